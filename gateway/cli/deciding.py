"""``registerpoort pdp``: a decision point on a folder of rules, with no register behind it."""

from pathlib import Path

import click

from gateway.addresses import is_loopback
from gateway.errors import SettingsInvalidError
from gateway.logs import configure_logs
from gateway.pdp.serving import create_folder_app
from gateway.server import check_address, serve
from gateway.settings import Settings, load_settings
from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.authzen.domain import Domain
from policies.authzen.register import Register
from policies.foreign.declaration import VOCABULARY
from policies.foreign.domain import build_foreign
from policies.foreign.policy import read_foreign
from policies.pdp import build_snapshot
from policies.rules import read_policy

__all__ = ["open_domain", "pdp"]


@click.command()
@click.option(
    "--policies",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder with model.conf, vocabulary.yaml and rules/*.csv.",
)
@click.option(
    "--no-authentication", "open_", is_flag=True, help="Answer everybody; on loopback only."
)
def pdp(folder: Path, *, open_: bool) -> None:
    """Answer AuthZEN questions about a folder of rules until a stop signal.

    A folder without vocabulary.yaml is one of the register's own policy.
    """
    settings = load_settings()
    _check_callers(settings, open_=open_)
    configure_logs(settings.log_level.value)
    check_address(settings.host, settings.port)
    domain = open_domain(folder)
    click.echo(_announce(settings, domain, open_=open_))
    serve(
        create_folder_app(settings, domain, authenticated=not open_),
        host=settings.host,
        port=settings.port,
        drain_seconds=settings.drain_seconds,
    )


def open_domain(folder: Path) -> Domain:
    """Read the policy of a folder, check it and make it ready to answer.

    Parameters
    ----------
    folder
        With a ``vocabulary.yaml``, of any model; without one, of the register's own.

    Raises
    ------
    PolicyError
        If the policy does not hold together.
    """
    if (folder / VOCABULARY).is_file():
        return build_foreign(read_foreign(folder))
    return Register(
        build_snapshot(read_policy(folder), shipped_vocabulary(), 0), shipped_territory()
    )


def _check_callers(settings: Settings, *, open_: bool) -> None:
    if open_ and not is_loopback(settings.host):
        reason = "give a loopback address, or leave out --no-authentication"
        raise SettingsInvalidError("REGISTERPOORT_HOST", reason)
    if not open_ and settings.issuer is None:
        reason = "set it, AUDIENCE and JWKS, or give --no-authentication on loopback"
        raise SettingsInvalidError("REGISTERPOORT_ISSUER", reason)


def _announce(settings: Settings, domain: Domain, *, open_: bool) -> str:
    who = "NO AUTHENTICATION: whoever reaches this address is answered."
    lines = [
        f"Decision point on http://{settings.host}:{settings.port}",
        f"Policy {domain.policy['sha256']}",
        who if open_ else f"Callers need a token of {settings.issuer}.",
    ]
    return "\n".join(lines)
