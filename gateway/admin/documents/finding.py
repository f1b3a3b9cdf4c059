"""The document that an address names, and the system it is of."""

from gateway.admin.errors import RecordAbsentError
from gateway.admin.visits import Visit
from gateway.clients.listing import RegisteredClient, read_client
from gateway.trusted.errors import DocumentAbsentError
from gateway.trusted.lives import TrustedDocument, find_document

__all__ = ["find_named", "lead_to"]


async def find_named(visit: Visit) -> tuple[RegisteredClient, TrustedDocument]:
    """Find both.

    Raises
    ------
    RecordAbsentError
        If there is no such document.
    """
    asked, database = visit.request.path_params, visit.office.database
    try:
        document = await find_document(database, asked["client"], asked["sha256"])
    except DocumentAbsentError:
        raise RecordAbsentError from None
    return await read_client(database, document.client), document


def lead_to(document: TrustedDocument) -> str:
    """Give the address of a document."""
    return f"/documents/{document.client}/{document.sha256}"
