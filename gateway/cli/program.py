"""The program ``registerpoort``: its commands, and what it says when one of them fails."""

from importlib import import_module
from typing import Any, Final

import click
from typing_extensions import override

from gateway.errors import GatewayError, SettingsInvalidError
from policies.errors import PolicyError
from resolvers.sealing.errors import SealingError
from sql.errors import DatabaseError

__all__ = ["Program", "main"]

_COMMANDS: Final = {
    "demo": "gateway.demo.commands:demo",
    "disclosures": "gateway.cli.disclosures:disclosures",
    "keys": "gateway.cli.keys:keys",
    "migrate": "gateway.cli.database:migrate",
    "municipalities": "gateway.cli.database:municipalities",
    "officers": "gateway.cli.officers:officers",
    "pdp": "gateway.cli.deciding:pdp",
    "policy": "gateway.cli.policies:policy",
    "schema": "gateway.cli.schema:schema",
    "serve": "gateway.cli.serving:serve",
    "settings": "gateway.cli.settings:settings",
    "statistics": "gateway.cli.statistics:statistics",
    "token": "gateway.demo.commands:token",
}
"""Command -> where it is defined; only the one that runs is imported."""


class Program(click.Group):
    """Finds a command when it is asked for, and says in one sentence why it failed.

    Exit status 0 is good, 1 found wanting or failed, 2 unusable arguments or settings.
    """

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    @override
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (GatewayError, PolicyError, SealingError, DatabaseError) as error:
            click.echo(f"Error: {error} [{error.code}]", err=True)
            ctx.exit(2 if isinstance(error, SettingsInvalidError) else 1)


@click.command(cls=Program)
@click.version_option(package_name="registerpoort")
def main() -> None:
    """Serve a national licence register, field by field as policy allows."""
