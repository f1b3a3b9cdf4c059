"""Licences, and what belongs to them: interviews, decisions, procedures, requests."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from gateway.demo.numbers import make_unique
from gateway.demo.rows import Decision, Holder, Interview, Licence, Procedure, SubjectRequest
from gateway.demo.world import DESIGNATED, UTRECHT, Chance, World
from resolvers.scalars import make_number

__all__ = [
    "make_decisions",
    "make_interviews",
    "make_licences",
    "make_procedures",
    "make_subject_requests",
]

_VALID = timedelta(days=3 * 365)
_STATUSES = {"GRANTED": 84, "SUSPENDED": 4, "REVOKED": 4, "WITHDRAWN": 4, "EXPIRED": 4}
_GROUNDS = {
    "GRANT": "Aan alle voorwaarden is voldaan.",
    "RENEW": "Aan alle voorwaarden is opnieuw voldaan.",
    "SUSPEND": "Hangende een onderzoek naar de voorwaarden.",
    "LIFT": "Het onderzoek gaf geen aanleiding tot verdere stappen.",
    "REVOKE": "Aan een voorwaarde wordt niet meer voldaan.",
    "WITHDRAW": "Op eigen verzoek van de houder.",
}
_ENDINGS = {"SUSPENDED": ("SUSPEND",), "REVOKED": ("REVOKE",), "WITHDRAWN": ("WITHDRAW",)}
_REPORTS = (
    "Gesprek gevoerd zonder derden; antwoorden helder en vrij.",
    "Gesprek met tolk; houder kent rechten en hulpaanbod.",
    "Gesprek gevoerd; informatie over zorg en uitstappen meegegeven.",
    "Houder heeft eerdere ervaring en een eigen boekhouding.",
)


def make_licences(world: World, holders: Sequence[Holder]) -> Iterator[Licence]:
    """Make the licences.

    Yields
    ------
    Licence
        One for each holder, in order, then the earlier ones of some holders. The first
        licence is granted, valid, and of Utrecht.
    """
    chance = world.chance("licences")
    numbers = make_unique(make_number, chance)
    first = [_make_first(world, holders[0], next(numbers))]
    later = [_make_licence(world, chance, holder, number=next(numbers)) for holder in holders[1:]]
    yield from first + later
    renewed = (licence for licence in later if licence.status == "GRANTED")
    for licence in islice(renewed, world.licences - len(holders)):
        yield _precede(licence, next(numbers))


def make_interviews(world: World, licences: Sequence[Licence]) -> Iterator[Interview]:
    """Make the interview that came before each licence, in the same order."""
    chance = world.chance("interviews")
    for licence in licences:
        held_on = licence.valid_from - timedelta(days=chance.randrange(7, 60))
        yield Interview(licence.number, held_on, chance.choice(_REPORTS))


def make_decisions(world: World, licences: Sequence[Licence]) -> Iterator[Decision]:
    """Make the decisions on each licence: one at least, oldest first."""
    chance = world.chance("decisions")
    counts = Counter(licence.holder_id for licence in licences)
    renewed = {holder for holder, count in counts.items() if count > 1}
    for licence in licences:
        kind = "RENEW" if licence.holder_id in renewed else "GRANT"
        renewed.discard(licence.holder_id)
        yield _decide(chance, licence, kind, on=licence.valid_from)
        yield from _continue(world, chance, licence)


def make_procedures(world: World, licences: Sequence[Licence]) -> Iterator[Procedure]:
    """Make applications and decision procedures on one licence in twenty; half are open."""
    chance = world.chance("procedures")
    for licence in licences[1:]:
        if chance.happens(5):
            ago = chance.randrange(14, 200)
            yield Procedure(
                id=chance.identifier(),
                kind=chance.choice(("APPLICATION", "DECISION")),
                municipality=licence.municipality,
                licence_number=licence.number,
                operator_licence_number=None,
                opened_at=world.moment(ago, minutes=540),
                closed_at=world.moment(ago - 13, minutes=960) if chance.happens(50) else None,
            )


def make_subject_requests(world: World, licences: Sequence[Licence]) -> Iterator[SubjectRequest]:
    """Make requests of one holder in a hundred; some wait for identification, some are closed."""
    chance = world.chance("subject requests")
    for licence in licences[1:]:
        if chance.happens(1):
            ago = chance.randrange(7, 60)
            identified = world.moment(ago - 1, minutes=600) if chance.happens(80) else None
            closed = (
                world.moment(ago - 6, minutes=900) if identified and chance.happens(40) else None
            )
            yield SubjectRequest(
                id=chance.identifier(),
                municipality=licence.municipality,
                holder_id=licence.holder_id,
                opened_at=world.moment(ago, minutes=600),
                identified_at=identified,
                closed_at=closed,
            )


def _make_first(world: World, holder: Holder, number: str) -> Licence:
    since = world.date(400)
    return Licence(number, holder.id, "GRANTED", since, since + _VALID, UTRECHT, holder.subject)


def _make_licence(world: World, chance: Chance, holder: Holder, *, number: str) -> Licence:
    status = chance.pick(_STATUSES)
    ago = chance.randrange(1200, 1800) if status == "EXPIRED" else chance.randrange(3, 1000)
    since = world.date(ago)
    municipality = chance.pick(DESIGNATED)
    return Licence(number, holder.id, status, since, since + _VALID, municipality, holder.subject)


def _precede(licence: Licence, number: str) -> Licence:
    return licence._replace(
        number=number,
        status="EXPIRED",
        valid_from=licence.valid_from - _VALID,
        valid_until=licence.valid_from - timedelta(days=1),
    )


def _continue(world: World, chance: Chance, licence: Licence) -> Iterator[Decision]:
    lifted = ("SUSPEND", "LIFT") if chance.happens(5) else ()
    day = licence.valid_from
    last = min(world.date(1), licence.valid_until)
    for kind in _ENDINGS.get(licence.status, lifted):
        day = _draw_day(chance, day, last)
        yield _decide(chance, licence, kind, on=day)


def _decide(chance: Chance, licence: Licence, kind: str, *, on: date) -> Decision:
    objected = kind in {"SUSPEND", "REVOKE"} and chance.happens(20)
    return Decision(chance.identifier(), licence.number, kind, _GROUNDS[kind], on, objected)


def _draw_day(chance: Chance, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange((last - first).days + 1))
