"""The scalars of the schema: how a value is read and how it is written."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

import strawberry
from strawberry.types.scalar import ScalarDefinition

from resolvers.errors import ScalarInvalidError
from resolvers.numbers import LicenceNumber, check_character, make_number, parse_number

__all__ = [
    "SCALARS",
    "check_character",
    "make_number",
    "parse_date",
    "parse_datetime",
    "parse_uuid",
    "write_datetime",
]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATETIME = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})", re.ASCII
)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


def parse_date(value: object) -> date:
    """Read a date: ``2026-11-24``.

    Raises
    ------
    ScalarInvalidError
        If it has another form, or there is no such day.
    """
    try:
        return date.fromisoformat(_matching(_DATE, value))
    except ValueError as error:
        raise ScalarInvalidError("Date", "an existing day as YYYY-MM-DD") from error


def parse_datetime(value: object) -> datetime:
    """Read a moment with its offset: ``2026-11-24T09:30:00Z``.

    Returns
    -------
    datetime
        In UTC, to the microsecond.

    Raises
    ------
    ScalarInvalidError
        If it has another form, no offset, or there is no such moment.
    """
    try:
        return datetime.fromisoformat(_matching(_DATETIME, value)).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        form = "an existing moment as YYYY-MM-DDTHH:MM:SSZ"
        raise ScalarInvalidError("DateTime", form) from error


def parse_uuid(value: object) -> UUID:
    """Read a UUID of 36 characters.

    Raises
    ------
    ScalarInvalidError
        If it has another form.
    """
    try:
        return UUID(_matching(_UUID, value))
    except ValueError as error:
        raise ScalarInvalidError("UUID", "36 hexadecimal digits and dashes") from error


def write_datetime(moment: datetime) -> str:
    """Write a moment in UTC, to the second: ``2026-11-24T09:30:00Z``."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise ValueError(pattern.pattern)
    return value


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    LicenceNumber: strawberry.scalar(
        name="LicenceNumber",
        description="Licence number: ten letters and digits, the last one a check character"
        " (vergunningnummer).",
        serialize=str,
        parse_value=parse_number,
    ),
    date: strawberry.scalar(
        name="Date",
        description="Day as YYYY-MM-DD (datum).",
        serialize=date.isoformat,
        parse_value=parse_date,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="Moment in UTC as YYYY-MM-DDTHH:MM:SSZ (tijdstip).",
        serialize=write_datetime,
        parse_value=parse_datetime,
    ),
    UUID: strawberry.scalar(
        name="UUID",
        description="Identifier of 36 characters (kenmerk).",
        serialize=str,
        parse_value=parse_uuid,
    ),
}
"""Python type -> scalar."""
