"""Licences of persons, and what stands on them."""

from datetime import date, datetime
from enum import Enum
from uuid import UUID

import strawberry
from strawberry import enum_value, field

from resolvers.annotations import NEWEST_FIRST, Annotation
from resolvers.codes import DecisionKind, InterviewOutcome, LicenceStatus, ProcedureKind
from resolvers.fields import Argument, answered, limited, withheld_names
from resolvers.model import (
    Bound,
    Cardinality,
    Filter,
    Operator,
    Placed,
    Relation,
    Root,
    Sort,
    Table,
)
from resolvers.municipalities import Municipality
from resolvers.numbers import LicenceNumber
from resolvers.pages import Connection, paged
from resolvers.sealing.forms import Form, Sealed, sealed_fields

__all__ = [
    "EXACT_NUMBER",
    "ROOTS",
    "TABLES",
    "Decision",
    "Holder",
    "Interview",
    "Licence",
    "LicenceFilter",
    "LicenceOrder",
    "LicenceQuery",
    "Photo",
    "Procedure",
]

EXACT_NUMBER = Argument(LicenceNumber, "Exact number (vergunningnummer).")


@strawberry.type(description="Photograph on a licence (pasfoto).")
class Photo:
    """A photograph, inline: there is no address that could be guessed."""

    content_type: str | None = field(description="image/jpeg or image/png (bestandstype).")
    base64: str | None = field(description="The image in base64 (afbeelding).")
    withheld: list[str] = withheld_names()


@strawberry.type(description="Person a licence was issued to (houder).")
class Holder:
    """The person a licence was issued to."""

    given_names: str | None = field(description="Given names (voornamen).")
    family_name: str | None = field(description="Family name (geslachtsnaam).")
    birth_date: date | None = field(description="Date of birth (geboortedatum).")
    bsn: str | None = field(description="Citizen service number (burgerservicenummer).")
    work_phone: str | None = field(description="Telephone for work (zakelijk telefoonnummer).")
    correspondence_address: str | None = field(
        description="Address for letters (correspondentieadres)."
    )
    withheld: list[str] = withheld_names()


@strawberry.type(description="Self-reliance interview before a licence (vergunninggesprek).")
class Interview:
    """The interview before a licence."""

    held_on: date | None = field(description="Day of the interview (gespreksdatum).")
    outcome: InterviewOutcome | None = field(description="Outcome (uitkomst).")
    report: str | None = field(description="Report (verslag).")
    withheld: list[str] = withheld_names()


@strawberry.type(description="Decision on a licence (besluit).")
class Decision:
    """A decision on a licence."""

    id: UUID | None = field(description="Identifier (kenmerk).")
    kind: DecisionKind | None = field(description="Kind of decision (soort besluit).")
    ground: str | None = field(description="Legal ground (grond).")
    decided_on: date | None = field(description="Day of the decision (besluitdatum).")
    objection_pending: bool | None = field(
        description="Whether an objection is pending (bezwaar aanhangig)."
    )
    withheld: list[str] = withheld_names()


@strawberry.type(description="Procedure in which a licence is decided on (procedure).")
class Procedure:
    """A procedure on a licence."""

    id: UUID | None = field(description="Identifier; the case while it is open (kenmerk).")
    kind: ProcedureKind | None = field(description="Kind of procedure (soort procedure).")
    opened_at: datetime | None = field(description="When it was opened (geopend op).")
    closed_at: datetime | None = field(description="When it was closed (gesloten op).")
    withheld: list[str] = withheld_names()


@strawberry.type(description="Licence of a person, valid nationwide (vergunning).")
class Licence:
    """A licence of a person."""

    number: LicenceNumber = field(description="Number on the licence (vergunningnummer).")
    status: LicenceStatus | None = field(description="Status today (status).")
    valid_from: date | None = field(description="First day (geldig van).")
    valid_until: date | None = field(description="Last day (geldig tot en met).")
    issuing_municipality: Municipality | None = field(
        description="Municipality that issued it (verlenende gemeente)."
    )
    photo: Photo | None = field(description="Photograph of the holder (pasfoto).")
    minimum_age_met: bool | None = field(
        description="Whether the holder is 21 or older (minimumleeftijd gehaald)."
    )
    holder: Holder | None = field(description="Person it was issued to (houder).")
    interview: Interview | None = field(description="Interview before it (vergunninggesprek).")
    decisions: list[Decision] | None = field(
        description="Decisions on it, newest first (besluiten)."
    )
    annotations: list[Annotation] | None = limited(
        "Annotations on it, newest first (aantekeningen)."
    )
    procedures: list[Procedure] | None = field(
        description="Procedures on it, newest first (procedures)."
    )
    version: int | None = field(description="How often it was changed, and one (versie).")
    withheld: list[str] = withheld_names()


