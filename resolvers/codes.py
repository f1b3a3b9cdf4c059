"""The closed lists of the register: what a coded field can say."""

from enum import Enum

import strawberry
from strawberry import enum_value

__all__ = [
    "AnnotationCategory",
    "AnnotationTrack",
    "ApplicationStatus",
    "BusinessType",
    "CareWish",
    "CheckResult",
    "DecisionKind",
    "InspectionKind",
    "InspectionOutcome",
    "InterviewOutcome",
    "LicenceStatus",
    "MeasureKind",
    "NotValidReason",
    "ProcedureKind",
    "Purpose",
    "ReferralKind",
]


@strawberry.enum(description="Status of a licence (status).")
class LicenceStatus(Enum):
    """How a licence stands today."""

    GRANTED = enum_value("GRANTED", description="In force (verleend).")
    SUSPENDED = enum_value("SUSPENDED", description="Without effect for a time (geschorst).")
    REVOKED = enum_value("REVOKED", description="Taken back by the authority (ingetrokken).")
    EXPIRED = enum_value("EXPIRED", description="Past its last day (verlopen).")
    WITHDRAWN = enum_value(
        "WITHDRAWN", description="Given up by the holder (op verzoek ingetrokken)."
    )


@strawberry.enum(description="Status of an application (status van een aanvraag).")
class ApplicationStatus(Enum):
    """How an application stands."""

    APPLIED = enum_value("APPLIED", description="Open (in behandeling).")
    GRANTED = enum_value("GRANTED", description="Ended with a licence (verleend).")
    REFUSED = enum_value("REFUSED", description="Refused (geweigerd).")
    WITHDRAWN = enum_value("WITHDRAWN", description="Given up by the applicant (ingetrokken).")


@strawberry.enum(description="Kind of procedure on a licence (soort procedure).")
class ProcedureKind(Enum):
    """Why a procedure on a licence was opened."""

    APPLICATION = enum_value("APPLICATION", description="Application (aanvraag).")
    DECISION = enum_value("DECISION", description="Decision on a licence (besluit).")


@strawberry.enum(description="Kind of decision on a licence (soort besluit).")
class DecisionKind(Enum):
    """What was decided on a licence."""

    GRANT = enum_value("GRANT", description="Grant (verlening).")
    RENEW = enum_value("RENEW", description="Renewal (verlenging).")
    SUSPEND = enum_value("SUSPEND", description="Suspension (schorsing).")
    LIFT = enum_value("LIFT", description="End of a suspension (opheffing van de schorsing).")
    REVOKE = enum_value("REVOKE", description="Revocation (intrekking).")
    WITHDRAW = enum_value(
        "WITHDRAW", description="Withdrawal at the holder's request (intrekking op verzoek)."
    )


@strawberry.enum(
    description="Outcome of the licence interview (uitkomst van het vergunninggesprek)."
)
class InterviewOutcome(Enum):
    """What the self-reliance interview concluded."""

    SELF_RELIANT = enum_value("SELF_RELIANT", description="Self-reliant (zelfredzaam).")
    NOT_SELF_RELIANT = enum_value(
        "NOT_SELF_RELIANT", description="Not self-reliant (niet zelfredzaam)."
    )


@strawberry.enum(description="Result of a check (uitslag).")
class CheckResult(Enum):
    """What a check answers: two values, so that an unknown number is just not valid."""

    VALID = enum_value("VALID", description="The licence is in force (geldig).")
    NOT_VALID = enum_value(
        "NOT_VALID", description="There is no licence in force with this number (niet geldig)."
    )


@strawberry.enum(description="Why a licence is not valid (reden van ongeldigheid).")
class NotValidReason(Enum):
    """Why a licence that exists is not valid."""

    EXPIRED = enum_value("EXPIRED", description="Past its last day (verlopen).")
    SUSPENDED = enum_value("SUSPENDED", description="Suspended (geschorst).")
    REVOKED = enum_value("REVOKED", description="Revoked (ingetrokken).")


@strawberry.enum(description="Type of business (soort bedrijf).")
class BusinessType(Enum):
    """What business an operator licence is for."""

    WINDOW = enum_value("WINDOW", description="Window (raambedrijf).")
    CLUB = enum_value("CLUB", description="Club (club).")
    PRIVATE_HOUSE = enum_value("PRIVATE_HOUSE", description="Private house (privéhuis).")
    ESCORT = enum_value("ESCORT", description="Escort (escortbedrijf).")
    STREET_ZONE = enum_value("STREET_ZONE", description="Street zone (tippelzone).")
    MASSAGE_SALON = enum_value("MASSAGE_SALON", description="Massage salon (massagesalon).")
    OTHER = enum_value("OTHER", description="Other (overig).")


@strawberry.enum(description="Kind of measure (soort maatregel).")
class MeasureKind(Enum):
    """What was imposed on an operator."""

    WARNING = enum_value("WARNING", description="Warning (waarschuwing).")
    PENALTY = enum_value("PENALTY", description="Penalty payment (dwangsom).")
    CLOSURE = enum_value("CLOSURE", description="Closure (sluiting).")
    REVOCATION = enum_value("REVOCATION", description="Revocation of the licence (intrekking).")


@strawberry.enum(description="Kind of inspection (soort controle).")
class InspectionKind(Enum):
    """Why an inspection was opened."""

    ROUTINE = enum_value("ROUTINE", description="Routine (regulier).")
    UNLICENSED_PREMISES = enum_value(
        "UNLICENSED_PREMISES", description="Premises without a licence (onvergund pand)."
    )
    ADVERTISEMENT = enum_value("ADVERTISEMENT", description="Advertisement (advertentie).")
    JOINT = enum_value("JOINT", description="Together with other authorities (integraal).")
    FOLLOW_UP = enum_value("FOLLOW_UP", description="Follow-up (hercontrole).")


