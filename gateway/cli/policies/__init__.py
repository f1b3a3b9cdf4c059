"""``registerpoort policy``: the rules that decide who sees what; one module a kind of work."""

import click

from gateway.cli.policies.checking import check
from gateway.cli.policies.differing import COMMANDS as DIFFERING
from gateway.cli.policies.reading import COMMANDS as READING
from gateway.cli.policies.replaying import replay
from gateway.cli.policies.shadowing import shadow
from gateway.cli.policies.testing import test
from gateway.cli.policies.versions import COMMANDS as VERSIONS

__all__ = ["policy"]


@click.group()
def policy() -> None:
    """Work on the policy."""


for each in (check, replay, shadow, test, *DIFFERING, *READING, *VERSIONS):
    policy.add_command(each)
