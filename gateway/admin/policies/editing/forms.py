"""The form of one rule: everything but its number is chosen from a closed list."""

from datetime import date
from typing import Final

from wtforms import Field, Form, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Regexp, StopValidation, ValidationError
from wtforms.widgets import DateInput

from gateway.admin.choices import Option, make_options
from gateway.admin.navigation import N_
from gateway.admin.policies.editing.speaking import LABELS, list_options
from gateway.admin.policies.editing.versions import Version
from policies.rules import COLUMNS, Rule

__all__ = ["RuleForm", "fill_rule", "rule_of"]

_NUMBER: Final = r"(?!new$)[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"
_UNLISTED: Final = N_("Not a valid choice.")
"""What the library says."""


def _check_day(_form: Form, field: Field) -> None:
    if field.data and not _is_day(field.data):
        raise StopValidation(N_("Write a day as year, month and day, as 2027-01-31."))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _select(label: str, hint: str = "") -> SelectField:
    chosen = [InputRequired(N_("Choose one."))]
    return SelectField(label, chosen, description=hint)


def _day(label: str, hint: str) -> StringField:
    return StringField(label, [_check_day], description=hint, widget=DateInput())


class RuleForm(Form):
    """One rule; its fields are the columns."""

    id = StringField(
        N_("Number"),
        [
            InputRequired(N_("Give the rule a number.")),
            Regexp(_NUMBER, message=N_("Use letters, digits, dots and hyphens, as R313.")),
        ],
        description=N_("Used once and never again. A rule that only guards begins with S."),
    )
    role = _select(LABELS["role"])
    home = _select(LABELS["home"])
    eft = RadioField(
        LABELS["eft"],
        [InputRequired(N_("Choose one."))],
        description=N_("One rule that says never outweighs every rule that says may."),
    )
    action = _select(LABELS["action"])
    coordinate = _select(LABELS["coordinate"])
    relation = _select(LABELS["relation"], N_("Seen from the organisation of who asks."))
    record = _select(LABELS["record"])
    purpose = _select(LABELS["purpose"])
    since = _day(N_("First day"), N_("Empty: it always held."))
    until = _day(N_("Last day"), N_("Empty: it holds on."))
    basis = _select(LABELS["basis"])

    def validate_until(self, field: Field) -> None:
        """Refuse a rule that ends before it begins."""
        if self.since.data and field.data and field.data < self.since.data:
            raise ValidationError(N_("The last day comes before the first."))


def fill_rule(version: Version, given: Rule) -> RuleForm:
    """Make the form of what was sent, else of a rule; what may be chosen is of the version."""
    visit = version.visit
    form = visit.fill(RuleForm, given)
    for column in LABELS:
        options = list_options(visit, version.words, version.choices, column)
        field: SelectField = form[column]  # type: ignore[assignment]  # its stubs know fields only
        asked = column != "eft" and not given.value(column)
        unchosen = [Option("", visit.say("Choose"), None)] if asked else []
        field.choices = make_options([*unchosen, *options])
    return form


def rule_of(form: RuleForm) -> Rule:
    """Read the rule that a form says."""
    return Rule(*((form[column].data or "").strip() for column in COLUMNS))
