"""The register's own policy as a domain: a capacity asks about a coordinate of a record.

* ``subject``: type ``capacity`` with the identifier ``role@home``, as ``inspector@GM0344``; or
  type ``officer`` with ``properties.role`` and ``properties.home``, whoever ``id`` is.
* ``action.name``: ``read``, ``filter`` or ``write``.
* ``resource``: ``type`` and ``properties.field`` are the coordinate; ``properties.municipality``
  where the record counts, for types that have one.
* ``context.purpose``: a purpose by name; ``NONE`` where there is none.

``context.time`` never moves the day of evaluation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policies.authzen.domain import Kind, Ruling
from policies.authzen.entities import Evaluation, Subject
from policies.decision import Relation, Request
from policies.pdp import CLOSED, Snapshot
from policies.territory import Territory

__all__ = ["CAPACITY", "OFFICER", "Register"]

CAPACITY = "capacity"
OFFICER = "officer"
ASKED = ("role", "home", "record", "coordinate", "purpose")
"""Columns that a question must say."""


@dataclass(frozen=True)
class Register:
    """One version of the register's policy, and who calls which records own."""

    snapshot: Snapshot
    territory: Territory

    @property
    def policy(self) -> Mapping[str, object]:
        """Version and fingerprint of the policy."""
        return {"version": self.snapshot.version, "sha256": self.snapshot.sha256}

    def decide(self, asked: Evaluation, today: date) -> Ruling:
        """Decide one evaluation on the day of this machine."""
        found = self._read(asked, today)
        missing = tuple(column for column in ASKED if not found[column])
        known = self.snapshot.vocabulary.columns
        decision = CLOSED if missing else self.snapshot.decide(Request(**found, day=today))
        spoken = Kind.RULE if decision.rules else Kind.NO_RULE
        return Ruling(
            allowed=decision.allowed,
            kind=Kind.UNMAPPED if missing else spoken,
            rules=decision.rules,
            bases=tuple(sorted({self._bases[number] for number in decision.rules})),
            day=today,
            columns={name: each for name, each in found.items() if each in known[name]},
            unmapped=missing,
        )

    def _read(self, asked: Evaluation, today: date) -> dict[str, str]:
        """Read the columns of the request; what the question leaves open is empty."""
        role, home = _capacity(asked.subject)
        coordinate = _coordinate(asked.resource)
        placed = self.snapshot.vocabulary.coordinates.get(coordinate, False)
        record = _property(asked.resource, "municipality") if placed else "none"
        return {
            "role": role,
            "home": home,
            "record": record,
            "relation": self._relate(home, record, today).value if home and record else "",
            "coordinate": coordinate,
            "action": str(asked.action["name"]),
            "purpose": _purpose(asked.context),
        }

    def _relate(self, home: str, record: str, today: date) -> Relation:
        if record == "none":
            return Relation.NONE
        own = record in self.territory.own(home, today)
        return Relation.OWN if own else Relation.OTHER

    @cached_property
    def _bases(self) -> Mapping[str, str]:
        return {rule.id: rule.basis for rule in self.snapshot.policy.rules}

    def subjects(self, kind: str) -> Iterator[Subject]:
        """List the capacities there can be; who holds one is not for a policy to tell."""
        if kind == CAPACITY:
            vocabulary = self.snapshot.vocabulary
            for role in sorted(vocabulary.roles):
                for home in sorted(vocabulary.homes):
                    yield Subject(CAPACITY, f"{role}@{home}")

    def actions(self) -> Iterator[str]:
        """List the actions of the vocabulary."""
        yield from sorted(self.snapshot.vocabulary.actions)


def _capacity(subject: Subject) -> tuple[str, str]:
    if subject.type == CAPACITY:
        role, _, home = subject.id.partition("@")
        return role, home
    if subject.type == OFFICER:
        return _text(subject.properties, "role"), _text(subject.properties, "home")
    return "", ""


def _purpose(context: Mapping[str, object]) -> str:
    return "NONE" if context.get("purpose") is None else _text(context, "purpose")


def _coordinate(resource: Mapping[str, object]) -> str:
    field = _property(resource, "field")
    return f"{resource['type']}.{field}" if field else ""


def _property(resource: Mapping[str, object], name: str) -> str:
    properties = resource["properties"]
    return _text(properties, name) if isinstance(properties, Mapping) else ""


def _text(properties: Mapping[str, object], name: str) -> str:
    value = properties.get(name)
    return value if isinstance(value, str) else ""
