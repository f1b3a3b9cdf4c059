"""How a field is declared that a statement answers: nothing is computed here."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry import UNSET, Info
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from typing_extensions import override

__all__ = ["FIRST", "Answered", "Argument", "answered", "limited", "withheld_names"]


@dataclass(frozen=True)
class Argument:
    """One argument of a field."""

    type: object
    """Annotation, as a parameter would have it."""
    description: str
    default: object = UNSET


FIRST = Argument(int | None, "How many at most, from 1 to 50 (aantal).", default=20)


class Answered(StrawberryField):
    """A field of ``Query`` that one statement answers."""

    @property
    @override
    def is_basic_field(self) -> bool:
        return False

    @override
    def get_result(
        self, source: object, info: Info | None, args: list[Any], kwargs: Mapping[str, Any]
    ) -> Awaitable[Any]:
        """Hand the field over to the operation."""
        operation: Awaitable[Any] = info.context.answer(info)  # type: ignore[union-attr]  # not basic: always there
        return operation


def answered(description: str, **arguments: Argument) -> Any:  # noqa: ANN401  # as strawberry.field
    """Declare a field of ``Query``; the keywords are its arguments, in order."""
    return _with_arguments(Answered(description=description), arguments)


def limited(description: str) -> Any:  # noqa: ANN401  # as strawberry.field
    """Declare a nested list of which the client says how many it wants."""
    return _with_arguments(StrawberryField(description=description), {"first": FIRST})


def withheld_names() -> Any:  # noqa: ANN401  # as strawberry.field
    """Declare the field that tells a withheld value from an empty one."""
    return strawberry.field(
        description="Names the selected fields that the policy withholds on this record"
        " (niet verstrekt)."
    )


def _with_arguments(field: StrawberryField, arguments: Mapping[str, Argument]) -> StrawberryField:
    field.arguments = [
        StrawberryArgument(
            python_name=name,
            graphql_name=None,
            type_annotation=StrawberryAnnotation(argument.type),
            description=argument.description,
            default=argument.default,
        )
        for name, argument in arguments.items()
    ]
    return field
