"""AuthZEN on the gateway: who may ask, what is answered, and under which policy."""

from typing import Any

import pytest
import pytest_asyncio

from policies.record.records import read_record
from sql.database import connect_owner
from tests.fixtures.deciding import EVALUATION, SYSTEM, as_system, let_decide, post, question
from tests.fixtures.issuer import CLIENT
from tests.fixtures.process import Gateway, Staff
from tests.policies.material import shipped

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest_asyncio.fixture(scope="session")
async def decided(staff: Staff, served: Gateway) -> Gateway:
    """The running gateway, with one system that may ask for decisions."""
    await let_decide(staff)
    return served


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_a_registered_system_is_answered(decided: Gateway) -> None:
    context = {"purpose": "LICENCE_CHECK", "traceparent": TRACE}
    properties = {"processing_activity_id": "https://verwerkingen.example/7"}

    answer = post(
        decided,
        EVALUATION,
        question(context=context, action={"name": "read", "properties": properties}),
        as_system(decided) | {"X-Request-ID": "bfe9eb29 ab87"},
    )

    body = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.headers["x-request-id"] == "bfe9eb29 ab87"
    assert body["decision"] is True
    assert body["context"]["reason"]["rules"] == ["R304"]
    assert body["context"]["policy"]["version"] >= 1


async def test_a_denial_is_an_answer(decided: Gateway) -> None:
    answer = post(decided, EVALUATION, question(context={}), as_system(decided))

    assert (answer.status_code, answer.json()["decision"]) == (200, False)


async def test_several_are_answered_in_order_until_their_semantic_ends(decided: Gateway) -> None:
    items: list[dict[str, Any]] = [{}, {"context": {}}, {}]
    options = {"evaluations_semantic": "deny_on_first_deny"}
    path, headers = "/access/v1/evaluations", as_system(decided)

    everything = post(decided, path, question(evaluations=items), headers).json()
    ended = post(decided, path, question(evaluations=items, options=options), headers).json()
    alone = post(decided, path, question(), headers).json()

    assert [each["decision"] for each in everything["evaluations"]] == [True, False, True]
    assert [each["decision"] for each in ended["evaluations"]] == [True, False]
    assert alone["decision"] is True


async def test_searches_are_paged_and_name_no_officer(decided: Gateway) -> None:
    path, headers = "/access/v1/search/subject", as_system(decided)
    asked = question(subject={"type": "capacity"}, page={"limit": 7})

    first = post(decided, path, asked, headers).json()
    token = first["page"]["next_token"]
    second = post(decided, path, asked | {"page": {"token": token}}, headers).json()
    officers = post(decided, path, question(subject={"type": "officer"}), headers).json()
    actions = post(decided, "/access/v1/search/action", question(), headers).json()

    assert len(first["results"]) == len(second["results"]) == 7
    assert not {each["id"] for each in first["results"]} & {
        each["id"] for each in second["results"]
    }
    assert officers["results"] == []
    assert actions["results"] == [{"name": "read"}]


async def test_resources_are_never_searched(decided: Gateway) -> None:
    answer = post(decided, "/access/v1/search/resource", question(), as_system(decided))
    metadata = decided.client.get("/.well-known/authzen-configuration").json()

    assert code(answer) == (404, "NOT_FOUND")
    assert sorted(metadata) == [
        "access_evaluation_endpoint",
        "access_evaluations_endpoint",
        "policy_decision_point",
        "search_action_endpoint",
        "search_subject_endpoint",
    ]
    assert metadata["access_evaluation_endpoint"] == f"{decided.url}/access/v1/evaluation"


async def test_nobody_asks_without_a_token(decided: Gateway) -> None:
    missing = post(decided, EVALUATION, question(), {})
    invalid = post(decided, EVALUATION, question(), {"Authorization": "Bearer x"})

    assert code(missing) == (401, "TOKEN_MISSING")
    assert missing.headers["www-authenticate"] == "Bearer"
    assert code(invalid) == (401, "TOKEN_INVALID")


async def test_t36_an_officer_never_asks_about_others(decided: Gateway, staff: Staff) -> None:
    await staff.appoint("curious", "inspector", "GM0344")
    through_system = as_system(decided, sub="curious")
    by_itself = decided.headers("curious")

    answers = [post(decided, EVALUATION, question(), each) for each in (through_system, by_itself)]

    assert {code(each) for each in answers} == {(403, "DECISIONS_NOT_OF_CLIENT")}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"sub": CLIENT, "azp": CLIENT}, "DECISIONS_NOT_OF_CLIENT"),
        ({"sub": "nobody", "azp": "nobody"}, "CLIENT_ABSENT"),
        ({"org_oin": "00000099000000002000"}, "CLIENT_ABSENT"),
    ],
)
async def test_t36_a_system_asks_only_where_it_is_registered_for_it(
    decided: Gateway, claims: dict[str, str], expected: str
) -> None:
    answer = post(decided, EVALUATION, question(), as_system(decided, **claims))

    assert code(answer) == (403, expected)


async def test_t36_headers_of_another_session_change_nothing(decided: Gateway) -> None:
    named = {"Access-Purpose": "audit", "X-User": "inspector@GM0363", "X-Role": "auditor"}

    plain = post(decided, EVALUATION, question(), as_system(decided))
    dressed = post(decided, EVALUATION, question(), as_system(decided) | named)

    assert plain.content == dressed.content


