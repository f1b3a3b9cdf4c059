"""Tokens and access headers over HTTP, answered by the real program."""

from uuid import uuid4

import orjson
import pytest

from tests.fixtures.issuer import Issuer
from tests.fixtures.process import Gateway, Staff

PLACE = '{ municipality(code: "GM0344") { name } }'
ME = "{ me { name appointments { role } } }"


def test_the_public_is_answered_without_a_token(served: Gateway) -> None:
    answer = served.ask(PLACE, {})

    assert answer.status_code == 200
    assert answer.json() == {"data": {"municipality": {"name": "Utrecht"}}}


async def test_an_officer_is_known_by_the_token(served: Gateway, staff: Staff) -> None:
    await staff.appoint("anna-me", "inspector", "GM0344")

    answer = served.ask(ME, served.headers("anna-me"))

    me = {"name": "anna-me", "appointments": [{"role": "inspector"}]}
    assert answer.json() == {"data": {"me": me}}


@pytest.mark.parametrize(
    "headers",
    [
        [("Authorization", "Bearer nonsense")],
        [("Authorization", "Basic dTpw")],
        [("Authorization", "")],
        [("Authorization", f"Bearer {Issuer().mint()}")],
        [("Authorization", "Bearer a"), ("Authorization", "Bearer b")],
        [("Authorization", "Bearer " + "a" * 9000)],
    ],
    ids=["no token", "another scheme", "empty", "unknown key", "two", "oversized"],
)
def test_t51_every_refused_token_gets_one_answer(
    served: Gateway, headers: list[tuple[str, str]]
) -> None:
    answer = served.client.post(
        "/graphql",
        content=orjson.dumps({"query": PLACE}),
        headers=[("Content-Type", "application/json"), *headers],
    )

    problem = answer.json()
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem.pop("instance") in answer.headers["traceparent"]
    assert problem == {
        "type": "urn:registerpoort:problem:TOKEN_INVALID",
        "title": "Token invalid",
        "status": 401,
        "detail": "The access token is not valid here; ask your issuer for a new one.",
        "code": "TOKEN_INVALID",
    }


async def test_t51_a_token_in_the_address_is_not_read(served: Gateway, staff: Staff) -> None:
    await staff.appoint("anna-url", "inspector", "GM0344")
    token = served.issuer.mint("anna-url")

    answer = served.client.post(
        f"/graphql?access_token={token}",
        content=orjson.dumps({"query": ME}),
        headers={"Content-Type": "application/json"},
    )

    assert "anna-url" not in answer.text
    assert answer.json()["data"] is None


async def test_t35_a_forged_identity_changes_nothing(served: Gateway, staff: Staff) -> None:
    await staff.appoint("anna-forged", "inspector", "GM0344")
    forged = {
        "X-User": "anna-forged",
        "X-Forwarded-User": "anna-forged",
        "X-Role": "licensing_officer",
        "Cookie": f"token={served.issuer.mint('anna-forged')}",
    }

    assert served.ask(ME, forged).json() == served.ask(ME, {}).json()


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Access-Purpose": "curiosity"}, 400, "PURPOSE_UNKNOWN"),
        ({"Access-Case": "7"}, 400, "CASE_MALFORMED"),
        ({"Access-Appointment": "7"}, 400, "APPOINTMENT_MALFORMED"),
        ({"Access-Appointment": str(uuid4())}, 403, "APPOINTMENT_ABSENT"),
    ],
)
def test_a_wrong_access_header_is_a_problem(
    served: Gateway, headers: dict[str, str], status: int, code: str
) -> None:
    answer = served.ask(PLACE, headers)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_an_ambiguous_appointment_is_a_problem_that_lists_them(
    served: Gateway, staff: Staff
) -> None:
    checks = await staff.appoint("anna-two", "inspector", "GM0344")
    police = await staff.appoint("anna-two", "police_supervisor", "police:amsterdam")
    ended = await staff.appoint("anna-two", "inspector", "GM0363")
    await staff.end(ended)
    await staff.appoint("bea-two", "inspector", "GM0344")

    refused = served.ask(ME, served.headers("anna-two"))

    assert (refused.status_code, refused.json()["code"]) == (400, "APPOINTMENT_AMBIGUOUS")
    assert refused.json()["appointments"] == [
        {"id": str(checks), "role": "inspector", "municipality": "GM0344"},
        {"id": str(police), "role": "police_supervisor", "policeUnit": "police:amsterdam"},
    ]


