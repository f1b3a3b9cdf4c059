"""Each call to the decision point is answered under what is in force at that moment."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from gateway.errors import HeadUnreadableError
from gateway.guards import GuardFailedError
from gateway.heads import Edition, Head, Heads
from gateway.identity import Anonymity, Caller
from gateway.installing import SHIPPED, migrate_database, prepare
from gateway.pdp.calls import Call, Event
from gateway.pdp.doors import FolderDoor, RegisterDoor
from gateway.pdp.endpoints import Endpoints
from gateway.pdp.recording import RecordedCalls
from gateway.problems import FaultMiddleware
from policies.rules import read_policy
from sql.database import Database
from tests.fixtures.deciding import EVALUATION, SYSTEM, as_system, let_decide, post, question
from tests.fixtures.postgres import Address
from tests.fixtures.process import Staff, start_gateway
from tests.fixtures.versions import put_in_force
from tests.policies.foreign.material import example


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_t19_each_call_is_decided_under_the_policy_in_force(
    own_staff: Staff, tmp_path: Path
) -> None:
    await let_decide(own_staff)
    policy = read_policy(SHIPPED)
    without = replace(policy, rules=tuple(each for each in policy.rules if each.id != "R304"))
    dsn = own_staff.database.gateway_dsn

    with start_gateway(dsn, tmp_path, HEAD_SECONDS="300") as gateway:
        for version, allowed in ((policy, True), (without, False), (policy, True)):
            await put_in_force(own_staff.database.dsn, version)
            answer = post(gateway, EVALUATION, question(), as_system(gateway)).json()
            assert answer["decision"] is allowed
            assert answer["context"]["policy"]["sha256"] == version.sha256


async def test_t18_a_system_whose_right_ended_is_refused_at_the_next_call(
    own_staff: Staff, tmp_path: Path
) -> None:
    await let_decide(own_staff)

    with start_gateway(own_staff.database.gateway_dsn, tmp_path) as gateway:
        first = post(gateway, EVALUATION, question(), as_system(gateway))
        await own_staff.execute("UPDATE access.client SET ended_at = now()")
        ended = post(gateway, EVALUATION, question(), as_system(gateway))
        await own_staff.execute("UPDATE access.client SET ended_at = NULL")
        await own_staff.execute("UPDATE access.head SET policy_version = NULL")
        headless = post(gateway, EVALUATION, question(), as_system(gateway))

    assert first.status_code == 200
    assert code(ended) == (403, "CLIENT_ABSENT")
    assert code(headless) == (503, "HEAD_UNREADABLE")


async def test_a_policy_that_comes_after_the_start_answers_the_next_call(
    fresh_database: Address, tmp_path: Path
) -> None:
    await migrate_database(fresh_database.dsn)
    staff = Staff(fresh_database)
    await let_decide(staff)

    with start_gateway(fresh_database.gateway_dsn, tmp_path, HEAD_SECONDS="300") as gateway:
        before = post(gateway, EVALUATION, question(), as_system(gateway))
        await prepare(fresh_database.dsn)
        after = post(gateway, EVALUATION, question(), as_system(gateway))

    assert code(before) == (503, "HEAD_UNREADABLE")
    assert after.json()["decision"] is True


class Restless:
    """A database whose head is another one each time it is read."""

    version = 0

    async def fetch_row(self, *_: object) -> dict[str, object]:
        self.version += 1
        numbers = {"policy_version": self.version, "reference_version": 1}
        return numbers | {"organisation": "1", "decides": True}


async def test_a_head_that_never_rests_is_not_decided_under() -> None:
    database: Any = Restless()

    async def load(edition: Edition) -> Head:
        nothing: Any = None
        return Head(edition, nothing, nothing)

    door = RegisterDoor(Anonymity(), database, Heads(database, load))

    with pytest.raises(HeadUnreadableError):
        await door.enter(Caller(SYSTEM, SYSTEM, None, None, None))


class Forgetful:
    """A recorder under which the policy changes before each record."""

    tried = 0

    async def record(self, _call: Call) -> None:
        self.tried += 1
        raise GuardFailedError("head")


async def test_a_call_that_cannot_be_recorded_is_decided_anew_and_then_refused() -> None:
    recorder = Forgetful()
    endpoints = Endpoints(FolderDoor(None, example()), recorder, 1000, None)
    app = Starlette(routes=endpoints.routes, middleware=[Middleware(FaultMiddleware)])

    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app), base_url="http://pdp"
    ) as client:
        answer = await client.post(EVALUATION, json=question())

    assert code(answer) == (503, "HEAD_UNREADABLE")
    assert recorder.tried == 3


async def test_a_right_that_ends_before_the_record_leaves_none(own_staff: Staff) -> None:
    asked = {"evaluations": [{"columns": {}, "day": "2026-01-01"}]}
    answered = {"evaluations": [{"decision": False, "rules": []}]}
    policy = {"version": 1, "sha256": "0" * 64}
    call = Call(Event.EVALUATION, SYSTEM, asked, answered, policy, 1)
    database = await Database.connect(own_staff.database.gateway_dsn, min_size=1, max_size=1)
    try:
        with pytest.raises(GuardFailedError):
            await RecordedCalls(database).record(call)
    finally:
        await database.close()
