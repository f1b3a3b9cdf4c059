"""Texts of officers: numbers, names and special categories are found, and little else."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.demo.annotations import _TEXTS as SOME_TEXTS
from gateway.demo.annotations import FINDINGS
from gateway.demo.story_annotations import _TEXTS as STORY_TEXTS
from resolvers.acts.errors import TextPersonalError, TextSpecialError
from resolvers.acts.texts import hold_text, hold_unnamed, hold_words
from resolvers.acts.words.special import WORDS
from resolvers.numbers import make_number
from resolvers.statement.errors import ArgumentInvalidError

AROUND = st.tuples(
    st.sampled_from(["", "Gezien: ", "bij controle (", "zie "]),
    st.sampled_from(["", ".", " genoteerd.", ") en verder niets."]),
)
OURS = [
    *(text for text in (*SOME_TEXTS, *STORY_TEXTS) if text),
    *(text for track in FINDINGS.values() for text in track.values()),
    "Verbeterde vaststelling.",
    "Waargenomen aan de Lange Viestraat 12, eerste verdieping.",
    "In Utrecht Centraal niets aangetroffen. Te Den Haag evenmin.",
    "De Algemene Plaatselijke Verordening hangt niet zichtbaar op.",
    "Op 12-03-2026 om 23.15 uur gesloten aangetroffen; factuur 12345678.",
    "Exploitant werkt mee, termijn tot 1 mei 2026.",
    "Awb artikel 5:15; kamers 2 en 3 van pand 23b.",
]


def digits(number: int) -> list[int]:
    return [int(each) for each in f"{number:08}"]


def make_bsn(front: int) -> str | None:
    """Write the ninth digit after eight, where one passes the eleven test."""
    last = sum(weight * each for weight, each in zip(range(9, 1, -1), digits(front), strict=True))
    return None if last % 11 == 10 else f"{front:08}{last % 11}"


BSNS = st.integers(10_000_000, 99_999_999).map(make_bsn).filter(bool).map(str)
LICENCES = (
    st.integers(0, 10**9)
    .map(lambda seed: str(make_number(random.Random(seed))))
    .filter(lambda number: not number.isalpha())
)


def spread(text: str, mark: str, every: int) -> str:
    return mark.join(text[start : start + every] for start in range(0, len(text), every))


def refuse(text: str) -> str:
    """Give what a text is refused for."""
    with pytest.raises(TextPersonalError) as caught:
        hold_text("text", text, 500)
    return caught.value.found


@given(BSNS, st.sampled_from(["", ".", " ", "-"]), AROUND)
def test_a_bsn_is_found_however_it_is_written(bsn: str, mark: str, around: tuple[str, str]) -> None:
    found = refuse(f"{around[0]}{spread(bsn, mark, 3)}{around[1]}")

    assert found == "a citizen service number (BSN)"


@given(
    st.sampled_from(["06", "+316", "00316", "+31 (0)30", "+32 4"]),
    st.text(string.digits, min_size=8, max_size=8),
    st.sampled_from(["", " ", "-"]),
)
def test_a_telephone_number_is_found(start: str, rest: str, mark: str) -> None:
    found = refuse(f"Bereikbaar op {start}{mark}{rest[: 7 if '30' in start else 8]}.")

    assert found in {"a telephone number", "a citizen service number (BSN)"}


@given(st.from_regex(r"[a-z0-9.]{1,12}(@| \[at\] )[a-z]{2,9}\.(nl|com)", fullmatch=True), AROUND)
def test_a_mail_address_is_found(address: str, around: tuple[str, str]) -> None:
    assert refuse(f"{around[0]}{address}{around[1]}") == "an e-mail address"


@given(st.from_regex(r"NL[0-9]{2}(INGB|RABO|ABNA)0[0-9]{9}", fullmatch=True))
def test_a_bank_account_is_found(account: str) -> None:
    for written in (spread(account, " ", 4), account.lower()):
        with pytest.raises(TextPersonalError):
            hold_text("text", f"Betaald op {written}.", 500)


@given(LICENCES, st.sampled_from(["", "-", " "]), AROUND)
def test_a_licence_number_is_found(number: str, mark: str, around: tuple[str, str]) -> None:
    assert refuse(f"{around[0]}{spread(number, mark, 5)}{around[1]}") == "a licence number"


@pytest.mark.parametrize(
    "text",
    [
        "Gesproken met mevrouw Jansen.",
        "Volgens dhr. de Vries was niemand aanwezig.",
        "Zij noemt zich Roxy.",
        "De vrouw heet Anna.",
        "Aanwezig was Anna Jansen.",
        "Anna Jansen was aanwezig.",
        "Ook Ömer van den Berg was er.",
        "Gesproken met J. Jansen.",
        "Gesproken met A.B. van Dijk.",
    ],
)
def test_a_name_is_found(text: str) -> None:
    assert refuse(text) == "a name"


@pytest.mark.parametrize("text", OURS)
def test_a_text_of_an_inspection_is_taken(text: str) -> None:
    assert hold_text("text", f"  {text} ", 500) == text


@given(st.sampled_from(sorted(WORDS)), st.data())
def test_t24_what_is_nobodys_to_write_down_is_found(kind: str, data: st.DataObject) -> None:
    stem = data.draw(st.sampled_from(WORDS[kind].split()))
    word = stem.replace("*", data.draw(st.sampled_from(["", "e", "en"]))) if "*" in stem else stem

    with pytest.raises(TextSpecialError, match=kind):
        hold_text("text", f"Betrokkene lijkt {word} te zijn.", 500)


def test_a_text_for_who_has_to_know_speaks_of_a_victim() -> None:
    text = "Mogelijk slachtoffer van dwang."

    assert hold_unnamed("text", text, 500) == text


def test_a_text_for_who_has_to_know_names_nobody() -> None:
    with pytest.raises(TextPersonalError):
        hold_unnamed("text", "Mogelijk wordt mevrouw Jansen gedwongen.", 500)


@pytest.mark.parametrize("text", ["", "  ", "x" * 501])
def test_a_text_has_a_length(text: str) -> None:
    with pytest.raises(ArgumentInvalidError):
        hold_words("text", text, 500)


def test_no_text_is_none() -> None:
    assert hold_text("text", None, 500) is None
