"""Inspections by teams of two, and the checks they recorded."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from faker import Faker

from gateway.demo.officers import Post
from gateway.demo.people import make_address
from gateway.demo.rows import Inspection, InspectionMember, Licence, OperatorLicence, RecordedCheck
from gateway.demo.world import DESIGNATED, Chance, Place, World

__all__ = ["Visit", "make_checks", "make_members", "make_visits"]

_KINDS_AT_OPERATOR = {"ROUTINE": 70, "JOINT": 10, "FOLLOW_UP": 20}
_KINDS_ELSEWHERE = {"UNLICENSED_PREMISES": 45, "ADVERTISEMENT": 45, "ROUTINE": 10}
_OUTCOMES = {
    "NO_IRREGULARITY": 55,
    "IRREGULARITY_OPERATOR": 20,
    "IRREGULARITY_LICENCE": 15,
    "REFERRED": 5,
    "ABORTED": 5,
}
_GROUNDS = ("Wrs artikel 23 (toezicht)", "Algemene plaatselijke verordening", "Awb artikel 5:15")
_REPORTS = (
    "Controle verlopen zonder bijzonderheden.",
    "Administratie ingezien; kopie gevraagd van het bedrijfsplan.",
    "Meerdere werkplekken bezocht; beheerder aanwezig.",
    "Afspraak gemaakt voor een hercontrole.",
)
_ANNOTATIONS_EACH = 4
_REASONS = {"SUSPENDED": "SUSPENDED", "REVOKED": "REVOKED", "EXPIRED": "EXPIRED"}


@dataclass(frozen=True)
class Visit:
    """One inspection and the two posts that made it."""

    inspection: Inspection
    team: tuple[Post, Post]


def make_visits(
    world: World, posts: Sequence[Post], operators: Sequence[OperatorLicence]
) -> Iterator[Visit]:
    """Make the inspections, with their teams.

    Yields
    ------
    Visit
        One for each municipality of today, and on to one for every four annotations. The team
        is of that municipality, or mixed with the police. One in twenty is open.
    """
    chance, faker = world.chance("inspections"), world.faker("inspections")
    teams = _group(posts)
    places = world.current
    weights = [1 + 5 * DESIGNATED.get(place.code, 0) for place in places]
    more = max(0, world.annotations // _ANNOTATIONS_EACH - len(places))
    businesses = _group_operators(operators)
    for place in (*places, *chance.choices(places, weights, k=more)):
        inspection = _make_inspection(world, chance, faker, place=place, businesses=businesses)
        yield Visit(inspection, _make_team(chance, teams, place))


def make_members(visits: Sequence[Visit]) -> Iterator[InspectionMember]:
    """Make the two members of each team."""
    for visit in visits:
        for post in visit.team:
            yield InspectionMember(visit.inspection.id, post.appointment.id)


def make_checks(
    world: World, visits: Sequence[Visit], licences: Sequence[Licence]
) -> Iterator[RecordedCheck]:
    """Make up to three checks of each inspection; some of a number that was never issued."""
    chance = world.chance("checks")
    for visit in visits:
        for minutes in range(20, 20 + 15 * chance.randrange(4), 15):
            licence = chance.choice(licences) if chance.happens(90) else None
            yield _make_check(chance, visit.inspection, licence, minutes=minutes)


def _make_inspection(
    world: World,
    chance: Chance,
    faker: Faker,
    *,
    place: Place,
    businesses: Mapping[str, Sequence[OperatorLicence]],
) -> Inspection:
    known = businesses.get(place.code)
    operator = chance.choice(known) if known and chance.happens(65) else None
    is_open = chance.happens(5)
    ago = 1 if is_open else chance.randrange(2, 900)
    opened = world.moment(ago, minutes=chance.randrange(720, 1320))
    confirmed = None if is_open and chance.happens(20) else opened + timedelta(minutes=10)
    return Inspection(
        id=chance.identifier(),
        municipality=place.code,
        kind=chance.pick(_KINDS_AT_OPERATOR if operator else _KINDS_ELSEWHERE),
        opened_at=opened,
        confirmed_at=confirmed,
        closed_at=None if is_open else opened + timedelta(minutes=chance.randrange(70, 120)),
        legal_ground=chance.choice(_GROUNDS),
        place=operator.premises if operator else f"{_make_street(faker)}, {place.name}",
        operator_licence_number=operator.number if operator else None,
        outcome=None if is_open else chance.pick(_OUTCOMES),
        report=None if is_open else chance.choice(_REPORTS),
    )


def _make_street(faker: Faker) -> str:
    return make_address(faker).split(",")[0]


def _make_check(
    chance: Chance, inspection: Inspection, licence: Licence | None, *, minutes: int
) -> RecordedCheck:
    valid = licence is not None and licence.status == "GRANTED"
    return RecordedCheck(
        id=chance.identifier(),
        inspection_id=inspection.id,
        licence_number=licence.number if licence else None,
        result="VALID" if valid else "NOT_VALID",
        reason=_REASONS.get(licence.status) if licence else None,
        checked_at=inspection.opened_at + timedelta(minutes=minutes),
    )


def _make_team(
    chance: Chance, teams: Mapping[str, Sequence[Post]], place: Place
) -> tuple[Post, Post]:
    first, second, *_ = chance.sample(teams[place.code], 2)
    if place.police_unit and chance.happens(10):
        return first, chance.choice(teams[place.police_unit])
    return first, second


def _group(posts: Sequence[Post]) -> Mapping[str, Sequence[Post]]:
    teams: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        if post.appointment.role in {"inspector", "police_supervisor"}:
            teams[post.home].append(post)
    return teams


def _group_operators(
    operators: Sequence[OperatorLicence],
) -> Mapping[str, Sequence[OperatorLicence]]:
    businesses: dict[str, list[OperatorLicence]] = defaultdict(list)
    for operator in operators:
        businesses[operator.municipality].append(operator)
    return businesses