@strawberry.input(description="Which licences to list (selectie van vergunningen).")
class LicenceFilter:
    """Which licences to list; all conditions hold together."""

    status: list[LicenceStatus] | None = field(description="One of these (status).")
    valid_until_from: date | None = field(description="Valid until then or later (vanaf).")
    valid_until_to: date | None = field(description="Valid until then at most (tot en met).")


@strawberry.enum(description="Order of licences (volgorde van vergunningen).")
class LicenceOrder(Enum):
    """In which order licences are listed."""

    NUMBER_ASC = enum_value("NUMBER_ASC", description="By number (nummer oplopend).")
    NUMBER_DESC = enum_value("NUMBER_DESC", description="By number, down (nummer aflopend).")
    VALID_UNTIL_ASC = enum_value(
        "VALID_UNTIL_ASC", description="By last day (geldig tot oplopend)."
    )
    VALID_UNTIL_DESC = enum_value(
        "VALID_UNTIL_DESC", description="By last day, down (geldig tot aflopend)."
    )


@strawberry.type
class LicenceQuery:
    """The fields of ``Query`` about licences."""

    licence: Licence | None = answered(
        "One licence within reach of the case (vergunning).", number=EXACT_NUMBER
    )
    licences: Connection[Licence] | None = paged(
        "Licences of the own municipality, by number (vergunningen).",
        filter_type=LicenceFilter,
        order_type=LicenceOrder,
    )


TABLES = (
    Table(
        type="Licence",
        view="licence",
        placed=Placed.ITSELF,
        key="number",
        relations={
            "issuingMunicipality": Relation(
                type="Municipality", parent="issuing_municipality", child="code"
            ),
            "photo": Relation(type="Photo", parent="number", child="licence_number"),
            "holder": Relation(type="Holder", parent="holder_id", child="id"),
            "interview": Relation(type="Interview", parent="number", child="licence_number"),
            "decisions": Relation(
                type="Decision",
                parent="number",
                child="licence_number",
                many=True,
                sort=(Sort("decided_on", descending=True), Sort("id", descending=True)),
            ),
            "annotations": Relation(
                type="Annotation",
                parent="number",
                child="licence_number",
                many=True,
                sort=NEWEST_FIRST,
            ),
            "procedures": Relation(
                type="Procedure",
                parent="number",
                child="licence_number",
                many=True,
                sort=(Sort("opened_at", descending=True), Sort("id", descending=True)),
            ),
        },
        subject=True,
        lineage={"minimumAgeMet": ("Holder.birthDate",)},
        sealed={"minimumAgeMet": Sealed("register.holder.birth_date", Form.MINIMUM_AGE)},
    ),
    Table(
        type="Photo",
        view="photo",
        placed=Placed.PARENT,
        sealed={"base64": Sealed("register.photo.content", Form.BASE64)},
    ),
    Table(
        type="Holder",
        view="holder",
        placed=Placed.PARENT,
        sealed=sealed_fields(
            "register.holder",
            givenNames="given_names",
            familyName="family_name",
            birthDate="birth_date",
            bsn="bsn",
            workPhone="work_phone",
            correspondenceAddress="correspondence_address",
        ),
    ),
    Table(
        type="Interview",
        view="interview",
        placed=Placed.PARENT,
        sealed=sealed_fields("register.interview", report="report"),
    ),
    Table(type="Decision", view="decision", placed=Placed.PARENT),
    Table(type="Procedure", view="procedure", placed=Placed.PARENT),
)

_OF_THE_CASE = {
    "LICENCE_ISSUANCE": (Bound("number", "licence_number"),),
    "DATA_SUBJECT_REQUEST": (Bound("holder_id", "holder_id"),),
}

ROOTS = (
    Root(
        field="licence",
        type="Licence",
        cardinality=Cardinality.ONE,
        keys={"number": "Licence.number"},
        bounds=_OF_THE_CASE,
    ),
    Root(
        field="licences",
        type="Licence",
        cardinality=Cardinality.PAGE,
        filters={
            "status": Filter("status", Operator.IN),
            "validUntilFrom": Filter("validUntil", Operator.FROM),
            "validUntilTo": Filter("validUntil", Operator.UNTIL),
        },
        sorts={
            "NUMBER_ASC": (Sort("number"),),
            "NUMBER_DESC": (Sort("number", descending=True),),
            "VALID_UNTIL_ASC": (Sort("valid_until"), Sort("number")),
            "VALID_UNTIL_DESC": (
                Sort("valid_until", descending=True),
                Sort("number", descending=True),
            ),
        },
        default_sort=(Sort("number"),),
        bounds=_OF_THE_CASE,
    ),
)
