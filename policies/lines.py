"""Lines of the text that policies are read from, and where each stands.

``rules/*.csv`` are in Casbin's own format: one rule or group a line, columns parted by commas,
comments on lines of their own that begin with ``#``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, name

from policies.errors import Finding

__all__ = [
    "MODEL",
    "NOWHERE",
    "Line",
    "Shapes",
    "Source",
    "parse_lines",
    "read_lines",
    "read_text",
]

MODEL = "model.conf"

Shapes = Mapping[str, tuple[str, ...]]
"""Type of a line -> the columns that stand after it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or group stands."""

    file: str
    line: int


NOWHERE = Source("", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something."""

    kind: str
    values: tuple[str, ...]
    source: Source


def read_lines(folder: Path, shapes: Shapes, findings: list[Finding]) -> list[Line]:
    """Read the lines of ``rules/*.csv`` in the order of the files' names.

    Parameters
    ----------
    folder
        Folder of the policy.
    shapes
        Types of lines there are.
    findings
        Takes every line that is not clean text, or has no known type or another number of
        columns.
    """
    files = sorted((folder / "rules").glob("*.csv"))
    return [
        parsed
        for file in files
        for parsed in parse_lines(file.name, read_text(file, findings), shapes, findings)
    ]


def parse_lines(file: str, text: str, shapes: Shapes, findings: list[Finding]) -> Iterator[Line]:
    """Read the lines of one text; `file` is its name, the rest as for `read_lines`."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        yield from _parse(line, Source(file, number), shapes, findings)


def read_text(file: Path, findings: list[Finding]) -> str:
    """Read a file of clean UTF-8; what is wrong with it becomes a finding."""
    try:
        content = file.read_bytes()
    except OSError as error:
        fix = f"name the folder that holds {MODEL} and rules/*.csv"
        findings.append(Finding(str(file), 0, "", f"it cannot be read ({error.strerror})", fix))
        return ""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        reason = f"byte 0x{content[error.start]:02x} is not UTF-8"
        findings.append(Finding(file.name, line, "", reason, "save the file as UTF-8"))
        return ""
    if text.startswith("\ufeff"):
        fix = "save the file as UTF-8 without a byte order mark"
        findings.append(Finding(file.name, 1, "", "the file begins with a byte order mark", fix))
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _parse(line: str, source: Source, shapes: Shapes, findings: list[Finding]) -> Iterator[Line]:
    problem = _hidden(line)
    if not problem:
        cells = [cell.strip() for cell in line.split(",")]
        if cells == [""] or cells[0].startswith("#"):
            return
        problem = _misshapen(cells, shapes)
    if problem:
        findings.append(Finding(source.file, source.line, *problem))
        return
    kind, *values = cells
    yield Line(kind, tuple(values), source)


def _hidden(line: str) -> tuple[str, str, str] | None:
    hidden = next((sign for sign in line if category(sign)[0] == "C" and sign != "\t"), None)
    if hidden is None:
        return None
    called = name(hidden, "a control character")
    return "", f"the line holds U+{ord(hidden):04X} ({called}), which no reader sees", "remove it"


def _misshapen(cells: Sequence[str], shapes: Shapes) -> tuple[str, str, str] | None:
    kind, count = cells[0], len(cells) - 1
    if kind not in shapes:
        return "type", f"{kind!r} is no type of line", f"begin the line with {', '.join(shapes)}"
    asked = shapes[kind]
    if count != len(asked):
        reason = f"{count} columns stand after {kind!r} where {len(asked)} are needed"
        return "", reason, f"write {kind}, {', '.join(asked)}"
    return None
