"""``registerpoort policy check``: what is refused, and what deserves a second look."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click
import orjson

from gateway.cli.policies.sources import SHIPPED_SOURCE, Source, open_policy, today
from gateway.cli.policies.testing import TESTS, find_cases
from gateway.versions.opening import Opened
from policies.cases.reading import Case
from policies.cases.running import run_cases
from policies.errors import Finding, PolicyInvalidError
from policies.review.remarks import Remark, Severity
from policies.review.reviewing import Review

__all__ = ["check"]


@click.command()
@click.argument("policy", type=Source(), default=SHIPPED_SOURCE, required=False)
@click.option("--expires-within", type=click.IntRange(0), default=30, metavar="DAYS")
@TESTS
@click.option("--strict", is_flag=True, help="Exit status 1 for remarks too.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def check(
    context: click.Context,
    policy: Path | int | str,
    *,
    expires_within: int,
    tests: Path | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Check a policy: a folder, a version, or active; the shipped one if none is given.

    Exit status 1 means that it is refused. Rules that never speak, open or close nothing, do
    what others do, end within DAYS or are decided by no case are remarked; allow rules
    with * are noticed.
    """
    try:
        opened = open_policy(policy)
    except PolicyInvalidError as error:
        _print(error.findings, (), as_json=as_json)
        context.exit(1)
    remarks = _review(opened, find_cases(opened, tests), expires_within)
    _print((), remarks, as_json=as_json)
    context.exit(int(strict and any(_counts(each) for each in remarks)))


def _review(opened: Opened, cases: tuple[Case, ...], expires_within: int) -> tuple[Remark, ...]:
    results = run_cases(cases, opened.snapshot, opened.territory)
    return Review(
        opened.snapshot,
        opened.territory,
        today(),
        expires_within=expires_within,
        tested=results.covered,
    ).remarks


def _print(findings: Iterable[Finding], remarks: Iterable[Remark], *, as_json: bool) -> None:
    found = tuple(findings)
    if as_json:
        listed = [{**asdict(each), "severity": each.kind.severity} for each in remarks]
        written = {"findings": [asdict(each) for each in found], "remarks": listed}
        click.echo(orjson.dumps(written))
        return
    remarked = [each for each in remarks if _counts(each)]
    for each in (*found, *remarked):
        click.echo(str(each))
    for line in _notice(remarks):
        click.echo(line)
    click.echo(f"{len(found)} findings." if found else _conclude(len(remarked)))


def _notice(remarks: Iterable[Remark]) -> list[str]:
    """Tell which allow rules hold ``*``: one line for each choice of columns."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for each in remarks:
        if not _counts(each):
            alike.setdefault(each.columns, []).append(each.rule)
    return [
        f"* stands for {', '.join(columns)} in {', '.join(sorted(rules))}."
        for columns, rules in sorted(alike.items())
    ]


def _conclude(remarked: int) -> str:
    many = {0: "", 1: " There is 1 remark."}.get(remarked, f" There are {remarked} remarks.")
    return f"The policy may be used.{many}"


def _counts(remark: Remark) -> bool:
    return remark.kind.severity is Severity.REMARK
