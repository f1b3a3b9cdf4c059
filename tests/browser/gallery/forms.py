"""A form with every kind of field."""

from wtforms import (
    BooleanField,
    DateField,
    FileField,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional

from gateway.admin.choices import make_choices

__all__ = ["Everything"]


class Everything(Form):
    """One field of each kind."""

    version = HiddenField(default="12")
    name = StringField("Name", [InputRequired("Fill in a name.")], description="As in the token.")
    since = DateField("First day", [InputRequired("Fill in the first day.")])
    reason = TextAreaField("Reason", [Optional(), Length(min=20, message="Say it in 20 letters.")])
    municipality = SelectField(
        "Municipality",
        [InputRequired("Choose a municipality.")],
        choices=make_choices([("", ""), ("GM0344", "Utrecht")]),
        description="Today's municipalities, 100 % of them.",
    )
    role = RadioField(
        "Role",
        [InputRequired("Choose a role.")],
        choices=make_choices(
            [("inspector", "Toezichthouder"), ("licensing_officer", "Vergunningverlener")]
        ),
    )
    purposes = SelectMultipleField(
        "Purposes",
        [InputRequired("Choose a purpose at least.")],
        choices=make_choices(
            [("LICENCE_CHECK", "Verificatie ter plaatse"), ("STATISTICS", "Statistiek")]
        ),
        description="What the officer asks for.",
    )
    mandate = FileField("Mandate", [InputRequired("Add the mandate.")], description="A PDF.")
    sure = BooleanField("I checked this with the team leader", [InputRequired("Tick this.")])
