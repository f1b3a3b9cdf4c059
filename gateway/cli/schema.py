"""``registerpoort schema``: the schema that callers see."""

from datetime import datetime
from zoneinfo import ZoneInfo

import click

from gateway.installing import SHIPPED
from gateway.vocabulary import ROLES, shipped_vocabulary
from policies.decision import Context
from policies.pdp import build_snapshot
from policies.rules import Policy, read_policy
from policies.vocabulary import Vocabulary
from resolvers.introspection import Use, print_schema_text, usable, visible_schema

__all__ = ["schema"]


@click.group()
def schema() -> None:
    """Show the GraphQL schema."""


@schema.command("print")
@click.option(
    "--role",
    type=click.Choice(sorted(ROLES)),
    help="Only what this role reaches somewhere for some purpose, by the shipped policy.",
)
def print_schema(role: str | None) -> None:
    """Print the schema in the schema language."""
    if role is None:
        click.echo(print_schema_text(), nl=False)
        return
    cells = _usable(read_policy(SHIPPED), role)
    click.echo(print_schema_text(visible_schema(cells.__contains__)), nl=False)


def _usable(policy: Policy, role: str) -> frozenset[tuple[str, Use]]:
    words = shipped_vocabulary()
    snapshot = build_snapshot(policy, words, 1)
    day = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    grants = (
        snapshot.grant(Context(role, home, purpose, day), frozenset({home}))
        for home in _distinct_homes(policy, words)
        for purpose in words.purposes
    )
    return usable(grants, words.coordinates)


def _distinct_homes(policy: Policy, words: Vocabulary) -> frozenset[str]:
    """Name the homes that some rule or group speaks of, and one of those that none does."""
    spoken = {rule.home for rule in policy.rules} | {group.member for group in policy.groups}
    rest = words.municipalities - spoken
    return (words.homes & spoken) | (words.homes - words.municipalities) | frozenset([min(rest)])
