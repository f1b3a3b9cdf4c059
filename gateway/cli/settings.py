"""``registerpoort settings``: everything that can be set."""

from dataclasses import asdict

import click
import orjson

from gateway.settings import SettingLine, describe, load_settings

__all__ = ["settings"]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def settings(*, as_json: bool) -> None:
    """Print every setting with its value; passwords are left out."""
    lines = list(describe(load_settings()))
    if as_json:
        click.echo(orjson.dumps([asdict(line) for line in lines], option=orjson.OPT_INDENT_2))
        return
    for line in lines:
        click.echo(_write(line))


def _write(line: SettingLine) -> str:
    default = f" (default {line.default})" if line.default else ""
    return f"{line.name}={line.value}\n    {line.description}{default}"
