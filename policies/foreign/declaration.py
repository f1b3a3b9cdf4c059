"""``vocabulary.yaml``: the closed lists of a foreign policy, and how questions become columns.

* ``name``: what the policy is called.
* ``columns``: column of a request -> the values it may have; the day is not among them.
* ``bases``: codes of the legal bases that rules name.
* ``request``: column of a request -> where it comes from (see ``policies/examples/README.md``).
* ``subjects``: who a search may name, each with ``type``, ``id`` and ``properties``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policies.authzen.entities import Subject
from policies.errors import Finding
from policies.foreign.form import Form
from policies.foreign.origins import read_origin
from policies.foreign.sheet import Entry, read_sheet
from policies.foreign.sources import Day, Origin, named_values
from policies.legibility import illegible

__all__ = ["VOCABULARY", "Declaration", "read_declaration"]

VOCABULARY = "vocabulary.yaml"
MEMBERS = ("name", "columns", "bases", "request", "subjects")
REQUIRED = ("name", "columns", "bases", "request")


@dataclass(frozen=True)
class Declaration:
    """What a folder says of its policy beside the rules."""

    text: str
    """The file as it is."""
    columns: Mapping[str, frozenset[str]]
    """Column of a request, the day aside -> its values."""
    bases: frozenset[str]
    request: Mapping[str, Origin]
    """Column of a request -> where it comes from."""
    subjects: tuple[Subject, ...]


def read_declaration(text: str, form: Form, findings: list[Finding]) -> Declaration | None:
    """Read what a folder declares.

    Parameters
    ----------
    text
        Text of ``vocabulary.yaml``.
    form
        Form of the model that it must fit.
    findings
        Takes everything for which it must be refused.

    Returns
    -------
    Declaration or None
        `None` if it must be refused.
    """
    found: list[Finding] = []
    sheet = read_sheet(text, VOCABULARY, found)
    if sheet is not None and not found:
        found.extend(_check_members(sheet))
    if sheet is None or found:
        findings.extend(found)
        return None
    reader = _Reader(sheet.members, form, found)
    declared = Declaration(
        text, reader.columns(), reader.bases(), reader.request(), tuple(reader.subjects())
    )
    found.extend(_check_named(declared, sheet.members["request"]))
    findings.extend(found)
    return None if found else declared


def _finding(entry: Entry, where: str, reason: str, fix: str) -> Finding:
    return Finding(VOCABULARY, entry.line, where, reason, fix)


def _check_members(sheet: Entry) -> Iterator[Finding]:
    for name in REQUIRED:
        if name not in sheet.members:
            yield _finding(sheet, name, f"{name} is missing", f"write {name}: ...")
    for name, entry in sheet.members.items():
        if name not in MEMBERS:
            fix = f"write only {', '.join(MEMBERS)}"
            yield _finding(entry, name, f"{name[:40]!r} is not known here", fix)


def _check_named(declared: Declaration, sheet: Entry) -> Iterator[Finding]:
    for column, origin in declared.request.items():
        known = declared.columns.get(column)
        for value in sorted(named_values(origin) - known) if known is not None else ():
            reason = f"{value[:40]!r} is no value of the column {column}"
            yield _finding(sheet.members[column], column, reason, "add it under columns")


@dataclass(frozen=True)
class _Reader:
    sheet: Mapping[str, Entry]
    form: Form
    found: list[Finding]

    def columns(self) -> Mapping[str, frozenset[str]]:
        """Read the closed list of each column of a request, the day aside."""
        entry = self.sheet["columns"]
        self._compare(entry, "columns", frozenset(self.form.request) - self.form.days)
        return {name: self._values(each, name) for name, each in entry.members.items()}

    def bases(self) -> frozenset[str]:
        """Read the codes of the legal bases."""
        return self._values(self.sheet["bases"], "bases")

    def request(self) -> Mapping[str, Origin]:
        """Read where each column comes from."""
        entry = self.sheet["request"]
        self._compare(entry, "request", frozenset(self.form.request))
        origins: dict[str, Origin] = {}
        for name, each in entry.members.items():
            origin = read_origin(each)
            dated = name in self.form.days
            if origin is None or isinstance(origin, Day) is not dated:
                reason = f"this does not say where the {'day' if dated else 'column'} comes from"
                fix = "write today or context.time" if dated else "write a path, as action.name"
                self.found.append(_finding(each, name, reason, fix))
            else:
                origins[name] = origin
        return origins

    def subjects(self) -> Iterator[Subject]:
        """Read who a search may name."""
        seen: set[tuple[str, str]] = set()
        for entry in self.sheet["subjects"].items if "subjects" in self.sheet else ():
            members = entry.members
            kind, name = (members[each].text if each in members else "" for each in ("type", "id"))
            if not kind or not name or (kind, name) in seen or members.keys() - _SUBJECT:
                reason = "a subject has a type, an id of its own, and properties"
                fix = "write {type: ..., id: ..., properties: {...}}"
                self.found.append(_finding(entry, "subjects", reason, fix))
                continue
            seen.add((kind, name))
            given = members.get("properties")
            yield Subject(
                kind, name, {each: _plain(v) for each, v in given.members.items()} if given else {}
            )

    def _compare(self, entry: Entry, where: str, asked: frozenset[str]) -> None:
        for name in sorted(asked - entry.members.keys()):
            reason = f"the column {name} of the request is missing"
            self.found.append(_finding(entry, where, reason, f"write {name}: ..."))
        for name in sorted(entry.members.keys() - asked):
            reason = f"{name[:40]!r} is no such column of the request"
            fix = f"write only {', '.join(sorted(asked))}"
            self.found.append(_finding(entry.members[name], where, reason, fix))

    def _values(self, entry: Entry, where: str) -> frozenset[str]:
        if not entry.items:
            fix = "write [one, another]"
            self.found.append(_finding(entry, where, "a list of values is missing", fix))
        values: set[str] = set()
        for each in entry.items:
            problem = _unusable(each.text, values)
            if problem:
                self.found.append(_finding(each, where, *problem))
            values.add(each.text)
        return frozenset(values)


_SUBJECT = frozenset({"type", "id", "properties"})


def _unusable(value: str, earlier: set[str]) -> tuple[str, str] | None:
    if value in ("", "*"):
        return f"{value!r} is no value", "write the value out"
    if value in earlier:
        return f"{value!r} stands there twice", "take out one of them"
    return illegible(value)


def _plain(entry: Entry) -> object:
    """Turn an entry into what JSON would hold."""
    if isinstance(entry.value, str):
        return entry.value
    if isinstance(entry.value, tuple):
        return [_plain(each) for each in entry.value]
    return {name: _plain(each) for name, each in entry.value.items()}
