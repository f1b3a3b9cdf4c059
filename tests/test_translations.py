"""Every message of the pages is said in every language, and nothing else is."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeAlias

import pytest
import wtforms
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir

import gateway.acts
import gateway.admin
import gateway.bases
import gateway.places
import gateway.staff
import sql
import templates
from templates import LANGUAGES, read_translations
from templates.catalogues import read_catalogues

Places: TypeAlias = Iterable[tuple[Path, list[tuple[str, str]]]]

CODE: Final = re.compile(r"[A-Z]+(_[A-Z]+)+")
HOLES: Final = re.compile(r"\{(\w*)\}|%\((\w+)\)s")
KEYWORDS: Final = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "N_": None,
    "say": None,
    "flash": (2,),
    "Saying": None,
}
OTHERS: Final = [code for code in LANGUAGES if code != "en"]


PAGES: Final = (
    (Path(templates.__file__).parent / "admin", [("**.html", "jinja2")]),
    (Path(gateway.admin.__file__).parent, [("**.py", "python")]),
)
BELOW: Final = tuple(
    (Path(str(package.__file__)).parent, [("**.py", "python")])
    for package in (gateway.acts, gateway.bases, gateway.places, gateway.staff, sql)
)
"""What is said by those whom the pages ask."""
FORMS: Final = ((Path(wtforms.__file__).parent, [("**.py", "python")]),)
"""What the fields of forms say by themselves."""


def list_said(places: Places = (*PAGES, *BELOW)) -> Iterator[tuple[str, ...]]:
    """List every message of the pages, with its plural where it has one."""
    for folder, methods in places:
        options = {"**.html": {"silent": "false", "trim_blocks": "true"}}
        for _, _, message, _, _ in extract_from_dir(folder, methods, options, KEYWORDS):
            yield message if isinstance(message, tuple) else (message,)


def list_translated(language: str) -> dict[tuple[str, ...], Message]:
    """List what a language says of each message."""
    messages = (each for catalogue in read_catalogues(language) for each in catalogue if each.id)
    return {tuple(_texts(each.id)): each for each in messages}


def _texts(said: object) -> Iterator[str]:
    yield from (str(each) for each in (said if isinstance(said, list | tuple) else (said,)))


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(language: str) -> None:
    known = {message for messages in list_translated(language) for message in messages}

    missing = {message for messages in list_said() for message in messages} - known

    assert sorted(missing) == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    said = {messages[0] for messages in (*list_said(), *list_said(FORMS))}

    left = {messages[0] for messages in list_translated(language)} - said

    assert sorted(each for each in left if not CODE.fullmatch(each)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_of_its_message(language: str) -> None:
    wrong = [
        messages
        for messages, each in list_translated(language).items()
        if not CODE.fullmatch(messages[0])
        for said in _texts(each.string)
        if not said or sorted(HOLES.findall(said)) != sorted(HOLES.findall(messages[-1]))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_stands_in_two_files(language: str) -> None:
    ids = [each.id for catalogue in read_catalogues(language) for each in catalogue if each.id]

    assert sorted({str(each) for each in ids if ids.count(each) > 1}) == []


def test_every_folder_of_translations_is_a_language() -> None:
    folders = {entry.name for entry in (files("templates") / "locale").iterdir()}

    assert folders == set(OTHERS)


def test_what_is_said_is_translated_as_it_is_written() -> None:
    assert read_translations("nl").gettext("Sign out") == "Uitloggen"
