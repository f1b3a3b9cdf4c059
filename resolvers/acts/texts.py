"""Texts that an officer writes: bounded, and searched for what could name a person.

A text is the one place where a person could be written down outside a licence. What looks like
a number of a person, an address of theirs or a name refuses the act, and so does what speaks of
health, origin or belief; the error says what was found and never the text.
"""

from resolvers.acts.errors import TextPersonalError, TextSpecialError
from resolvers.acts.words.names import holds_name
from resolvers.acts.words.numbers import find_numbers
from resolvers.acts.words.special import find_special
from resolvers.statement.errors import ArgumentInvalidError

__all__ = ["hold_line", "hold_text", "hold_unnamed", "hold_words"]


def hold_line(name: str, text: str, most: int) -> str:
    """Take what a person is known by, or anything else that must be there and is not searched.

    Raises
    ------
    ArgumentInvalidError
        If it is empty or too long.
    """
    kept = text.strip()
    if not 0 < len(kept) <= most:
        raise ArgumentInvalidError(name, f"a text of 1 to {most} characters")
    return kept


def hold_words(name: str, text: str, most: int) -> str:
    """Take a short text that must be there; numbers of persons are looked for, names are not.

    Raises
    ------
    ArgumentInvalidError
        If it is empty or too long.
    TextPersonalError
        If it seems to hold a number or an address of a person.
    """
    kept = hold_line(name, text, most)
    for found in find_numbers(kept):
        raise TextPersonalError(name, found)
    return kept


def hold_unnamed(name: str, text: str, most: int) -> str:
    """Take a text of sentences that must be there, for who has to know what is the matter.

    Raises
    ------
    ArgumentInvalidError
        If it is empty or too long.
    TextPersonalError
        If it seems to hold a number, an address or a name of a person.
    """
    kept = hold_words(name, text, most)
    if holds_name(kept):
        raise TextPersonalError(name, "a name")
    return kept


def hold_text(name: str, text: str | None, most: int) -> str | None:
    """Take a text of sentences that stays in the register; `None` where there is none.

    Raises
    ------
    ArgumentInvalidError
        If it is empty or too long.
    TextPersonalError
        If it seems to hold a number, an address or a name of a person.
    TextSpecialError
        If it seems to speak of what is nobody's to write down of a person.
    """
    if text is None:
        return None
    kept = hold_unnamed(name, text, most)
    for found in find_special(kept):
        raise TextSpecialError(name, found)
    return kept
