"""Sentences for people that can be said in another language later, by whoever shows them."""

from collections.abc import Mapping
from typing import Self

from typing_extensions import override

__all__ = ["Saying"]


class Saying(str):
    """A sentence in English that remembers what it was made of.

    Parameters
    ----------
    template
        The sentence, where values stand in it as ``{name}``.
    values
        What is filled in.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill in the values."""
        made = super().__new__(cls, template.format(**values))
        made.template = template
        made.values = values
        return made

    @override
    def __str__(self) -> str:
        # An error gives back what it was made with, so its text remembers too.
        return self
