"""What is filled in of a municipal system."""

from collections.abc import Sequence
from typing import Final

from wtforms import Form, IntegerField, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Optional

from gateway.admin.blaming import blame
from gateway.admin.choices import make_choices
from gateway.admin.navigation import N_
from gateway.admin.visits import Visit
from gateway.clients.bounds import Bounds
from gateway.clients.errors import ClientError
from gateway.clients.weighing import PURPOSES, Terms
from gateway.trusted.deciding import Sending

__all__ = ["RegisterForm", "TermsForm", "accuse", "name_purposes", "offer", "read_terms"]

_PLAIN: Final = {"autocomplete": "off"}
_BOUND: Final = N_("Leave it empty for what holds for every system.")


class _IdForm(Form):
    """What a system is called by its tokens."""

    id = StringField(
        N_("Identifier"),
        [InputRequired(N_("Fill in the identifier."))],
        description=N_("What tokens call the system, in the claim client_id. It never changes."),
        render_kw=_PLAIN,
    )


class TermsForm(Form):
    """What a system is called, and what it may ask."""

    name = StringField(
        N_("Name"),
        [InputRequired(N_("Fill in the name."))],
        description=N_("What your colleagues call the system."),
        render_kw=_PLAIN,
    )
    organisation = StringField(
        N_("OIN of the organisation"),
        [InputRequired(N_("Fill in the OIN."))],
        description=N_("Twenty digits, as in the certificate of the organisation."),
        render_kw=_PLAIN | {"inputmode": "numeric"},
    )
    purposes = SelectMultipleField(
        N_("Purposes"),
        [InputRequired(N_("Choose a purpose."))],
        description=N_("For what the system may ask. What its officers may see is another matter."),
    )
    documents = RadioField(
        N_("What it may send"), [InputRequired(N_("Choose what the system may send."))]
    )
    document_fields = IntegerField(
        N_("Most fields in one document"), [Optional()], description=_BOUND
    )
    document_depth = IntegerField(N_("Most levels of fields"), [Optional()], description=_BOUND)
    root_fields = IntegerField(
        N_("Most root fields in one operation"), [Optional()], description=_BOUND
    )


class RegisterForm(_IdForm, TermsForm):
    """A system that is not registered yet."""


class _Given:
    """The terms of a system, by the fields of the form."""

    def __init__(self, terms: Terms) -> None:
        self.__dict__ |= terms.tell()


def offer(visit: Visit, kind: type[TermsForm], terms: Terms | None = None) -> TermsForm:
    """Make the form of what was sent, else of the terms there are."""
    form = visit.fill(kind, _Given(terms) if terms else None)
    form.purposes.choices = make_choices(name_purposes(visit))
    form.documents.choices = make_choices(
        [
            (Sending.ANY.value, visit.say("Any text, and documents that were approved for it")),
            (Sending.TRUSTED.value, visit.say("Only documents that were approved for it")),
        ]
    )
    return form


def read_terms(form: TermsForm) -> Terms:
    """Read the terms of a form that is filled in."""
    numbers = (form.document_fields.data, form.document_depth.data, form.root_fields.data)
    return Terms(
        name=(form.name.data or "").strip(),
        organisation="".join((form.organisation.data or "").split()),
        purposes=frozenset(form.purposes.data or ()),
        sending=Sending(form.documents.data),
        bounds=Bounds(*numbers),
    )


def accuse(visit: Visit, form: Form, error: ClientError) -> None:
    """Say at its field what does not fit."""
    blame(form, error.field, visit.speech.explain(error))


def name_purposes(visit: Visit) -> Sequence[tuple[str, str]]:
    """List every purpose with its name, by name; asking without one comes first."""
    name = visit.speech.templates.filters["purpose"]
    named = [(each, str(name(each))) for each in PURPOSES]
    return sorted(named, key=lambda each: (each[0] != "NONE", each[1]))
