"""Ending an appointment: at once, or after a last day."""

from datetime import date
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import DateField, Form, RadioField
from wtforms.validators import InputRequired, Optional

from gateway.admin.actors import make_actor
from gateway.admin.appointments.finding import find_appointment, follow_appointment
from gateway.admin.blaming import blame
from gateway.admin.choices import make_choices
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.staff.appointing import end
from gateway.staff.errors import StaffError
from gateway.staff.listing import Appointment

__all__ = ["PAGES"]

_NOW: Final = "now"
_LATER: Final = "later"


class EndForm(Form):
    """When it ends."""

    when = RadioField(N_("When does it end?"), [InputRequired(N_("Choose one."))], default=_NOW)
    valid_until = DateField(
        N_("Last day"),
        [Optional()],
        description=N_("Only for an end after a day: that day still counts."),
    )


async def ask_end(visit: Visit) -> Response:
    """Say what stops, and ask when: ``GET /admin/appointments/{id}/end``."""
    appointment = await find_appointment(visit, Permission.APPOINTMENTS_WRITE)
    return _render(visit, appointment, _fill(visit))


async def end_appointment(visit: Visit) -> Response:
    """End an appointment: ``POST /admin/appointments/{id}/end``."""
    appointment = await find_appointment(visit, Permission.APPOINTMENTS_WRITE)
    form = _fill(visit)
    if not _validate(visit, form):
        return _render(visit, appointment, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        async with visit.office.database.transaction() as session:
            await end(session, make_actor(visit), appointment.id, on=_read_day(form))
    except StaffError as error:
        blame(form, error.field, visit.speech.explain(error))
        return _render(visit, appointment, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    _tell(visit, appointment, _read_day(form))
    return visit.redirect(f"/appointments/{appointment.id}")


def _fill(visit: Visit) -> EndForm:
    form = visit.fill(EndForm)
    texts = ((_NOW, visit.say("At once")), (_LATER, visit.say("After a last day")))
    form.when.choices = make_choices(texts)
    return form


def _validate(visit: Visit, form: EndForm) -> bool:
    if not form.validate():
        return False
    if form.when.data == _LATER and form.valid_until.data is None:
        blame(form, "valid_until", visit.say("Fill in the last day."))
        return False
    return True


def _read_day(form: EndForm) -> date | None:
    return form.valid_until.data if form.when.data == _LATER else None


def _tell(visit: Visit, appointment: Appointment, day: date | None) -> None:
    if day is None:
        visit.flash("good", "The appointment of {name} has ended.", name=appointment.name)
    else:
        visit.flash(
            "good",
            "The appointment of {name} ends after {day}.",
            name=appointment.name,
            day=visit.speech.name("day", day),
        )


def _render(
    visit: Visit, appointment: Appointment, form: EndForm, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    follow_appointment(visit, appointment)
    return visit.render(
        "admin/appointments/end.html", status=status, form=form, appointment=appointment
    )


PAGES: Final = (
    Page("/appointments/{id}/end", ask_end, Permission.APPOINTMENTS_WRITE, recent=True),
    Page(
        "/appointments/{id}/end",
        end_appointment,
        Permission.APPOINTMENTS_WRITE,
        method="POST",
        recent=True,
    ),
)
