"""Keeping a change of a draft, or saying why not where it was typed."""

from wtforms import Form

from gateway.admin.policies.editing.errors import NumberTakenError
from gateway.admin.policies.editing.findings import tell_finding
from gateway.admin.policies.editing.versions import Version, edit_of
from gateway.versions.drafts import Change, change_draft
from gateway.versions.errors import VersionError
from policies.errors import PolicyError, PolicyInvalidError

__all__ = ["keep", "save", "save_form"]


async def save(version: Version, change: Change) -> bool:
    """Keep a change; where it is refused the next page says why."""
    try:
        await change_draft(version.visit.office.database, edit_of(version), change)
    except PolicyError as error:
        version.visit.refuse(error)
        return False
    return True


async def keep(version: Version, change: Change, form: Form) -> None:
    """Keep a change that a text says; what is wrong with no line is named in the form.

    Raises
    ------
    CasesInvalidError, PolicyInvalidError
        If lines of it do not fit.
    """
    try:
        await change_draft(version.visit.office.database, edit_of(version), change)
    except VersionError as error:
        form.form_errors.append(version.visit.speech.explain(error))


async def save_form(version: Version, change: Change, form: Form) -> bool:
    """Keep a change that a form says; what is wrong is named in the form, which keeps it all."""
    visit = version.visit
    try:
        await change_draft(visit.office.database, edit_of(version), change)
    except PolicyInvalidError as error:
        form.form_errors.extend(tell_finding(visit, each) for each in error.findings)
        return False
    except NumberTakenError as error:
        form["id"].errors = [visit.speech.explain(error)]
        return False
    except PolicyError as error:
        form.form_errors.append(visit.speech.explain(error))
        return False
    return True
