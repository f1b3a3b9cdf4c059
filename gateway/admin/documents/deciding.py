"""Approving and withdrawing a trusted document."""

from typing import Final

from starlette.responses import Response

from gateway.acts.errors import ActError
from gateway.admin.actors import make_actor
from gateway.admin.documents.finding import find_named, lead_to
from gateway.admin.documents.reviewing import edition
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.limits import DocumentError
from gateway.trusted.deciding import approve, withdraw
from gateway.trusted.errors import ReviewChangedError, TrustedError

__all__ = ["PAGES"]


async def approve_document(visit: Visit) -> Response:
    """Approve what was looked at: ``POST /admin/documents/{client}/{sha256}/approve``."""
    _, document = await find_named(visit)
    documents = visit.office.endpoint.documents
    try:
        if visit.sent.get("edition") != edition(visit):
            raise ReviewChangedError
        async with visit.office.database.transaction() as session:
            await approve(session, make_actor(visit), document.id, documents=documents)
    except (TrustedError, DocumentError, ActError) as error:
        visit.refuse(error)
    else:
        visit.flash("good", "{name} is approved: its system may name it.", name=document.name)
    return visit.redirect(lead_to(document))


async def withdraw_document(visit: Visit) -> Response:
    """Take a document back: ``POST /admin/documents/{client}/{sha256}/withdraw``."""
    _, document = await find_named(visit)
    try:
        async with visit.office.database.transaction() as session:
            await withdraw(session, make_actor(visit), document.id)
    except (TrustedError, ActError) as error:
        visit.refuse(error)
    else:
        visit.flash(
            "good", "{name} is withdrawn: nothing is answered under it.", name=document.name
        )
    return visit.redirect(lead_to(document))


PAGES: Final = (
    Page(
        "/documents/{client}/{sha256}/approve",
        approve_document,
        Permission.DOCUMENTS_WRITE,
        method="POST",
    ),
    Page(
        "/documents/{client}/{sha256}/withdraw",
        withdraw_document,
        Permission.DOCUMENTS_WRITE,
        method="POST",
    ),
)
