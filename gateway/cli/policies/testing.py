"""``registerpoort policy test``: the cases that a policy must answer as they say."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click
import orjson

from gateway.cli.policies.sources import SHIPPED_SOURCE, Source, open_policy, today
from gateway.versions.opening import Opened
from policies.cases.coverage import Coverage, Share, cover
from policies.cases.junit import write_junit
from policies.cases.reading import Case, parse_cases, read_files
from policies.cases.running import Results, Verdict, run_cases
from policies.cases.telling import tell_verdict
from policies.matrix.boxes import Box

__all__ = ["TESTS", "find_cases", "test"]

LISTED: Final = 20
"""Groups of cells without a case that are listed."""

TESTS: Final = click.option(
    "--tests",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder of cases; else those that belong to the policy.",
)


@click.command()
@click.argument("policy", type=Source(), default=SHIPPED_SOURCE, required=False)
@TESTS
@click.option("--junit", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--coverage", is_flag=True, help="Tell which cells of the matrix have a case.")
@click.option("--strict", is_flag=True, help="Exit status 1 for rules and open cells without one.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def test(
    policy: Path | int | str,
    *,
    tests: Path | None,
    junit: Path | None,
    coverage: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Put the cases of a folder to a policy: a folder, a version, or active.

    Exit status 1 means that an expectation does not hold; with --strict also that a rule is
    decided by no case, and with --coverage that an open cell has none.
    """
    opened = open_policy(policy)
    results = run_cases(find_cases(opened, tests), opened.snapshot, opened.territory)
    cells = _cover(results, opened) if coverage else None
    if junit:
        junit.write_text(write_junit(results), encoding="utf-8")
    report = _report(results, opened, cells)
    click.echo(orjson.dumps(report) if as_json else _tell(results, report, cells))
    wanting = bool(report["untested"]) or bool(cells and cells.open.missing)
    click.get_current_context().exit(int(bool(results.failed) or (strict and wanting)))


def find_cases(opened: Opened, tests: Path | None) -> tuple[Case, ...]:
    """Read the cases of the folder given, else those that belong to the policy."""
    return parse_cases(read_files(tests) if tests else opened.cases)


def _cover(results: Results, opened: Opened) -> Coverage:
    return cover(results, opened.snapshot, territory=opened.territory, first=today())


def _report(results: Results, opened: Opened, cells: Coverage | None) -> dict[str, Any]:
    rules = sorted({rule.id for rule in opened.snapshot.policy.rules})
    report: dict[str, Any] = {
        "version": opened.snapshot.version,
        "sha256": opened.snapshot.sha256,
        "expectations": len(results.verdicts),
        "failed": [_failed(each) for each in results.failed],
        "rules": len(rules),
        "untested": [each for each in rules if each not in results.covered],
    }
    if cells:
        report["cells"] = {"open": _share(cells.open), "closed": _share(cells.closed)}
    return report


def _failed(verdict: Verdict) -> dict[str, Any]:
    return {
        "file": verdict.case.file,
        "line": verdict.expectation.name.line,
        "case": verdict.case.title,
        "expectation": verdict.expectation.sentence,
        "rules": verdict.rules,
        "failures": [asdict(each) for each in verdict.failures],
    }


def _share(share: Share) -> dict[str, Any]:
    boxes = [
        {
            "roles": sorted(box.roles),
            "purposes": sorted(box.purposes),
            "relations": sorted(box.relations),
            "actions": sorted(box.actions),
            "coordinates": sorted(box.coordinates),
        }
        for box in share.untouched
    ]
    return {"count": share.count, "touched": share.touched, "untouched": boxes}


def _tell(results: Results, report: dict[str, Any], cells: Coverage | None) -> str:
    lines = [tell_verdict(each) for each in results.failed]
    lines += [f"{each} has no case." for each in report["untested"]]
    if cells:
        lines += [f"Open without a case: {each}." for each in _boxes(cells.open.untouched)]
        lines += [_tell_share("open", cells.open), _tell_share("closed", cells.closed)]
    count, failed = len(results.verdicts), len(results.failed)
    tested = report["rules"] - len(report["untested"])
    lines.append(f"{tested} of {report['rules']} rules have a case.")
    lines.append(f"{count - failed} of {count} expectations hold.")
    return "\n".join(lines)


def _tell_share(kind: str, share: Share) -> str:
    return f"{share.touched} of {share.count} {kind} cells have a case."


def _boxes(boxes: tuple[Box, ...]) -> Iterable[str]:
    for box in boxes[:LISTED]:
        columns = (box.roles, box.relations, box.actions, box.coordinates, box.purposes)
        yield "; ".join(", ".join(sorted(each)) for each in columns)
    if len(boxes) > LISTED:
        yield f"{len(boxes) - LISTED} groups more"
