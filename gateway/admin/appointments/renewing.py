"""Renewing an appointment: until a later day, or without a last one."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import BooleanField, DateField, Form
from wtforms.validators import Optional

from gateway.admin.actors import make_actor
from gateway.admin.appointments.finding import find_appointment, follow_appointment
from gateway.admin.blaming import blame
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.staff.appointing import renew
from gateway.staff.errors import StaffError
from gateway.staff.listing import Appointment

__all__ = ["PAGES"]


class RenewForm(Form):
    """Until when it lasts."""

    valid_until = DateField(N_("New last day"), [Optional()])
    endless = BooleanField(N_("Without a last day"))


async def ask_renewal(visit: Visit) -> Response:
    """Ask until when: ``GET /admin/appointments/{id}/renew``."""
    appointment = await find_appointment(visit, Permission.APPOINTMENTS_WRITE)
    return _render(visit, appointment, visit.fill(RenewForm))


async def renew_appointment(visit: Visit) -> Response:
    """Let an appointment last longer: ``POST /admin/appointments/{id}/renew``."""
    appointment = await find_appointment(visit, Permission.APPOINTMENTS_WRITE)
    form = visit.fill(RenewForm)
    if not _validate(visit, form):
        return _render(visit, appointment, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        async with visit.office.database.transaction() as session:
            until = form.valid_until.data
            await renew(session, make_actor(visit), appointment.id, until=until)
    except StaffError as error:
        blame(form, error.field, visit.speech.explain(error))
        return _render(visit, appointment, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    visit.flash("good", "The appointment of {name} is renewed.", name=appointment.name)
    return visit.redirect(f"/appointments/{appointment.id}")


def _validate(visit: Visit, form: RenewForm) -> bool:
    if not form.validate():
        return False
    if form.endless.data is (form.valid_until.data is not None):
        blame(form, "valid_until", visit.say("Fill in a day, or choose no last day."))
        return False
    return True


def _render(
    visit: Visit, appointment: Appointment, form: RenewForm, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    follow_appointment(visit, appointment)
    return visit.render(
        "admin/appointments/renew.html", status=status, form=form, appointment=appointment
    )


PAGES: Final = (
    Page("/appointments/{id}/renew", ask_renewal, Permission.APPOINTMENTS_WRITE, recent=True),
    Page(
        "/appointments/{id}/renew",
        renew_appointment,
        Permission.APPOINTMENTS_WRITE,
        method="POST",
        recent=True,
    ),
)
