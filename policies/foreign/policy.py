"""A foreign policy as it is read, and what its rules may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policies.errors import Finding, PolicyInvalidError
from policies.foreign.declaration import VOCABULARY, Declaration, read_declaration
from policies.foreign.form import Form, read_form
from policies.lines import MODEL, Line, Source, read_lines, read_text
from policies.rules import GROUPING, Group, fingerprint, gather_groups

__all__ = ["ForeignPolicy", "ForeignRule", "ForeignWords", "read_foreign"]

EFFECTS = frozenset({"allow", "deny"})


@dataclass(frozen=True)
class ForeignRule:
    """One rule under the model of its folder."""

    columns: tuple[str, ...]
    """The values in the order of the model."""
    places: Mapping[str, int]
    """Column -> its place in that order; the same for all rules of a folder."""
    source: Source

    @property
    def id(self) -> str:
        """Number of the rule."""
        return self.value("id")

    @property
    def eft(self) -> str:
        """``allow`` or ``deny``."""
        return self.value("eft")

    @property
    def basis(self) -> str:
        """Code of the legal basis."""
        return self.value("basis")

    def value(self, column: str) -> str:
        """Look up what stands in a column of the model."""
        return self.columns[self.places[column]]


@dataclass(frozen=True)
class ForeignPolicy:
    """A folder of somebody else's policy, its rules not yet checked."""

    model: str
    form: Form
    declaration: Declaration
    rules: tuple[ForeignRule, ...]
    groups: tuple[Group, ...]

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of model, rules, groups and vocabulary, in hexadecimal."""
        return fingerprint(self, self.declaration.text)


@dataclass(frozen=True)
class ForeignWords:
    """What the columns of a foreign rule may hold; see `policies.vocabulary.Words`."""

    form: Form
    declaration: Declaration

    @property
    def order(self) -> tuple[str, ...]:
        """Columns of a rule in the order of the model."""
        return self.form.rule

    @cached_property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """Column of a rule -> its values, groups and ``*`` aside."""
        held = {
            column: self.declaration.columns[part.request]
            for column, part in self.form.parts.items()
            if not part.dated
        }
        return {**held, "eft": EFFECTS, "basis": self.declaration.bases}

    @cached_property
    def grouped(self) -> Mapping[str, str]:
        """Column of a rule -> kind of the groups that may stand in it."""
        parts = self.form.parts.items()
        return {column: part.kind for column, part in parts if part.kind}

    @cached_property
    def exact(self) -> frozenset[str]:
        """Columns in which ``*`` does not stand for every value."""
        wide = {column for column, part in self.form.parts.items() if part.wide}
        return frozenset(self.order) - wide

    @property
    def span(self) -> tuple[str, str]:
        """Columns that hold the first and the last day; empty where the model has none."""
        return self.form.span

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Kind of group -> the values that may be members."""
        kinds = dict.fromkeys(self.form.kinds, frozenset[str]())
        for column, kind in self.grouped.items():
            kinds[kind] |= self.columns[column]
        return kinds

    @cached_property
    def names(self) -> frozenset[str]:
        """Every value of every column."""
        return frozenset().union(*self.columns.values())


def read_foreign(folder: Path) -> ForeignPolicy:
    """Read somebody else's policy from its folder.

    Parameters
    ----------
    folder
        Folder with ``model.conf``, ``vocabulary.yaml`` and ``rules/*.csv``.

    Raises
    ------
    PolicyInvalidError
        With everything for which the model, the vocabulary or a line is refused.
    """
    findings: list[Finding] = []
    model = read_text(folder / MODEL, findings)
    vocabulary = read_text(folder / VOCABULARY, findings)
    form = None if findings else read_form(model, findings)
    if form is None:
        raise PolicyInvalidError(tuple(findings))
    declaration = read_declaration(vocabulary, form, findings)
    shapes = {"p": form.rule, **dict.fromkeys(form.kinds, GROUPING)}
    lines = read_lines(folder, shapes, findings)
    if declaration is None or findings:
        raise PolicyInvalidError(tuple(findings))
    return ForeignPolicy(model, form, declaration, _rules(lines, form), gather_groups(lines))


def _rules(lines: list[Line], form: Form) -> tuple[ForeignRule, ...]:
    places = {column: place for place, column in enumerate(form.rule)}
    return tuple(
        ForeignRule(line.values, places, line.source) for line in lines if line.kind == "p"
    )
