"""``registerpoort policy check``: everything that does not fit, before anybody is asked."""

from dataclasses import asdict
from pathlib import Path

import click
import orjson

from gateway.installing import SHIPPED
from gateway.vocabulary import shipped_vocabulary
from policies.errors import Finding, PolicyInvalidError
from policies.pdp import Snapshot, build_snapshot
from policies.rules import Policy, read_policy

__all__ = ["check"]


@click.command()
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=SHIPPED,
    required=False,
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def check(context: click.Context, folder: Path, *, as_json: bool) -> None:
    """Check the policy in a folder; the shipped one if no folder is given.

    The folder holds model.conf and rules/*.csv. Exit status 1 means that it is refused.
    """
    if not (folder / "model.conf").is_file():
        raise click.BadParameter(f"There is no model.conf in {folder}.")
    findings = _find(folder)
    if as_json:
        click.echo(orjson.dumps({"findings": [asdict(each) for each in findings]}))
    else:
        for each in findings:
            click.echo(str(each))
        click.echo(f"{len(findings)} findings." if findings else "The policy may be used.")
    context.exit(1 if findings else 0)


def _find(folder: Path) -> tuple[Finding, ...]:
    try:
        _build(read_policy(folder))
    except PolicyInvalidError as error:
        return error.findings
    return ()


def _build(read: Policy) -> Snapshot:
    return build_snapshot(read, shipped_vocabulary(), 1)
