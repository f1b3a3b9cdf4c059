"""Municipalities from two sheets: looked at first, then taken exactly so."""

from collections.abc import Sequence
from dataclasses import asdict
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import FileField, Form
from wtforms.validators import InputRequired

from gateway.admin.actors import make_actor
from gateway.admin.blaming import blame
from gateway.admin.municipalities.words import COLUMNS, TURNS
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.uploads import pack, read_upload, unpack
from gateway.admin.visits import Visit
from gateway.places.importing import NO_SUCCESSIONS, Preview, import_places, preview_places
from sql.errors import ReferenceChangedError, ReferenceInvalidError
from sql.municipalities import Changes
from sql.sheets import Finding, Upload

__all__ = ["PAGES"]

_UNPROCESSABLE: Final = HTTPStatus.UNPROCESSABLE_ENTITY


class SheetsForm(Form):
    """The two sheets that are sent."""

    municipalities = FileField(
        N_("Sheet of municipalities"),
        [InputRequired()],
        description="code,name,province_code,province,safety_region,valid_from,valid_to,tooi",
    )
    successions = FileField(N_("Sheet of successions"), description="date,kind,from_code,to_code")


async def ask_sheets(visit: Visit) -> Response:
    """Ask for sheets: ``GET /admin/municipalities/import``."""
    return _ask(visit, SheetsForm())


async def take_sheets(visit: Visit) -> Response:
    """Look at sheets, or do what was looked at: ``POST /admin/municipalities/import``."""
    if "expected" in visit.sent:
        return await _take(visit, unpack(visit, "municipalities"), unpack(visit, "successions"))
    towns = await read_upload(visit, "municipalities")
    turns = await read_upload(visit, "successions")
    if towns is None:
        form = SheetsForm()
        blame(form, "municipalities", visit.say("Choose a file."))
        return _ask(visit, form, _UNPROCESSABLE)
    return await _look(visit, towns, turns or NO_SUCCESSIONS)


async def _look(visit: Visit, towns: Upload, turns: Upload) -> Response:
    try:
        async with visit.office.database.transaction() as session:
            preview = await preview_places(session, make_actor(visit), towns, turns)
    except ReferenceInvalidError as error:
        return _refuse(visit, error)
    return _show(visit, preview, {"municipalities": pack(towns), "successions": pack(turns)})


async def _take(visit: Visit, towns: Upload, turns: Upload) -> Response:
    expected = str(visit.sent.get("expected", ""))
    actor = make_actor(visit)
    try:
        async with visit.office.database.transaction() as session:
            done = await import_places(session, actor, towns, turns, expected=expected)
    except (ReferenceChangedError, ReferenceInvalidError):
        visit.flash("bad", "Something changed meanwhile and nothing was taken: look at it anew.")
        return await _look(visit, towns, turns)
    visit.flash(
        "good",
        "The sheets are taken: {added} municipalities are new and {changed} changed.",
        added=done.added,
        changed=done.changed,
    )
    return visit.redirect("/municipalities")


def _ask(visit: Visit, form: SheetsForm, status: HTTPStatus = HTTPStatus.OK) -> Response:
    visit.follow(visit.say("Municipalities"), "/municipalities")
    return visit.render("admin/municipalities/import.html", status=status, form=form)


def _refuse(visit: Visit, error: ReferenceInvalidError) -> Response:
    found = [each for each in error.findings if isinstance(each, Finding)]
    faults = [(each, visit.speech.tell(each.fault)) for each in found]
    visit.follow(visit.say("Municipalities"), "/municipalities")
    visit.follow(visit.say("Import municipalities"), "/municipalities/import")
    return visit.render("admin/municipalities/faults.html", status=_UNPROCESSABLE, faults=faults)


def _show(visit: Visit, preview: Preview, sheets: dict[str, str]) -> Response:
    visit.follow(visit.say("Municipalities"), "/municipalities")
    visit.follow(visit.say("Import municipalities"), "/municipalities/import")
    return visit.render(
        "admin/municipalities/preview.html",
        preview=preview,
        changed=_list_changes(preview.changes),
        new={town.code: f"{town.name} ({town.code})" for town in preview.changes.added},
        sheets=sheets,
        columns=COLUMNS,
        turns=TURNS,
    )


def _list_changes(changes: Changes) -> Sequence[tuple[str, str, object, object]]:
    """List code, column, and what it was and would be, of each municipality that changes."""
    compared = [(asdict(before), asdict(after)) for before, after in changes.changed]
    return [
        (before["code"], column, before[column], after[column])
        for before, after in compared
        for column in COLUMNS
        if before[column] != after[column]
    ]


PAGES: Final = (
    Page("/municipalities/import", ask_sheets, Permission.MUNICIPALITIES_WRITE),
    Page("/municipalities/import", take_sheets, Permission.MUNICIPALITIES_WRITE, method="POST"),
)
