"""Holders of licences: names and addresses from Faker, numbers of the test range."""

from collections.abc import Iterator
from itertools import islice

from faker import Faker

from gateway.demo.applications import share_applicants
from gateway.demo.numbers import make_bsn, make_pseudonym, make_unique
from gateway.demo.rows import Holder
from gateway.demo.world import Chance, World

__all__ = ["RENEWED", "make_address", "make_applicants", "make_holders"]

RENEWED = 20
"""One licence in so many is an earlier one of a holder who has another."""
_UNUSED_PHONES = "060"
"""Start of ten-digit numbers that are given to nobody in the Netherlands."""
_YOUNGEST = 27 * 366
_OLDEST = 61 * 366


def make_holders(world: World) -> Iterator[Holder]:
    """Make the holders: one for each licence, less those who hold a second one.

    Yields
    ------
    Holder
        In no particular order; 27 to 61 years old: each was 21 when the first licence began.
    """
    yield from islice(_make_people(world), _count_holders(world))


def make_applicants(world: World) -> Iterator[Holder]:
    """Make those who applied and hold no licence: people other than the holders."""
    first = _count_holders(world)
    yield from islice(_make_people(world), first, first + share_applicants(world.licences))


def _count_holders(world: World) -> int:
    return world.licences - world.licences // RENEWED


def _make_people(world: World) -> Iterator[Holder]:
    """Make people without end: the holders first."""
    chance, faker = world.chance("holders"), world.faker("holders")
    for bsn in make_unique(make_bsn, chance):
        yield _make_holder(world, chance, faker, bsn=bsn)


def make_address(faker: Faker) -> str:
    """Make an address of one line: street, postal code and town, none of them real together."""
    return ", ".join(faker.address().split("\n"))


def _make_holder(world: World, chance: Chance, faker: Faker, *, bsn: str) -> Holder:
    identifier = chance.identifier()
    return Holder(
        id=identifier,
        given_names=faker.first_name(),
        family_name=faker.last_name(),
        birth_date=world.date(chance.randrange(_YOUNGEST, _OLDEST)),
        bsn=bsn,
        work_phone=f"{_UNUSED_PHONES}{chance.randrange(10**7):07}" if chance.happens(80) else None,
        correspondence_address=make_address(faker) if chance.happens(90) else None,
        subject=make_pseudonym(world.key, str(identifier)),
    )
