"""Appointments from a sheet: what is looked at is what is done."""

import pytest

from gateway.staff.appointing import end, grant
from gateway.staff.errors import AppointmentChangedError, AppointmentSheetError
from gateway.staff.importing import COLUMNS, Preview, import_appointments, preview_appointments
from sql.sheets import Upload
from tests.fixtures.office import UTRECHT, Office

AMSTERDAM = "GM0363"


def sheet(*lines: str) -> Upload:
    return Upload("staff.csv", "\n".join([",".join(COLUMNS), *lines, ""]).encode())


async def look(seat: Office, *lines: str) -> Preview:
    return await seat.do(preview_appointments, sheet(*lines))


async def take(seat: Office, *lines: str) -> Preview:
    preview = await look(seat, *lines)
    return await seat.do(import_appointments, sheet(*lines), expected=preview.fingerprint)


async def test_a_line_adds_ends_renews_or_leaves(seat: Office) -> None:
    for subject, last in (("bea", 30), ("cas", 30), ("dirk", 30)):
        await seat.employ(subject, seat.term("inspector", last=last))
    lines = (
        f"anna,Anna Bos,inspector,{UTRECHT},,",
        f"bea,Mr bea,inspector,{UTRECHT},,{seat.day(9)}",
        f"cas,Mr cas,inspector,{UTRECHT},{seat.today},",
        f"dirk,Mr dirk,inspector,{UTRECHT},,{seat.day(30)}",
    )

    done = await take(seat, *lines)

    effects = [(each.effect, each.subject, each.term.valid_until) for each in done.changes]
    assert effects == [
        ("ADDED", "anna", None),
        ("ENDED", "bea", seat.day(9)),
        ("RENEWED", "cas", None),
    ]
    assert (done.officers, done.unchanged) == ((("anna", "Anna Bos"),), 1)
    assert sorted(await seat.acts()) == [
        "APPOINTMENT_ENDED",
        "APPOINTMENT_GRANTED",
        "APPOINTMENT_RENEWED",
        "OFFICER_REGISTERED",
    ]


async def test_the_same_sheet_again_changes_nothing(seat: Office) -> None:
    lines = (f"anna,Anna,inspector,{UTRECHT},,", f"anna,Anna,operator_officer,{UTRECHT},,")
    await take(seat, *lines)

    again = await look(seat, *lines)

    assert (again.officers, again.changes, again.unchanged) == ((), (), 2)


async def test_an_end_makes_room_wherever_it_stands(seat: Office) -> None:
    await seat.employ("anna", seat.term("auditor"))

    done = await take(
        seat,
        f"anna,Mr anna,dpo,{UTRECHT},{seat.day(5)},",
        f"anna,Mr anna,auditor,{UTRECHT},,{seat.day(4)}",
    )

    assert [each.effect for each in done.changes] == ["ADDED", "ENDED"]


@pytest.mark.parametrize(
    ("line", "column", "advice"),
    [
        (",Anna,inspector,GM0344,,", "subject", "Write the subject"),
        ("anna,,inspector,GM0344,,", "name", "Write the name"),
        ("bea,Bea,inspector,GM0344,,", "name", "called Mr bea: write that"),
        ("anna,Anna,mayor,GM0344,,", "role", "Name one of these roles"),
        ("bea,Mr bea,dpo,GM0344,,", "role", "end that first"),
        ("anna,Anna,inspector,GM0363,,", "home", "You do not see to GM0363"),
        ("anna,Anna,inspector,GM0344,soon,", "valid_from", "Write the day as"),
        ("anna,Anna,inspector,GM0344,2020-01-01,", "valid_from", "Begin today or later"),
        ("anna,Anna,inspector,GM0344,,2020-01-01", "valid_until", "End on the first day"),
        ("bea,Mr bea,inspector,GM0344,,2020-01-01", "valid_until", "Name a day from"),
        ("administrator,Mr administrator,dpo,GM0344,,", "subject", "let a colleague"),
        ("anna,Anna,inspector", None, "3 cells stand where 6 belong"),
        ("cas,Mr cas,inspector,GM0344,,", "valid_from", "holds this twice"),
    ],
)
async def test_a_fault_names_line_column_and_what_to_do(
    seat: Office, line: str, column: str | None, advice: str
) -> None:
    await seat.employ("bea", seat.term("inspector"))
    await seat.employ("cas", seat.term("inspector", last=5))
    await seat.do(grant, subject="cas", term=seat.term("inspector", first=6))

    preview = await look(seat, f"dirk,Dirk,inspector,{UTRECHT},,", line)

    (finding,) = preview.findings
    assert (finding.place.line, finding.column) == (3, column)
    assert advice in finding.fault


async def test_a_line_that_stands_twice_is_found(seat: Office) -> None:
    line = f"anna,Anna,inspector,{UTRECHT},,"

    preview = await look(seat, line, line)

    assert [str(each) for each in preview.findings] == [
        "staff.csv line 3, subject: This stands on line 2 already: leave one out."
    ]


async def test_two_names_of_one_officer_are_found(seat: Office) -> None:
    preview = await look(
        seat,
        f"anna,Anna,inspector,{UTRECHT},,",
        f"anna,Anne,operator_officer,{UTRECHT},,",
    )

    assert [(each.place.line, each.column) for each in preview.findings] == [(3, "name")]


async def test_all_faults_are_told_in_order(seat: Office) -> None:
    preview = await look(seat, "anna,Anna,mayor,GM0344,,", "bea,Bea,dpo,GM0344,soon,", "x")

    assert [each.place.line for each in preview.findings] == [2, 3, 4]


async def test_with_a_fault_nothing_is_taken(seat: Office) -> None:
    lines = (f"anna,Anna,inspector,{UTRECHT},,", "bea,Bea,mayor,GM0344,,")
    preview = await look(seat, *lines)

    with pytest.raises(AppointmentSheetError, match="line 3, role: Name one of"):
        await seat.do(import_appointments, sheet(*lines), expected=preview.fingerprint)

    assert await seat.look("SELECT FROM access.officer WHERE subject = 'anna'") == []


async def test_what_changed_meanwhile_is_said_and_nothing_is_taken(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector", last=30))
    lines = (f"anna,Mr anna,inspector,{UTRECHT},,", f"bea,Bea,inspector,{UTRECHT},,")
    preview = await look(seat, *lines)
    await seat.do(end, held, on=seat.day(3))

    with pytest.raises(AppointmentChangedError):
        await seat.do(import_appointments, sheet(*lines), expected=preview.fingerprint)

    assert await seat.look("SELECT FROM access.officer WHERE subject = 'bea'") == []


async def test_an_officer_registered_meanwhile_is_a_change(seat: Office) -> None:
    line = f"anna,Mr anna,inspector,{UTRECHT},,"
    preview = await look(seat, line)
    await seat.employ("anna")

    with pytest.raises(AppointmentChangedError):
        await seat.do(import_appointments, sheet(line), expected=preview.fingerprint)


async def test_a_preview_changes_nothing(seat: Office) -> None:
    before = await seat.look("SELECT count(*) FROM access.appointment")

    await look(seat, f"anna,Anna,inspector,{UTRECHT},,")

    assert await seat.look("SELECT count(*) FROM access.appointment") == before
    assert await seat.acts() == []
