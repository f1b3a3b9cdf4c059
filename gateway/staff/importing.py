"""Appointments from a sheet: looked at first, then taken exactly so, all of it or nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from gateway.acts.acting import ADMINISTRATOR, Actor, require_role
from gateway.staff.errors import AppointmentChangedError, AppointmentSheetError, StaffError
from gateway.staff.rolls import load_rolls
from gateway.staff.sorting import Sorted, Wish, sort_wishes
from gateway.staff.weighing import weigh_officer
from gateway.staff.writing import Change, write_changes, write_officers
from sql.database import Session
from sql.sheets import CellError, Finding, Findings, Line, Place, Sheet, read_date, read_sheet

__all__ = ["COLUMNS", "Preview", "import_appointments", "preview_appointments"]

COLUMNS = ("subject", "name", "role", "home", "valid_from", "valid_until")
"""An empty ``valid_from`` is today, or that of the appointment that is held; an empty
``valid_until`` is no end."""


@dataclass(frozen=True)
class Preview:
    """What a sheet would do."""

    officers: tuple[tuple[str, str], ...]
    """Subject and name of each officer who would be registered, in order."""
    changes: tuple[Change, ...]
    """In the order of the sheet."""
    unchanged: int
    """Appointments that are so already."""
    findings: tuple[Finding, ...]
    """Every fault; while there is one, nothing is taken."""

    @property
    def fingerprint(self) -> str:
        """Fingerprint of what would be done: 64 hexadecimal digits."""
        done = [(each.effect, each.subject, each.term, each.before) for each in self.changes]
        return sha256(repr((self.officers, done)).encode()).hexdigest()


async def preview_appointments(session: Session, actor: Actor, sheet: Sheet) -> Preview:
    """Tell what a sheet would do, and each of its faults; nothing is changed.

    A line is an appointment as it shall be. What the sheet leaves out stays as it is: an
    appointment ends by a line that says its last day.

    Parameters
    ----------
    session
        Session of the pages.
    actor
        Who would import it.
    sheet
        CSV with the columns of `COLUMNS`.
    """
    await require_role(session, actor, ADMINISTRATOR)
    findings = Findings()
    wishes = read_sheet(sheet, COLUMNS, read=_read_wish, findings=findings)
    subjects = {wish.subject for wish in wishes.values()}
    rolls = await load_rolls(session, subjects, lock=False)
    new = subjects - rolls.officers.keys()
    return _preview(sort_wishes(rolls, actor, wishes, findings), wishes, new)


async def import_appointments(
    session: Session, actor: Actor, sheet: Sheet, *, expected: str
) -> Preview:
    """Do what a sheet says, if that is what was looked at.

    Parameters
    ----------
    session, actor, sheet
        As for `preview_appointments`.
    expected
        Fingerprint of the preview.

    Returns
    -------
    Preview
        What was done.

    Raises
    ------
    AppointmentChangedError
        If it would do something else by now.
    AppointmentSheetError
        If there is a fault.
    """
    async with session.transaction():
        await require_role(session, actor, ADMINISTRATOR)
        findings = Findings()
        wishes = read_sheet(sheet, COLUMNS, read=_read_wish, findings=findings)
        names = _name_officers(wishes)
        made = await write_officers(session, actor, sorted(names.items()))
        rolls = await load_rolls(session, names, lock=True)
        new = {officer.subject for officer in made}
        preview = _preview(sort_wishes(rolls, actor, wishes, findings), wishes, new)
        if preview.findings:
            raise AppointmentSheetError(preview.findings)
        if preview.fingerprint != expected:
            raise AppointmentChangedError
        await write_changes(session, actor, preview.changes)
    return preview


def _preview(done: Sorted, wishes: Mapping[Place, Wish], new: Collection[str]) -> Preview:
    names = _name_officers(wishes)
    officers = tuple((subject, names[subject]) for subject in sorted(new))
    return Preview(officers, done.changes, done.unchanged, done.findings)


def _name_officers(wishes: Mapping[Place, Wish]) -> dict[str, str]:
    return {wish.subject: wish.name for wish in reversed([*wishes.values()])}


def _read_wish(line: Line) -> Wish:
    try:
        weigh_officer(line["subject"], line["name"])
    except StaffError as error:
        raise CellError(error.field, error) from None
    return Wish(
        line["subject"],
        line["name"],
        line["role"],
        line["home"],
        _read_day(line, "valid_from"),
        _read_day(line, "valid_until"),
    )


def _read_day(line: Line, column: str) -> date | None:
    try:
        return read_date(line[column])
    except ValueError as error:
        raise CellError(column, error) from None