async def test_an_appointment_that_was_listed_can_be_named(served: Gateway, staff: Staff) -> None:
    await staff.appoint("anna-three", "inspector", "GM0344")
    await staff.appoint("anna-three", "inspector", "GM0363")
    listed = served.ask(ME, served.headers("anna-three")).json()["appointments"]

    answers = [
        served.ask(ME, served.headers("anna-three", appointment=each["id"])).json()
        for each in listed
    ]

    assert [each["data"]["me"]["name"] for each in answers] == ["anna-three"] * 2


async def test_an_unregistered_system_is_told_no_appointments(
    served: Gateway, staff: Staff
) -> None:
    first = await staff.appoint("anna-four", "inspector", "GM0344")
    await staff.appoint("anna-four", "inspector", "GM0363")
    token = served.issuer.mint("anna-four", azp="unregistered")

    answer = served.ask(ME, {"Authorization": f"Bearer {token}"})

    assert (answer.status_code, answer.json()["code"]) == (403, "CLIENT_ABSENT")
    assert str(first) not in answer.text


async def test_an_unregistered_system_is_refused(served: Gateway, staff: Staff) -> None:
    await staff.appoint("anna-system", "inspector", "GM0344")
    token = served.issuer.mint("anna-system", azp="unregistered")

    answer = served.ask(PLACE, {"Authorization": f"Bearer {token}"})

    assert (answer.status_code, answer.json()["code"]) == (403, "CLIENT_ABSENT")


async def test_a_system_asks_only_for_its_own_purposes(served: Gateway, staff: Staff) -> None:
    await staff.appoint("anna-purpose", "inspector", "GM0344")
    await staff.register("system-checks", "NONE", "LICENCE_CHECK")
    token = served.issuer.mint("anna-purpose", azp="system-checks")

    answer = served.ask(
        PLACE, {"Authorization": f"Bearer {token}", "Access-Purpose": "operator-supervision"}
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "PURPOSE_NOT_OF_CLIENT")


async def test_an_appointment_that_ends_is_over_for_the_next_request(
    served: Gateway, staff: Staff
) -> None:
    appointment = await staff.appoint("anna-ended", "inspector", "GM0344")
    headers = served.headers("anna-ended")
    before = served.ask(ME, headers)

    await staff.end(appointment)

    after = served.ask(ME, headers)
    assert before.json()["data"]["me"]["name"] == "anna-ended"
    assert (after.status_code, after.json()["code"]) == (403, "APPOINTMENT_ABSENT")


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "", "application/graphql"])
def test_t47_only_json_is_read(served: Gateway, kind: str) -> None:
    answer = served.client.post(
        "/graphql", content=orjson.dumps({"query": PLACE}), headers={"Content-Type": kind}
    )

    assert (answer.status_code, answer.json()["code"]) == (415, "MEDIA_TYPE_UNSUPPORTED")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_t47_only_post_is_answered(served: Gateway, method: str) -> None:
    answer = served.client.request(method, "/graphql?query={me{name}}")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "access-control-allow-origin" not in answer.headers


async def test_the_log_of_a_request_names_nobody(served: Gateway, staff: Staff) -> None:
    await staff.appoint("anna-logged", "inspector", "GM0344")
    headers = served.headers("anna-logged")
    served.ask(ME, headers)
    served.ask(ME, headers | {"Authorization": headers["Authorization"] + "x"})

    log = served.log.read_text()

    assert '"event":"operation"' in log
    assert '"event":"token_refused"' in log
    assert "eyJ" not in log
    assert "anna-logged" not in log
