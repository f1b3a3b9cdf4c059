"""Three hundred random documents, valid and broken: always an answer in GraphQL's shape."""

import re

import httpx2
import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attacks.questions import broken_documents, documents
from tests.attacks.scene import CALLERS, SECRETS, Scene, read_codes

pytest_plugins = ["tests.attacks.fixtures"]

NUMBERLESS = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
CODE = re.compile(r"[A-Z]+(_[A-Z]+)+")
ACCEPTED = ("application/json", "application/graphql-response+json")


def check_shape(answer: httpx2.Response) -> None:
    """Hold an answer against the shape that GraphQL gives it."""
    body = orjson.loads(answer.content)
    assert set(body) <= {"data", "errors", "extensions"}
    assert "data" in body or body["errors"]
    for each in body.get("errors", []):
        assert set(each) <= {"message", "locations", "path", "extensions"}
        assert CODE.fullmatch(each["extensions"]["code"])
        assert each["message"]
        assert all(at["line"] > 0 and at["column"] > 0 for at in each.get("locations", []))
    assert len(body.get("errors", [1])) > 0


@NUMBERLESS
@given(
    document=st.one_of(documents(), broken_documents()),
    caller=st.sampled_from(sorted(CALLERS)),
    accepted=st.sampled_from(ACCEPTED),
)
def test_t49_h17_a_random_document_is_answered_or_refused_in_graphqls_shape(
    scene: Scene, document: str, caller: str, accepted: str
) -> None:
    with scene.listening() as lines:
        answer = scene.send(orjson.dumps({"query": document}), caller, Accept=accepted)

    assert answer.status_code in (200, 400)
    assert answer.headers["Content-Type"].startswith(accepted)
    check_shape(answer)
    assert {orjson.loads(line)["level"] for line in lines} <= {"INFO"}
    assert not any(b"Traceback" in line or len(line) > 1000 for line in lines)


ANSWERED = {
    "NOT_FOUND_OR_DENIED",
    "ARGUMENT_INVALID",
    "UNAUTHORIZED_ARGUMENT",
    "DOCUMENT_INVALID",
    "LIMIT_EXCEEDED",
    "CASE_MISSING",
}


@NUMBERLESS
@given(data=st.data(), caller=st.sampled_from(sorted(CALLERS)))
def test_t49_a_random_document_within_what_is_open_is_answered(
    scene: Scene, data: st.DataObject, caller: str
) -> None:
    document = data.draw(documents(scene.open_to(caller)))

    answer = scene.send(orjson.dumps({"query": document}), caller)

    assert answer.status_code == 200
    assert set(read_codes(answer).values()) <= ANSWERED
    check_shape(answer)


@NUMBERLESS
@given(document=documents(), caller=st.sampled_from(["public", "administrator", "worklist"]))
def test_t05_t46_no_random_document_shows_a_secret_to_who_may_see_none(
    scene: Scene, document: str, caller: str
) -> None:
    answer = scene.send(orjson.dumps({"query": document}), caller)

    seen = answer.content.replace(b"Secret licensing-utrecht", b"").replace(
        b"Secret administrator", b""
    )
    assert not [word for word in SECRETS if word in seen]


@NUMBERLESS
@given(document=documents(), caller=st.sampled_from(sorted(CALLERS)))
def test_t05_a_random_document_that_is_refused_runs_no_statement(
    scene: Scene, document: str, caller: str
) -> None:
    with scene.counting(caller) as statements:
        answer = orjson.loads(scene.send(orjson.dumps({"query": document}), caller).content)

    if answer.get("data") is None:
        assert statements == []


@NUMBERLESS
@given(
    body=st.one_of(
        st.binary(max_size=400),
        st.recursive(
            st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(["query", "variables", "operationName", "extensions", "x"]),
                    inner,
                    max_size=5,
                )
            ),
        ).map(orjson.dumps),
    )
)
def test_t49_a_random_body_is_a_problem_or_an_answer(scene: Scene, body: bytes) -> None:
    with scene.listening() as lines:
        answer = scene.send(body)

    assert answer.status_code in (200, 400)
    assert "code" in answer.json() or "data" in answer.json() or "errors" in answer.json()
    assert {orjson.loads(line)["level"] for line in lines} <= {"INFO"}
