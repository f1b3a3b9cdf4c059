"""``registerpoort settings``: everything that can be set."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import Enum
from urllib.parse import urlsplit, urlunsplit

import click
import orjson
from pydantic.fields import FieldInfo

from gateway.settings import PREFIX, Settings, load_settings

__all__ = ["SettingLine", "describe", "settings"]


@dataclass(frozen=True)
class SettingLine:
    """One setting as it is printed."""

    name: str
    """Environment variable."""
    value: str
    """Value in use, without passwords; empty when absent."""
    default: str
    """Value when nothing is set; empty when absent."""
    description: str
    """What it does, in one sentence."""


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


def describe(settings: Settings) -> Iterator[SettingLine]:
    """List every setting with its value, default and description, in order."""
    for name, field in type(settings).model_fields.items():
        yield _line(name, getattr(settings, name), field)


def _line(name: str, value: object, field: FieldInfo) -> SettingLine:
    return SettingLine(
        name=PREFIX + name.upper(),
        value=_print(value),
        default=_print(field.default),
        description=field.description or "",
    )


def _print(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(_print(one) for one in value)
    if isinstance(value, Enum):
        return str(value.value)
    text = "" if value is None else str(value)
    return _hide_password(text) if "://" in text else text


def _hide_password(text: str) -> str:
    address = urlsplit(text)
    user, at, host = address.netloc.rpartition("@")
    name, colon, _ = user.partition(":")
    hidden = f"{name}{':***' if colon else ''}{at}{host}"
    return urlunsplit(address._replace(netloc=hidden))
