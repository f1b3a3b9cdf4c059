"""What an answer shows of a sealed value once it is open."""

from binascii import b2a_base64
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from resolvers.sealing.seals import require_sealed

__all__ = ["MINIMUM_AGE", "Form", "Sealed", "sealed_fields", "show"]

MINIMUM_AGE: Final = 21
"""Years that a holder has at least."""
_LEAP: Final = (2, 28)


class Form(Enum):
    """How a value stands in an answer."""

    TEXT = "as it was sealed"
    BASE64 = "in base64"
    MINIMUM_AGE = "of a day of birth, whether the minimum age is met"


@dataclass(frozen=True)
class Sealed:
    """One field of the schema that stands on a sealed column."""

    column: str
    """Full name: ``register.holder.birth_date``."""
    form: Form = Form.TEXT


def sealed_fields(table: str, **columns: str) -> dict[str, Sealed]:
    """Name the fields of a type that are sealed as text: field and column of a table."""
    return {field: Sealed(require_sealed(table, column)) for field, column in columns.items()}


def show(form: Form, content: bytes, day: date) -> str | bool:
    """Write an opened value as an answer has it.

    Parameters
    ----------
    form
        How the field shows it.
    content
        The value in UTF-8, or the bytes of an image.
    day
        The day of the question, which an age is counted by.
    """
    if form is Form.BASE64:
        return b2a_base64(content, newline=False).decode()
    if form is Form.MINIMUM_AGE:
        return _comes_of_age(date.fromisoformat(content.decode())) <= day
    return content.decode()


def _comes_of_age(born: date) -> date:
    year = born.year + MINIMUM_AGE
    try:
        return born.replace(year=year)
    except ValueError:
        # Whoever was born on 29 February is a year older on 28 February where there is no 29th.
        return date(year, *_LEAP)
