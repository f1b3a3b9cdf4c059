"""Rules and groups of rules, and the folder of text they are read from.

A folder holds ``model.conf`` and ``rules/*.csv`` in Casbin's own format: one
rule or group a line, columns parted by commas, comments on lines of their own
that begin with ``#``.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from unicodedata import category, name

from policies.errors import Finding, PolicyInvalidError

__all__ = [
    "COLUMNS",
    "KINDS",
    "MODEL",
    "Group",
    "Policy",
    "Rule",
    "Source",
    "read_model",
    "read_policy",
]

MODEL = "model.conf"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or group stands."""

    file: str
    line: int


NOWHERE = Source("", 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: whom it speaks of, what it opens or closes, when, and on which basis."""

    id: str
    role: str
    home: str
    record: str
    relation: str
    coordinate: str
    action: str
    purpose: str
    since: str
    """First day as ISO text; empty if it always held."""
    until: str
    """Last day as ISO text; empty if it holds on."""
    eft: str
    basis: str
    source: Source = field(default=NOWHERE, compare=False, kw_only=True)

    @property
    def columns(self) -> tuple[str, ...]:
        """The values in the order of the model."""
        values: tuple[str, ...] = VALUES(self)
        return values


COLUMNS = tuple(each.name for each in fields(Rule) if each.name != "source")
VALUES = attrgetter(*COLUMNS)


@dataclass(frozen=True, slots=True)
class Group:
    """One member of one group."""

    kind: str
    """``g`` of roles, ``g2`` of coordinates, ``g3`` of purposes, ``g4`` of municipalities."""
    member: str
    belongs_to: str
    source: Source = field(default=NOWHERE, compare=False, kw_only=True)


KINDS = ("g", "g2", "g3", "g4")
SHAPES = {"p": len(COLUMNS), **dict.fromkeys(KINDS, 2)}


@dataclass(frozen=True)
class Policy:
    """The model, the rules and the groups, not yet checked."""

    model: str
    """Text of ``model.conf``."""
    rules: tuple[Rule, ...]
    groups: tuple[Group, ...]

    @cached_property
    def sha256(self) -> str:
        """Fingerprint in hexadecimal; the order and the places of the lines do not count."""
        rules = sorted(rule.columns for rule in self.rules)
        groups = sorted((group.kind, group.member, group.belongs_to) for group in self.groups)
        canonical = json.dumps([self.model, rules, groups], separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()


def read_policy(folder: Path) -> Policy:
    """Read a policy from its folder.

    Parameters
    ----------
    folder
        Folder with ``model.conf`` and ``rules/*.csv``.

    Returns
    -------
    Policy
        Rules and groups in the order of the files' names and of their lines.

    Raises
    ------
    PolicyInvalidError
        If there is no model, a file is not clean UTF-8 text, or a line has no known type
        or another number of columns, with every such line.
    """
    findings: list[Finding] = []
    model = _text(folder / MODEL, findings)
    lines = [
        parsed
        for file in sorted((folder / "rules").glob("*.csv"))
        for number, line in enumerate(_text(file, findings).split("\n"), start=1)
        for parsed in _parse(line, Source(file.name, number), findings)
    ]
    if findings:
        raise PolicyInvalidError(tuple(findings))
    rules = tuple(line for line in lines if isinstance(line, Rule))
    return Policy(model, rules, tuple(line for line in lines if isinstance(line, Group)))


def read_model() -> str:
    """Read the model that all policies share."""
    return (Path(__file__).parent / MODEL).read_text(encoding="utf-8")


def _text(file: Path, findings: list[Finding]) -> str:
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


def _parse(line: str, source: Source, findings: list[Finding]) -> Iterator[Rule | Group]:
    problem = _hidden(line)
    if not problem:
        cells = [cell.strip() for cell in line.split(",")]
        if cells == [""] or cells[0].startswith("#"):
            return
        problem = _misshapen(cells)
    if problem:
        findings.append(Finding(source.file, source.line, *problem))
        return
    kind, *values = cells
    yield Rule(*values, source=source) if kind == "p" else Group(kind, *values, source=source)


def _hidden(line: str) -> tuple[str, str, str] | None:
    hidden = next((sign for sign in line if category(sign)[0] == "C" and sign != "\t"), None)
    if hidden is None:
        return None
    called = name(hidden, "a control character")
    return "", f"the line holds U+{ord(hidden):04X} ({called}), which no reader sees", "remove it"


def _misshapen(cells: Sequence[str]) -> tuple[str, str, str] | None:
    kind, count = cells[0], len(cells) - 1
    if kind not in SHAPES:
        return "type", f"{kind!r} is no type of line", f"begin the line with {', '.join(SHAPES)}"
    if count != SHAPES[kind]:
        asked = ", ".join(COLUMNS) if kind == "p" else "member, group"
        reason = f"{count} columns stand after {kind!r} where {SHAPES[kind]} are needed"
        return "", reason, f"write {kind}, {asked}"
    return None
