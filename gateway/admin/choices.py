"""What a field of a form lets an officer choose from."""

from collections.abc import Iterable
from typing import Any

from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

__all__ = ["make_choices"]


def make_choices(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    """Make the choices of a field of pairs of value and text; the text is shown as it is."""
    return [SelectChoice(value=value, label=text) for value, text in pairs]
