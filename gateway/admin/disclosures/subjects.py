"""Everything that was disclosed about one person, for the data protection officer.

The pseudonym travels in forms and never in an address; who asks says why, and that is kept.
"""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from starlette.responses import Response

from gateway.accounts.disclosures import shorten
from gateway.accounts.readings import Reading, find_reading, list_subject, record_reading
from gateway.admin.disclosures.forms import SubjectForm
from gateway.admin.disclosures.readers import make_reader
from gateway.admin.disclosures.readings import find_past
from gateway.admin.disclosures.searching import tell
from gateway.admin.errors import RecordAbsentError
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.searches import slice_of
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit

__all__ = ["PAGES"]

_TERMS: Final = ListingTerms("-moment", frozenset())
_NEED: Final = Permission.SUBJECT_RECORD_READ


async def ask_subject(visit: Visit) -> Response:
    """Ask about whom, and show who asked before: ``GET /admin/subject-record``."""
    return await _render(visit, visit.fill(SubjectForm))


async def open_record(visit: Visit) -> Response:
    """Write the reading down and lead to it: ``POST /admin/subject-record``.

    Whoever comes from a disclosure brings the pseudonym, and is asked for a reason first.
    """
    form = visit.fill(SubjectForm)
    if "reason" not in visit.sent:
        return await _render(visit, form)
    if not form.validate():
        return await _render(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    subject, reason = str(form.subject.data), str(form.reason.data)
    made = await record_reading(
        visit.office.database, make_reader(visit), reason=reason, subject=subject
    )
    return visit.redirect(f"/subject-record/{made}")


async def show_record(visit: Visit) -> Response:
    """Show a reading to who made it, for a while: ``GET /admin/subject-record/{reading}``."""
    reading = await _find(visit)
    listing = Listing.read(visit.path, visit.request.query_params, terms=_TERMS)
    found = await list_subject(visit.office.database, reading.subject, slice_of(listing))
    visit.follow(visit.say("One person's record"), "/subject-record")
    visit.follow(visit.say("Reading"), visit.path.removeprefix("/admin"))
    return visit.render(
        "admin/disclosures/record.html",
        listing=listing.counted(found.total),
        lines=tell(visit, found),
        reading=reading,
        subject=shorten(reading.subject),
    )


async def _find(visit: Visit) -> Reading:
    try:
        asked = UUID(visit.request.path_params["reading"])
    except ValueError:
        raise RecordAbsentError from None
    held = visit.rights.capacity.appointment.id
    reading = await find_reading(visit.office.database, asked, held)
    if reading is None:
        raise RecordAbsentError
    return reading


async def _render(visit: Visit, form: SubjectForm, status: HTTPStatus = HTTPStatus.OK) -> Response:
    listing, readings = await find_past(visit)
    visit.follow(visit.say("One person's record"), "/subject-record")
    return visit.render(
        "admin/disclosures/subject.html",
        status=status,
        form=form,
        listing=listing,
        readings=readings,
    )


PAGES: Final = (
    Page("/subject-record", ask_subject, _NEED),
    Page("/subject-record", open_record, _NEED, method="POST"),
    Page("/subject-record/{reading}", show_record, _NEED),
)
