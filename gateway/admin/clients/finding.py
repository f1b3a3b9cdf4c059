"""The system that an address names."""

from gateway.admin.errors import RecordAbsentError
from gateway.admin.visits import Visit
from gateway.clients.bounds import Bounds
from gateway.clients.errors import ClientUnregisteredError
from gateway.clients.listing import RegisteredClient, read_client

__all__ = ["find_ceiling", "find_client"]


async def find_client(visit: Visit) -> RegisteredClient:
    """Find the system that the address names, and lead to it.

    Raises
    ------
    RecordAbsentError
        If there is none.
    """
    try:
        client = await read_client(visit.office.database, visit.request.path_params["id"])
    except ClientUnregisteredError:
        raise RecordAbsentError from None
    visit.follow(visit.say("Municipal systems"), "/clients")
    visit.follow(client.terms.name, f"/clients/{client.id}")
    return client


def find_ceiling(visit: Visit) -> Bounds:
    """Give the bounds of every system."""
    settings = visit.office.settings
    return Bounds(settings.document_fields, settings.document_depth, settings.root_fields)
