"""Rules and groups of rules, and the folder of text they are read from."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Protocol

from policies.errors import Finding, PolicyInvalidError
from policies.lines import MODEL, NOWHERE, Line, Source, parse_lines, read_lines, read_text

__all__ = [
    "COLUMNS",
    "GROUPING",
    "KINDS",
    "MODEL",
    "Group",
    "Policy",
    "Rule",
    "Ruleset",
    "Source",
    "Written",
    "fingerprint",
    "gather_groups",
    "parse_policy",
    "read_model",
    "read_policy",
]


class Written(Protocol):
    """A rule under any model."""

    @property
    def id(self) -> str:
        """Number of the rule."""

    @property
    def eft(self) -> str:
        """``allow`` or ``deny``."""

    @property
    def basis(self) -> str:
        """Code of the legal basis."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The values in the order of the model."""

    @property
    def source(self) -> Source:
        """Where the rule stands."""

    def value(self, column: str) -> str:
        """Look up what stands in a column of the model."""


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

    def value(self, column: str) -> str:
        """Look up what stands in a column of the model."""
        value: str = getattr(self, column)
        return value


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
GROUPING = ("member", "group")
SHAPES = {"p": COLUMNS, **dict.fromkeys(KINDS, GROUPING)}


class Ruleset(Protocol):
    """A model, its rules and groups; the rules may be of any model."""

    @property
    def model(self) -> str:
        """Text of ``model.conf``."""

    @property
    def rules(self) -> Sequence[Written]:
        """Rules in order."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """Groups of every kind."""


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
        return fingerprint(self)


def fingerprint(policy: Ruleset, *further: str) -> str:
    """Take the fingerprint of a policy, and of further texts that belong to it."""
    rules = sorted(rule.columns for rule in policy.rules)
    groups = sorted((group.kind, group.member, group.belongs_to) for group in policy.groups)
    canonical = json.dumps([policy.model, rules, groups, *further], separators=(",", ":"))
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
    model = read_text(folder / MODEL, findings)
    lines = read_lines(folder, SHAPES, findings)
    return _gather(model, lines, findings)


def parse_policy(texts: Mapping[str, str]) -> Policy:
    """Read a policy under the model that all policies share from the texts of its files.

    Parameters
    ----------
    texts
        Name of each file -> its text, in the order of the lines.

    Raises
    ------
    PolicyInvalidError
        If a line has no known type or another number of columns, with every such line.
    """
    findings: list[Finding] = []
    lines = [
        line for file, text in texts.items() for line in parse_lines(file, text, SHAPES, findings)
    ]
    return _gather(read_model(), lines, findings)


def _gather(model: str, lines: Sequence[Line], findings: Sequence[Finding]) -> Policy:
    if findings:
        raise PolicyInvalidError(tuple(findings))
    rules = (Rule(*line.values, source=line.source) for line in lines if line.kind == "p")
    return Policy(model, tuple(rules), gather_groups(lines))


def gather_groups(lines: Iterable[Line]) -> tuple[Group, ...]:
    """Gather the groups among the lines of a policy, in order."""
    return tuple(
        Group(line.kind, *line.values, source=line.source) for line in lines if line.kind != "p"
    )


def read_model() -> str:
    """Read the model that all policies share."""
    return (Path(__file__).parent / MODEL).read_text(encoding="utf-8")
