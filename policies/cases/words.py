"""The words of a case, in English and in Dutch."""

from collections.abc import Mapping
from enum import Enum

from typing_extensions import override

__all__ = ["KEYS", "Key", "Word", "word_of"]


class Key(Enum):
    """What is told of a case, in English and in Dutch."""

    CASE = "case", "geval"
    ON = "on", "op"
    AS = "as", "als"
    RECORD = "record", "dossier"
    FOR = "for", "voor"
    MAY_SEE = "may see", "mag zien"
    MAY_NOT_SEE = "may not see", "mag niet zien"
    MAY_FILTER = "may filter", "mag filteren"
    MAY_NOT_FILTER = "may not filter", "mag niet filteren"
    MAY_WRITE = "may write", "mag schrijven"
    MAY_NOT_WRITE = "may not write", "mag niet schrijven"
    BECAUSE = "because", "omdat"

    @override
    def __str__(self) -> str:
        english: str = self.value[0]
        return english


class Word(Enum):
    """What stands in place of a name, in English and in Dutch."""

    OWN = "own", "eigen"
    OTHER = "other", "andere"
    OF = " of ", " van "
    EVERYTHING = "everything", "alles"
    EVERYTHING_IN = "everything in ", "alles in "
    EVERYTHING_ELSE = "everything else", "al het andere"
    NOTHING = "nothing", "niets"
    ANY_PURPOSE = "any purpose", "elk doel"
    NO_PURPOSE = "no purpose", "geen doel"


KEYS: Mapping[str, Key] = {spelling: key for key in Key for spelling in key.value}
"""Spelling -> key."""

WORDS: Mapping[str, Word] = {spelling: word for word in Word for spelling in word.value}


def word_of(text: str) -> Word | None:
    """Tell which word a text is; `None` if it is a name."""
    return WORDS.get(text)
