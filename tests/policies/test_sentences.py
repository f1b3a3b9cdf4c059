"""A rule is one sentence, in Dutch and in English, and the sentence is that rule."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gateway.vocabulary import ROLES, shipped_vocabulary
from policies.errors import SentenceError
from policies.rules import COLUMNS, Group, Rule, read_policy
from policies.sentences.reading import read
from policies.sentences.writing import Language, list_choices, list_parts, write
from policies.vocabulary import Vocabulary
from tests.policies.material import SHIPPED, rule
from tests.policies.near import LINES, SMALL
from tests.policies.test_equality import DRAWN

POLICY = read_policy(SHIPPED)
WORDS = shipped_vocabulary()
OURS = list_choices(WORDS, POLICY.groups)
FOREIGN = list_choices(SMALL, [Group(*line) for line in LINES])
TRAPS = [
    "may",
    "mag",
    "of",
    "own",
    "at",
    "allow",
    "none",
    "read",
    "A.b",
    "A.b.c",
    "x.",
    "x:",
    "X1",
    "R1:",
    "may-never",
    "en/of",
    "held",
]
HOSTILE = list_choices(
    Vocabulary(
        coordinates=dict.fromkeys(TRAPS, True),
        roles=frozenset(TRAPS) | ROLES,
        purposes=frozenset(TRAPS),
        actions=frozenset(TRAPS),
        municipalities=frozenset(TRAPS),
        homes=frozenset(TRAPS),
        bases=frozenset(TRAPS),
    ),
    (),
)
AUTHOR = next(each for each in POLICY.rules if each.id == "R313")
CLOSING = next(each for each in POLICY.rules if each.id == "R901")
LANGUAGES = st.sampled_from([*Language])
DAYS = st.one_of(st.just(""), st.dates().map(date.isoformat))


@st.composite
def drawn_rules(draw: st.DrawFn, choices: Any) -> Rule:
    columns = {each: draw(st.sampled_from(held)) for each, held in choices.items()}
    number = draw(st.from_regex(r"[A-Za-z0-9:._-]{1,8}", fullmatch=True))
    return Rule(id=number, since=draw(DAYS), until=draw(DAYS), **columns)


@settings(DRAWN, max_examples=1000)
@given(drawn_rules(OURS), LANGUAGES)
@example(AUTHOR, Language.DUTCH)
def test_a_rule_of_the_register_is_read_back_from_its_sentence(
    drawn: Rule, language: Language
) -> None:
    assert read(write(drawn, language), language, OURS) == drawn


@pytest.mark.parametrize("choices", [FOREIGN, HOSTILE], ids=["foreign", "hostile"])
def test_a_rule_of_another_vocabulary_is_read_back_too(choices: Any) -> None:
    @settings(DRAWN, max_examples=500)
    @given(drawn_rules(choices), LANGUAGES)
    def prove(drawn: Rule, language: Language) -> None:
        assert read(write(drawn, language), language, choices) == drawn

    prove()


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("choices", [OURS, HOSTILE], ids=["ours", "hostile"])
def test_no_two_values_of_a_column_are_called_the_same(language: Language, choices: Any) -> None:
    words = language.words

    for column, values in choices.items():
        phrases = [words.phrase(column, value) for value in values]
        assert len({*phrases}) == len(values)
        assert not any("," in phrase for phrase in phrases)


@pytest.mark.parametrize("language", [*Language])
def test_every_role_purpose_action_basis_and_group_has_a_name(language: Language) -> None:
    names = language.words.names
    groups = {each.belongs_to for each in POLICY.groups}

    named = {each for column in names.values() for each in column}

    known = ROLES | WORDS.bases | WORDS.purposes | WORDS.actions
    assert named == known | groups | {"none"}


def test_a_rule_reads_well_in_dutch() -> None:
    written = [write(each, Language.DUTCH) for each in (AUTHOR, CLOSING)]

    assert "\n".join(written) == (
        "R313: wie toezicht houdt van welke organisatie ook mag Annotation.author inzien "
        "in eigen dossiers waar ook gehouden, voor toezicht, te allen tijde, "
        "op grond van de Wet regulering sekswerk.\n"
        "R901: wie dan ook van welke organisatie ook mag nooit Annotation.text op welke wijze ook "
        "gebruiken in dossiers van anderen gehouden door GM0344, voor welk doel ook, te allen "
        "tijde, op grond van de Wet regulering sekswerk."
    )


def test_a_rule_reads_well_in_english() -> None:
    written = [write(each, Language.ENGLISH) for each in (AUTHOR, CLOSING)]

    assert "\n".join(written) == (
        "R313: whoever supervises of any home may read Annotation.author "
        "in own records wherever held, for supervision, at any time, "
        "on the basis of the Sex Work Regulation Act.\n"
        "R901: anyone of any home may never use in any way Annotation.text "
        "in records of others held by GM0344, for any purpose, at any time, "
        "on the basis of the Sex Work Regulation Act."
    )


@pytest.mark.parametrize(
    ("since", "until", "phrase"),
    [
        ("2027-01-01", "", "from 1 January 2027"),
        ("", "2026-06-30", "up to and including 30 June 2026"),
        ("2027-01-01", "2027-12-31", "from 1 January 2027 up to and including 31 December 2027"),
    ],
)
def test_days_are_written_out(since: str, until: str, phrase: str) -> None:
    written = write(replace(AUTHOR, since=since, until=until), Language.ENGLISH)

    assert f", {phrase}, " in written


@pytest.mark.parametrize(
    ("found", "replaced", "column", "phrase", "near"),
    [
        ("whoever supervises", "whoever supervizes", "role", "whoever supervizes", "whoever supe"),
        ("may read", "can read", "eft", "can", "may"),
        ("read Ann", "reed Ann", "action", "reed", "read"),
        ("Annotation.author", "Annotation.autor", "coordinate", "Annotation.autor", "Annotation.a"),
        ("for supervision", "for fun", "purpose", "for fun", "for "),
        ("at any time", "from 31 June 2027", "period", "from 31 June 2027", "from 1 January"),
        ("at any time", "from June", "period", "from June", "from 1 January"),
        ("at any time", "", "period", "", "from 1 January"),
        ("Sex Work Regulation Act", "Law", "basis", "on the basis of the Law", "on the basis of"),
        ("R313:", "A rule:", "id", "A", "R123:"),
    ],
)
def test_an_unknown_phrase_is_named_with_those_near_it(
    found: str, replaced: str, column: str, phrase: str, near: str
) -> None:
    sentence = write(AUTHOR, Language.ENGLISH).replace(found, replaced)

    with pytest.raises(SentenceError) as raised:
        read(sentence, Language.ENGLISH, OURS)

    assert (raised.value.column, raised.value.phrase) == (column, phrase)
    assert any(each.startswith(near) for each in raised.value.near)
    assert f"'{phrase}' is no known {column}; write '" in str(raised.value)


def test_spaces_and_straight_quotation_marks_do_not_matter() -> None:
    clerk = rule("R1", role="clerk", since="2026-01-01")
    written = write(clerk, Language.ENGLISH)

    typed = written.replace("“", '"').replace("”", '"').replace(" ", "  ")

    assert "“clerk”" in written
    assert read(f" {typed}\n", Language.ENGLISH, FOREIGN) == clerk


def test_the_parts_of_a_sentence_offer_what_could_stand_there() -> None:
    parts = list_parts(AUTHOR, Language.DUTCH, OURS)

    by_column = {each.column: each for each in parts}
    assert {*by_column} == {*COLUMNS, "period"} - {"since", "until"}
    assert by_column["action"].phrase == "inzien"
    assert by_column["eft"].choices == (("allow", "mag"), ("deny", "mag nooit"))
    assert by_column["id"].choices == by_column["period"].choices == ()
