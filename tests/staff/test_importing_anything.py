"""Whatever a sheet of appointments says: what was looked at is what is done, or nothing is."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from gateway.staff.errors import AppointmentSheetError
from gateway.staff.importing import COLUMNS, Preview, import_appointments, preview_appointments
from gateway.staff.writing import Effect
from sql.database import Session
from sql.sheets import Upload
from tests.fixtures.office import UTRECHT, Office

SETTINGS: Final = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
STAFF = (
    "SELECT officer.subject, appointment.role, appointment.municipality, "
    "appointment.valid_from, appointment.valid_until FROM access.appointment "
    "JOIN access.officer ON officer.id = appointment.officer_id"
)


class Line(NamedTuple):
    """A line of a sheet, in days from today."""

    subject: str
    role: str
    first: int | None
    last: int | None

    def write(self, today: date) -> str:
        """Write it as CSV."""
        first, last = (
            "" if number is None else (today + timedelta(days=number)).isoformat()
            for number in (self.first, self.last)
        )
        return f"{self.subject},Mr {self.subject},{self.role},{UTRECHT},{first},{last}"


LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(["anna", "bea", "cas"]),
        st.sampled_from(["inspector", "operator_officer", "auditor"]),
        st.sampled_from([None, None, 0, 4, 9]),
        st.sampled_from([None, 2, 3, 8, 15]),
    ),
    max_size=3,
)


class Undone(Exception):  # noqa: N818 -- no error: it takes back what an example did
    """Ends a transaction without keeping it."""


def write(lines: list[Line], today: date) -> Upload:
    return Upload(
        "staff.csv", "\n".join([",".join(COLUMNS), *(line.write(today) for line in lines)]).encode()
    )


async def read_staff(session: Session) -> set[tuple[Any, ...]]:
    return {tuple(row) for row in await session.fetch_rows(STAFF)}


def expect(before: set[tuple[Any, ...]], preview: Preview) -> set[tuple[Any, ...]]:
    """Do by hand what a preview says."""
    after = set(before)
    for change in preview.changes:
        term = change.term
        who = (change.subject, term.role, term.home, term.valid_from)
        if change.effect is not Effect.ADDED:
            after.remove((*who, change.before))
        after.add((*who, term.valid_until))
    return after


async def take(session: Session, seat: Office, sheet: Upload) -> Preview:
    """Look at a sheet, take it, and hold both against each other."""
    before = await read_staff(session)
    preview = await preview_appointments(session, seat.actor, sheet)
    assert await read_staff(session) == before

    with suppress(AppointmentSheetError):
        done = await import_appointments(session, seat.actor, sheet, expected=preview.fingerprint)
        assert done.fingerprint == preview.fingerprint

    after = await read_staff(session)
    assert after == (before if preview.findings else expect(before, preview))
    return preview


@SETTINGS
@given(st.tuples(LINES, LINES))
async def test_what_is_looked_at_is_what_is_done(
    seat: Office, sheets: tuple[list[Line], list[Line]]
) -> None:
    with suppress(Undone):
        async with seat.pages.transaction() as session:
            for lines in sheets:
                sheet = write(lines, seat.today)
                preview = await take(session, seat, sheet)
                event("refused" if preview.findings else "taken")
                if not preview.findings:
                    again = await preview_appointments(session, seat.actor, sheet)
                    assert (again.changes, again.unchanged) == ((), len(lines))
            raise Undone
