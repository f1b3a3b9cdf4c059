"""Templates: all text that people read, its translations, and the only loader."""

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from templates.catalogues import LANGUAGES, Translations, read_translations

__all__ = ["LANGUAGES", "Translations", "environment", "read_translations"]


def environment(translations: Translations | None = None) -> Environment:
    """Make the environment of all templates.

    Parameters
    ----------
    translations
        Into the language of the pages; `None` where what is written is no page.

    Returns
    -------
    Environment
        A name that a template misses is an error, and values are escaped in HTML alone.
    """
    made = Environment(
        loader=PackageLoader("templates", ""),
        autoescape=select_autoescape(["html"], default_for_string=False, default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    known = translations or read_translations("en")
    made.install_gettext_callables(known.gettext, known.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made
