"""One rule: read, written, moved and taken out."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.editing.changes import (
    add_rule,
    move_rule,
    remove_rule,
    replace_rule,
)
from gateway.admin.policies.editing.effects import Effects, find_effects
from gateway.admin.policies.editing.forms import RuleForm, fill_rule, rule_of
from gateway.admin.policies.editing.saving import save, save_form
from gateway.admin.policies.editing.speaking import LABELS
from gateway.admin.policies.editing.versions import Version, read_own_draft, read_version
from gateway.admin.visits import Visit
from policies.rules import COLUMNS, Rule

__all__ = ["PAGES"]

_NEW: Final = "new"


async def show_rule(visit: Visit) -> Response:
    """Show a rule, and let its author change it: ``GET /admin/policies/{version}/rules/{rule}``."""
    version = await read_version(visit)
    rule = await version.rule(visit.request.path_params["rule"])
    if not version.own:
        _follow(version, rule.id)
        return visit.render("admin/policies/editing/rule.html", version=version, rule=rule)
    return _render(version, fill_rule(version, rule), rule.id)


async def ask_rule(visit: Visit) -> Response:
    """Ask for a new rule: ``GET /admin/policies/{version}/rules/new``."""
    version = await read_own_draft(visit)
    return _render(version, fill_rule(version, _blank(version)), _NEW)


async def add(visit: Visit) -> Response:
    """Add a rule: ``POST /admin/policies/{version}/rules/new``."""
    version = await read_own_draft(visit)
    form = fill_rule(version, _blank(version))
    if form.validate() and await save_form(version, add_rule(rule_of(form)), form):
        visit.flash("good", "Rule {number} was added.", number=rule_of(form).id)
        return visit.redirect(f"{version.path}/rules/{rule_of(form).id}")
    return _render(version, form, _NEW)


async def change(visit: Visit) -> Response:
    """Change a rule: ``POST /admin/policies/{version}/rules/{rule}``."""
    version = await read_own_draft(visit)
    number = visit.request.path_params["rule"]
    form = fill_rule(version, await version.rule(number))
    if form.validate():
        changed = replace_rule(number, rule_of(form))
        if await save_form(version, changed, form):
            visit.flash("good", "Rule {number} was saved.", number=rule_of(form).id)
            return visit.redirect(f"{version.path}/rules/{rule_of(form).id}")
    return _render(version, form, number)


async def foresee(visit: Visit) -> Response:
    """Show what a rule would do: ``POST /admin/policies/{version}/rules/{rule}/effects``."""
    version = await read_own_draft(visit)
    number = visit.request.path_params.get("rule", _NEW)
    given = _blank(version) if number == _NEW else await version.rule(number)
    form = fill_rule(version, given)
    effects = await find_effects(version, form, number) if form.validate() else None
    if "hx-request" in visit.request.headers:
        return visit.render(
            "admin/policies/editing/effects.html", effects=effects, sentence=_said(version, form)
        )
    return _render(version, form, number, effects=effects)


async def remove(visit: Visit) -> Response:
    """Take a rule out: ``POST /admin/policies/{version}/rules/{rule}/remove``."""
    version = await read_own_draft(visit)
    rule = await version.rule(visit.request.path_params["rule"])
    if await save(version, remove_rule(rule.id)):
        visit.flash("good", "Rule {number} was taken out.", number=rule.id)
    return visit.redirect(f"{version.path}/rules")


async def move(visit: Visit) -> Response:
    """Let a rule change places: ``POST /admin/policies/{version}/rules/{rule}/move``."""
    version = await read_own_draft(visit)
    rule = await version.rule(visit.request.path_params["rule"])
    if await save(version, move_rule(rule.id, up=visit.sent.get("direction") == "up")):
        visit.flash("good", "Rule {number} was moved.", number=rule.id)
    return visit.redirect(f"{version.path}/rules")


def _render(
    version: Version, form: RuleForm, number: str, *, effects: Effects | None = None
) -> Response:
    _follow(version, number)
    return version.visit.render(
        "admin/policies/editing/rule-form.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
        version=version,
        form=form,
        number=number,
        effects=effects,
        sentence=_said(version, form),
    )


def _said(version: Version, form: RuleForm) -> str:
    """Speak the rule of a form; empty where it says none yet."""
    chosen = all(form[column].data and not form[column].errors for column in LABELS)
    dated = not (form.since.errors or form.until.errors)
    return version.sentence(rule_of(form)) if chosen and dated else ""


def _blank(version: Version) -> Rule:
    free = f"R{version.frame.highest + 1}"
    return Rule(free, *("" for _ in COLUMNS[1:]))


def _follow(version: Version, number: str) -> None:
    visit = version.visit
    visit.follow(visit.say("Rules"), f"{version.path}/rules")
    label = N_("New rule") if number == _NEW else N_("Rule {number}")
    visit.follow(visit.say(label, number=number), f"{version.path}/rules/{number}")


_RULES: Final = "/policies/{version}/rules"
_READ, _WRITE = Permission.POLICIES_READ, Permission.POLICIES_WRITE
PAGES = (
    Page(f"{_RULES}/new", ask_rule, _WRITE),
    Page(f"{_RULES}/new", add, _WRITE, method="POST"),
    Page(f"{_RULES}/new/effects", foresee, _WRITE, method="POST"),
    Page(f"{_RULES}/{{rule}}", show_rule, _READ),
    Page(f"{_RULES}/{{rule}}", change, _WRITE, method="POST"),
    Page(f"{_RULES}/{{rule}}/effects", foresee, _WRITE, method="POST"),
    Page(f"{_RULES}/{{rule}}/remove", remove, _WRITE, method="POST"),
    Page(f"{_RULES}/{{rule}}/move", move, _WRITE, method="POST"),
)
