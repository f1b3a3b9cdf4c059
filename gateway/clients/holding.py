"""Holding what a system asks against its own bounds, at ``POST /graphql``."""

from gateway.access import AccessContext
from gateway.appointments import Clients
from gateway.clients.bounds import UNBOUNDED
from gateway.documents import Document

__all__ = ["hold_bounds"]


async def hold_bounds(clients: Clients, access: AccessContext, document: Document) -> None:
    """Refuse a document that asks for more than its client may.

    Parameters
    ----------
    clients
        Where the bounds are read again: a refusal does not stand on what is remembered.
    access
        Who asks, through which client.
    document
        What is asked, valid and within the limits of every system.

    Raises
    ------
    ClientLimitError
        If it asks for more than the bounds that are in force now.
    DatabaseError
        If the client cannot be read.
    """
    if access.client is None or access.bounds == UNBOUNDED:
        return
    if access.bounds.find_excess(document) is None:
        return
    clients.forget(access.client)
    known = await clients.find(access.client)
    excess = known.bounds.find_excess(document) if known else None
    if excess is not None:
        raise excess
