"""Six personas: who they are, on which case they act, and what they ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from gateway.demo.officers import name_subject
from gateway.demo.story import CASES
from gateway.demo.world import AMSTERDAM, POLICE, UTRECHT
from sql import query
from sql.database import Session, connect_owner

__all__ = ["COMMON", "PERSONAS", "Persona", "Subjects", "find_subjects"]

COMMON = "check"
"""The query that all personas can send: the same licence shows each what the matrix says."""


@dataclass(frozen=True)
class Persona:
    """Someone who asks."""

    name: str
    """Short name, for files."""
    title: str
    query: str
    """Name of the query that shows what this persona is for."""
    subject: str | None = None
    """What a token calls the officer; none for the public."""
    purpose: str | None = None
    """As the header ``Access-Purpose`` says it."""
    case: UUID | None = None
    """What the purpose is concrete in."""
    about: str = "no case"
    """What that case is."""


PERSONAS: Sequence[Persona] = (
    Persona(
        "licensing-officer-utrecht",
        "Licensing officer of Utrecht",
        "licence",
        subject=name_subject("licensing_officer", UTRECHT, number=1),
        purpose="licence-issuance",
        case=CASES["procedure on the licence"],
        about="an open procedure on the licence",
    ),
    Persona(
        "operator-officer-utrecht",
        "Operator officer of Utrecht",
        "business",
        subject=name_subject("operator_officer", UTRECHT, number=1),
        purpose="operator-supervision",
        case=CASES["measure against the business"],
        about="a measure against the business that is not lifted",
    ),
    Persona(
        "inspector-utrecht",
        "Inspector of Utrecht",
        "inspection",
        subject=name_subject("inspector", UTRECHT, number=1),
        purpose="licence-check",
        case=CASES["check in Utrecht"],
        about="an open inspection in Utrecht, in a team of two",
    ),
    Persona(
        "inspector-amsterdam",
        "Inspector of Amsterdam",
        "inspection",
        subject=name_subject("inspector", AMSTERDAM, number=1),
        purpose="licence-check",
        case=CASES["check in Amsterdam"],
        about="an open inspection in Amsterdam, in a team of two",
    ),
    Persona(
        "police-supervisor",
        "Police supervisor of the unit Midden-Nederland",
        "inspection",
        subject=name_subject("police_supervisor", POLICE, number=1),
        purpose="licence-check",
        case=CASES["check by the police"],
        about="an open inspection in Utrecht, in a team of two",
    ),
    Persona("public", "Anybody, without a token", "public"),
)


@dataclass(frozen=True)
class Subjects:
    """What the personas ask about."""

    licence: str
    """Number of a licence of Utrecht with annotations of Utrecht and of Amsterdam."""
    business: str
    """Number of an operator licence of Utrecht."""


async def find_subjects(dsn: str) -> Subjects | None:
    """Find what the personas ask about; `None` where it is gone.

    Notes
    -----
    Source: ``sql/queries/demo_story.sql``.
    """
    cases = (CASES["procedure on the licence"], CASES["measure against the business"])
    async with connect_owner(dsn) as connection:
        row = await Session(connection).fetch_row(query("demo_story"), cases)
    return Subjects(row["licence"], row["operator_licence"]) if row else None
