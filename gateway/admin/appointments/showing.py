"""One appointment: who, what, since when, and what was done to it."""

from typing import Final

from starlette.responses import Response

from gateway.admin.appointments.finding import find_appointment
from gateway.admin.appointments.words import STATES
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.staff.listing import list_acts

__all__ = ["PAGES"]


async def show_appointment(visit: Visit) -> Response:
    """Show an appointment: ``GET /admin/appointments/{id}``."""
    appointment = await find_appointment(visit, Permission.APPOINTMENTS_READ)
    async with visit.office.database.transaction() as session:
        acts = await list_acts(session, appointment.id)
    visit.follow(visit.say("Appointments"), "/appointments")
    return visit.render(
        "admin/appointments/show.html",
        appointment=appointment,
        acts=acts,
        states=STATES,
        own=appointment.officer_id == visit.rights.capacity.appointment.officer_id,
        writable=visit.rights.reaches(Permission.APPOINTMENTS_WRITE, appointment.home),
    )


PAGES: Final = (Page("/appointments/{id}", show_appointment, Permission.APPOINTMENTS_READ),)
