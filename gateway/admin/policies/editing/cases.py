"""The cases of a version: read, run and written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import Form, StringField, TextAreaField
from wtforms.validators import Optional, Regexp

from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.editing.excerpts import Excerpt, excerpt
from gateway.admin.policies.editing.findings import tell_finding
from gateway.admin.policies.editing.outcomes import Outcome, list_outcomes
from gateway.admin.policies.editing.saving import keep
from gateway.admin.policies.editing.versions import Version, read_own_draft, read_version
from gateway.admin.visits import Visit
from gateway.versions.drafts import Change, read_cases
from gateway.versions.foreseeing import LARGE
from gateway.versions.lives import Stored
from gateway.versions.opening import Opened
from policies.cases.reading import parse_cases
from policies.cases.running import Results, run_cases
from policies.errors import CasesInvalidError, Finding, PolicyInvalidError

__all__ = ["PAGES"]

_NAME: Final = r"[a-z0-9][a-z0-9_-]{0,60}\.yaml$"
_ROWS: Final = {"rows": 20, "spellcheck": "false", "data-lines": ""}


class CasesForm(Form):
    """Files of cases; those that there are become fields of their own."""

    name = StringField(
        N_("Name of a new file"),
        [Optional(), Regexp(_NAME, message=N_("Use small letters, digits and .yaml at the end."))],
        description=N_("As 25-utrecht.yaml."),
    )
    more = TextAreaField(N_("What the new file holds"), [Optional()], render_kw=_ROWS)


@dataclass(frozen=True)
class _Run:
    """What became of the cases, or why they cannot be run."""

    outcomes: Sequence[Outcome] = ()
    findings: Sequence[Finding] = ()
    ran: bool = False

    @property
    def unmet(self) -> list[Outcome]:
        """The cases that are not met."""
        return [each for each in self.outcomes if each.unmet]


async def show_cases(visit: Visit) -> Response:
    """Show the cases of a version: ``GET /admin/policies/{version}/cases``."""
    version = await read_version(visit)
    files = await read_cases(visit.office.database, version.number)
    run = await _run(version)
    return _render(version, files, make_form(visit, files), run=run)


async def save_cases(visit: Visit) -> Response:
    """Write the cases of a draft anew: ``POST /admin/policies/{version}/cases``."""
    version = await read_own_draft(visit)
    files = await read_cases(visit.office.database, version.number)
    form = make_form(visit, files)
    if not form.validate():
        return _render(version, files, form)
    try:
        await keep(version, _replace(_read(form, files)), form)
    except CasesInvalidError as error:
        return _render(version, files, form, findings=error.findings)
    except PolicyInvalidError as error:
        form.form_errors.extend(tell_finding(visit, each) for each in error.findings)
    if form.errors:
        return _render(version, files, form)
    visit.flash("good", N_("The cases were saved."))
    return visit.redirect(f"{version.path}/cases")


def make_form(visit: Visit, files: Mapping[str, str]) -> CasesForm:
    """Make the form of some files, filled with what was sent, else with what they hold."""
    fields = {
        f"file{place}": TextAreaField(name, [Optional()], render_kw=_ROWS, default=text)
        for place, name, text in _places(files)
    }
    return visit.fill(type("FilledCasesForm", (CasesForm,), fields))


def _places(files: Mapping[str, str]) -> list[tuple[int, str, str]]:
    return [(place, name, files[name]) for place, name in enumerate(sorted(files))]


def _read(form: CasesForm, files: Mapping[str, str]) -> dict[str, str]:
    """Read the files that a form says; a file without text is none."""
    typed = {name: form[f"file{place}"].data or "" for place, name, _ in _places(files)}
    if form.name.data:
        typed[form.name.data] = form.more.data or ""
    plain = {name: text.replace("\r\n", "\n") for name, text in typed.items()}
    return {name: text for name, text in plain.items() if text.strip()}


def _replace(files: dict[str, str]) -> Change:
    def change(stored: Stored) -> Stored:
        return replace(stored, cases=files)

    return change


async def _run(version: Version) -> _Run:
    if version.frame.rules > LARGE:
        return _Run()
    shelf = version.visit.office.shelf
    try:
        shelved = await shelf.open(version.number)
        results = await shelf.find(("cases", shelved.contents), partial(_put, shelved.opened))
    except (CasesInvalidError, PolicyInvalidError) as error:
        return _Run(findings=error.findings)
    return _Run(tuple(list_outcomes(version.words, results.verdicts)), ran=True)


def _put(opened: Opened) -> Results:
    """Put the cases of a version to it."""
    return run_cases(parse_cases(opened.cases), opened.snapshot, opened.territory)


def _render(
    version: Version,
    files: Mapping[str, str],
    form: CasesForm,
    *,
    run: _Run | None = None,
    findings: Sequence[Finding] = (),
) -> Response:
    visit = version.visit
    visit.follow(visit.say("Cases"), f"{version.path}/cases")
    return visit.render(
        "admin/policies/editing/cases.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if findings or form.errors else HTTPStatus.OK,
        version=version,
        form=form,
        files=[form[f"file{place}"] for place, _, _ in _places(files)],
        run=run,
        excerpts=_excerpts(form, files, findings),
    )


def _excerpts(
    form: CasesForm, files: Mapping[str, str], findings: Sequence[Finding]
) -> list[Excerpt]:
    names = {name: f"file{place}" for place, name, _ in _places(files)}
    excerpts = []
    for file in sorted({each.file for each in findings}):
        found = [each for each in findings if each.file == file]
        field = names.get(file, "more")
        form[field].errors = [N_("Some lines do not fit: they are named below.")]
        excerpts.append(excerpt(field, form[field].data or "", found))
    return excerpts


PAGES: Final = (
    Page("/policies/{version}/cases", show_cases, Permission.POLICIES_READ),
    Page("/policies/{version}/cases", save_cases, Permission.POLICIES_WRITE, method="POST"),
)
