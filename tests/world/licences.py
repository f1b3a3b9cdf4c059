"""Licences of the world: in each town one of the same holder, and one that was revoked."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from gateway.demo.rows import (
    Application,
    ApplicationInterview,
    ApplicationPhoto,
    Decision,
    Holder,
    Interview,
    Licence,
    Photo,
    Procedure,
    SubjectRequest,
)
from tests.world.keys import TOWNS, UTRECHT, Kind, licence_number, operator_number, row_id

__all__ = [
    "HOLDER",
    "REVOKED",
    "SUBJECT",
    "make_application_interviews",
    "make_application_photos",
    "make_applications",
    "make_decisions",
    "make_holders",
    "make_interviews",
    "make_licences",
    "make_photos",
    "make_procedures",
    "make_requests",
]

HOLDER: Final = row_id(Kind.HOLDER, "GM0000", 1)
SUBJECT: Final = "subject-of-the-holder"
REVOKED: Final = licence_number(UTRECHT, "R")
"""Number of a licence of Utrecht that was revoked; another holder's."""
_OTHER_HOLDER: Final = row_id(Kind.HOLDER, "GM0000", 2)
_OTHER_SUBJECT: Final = "subject-of-another-holder"
_OPENED: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)


def make_holders() -> Iterator[Holder]:
    """Make two people who do not exist, and an applicant in each town."""
    yield Holder(
        HOLDER,
        "Robin",
        "Verzonnen",
        date(1990, 4, 3),
        "900000004",
        "+31 30 000 00 01",
        "Postbus 1, Utrecht",
        SUBJECT,
    )
    yield Holder(
        _OTHER_HOLDER, "Sam", "Bedacht", date(1992, 8, 7), "900000016", None, None, _OTHER_SUBJECT
    )
    for town in TOWNS:
        applicant = row_id(Kind.APPLICANT, town)
        yield Holder(
            applicant, "Kim", "Gedacht", date(1994, 1, 5), "900000028", None, None, f"at-{town}"
        )


def make_licences() -> Iterator[Licence]:
    """Make one valid licence for each town, and the one that was revoked."""
    days = (date(2025, 1, 1), date(2089, 12, 31))
    for town in TOWNS:
        yield Licence(licence_number(town), HOLDER, "GRANTED", *days, town, SUBJECT)
    yield Licence(REVOKED, _OTHER_HOLDER, "REVOKED", *days, UTRECHT, _OTHER_SUBJECT)


def make_photos() -> Iterator[Photo]:
    """Make a photo for each valid licence: the first bytes of one, which no picture follows."""
    for town in TOWNS:
        yield Photo(licence_number(town), b"\xff\xd8\xff\xe0")


def make_interviews() -> Iterator[Interview]:
    """Make the interview before each valid licence."""
    for town in TOWNS:
        yield Interview(licence_number(town), date(2024, 12, 1), f"Verslag van {town}")


def make_decisions() -> Iterator[Decision]:
    """Make the decision to grant each valid licence."""
    for town in TOWNS:
        key = row_id(Kind.DECISION, town)
        yield Decision(key, licence_number(town), "GRANT", "Wrs artikel 5", date(2024, 12, 20))


def make_applications() -> Iterator[Application]:
    """Make the open application of each town."""
    for town in TOWNS:
        key, applicant = row_id(Kind.APPLICATION, town), row_id(Kind.APPLICANT, town)
        yield Application(key, "APPLIED", town, applicant, _OPENED.date(), f"at-{town}")


def make_application_photos() -> Iterator[ApplicationPhoto]:
    """Make the photo of each application."""
    for town in TOWNS:
        yield ApplicationPhoto(row_id(Kind.APPLICATION, town), b"\xff\xd8\xff\xe0")


def make_application_interviews() -> Iterator[ApplicationInterview]:
    """Make the interview of each application."""
    for town in TOWNS:
        key = row_id(Kind.APPLICATION, town)
        yield ApplicationInterview(key, _OPENED.date(), f"Gesprek in {town}")


def make_procedures() -> Iterator[Procedure]:
    """Make procedures of each town on the licences, of persons and of operators, of all towns."""
    for town in TOWNS:
        for other in TOWNS:
            person, operator = (
                row_id(kind, town, other)
                for kind in (Kind.PROCEDURE_LICENCE, Kind.PROCEDURE_OPERATOR)
            )
            yield Procedure(person, "DECISION", town, licence_number(other), None, _OPENED)
            yield Procedure(operator, "DECISION", town, None, operator_number(other), _OPENED)


def make_requests() -> Iterator[SubjectRequest]:
    """Make the request of the holder, who was identified, in each town."""
    for town in TOWNS:
        yield SubjectRequest(row_id(Kind.REQUEST, town), town, HOLDER, _OPENED, _OPENED)
