"""Appointments from a sheet: looked at first, then taken exactly so."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import FileField, Form
from wtforms.validators import InputRequired

from gateway.admin.actors import make_actor
from gateway.admin.blaming import blame
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.uploads import pack, read_upload, unpack
from gateway.admin.visits import Visit
from gateway.staff.errors import AppointmentChangedError, AppointmentSheetError
from gateway.staff.importing import COLUMNS, Preview, import_appointments, preview_appointments
from sql.sheets import Upload

__all__ = ["PAGES"]

_SAMPLE: Final = (
    ",".join(COLUMNS),
    "j.jansen@utrecht.example,J. Jansen,inspector,GM0344,2027-01-01,",
    "k.yilmaz@utrecht.example,K. Yilmaz,licensing_officer,GM0344,,2027-12-31",
)
_UNPROCESSABLE: Final = HTTPStatus.UNPROCESSABLE_ENTITY


class SheetForm(Form):
    """The sheet that is sent."""

    sheet = FileField(
        N_("Sheet"),
        [InputRequired()],
        description=N_("A CSV file in UTF-8, with a comma between."),
    )


async def ask_sheet(visit: Visit) -> Response:
    """Ask for a sheet: ``GET /admin/appointments/import``."""
    if "content" in visit.sent:
        return await _look(visit, unpack(visit, "content"))
    return _ask(visit, SheetForm())


async def take_sheet(visit: Visit) -> Response:
    """Look at a sheet, or do what was looked at: ``POST /admin/appointments/import``."""
    if "content" in visit.sent:
        return await _take(visit, unpack(visit, "content"))
    upload = await read_upload(visit, "sheet")
    if upload is None:
        form = SheetForm()
        blame(form, "sheet", visit.say("Choose a file."))
        return _ask(visit, form, _UNPROCESSABLE)
    return await _look(visit, upload)


async def give_sample(_visit: Visit) -> Response:
    """Give a sheet to begin with: ``GET /admin/appointments/import/sample``."""
    headers = {"content-disposition": 'attachment; filename="appointments.csv"'}
    return Response("\r\n".join((*_SAMPLE, "")), media_type="text/csv", headers=headers)


async def _look(visit: Visit, upload: Upload) -> Response:
    async with visit.office.database.transaction() as session:
        preview = await preview_appointments(session, make_actor(visit), upload)
    status = _UNPROCESSABLE if preview.findings else HTTPStatus.OK
    return _show(visit, preview, upload, status)


async def _take(visit: Visit, upload: Upload) -> Response:
    expected = str(visit.sent.get("expected", ""))
    try:
        async with visit.office.database.transaction() as session:
            done = await import_appointments(session, make_actor(visit), upload, expected=expected)
    except (AppointmentChangedError, AppointmentSheetError):
        visit.flash("bad", "Something changed meanwhile and nothing was taken: look at it anew.")
        return await _look(visit, upload)
    visit.flash(
        "good", "The sheet is taken: {count} appointments changed.", count=len(done.changes)
    )
    return visit.redirect("/appointments")


def _ask(visit: Visit, form: SheetForm, status: HTTPStatus = HTTPStatus.OK) -> Response:
    visit.follow(visit.say("Appointments"), "/appointments")
    return visit.render("admin/appointments/import.html", status=status, form=form, columns=COLUMNS)


def _show(visit: Visit, preview: Preview, upload: Upload, status: HTTPStatus) -> Response:
    visit.follow(visit.say("Appointments"), "/appointments")
    visit.follow(visit.say("Import a sheet"), "/appointments/import")
    names = dict(preview.officers)
    return visit.render(
        "admin/appointments/preview.html",
        status=status,
        preview=preview,
        names=names,
        faults=[(each, visit.speech.tell(each.fault)) for each in preview.findings],
        content=pack(upload),
    )


PAGES: Final = (
    Page("/appointments/import", ask_sheet, Permission.APPOINTMENTS_WRITE, recent=True),
    Page(
        "/appointments/import",
        take_sheet,
        Permission.APPOINTMENTS_WRITE,
        method="POST",
        recent=True,
    ),
    Page("/appointments/import/sample", give_sample, Permission.APPOINTMENTS_WRITE),
)
