"""Who reads about others, as it is written down."""

from gateway.accounts.readings import Reader
from gateway.admin.visits import Visit
from gateway.headers import trace_id

__all__ = ["make_reader"]


def make_reader(visit: Visit) -> Reader:
    """Say who reads."""
    held = visit.rights.capacity.appointment
    return Reader(held.officer_id, held.id, trace_id())
