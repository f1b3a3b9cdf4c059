"""Options that several commands on policies share."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click
from typing_extensions import override

from gateway.cli.policies.sources import today
from policies.sentences.writing import Language
from policies.vocabulary import Vocabulary, propose

__all__ = ["as_json", "check_value", "language", "on"]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType[date]):
    """A day as ISO text."""

    name = "day"

    @override
    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            return self.fail(f"{value!r} is no day: write year-month-day, as 2026-01-31.")


class Tongue(click.ParamType[Language]):
    """The language of an answer."""

    name = "nl|en"

    @override
    def convert(
        self, value: str | Language, param: click.Parameter | None, ctx: click.Context | None
    ) -> Language:
        try:
            return Language(value)
        except ValueError:
            return self.fail(f"{value!r} is no language: write nl or en.")


as_json: Decorator = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
language: Decorator = click.option(
    "--language", type=Tongue(), default=Language.ENGLISH, help="nl or en; en if not given."
)
on: Decorator = click.option(
    "--on",
    "day",
    type=Day(),
    default=today,
    help="Day to decide on, as 2027-01-01; today if absent.",
)


def check_value(words: Vocabulary, column: str, value: str) -> str:
    """Refuse a value that the vocabulary does not know, and propose another."""
    if words.knows(column, value):
        return value
    fix = propose(value, words.columns[column])
    raise click.BadParameter(f"{value!r} is no known {column}; {fix}.", param_hint=f"--{column}")
