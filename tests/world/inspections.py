"""Operators of the world, inspections there, and what supervisors wrote down."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from gateway.demo.rows import (
    Annotation,
    Inspection,
    InspectionMember,
    Measure,
    OperatorLicence,
    OperatorPerson,
    RecordedCheck,
)
from tests.world.keys import (
    POLICE_OF,
    TOWNS,
    UTRECHT,
    Kind,
    licence_number,
    operator_number,
    row_id,
)
from tests.world.licences import SUBJECT
from tests.world.staff import appointment_id, officer_id

__all__ = [
    "BUSINESSES",
    "make_annotations",
    "make_checks",
    "make_inspections",
    "make_measures",
    "make_members",
    "make_operators",
    "make_persons",
]

BUSINESSES: Final = 60
"""Operator licences of Utrecht; each other town has one."""
_OPENED: Final = datetime(2026, 2, 3, 19, tzinfo=UTC)
_CLOSED: Final = datetime(2026, 2, 3, 21, tzinfo=UTC)
_MADE: Final = datetime(2026, 2, 3, 20, tzinfo=UTC)
_RETAINED: Final = date(2090, 1, 1)


def list_operators() -> Iterator[tuple[str, int]]:
    """List the operator licences: town and number."""
    for town in TOWNS:
        for number in range(1, (BUSINESSES if town == UTRECHT else 1) + 1):
            yield town, number


def make_operators() -> Iterator[OperatorLicence]:
    """Make the operator licences."""
    for town, number in list_operators():
        yield OperatorLicence(
            operator_number(town, number),
            f"Bedrijf {number} van {town}",
            "CLUB",
            f"Kade {number}",
            town,
            None,
            "GRANTED",
            date(2025, 1, 1),
            date(2089, 12, 31),
            ["Beheerder aanwezig"],
            _subject(town, number),
        )


def make_persons() -> Iterator[OperatorPerson]:
    """Make an operator and a manager for the first business of each town."""
    for town in TOWNS:
        for place, capacity in enumerate(("OPERATOR", "MANAGER")):
            key = row_id(Kind.PERSON, town, place)
            born = date(1980, 6, 5)
            number = operator_number(town)
            yield OperatorPerson(key, number, capacity, "Kim", f"{capacity} {town}", born)


def make_measures() -> Iterator[Measure]:
    """Make two measures for each business, one of them lifted."""
    for town, number in list_operators():
        for place, lifted in enumerate((None, date(2025, 8, 1))):
            key = row_id(Kind.MEASURE, town, number * 10 + place)
            operator = operator_number(town, number)
            yield Measure(key, operator, "WARNING", "Geen beheerder", date(2025, 7, 1), lifted)


def make_inspections() -> Iterator[Inspection]:
    """Make an open and a closed inspection for each town, at its first business."""
    for town in TOWNS:
        yield _inspect(row_id(Kind.CHECK_OPEN, town), town, None)
        yield _inspect(row_id(Kind.CHECK_CLOSED, town), town, _CLOSED)


def _inspect(key: UUID, town: str, closed: datetime | None) -> Inspection:
    return Inspection(
        id=key,
        municipality=town,
        kind="ROUTINE",
        opened_at=_OPENED,
        confirmed_at=_OPENED,
        closed_at=closed,
        legal_ground="Wrs artikel 23",
        place="Kade 1",
        operator_licence_number=operator_number(town),
        outcome="NO_IRREGULARITY" if closed else None,
        report=f"Verslag van {town}" if closed else None,
    )


def make_members() -> Iterator[InspectionMember]:
    """Make the team of each inspection: the inspector and the police supervisor of the town."""
    for town in TOWNS:
        for kind in (Kind.CHECK_OPEN, Kind.CHECK_CLOSED):
            yield InspectionMember(row_id(kind, town), appointment_id("inspector", town))
            police = appointment_id("police_supervisor", POLICE_OF[town])
            yield InspectionMember(row_id(kind, town), police)


def make_checks() -> Iterator[RecordedCheck]:
    """Make a check in each inspection."""
    for town in TOWNS:
        for place, kind in enumerate((Kind.CHECK_OPEN, Kind.CHECK_CLOSED)):
            key, inspection = row_id(Kind.RECORDED, town, place), row_id(kind, town)
            yield RecordedCheck(
                key, inspection, licence_number(town), "NOT_VALID", "EXPIRED", _MADE
            )


def make_annotations() -> Iterator[Annotation]:
    """Make an annotation of each town on each first licence; three on each other business."""
    for town in TOWNS:
        for author in TOWNS:
            yield _annotate(Kind.ON_LICENCE, town, author, number=1)
    for town, number in list_operators():
        for author in TOWNS:
            yield _annotate(Kind.ON_OPERATOR, town, author, number=number)


def _annotate(kind: Kind, town: str, author: str, *, number: int) -> Annotation:
    licensing = kind is Kind.ON_LICENCE
    suffix = author if number == 1 else 1000 + 10 * number + TOWNS.index(author)
    return Annotation(
        id=row_id(kind, town, suffix),
        track="LICENSING" if licensing else "ILLEGAL_OPERATION",
        category="CONDITION_NOT_MET" if licensing else "OPERATOR_OBSTRUCTION",
        finding="F1",
        text=f"Toelichting van {author}",
        made_at=_MADE - timedelta(days=number),
        municipality=author,
        author_id=officer_id("inspector", author),
        disputed=False,
        restricted=False,
        superseded_by=None,
        retain_until=_RETAINED,
        licence_number=licence_number(town) if licensing else None,
        operator_licence_number=None if licensing else operator_number(town, number),
        place=None,
        inspection_id=row_id(Kind.CHECK_OPEN, author),
        subject=SUBJECT if licensing else _subject(town, number),
        text_confirmed_by=officer_id("licensing_officer", UTRECHT),
    )


def _subject(town: str, number: int) -> str:
    return f"subject-of-{operator_number(town, number)}"
