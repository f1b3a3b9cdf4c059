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

Work = Callable[[Session], Awaitable[int]]
"""Does something, and gives the version to look at next."""


async def act(visit: Visit, work: Work, message: str, *, otherwise: str) -> Response:
    """Do something with a version and show it; or say why not, on the page it was asked from.

    Parameters
    ----------
    visit
        Who acts.
    work
        Does it, in one transaction.
    message
        What is said of it, with ``{version}``.
    otherwise
        Path of the page that says why not.
    """
    try:
        async with visit.office.database.transaction() as session:
            version = await work(session)
    except REFUSALS as error:
        visit.refuse(error)
        return visit.redirect(otherwise)
    visit.flash("good", message, version=version)
    return visit.redirect(f"/policies/{version}")


async def submit_version(visit: Visit) -> Response:
    """Submit a draft of one's own: ``POST /admin/policies/{version}/submission``."""
    version, day = (await find_life(visit)).version, visit.rights.day

    async def work(session: Session) -> int:
        await submit(session, version, subject=visit.subject, day=day)
        return version

    message = N_("Version {version} is submitted. Somebody else approves it.")
    return await act(visit, work, message, otherwise=f"/policies/{version}")


async def withdraw_version(visit: Visit) -> Response:
    """Withdraw a proposal of one's own: ``POST /admin/policies/{version}/withdrawal``."""
    version = (await find_life(visit)).version

    async def work(session: Session) -> int:
        await withdraw(session, version, subject=visit.subject)
        return version

    message = N_("Version {version} is withdrawn.")
    return await act(visit, work, message, otherwise=f"/policies/{version}")


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

    async def work(session: Session) -> int:
        life.require(State.RETIRED)
        return await roll_back(session, life.version, title=title, subject=visit.subject)

    message = N_("Version {version} is your draft, with what the earlier version held.")
    return await act(visit, work, message, otherwise=f"/policies/{life.version}")


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