@strawberry.enum(description="Outcome of an inspection (uitkomst van de controle).")
class InspectionOutcome(Enum):
    """How an inspection ended."""

    NO_IRREGULARITY = enum_value(
        "NO_IRREGULARITY", description="No irregularity (geen overtreding)."
    )
    IRREGULARITY_OPERATOR = enum_value(
        "IRREGULARITY_OPERATOR",
        description="Irregularity of the operator (overtreding exploitant).",
    )
    IRREGULARITY_LICENCE = enum_value(
        "IRREGULARITY_LICENCE", description="Irregularity of a licence (overtreding vergunning)."
    )
    REFERRED = enum_value("REFERRED", description="Referred (doorverwezen).")
    ABORTED = enum_value("ABORTED", description="Aborted (afgebroken).")


@strawberry.enum(description="Track of an annotation (spoor).")
class AnnotationTrack(Enum):
    """Which of two tracks an annotation is on; it never changes track."""

    LICENSING = enum_value("LICENSING", description="The licence of a person (vergunning).")
    ILLEGAL_OPERATION = enum_value(
        "ILLEGAL_OPERATION",
        description="Operating without the licence that is needed (illegale exploitatie).",
    )


@strawberry.enum(description="Category of an annotation (categorie).")
class AnnotationCategory(Enum):
    """The coded finding; the first five are on the licensing track, the next five on the other."""

    LICENCE_NOT_SHOWN = enum_value(
        "LICENCE_NOT_SHOWN", description="Licence not shown (vergunning niet getoond)."
    )
    PHOTO_MISMATCH = enum_value(
        "PHOTO_MISMATCH", description="Photograph and person differ (pasfoto wijkt af)."
    )
    NUMBER_MISUSED = enum_value(
        "NUMBER_MISUSED", description="Number used by another (nummer misbruikt)."
    )
    EXPIRED_IN_USE = enum_value(
        "EXPIRED_IN_USE", description="Expired licence in use (verlopen vergunning gebruikt)."
    )
    CONDITION_NOT_MET = enum_value(
        "CONDITION_NOT_MET", description="Condition not met (voorschrift niet nageleefd)."
    )
    OPERATOR_UNLICENSED = enum_value(
        "OPERATOR_UNLICENSED",
        description="Operator without a licence (exploitant zonder vergunning).",
    )
    PREMISES_UNLICENSED = enum_value(
        "PREMISES_UNLICENSED", description="Premises without a licence (pand zonder vergunning)."
    )
    OPERATOR_UNLICENSED_WORKER = enum_value(
        "OPERATOR_UNLICENSED_WORKER",
        description="Operator lets people work without a licence (laat onvergund werken).",
    )
    ADVERTISEMENT_WITHOUT_NUMBER = enum_value(
        "ADVERTISEMENT_WITHOUT_NUMBER",
        description="Advertisement without a number (advertentie zonder nummer).",
    )
    OPERATOR_OBSTRUCTION = enum_value(
        "OPERATOR_OBSTRUCTION", description="Operator obstructs (exploitant werkt tegen)."
    )
    CLOSED = enum_value("CLOSED", description="Closed, without saying why (gesloten).")


@strawberry.enum(description="Kind of referral (soort melding).")
class ReferralKind(Enum):
    """Who is told."""

    POLICE = enum_value("POLICE", description="The police (signaal aan de politie).")
    CARE = enum_value("CARE", description="The care coordinator (zorgmelding).")


@strawberry.enum(description="What a person wishes (wens van de betrokkene).")
class CareWish(Enum):
    """What a person answered when help was offered."""

    WANTS_HELP = enum_value("WANTS_HELP", description="Wants help (wil hulp).")
    WANTS_INFORMATION = enum_value(
        "WANTS_INFORMATION", description="Wants information (wil informatie)."
    )
    DECLINES = enum_value("DECLINES", description="Declines: nothing is sent (wil niets).")
    NOT_ASKED_SAFELY = enum_value(
        "NOT_ASKED_SAFELY", description="Could not be asked safely (niet veilig te vragen)."
    )


@strawberry.enum(description="Purpose of an operation (doelbinding).")
class Purpose(Enum):
    """What the caller asks for; some purposes need a case."""

    LICENCE_CHECK = enum_value(
        "LICENCE_CHECK",
        description="Check of a licence within an open inspection (vergunningcontrole).",
    )
    LICENCE_ISSUANCE = enum_value(
        "LICENCE_ISSUANCE",
        description="Open application or decision procedure (vergunningverlening).",
    )
    LICENCE_WORKLIST = enum_value(
        "LICENCE_WORKLIST", description="Own licences as a worklist (werkvoorraad)."
    )
    OPERATOR_SUPERVISION = enum_value(
        "OPERATOR_SUPERVISION", description="Supervision of operators (toezicht op exploitanten)."
    )
    DATA_SUBJECT_REQUEST = enum_value(
        "DATA_SUBJECT_REQUEST",
        description="Request of an identified data subject (verzoek van betrokkene).",
    )
    AUDIT = enum_value("AUDIT", description="Audit under a mandate (controle op het gebruik).")
    STATISTICS = enum_value("STATISTICS", description="Statistics under a mandate (statistiek).")
    RETENTION = enum_value("RETENTION", description="Destruction of what is due (bewaartermijnen).")
