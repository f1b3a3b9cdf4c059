"""A value is taken as it is, or refused without repeating it."""

from datetime import date

import pytest
from graphql import GraphQLScalarType, build_schema

from gateway.documents import Documents, VariableInvalidError, coerce_variables, operation
from gateway.limits import DocumentInvalidError, LimitExceededError, Limits

SECRET = "123456782"
UNFIT = "The register cannot hold this value."
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


def given(documents: Documents, declared: str, value: object) -> object:
    """Coerce one variable, with its argument and type as declared."""
    name, type_ = declared.split(":")
    field = "licences" if name == "filter" else "licence"
    text = f"query($v: {type_}) {{ {field}({name}: $v) {{ number }} }}"
    document = documents.prepare(text)
    values = coerce_variables(document, operation(document, None), variables={"v": value})
    return values.coerced["v"]


@pytest.mark.parametrize(
    "value",
    [
        '"a\\u0000b"',
        '"a\0b"',
        '"""a\0b"""',
        '"\\u{0}"',
    ],
)
@pytest.mark.parametrize(
    "text", ["{ licence(number: %s) { number } }", "{ licences(filter: {number: %s}) { number } }"]
)
def test_t49_refuses_a_text_the_register_cannot_hold(
    documents: Documents, text: str, value: str
) -> None:
    with pytest.raises(DocumentInvalidError) as caught:
        documents.prepare(text % value)

    assert [finding.message for finding in caught.value.findings] == [UNFIT]


@pytest.mark.parametrize("argument", ["share: 1e999", "share: " + "9" * 400, "id: " + "9" * 20])
def test_t49_refuses_a_number_out_of_range(documents: Documents, argument: str) -> None:
    with pytest.raises(DocumentInvalidError) as caught:
        documents.prepare(f"{{ licence({argument}) {{ number }} }}")

    assert [finding.message for finding in caught.value.findings] == [UNFIT]


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        ("number:String", "a\0b"),
        ("number:String", "\ud800"),
        ("number:String", "\udfff" + SECRET),
        ("number:String", 123456782),
        ("number:String", [SECRET]),
        ("number:String", {"secret": SECRET}),
        ("page:Int", 2**31),
        pytest.param("page:Int", 10**5_000, id="huge"),
        ("page:Int", 1.5),
        ("page:Int", True),
        ("share:Float", float("nan")),
        ("share:Float", float("inf")),
        ("id:ID", 2**63),
        ("status:Status", "ACTIV"),
        ("on:Date", SECRET),
        ("on:Date", 5),
        ("filter:Filter", {"number": "a\0b"}),
        ("filter:Filter", {SECRET: 1}),
        ("filter:Filter", {"\0": 1}),
        ("filter:Filter", [{"number": SECRET}]),
        ("filter:Filter", {"below": [None]}),
    ],
)
def test_t49_refuses_a_value_without_repeating_it(
    documents: Documents, declared: str, value: object
) -> None:
    with pytest.raises(VariableInvalidError) as caught:
        given(documents, declared, value)

    assert caught.value.formatted() == [
        {
            "message": f"Variable '$v' of type '{declared.split(':')[1]}' has an invalid value.",
            "locations": [{"line": 1, "column": 7}],
            "extensions": {"code": "VARIABLE_INVALID"},
        }
    ]


@pytest.mark.parametrize(
    ("declared", "value", "coerced"),
    [
        ("number:String", "'; DROP TABLE licence; --%_", "'; DROP TABLE licence; --%_"),
        ("number:String", "\U0001f600", "\U0001f600"),
        ("number:String", None, None),
        ("page:Int", -(2**31), -(2**31)),
        ("on:Date", "2026-11-30", date(2026, 11, 30)),
        ("filter:Filter", {"below": [{"number": "1"}]}, {"below": [{"number": "1"}]}),
    ],
)
def test_t49_takes_a_value_as_it_is(
    documents: Documents, declared: str, value: object, coerced: object
) -> None:
    assert given(documents, declared, value) == coerced


def test_t48_refuses_variables_of_many_values(documents: Documents) -> None:
    with pytest.raises(LimitExceededError) as caught:
        given(documents, "filter:Filter", {"below": [{}] * 1_000})

    assert caught.value.limit == "values"


def test_t48_refuses_deep_variables(documents: Documents) -> None:
    value: dict[str, object] = {}
    for _ in range(5_000):
        value = {"below": [value]}

    with pytest.raises(LimitExceededError) as caught:
        given(documents, "filter:Filter", value)

    assert caught.value.limit == "nesting"


def test_t48_refuses_variables_too_deep_for_the_library() -> None:
    documents = Documents(SCHEMA, Limits(nesting=1_000), size=1)
    value: dict[str, object] = {}
    for _ in range(150):
        value = {"below": [value]}

    with pytest.raises(VariableInvalidError) as caught:
        given(documents, "filter:Filter", value)

    assert len(caught.value.findings) == 1


def test_names_the_variables_that_must_be_given(documents: Documents) -> None:
    text = "query($a: String!, $b: Int = 2) { licence(number: $a, page: $b) { number } }"
    document = documents.prepare(text)

    with pytest.raises(VariableInvalidError) as caught:
        coerce_variables(document, operation(document, None), variables={"b": "x", "c": "\0"})

    assert [finding.message for finding in caught.value.findings] == [
        "Variable '$a' of type 'String!' must be given.",
        "Variable '$b' of type 'Int' has an invalid value.",
    ]


def test_does_not_look_at_variables_nobody_declared(documents: Documents) -> None:
    document = documents.prepare("query($b: Int = 2) { licence(page: $b) { number } }")

    values = coerce_variables(document, operation(document, None), variables={"c": "\0"})

    assert values.coerced == {"b": 2}


@pytest.mark.parametrize("value", ["x", "\0"])
def test_reports_at_most_five_variables(documents: Documents, value: str) -> None:
    names = [f"v{i}" for i in range(8)]
    fields = " ".join(f"{name}: licence(page: ${name}) {{ number }}" for name in names)
    declared = " ".join(f"${name}: Int" for name in names)
    document = documents.prepare(f"query({declared}) {{ {fields} }}")

    with pytest.raises(VariableInvalidError) as caught:
        coerce_variables(document, operation(document, None), variables=dict.fromkeys(names, value))

    assert len(caught.value.findings) == 5
