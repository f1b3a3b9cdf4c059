"""Values a request may hold: those that PostgreSQL can hold too.

Literals in a document are judged by rules of validation, values of variables by
`fits_register`. No message shows a value, since it may be personal data.
"""

import math
import re
from collections.abc import Iterator
from typing import Final

from graphql import (
    FloatValueNode,
    GraphQLError,
    IntValueNode,
    StringValueNode,
    ValidationRule,
    ValueNode,
    ValuesOfCorrectTypeRule,
    specified_rules,
)
from typing_extensions import override

__all__ = ["RULES", "fits_register", "parts"]

_UNFIT: Final = re.compile("[\0\ud800-\udfff]")
_BIGGEST: Final = 2**63
_DIGITS: Final = 20


def fits_register(value: object) -> bool:
    """Tell whether PostgreSQL can hold every part of a JSON value.

    It cannot hold NUL or half a surrogate pair in a text, an integer over 64 bits or
    a number that is not finite.
    """
    return all(_fits_column(part) for _, part in parts(value))


def parts(value: object) -> Iterator[tuple[int, object]]:
    """Walk a JSON value without recursion: every part with its depth, keys included."""
    stack = [(0, value)]
    while stack:
        depth, part = stack.pop()
        yield depth, part
        if isinstance(part, dict):
            stack.extend((depth + 1, item) for pair in part.items() for item in pair)
        elif isinstance(part, list):
            stack.extend((depth + 1, item) for item in part)


def _fits_column(part: object) -> bool:
    match part:
        case str():
            return not _UNFIT.search(part)
        case int():
            return -_BIGGEST <= part < _BIGGEST
        case float():
            return math.isfinite(part)
        case _:
            return True


class _NeutralValuesRule(ValuesOfCorrectTypeRule):
    """Values fit their types; the message shows neither the value nor an exception."""

    @override
    def report_error(self, error: GraphQLError) -> None:
        super().report_error(GraphQLError("This value does not fit its type.", error.nodes))


class _StorableValuesRule(ValidationRule):
    """Values fit the register, also those inside lists and objects."""

    def enter_string_value(self, node: StringValueNode, *_: object) -> None:
        self._require(node, fits=_fits_column(node.value))

    def enter_float_value(self, node: FloatValueNode, *_: object) -> None:
        self._require(node, fits=_fits_column(float(node.value)))

    def enter_int_value(self, node: IntValueNode, *_: object) -> None:
        fits = len(node.value) <= _DIGITS and _fits_column(int(node.value))
        self._require(node, fits=fits)

    def _require(self, node: ValueNode, *, fits: bool) -> None:
        if not fits:
            self.report_error(GraphQLError("The register cannot hold this value.", node))


RULES: Final = (
    *(rule for rule in specified_rules if rule is not ValuesOfCorrectTypeRule),
    _NeutralValuesRule,
    _StorableValuesRule,
)
"""Every rule of GraphQL validation, neutral about values."""
