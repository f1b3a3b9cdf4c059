"""The made-up rows: repeatable, marked, consistent."""

import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest

from gateway.demo import rows
from gateway.demo.annotations import FINDINGS
from gateway.demo.grants import CLIENT
from gateway.demo.register import TABLES, make_register
from gateway.demo.story import CASES
from gateway.demo.world import AMSTERDAM, DESIGNATED, UTRECHT
from resolvers.codes import Purpose
from resolvers.numbers import check_character
from tests.fixtures.demo import make_world, read_places, small_register

DIGEST = """
from hashlib import sha256
from gateway.demo.register import make_register
from tests.fixtures.demo import make_world
print(sha256(repr(list(make_register(make_world()))).encode()).hexdigest())
"""


def rows_of(table: str) -> list[tuple[object, ...]]:
    return list(small_register()[table].rows)


def licences() -> list[rows.Licence]:
    return [row for row in rows_of("register.licence") if isinstance(row, rows.Licence)]


def annotations() -> list[rows.Annotation]:
    return [row for row in rows_of("register.annotation") if isinstance(row, rows.Annotation)]


def inspections() -> list[rows.Inspection]:
    return [row for row in rows_of("register.inspection") if isinstance(row, rows.Inspection)]


def appointments() -> list[rows.Appointment]:
    return [row for row in rows_of("access.appointment") if isinstance(row, rows.Appointment)]


def test_the_same_seed_and_sizes_give_the_same_bytes_in_another_process() -> None:
    here = hashlib.sha256(repr(list(make_register(make_world()))).encode()).hexdigest()
    other_hashes = os.environ | {"PYTHONHASHSEED": "7"}

    there = subprocess.run(
        [sys.executable, "-c", DIGEST], env=other_hashes, capture_output=True, text=True, check=True
    )

    assert there.stdout.strip() == here


def test_another_seed_gives_other_people() -> None:
    other = {batch.table: batch for batch in make_register(make_world(seed=2))}

    assert other["register.holder"].rows != small_register()["register.holder"].rows


def test_every_table_is_filled_once() -> None:
    batches = list(make_register(make_world()))

    assert len({batch.table for batch in batches}) == len(batches) == TABLES


@pytest.mark.parametrize("table", ["register.licence", "register.annotation"])
def test_there_are_as_many_rows_as_asked_for(table: str) -> None:
    asked = {"register.licence": 400, "register.annotation": 600}

    assert len(rows_of(table)) == asked[table]


def test_every_row_that_can_say_so_is_synthetic() -> None:
    marked = [batch for batch in small_register().values() if "synthetic" in batch.columns]

    assert len(marked) == 7
    assert all(
        row[batch.columns.index("synthetic")] is True for batch in marked for row in batch.rows
    )


def test_licence_numbers_are_unique_and_end_in_their_check_character() -> None:
    numbers = [licence.number for licence in licences()]

    assert len(set(numbers)) == len(numbers)
    assert all(number[-1] == check_character(number[:-1]) for number in numbers)


def test_fifteen_municipalities_issue_licences() -> None:
    issuing = {licence.municipality for licence in licences()}

    assert issuing == set(DESIGNATED)
    assert {UTRECHT, AMSTERDAM} < issuing
    assert len(issuing) == 15


def test_a_holder_was_21_when_each_licence_began() -> None:
    born = {row[0]: row[3] for row in rows_of("register.holder")}

    for licence in licences():
        first_day = licence.valid_from
        assert first_day.replace(year=first_day.year - 21, day=1) >= born[licence.holder_id]  # type: ignore[operator]


def test_every_current_municipality_has_its_officers() -> None:
    current = {place.code for place in read_places() if place.ended_on is None}
    staff = Counter((row.municipality, row.role) for row in appointments())

    assert len(current) == 342
    for code in current:
        assert staff[code, "inspector"] >= 2
        assert staff[code, "licensing_officer"] >= 1
        assert staff[code, "operator_officer"] >= 1


def test_every_police_unit_has_supervisors() -> None:
    units = {place.police_unit for place in read_places()} - {None}
    staffed = {row.police_unit for row in appointments() if row.role == "police_supervisor"}

    assert staffed == units
    assert len(units) == 10


def test_some_officers_hold_two_appointments_and_no_persona_does() -> None:
    held = Counter(row.officer_id for row in appointments())
    subjects = {row[0]: str(row[1]) for row in rows_of("access.officer")}
    twice = {subjects[officer] for officer, count in held.items() if count == 2}

    assert twice
    assert not {subject for subject in twice if subject.endswith(".1")}


def test_no_annotation_has_a_category_of_the_other_track() -> None:
    for annotation in annotations():
        assert annotation.category in {*FINDINGS[annotation.track], "CLOSED"}
        on_licence = annotation.licence_number is not None
        assert on_licence == (annotation.track == "LICENSING")
        assert on_licence != bool(annotation.operator_licence_number or annotation.place)


def test_annotations_are_of_the_municipality_and_the_team_of_their_inspection() -> None:
    visited = {inspection.id: inspection for inspection in inspections()}
    officers = {row.id: row.officer_id for row in appointments()}
    teams = Counter((row[0], officers[row[1]]) for row in rows_of("register.inspection_member"))  # type: ignore[index]

    for annotation in annotations():
        inspection = visited[annotation.inspection_id]
        assert annotation.municipality == inspection.municipality
        assert teams[inspection.id, annotation.author_id] == 1
        assert annotation.made_at >= inspection.opened_at


def test_every_inspection_has_a_team_of_two() -> None:
    sizes = Counter(row[0] for row in rows_of("register.inspection_member"))

    assert set(sizes) == {inspection.id for inspection in inspections()}
    assert set(sizes.values()) == {2}


def test_some_annotations_are_disputed_restricted_superseded_or_without_text() -> None:
    made = annotations()

    assert any(row.disputed for row in made)
    assert any(row.restricted for row in made)
    assert any(row.superseded_by for row in made)
    assert any(row.text is None for row in made)
    assert {row.id for row in made} >= {row.superseded_by for row in made if row.superseded_by}


def test_the_cases_of_the_personas_are_open() -> None:
    open_cases = {row.id for row in inspections() if row.confirmed_at and not row.closed_at}
    open_cases |= {row[0] for row in rows_of("register.procedure") if row[-1] is None}  # type: ignore[misc]
    open_cases |= {row[0] for row in rows_of("register.measure") if row[-1] is None}  # type: ignore[misc]

    assert open_cases >= set(CASES.values())


def test_the_licence_of_the_personas_has_annotations_of_utrecht_and_amsterdam_alone() -> None:
    first = licences()[0]
    places = Counter(
        row.municipality for row in annotations() if row.licence_number == first.number
    )

    assert (first.municipality, first.status) == (UTRECHT, "GRANTED")
    assert places == {UTRECHT: 3, AMSTERDAM: 2}


def test_records_of_split_municipalities_are_assigned_or_wait() -> None:
    split = {place.code for place in read_places() if len(place.successors) > 1}
    assigned = [row[5] for row in rows_of("register.operator_licence") if row[4] in split]

    assert split
    assert any(assigned)
    assert not all(assigned)


def test_the_basis_covers_every_purpose_and_made_up_rows_alone() -> None:
    (basis,) = rows_of("access.legal_basis")

    assert isinstance(basis, rows.LegalBasis)
    assert basis.synthetic_only
    assert set(basis.purposes) == {"NONE", *(purpose.name for purpose in Purpose)}
    assert {"Licence", "Holder", "Annotation", "OperatorPerson"} <= set(basis.types)
    assert CLIENT in {row[0] for row in rows_of("access.client")}
