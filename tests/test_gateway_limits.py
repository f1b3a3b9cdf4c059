"""Documents that ask for too much are refused before they cost anything."""

import sys
from collections.abc import Callable
from functools import partial

import pytest
from graphql import get_introspection_query, parse
from graphql.language import Lexer, Source, TokenKind
from hypothesis import given
from hypothesis import strategies as st

from gateway.limits import (
    DocumentInvalidError,
    DocumentTooLargeError,
    Finding,
    LimitExceededError,
    Limits,
    check_text,
)
from gateway.measures import check_document, measure_document

LIMITS = Limits()


def bomb(levels: int) -> str:
    """Spread every fragment twice in the one before it."""
    links = "".join(f"fragment f{i} on Query{{...f{i + 1} ...f{i + 1}}}" for i in range(levels))
    return f"{{...f0}}{links}fragment f{levels} on Query{{name}}"


def work(act: Callable[[], object]) -> int:
    """Count the functions called while acting: work, without a clock."""
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return calls


def refused(text: str, limits: Limits = LIMITS) -> str:
    """Name the limit that a text breaks, before or after it is parsed."""
    with pytest.raises(LimitExceededError) as caught:
        check(text, limits)
    return caught.value.limit


def check(text: str, limits: Limits) -> None:
    check_text(text, limits)
    check_document(parse(text), limits)


def test_h19_refuses_many_aliases_of_one_field() -> None:
    text = "{" + "".join(f"a{i}:licence " for i in range(11)) + "}"

    assert refused(text) == "root_fields"


def test_h19_refuses_many_aliases_of_one_field_below_the_root() -> None:
    text = "{licence{" + "".join(f"a{i}:photo " for i in range(11)) + "}}"

    assert refused(text) == "twins"


def test_h19_counts_twins_in_fragments_and_merged_fields_together() -> None:
    halves = [" ".join(f"a{i}:photo" for i in range(start, start + 6)) for start in (0, 6)]
    text = f"{{t{{...a}} t{{... on T{{{halves[0]}}}}}}} fragment a on T{{{halves[1]}}}"

    assert refused(text) == "twins"


def test_h19_multiplies_aliases_through_fragments() -> None:
    spreads = "".join(f"t{i}{{...a}}" for i in range(4))
    aliases = " ".join(f"a{i}:photo" for i in range(8))

    assert refused(f"{{{spreads}}} fragment a on T{{{aliases}}}") == "aliases"


def test_h19_accepts_as_many_aliases_as_allowed() -> None:
    check("{" + "".join(f"a{i}:licence " for i in range(10)) + "}", LIMITS)


def test_h20_refuses_a_fragment_bomb() -> None:
    assert refused(bomb(22)) == "fields"


def test_h20_refuses_a_bomb_of_empty_fragments() -> None:
    assert refused(bomb(22).replace("{name}", "{}")) == "selections"


def test_h20_measures_a_bomb_in_linear_work() -> None:
    documents = [parse(bomb(levels)) for levels in (14, 28)]

    small, large = (work(partial(measure_document, document)) for document in documents)

    assert large <= 2.2 * small


@pytest.mark.parametrize(
    "text",
    [
        "{...a} fragment a on Query{...a}",
        "{...a} fragment a on Query{t{...b}} fragment b on T{... on T{...a}}",
        "{name} fragment a on Query{...b} fragment b on Query{...a}",
    ],
)
def test_h20_refuses_a_circle_of_fragments_with_its_places(text: str) -> None:
    with pytest.raises(DocumentInvalidError) as caught:
        check_document(parse(text), LIMITS)

    assert caught.value.findings[0].message.endswith("spreads itself.")
    assert caught.value.findings[0].locations


def test_h20_refuses_two_fragments_of_one_name() -> None:
    text = "{...a} fragment a on Query{name} fragment a on Query{number}"

    with pytest.raises(DocumentInvalidError):
        check_document(parse(text), LIMITS)


def test_h20_counts_a_fragment_that_nothing_spreads() -> None:
    text = "{name} fragment a on Query{" + "name " * 500 + "}"

    assert refused(text) == "fields"


@pytest.mark.parametrize(
    "text",
    [
        "{" + "t{name}" * 240 + "}",
        "{" + "...on Query{t{name}}" * 90 + "}",
        "{t{" + "name " * 21 + "}}",
        "{" + "t{name name name}" * 7 + "}",
        "{" + "".join(f"...f{i} " for i in range(21)) + "}"
        "" + "".join(f"fragment f{i} on Query{{t{{name}}}}" for i in range(21)),
    ],
)
def test_h21_refuses_fields_that_overlap_many_times(text: str) -> None:
    assert refused(text) == "repeats"


