"""``registerpoort policy check`` and ``policy test``, as typed."""

import json
import re
import shutil
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from gateway.installing import SHIPPED, prepare
from tests.fixtures.postgres import Address
from tests.fixtures.process import run_program

CASE = """
- case: The public asks whether a licence is valid
  on: 2027-03-01
  as: public
  record: other
  for: no purpose
  may see: Query.licenceValidity
"""
FAILING = CASE.replace("licenceValidity", "licenceCheck").replace("valid", "checked")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the shipped policy and its cases, to be changed."""
    copy = tmp_path / "proposal"
    for part in ("rules", "tests"):
        shutil.copytree(SHIPPED / part, copy / part)
    shutil.copy(SHIPPED / "model.conf", copy)
    return copy


def add_rule(folder: Path, line: str) -> None:
    (folder / "rules" / "95-more.csv").write_text(f"p, {line}\n")


def write_cases(folder: Path, text: str) -> Path:
    cases = folder.parent / "cases"
    cases.mkdir(exist_ok=True)
    (cases / "all.yaml").write_text(text)
    return cases


def test_the_shipped_policy_passes_the_strictest_gate() -> None:
    checked = run_program("policy", "check", "--strict", "--expires-within", "90")
    tested = run_program("policy", "test", "--strict", "--coverage")

    assert (checked.returncode, tested.returncode) == (0, 0)
    assert checked.stdout.endswith("\nThe policy may be used.\n")
    assert re.match(r"(\d+) of \1 open cells have a case\.", tested.stdout)


def test_a_remark_counts_when_the_check_is_strict(folder: Path) -> None:
    add_rule(folder, "R950, public, *, *, own, Holder.bsn, read, *, , , deny, WRS")

    plain, strict, machine = (
        run_program("policy", "check", str(folder), *words)
        for words in ((), ("--strict",), ("--json",))
    )

    assert (plain.returncode, strict.returncode, machine.returncode) == (0, 1, 0)
    assert "95-more.csv, line 1, rule R950: it closes nothing" in plain.stdout
    assert plain.stdout.endswith("The policy may be used. There is 1 remark.\n")
    remarks = [each for each in json.loads(machine.stdout)["remarks"] if each["rule"] == "R950"]
    assert [(each["kind"], each["severity"]) for each in remarks] == [("idle", "remark")]


def test_a_safeguard_is_not_remarked(folder: Path) -> None:
    add_rule(folder, "S950, public, *, *, own, Holder.bsn, read, *, , , deny, WRS")
    never = CASE.replace("may see: Query.licenceValidity", "may not see: Holder.bsn")
    never = never.replace("public", "public of GM0363").replace("other", "own")
    (folder / "tests" / "95-more.yaml").write_text(never)

    done = run_program("policy", "check", str(folder), "--strict")

    assert (done.returncode, done.stderr) == (0, "")


def test_rules_without_a_case_are_named(folder: Path) -> None:
    cases = write_cases(folder, CASE)

    checked = run_program("policy", "check", "--tests", str(cases))
    plain, strict = (
        run_program("policy", "test", str(folder), "--tests", str(cases), "--coverage", *words)
        for words in ((), ("--strict",))
    )

    assert "rule R313: no case is decided by it" in checked.stdout
    assert re.search(r"There are \d+ remarks\.\n$", checked.stdout)
    assert (plain.returncode, strict.returncode) == (0, 1)
    assert "\nR313 has no case.\n" in plain.stdout
    assert re.search(r"groups more\.\n1 of \d+ open cells have a case\.\n", plain.stdout)


def test_what_does_not_hold_is_found_wanting_and_written_down(folder: Path) -> None:
    cases = write_cases(folder, CASE + FAILING)
    report = folder / "report.xml"

    told, machine = (
        run_program("policy", "test", "--tests", str(cases), *words)
        for words in (("--junit", str(report)), ("--json", "--coverage"))
    )

    assert (told.returncode, machine.returncode) == (1, 1)
    assert "all.yaml, line 14: The public asks whether a licence is checked" in told.stdout
    assert told.stdout.endswith("\n1 of 2 expectations hold.\n")
    assert parse(report).getroot().get("failures") == "1"  # noqa: S314  # it was written here
    written = json.loads(machine.stdout)
    assert [each["line"] for each in written["failed"]] == [14]
    assert written["cells"]["open"]["touched"] == 1


@pytest.mark.parametrize("command", ["check", "test"])
def test_cases_that_cannot_be_read_are_told_with_their_line(folder: Path, command: str) -> None:
    cases = write_cases(folder, CASE.replace("public", "nobody"))

    done = run_program("policy", command, "--tests", str(cases))

    assert done.returncode == 1
    assert "all.yaml, line 4, column role: 'nobody' is no known role" in done.stderr
    assert done.stderr.endswith("[CASES_INVALID]\n")
    assert "Traceback" not in done.stderr


async def test_a_version_is_checked_and_tested_with_its_own_cases(
    fresh_database: Address,
) -> None:
    await prepare(fresh_database.dsn)
    env = {"DATABASE_URL": fresh_database.gateway_dsn, "OWNER_URL": fresh_database.dsn}

    checked = run_program("policy", "check", "active", "--strict", env=env)
    tested = run_program("policy", "test", "1", "--strict", "--json", env=env)

    assert (checked.returncode, tested.returncode) == (0, 0)
    assert json.loads(tested.stdout)["expectations"] > 300
