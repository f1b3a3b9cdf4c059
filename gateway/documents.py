"""Documents: from the text of a request to an operation and its variables.

A document is parsed and validated once and then kept; a text that was refused is
looked at again each time. Nothing said about a refusal holds a value that was sent.

* DocumentError (in `gateway.limits`)
  - DocumentInvalidError      the document breaks a rule of GraphQL or of the schema
  - DocumentMalformedError    the text is not GraphQL
  - DocumentTooLargeError     the text has too many bytes
  - LimitExceededError        the document or its variables ask for too much
  - OperationAmbiguousError   the document has several operations and none was named
  - OperationUnknownError     the document has no operation of that name
  - VariableInvalidError      a value does not fit its variable, or is missing
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    VariableDefinitionNode,
    parse,
    print_ast,
    validate,
)
from graphql.execution.values import VariableValues, get_variable_values

from gateway.cache import BoundedCache
from gateway.limits import (
    DocumentError,
    DocumentInvalidError,
    Finding,
    Limits,
    check_text,
    hold,
)
from gateway.measures import Measure, check_document
from gateway.values import RULES, fits_register, parts

__all__ = [
    "Document",
    "DocumentMalformedError",
    "Documents",
    "OperationAmbiguousError",
    "OperationUnknownError",
    "VariableInvalidError",
    "coerce_variables",
    "operation",
]

_SYNTAX: Final = re.compile(
    r"Expected (?:'[^']{1,10}'|[A-Z]\w+)|Unexpected (?:'\W{1,3}'|<EOF>|[A-Z]\w+|description)"
    r"|Unterminated string|Invalid (?:number|character|(?:Unicode|character) escape sequence)"
)


class DocumentMalformedError(DocumentError):
    """The text is not GraphQL."""

    code = "DOCUMENT_MALFORMED"


class OperationAmbiguousError(DocumentError):
    """The document has several operations and the request names none."""

    code = "OPERATION_AMBIGUOUS"

    def __init__(self) -> None:
        super().__init__(Finding("The document has several operations: give operationName."))


class OperationUnknownError(DocumentError):
    """The document has no operation of the name in the request."""

    code = "OPERATION_UNKNOWN"

    def __init__(self) -> None:
        super().__init__(Finding("The document has no operation of this name."))


class VariableInvalidError(DocumentError):
    """A value does not fit its variable, or is missing."""

    code = "VARIABLE_INVALID"


@dataclass(frozen=True, eq=False)
class Document:
    """A document that may run: within the limits and valid against its schema."""

    sha256: str
    """Of the text in UTF-8, 64 hexadecimal digits; a name for logs, never a key."""
    ast: DocumentNode
    operations: Mapping[str | None, OperationDefinitionNode]
    """In the order of the text; `None` names the anonymous one."""
    fragments: Mapping[str, FragmentDefinitionNode]
    schema: GraphQLSchema
    limits: Limits
    measure: Measure
    """What it asks for, all operations together."""


class Documents:
    """The documents of one schema, the most recently used of them kept.

    Parameters
    ----------
    schema
        What documents are validated against.
    limits
        What they may ask for.
    size
        Documents kept at most; one takes up to half a megabyte.
    """

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, size: int) -> None:
        self._schema = schema
        self._limits = limits
        self._kept: BoundedCache[str, Document] = BoundedCache(size)

    def __len__(self) -> int:
        return len(self._kept)

    def prepare(self, text: str) -> Document:
        """Parse and validate a text, or find it among those kept.

        Raises
        ------
        DocumentTooLargeError, LimitExceededError
            If it asks for too much.
        DocumentMalformedError
            If it is not GraphQL.
        DocumentInvalidError
            If it does not fit the schema.
        """
        kept = self._kept.get(text)
        if kept is None:
            kept = self._build(text)
            self._kept.put(text, kept, until=math.inf)
        return kept

    def _build(self, text: str) -> Document:
        check_text(text, self._limits)
        ast = _parse(text, self._limits)
        measure = check_document(ast, self._limits)
        _validate(self._schema, ast, most=self._limits.errors)
        return Document(
            sha256(text.encode()).hexdigest(),
            ast,
            MappingProxyType(_name_operations(ast)),
            MappingProxyType(_name_fragments(ast)),
            self._schema,
            self._limits,
            measure,
        )


def operation(document: Document, name: str | None) -> OperationDefinitionNode:
    """Select the operation to run.

    Raises
    ------
    OperationAmbiguousError
        If no name is given and there are several.
    OperationUnknownError
        If there is none of this name.
    """
    if name is None and len(document.operations) > 1:
        raise OperationAmbiguousError
    if name is None:
        return next(iter(document.operations.values()))
    if name not in document.operations:
        raise OperationUnknownError
    return document.operations[name]


def coerce_variables(
    document: Document, operation: OperationDefinitionNode, *, variables: Mapping[str, object]
) -> VariableValues:
    """Make the variables of an operation out of the JSON values of a request.

    Values of variables that the operation does not declare are not looked at.

    Raises
    ------
    LimitExceededError
        If the values are too many or nest too deep.
    VariableInvalidError
        If values do not fit; the error names the variables and shows no value.
    """
    declared = {node.variable.name.value: node for node in operation.variable_definitions or ()}
    given = {name: variables[name] for name in declared if name in variables}
    for count, (depth, _) in enumerate(parts(given)):
        hold(document.limits, values=count, nesting=depth)
    unfit = [name for name, value in given.items() if not fits_register(value)]
    if not unfit:
        coerced = get_variable_values(
            document.schema, tuple(declared.values()), given, document.limits.errors
        )
        if isinstance(coerced, VariableValues):
            return coerced
        unfit = _blame(coerced, declared)
    findings = [_explain(declared[name], given) for name in unfit[: document.limits.errors]]
    raise VariableInvalidError(*findings)


def _parse(text: str, limits: Limits) -> DocumentNode:
    """Parse; the parser keeps a bound of its own on tokens."""
    try:
        text.encode()
        return parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
    except UnicodeEncodeError:
        raise DocumentMalformedError(Finding("The document is not Unicode text.")) from None
    except GraphQLSyntaxError as error:
        known = _SYNTAX.match(error.description)
        message = f"Syntax error: {known.group()}." if known else "Syntax error."
        raise DocumentMalformedError(Finding.of(error, message)) from None


def _validate(schema: GraphQLSchema, ast: DocumentNode, *, most: int) -> None:
    errors = validate(schema, ast, RULES, max_errors=most, hide_suggestions=True)
    if errors:
        raise DocumentInvalidError(*(Finding.of(error, _word(error)) for error in errors[:most]))


def _word(error: GraphQLError) -> str:
    """Leave out what a rule suggests even where suggestions are hidden."""
    return error.message.partition(" Did you mean")[0]


def _name_operations(ast: DocumentNode) -> dict[str | None, OperationDefinitionNode]:
    return {
        node.name.value if node.name else None: node
        for node in ast.definitions
        if isinstance(node, OperationDefinitionNode)
    }


def _name_fragments(ast: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {
        node.name.value: node
        for node in ast.definitions
        if isinstance(node, FragmentDefinitionNode)
    }


def _blame(errors: list[GraphQLError], declared: Mapping[str, VariableDefinitionNode]) -> list[str]:
    """Name the variables that errors are about; all of them where errors do not tell."""
    blamed = [node for error in errors for node in error.nodes or ()]
    unfit = [name for name, node in declared.items() if any(node is one for one in blamed)]
    return unfit or list(declared)


def _explain(node: VariableDefinitionNode, given: Mapping[str, object]) -> Finding:
    name = node.variable.name.value
    wrong = "has an invalid value" if name in given else "must be given"
    return Finding.at(f"Variable '${name}' of type '{print_ast(node.type)}' {wrong}.", node)