def test_h21_refuses_three_hundred_duplicates_before_parsing() -> None:
    with pytest.raises(LimitExceededError):
        check_text("{" + "t{name}" * 300 + "}", LIMITS)


def test_h22_counts_comments_as_tokens() -> None:
    with pytest.raises(LimitExceededError) as caught:
        check_text("#\n" * 1_000 + "{name}", LIMITS)

    assert caught.value.limit == "tokens"


def test_h22_stops_reading_at_the_limit() -> None:
    texts = ["{" + "name " * count for count in (1_100, 3_000)]

    small, large = (work(partial(refused, text)) for text in texts)

    assert abs(large - small) <= 5


@pytest.mark.parametrize("bracket", ["{", "(", "[", "{t(a:["])
def test_h22_refuses_deep_brackets_before_the_parser_recurses(bracket: str) -> None:
    assert refused(bracket * 200) == "nesting"


def test_h22_sees_no_brackets_in_texts_and_comments() -> None:
    check('{t(a:"' + "[" * 40 + '" b:"""' + "[" * 40 + '\\"""[""") # ' + "{" * 40 + "\n}", LIMITS)


@pytest.mark.parametrize("text", ["é" * 8_193, "x" * 16_385, "\ud800" * 6_000])
def test_h22_refuses_a_text_of_too_many_bytes(text: str) -> None:
    with pytest.raises(DocumentTooLargeError):
        check_text(text, LIMITS)


TOKENS = ["{", "}", "(", ")", "[", "]", ":", "!", "$", "@", "=", "|", "&", "...", "#x\n", "name"]
VALUES = ["-1", "0", "2.5e-7", '""', '"a\\"#{"', '""""""', '"""a " \\""" ""b"""', "\ufeff,\t\r\n"]


@given(st.lists(st.sampled_from(TOKENS + VALUES)))
def test_h22_counts_tokens_as_the_lexer_does(written: list[str]) -> None:
    text = " ".join(written)
    lexer = Lexer(Source(text))
    token, count = lexer.token, -1
    while token.kind is not TokenKind.EOF:
        token, count = lexer.read_next_token(token.end), count + 1

    check_text(text, Limits(tokens=count, nesting=10**9, directives=10**9))
    if count:
        with pytest.raises(LimitExceededError):
            check_text(text, Limits(tokens=count - 1, nesting=10**9, directives=10**9))


def test_h23_finds_introspection_in_named_fragments() -> None:
    deep = "fragment b on __Type{" + "ofType{" * 13 + "name" + "}" * 14
    text = "{...a} fragment a on Query{__schema{... on __Schema{types{...b}}}}" + deep

    assert measure_document(parse(text)).introspection_depth == 16
    assert refused(text, Limits(introspection_depth=15)) == "introspection_depth"


def test_h23_accepts_the_introspection_of_common_tools() -> None:
    check(get_introspection_query(), LIMITS)


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        ("depth", "{" + "t{" * 12 + "name" + "}" * 13),
        ("depth", "{...a} fragment a on T{" + "t{" * 12 + "name" + "}" * 13),
        ("directives", "{name " + "@skip(if:true)" * 51 + "}"),
        ("variables", "query(" + "".join(f"$v{i}:Int " for i in range(31)) + "){name}"),
        ("operations", "".join(f"query q{i}{{name}}" for i in range(11))),
        ("fragments", "".join(f"fragment f{i} on T{{name}}" for i in range(31))),
        ("name", "{" + "a" * 64 + ":name}"),
        ("fields", "".join(f"query q{i}{{{'name ' * 60}}}" for i in range(9))),
        ("root_fields", "{" + "".join(f"f{i} " for i in range(11)) + "}"),
    ],
)
def test_t48_refuses_a_document_bomb(limit: str, text: str) -> None:
    assert refused(text) == limit


def test_h28_sums_up_a_refusal_in_one_line_without_text() -> None:
    findings = [Finding("secret", ((3, 4), (5, 6))), Finding("secret", ((7, 8),))]

    line = DocumentInvalidError(Finding("secret"), *findings).line()

    assert line == {"code": "DOCUMENT_INVALID", "count": 3, "line": 3, "column": 4}


def test_h28_sums_up_a_refusal_without_a_place() -> None:
    assert DocumentTooLargeError(1).line() == {"code": "DOCUMENT_TOO_LARGE", "count": 1}


def test_formats_a_refusal_as_graphql_errors() -> None:
    error = LimitExceededError("root_fields", 10)

    assert error.formatted() == [
        {
            "message": "Limit exceeded: root fields, at most 10.",
            "extensions": {"code": "LIMIT_EXCEEDED"},
        }
    ]
