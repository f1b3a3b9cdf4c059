"""Whether what was disclosed is as it was sealed: past verifications, and asking for one."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from gateway.admin.disclosures.readers import make_reader
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.searches import slice_of
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.sealing.verdicts import FaultKind
from gateway.sealing.verifications import (
    Verification,
    ask_verification,
    list_verifications,
    read_state,
)

__all__ = ["FAULTS", "PAGES", "find_last"]

_PATH: Final = "/disclosures/verifications"
_TERMS: Final = ListingTerms("-moment", frozenset())
FAULTS: Final[Mapping[FaultKind, str]] = {
    FaultKind.BATCH_MISSING: N_("the batch is missing"),
    FaultKind.PREVIOUS_WRONG: N_("the batch does not follow the one before it"),
    FaultKind.HASH_WRONG: N_("the batch itself was changed"),
    FaultKind.SIGNATURE_MISSING: N_("the batch is not signed, and earlier ones are"),
    FaultKind.SIGNATURE_WRONG: N_("the batch is signed with a key that is not known"),
    FaultKind.RECORD_CHANGED: N_("the disclosure was changed"),
    FaultKind.RECORD_MISSING: N_("the disclosure is missing"),
    FaultKind.RECORD_INSERTED: N_("the disclosure was inserted later"),
    FaultKind.PROOF_WRONG: N_("the proof of destruction is not signed with a known key"),
    FaultKind.SEEN_DIFFERS: N_("the batch is not the one that was seen before"),
}
"""What is wrong with a batch, in words."""


async def show_verifications(visit: Visit) -> Response:
    """Show what was verified, and what goes on: ``GET /admin/disclosures/verifications``."""
    database = visit.office.database
    listing = Listing.read(visit.path, visit.request.query_params, terms=_TERMS)
    part = slice_of(listing)
    found, listed = await list_verifications(database, part.count, skipped=part.skipped)
    visit.follow(visit.say("Disclosures"), "/disclosures")
    visit.follow(visit.say("Verifications"), _PATH)
    return visit.render(
        "admin/disclosures/verifications.html",
        listing=listing.counted(listed),
        verifications=found,
        last=await find_last(visit),
        state=await read_state(database),
        faults=FAULTS,
    )


async def ask(visit: Visit) -> Response:
    """Ask for a verification and lead to how far it is: ``POST`` to the same address."""
    if await ask_verification(visit.office.database, make_reader(visit)):
        visit.flash("good", N_("The verification was asked for. It begins within seconds."))
    else:
        visit.flash("info", N_("A verification goes on already."))
    return visit.redirect(_PATH)


async def find_last(visit: Visit) -> Verification | None:
    """Find the newest verification; `None` where there was none."""
    found, _ = await list_verifications(visit.office.database, 1)
    return found[0] if found else None


PAGES: Final = (
    Page(_PATH, show_verifications, Permission.DISCLOSURES_READ),
    Page(_PATH, ask, Permission.DISCLOSURES_READ, method="POST"),
)
