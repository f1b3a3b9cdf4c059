"""What the made-up data follows from: the same world gives the same rows, byte for byte."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from faker import Faker

__all__ = [
    "AMSTERDAM",
    "DESIGNATED",
    "POLICE",
    "UTRECHT",
    "Chance",
    "Place",
    "World",
    "name_id",
]

UTRECHT = "GM0344"
AMSTERDAM = "GM0363"
POLICE = "police:midden-nederland"

DESIGNATED = {
    AMSTERDAM: 30,
    UTRECHT: 12,
    "GM0518": 12,
    "GM0599": 10,
    "GM0014": 6,
    "GM0392": 5,
    "GM0361": 4,
    "GM0080": 4,
    "GM0268": 3,
    "GM0772": 3,
    "GM0150": 3,
    "GM0202": 2,
    "GM0153": 2,
    "GM0034": 2,
    "GM0855": 2,
}
"""Fifteen municipalities that issue licences in the demonstration, and how many of each hundred."""

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:registerpoort:demo")


class Chance(Random):
    """A source of chance that always takes the same turns from the same seed."""

    def happens(self, percent: float) -> bool:
        """Tell whether something happens that happens in so many of a hundred cases."""
        return self.random() * 100 < percent

    def pick(self, weights: Mapping[str, int]) -> str:
        """Pick one of these by its weight."""
        (one,) = self.choices(tuple(weights), tuple(weights.values()))
        return one

    def identifier(self) -> UUID:
        """Make a random identifier (version 4)."""
        return UUID(int=self.getrandbits(128), version=4)


@dataclass(frozen=True)
class Place:
    """One municipality, and the day it ended if it did."""

    code: str
    name: str
    police_unit: str | None = None
    """Police unit that covers it; none of those that ended."""
    ended_on: date | None = None
    successors: tuple[str, ...] = ()
    """Municipalities that took over from it, in order of their codes."""


@dataclass(frozen=True)
class World:
    """Everything the made-up rows follow from."""

    seed: int
    day: date
    """The day that is today; everything that happened lies before it."""
    licences: int
    annotations: int
    key: bytes
    """Key of the pseudonyms, kept outside the database; 32 bytes."""
    places: tuple[Place, ...]
    """Municipalities, current and ended, in order of their codes."""

    @property
    def current(self) -> Sequence[Place]:
        """The municipalities of today, in order of their codes."""
        return [place for place in self.places if place.ended_on is None]

    @property
    def units(self) -> Sequence[str]:
        """The police units, in order of their codes."""
        return sorted({place.police_unit for place in self.places if place.police_unit})

    def chance(self, family: str) -> Chance:
        """Make the source of chance of one family of tables, so that families do not interfere."""
        return Chance(f"{self.seed} {family}")

    def faker(self, family: str) -> Faker:
        """Make the source of Dutch names and addresses of one family of tables."""
        faker = Faker("nl_NL")
        faker.seed_instance(f"{self.seed} {family}")
        return faker

    def moment(self, days_ago: int, *, minutes: int = 0) -> datetime:
        """Give a moment in UTC: so many whole days before today began, plus minutes."""
        midnight = datetime.combine(self.day, time(), UTC)
        return midnight - timedelta(days=days_ago) + timedelta(minutes=minutes)

    def date(self, days_ago: int) -> date:
        """Give the day so many days before today; after today when negative."""
        return self.day - timedelta(days=days_ago)


def name_id(name: str) -> UUID:
    """Give the identifier that always stands for this name in the demonstration (version 5)."""
    return uuid5(_NAMESPACE, name)
