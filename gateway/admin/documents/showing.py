"""One trusted document: its text, and everything that it reaches."""

from typing import Final

from starlette.responses import Response

from gateway.admin.documents.finding import find_named, lead_to
from gateway.admin.documents.reviewing import edition, review, word_review
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit

__all__ = ["PAGES"]


async def show_document(visit: Visit) -> Response:
    """Show a document: ``GET /admin/documents/{client}/{sha256}``."""
    client, document = await find_named(visit)
    visit.follow(visit.say("Trusted documents"), "/documents")
    visit.follow(document.name, lead_to(document))
    purposes = client.terms.purposes
    found = await review(visit, document.content, purposes)
    excess = None
    if found.refusal is None:
        known = visit.office.endpoint.documents.prepare(document.content)
        excess = client.terms.bounds.find_excess(known)
    return visit.render(
        "admin/documents/show.html",
        client=client,
        document=document,
        refusal=found.refusal,
        operations=word_review(visit, found, purposes),
        excess=excess,
        edition=edition(visit),
        own=document.proposer_id == visit.rights.capacity.appointment.officer_id,
    )


PAGES: Final = (Page("/documents/{client}/{sha256}", show_document, Permission.DOCUMENTS_READ),)
