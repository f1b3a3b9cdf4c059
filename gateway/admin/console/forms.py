"""The form of the console."""

from typing import Final
from uuid import UUID

import orjson
from wtforms import Form, SelectField, StringField, TextAreaField
from wtforms.fields import Field
from wtforms.validators import InputRequired, ValidationError

from gateway.admin.navigation import N_

__all__ = ["EXAMPLE", "QueryForm"]

EXAMPLE: Final = """\
query Me {
  me {
    name
    appointments { role validFrom validUntil }
  }
}
"""
_ANY: Final = "00000000-0000-0000-0000-000000000000"
_PLAIN: Final = {"spellcheck": "false", "autocomplete": "off", "autocapitalize": "off"}


def _strip(text: str | None) -> str:
    return (text or "").strip()


class QueryForm(Form):
    """Asks for an operation, its variables, its purpose and its case."""

    document = TextAreaField(
        N_("Query"),
        [InputRequired(N_("Write what you want to ask."))],
        default=EXAMPLE,
        render_kw={**_PLAIN, "rows": 14},
    )
    variables = TextAreaField(
        N_("Variables"),
        description=N_("One object in JSON; empty where the query has none."),
        filters=[_strip],
        render_kw={**_PLAIN, "rows": 4},
    )
    purpose = SelectField(N_("Purpose"), [InputRequired(N_("Choose a purpose."))], default="NONE")
    matter = StringField(
        N_("Case"),
        description=N_("The number of the open case, where the purpose needs one."),
        filters=[_strip],
        render_kw=_PLAIN,
    )

    def validate_variables(self, field: Field) -> None:
        """Refuse what is no object in JSON."""
        if _parse(field.data) is None:
            raise ValidationError(N_("Write one object in JSON, or leave it empty."))

    def validate_matter(self, field: Field) -> None:
        """Refuse what is no number of a case."""
        try:
            UUID(field.data or _ANY)
        except ValueError:
            raise ValidationError(
                N_("The number of a case has 32 letters and digits, and four dashes.")
            ) from None

    @property
    def named(self) -> UUID | None:
        """The case that is named."""
        return UUID(self.matter.data) if self.matter.data else None

    @property
    def values(self) -> dict[str, object]:
        """The variables."""
        return _parse(self.variables.data) or {}

    @property
    def weight(self) -> int:
        """Bytes of what is asked."""
        return len(f"{self.document.data}{self.variables.data}".encode())


def _parse(text: str | None) -> dict[str, object] | None:
    try:
        found = orjson.loads(text or "{}")
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None
