"""Translations: the templates speak English, and a catalogue for each other language."""

from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Final, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = ["LANGUAGES", "Translations", "read_catalogues", "read_translations"]

Translations: TypeAlias = NullTranslations

LANGUAGES: Final = ("nl", "en")
"""Languages of the pages; the first is that of who says nothing."""


def read_catalogues(language: str) -> Iterator[Catalog]:
    """Read every file ``templates/locale/<language>/*.po``, in order of its name."""
    folder = files("templates") / "locale" / language
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".po"):
            yield read_po(BytesIO(entry.read_bytes()), locale=language, abort_invalid=True)


def read_translations(language: str) -> Translations:
    """Read all translations of a language; English is what the templates say."""
    if language == "en":
        return NullTranslations()
    whole = Catalog(locale=language)
    for catalogue in read_catalogues(language):
        for message in catalogue:
            if message.id:
                whole[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)
