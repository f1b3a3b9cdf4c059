"""Where the column of a request comes from, in what a caller asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from policies.authzen.entities import Evaluation

__all__ = [
    "PATH",
    "Always",
    "Day",
    "Joined",
    "Member",
    "Origin",
    "Relation",
    "look_up",
    "named_values",
]

PATH = re.compile(
    r"(subject|resource)\.(type|id|properties(\.[A-Za-z_][A-Za-z0-9_-]*)+)"
    r"|action\.(name|properties(\.[A-Za-z_][A-Za-z0-9_-]*)+)"
    r"|context(\.[A-Za-z_][A-Za-z0-9_-]*)+"
)
"""Paths to members of an AuthZEN request."""

Texts: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Always:
    """The same value for every request."""

    value: str

    def read(self, _asked: Evaluation) -> Texts:
        """Give the value."""
        return (self.value,)


@dataclass(frozen=True)
class Member:
    """A member of the request."""

    path: str
    several: bool = False
    """Whether a list is taken: then the rules on all its values speak together."""
    default: str | None = None
    """What an absent member stands for; without one, it closes."""

    def read(self, asked: Evaluation) -> Texts:
        """Give the text of the member; nothing where it is absent or of another kind."""
        value = look_up(asked, self.path)
        if value is None and self.default is not None:
            return (self.default,)
        texts = _texts(value)
        return texts if self.several or len(texts) == 1 else ()


@dataclass(frozen=True)
class Joined:
    """Several members, written behind each other."""

    paths: Texts
    between: str

    def read(self, asked: Evaluation) -> Texts:
        """Give the joined text; nothing where one of the members is absent."""
        found = [_texts(look_up(asked, path)) for path in self.paths]
        if any(len(each) != 1 for each in found):
            return ()
        return (self.between.join(each[0] for each in found),)


@dataclass(frozen=True)
class Relation:
    """Whether the resource belongs to the subject: ``own``, ``other``, or ``none``."""

    held: str
    """Path to what the resource belongs to."""
    holding: str
    """Path to what the subject stands for; a list stands for each of its values."""

    def read(self, asked: Evaluation) -> Texts:
        """Give the relation; ``none`` where the resource belongs to nobody."""
        held = look_up(asked, self.held)
        if held is None:
            return ("none",)
        return ("own",) if held in _texts(look_up(asked, self.holding)) else ("other",)


@dataclass(frozen=True)
class Day:
    """The day of evaluation."""

    of_caller: bool
    """Whether ``context.time`` says which; else it is today."""


Origin: TypeAlias = Always | Member | Joined | Relation | Day


def look_up(asked: Evaluation, path: str) -> object:
    """Look up a member of a request; `None` where there is none."""
    first, *rest = path.split(".")
    value: object = asked.members[first]
    for name in rest:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def _texts(value: object) -> Texts:
    values = value if isinstance(value, list | tuple) else [value]
    texts = tuple(_text(each) for each in values)
    return tuple(each for each in texts if each is not None) if None not in texts else ()


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else None


def named_values(origin: Origin) -> frozenset[str]:
    """List the values that an origin names itself, and that its column must know."""
    match origin:
        case Always(value=value):
            return frozenset({value})
        case Member(default=str() as default):
            return frozenset({default})
        case Relation():
            return frozenset({"own", "other"})
        case _:
            return frozenset()
