"""Where a page begins: after the record whose order columns a cursor holds.

A cursor is no secret and needs no seal: it holds only values of columns that
the caller may sort by, and one that was made up asks no more than a filter does.
"""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import orjson

from resolvers.model import Sort
from resolvers.statement.arguments import Reader, Variables
from resolvers.statement.errors import ArgumentInvalidError
from resolvers.statement.parameters import CASTS

__all__ = ["cursor", "read_cursor"]

_KINDS: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "timestamptz": datetime.fromisoformat,
    "uuid": UUID,
}


def cursor(alias: str, sorts: tuple[Sort, ...]) -> str:
    """Write the cursor of a row as SQL."""
    columns = ", ".join(f"{alias}.{each.column}::text" for each in sorts)
    return (
        f"translate(encode(convert_to(json_build_array({columns})::text, 'UTF8'), 'base64'), "
        "E'+/\\n', '-_')"
    )


def read_cursor(read: Reader, kinds: tuple[str, ...], place: int) -> Reader:
    """Read one value of the cursor that a variable holds.

    Parameters
    ----------
    read
        Finds the cursor in the variables.
    kinds
        GraphQL types of the columns, in order.
    place
        Which value to read, from 0.

    Raises
    ------
    ArgumentInvalidError
        When read, if the cursor is not one that this order gives.
    """

    def value(variables: Variables) -> object:
        return _values(read(variables), kinds)[place]

    return value


def _values(text: object, kinds: tuple[str, ...]) -> list[object]:
    try:
        values = orjson.loads(urlsafe_b64decode(str(text).encode()))
        return [_value(each, kind) for each, kind in zip(values, kinds, strict=True)]
    except (ValueError, TypeError, binascii.Error) as error:
        raise ArgumentInvalidError("after", "a cursor of an earlier page in this order") from error


def _value(text: object, kind: str) -> object:
    if not isinstance(text, str) or "\0" in text:
        raise ValueError(kind)
    return _KINDS.get(CASTS.get(kind, "text"), str)(text)
