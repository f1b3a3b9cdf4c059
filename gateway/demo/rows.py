"""The rows that the demonstration makes: one class for each table, one field for each column."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

__all__ = [
    "Annotation",
    "Application",
    "ApplicationInterview",
    "ApplicationPhoto",
    "Appointment",
    "Client",
    "Decision",
    "Holder",
    "Inspection",
    "InspectionMember",
    "Interview",
    "LegalBasis",
    "Licence",
    "Mandate",
    "Measure",
    "Officer",
    "OperatorLicence",
    "OperatorPerson",
    "Photo",
    "Procedure",
    "RecordedCheck",
    "SubjectRequest",
]


class LegalBasis(NamedTuple):
    """One legal basis."""

    code: str
    instrument: str
    in_force_from: date
    in_force_until: date | None
    types: list[str]
    purposes: list[str]
    synthetic_only: bool = True


class Client(NamedTuple):
    """One municipal system."""

    id: str
    name: str
    organisation: str
    purposes: list[str]


class Officer(NamedTuple):
    """One officer; ``subject`` is what a token calls them."""

    id: UUID
    subject: str
    name: str


class Appointment(NamedTuple):
    """One appointment, in a municipality or in a police unit."""

    id: UUID
    officer_id: UUID
    role: str
    municipality: str | None
    police_unit: str | None
    valid_from: date
    valid_until: date | None = None


class Mandate(NamedTuple):
    """One mandate with dates."""

    id: UUID
    purpose: str
    appointment_id: UUID
    valid_from: date
    valid_until: date


class Holder(NamedTuple):
    """One person who does not exist."""

    id: UUID
    given_names: str
    family_name: str
    birth_date: date
    bsn: str
    work_phone: str | None
    correspondence_address: str | None
    subject: str
    synthetic: bool = True


class Licence(NamedTuple):
    """One licence."""

    number: str
    holder_id: UUID
    status: str
    valid_from: date
    valid_until: date
    municipality: str
    subject: str
    synthetic: bool = True


class Photo(NamedTuple):
    """The drawing that stands for a photograph."""

    licence_number: str
    content: bytes
    content_type: str = "image/jpeg"


class Interview(NamedTuple):
    """The interview before a licence."""

    licence_number: str
    held_on: date
    report: str
    outcome: str = "SELF_RELIANT"


class Decision(NamedTuple):
    """One decision on a licence."""

    id: UUID
    licence_number: str
    kind: str
    ground: str
    decided_on: date
    objection_pending: bool = False


class Application(NamedTuple):
    """One open application."""

    id: UUID
    status: str
    municipality: str
    holder_id: UUID
    applied_on: date
    subject: str
    synthetic: bool = True


class ApplicationPhoto(NamedTuple):
    """The drawing that stands for the photograph of an applicant."""

    application_id: UUID
    content: bytes
    content_type: str = "image/jpeg"


class ApplicationInterview(NamedTuple):
    """The interview of one open application."""

    application_id: UUID
    held_on: date
    report: str
    outcome: str = "SELF_RELIANT"


class Procedure(NamedTuple):
    """One application or decision procedure."""

    id: UUID
    kind: str
    municipality: str
    licence_number: str | None
    operator_licence_number: str | None
    opened_at: datetime
    closed_at: datetime | None = None


class SubjectRequest(NamedTuple):
    """One request of a data subject."""

    id: UUID
    municipality: str
    holder_id: UUID
    opened_at: datetime
    identified_at: datetime | None
    closed_at: datetime | None = None


class OperatorLicence(NamedTuple):
    """One operator licence."""

    number: str
    trade_name: str
    business_type: str
    premises: str
    municipality: str
    assigned_to: str | None
    status: str
    valid_from: date
    valid_until: date
    conditions: list[str]
    subject: str
    synthetic: bool = True


class OperatorPerson(NamedTuple):
    """The operator or a manager of one business."""

    id: UUID
    operator_licence_number: str
    capacity: str
    given_names: str
    family_name: str
    birth_date: date
    synthetic: bool = True


class Measure(NamedTuple):
    """One measure against the holder of an operator licence."""

    id: UUID
    operator_licence_number: str
    kind: str
    ground: str
    imposed_on: date
    lifted_on: date | None


class Inspection(NamedTuple):
    """One inspection; open while ``closed_at`` is null."""

    id: UUID
    municipality: str
    kind: str
    opened_at: datetime
    confirmed_at: datetime | None
    closed_at: datetime | None
    legal_ground: str
    place: str
    operator_licence_number: str | None
    outcome: str | None
    report: str | None
    synthetic: bool = True


class InspectionMember(NamedTuple):
    """One of the two officers of an inspection."""

    inspection_id: UUID
    appointment_id: UUID


class RecordedCheck(NamedTuple):
    """One check of a licence, as the inspection holds it."""

    id: UUID
    inspection_id: UUID
    licence_number: str | None
    result: str
    reason: str | None
    checked_at: datetime


class Annotation(NamedTuple):
    """One annotation, of either track."""

    id: UUID
    track: str
    category: str
    finding: str
    text: str | None
    made_at: datetime
    municipality: str
    author_id: UUID
    disputed: bool
    restricted: bool
    superseded_by: UUID | None
    retain_until: date
    licence_number: str | None
    operator_licence_number: str | None
    place: str | None
    inspection_id: UUID
    subject: str | None
    text_confirmed_by: UUID | None = None
    synthetic: bool = True
