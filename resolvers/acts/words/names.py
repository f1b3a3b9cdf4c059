"""Names of persons in a text: a title before one, or two capitals beside each other."""

import re
from functools import cache
from typing import Final

__all__ = ["holds_name"]

_CAPITAL: Final = "[A-ZÀ-ÖØ-Þ]"
_NAME: Final = rf"{_CAPITAL}[a-zß-öø-ÿ'-]+"
_BETWEEN: Final = r"(?:van|de|der|den|ten|ter|te|el|al|ben|bin|von|da|dos|di)"
_TITLED: Final = re.compile(
    r"(?<!\w)(?:[Mm]evrouw|[Mm]evr\.?|[Mm]eneer|[Dd]e heer|[Dd]hr\.?|[Mm]w\.?|[Mm]rs?\.?|[Mm]s\.?)"
    rf"\s+(?:{_BETWEEN}\s+)*{_CAPITAL}"
)
_CALLED: Final = re.compile(
    r"(?<!\w)(?i:genaamd|geheten|heet|heette|bijnaam|alias|voornaam|achternaam|naam|noemt zich"
    rf"|called|named)(?:\s+is)?\s*:?\s+['\"]?{_CAPITAL}"
)
# Looked ahead for, so that a word may be the second of one pair and the first of another.
_PAIR: Final = re.compile(
    rf"(?<!\w)(?=({_NAME}(?:\s+{_BETWEEN})*(?:\s+(?:{_CAPITAL}\.)+)?\s+{_NAME}))"
)
_INITIALS: Final = re.compile(rf"(?<!\w)(?:{_CAPITAL}\.\s?){{1,4}}(?:{_BETWEEN}\s+)*{_NAME}")
_STARTS: Final = re.compile(r"(?:^|[.!?:;]\s|\n)\s*$")
_STREETS: Final = (
    *("straat", "gracht", "weg", "plein", "laan", "kade", "dijk", "markt", "singel", "steeg"),
    *("hof", "haven", "park", "brug", "station", "centrum"),
)
# Words that stand with a capital beside another without anybody being named.
_COMMON: Final = (
    "algemene burgemeester buurt café centraal club den fort gemeente grote handhaving hoek hotel"
    " huize kamer klein kleine koophandel korte lange nationale nederlandse nieuw nieuwe noord oost"
    " oud oude pand plaatselijke politie politiewet privéhuis regionale restaurant rijks salon"
    " sint st verordening wet west zuid januari februari maart april mei juni juli augustus"
    " september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag"
    " zondag"
)
# Words that begin a sentence, with a town, a street or a business after them.
_OPENERS: Final = (
    "aan achter als bij binnen boven buiten daar dat de deze die dit door een eigenaar er"
    " exploitant foto geen gezien het hier hoewel hun in is kamer klant langs locatie met"
    " na naar naast niet"
    " nu of om omdat ook onder op over raam rond sinds te tegen tegenover ten ter tijdens toen"
    " tolk tot tussen uit van vanaf vanuit via volgens voor wegens zie zijn at in near on the"
    " we wij"
)


def holds_name(text: str) -> bool:
    """Tell whether a text seems to name somebody."""
    if _TITLED.search(text) or _CALLED.search(text) or _INITIALS.search(text):
        return True
    return any(not _is_other(text, match) for match in _PAIR.finditer(text))


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Tell whether two capitals are a place, an office, or a sentence that begins."""
    words = [each.lower() for each in match[1].split() if each[0].isupper()]
    if words[-1].endswith(_STREETS) or not _words(_COMMON).isdisjoint(words):
        return True
    begins = _STARTS.search(text[: match.start()]) is not None
    return begins and words[0] in _words(_OPENERS)


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
