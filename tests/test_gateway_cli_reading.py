"""``policy diff``, ``explain``, ``who`` and ``matrix``, as they are typed."""

import shutil
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from gateway.cli import main
from gateway.installing import SHIPPED

ASKED = ["--role", "inspector", "--home", "GM0363", "--coordinate", "Annotation.text"]
CHECK = ["--purpose", "LICENCE_CHECK", "--on", "2027-01-01"]
LATER = (
    "p, R999, inspector, *, *, other, Annotation.author, read, AUDIT, 2027-01-01, , allow, WRS\n"
)


def run(*typed: str) -> Result:
    return CliRunner().invoke(main, ["policy", *typed])


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A folder with the shipped policy, one rule less and one more."""
    folder = tmp_path / "policy"
    shutil.copytree(SHIPPED / "rules", folder / "rules")
    shutil.copy(SHIPPED / "model.conf", folder)
    file = folder / "rules" / "90-closings.csv"
    kept = [line for line in file.read_text().splitlines(keepends=True) if "R901" not in line]
    file.write_text("".join(kept) + LATER)
    return folder


def test_a_difference_shows_what_opens_first(changed: Path) -> None:
    done = run("diff", str(SHIPPED), str(changed), "--from", "2026-11-25")

    second, first = done.stdout.split("Opens:\n")[1:]
    assert done.exit_code == 1
    assert "who             whoever supervises of any home" in first
    assert "records         in records of others held by GM0344" in first
    assert "rules before    R901\n  rules after     R312" in first
    assert "when            from 1 January 2027" in second
    assert done.stdout.endswith("that close: 0.\n")


def test_what_opened_closes_the_other_way_round(changed: Path) -> None:
    done = run("diff", str(changed), str(SHIPPED), "--from", "2026-11-25", "--language", "nl")

    assert done.stdout.startswith("Gaat dicht:\n  wie ")
    assert done.stdout.splitlines()[-1].startswith("Cellen die opengaan: 0; die dichtgaan: ")


def test_a_difference_in_json_is_exhaustive_and_has_a_fingerprint(changed: Path) -> None:
    document = orjson.loads(run("diff", str(SHIPPED), str(changed), "--json").stdout)

    assert (len(document["opened"]), document["closed"]) == (2, [])
    assert len(document["opened"][0]["homes"]) > 400
    assert len(document["sha256"]) == 64


def test_a_policy_does_not_differ_from_itself() -> None:
    done = run("diff", str(SHIPPED), str(SHIPPED))

    assert (done.exit_code, done.stdout) == (0, "Cells that open: 0; that close: 0.\n")


def test_a_decision_is_explained() -> None:
    done = run("explain", *ASKED, *CHECK, "--record", "GM0344")

    assert done.exit_code == 0
    assert done.stdout.startswith("Closed: an inspector of GM0363 may not read Annotation.text in")
    assert "\n  R901: anyone of any home may never " in done.stdout
    assert "\n  - in records of other municipalities but GM0344\n" in done.stdout


def test_a_record_not_named_is_one_of_the_home() -> None:
    document = orjson.loads(run("explain", *ASKED, *CHECK, "--json").stdout)

    assert document["allowed"] is True
    assert (document["request"]["record"], document["request"]["relation"]) == ("GM0363", "own")
    assert [each["id"] for each in document["rules"]] == ["R312"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["explain", *ASKED, "--role", "inspecter"], "write 'inspector'"),
        (["explain", *ASKED, "--record", "GM9999"], "no known record"),
        (["explain", *ASKED, "--on", "1-1-2027"], "is no day: write year-month-day"),
        (["explain", *ASKED, "--language", "fr"], "is no language: write nl or en"),
        (["who", "Annotation.txt"], "write 'Annotation.text'"),
        (["who", "Annotation.text", "--record", "Utrecht"], "no known record"),
        (["matrix", "absent"], "There is no model.conf in absent"),
    ],
)
def test_an_argument_that_cannot_be_used_is_named_with_what_to_write(
    typed: list[str], said: str
) -> None:
    done = run(*typed)

    assert done.exit_code == 2
    assert said in done.stderr


def test_who_can_see_a_field_is_listed_with_the_rules() -> None:
    done = run("who", "Annotation.author")

    assert done.stdout == (
        "who       whoever supervises of any home\n"
        "what      read: Annotation.author\n"
        "records   in own records wherever held\n"
        "purpose   for supervision\n"
        "when      at any time\n"
        "cells     3052\n"
        "rules     R313\n"
        "\n"
        "Parts: 1.\n"
    )


def test_who_can_see_a_field_of_one_municipality_in_json() -> None:
    parts = orjson.loads(run("who", "Annotation.text", "--record", "GM0344", "--json").stdout)

    assert {record for each in parts for record in each["records"]} == {"GM0344"}
    assert {relation for each in parts for relation in each["relations"]} == {"own"}


def test_who_can_see_what_is_not_placed() -> None:
    done = run("who", "Query.municipalities")

    assert "records   outside the records of municipalities\n" in done.stdout


def test_the_matrix_is_written_as_csv_and_as_a_page(tmp_path: Path) -> None:
    file = tmp_path / "matrix.html"

    sheet = run("matrix", "--on", "2027-01-01")
    page = run("matrix", "--format", "html", "-o", str(file), "--language", "nl")

    assert "Annotation.text,,inspector,LICENCE_CHECK,read,all,all but GM0344" in sheet.stdout
    assert page.stdout == ""
    assert "<caption>een toezichthouder</caption>" in file.read_text()
    assert "inzien: alle / alle behalve GM0344</li>" in file.read_text()
