"""YAML in which every value is text and knows its line; what could be read in two ways is refused.

``no`` is the text "no", ``010`` is "010", and a day stays as it is written. Anchors, aliases,
tags and keys that stand twice are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

import yaml

from policies.errors import Finding

__all__ = ["Entry", "read_sheet"]

DEEPEST = 8


@dataclass(frozen=True)
class Entry:
    """One value of a sheet and where it stands."""

    value: "str | tuple[Entry, ...] | dict[str, Entry]"
    line: int

    @property
    def text(self) -> str:
        """The value, where it is text; else empty."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def members(self) -> "dict[str, Entry]":
        """The members, where it is a mapping; else none."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "tuple[Entry, ...]":
        """The items, where it is a list; else none."""
        return self.value if isinstance(self.value, tuple) else ()


def read_sheet(text: str, file: str, findings: list[Finding]) -> Entry | None:
    """Read a sheet.

    Parameters
    ----------
    text
        Text of the file.
    file
        Its name.
    findings
        Takes everything for which it must be refused.

    Returns
    -------
    Entry or None
        `None` if it is refused.
    """
    found = list(_check_events(text, file))
    if not found:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is None:
            found.append(Finding(file, 1, "", "the file says nothing", "write a mapping"))
        else:
            return _enter(node, file, findings)
    findings.extend(found)
    return None


def _check_events(text: str, file: str) -> Iterator[Finding]:
    hidden = next((sign for sign in text if category(sign)[0] == "C" and sign not in "\n\t"), None)
    if hidden is not None:
        line = text.partition(hidden)[0].count("\n") + 1
        reason = f"the line holds U+{ord(hidden):04X}, which no reader sees"
        yield Finding(file, line, "", reason, "remove it")
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            problem = _problem_of(event, depth)
            if problem:
                yield Finding(file, _line(event.start_mark), "", *problem)
                return
    except yaml.MarkedYAMLError as error:
        reason = f"this is no YAML ({error.problem})"
        yield Finding(file, _line(error.problem_mark), "", reason, "correct the line")


def _line(mark: object) -> int:
    place: int = getattr(mark, "line", 0)
    return place + 1


def _problem_of(event: yaml.Event, depth: int) -> tuple[str, str] | None:
    if depth > DEEPEST:
        return f"values stand more than {DEEPEST} levels deep", "take levels out"
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "an anchor or alias stands here", "write the value out"
    if getattr(event, "tag", None):
        return "a tag stands here", "leave it out: every value is text"
    if isinstance(event, yaml.DocumentStartEvent) and event.explicit:
        return "a document mark stands here", "keep one document, without ---"
    return None


def _enter(node: yaml.Node, file: str, findings: list[Finding]) -> Entry:
    line = node.start_mark.line + 1
    match node:
        case yaml.MappingNode(value=pairs):
            members: dict[str, Entry] = {}
            for key, value in pairs:
                name = str(key.value)
                if name in members or not isinstance(key, yaml.ScalarNode):
                    reason = f"{name[:40]!r} stands there twice, or is no name"
                    place = key.start_mark.line + 1
                    findings.append(Finding(file, place, "", reason, "take out one of them"))
                members[name] = _enter(value, file, findings)
            return Entry(members, line)
        case yaml.SequenceNode(value=values):
            return Entry(tuple(_enter(each, file, findings) for each in values), line)
        case _:
            return Entry(str(node.value), line)
