"""How much a GraphQL document may ask for, and how it is refused.

A text is held against the limits before the parser sees it, in one linear scan;
`gateway.measures` holds the parsed document against them before the validator does.

* DocumentError
  - DocumentInvalidError   the document breaks a rule of GraphQL or of the schema
  - DocumentTooLargeError  the text has too many bytes
  - LimitExceededError     the document or its variables ask for too much
"""

import re
from dataclasses import dataclass
from typing import Final

from graphql import GraphQLError, Node

from gateway.errors import GatewayError

__all__ = [
    "DocumentError",
    "DocumentInvalidError",
    "DocumentTooLargeError",
    "Finding",
    "LimitExceededError",
    "Limits",
    "check_text",
    "hold",
]

_TOKEN: Final = re.compile(
    r'"""(?:\\"""|(?!""").)*+(?:""")?|"(?:\\.|[^"\\\n\r])*+"?'
    r"|(?P<directive>@)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<open>[\[({])"
    r"|(?P<close>[\])}])|#[^\n\r]*|\.\.\.|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[^\s,\ufeff]",
    re.DOTALL,
)


@dataclass(frozen=True)
class Limits:
    """The most a document may have of everything."""

    bytes: int = 16_384
    """Size of the text in UTF-8."""
    tokens: int = 1_000
    """Lexical tokens; a comment is one."""
    nesting: int = 32
    """Brackets of any kind open at once; also the nesting of variables."""
    name: int = 63
    """Characters in a name: PostgreSQL cuts identifiers at 63 bytes."""
    operations: int = 10
    fragments: int = 30
    variables: int = 30
    """Variables declared, over all operations."""
    directives: int = 50
    """Directives applied, as written."""
    depth: int = 12
    """Fields below each other, from the root of the operation."""
    introspection_depth: int = 16
    """The same below `__schema` and `__type`."""
    fields: int = 500
    """Fields after fragments are expanded, over all operations."""
    selections: int = 1_000
    """Fields, inline fragments and spreads after expansion: bounds empty fragments."""
    aliases: int = 30
    """Aliased fields after fragments are expanded."""
    root_fields: int = 10
    """Response names at the root of one operation."""
    twins: int = 10
    """Response names one field is asked under in one place."""
    repeats: int = 20
    """Fields asked for one response name in one place: validation compares all pairs."""
    values: int = 1_000
    """Scalars, lists and objects in the variables."""
    errors: int = 5
    """Errors reported at once."""


@dataclass(frozen=True)
class Finding:
    """One thing found wrong: neutral words and where, as (line, column) from 1."""

    message: str
    locations: tuple[tuple[int, int], ...] = ()

    @classmethod
    def at(cls, message: str, *nodes: Node) -> "Finding":
        """Find something wrong with these nodes of a parsed document."""
        return cls.of(GraphQLError(message, list(nodes)), message)

    @classmethod
    def of(cls, error: GraphQLError, message: str) -> "Finding":
        """Keep the locations of an error and nothing else of it."""
        return cls(message, tuple((at.line, at.column) for at in error.locations or ()))

    def formatted(self) -> dict[str, object]:
        """Format as a GraphQL error without extensions; GraphQL allows no empty locations."""
        if not self.locations:
            return {"message": self.message}
        places = [{"line": line, "column": column} for line, column in self.locations]
        return {"message": self.message, "locations": places}


class DocumentError(GatewayError):
    """A document, or the variables that came with it, is refused.

    The message is the code alone, so that a log line never holds what was sent.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(self.code)
        self.findings = findings

    def formatted(self) -> list[dict[str, object]]:
        """Format every finding as a GraphQL error."""
        return [
            {**finding.formatted(), "extensions": {"code": self.code}} for finding in self.findings
        ]

    def line(self) -> dict[str, str | int]:
        """Sum up in one bounded log line: code, count and first location, no text."""
        first = next((at for finding in self.findings for at in finding.locations), None)
        where = {} if first is None else {"line": first[0], "column": first[1]}
        return {"code": self.code, "count": len(self.findings), **where}


class DocumentInvalidError(DocumentError):
    """The document breaks a rule of GraphQL or of the schema."""

    code = "DOCUMENT_INVALID"


class DocumentTooLargeError(DocumentError):
    """The text has too many bytes."""

    code = "DOCUMENT_TOO_LARGE"

    def __init__(self, most: int) -> None:
        super().__init__(Finding(f"The document has more than {most} bytes."))


class LimitExceededError(DocumentError):
    """The document or its variables ask for too much of one thing."""

    code = "LIMIT_EXCEEDED"

    def __init__(self, limit: str, most: int) -> None:
        super().__init__(Finding(f"Limit exceeded: {limit.replace('_', ' ')}, at most {most}."))
        self.limit = limit


def hold(limits: Limits, **measured: int) -> None:
    """Hold what was measured against the limits of the same names.

    Raises
    ------
    LimitExceededError
        For the first that is over its limit.
    """
    for name, number in measured.items():
        if number > (most := getattr(limits, name)):
            raise LimitExceededError(name, most)


def check_text(text: str, limits: Limits) -> None:
    """Hold a text against the limits before it is parsed.

    Raises
    ------
    DocumentTooLargeError
        If it has too many bytes.
    LimitExceededError
        If it has too many tokens or directives, too deep brackets or too long a name.
    """
    if len(text) > limits.bytes or len(text.encode(errors="surrogatepass")) > limits.bytes:
        raise DocumentTooLargeError(limits.bytes)
    nesting = directives = 0
    for tokens, token in enumerate(_TOKEN.finditer(text), start=1):
        kind = token.lastgroup
        nesting += (kind == "open") - (kind == "close")
        directives += kind == "directive"
        name = token.end() - token.start() if kind == "name" else 0
        hold(limits, tokens=tokens, nesting=nesting, directives=directives, name=name)
