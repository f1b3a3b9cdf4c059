"""Approving a version: signing exactly what was compared and tested."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from gateway.admin.navigation import N_
from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.acting import act
from gateway.admin.policies.finding import Found, find_life, follow_version, look
from gateway.admin.policies.telling import tell_changes
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.versions.deciding import approve
from gateway.versions.lives import Life, State
from sql.database import Session

__all__ = ["PAGES"]

_TERMS: Final = ListingTerms(sort="change", sorts=frozenset())


@dataclass(frozen=True)
class Standing:
    """Whether there is something to approve here, for this approver."""

    submitted: bool
    own: bool
    """Whether the visitor wrote it."""
    changed: tuple[str, ...]
    """What is not as it was when it was submitted."""

    @property
    def fits(self) -> bool:
        """Whether it can be approved."""
        return self.submitted and not self.own and not self.changed


async def show_approval(visit: Visit) -> Response:
    """Show what is signed: ``GET /admin/policies/{version}/approval``."""
    life = await find_life(visit)
    found = await look(visit, life)
    path = f"/policies/{life.version}/approval"
    listing = Listing.read(ROOT + path, visit.request.query_params, terms=_TERMS)
    listing = listing.counted(len(found.changes))
    shown = found.changes[listing.offset : listing.offset + listing.limit]
    follow_version(visit, life.version)
    visit.follow(visit.say("Approval"), path)
    return visit.render(
        "admin/policies/approval.html",
        life=life,
        found=found,
        standing=_weigh(visit, life, found),
        listing=listing,
        changes=tell_changes(visit, found.opened, shown),
    )


def _weigh(visit: Visit, life: Life, found: Found) -> Standing:
    return Standing(
        submitted=life.state is State.SUBMITTED,
        own=life.author_id == (visit.officer and visit.officer.id),
        changed=_list_changed(visit, life, found),
    )


def _list_changed(visit: Visit, life: Life, found: Found) -> tuple[str, ...]:
    if life.evidence is None or found.review is None:
        return ("policy",)
    replaced = visit.rights.head.edition.policy_version != life.based_on
    changed = life.evidence.changed(found.review.evidence)
    return tuple(dict.fromkeys((*(("base",) * replaced), *changed)))


async def approve_version(visit: Visit) -> Response:
    """Sign what was shown: ``POST /admin/policies/{version}/approval``."""
    version = (await find_life(visit)).version
    signature = str(visit.sent.get("signature", ""))

    async def work(session: Session) -> int:
        await approve(session, version, subject=visit.subject, signature=signature)
        return version

    message = N_("Version {version} is approved. It is not in force yet.")
    return await act(visit, work, message, otherwise=f"/policies/{version}")


PAGES: Final = (
    Page("/policies/{version}/approval", show_approval, Permission.APPROVALS_WRITE, recent=True),
    Page(
        "/policies/{version}/approval",
        approve_version,
        Permission.APPROVALS_WRITE,
        method="POST",
        recent=True,
    ),
)
