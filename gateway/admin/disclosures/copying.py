"""A copy of a search as CSV; that it was taken, and why, is written down first."""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from gateway.accounts.disclosures import BOUND, Slice, find_disclosures, write_sheet
from gateway.accounts.readings import record_reading
from gateway.admin.disclosures.forms import CopyForm
from gateway.admin.disclosures.readers import make_reader
from gateway.admin.disclosures.searching import TERMS, make_search, render_search
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.searches import read_search
from gateway.admin.visits import Visit

__all__ = ["PAGES"]

_HEADERS: Final = {"content-disposition": 'attachment; filename="disclosures.csv"'}


async def copy_disclosures(visit: Visit) -> Response:
    """Give a copy of what a search found: ``POST /admin/disclosures``."""
    form = visit.fill(CopyForm)
    if not form.validate():
        response = await render_search(visit, form)
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response
    listing, period = read_search(visit, TERMS)
    searched, database = urlencode(dict(listing.filters)), visit.office.database
    reason = str(form.reason.data)
    await record_reading(database, make_reader(visit), reason=reason, searched=searched)
    found = await find_disclosures(
        database, make_search(listing, period), Slice(listing.sort, BOUND)
    )
    return Response(write_sheet(found.rows), media_type="text/csv", headers=_HEADERS)


PAGES: Final = (Page("/disclosures", copy_disclosures, Permission.DISCLOSURES_READ, method="POST"),)
