"""What the rows of the world are called: every key follows from a kind, a town and a number."""

from enum import Enum
from typing import Final
from uuid import UUID

from resolvers.numbers import check_character

__all__ = [
    "AMSTERDAM",
    "HAGUE",
    "POLICE_OF",
    "TOWNS",
    "UTRECHT",
    "Kind",
    "licence_number",
    "operator_number",
    "row_id",
    "subject_of",
]

UTRECHT: Final = "GM0344"
AMSTERDAM: Final = "GM0363"
HAGUE: Final = "GM0518"
TOWNS: Final = (UTRECHT, AMSTERDAM, HAGUE)

POLICE_OF: Final = {
    UTRECHT: "police:midden-nederland",
    AMSTERDAM: "police:amsterdam",
    HAGUE: "police:den-haag",
}
"""Town -> police unit that covers it."""

_LOOK_ALIKES = str.maketrans("01", "ZY")


class Kind(Enum):
    """Kinds of rows, as their identifiers tell them apart: four hexadecimal digits."""

    OFFICER = "00f0"
    APPOINTMENT = "00a0"
    MANDATE = "00aa"
    HOLDER = "0050"
    DECISION = "00d0"
    PERSON = "00b0"
    MEASURE = "00e0"
    CHECK_OPEN = "0010"
    CHECK_CLOSED = "0011"
    RECORDED = "00c0"
    ON_LICENCE = "0091"
    ON_OPERATOR = "0092"
    PROCEDURE_LICENCE = "0071"
    PROCEDURE_OPERATOR = "0072"
    REQUEST = "0080"
    APPLICATION = "0060"
    APPLICANT = "0051"


def row_id(kind: Kind, town: str, number: object = 0) -> UUID:
    """Give the identifier of a row: town and number are four digits, ``GM`` before is left out."""
    last = str(number).removeprefix("GM")
    return UUID(f"00000000-0000-4000-8000-{kind.value}{town.removeprefix('GM')}{last:0>4}")


def licence_number(town: str, letter: str = "A") -> str:
    """Give the number of a town's licence."""
    characters = town.removeprefix("GM").translate(_LOOK_ALIKES) + letter * 5
    return characters + check_character(characters)


def operator_number(town: str, number: int = 1) -> str:
    """Give the number of a town's operator licence."""
    return f"OP-{number:02}-{town}"


def subject_of(role: str, home: str) -> str:
    """Give what a token calls the officer who has a role in a town or a police unit."""
    return f"{role}@{home}"
