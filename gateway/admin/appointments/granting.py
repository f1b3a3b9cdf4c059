"""Appointing an officer, who is registered on the way if need be."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import DateField, Form, SelectField, StringField
from wtforms.validators import InputRequired, Optional

from gateway.admin.actors import find_homes, list_homes, make_actor
from gateway.admin.appointments.words import name_roles
from gateway.admin.blaming import blame
from gateway.admin.choices import make_choices
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.staff.appointing import appoint
from gateway.staff.errors import StaffError
from gateway.staff.listing import list_officers
from gateway.staff.rolls import ALONE, Term, list_roles

__all__ = ["PAGES"]


class GrantForm(Form):
    """Who is appointed, to what, and when."""

    subject = StringField(
        N_("Sign-in name"),
        [InputRequired(N_("Fill in the sign-in name."))],
        description=N_("What the officer signs in with; a token calls it the subject."),
        render_kw={"list": "officers", "autocomplete": "off"},
    )
    name = StringField(
        N_("Name"),
        description=N_("Only for an officer who was never appointed before."),
        render_kw={"autocomplete": "off"},
    )
    role = SelectField(N_("Role"), [InputRequired(N_("Choose a role."))])
    home = SelectField(
        N_("Municipality or police unit"), [InputRequired(N_("Choose where the officer works."))]
    )
    valid_from = DateField(N_("First day"), [InputRequired(N_("Fill in the first day."))])
    valid_until = DateField(
        N_("Last day"),
        [Optional()],
        description=N_("Leave it empty if it is not known yet: you can end it any day."),
    )


async def ask_grant(visit: Visit) -> Response:
    """Ask whom to appoint to what: ``GET /admin/appointments/new``."""
    return await _render(visit, _fill(visit))


async def grant(visit: Visit) -> Response:
    """Appoint an officer: ``POST /admin/appointments/new``."""
    form = _fill(visit)
    if not form.validate():
        return await _render(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        async with visit.office.database.transaction() as session:
            made = await appoint(
                session,
                make_actor(visit),
                subject=form.subject.data or "",
                name=form.name.data or None,
                term=_read_term(visit, form),
            )
    except StaffError as error:
        blame(form, error.field, visit.speech.explain(error))
        return await _render(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    visit.flash("good", "The officer is appointed.")
    return visit.redirect(f"/appointments/{made}")


def _fill(visit: Visit) -> GrantForm:
    homes = _list_homes(visit)
    form = visit.fill(GrantForm, _Usual(visit))
    roles = name_roles(visit, list_roles(code for code, _ in homes))
    form.role.choices = make_choices([("", visit.say("Choose a role.")), *roles])
    form.role.description = visit.say(
        "These roles stand alone: {roles}. Who holds one of them holds no other role that day.",
        roles=", ".join(name for _, name in name_roles(visit, ALONE)),
    )
    form.home.choices = make_choices(homes)
    return form


class _Usual:
    """What a form begins with."""

    def __init__(self, visit: Visit) -> None:
        self.valid_from = visit.rights.day
        self.home = visit.rights.capacity.home


def _list_homes(visit: Visit) -> Sequence[tuple[str, str]]:
    """List where the officer may appoint somebody today, without what has been succeeded."""
    day, territory = visit.rights.day, visit.rights.head.territory
    gone = {each.from_code for each in territory.successions if each.succeeded_on <= day}
    homes = find_homes(visit, Permission.APPOINTMENTS_WRITE)
    return [each for each in list_homes(visit, homes) if each[0] not in gone]


def _read_term(visit: Visit, form: GrantForm) -> Term:
    first = form.valid_from.data or visit.rights.day
    return Term(form.role.data, form.home.data, first, form.valid_until.data)


async def _render(visit: Visit, form: GrantForm, status: HTTPStatus = HTTPStatus.OK) -> Response:
    homes = find_homes(visit, Permission.APPOINTMENTS_READ)
    async with visit.office.database.transaction() as session:
        officers = await list_officers(session, homes)
    visit.follow(visit.say("Appointments"), "/appointments")
    return visit.render(
        "admin/appointments/new.html",
        status=status,
        form=form,
        officers=officers,
    )


PAGES: Final = (
    Page("/appointments/new", ask_grant, Permission.APPOINTMENTS_WRITE, recent=True),
    Page("/appointments/new", grant, Permission.APPOINTMENTS_WRITE, method="POST", recent=True),
)
