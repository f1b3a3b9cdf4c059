"""Operator licences, and what belongs to them: persons, measures, procedures."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count

from faker import Faker

from gateway.demo.numbers import make_pseudonym
from gateway.demo.people import make_address
from gateway.demo.rows import Measure, OperatorLicence, OperatorPerson, Procedure
from gateway.demo.world import DESIGNATED, UTRECHT, Chance, Place, World
from resolvers.codes import BusinessType, MeasureKind

__all__ = [
    "make_measures",
    "make_operator_licences",
    "make_operator_persons",
    "make_operator_procedures",
]

_VALID = timedelta(days=8 * 365)
_STATUSES = {"GRANTED": 86, "SUSPENDED": 5, "REVOKED": 4, "WITHDRAWN": 5}
_TYPES = tuple(kind.name for kind in BusinessType)
_MEASURES = tuple(kind.name for kind in MeasureKind)
_NAMES = ("Club", "Huize", "Salon", "Villa", "Studio", "Maison", "De Gouden", "Het Oude")
_CONDITIONS = (
    "Iedere werkplek heeft een alarmknop.",
    "De beheerder is tijdens openingstijden aanwezig.",
    "Gesloten tussen 02.00 en 08.00 uur.",
    "Advertenties vermelden het nummer van de vergunning.",
    "Hulpinformatie hangt zichtbaar in alle talen van de werkplek.",
)
_GROUNDS = (
    "Beheerder niet aanwezig tijdens openingstijden.",
    "Werkplek zonder alarmknop.",
    "Onvergund laten werken.",
    "Advertentie zonder nummer.",
)
_PER_WEIGHT = 5
"""Licences of a designated municipality, for each of its weight."""
_PER_SIZE = 5000
"""Each so many personal licences bring as many businesses again."""


def make_operator_licences(world: World) -> Iterator[OperatorLicence]:
    """Make the operator licences.

    Yields
    ------
    OperatorLicence
        The first is granted, valid, and of Utrecht; then by municipality, those that ended
        included, so that successors have records to inherit. Where a municipality was split,
        one record is assigned to a successor and one is not yet.
    """
    chance, faker = world.chance("operators"), world.faker("operators")
    for place in sorted(world.places, key=lambda place: place.code != UTRECHT):
        serial = count(1)
        if place.code == UTRECHT:
            licence = _make_licence(world, chance, faker, place=place, serial=next(serial))
            yield licence._replace(status="GRANTED")
        for _ in range(_count(world, chance, place)):
            yield _make_licence(world, chance, faker, place=place, serial=next(serial))


def make_operator_persons(
    world: World, licences: Sequence[OperatorLicence]
) -> Iterator[OperatorPerson]:
    """Make one operator and up to three managers of each business; the first has two."""
    chance, faker = world.chance("operator persons"), world.faker("operator persons")
    for position, licence in enumerate(licences):
        managers = chance.randrange(4) if position else 2
        for capacity in ("OPERATOR", *["MANAGER"] * managers):
            yield OperatorPerson(
                id=chance.identifier(),
                operator_licence_number=licence.number,
                capacity=capacity,
                given_names=faker.first_name(),
                family_name=faker.last_name(),
                birth_date=world.date(chance.randrange(26 * 366, 68 * 366)),
            )


def make_measures(world: World, licences: Sequence[OperatorLicence]) -> Iterator[Measure]:
    """Make measures against one operator in six; half of them are lifted."""
    chance = world.chance("measures")
    for licence in licences[1:]:
        for _ in range(chance.randrange(1, 3) if chance.happens(16) else 0):
            ago = chance.randrange(40, 900)
            yield Measure(
                id=chance.identifier(),
                operator_licence_number=licence.number,
                kind=chance.choice(_MEASURES),
                ground=chance.choice(_GROUNDS),
                imposed_on=world.date(ago),
                lifted_on=world.date(ago - 30) if chance.happens(50) else None,
            )


def make_operator_procedures(
    world: World, licences: Sequence[OperatorLicence]
) -> Iterator[Procedure]:
    """Make procedures on one operator licence in twenty; half are open."""
    chance = world.chance("operator procedures")
    for licence in licences[1:]:
        if chance.happens(5):
            ago = chance.randrange(14, 200)
            yield Procedure(
                id=chance.identifier(),
                kind=chance.choice(("APPLICATION", "DECISION")),
                municipality=licence.assigned_to or licence.municipality,
                licence_number=None,
                operator_licence_number=licence.number,
                opened_at=world.moment(ago, minutes=540),
                closed_at=world.moment(ago - 13, minutes=960) if chance.happens(50) else None,
            )


def _count(world: World, chance: Chance, place: Place) -> int:
    if place.ended_on:
        return 2 if place.successors else 0
    times = 1 + world.licences // _PER_SIZE
    return times * (DESIGNATED.get(place.code, 0) * _PER_WEIGHT or chance.randrange(3))


def _make_licence(
    world: World, chance: Chance, faker: Faker, *, place: Place, serial: int
) -> OperatorLicence:
    number = f"EXP-{place.code.removeprefix('GM')}-{serial:04}"
    since = (place.ended_on or world.day) - timedelta(days=chance.randrange(30, 1500))
    return OperatorLicence(
        number=number,
        trade_name=f"{chance.choice(_NAMES)} {faker.last_name()}",
        business_type=chance.choice(_TYPES),
        premises=f"{make_address(faker).split(',')[0]}, {place.name}",
        municipality=place.code,
        assigned_to=_assign(place, serial),
        status=chance.pick(_STATUSES),
        valid_from=since,
        valid_until=since + _VALID,
        conditions=chance.sample(_CONDITIONS, chance.randrange(1, 4)),
        subject=make_pseudonym(world.key, number),
    )


def _assign(place: Place, serial: int) -> str | None:
    return place.successors[0] if len(place.successors) > 1 and serial == 1 else None
