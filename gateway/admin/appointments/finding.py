"""The appointment of an address; what is out of reach looks like what does not exist."""

from uuid import UUID

from gateway.admin.errors import RecordAbsentError
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.staff.listing import Appointment, read_appointment

__all__ = ["find_appointment", "follow_appointment"]


async def find_appointment(visit: Visit, permission: Permission) -> Appointment:
    """Find the appointment that the address names.

    Raises
    ------
    RecordAbsentError
        If there is none, or the permission does not reach it.
    """
    try:
        asked = UUID(visit.request.path_params["id"])
    except ValueError:
        raise RecordAbsentError from None
    async with visit.office.database.transaction() as session:
        found = await read_appointment(session, asked)
    if found is None or not visit.rights.reaches(permission, found.home):
        raise RecordAbsentError
    return found


def follow_appointment(visit: Visit, appointment: Appointment) -> None:
    """Lead back to the list and to the appointment."""
    visit.follow(visit.say("Appointments"), "/appointments")
    visit.follow(appointment.name, f"/appointments/{appointment.id}")
