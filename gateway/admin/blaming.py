"""Saying what went wrong at the field of a form that it is about."""

from wtforms import Form

__all__ = ["blame"]


def blame(form: Form, field: str, text: str) -> None:
    """Add a fault to a field, or to the form as a whole where it has no such field."""
    if field in form:
        form[field].errors = [*form[field].errors, text]
    else:
        form.form_errors.append(text)
