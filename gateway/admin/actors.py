"""Who acts on a page, as the domain knows it."""

from collections.abc import Iterable, Sequence

from gateway.acts.acting import Actor
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.headers import trace_id

__all__ = ["find_homes", "list_homes", "make_actor"]


def make_actor(visit: Visit) -> Actor:
    """Say who acts, in which capacity, and whose appointments they see to."""
    appointment = visit.rights.capacity.appointment
    homes = find_homes(visit, Permission.APPOINTMENTS_WRITE)
    return Actor(appointment.officer_id, appointment.id, homes, trace_id())


def find_homes(visit: Visit, permission: Permission) -> frozenset[str]:
    """Find the municipalities and police units that a permission reaches."""
    known = visit.office.names.known
    return frozenset(home for home in known if visit.rights.reaches(permission, home))


def list_homes(visit: Visit, homes: Iterable[str]) -> Sequence[tuple[str, str]]:
    """List homes with their names, in order of name."""
    named = ((home, visit.speech.name("home", home)) for home in homes)
    return sorted(named, key=lambda each: each[1].casefold())
