"""YAML as plain text: every value a string, every value with its line, and no surprises.

Of YAML only what a reader takes for what it says is read: lists, keys and text. ``no`` is a word
and ``on`` is a key; anchors, aliases, tags and several documents are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import yaml
from yaml.reader import ReaderError

from policies.errors import CasesInvalidError, Finding

__all__ = ["Entry", "Text", "read_entries"]

DEEPEST = 3
"""Levels: the list of cases, a case, and a list in it."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some text and where it stands."""

    value: str
    line: int


@dataclass(frozen=True)
class Entry:
    """One mapping of a file: each key with its line, and what it holds."""

    file: str
    line: int
    values: tuple[tuple[Text, tuple[Text, ...], bool], ...]
    """Key, texts it holds, and whether they stand in a list."""


def read_entries(file: str, text: str) -> tuple[Entry, ...]:
    """Read a text that holds a list of mappings of text to text or lists of text.

    Parameters
    ----------
    file
        Name of the file, for findings.
    text
        YAML.

    Returns
    -------
    tuple of Entry
        In the order of the text; empty for an empty one.

    Raises
    ------
    CasesInvalidError
        If it is not YAML, or is more of YAML than is read, with every such line.
    """
    try:
        _refuse_surprises(file, text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise CasesInvalidError([_unreadable(file, text, error)]) from error
    if root is None:
        return ()
    findings: list[Finding] = []
    entries = tuple(_entries(root, file, findings))
    if findings:
        raise CasesInvalidError(findings)
    return entries


def _refuse_surprises(file: str, text: str) -> None:
    findings = []
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        problem = _surprise(event, depth)
        if problem:
            line = cast("yaml.Mark", event.start_mark).line + 1
            findings.append(Finding(file, line, "", *problem))
            if depth > DEEPEST:
                break
    if findings:
        raise CasesInvalidError(findings)


def _surprise(event: yaml.Event, depth: int) -> tuple[str, str] | None:
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor} repeats what stands elsewhere", "write it out, or quote it"
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        return f"&{event.anchor} is an anchor", "take it out, or quote it"
    if getattr(event, "tag", None):
        return "a tag (!) stands before a value", "take it out, or quote the value"
    if depth > DEEPEST:
        return "a value nests too deep", "write a list of names"
    return None


def _unreadable(file: str, text: str, error: yaml.YAMLError) -> Finding:
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Finding(file, line, "", "it holds a sign that no reader sees", "remove it")
    marked = cast("yaml.MarkedYAMLError", error)
    line = cast("yaml.Mark", marked.problem_mark).line + 1
    fix = "correct the line, or put the text between quotes"
    return Finding(file, line, "", f"it is not YAML: {marked.problem}", fix)


def _entries(root: yaml.Node, file: str, findings: list[Finding]) -> Iterator[Entry]:
    if not isinstance(root, yaml.SequenceNode):
        fix = "begin each case with - case: and its sentence"
        findings.append(Finding(file, _line(root), "", "the file is no list of cases", fix))
        return
    for node in root.value:
        if isinstance(node, yaml.MappingNode):
            yield Entry(file, _line(node), tuple(_values(node, file, findings)))
        else:
            fix = "begin each case with - case: and its sentence"
            findings.append(Finding(file, _line(node), "", "here stands no case", fix))


def _values(
    node: yaml.MappingNode, file: str, findings: list[Finding]
) -> Iterator[tuple[Text, tuple[Text, ...], bool]]:
    for key, value in node.value:
        listed = isinstance(value, yaml.SequenceNode)
        held = value.value if listed else [value]
        if all(isinstance(each, yaml.ScalarNode) for each in (key, *held)):
            yield _text(key), tuple(map(_text, held)), listed
        else:
            fix = "write text, or a list of names"
            findings.append(Finding(file, _line(key), "", "a value is no text and no list", fix))


def _text(node: yaml.Node) -> Text:
    return Text(str(node.value).strip(), _line(node))


def _line(node: yaml.Node) -> int:
    line: int = node.start_mark.line
    return line + 1
