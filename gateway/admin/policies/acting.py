"""What an author does with a version: submit, withdraw, go back to it."""

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.responses import Response

from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.finding import find_life, follow_version
from gateway.admin.visits import Visit
from gateway.versions.deciding import submit
from gateway.versions.errors import VersionError
from gateway.versions.lives import State
from gateway.versions.proposing import roll_back, withdraw
from policies.errors import CasesInvalidError, PolicyInvalidError
from sql.database import Session

__all__ = ["PAGES", "REFUSALS", "act"]

REFUSALS: Final = (CasesInvalidError, PolicyInvalidError, VersionError)
"""What an act is refused by; the page of the version says what is the matter."""

Work = Callable[[Session], Awaitable[object]]


async def act(visit: Visit, version: int, work: Work, message: str) -> Response:
    """Do something with a version, say so or say why not, and go back to its page."""
    try:
        async with visit.office.database.transaction() as session:
            await work(session)
    except REFUSALS as error:
        visit.refuse(error)
    else:
        visit.flash("good", message, version=version)
    return visit.redirect(f"/policies/{version}")


async def submit_version(visit: Visit) -> Response:
    """Submit a draft of one's own: ``POST /admin/policies/{version}/submission``."""
    life, day = await find_life(visit), visit.rights.day

    async def work(session: Session) -> None:
        await submit(session, life.version, subject=visit.subject, day=day)

    message = N_("Version {version} is submitted. Somebody else approves it.")
    return await act(visit, life.version, work, message)


async def withdraw_version(visit: Visit) -> Response:
    """Withdraw a proposal of one's own: ``POST /admin/policies/{version}/withdrawal``."""
    life = await find_life(visit)

    async def work(session: Session) -> None:
        await withdraw(session, life.version, subject=visit.subject)

    return await act(visit, life.version, work, N_("Version {version} is withdrawn."))


async def ask_return(visit: Visit) -> Response:
    """Ask whether to go back to a version: ``GET /admin/policies/{version}/return``."""
    life = await find_life(visit)
    follow_version(visit, life.version)
    visit.follow(visit.say("Go back to it"), f"/policies/{life.version}/return")
    return visit.render("admin/policies/return.html", life=life, fits=life.state is State.RETIRED)


async def return_to_version(visit: Visit) -> Response:
    """Propose what a version held: ``POST /admin/policies/{version}/return``."""
    life = await find_life(visit)
    title = visit.say("Back to version {version}", version=life.version)
    try:
        life.require(State.RETIRED)
        async with visit.office.database.transaction() as session:
            made = await roll_back(session, life.version, title=title, subject=visit.subject)
    except VersionError as error:
        visit.refuse(error)
        return visit.redirect(f"/policies/{life.version}")
    visit.flash(
        "good",
        N_("Version {made} is your draft of what version {version} held."),
        made=made,
        version=life.version,
    )
    return visit.redirect(f"/policies/{made}")


PAGES: Final = (
    Page(
        "/policies/{version}/submission",
        submit_version,
        Permission.POLICIES_WRITE,
        method="POST",
    ),
    Page(
        "/policies/{version}/withdrawal",
        withdraw_version,
        Permission.POLICIES_WRITE,
        method="POST",
    ),
    Page("/policies/{version}/return", ask_return, Permission.POLICIES_WRITE, recent=True),
    Page(
        "/policies/{version}/return",
        return_to_version,
        Permission.POLICIES_WRITE,
        method="POST",
        recent=True,
    ),
)
