"""The groups and rules of a version as text, checked line by line."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import Form, TextAreaField
from wtforms.validators import InputRequired

from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.editing.excerpts import Excerpt, excerpt
from gateway.admin.policies.editing.saving import keep
from gateway.admin.policies.editing.versions import Version, read_own_draft, read_version
from gateway.admin.visits import Visit
from gateway.versions.drafts import Change
from gateway.versions.lives import Stored, read_stored
from policies.check import check
from policies.errors import Finding, PolicyInvalidError
from policies.rules import Policy, parse_policy
from policies.versions.folders import GROUPS_FILE, RULES_FILE, write_texts

__all__ = ["PAGES"]

_FIELDS: Final = {GROUPS_FILE: "groups", RULES_FILE: "rules"}


class TextForm(Form):
    """The groups and the rules, a line each."""

    groups = TextAreaField(
        N_("Groups"),
        description=N_("A line each: type, member, group. Lines that begin with # are not kept."),
        render_kw={"rows": 12, "spellcheck": "false", "data-lines": ""},
    )
    rules = TextAreaField(
        N_("Rules"),
        [InputRequired()],
        description=N_("A line each, columns parted by commas, as the first line says."),
        render_kw={"rows": 24, "spellcheck": "false", "data-lines": ""},
    )


async def show_text(visit: Visit) -> Response:
    """Show a version as text: ``GET /admin/policies/{version}/csv``."""
    version = await read_version(visit)
    stored = await read_stored(visit.office.database, version.number)
    texts = write_texts(stored.policy)
    form = TextForm(data={_FIELDS[file]: text for file, text in texts.items()})
    return _render(version, form)


async def save_text(visit: Visit) -> Response:
    """Write a draft anew, or only check it: ``POST /admin/policies/{version}/csv``."""
    version = await read_own_draft(visit)
    form = visit.fill(TextForm)
    checked = visit.sent.get("act") == "check"
    try:
        policy = _read(form)
        await (_check(version, policy) if checked else keep(version, _replace(policy), form))
    except PolicyInvalidError as error:
        return _render(version, form, findings=error.findings)
    if form.errors or checked:
        return _render(version, form, fits=checked)
    visit.flash("good", N_("The draft was written anew."))
    return visit.redirect(f"{version.path}/csv")


def _read(form: TextForm) -> Policy:
    return parse_policy({file: form[name].data or "" for file, name in _FIELDS.items()})


async def _check(version: Version, policy: Policy) -> None:
    findings = await asyncio.to_thread(check, policy, version.vocabulary)
    if findings:
        raise PolicyInvalidError(findings)


def _replace(policy: Policy) -> Change:
    def change(stored: Stored) -> Stored:
        return replace(stored, policy=policy)

    return change


def _render(
    version: Version, form: TextForm, *, findings: Sequence[Finding] = (), fits: bool = False
) -> Response:
    visit = version.visit
    visit.follow(visit.say("As text"), f"{version.path}/csv")
    excerpts: list[Excerpt] = []
    for file, name in _FIELDS.items():
        found = [each for each in findings if each.file == file]
        if found:
            form[name].errors = [N_("Some lines do not fit: they are named below.")]
            excerpts.append(excerpt(name, form[name].data or "", found))
    whole = [each for each in findings if each.file not in _FIELDS]
    form.form_errors.extend(f"{each.reason}; {each.fix}." for each in whole)
    return visit.render(
        "admin/policies/editing/text.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
        version=version,
        form=form,
        excerpts=excerpts,
        fits=fits,
    )


PAGES: Final = (
    Page("/policies/{version}/csv", show_text, Permission.POLICIES_READ),
    Page("/policies/{version}/csv", save_text, Permission.POLICIES_WRITE, method="POST"),
)
