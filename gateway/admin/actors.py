"""Who acts on a page, as the domain knows it."""

from gateway.acts.acting import Actor
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.headers import trace_id

__all__ = ["find_homes", "make_actor"]


def make_actor(visit: Visit) -> Actor:
    """Say who acts, in which capacity, and whose appointments they see to."""
    appointment = visit.rights.capacity.appointment
    homes = find_homes(visit, Permission.APPOINTMENTS_WRITE)
    return Actor(appointment.officer_id, appointment.id, homes, trace_id())


def find_homes(visit: Visit, permission: Permission) -> frozenset[str] | None:
    """Find the municipalities and police units that a permission reaches; `None` for all."""
    if visit.rights.scope(permission).complete:
        return None
    known = visit.office.names.known
    return frozenset(home for home in known if visit.rights.reaches(permission, home))
