"""Proposing a new legal basis, or another content of one."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import (
    BooleanField,
    DateField,
    Form,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional

from gateway.admin.actors import make_actor
from gateway.admin.bases.words import TYPE_NAMES
from gateway.admin.blaming import blame
from gateway.admin.choices import make_choices
from gateway.admin.errors import RecordAbsentError
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.bases.errors import BasisUnfitError
from gateway.bases.outlook import Basis
from gateway.bases.proposing import list_bases, propose
from gateway.bases.weighing import PURPOSES, TYPES

__all__ = ["PAGES"]


class BasisForm(Form):
    """A legal basis as it shall be, and why."""

    instrument = StringField(
        N_("Law or rule"),
        [InputRequired(N_("Name the law or rule."))],
        description=N_("As people quote it, such as “Gemeentewet art. 151a”."),
    )
    in_force_from = DateField(
        N_("In force from"),
        [Optional()],
        description=N_("Leave it empty while it is not in force: then it opens nothing."),
    )
    in_force_until = DateField(N_("Last day"), [Optional()])
    types = SelectMultipleField(
        N_("What may be answered on it"), [InputRequired(N_("Choose one at least."))]
    )
    purposes = SelectMultipleField(
        N_("For which purposes"), [InputRequired(N_("Choose one at least."))]
    )
    synthetic_only = BooleanField(N_("It bears made-up records only"))
    reason = TextAreaField(
        N_("Why"),
        [InputRequired(N_("Say why."))],
        description=N_("The officer who decides reads this; it stays with the basis."),
    )


class NewBasisForm(BasisForm):
    """A legal basis that is new."""

    code = StringField(
        N_("Code of the basis"),
        [InputRequired(N_("Fill in a code."))],
        description=N_("Rules of the policy name it by this code, in capitals, as WRS."),
    )


async def ask_new(visit: Visit) -> Response:
    """Ask for a new basis: ``GET /admin/legal-bases/new``."""
    return _render(visit, _fill(visit, NewBasisForm, None), None)


async def propose_new(visit: Visit) -> Response:
    """Propose a new basis: ``POST /admin/legal-bases/new``."""
    form = _fill(visit, NewBasisForm, None)
    known = {basis.code for basis in await _list_bases(visit)}
    if form["code"].data in known:
        form.validate()
        blame(form, "code", visit.say("There is a basis of this code: change that one."))
        return _render(visit, form, None, HTTPStatus.UNPROCESSABLE_ENTITY)
    return await _propose(visit, form, None)


async def ask_change(visit: Visit) -> Response:
    """Ask what to change of a basis: ``GET /admin/legal-bases/{code}/change``."""
    basis = await _find(visit)
    return _render(visit, _fill(visit, BasisForm, basis), basis)


async def propose_change(visit: Visit) -> Response:
    """Propose another content of a basis: ``POST /admin/legal-bases/{code}/change``."""
    basis = await _find(visit)
    return await _propose(visit, _fill(visit, BasisForm, basis), basis)


async def _propose(visit: Visit, form: BasisForm, basis: Basis | None) -> Response:
    if not form.validate():
        return _render(visit, form, basis, HTTPStatus.UNPROCESSABLE_ENTITY)
    proposed, reason = _read(form, basis), " ".join((form.reason.data or "").split())
    try:
        async with visit.office.database.transaction() as session:
            made = await propose(session, make_actor(visit), proposed, reason=reason)
    except BasisUnfitError as error:
        blame(form, error.field, visit.speech.explain(error))
        return _render(visit, form, basis, HTTPStatus.UNPROCESSABLE_ENTITY)
    visit.flash("good", "It is proposed. Another administrator decides on it.")
    return visit.redirect(f"/legal-bases/proposals/{made}")


def _read(form: BasisForm, basis: Basis | None) -> Basis:
    return Basis(
        code=basis.code if basis else form["code"].data,
        instrument=form.instrument.data or "",
        in_force_from=form.in_force_from.data,
        in_force_until=form.in_force_until.data,
        types=tuple(form.types.data or ()),
        purposes=tuple(form.purposes.data or ()),
        synthetic_only=bool(form.synthetic_only.data),
    )


def _fill(visit: Visit, kind: type[BasisForm], basis: Basis | None) -> BasisForm:
    form = visit.fill(kind, basis)
    types = ((each, visit.say(TYPE_NAMES[each])) for each in TYPES)
    purposes = ((each, visit.speech.name("purpose", each)) for each in PURPOSES)
    form.types.choices = make_choices(sorted(types, key=lambda each: each[1].casefold()))
    form.purposes.choices = make_choices(purposes)
    return form


async def _list_bases(visit: Visit) -> tuple[Basis, ...]:
    async with visit.office.database.transaction() as session:
        return await list_bases(session)


async def _find(visit: Visit) -> Basis:
    code = visit.request.path_params["code"]
    for basis in await _list_bases(visit):
        if basis.code == code:
            return basis
    raise RecordAbsentError


def _render(
    visit: Visit, form: BasisForm, basis: Basis | None, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    visit.follow(visit.say("Legal bases"), "/legal-bases")
    return visit.render("admin/bases/propose.html", status=status, form=form, basis=basis)


PAGES: Final = (
    Page("/legal-bases/new", ask_new, Permission.LEGAL_BASES_WRITE),
    Page("/legal-bases/new", propose_new, Permission.LEGAL_BASES_WRITE, method="POST"),
    Page("/legal-bases/{code}/change", ask_change, Permission.LEGAL_BASES_WRITE),
    Page("/legal-bases/{code}/change", propose_change, Permission.LEGAL_BASES_WRITE, method="POST"),
)
