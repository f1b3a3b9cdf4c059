"""Policy versions: which there are, which is in force, and a new proposal."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import Form, StringField
from wtforms.validators import DataRequired, Length

from gateway.admin.navigation import N_
from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.acting import act
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.versions.lives import State, page_lives, read_life, read_stored
from gateway.versions.proposing import propose
from sql.database import Session

__all__ = ["PAGES"]

_TITLE_LENGTH: Final = 120
_TERMS: Final = ListingTerms(sort="-version", sorts=frozenset(), filters=frozenset({"state"}))


class ProposalForm(Form):
    """What a new proposal is called."""

    title = StringField(
        N_("What is the proposal for?"),
        [
            DataRequired(N_("Say in a few words what the proposal is for.")),
            Length(max=_TITLE_LENGTH, message=N_("Use 120 characters at most.")),
        ],
        description=N_("A few words, by which others find it again."),
        filters=[lambda text: text.strip() if text else text],
    )


async def list_versions(visit: Visit) -> Response:
    """List the versions: ``GET /admin/policies``."""
    return await _show(visit, ProposalForm(), HTTPStatus.OK)


async def propose_version(visit: Visit) -> Response:
    """Propose anew what is in force: ``POST /admin/policies``."""
    form = visit.fill(ProposalForm)
    if not form.validate():
        return await _show(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    title = str(form.title.data)

    async def work(session: Session) -> int:
        held = await read_stored(session, visit.rights.head.edition.policy_version)
        subject = visit.subject
        return await propose(session, held.policy, held.cases, title=title, subject=subject)

    return await act(visit, work, N_("Version {version} is your draft."), otherwise="/policies")


async def _show(visit: Visit, form: ProposalForm, status: HTTPStatus) -> Response:
    listing = Listing.read(f"{ROOT}/policies", visit.request.query_params, terms=_TERMS)
    state = _read_state(listing.filters.get("state"))
    database = visit.office.database
    in_force = await read_life(database, visit.rights.head.edition.policy_version)
    shown = await page_lives(database, state, count=listing.limit, skip=listing.offset)
    visit.follow(visit.say("Policy versions"), "/policies")
    return visit.render(
        "admin/policies/versions.html",
        status=status,
        listing=listing.counted(shown.total),
        lives=shown.lives,
        in_force=in_force,
        states=list(State),
        form=form,
    )


def _read_state(text: str | None) -> State | None:
    return State(text) if text in set(State) else None


PAGES: Final = (
    Page("/policies", list_versions, Permission.POLICIES_READ),
    Page("/policies", propose_version, Permission.POLICIES_WRITE, method="POST"),
)
