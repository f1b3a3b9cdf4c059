"""A request names a trusted document in place of sending its text."""

from typing import Any
from uuid import uuid4

import pytest

from gateway.trusted.deciding import Sending
from tests.fixtures.issuer import CLIENT
from tests.trusted.scene import OTHER, Scene, name_of

pytest_plugins = ["tests.trusted.fixtures"]

TOWN = "query Town($code: String!) { municipality(code: $code) { name } }"
UTRECHT = {"data": {"municipality": {"name": "Utrecht"}}}
CODE = {"code": "GM0344"}


def fresh(text: str = "{ me { name } }") -> str:
    """Make a text that no other test has."""
    return f"{text} # {uuid4()}"


def persisted(text: str) -> dict[str, Any]:
    sha256 = name_of(text).removeprefix("sha256:")
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha256}}}


async def test_an_approved_document_is_answered_by_its_name(trusting: Scene) -> None:
    text = fresh(TOWN)
    await trusting.trust(text)

    named = trusting.send(documentId=name_of(text), variables=CODE).json()
    in_the_form_of_apollo = trusting.send(**persisted(text), variables=CODE).json()
    sent = trusting.send(query=text, variables=CODE).json()

    assert named == in_the_form_of_apollo == sent == UTRECHT


def test_a_text_that_cannot_run_is_refused_as_it_is(trusting: Scene) -> None:
    assert trusting.code(query=fresh(TOWN)) == "VARIABLE_INVALID"


async def test_one_operation_of_a_document_is_named(trusting: Scene) -> None:
    text = fresh("query A { me { name } } query B { municipalities { code } }")
    await trusting.trust(text)

    answer = trusting.send(documentId=name_of(text), operationName="A")

    assert answer.json() == {"data": {"me": {"name": "inspector"}}}
    assert trusting.code(documentId=name_of(text)) == "OPERATION_AMBIGUOUS"


async def test_what_is_not_approved_for_this_system_looks_alike(trusting: Scene) -> None:
    proposed, withdrawn, others, nobodys = (fresh() for _ in range(4))
    await trusting.propose(proposed)
    await trusting.withdraw(await trusting.trust(withdrawn))
    await trusting.trust(others, OTHER)

    answers = [
        trusting.send(documentId=name_of(each)) for each in (proposed, withdrawn, others, nobodys)
    ]

    assert {each.status_code for each in answers} == {200}
    assert len({each.content for each in answers}) == 1
    (error,) = answers[0].json()["errors"]
    assert error["extensions"] == {"code": "DOCUMENT_UNKNOWN"}
    assert trusting.code(OTHER, documentId=name_of(others)) == "OK"


@pytest.mark.parametrize(
    "name", ["", "x-1", "sha256:", "sha256:" + "A" * 64, "a" * 64, "sha256:\0", "md5:" + "a" * 64]
)
def test_a_name_of_another_form_is_unknown(trusting: Scene, name: str) -> None:
    assert trusting.code(documentId=name) == "DOCUMENT_UNKNOWN"


def test_an_unknown_document_is_a_bad_request_in_the_newer_media_type(trusting: Scene) -> None:
    answer = trusting.send(accept="application/graphql-response+json", documentId=name_of(fresh()))

    assert answer.status_code == 400
    assert set(answer.json()) == {"errors"}


async def test_the_public_has_no_documents(trusting: Scene) -> None:
    text = fresh()
    await trusting.trust(text)

    answer = trusting.gateway.client.post("/graphql", json={"documentId": name_of(text)})

    assert answer.json()["errors"][0]["extensions"] == {"code": "DOCUMENT_UNKNOWN"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": None},
        {"query": ["{ __typename }"], "documentId": "sha256:" + "a" * 64},
        {"query": "{ __typename }", "documentId": "sha256:" + "a" * 64},
        {"documentId": 1},
        {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "a" * 64}}},
        {"extensions": {"persistedQuery": {"version": 1}}},
        {"extensions": {"persistedQuery": "a"}},
        {"extensions": [], "documentId": "sha256:" + "a" * 64},
    ],
)
def test_h24_what_names_no_document_or_two_is_no_request(
    trusting: Scene, body: dict[str, Any]
) -> None:
    answer = trusting.send(**body)

    assert (answer.status_code, answer.json()["code"]) == (400, "BODY_MALFORMED")


async def test_a_withdrawal_counts_at_the_next_answer(trusting: Scene) -> None:
    text = fresh(TOWN)
    made = await trusting.trust(text)
    assert trusting.send(documentId=name_of(text), variables=CODE).json() == UTRECHT

    await trusting.withdraw(made)

    assert trusting.code(documentId=name_of(text), variables=CODE) == "DOCUMENT_UNKNOWN"
    await trusting.trust(text)
    assert trusting.send(documentId=name_of(text), variables=CODE).json() == UTRECHT


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TOWN, "VARIABLE_INVALID"),
        ("{ licences { nodes { number } } }", "UNAUTHORIZED_FIELD"),
        ("{ __typename }", "OK"),
        ('{ operatorLicences(after: "x") { nodes { number } } }', "ARGUMENT_INVALID"),
    ],
)
async def test_no_refusal_stands_on_a_withdrawn_document(
    trusting: Scene, text: str, code: str
) -> None:
    own = fresh(text)
    made = await trusting.trust(own)
    before = [trusting.code(documentId=name_of(own)) for _ in range(2)]

    await trusting.withdraw(made)

    assert before == [code, code]
    assert trusting.code(documentId=name_of(own)) == "DOCUMENT_UNKNOWN"


@pytest.mark.parametrize("text", ["{ me { name } }", "{ __typename }"])
async def test_a_limited_system_sends_only_what_was_approved_for_it(
    own_trusting: Scene, text: str
) -> None:
    trusted, other = fresh(), fresh(text)
    made = await own_trusting.trust(trusted)
    assert own_trusting.code(query=other) == "OK"

    await own_trusting.limit(CLIENT, Sending.TRUSTED)

    assert own_trusting.code(query=other) == "DOCUMENT_NOT_TRUSTED"
    assert [own_trusting.code(query=trusted) for _ in range(2)] == ["OK", "OK"]
    assert own_trusting.code(documentId=name_of(trusted)) == "OK"
    assert own_trusting.code(OTHER, query=other) == "OK"
    await own_trusting.withdraw(made)
    assert own_trusting.code(query=trusted) == "DOCUMENT_NOT_TRUSTED"


async def test_a_system_that_is_limited_no_longer_sends_any_text(own_trusting: Scene) -> None:
    await own_trusting.limit(CLIENT, Sending.TRUSTED)
    text = fresh()
    assert own_trusting.code(query=text) == "DOCUMENT_NOT_TRUSTED"

    await own_trusting.limit(CLIENT, Sending.ANY)

    assert own_trusting.code(query=text) == "OK"


async def test_a_system_that_has_ended_is_told_so_whatever_it_sends(own_trusting: Scene) -> None:
    text = fresh()
    await own_trusting.trust(text)
    await own_trusting.limit(CLIENT, Sending.TRUSTED)
    assert own_trusting.code(query=text) == "OK"
    await own_trusting.staff.execute(
        "UPDATE access.client SET ended_at = now() WHERE id = $1", CLIENT
    )

    answers = [own_trusting.send(query=each) for each in (fresh(), text)]

    assert answers[0].json()["errors"][0]["extensions"] == {"code": "DOCUMENT_NOT_TRUSTED"}
    assert (answers[1].status_code, answers[1].json()["code"]) == (403, "CLIENT_ABSENT")
