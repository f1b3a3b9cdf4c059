"""Proposing documents: what is sent is looked at first, and proposed exactly so."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from gateway.admin.actors import make_actor
from gateway.admin.blaming import blame
from gateway.admin.choices import make_choices
from gateway.admin.documents.forms import ProposeForm, read_wishes
from gateway.admin.documents.reviewing import review, word_review
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.clients.listing import list_client_names, read_client
from gateway.trusted.batches import (
    Verdict,
    Wish,
    list_present,
    propose_batch,
    read_manifest,
    weigh_batch,
    write_manifest,
)
from gateway.trusted.errors import ReviewChangedError, TrustedError

__all__ = ["PAGES"]


async def ask_documents(visit: Visit) -> Response:
    """Ask for documents: ``GET /admin/documents/new``."""
    form = await _offer(visit)
    form.client.data = form.client.data or visit.request.query_params.get("client", "")
    return _render(visit, form)


async def take_documents(visit: Visit) -> Response:
    """Show what was sent, then propose what was looked at: ``POST /admin/documents/new``."""
    return await (_propose(visit) if "documents" in visit.sent else _look(visit))


async def _look(visit: Visit) -> Response:
    form = await _offer(visit)
    if not form.validate():
        return _render(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        wishes = await read_wishes(visit, form)
    except TrustedError as error:
        blame(form, form.place_of(error), visit.speech.explain(error))
        return _render(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return await _preview(visit, form.client.data, wishes)


async def _propose(visit: Visit) -> Response:
    client = str(visit.sent.get("client", ""))
    try:
        wishes = read_manifest(str(visit.sent.get("documents", "")))
    except TrustedError as error:
        visit.refuse(error)
        return visit.redirect("/documents/new")
    try:
        async with visit.office.database.transaction() as session:
            actor, documents = make_actor(visit), visit.office.endpoint.documents
            number = await propose_batch(session, actor, client, wishes=wishes, documents=documents)
    except ReviewChangedError as error:
        visit.refuse(error)
        return await _preview(visit, client, wishes)
    except TrustedError as error:
        visit.refuse(error)
        return visit.redirect("/documents/new")
    visit.flash("good", "Proposed: {number}. Another administrator decides.", number=number)
    return visit.redirect("/documents", {"client": client, "state": "PROPOSED"})


async def _preview(visit: Visit, client: str, wishes: tuple[Wish, ...]) -> Response:
    database = visit.office.database
    known = await read_client(database, client)
    purposes = known.terms.purposes
    reviews = [await review(visit, each.text, purposes) for each in wishes]
    weighed = weigh_batch(wishes, reviews, await list_present(database, client))
    fitting = [each.wish for each in weighed if each.verdict is Verdict.FITS]
    _lead(visit)
    return visit.render(
        "admin/documents/preview.html",
        client=known,
        weighed=[(each, word_review(visit, each.review, purposes)) for each in weighed],
        fitting=len(fitting),
        manifest=write_manifest(fitting),
    )


async def _offer(visit: Visit) -> ProposeForm:
    form = visit.fill(ProposeForm)
    names = await list_client_names(visit.office.database, ended=False)
    form.client.choices = make_choices([("", ""), *names.items()])
    return form


def _render(visit: Visit, form: ProposeForm, status: HTTPStatus = HTTPStatus.OK) -> Response:
    _lead(visit)
    return visit.render("admin/documents/new.html", status=status, form=form)


def _lead(visit: Visit) -> None:
    visit.follow(visit.say("Trusted documents"), "/documents")
    visit.follow(visit.say("Propose documents"), "/documents/new")


PAGES: Final = (
    Page("/documents/new", ask_documents, Permission.DOCUMENTS_WRITE),
    Page("/documents/new", take_documents, Permission.DOCUMENTS_WRITE, method="POST"),
)
