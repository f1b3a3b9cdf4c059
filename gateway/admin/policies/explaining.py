"""Why something is open or closed, and who can see it."""

from functools import partial
from typing import Any, Final

from starlette.datastructures import QueryParams
from starlette.responses import Response
from wtforms import DateField, Form, SelectField
from wtforms.validators import InputRequired, Optional

from gateway.admin.choices import make_choices
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.choosing import (
    Chosen,
    choose,
    list_coordinates,
    list_named,
    list_places,
)
from gateway.admin.policies.telling import ToldReach, make_teller, tell_reach, tell_rules
from gateway.admin.visits import Visit
from policies.decision import Request
from policies.explanations.finding import explain, place_request
from policies.explanations.reach import Sought, find_reach
from policies.explanations.telling import Told, tell_apart
from policies.sentences.writing import Language

__all__ = ["PAGES"]

_CHOOSE: Final = N_("Choose one from the list.")
_DAY: Final = N_("Day")


class QuestionForm(Form):
    """What the policy is asked."""

    role = SelectField(N_("Who asks"), [InputRequired(_CHOOSE)])
    home = SelectField(N_("For which organisation"), [InputRequired(_CHOOSE)])
    coordinate = SelectField(N_("What of the register"), [InputRequired(_CHOOSE)])
    action = SelectField(N_("To do what with it"), [InputRequired(_CHOOSE)])
    record = SelectField(
        N_("In a record of"),
        [InputRequired(_CHOOSE)],
        description=N_("Does not count for what belongs to no municipality."),
    )
    purpose = SelectField(N_("For what"), [InputRequired(_CHOOSE)])
    day = DateField(_DAY, [InputRequired(N_("Fill in a day."))])


class SightForm(Form):
    """Of what it is asked who can see it."""

    coordinate = SelectField(N_("What of the register"), [InputRequired(_CHOOSE)])
    action = SelectField(N_("To do what with it"), [InputRequired(_CHOOSE)])
    record = SelectField(N_("In records of"), [Optional()])
    day = DateField(N_("From this day on"), [InputRequired(N_("Fill in a day."))])


async def explain_decision(visit: Visit) -> Response:
    """Explain one decision: ``GET /admin/policies/explain``."""
    chosen = await choose(visit)
    asked = visit.request.query_params
    form = _ask(visit, chosen, asked)
    told = await _explain(visit, chosen, form) if "role" in asked and form.validate() else None
    visit.follow(visit.say("Explain a decision"), "/policies/explain")
    return visit.render("admin/policies/explain.html", chosen=chosen, form=form, told=told)


def _ask(visit: Visit, chosen: Chosen, asked: QueryParams) -> QuestionForm:
    words, home = chosen.words, visit.rights.capacity.home
    usual = {"home": home, "record": home, "action": "read", "purpose": "NONE"}
    given = {"role": "inspector", "coordinate": "Licence.photo", "day": chosen.day}
    form = QuestionForm(asked or None, data=usual | given)
    form.role.choices = list_named(visit, "role", words.roles)
    form.home.choices = list_places(visit, words.homes)
    form.record.choices = list_places(visit, words.municipalities)
    _fill_asked(visit, chosen, form)
    form.purpose.choices = list_named(visit, "purpose", words.purposes)
    return form


def _fill_asked(visit: Visit, chosen: Chosen, form: Any) -> None:  # noqa: ANN401  # either form
    form.coordinate.choices = list_coordinates(visit, chosen.words)
    form.action.choices = list_named(visit, "action", chosen.words.actions)


async def _explain(visit: Visit, chosen: Chosen, form: QuestionForm) -> Told:
    held = form.data
    asked = Request(**{**held, "relation": ""})
    key = ("explained", chosen.key, visit.language, asked)
    work = partial(_find, chosen, asked, Language(visit.language))
    return await visit.office.shelf.find(key, work)


def _find(chosen: Chosen, asked: Request, language: Language) -> Told:
    snapshot, territory = chosen.opened.snapshot, chosen.opened.territory
    found = explain(snapshot, territory, place_request(snapshot, territory, asked))
    return tell_apart(found, language, chosen.words.municipalities)


async def list_seers(visit: Visit) -> Response:
    """List who can see something: ``GET /admin/policies/who``."""
    chosen = await choose(visit)
    asked = visit.request.query_params
    form = SightForm(asked or None, data={"action": "read", "day": chosen.day, "record": ""})
    _fill_asked(visit, chosen, form)
    form.record.choices = [
        *make_choices([("", visit.say("Any municipality"))]),
        *list_places(visit, chosen.words.municipalities),
    ]
    complete = "coordinate" in asked and form.validate()
    found = await _seek(visit, chosen, form) if complete else None
    visit.follow(visit.say("Who can see this"), "/policies/who")
    return visit.render("admin/policies/who.html", chosen=chosen, form=form, found=found)


async def _seek(visit: Visit, chosen: Chosen, form: SightForm) -> tuple[list[ToldReach], list[str]]:
    held = form.data
    record = held["record"] or None
    sought = Sought(held["coordinate"], held["day"], held["action"], record)
    key = ("seen", chosen.key, visit.language, sought)
    return await visit.office.shelf.find(key, partial(_find_reach, visit, chosen, sought))


def _find_reach(visit: Visit, chosen: Chosen, sought: Sought) -> tuple[list[ToldReach], list[str]]:
    snapshot = chosen.opened.snapshot
    found = find_reach(snapshot, chosen.opened.territory, sought)
    teller = make_teller(visit, chosen.opened, sought.first)
    numbers = {number for _, rules in found for number in rules}
    return (
        [tell_reach(teller, *each) for each in found],
        tell_rules(visit, snapshot.policy, numbers),
    )


PAGES: Final = (
    Page("/policies/explain", explain_decision, Permission.POLICIES_READ),
    Page("/policies/who", list_seers, Permission.POLICIES_READ),
)
