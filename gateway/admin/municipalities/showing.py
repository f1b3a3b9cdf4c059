"""One municipality, and the records of one that was split."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import BooleanField, Form, SelectField, StringField
from wtforms.validators import InputRequired, Optional, Regexp

from gateway.acts.errors import ActorRefusedError
from gateway.admin.actors import make_actor
from gateway.admin.blaming import blame
from gateway.admin.choices import make_choices
from gateway.admin.errors import RecordAbsentError
from gateway.admin.municipalities.words import RECORDS, STATES, TURNS
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.places.assigning import Count, assign_records, count_records
from gateway.places.errors import RecordsAbsentError, SplitUnknownError
from gateway.places.listing import Portrait, read_municipality
from policies.territory import SPLIT
from sql.database import Session

__all__ = ["PAGES"]


class AssignForm(Form):
    """Which records of a split municipality go to whom."""

    heir = SelectField(N_("Assign to"), [InputRequired(N_("Choose a successor."))])
    operator_licence = StringField(
        N_("Only of this operator licence"),
        [Optional(), Regexp(r"[\w.-]{1,40}\Z", message=N_("Write its number, and no more."))],
        description=N_("With its inspections and their annotations. Empty is all that waits."),
    )
    sure = BooleanField(
        N_("I know that this is for good"), [InputRequired(N_("Tick this: it stays so."))]
    )


@dataclass(frozen=True)
class _Place:
    """What the page shows of a municipality."""

    portrait: Portrait
    heirs: tuple[str, ...]
    """Those among whom it was split; empty for one that was not."""
    counts: tuple[Count, ...]
    """For who sees to a heir; else empty."""

    headings: list[Mapping[str, object]]
    """A column for each heir."""

    @property
    def rows(self) -> Iterable[tuple[str, list[int | None]]]:
        """Kinds of records, each with how many wait and how many went to each heir."""
        found: Mapping[tuple[str, str | None], int | None] = {
            (each.kind, each.assigned_to): each.records for each in self.counts
        }
        return [
            (name, [found[kind, place] for place in (None, *self.heirs)])
            for kind, name in RECORDS.items()
        ]


async def show_municipality(visit: Visit) -> Response:
    """Show one municipality: ``GET /admin/municipalities/{code}``."""
    place = await _find(visit)
    return _render(visit, place, _fill(visit, place))


async def assign(visit: Visit) -> Response:
    """Assign records of a split: ``POST /admin/municipalities/{code}``."""
    place = await _find(visit)
    if not place.counts:
        raise RecordAbsentError
    form = _fill(visit, place)
    if not form.validate():
        return _render(visit, place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    code, number = place.portrait.code, form.operator_licence.data or None
    try:
        async with visit.office.database.transaction() as session:
            await assign_records(
                session, make_actor(visit), code, form.heir.data, operator_licence=number
            )
    except RecordsAbsentError as error:
        blame(form, "operator_licence", visit.speech.explain(error))
        return _render(visit, place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    heir = visit.speech.name("home", form.heir.data)
    visit.flash("good", "The records are assigned to {heir}.", heir=heir)
    return visit.redirect(f"/municipalities/{code}")


async def _find(visit: Visit) -> _Place:
    code, day = visit.request.path_params["code"], visit.rights.day
    async with visit.office.database.transaction() as session:
        portrait = await read_municipality(session, code, day)
        if portrait is None:
            raise RecordAbsentError
        heirs = tuple(
            each.to_code
            for each in portrait.successions
            if (each.from_code, each.kind) == (code, SPLIT) and each.succeeded_on <= day
        )
        counts = await _count(visit, session, code) if heirs else ()
    named = (visit.speech.name("home", heir) for heir in heirs)
    return _Place(portrait, heirs, counts, [{"label": name, "numeric": True} for name in named])


async def _count(visit: Visit, session: Session, code: str) -> tuple[Count, ...]:
    """Count for who sees to a heir; nobody else is told how many there are."""
    try:
        return await count_records(session, make_actor(visit), code)
    except (ActorRefusedError, SplitUnknownError):
        return ()


def _fill(visit: Visit, place: _Place) -> AssignForm:
    form = visit.fill(AssignForm)
    named = [(heir, visit.speech.name("home", heir)) for heir in place.heirs]
    form.heir.choices = make_choices([("", visit.say("Choose a successor.")), *named])
    return form


def _render(
    visit: Visit, place: _Place, form: AssignForm, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    visit.follow(visit.say("Municipalities"), "/municipalities")
    return visit.render(
        "admin/municipalities/show.html",
        status=status,
        place=place,
        town=place.portrait,
        form=form,
        states=STATES,
        turns=TURNS,
    )


PAGES: Final = (
    Page("/municipalities/{code}", show_municipality, Permission.MUNICIPALITIES_READ),
    Page("/municipalities/{code}", assign, Permission.MUNICIPALITIES_WRITE, method="POST"),
)
