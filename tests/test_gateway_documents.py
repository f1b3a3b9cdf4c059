"""A document is prepared once, and refused in neutral words."""

import json
from datetime import date

import pytest
from graphql import GraphQLScalarType, build_schema
from typing_extensions import override

from gateway.documents import (
    Document,
    DocumentMalformedError,
    Documents,
    OperationAmbiguousError,
    OperationUnknownError,
    operation,
)
from gateway.limits import (
    DocumentError,
    DocumentInvalidError,
    DocumentTooLargeError,
    LimitExceededError,
    Limits,
)

SECRET = "123456782"
SCHEMA = build_schema(
    """
    scalar Date
    enum Status { ACTIVE REVOKED }
    input Filter { number: String, status: Status, on: Date, below: [Filter!] }
    type Licence { number: String!, holder: Licence }
    type Query {
      licence(number: String, page: Int, share: Float, on: Date, status: Status, id: ID): Licence
      licences(filter: Filter): [Licence!]
    }
    """
)
DATE = SCHEMA.type_map["Date"]
assert isinstance(DATE, GraphQLScalarType)
DATE.coerce_input_value = date.fromisoformat


@pytest.fixture
def documents() -> Documents:
    """The documents of a small schema."""
    return Documents(SCHEMA, Limits(), size=2)


def refusal(documents: Documents, text: str) -> DocumentError:
    """Prepare a text that is refused."""
    with pytest.raises(DocumentError) as caught:
        documents.prepare(text)
    return caught.value


def test_prepares_a_document(documents: Documents) -> None:
    text = "query a { ...f } query b { ...f } fragment f on Query { licence { number } }"

    document = documents.prepare(text)

    assert list(document.operations) == ["a", "b"]
    assert list(document.fragments) == ["f"]
    assert document.schema is SCHEMA
    assert len(document.sha256) == 64


def test_prepares_a_text_once(documents: Documents) -> None:
    first = documents.prepare("{ licence { number } }")

    assert documents.prepare("{ licence { number } }") is first


def test_keeps_the_documents_used_last(documents: Documents) -> None:
    texts = [f"{{ a{i}: licence {{ number }} }}" for i in range(3)]
    first, second = documents.prepare(texts[0]), documents.prepare(texts[1])
    documents.prepare(texts[0])

    documents.prepare(texts[2])

    assert len(documents) == 2
    assert documents.prepare(texts[0]) is first
    assert documents.prepare(texts[1]) is not second


@pytest.mark.parametrize("text", ["{", "{ absent }", "{" * 99, "x" * 99_999])
def test_keeps_no_refused_document(documents: Documents, text: str) -> None:
    refusal(documents, text)

    assert len(documents) == 0


class Colliding(str):
    """A text with the hash of every other one."""

    __slots__ = ()

    @override
    def __hash__(self) -> int:
        return 1


def test_h11_tells_texts_of_equal_hash_apart(documents: Documents) -> None:
    number = documents.prepare(Colliding("{ licence { number } }"))
    holder = documents.prepare(Colliding("{ licence { holder { number } } }"))

    assert number is not holder
    assert number.sha256 != holder.sha256


