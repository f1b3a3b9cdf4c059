"""Spellings of one question: aliases, fragments, directives, variables, repetition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

__all__ = ["Spelling", "Step", "spellings"]

_ALIASES = ("", "", "status: ", "withheld: ", "number: ", "other: ")
_DIRECTIVES = (
    "",
    "",
    " @include(if: true)",
    " @skip(if: false)",
    " @include(if: $yes)",
    " @skip(if: $no)",
    " @skip(if: $no) @include(if: $yes)",
)
_DECLARED = {"yes": ("Boolean!", True), "no": ("Boolean!", False)}


@dataclass(frozen=True)
class Step:
    """One field on the way, and the ways to write its arguments."""

    type: str
    field: str
    arguments: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Spelling:
    """One way to ask."""

    document: str
    variables: dict[str, object]
    path: tuple[str, ...]
    """Response names on the way to the field."""


@dataclass
class _Writer:
    """Writes a document from the inside out."""

    draw: st.DrawFn
    variables: Mapping[str, tuple[str, object]]
    fragments: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    repeatable: bool = True

    def write(self, step: Step, below: str) -> str:
        """Write the selection set that holds a step."""
        alias = self.draw(st.sampled_from(_ALIASES))
        self.path.insert(0, alias.removesuffix(": ") or step.field)
        arguments = self.draw(st.sampled_from(step.arguments))
        asked = f"{step.field}{arguments}"
        text = f"{alias}{asked}{self._directive()}{below}"
        # Once a document: at every step it would grow over the limits.
        if self.repeatable and self.draw(st.booleans()):
            self.repeatable = False
            text = f"absent: {asked} @skip(if: true){below} {text} {text}"
        for _ in range(self.draw(st.integers(0, 2))):
            text = self._wrap(text, step.type)
        return (
            f" {{ {text}{self.draw(st.sampled_from(['', ' __typename', ' dull: __typename']))} }}"
        )

    def _wrap(self, text: str, kind: str) -> str:
        match self.draw(st.sampled_from(["bare", "typed", "named"])):
            case "bare":
                return f"...{self._directive()} {{ {text} }}"
            case "typed":
                return f"... on {kind}{self._directive()} {{ {text} }}"
            case _:
                name = f"part{len(self.fragments)}"
                self.fragments.append(f"fragment {name} on {kind} {{ {text} }}")
                return f"...{name}{self._directive()}"

    def _directive(self) -> str:
        directive: str = self.draw(st.sampled_from(_DIRECTIVES))
        return directive

    def finish(self, body: str) -> Spelling:
        """Declare the variables that are used, and send some of them."""
        text = " ".join([body, *self.fragments])
        used = {name: kind for name, kind in self.variables.items() if f"${name}" in text}
        sent = {name: value for name, (_, value) in used.items() if self.draw(st.booleans())}
        declared = [
            f"${name}: {kind}" + ("" if name in sent else f" = {_literal(value)}")
            for name, (kind, value) in used.items()
        ]
        head = f"query Asked({', '.join(declared)})" if declared else "query Asked"
        parts = [head + body, *self.fragments]
        if self.draw(st.booleans()):
            parts = [*self.fragments, head + body]
        return Spelling(" ".join(parts), sent, tuple(self.path))


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


@st.composite
def spellings(
    draw: st.DrawFn, steps: tuple[Step, ...], variables: Mapping[str, tuple[str, object]]
) -> Spelling:
    """Draw a spelling of one field.

    Parameters
    ----------
    draw
        Given by hypothesis.
    steps
        From the root to the field.
    variables
        Type and value of each variable that arguments may name.
    """
    writer = _Writer(draw, {**_DECLARED, **variables})
    body = ""
    for step in reversed(steps):
        body = writer.write(step, body)
    return writer.finish(body)
