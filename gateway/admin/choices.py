"""What a field of a form lets an officer choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

__all__ = ["Option", "make_choices", "make_options"]


@dataclass(frozen=True)
class Option:
    """One thing to choose."""

    value: str
    text: str
    heading: str | None
    """What stands above it and its neighbours; `None` where nothing does."""


def make_choices(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    """Make the choices of a field of pairs of value and text; the text is shown as it is."""
    return [SelectChoice(value=value, label=text) for value, text in pairs]


def make_options(options: Iterable[Option]) -> list[Any]:
    """Make the choices of a field, some under a heading."""
    return [
        SelectChoice(value=each.value, label=each.text, optgroup=each.heading) for each in options
    ]