@pytest.mark.parametrize(
    ("kind", "code", "text"),
    [
        (DocumentTooLargeError, "DOCUMENT_TOO_LARGE", "#" * 16_385),
        (DocumentMalformedError, "DOCUMENT_MALFORMED", "{ licence"),
        (DocumentInvalidError, "DOCUMENT_INVALID", "{ absent }"),
        (LimitExceededError, "LIMIT_EXCEEDED", "{" * 99),
    ],
)
def test_refuses_with_a_code(
    documents: Documents, kind: type[DocumentError], code: str, text: str
) -> None:
    error = refusal(documents, text)

    assert type(error) is kind
    assert str(error) == code
    assert [one["extensions"] for one in error.formatted()] == [{"code": code}]


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        (f'{{ licence "{SECRET}" }}', "Syntax error: Expected Name.", 11),
        (f'{{ licence(number: "{SECRET}) }}', "Syntax error: Unterminated string.", 32),
        (f'"{SECRET}"', "Syntax error: Unexpected <EOF>.", 12),
        ("{ licence(page: ..1) }", "Syntax error: Unexpected '..'.", 17),
        (f"{{ licence(page: 0{SECRET}) }}", "Syntax error: Invalid number.", 18),
        ("{ licence } ' }", "Syntax error.", 13),
        ('{ licence(number: "\\ud800") }', "Syntax error: Invalid Unicode escape sequence.", 20),
    ],
)
def test_h17_shows_where_the_syntax_is_wrong_and_no_value(
    documents: Documents, text: str, message: str, column: int
) -> None:
    [error] = refusal(documents, text).formatted()

    assert error["message"] == message
    assert error["locations"] == [{"line": 1, "column": column}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{ licens { number } }", "Cannot query field 'licens' on type 'Query'."),
        (
            "{ licence(nummer: 1) { number } }",
            "Unknown argument 'nummer' on field 'Query.licence'.",
        ),
        ("{ licence }", "Field 'licence' of type 'Licence' must have a selection of subfields."),
        ("{ licence(status: ACTIV) { number } }", "This value does not fit its type."),
        ('{ licence(page: "1") { number } }', "This value does not fit its type."),
        ('{ licences(filter: {numbr: "1"}) { number } }', "This value does not fit its type."),
        ('{ licence(on: "1 mei") { number } }', "This value does not fit its type."),
        (f"{{ licence(page: {'9' * 5_000}) {{ number }} }}", "This value does not fit its type."),
        ("mutation { a }", "The mutation operation is not supported by the schema."),
        ("subscription { a }", "The subscription operation is not supported by the schema."),
    ],
)
def test_h17_names_what_is_wrong_and_suggests_nothing(
    documents: Documents, text: str, message: str
) -> None:
    errors = refusal(documents, text).formatted()

    assert message in [error["message"] for error in errors]
    assert "Did you mean" not in json.dumps(errors)
    assert all(error["locations"] for error in errors)


def test_h17_follows_introspection_only_so_deep(documents: Documents) -> None:
    text = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"

    [error] = refusal(documents, text).formatted()

    assert error["message"] == "Maximum introspection depth exceeded"


def test_h22_reports_at_most_five_errors(documents: Documents) -> None:
    error = refusal(documents, "{" + " ".join(f"a{i}" for i in range(9)) + "}")

    assert len(error.formatted()) == 5


@pytest.mark.parametrize("text", ["{" + "x" * 16_000, "{" + "absent " * 9 + "}", "#" * 99_999])
def test_h28_sums_up_any_refusal_in_one_short_line(documents: Documents, text: str) -> None:
    line = refusal(documents, text).line()

    assert set(line) <= {"code", "count", "line", "column"}
    assert len(json.dumps(line)) < 100


def test_h28_chains_no_error_that_holds_the_text(documents: Documents) -> None:
    error = refusal(documents, f'{{ licence "{SECRET}" }}')

    assert error.__suppress_context__
    assert SECRET not in str(error)


@pytest.mark.parametrize("half", ["\ud800", "\ud83d\ude00"])
def test_t49_refuses_half_a_surrogate_pair_in_the_document(documents: Documents, half: str) -> None:
    error = refusal(documents, f'{{ licence(number: "{half}") {{ number }} }}')

    assert error.formatted() == [
        {
            "message": "The document is not Unicode text.",
            "extensions": {"code": "DOCUMENT_MALFORMED"},
        }
    ]


@pytest.fixture
def pair(documents: Documents) -> Document:
    """A document of two operations."""
    return documents.prepare("query a { licence { number } } query b { licence { number } }")


def test_selects_an_operation_by_name(pair: Document) -> None:
    assert operation(pair, "b") is pair.operations["b"]


def test_selects_the_only_operation(documents: Documents) -> None:
    document = documents.prepare("{ licence { number } }")

    assert operation(document, None) is document.operations[None]


def test_refuses_to_choose_between_operations(pair: Document) -> None:
    with pytest.raises(OperationAmbiguousError) as caught:
        operation(pair, None)

    assert caught.value.line() == {"code": "OPERATION_AMBIGUOUS", "count": 1}


@pytest.mark.parametrize("name", ["c", "", SECRET])
def test_refuses_an_operation_the_document_does_not_have(pair: Document, name: str) -> None:
    with pytest.raises(OperationUnknownError) as caught:
        operation(pair, name)

    assert caught.value.formatted() == [
        {
            "message": "The document has no operation of this name.",
            "extensions": {"code": "OPERATION_UNKNOWN"},
        }
    ]
