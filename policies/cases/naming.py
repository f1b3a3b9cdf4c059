"""From the names in a case to the values of a vocabulary."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from policies.cases.reading import Case, Expectation
from policies.cases.text import Text
from policies.cases.words import Word, word_of
from policies.decision import Relation
from policies.errors import Finding
from policies.rules import Policy
from policies.territory import Territory
from policies.vocabulary import GROUPED, Vocabulary, propose

__all__ = ["Naming"]

NOBODY = "none"
NO_PURPOSE = "NONE"


@dataclass(frozen=True)
class Naming:
    """What the names of cases stand for under one policy; collects those that stand for nothing.

    Parameters
    ----------
    policy
        Policy whose groups may be named.
    vocabulary
        Values that may be named.
    territory
        Which records a home calls its own.
    """

    policy: Policy
    vocabulary: Vocabulary
    territory: Territory
    findings: list[Finding] = field(default_factory=list)

    def callers(self, case: Case) -> list[tuple[str, str]]:
        """Spell out roles with their homes."""
        return [
            (role, home)
            for text in case.callers
            for named, _, at in [_split(text.value)]
            for role in self._values(case, text, column="role", name=named)
            for home in self._values(case, text, column="home", name=at or NOBODY)
        ]

    def purposes(self, case: Case) -> list[str]:
        """Spell out purposes."""
        return [each for text in case.purposes for each in self._purposes(case, text)]

    def places(self, case: Case, home: str) -> dict[str, str]:
        """Spell out the municipalities of the records, and how each relates to the home."""
        own = self.territory.own(home, case.day) & self.vocabulary.municipalities
        named = (each for text in case.records for each in self._records(case, text, own, home))
        return {
            each: Relation.OWN.value if each in own else Relation.OTHER.value
            for each in sorted(named)
        }

    def coordinates(self, case: Case, expectation: Expectation) -> list[str]:
        """Spell out the coordinates of an expectation, in order."""
        found = sorted(set(self._coordinates(case, expectation)))
        placed = [each for each in found if self.vocabulary.coordinates[each]]
        if placed and not case.records:
            reason = f"the case does not tell whose record {placed[0]} is of"
            fix = "add a line record: with own, other or a municipality"
            self._find(case, expectation.name, "record", reason, fix)
        return found

    def _purposes(self, case: Case, text: Text) -> Iterable[str]:
        match word_of(text.value):
            case Word.ANY_PURPOSE:
                return sorted(self.vocabulary.purposes)
            case Word.NO_PURPOSE:
                return [NO_PURPOSE]
            case _:
                return self._values(case, text, column="purpose", name=text.value)

    def _records(self, case: Case, text: Text, own: frozenset[str], home: str) -> frozenset[str]:
        match word_of(text.value):
            case Word.OWN:
                found = own
            case Word.OTHER:
                found = self.vocabulary.municipalities - own
            case _:
                return frozenset(self._values(case, text, column="record", name=text.value))
        if not found:
            reason = f"no municipality is {text.value} to {home} on {case.day.isoformat()}"
            self._find(case, text, "record", reason, "name a municipality or another home")
        return found

    def _coordinates(self, case: Case, expectation: Expectation) -> Iterable[str]:
        name = expectation.name.value
        match word_of(name):
            case Word.EVERYTHING:
                return self.vocabulary.coordinates
            case Word.EVERYTHING_ELSE:
                return self._rest(case, expectation)
            case _:
                return self._all_in(case, expectation.name)

    def _rest(self, case: Case, expectation: Expectation) -> Iterable[str]:
        named = {
            each
            for other in case.expectations
            if other.action == expectation.action and word_of(other.name.value) is None
            for each in self._all_in(case, other.name)
        }
        return self.vocabulary.coordinates.keys() - named

    def _all_in(self, case: Case, text: Text) -> Iterable[str]:
        for whole in Word.EVERYTHING_IN.value:
            if text.value.startswith(whole):
                name = text.value.removeprefix(whole)
                return self._types.get(name) or self._values(
                    case, text, column="coordinate", name=name
                )
        return self._values(case, text, column="coordinate", name=text.value)

    def _values(self, case: Case, text: Text, *, column: str, name: str) -> list[str]:
        known = self.vocabulary.columns[column]
        if name in known:
            return [name]
        members = sorted(set(self._members(GROUPED[column], name)) & known)
        if not members:
            fix = propose(name, known | {group for _, group in self._groups})
            self._find(case, text, column, f"{name!r} is no known {column} or group", fix)
        return members

    def _members(self, kind: str, group: str) -> Iterator[str]:
        for member in self._groups.get((kind, group), ()):
            yield member
            yield from self._members(kind, member)

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str], list[str]]:
        groups: dict[tuple[str, str], list[str]] = {}
        for each in self.policy.groups:
            groups.setdefault((each.kind, each.belongs_to), []).append(each.member)
        return groups

    @cached_property
    def _types(self) -> Mapping[str, list[str]]:
        types: dict[str, list[str]] = {}
        for each in self.vocabulary.coordinates:
            types.setdefault(each.partition(".")[0], []).append(each)
        return types

    def _find(self, case: Case, text: Text, column: str, reason: str, fix: str) -> None:
        self.findings.append(Finding(case.file, text.line, column, reason, fix))


def _split(text: str) -> tuple[str, str, str]:
    for of in Word.OF.value:
        if of in text:
            return text.partition(of)
    return text, "", ""
