"""One proposal of a legal basis: what it opens and closes, and deciding on it."""

from typing import Final
from uuid import UUID

from starlette.responses import Response

from gateway.acts.errors import ActError
from gateway.admin.actors import make_actor
from gateway.admin.bases.listing import show_basis
from gateway.admin.bases.words import OUTCOMES, TYPE_NAMES, name_purposes
from gateway.admin.errors import RecordAbsentError
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.bases.errors import ProposalUnknownError
from gateway.bases.outlook import Outlook, look_ahead
from gateway.bases.proposing import Outcome, Proposal, decide, list_bases, read_proposal
from sql.database import Session

__all__ = ["PAGES"]

_DONE: Final = {
    Outcome.CONFIRMED: N_("The basis is confirmed: every answer from now on goes by it."),
    Outcome.REFUSED: N_("The proposal is refused. The basis stays as it is."),
    Outcome.WITHDRAWN: N_("The proposal is withdrawn. The basis stays as it is."),
}


async def show_proposal(visit: Visit) -> Response:
    """Show what a proposal does: ``GET /admin/legal-bases/proposals/{id}``."""
    async with visit.office.database.transaction() as session:
        proposal = await _find(visit, session)
        outlook = await _look_ahead(visit, session, proposal)
    visit.follow(visit.say("Legal bases"), "/legal-bases")
    return visit.render(
        "admin/bases/proposal.html",
        proposal=proposal,
        outlook=outlook,
        proposed=show_basis(visit, proposal.basis),
        replaced=show_basis(visit, proposal.replaces) if proposal.replaces else None,
        own=proposal.proposer_id == visit.rights.capacity.appointment.officer_id,
        outcomes=OUTCOMES,
        types={name: visit.say(text) for name, text in TYPE_NAMES.items()},
        purposes=lambda turn: name_purposes(visit, turn.purposes),
    )


async def decide_proposal(visit: Visit) -> Response:
    """Confirm, refuse or withdraw: ``POST /admin/legal-bases/proposals/{id}``."""
    outcome = Outcome.__members__.get(str(visit.sent.get("outcome", "")))
    if outcome is None:
        raise RecordAbsentError
    try:
        async with visit.office.database.transaction() as session:
            await decide(session, make_actor(visit), _read_id(visit), outcome)
    except ProposalUnknownError:
        raise RecordAbsentError from None
    except ActError as error:
        visit.refuse(error)
    else:
        visit.flash("good", _DONE[outcome])
    return visit.redirect(f"/legal-bases/proposals/{_read_id(visit)}")


async def _look_ahead(visit: Visit, session: Session, proposal: Proposal) -> Outlook | None:
    """Tell what a proposal would do; nothing is told of one that can do nothing any more."""
    if proposal.outcome is not None or proposal.outdated:
        return None
    return look_ahead(await list_bases(session), proposal.basis, visit.rights.day)


async def _find(visit: Visit, session: Session) -> Proposal:
    try:
        return await read_proposal(session, _read_id(visit))
    except ProposalUnknownError:
        raise RecordAbsentError from None


def _read_id(visit: Visit) -> UUID:
    try:
        return UUID(visit.request.path_params["id"])
    except ValueError:
        raise RecordAbsentError from None


PAGES: Final = (
    Page("/legal-bases/proposals/{id}", show_proposal, Permission.LEGAL_BASES_READ),
    Page(
        "/legal-bases/proposals/{id}",
        decide_proposal,
        Permission.LEGAL_BASES_WRITE,
        method="POST",
    ),
)
