"""Values that can be read in two ways: by Casbin, or by a person."""

from unicodedata import name

__all__ = ["illegible"]

FORBIDDEN = frozenset(",()[]{}\"'#?")
FORMULA = ("=", "+", "-", "@")
"""How a value begins that a spreadsheet takes for a formula."""


def illegible(value: str) -> tuple[str, str] | None:
    """Tell why a value is not to be trusted as text.

    Parameters
    ----------
    value
        Value of one column of a rule or group.

    Returns
    -------
    tuple of str or None
        Reason and fix; `None` if the value is plain.
    """
    for sign in value:
        if not sign.isascii():
            called = name(sign, "without a name")
            reason = f"{value!r} holds U+{ord(sign):04X} ({called}), which looks like another sign"
            return reason, "type the value anew in plain letters"
        if sign in FORBIDDEN or not sign.isprintable() or sign == " ":
            return f"{value!r} holds {sign!r}, which may not stand in a value", "remove it"
    if value.startswith(FORMULA):
        return f"{value!r} begins as a formula does", "begin it with a letter or a digit"
    if "*" in value and value != "*":
        return f"{value!r} holds '*' beside other signs", "write * alone, or name a group"
    return None