async def test_t40_the_day_is_that_of_the_gateway(decided: Gateway) -> None:
    context = {"purpose": "LICENCE_CHECK", "time": "1985-10-26T01:22-07:00"}

    now = post(decided, EVALUATION, question(), as_system(decided))
    then = post(decided, EVALUATION, question(context=context), as_system(decided))

    assert now.content == then.content


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{", "BODY_MALFORMED"),
        (b"[]", "BODY_MALFORMED"),
        (b"null", "BODY_MALFORMED"),
        (b'{"subject": 1, "subject": 2}', "BODY_MALFORMED"),
        (b'{"a": {"b": 1, "\\u0062": 2}}', "BODY_MALFORMED"),
        (b'{"a": "\\u0000"}', "BODY_MALFORMED"),
        (b'{"\\u0000": 1}', "BODY_MALFORMED"),
        (b'{"a": "\\ud800"}', "BODY_MALFORMED"),
        (b'{"a": "\xff"}', "BODY_MALFORMED"),
        (b'{"a": NaN}', "BODY_MALFORMED"),
        (b'\xef\xbb\xbf{"a": 1}', "BODY_MALFORMED"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "BODY_MALFORMED"),
        (b"[" * 30_000, "BODY_MALFORMED"),
        (b"[" * 5_000 + b"]" * 5_000, "BODY_MALFORMED"),
        (b'{"a": ' + b"9" * 6_000 + b"}", "BODY_MALFORMED"),
        (b'{"a": ' + b"9" * 60 + b"}", "MEMBER_MISSING"),
        (b"{}", "MEMBER_MISSING"),
    ],
)
async def test_hostile_json_is_a_fault_of_the_call(
    decided: Gateway, content: bytes, expected: str
) -> None:
    answer = post(decided, EVALUATION, content, as_system(decided) | {"X-Request-ID": "7"})

    assert code(answer) == (400, expected)
    assert answer.headers["x-request-id"] == "7"


async def test_a_body_is_bounded_and_json(decided: Gateway) -> None:
    headers = as_system(decided)

    large = post(decided, EVALUATION, question(context={"x": "x" * 70_000}), headers)
    form = post(decided, EVALUATION, question(), headers | {"Content-Type": "text/plain"})

    assert code(large) == (413, "BODY_TOO_LARGE")
    assert code(form) == (415, "MEDIA_TYPE_UNSUPPORTED")


@pytest.mark.parametrize("given", ["x" * 129, "a\tb", "é"])
async def test_a_request_id_that_cannot_be_given_back_is_refused(
    decided: Gateway, given: str
) -> None:
    headers = {**as_system(decided), "X-Request-ID": given.encode("latin-1").decode("latin-1")}
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    sent.append((b"Content-Type", b"application/json"))

    answer = decided.client.post(EVALUATION, json=question(), headers=sent)

    assert code(answer) == (400, "REQUEST_ID_INVALID")
    assert "x-request-id" not in answer.headers


async def test_a_call_leaves_one_record_without_personal_data(
    decided: Gateway, staff: Staff
) -> None:
    subject = {"type": "officer", "id": "pseudonym-of-jan", "properties": {"role": "king"}}
    trace = "4bf92f3577b34da6a3ce929d0e0e4700"
    headers = as_system(decided) | {"traceparent": f"00-{trace}-00f067aa0ba902b7-01"}

    post(decided, EVALUATION, question(subject=subject), headers)
    post(decided, "/access/v1/evaluations", question(evaluations=[{}, {"context": {}}]), headers)
    post(decided, "/access/v1/search/action", question(), headers)

    async with connect_owner(staff.database.dsn) as connection:
        rows = await connection.fetch(
            "SELECT * FROM access.decision_record WHERE trace_id = $1 ORDER BY decided_at", trace
        )
    assert [row["event_name"] for row in rows] == [
        "adl.access_evaluation",
        "adl.access_evaluations",
        "adl.search_action",
    ]
    assert [row["answers"] for row in rows] == [["NONE"], ["ALL", "NONE"], []]
    assert {(row["client"], row["parent_span_id"]) for row in rows} == {
        (SYSTEM, "00f067aa0ba902b7")
    }
    assert rows[0]["requests"][0][:5] == ["", "", "GM0363", "", "Licence.photo"]
    assert "pseudonym-of-jan" not in str(rows)


async def test_a_recorded_call_is_replayed(decided: Gateway, staff: Staff) -> None:
    post(
        decided,
        "/access/v1/evaluations",
        question(evaluations=[{}, {"context": {}}]),
        as_system(decided),
    )

    async with connect_owner(staff.database.dsn) as connection:
        row = await connection.fetchrow(
            "SELECT * FROM access.decision_record WHERE client = $1"
            " AND event_name = 'adl.access_evaluations' ORDER BY decided_at DESC LIMIT 1",
            SYSTEM,
        )
    assert row is not None
    record = read_record(dict(row))
    answers = tuple(each.texts for each in record.asked.decide(shipped()))

    assert record.answers == answers
    assert [scope for scope, _ in answers] == ["ALL", "NONE"]
