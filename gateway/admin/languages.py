"""In which language a page speaks, and how it writes moments, days and names."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from babel import dates
from jinja2 import Environment
from starlette.requests import Request

from gateway.admin.coordinates import name_coordinate
from policies.sentences.dutch import DUTCH
from policies.sentences.english import ENGLISH
from sql.sayings import Saying
from templates import LANGUAGES, Translations, environment, read_translations

__all__ = ["COOKIE", "Language", "choose_language", "read_languages"]

COOKIE: Final = "registerpoort_language"
_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_SPEECH: Final = {"nl": DUTCH, "en": ENGLISH}
_NAMED: Final = ("role", "purpose", "basis", "action")
_PLACE: Final = re.compile(r"\bGM\d{4}\b|\bpolice:[a-z-]+")
_NO_PURPOSE: Final = {"nl": "geen doel", "en": "no purpose"}
_KINDS: Final = {"role": "role", "other": "role", "home": "home"}
"""How the values of a sentence from elsewhere are named, by what they are called in it."""
_COORDINATE: Final = re.compile(r"\b[A-Z]\w*\.[a-z]\w*\b", re.ASCII)
_ARTICLES: Final = ("een ", "het ", "de ", "an ", "a ", "the ")


@dataclass(frozen=True)
class Language:
    """One language of the pages."""

    code: str
    """As ``nl``."""
    translations: Translations
    templates: Environment

    def say(self, message: str, /, **values: object) -> str:
        """Translate a message and fill in its values, which stand in it as ``{name}``."""
        said = self.translations.gettext(message)
        return said.format(**values) if values else said

    def explain(self, error: Exception) -> str:
        """Say what went wrong: its own sentence, else that of its code in the catalogue."""
        if isinstance(text := str(error), Saying):
            return self.tell(text)
        code = str(getattr(error, "code", ""))
        said = self.translations.gettext(code) if code else ""
        return said.format(**vars(error)) if said != code else text

    def tell(self, text: str) -> str:
        """Say a sentence from elsewhere in this language, with days, roles and places in words."""
        if not isinstance(text, Saying):
            return text
        values = {name: self._put(name, value) for name, value in text.values.items()}
        return self.say(text.template, **values)

    def name(self, kind: str, value: object) -> str:
        """Name a ``role``, ``purpose``, ``basis``, ``home`` or ``day`` as a template does."""
        return str(self.templates.filters[kind](value))

    def _put(self, name: str, value: object) -> object:
        kind = "day" if isinstance(value, date) else _KINDS.get(name)
        return self.name(kind, value) if kind else value


def read_languages(asset: Callable[[str], str], names: Mapping[str, str]) -> Mapping[str, Language]:
    """Read every language.

    Parameters
    ----------
    asset
        Gives the address of a style sheet by its name.
    names
        Code of a municipality or police unit -> its name; looked at when a page is written.
    """
    return {code: _read(code, asset, names) for code in LANGUAGES}


def _read(code: str, asset: Callable[[str], str], names: Mapping[str, str]) -> Language:
    translations = read_translations(code)
    templates = environment(translations)
    words = dict(_SPEECH[code].names)
    words["purpose"] = {**words["purpose"], "NONE": _NO_PURPOSE[code]}
    templates.globals["asset"] = asset
    templates.filters |= {
        "moment": partial(_moment, code=code),
        "day": partial(_day, code=code),
        "short_day": partial(_short_day, code=code),
        "home": partial(_home, names=names),
        "places": partial(_name_places, names=names),
        "named": partial(_name_all, names=names, language=code),
        **{column: partial(_name, words=words[column]) for column in _NAMED},
        "coordinate": partial(_coordinate, language=code),
    }
    return Language(code, translations, templates)


def _name(value: str, words: Mapping[str, str]) -> str:
    """Name a value as a heading does: without its article."""
    said = words.get(value, value)
    article = next((each for each in _ARTICLES if said.startswith(each)), "")
    bare = said.removeprefix(article)
    return bare[:1].upper() + bare[1:]


def _coordinate(value: str, language: str) -> str:
    said = name_coordinate(value, language)
    return _name(said, {})


def _home(code: str, names: Mapping[str, str]) -> str:
    if code.startswith("GM"):
        return f"{names.get(code, code)} ({code})"
    return names.get(code, code)


def _name_places(text: str, names: Mapping[str, str]) -> str:
    """Put names in place of the codes of municipalities and police units in a sentence."""
    return _PLACE.sub(lambda code: names.get(code[0], code[0]), text)


def _name_all(text: str, names: Mapping[str, str], language: str) -> str:
    """Put names in place of codes in a sentence, those of coordinates too."""
    placed = _name_places(text, names)
    return _COORDINATE.sub(lambda found: name_coordinate(found[0], language), placed)


def _moment(value: datetime, code: str) -> str:
    return dates.format_datetime(value, "d MMMM y HH:mm", tzinfo=_AMSTERDAM, locale=code)


def _day(value: date, code: str) -> str:
    return dates.format_date(value, "d MMMM y", locale=code)


def _short_day(value: date, code: str) -> str:
    return dates.format_date(value, "d MMM", locale=code)


def choose_language(request: Request, known: Mapping[str, Language]) -> Language:
    """Choose the language that was asked for, or that the browser prefers; else Dutch."""
    asked = request.cookies.get(COOKIE, "")
    if asked in known:
        return known[asked]
    for part in request.headers.get("accept-language", "").split(","):
        code = part.partition(";")[0].strip().lower().partition("-")[0]
        if code in known:
            return known[code]
    return known[LANGUAGES[0]]
