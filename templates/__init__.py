"""Templates: all text that people read, and the only loader."""

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

__all__ = ["environment"]


def environment() -> Environment:
    """Make the environment of all templates.

    A name that a template misses is an error, and values are escaped in HTML alone.
    """
    return Environment(
        loader=PackageLoader("templates", ""),
        autoescape=select_autoescape(["html"], default_for_string=False, default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
