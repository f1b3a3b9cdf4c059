"""Forms of whoever reads about others: each asks for a reason, which is written down."""

from typing import Final

from wtforms import Form, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp

from gateway.accounts.readings import LONGEST_REASON, SHORTEST_REASON
from gateway.admin.navigation import N_

__all__ = ["CopyForm", "SubjectForm"]

_LONGEST_PSEUDONYM: Final = 200


def _strip(text: str | None) -> str:
    return (text or "").strip()


class CopyForm(Form):
    """Asks for a copy of a search."""

    reason = TextAreaField(
        N_("Reason"),
        [
            InputRequired(N_("Say why you need this.")),
            Length(
                SHORTEST_REASON, LONGEST_REASON, N_("Write a sentence of 10 to 500 characters.")
            ),
        ],
        description=N_(
            "Name the request, the complaint or the audit, and no person. The reason is kept."
        ),
        filters=[_strip],
        render_kw={"rows": 3},
    )


class SubjectForm(CopyForm):
    """Asks for everything that was disclosed about one person."""

    subject = StringField(
        N_("Pseudonym"),
        [
            InputRequired(N_("Fill in a pseudonym.")),
            Length(max=_LONGEST_PSEUDONYM, message=N_("A pseudonym is not so long.")),
            Regexp(r"[\x21-\x7e]*\Z", message=N_("A pseudonym has letters and digits only.")),
        ],
        description=N_(
            "As the desk for data subjects gives it after identification, or from a disclosure."
        ),
        filters=[_strip],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
