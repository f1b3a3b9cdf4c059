"""A stream ends with what it stands on: H13, within seconds and with a reason."""

import time
from dataclasses import replace
from typing import Any, Final

import pytest

from gateway.installing import SHIPPED
from policies.rules import read_policy
from tests.acts.checking import Checking, open_inspection
from tests.acts.deeds import make_officer
from tests.acts.teams import close
from tests.fixtures.issuer import CLIENT
from tests.fixtures.process import Staff, start_gateway
from tests.fixtures.versions import put_in_force
from tests.streams.fixtures import QUICK
from tests.streams.hearing import annotate, headers_of, listen, read
from tests.test_gateway_endpoint import RESTLESS

POLICY: Final = read_policy(SHIPPED)


def without(*numbers: str) -> Any:
    return replace(POLICY, rules=tuple(each for each in POLICY.rules if each.id not in numbers))


async def test_h13_a_closed_inspection_ends_its_stream(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        found = {"id": listening.inspection, "version": 2}
        assert close(listening.officer, found, "NO_IRREGULARITY").code is None
        await annotate(streamed)

        message = hearing.hear()

    assert (message["id"], message["type"]) == ("1", "error")
    assert message["payload"][0]["extensions"] == {"code": "NOT_FOUND_OR_DENIED"}


async def test_h13_an_ended_appointment_closes_the_connection(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        await streamed.end(listening.officer.appointment)
        await annotate(streamed)

        message = hearing.hear()
        assert message["payload"][0]["extensions"] == {"code": "APPOINTMENT_ABSENT"}
        assert hearing.closed() == (4403, "APPOINTMENT_ABSENT")


async def test_h13_a_member_who_left_the_team_is_told_nothing_more(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        await streamed.execute(
            "DELETE FROM register.inspection_member WHERE appointment_id = $1",
            listening.officer.appointment,
        )
        await annotate(streamed)

        message = hearing.hear()

    assert message["payload"][0]["extensions"] == {"code": "NOT_FOUND_OR_DENIED"}


async def test_h13_a_token_that_expires_closes_the_connection(
    streamed: Staff, tmp_path: Any
) -> None:
    settings = {**QUICK, "CLOCK_SKEW": "0"}

    with start_gateway(streamed.database.gateway_dsn, tmp_path, **settings) as gateway:
        officer = await make_officer(streamed, gateway)
        checking = await open_inspection(streamed, gateway, officer)
        token = gateway.issuer.mint(officer.subject, exp=int(time.time()) + 3)
        ending = replace(officer, headers={"Authorization": f"Bearer {token}"})
        began = time.monotonic()
        async with listen(replace(checking, officer=ending), streamed) as hearing:
            message = hearing.hear()
            closed = hearing.closed()

    assert message["payload"][0]["extensions"] == {"code": "TOKEN_INVALID"}
    assert (closed, time.monotonic() - began < 6) == ((4403, "TOKEN_INVALID"), True)


@pytest.mark.parametrize(
    ("numbers", "code"), [(("R306",), "UNAUTHORIZED_FIELD"), (("R312",), "UNAUTHORIZED_FIELD")]
)
async def test_h13_a_policy_that_closes_what_is_told_ends_the_stream(
    own_streamed: Staff, tmp_path: Any, numbers: tuple[str, ...], code: str
) -> None:
    with start_gateway(own_streamed.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        officer = await make_officer(own_streamed, gateway)
        checking = await open_inspection(own_streamed, gateway, officer)
        checking.check()
        async with listen(checking, own_streamed) as hearing:
            await put_in_force(own_streamed.database.dsn, without(*numbers))
            await annotate(own_streamed)
            message = hearing.hear()

    assert message["type"] == "error"
    assert message["payload"][0]["extensions"]["code"] == code


async def test_a_policy_that_closes_nothing_of_it_lets_the_stream_go_on(
    own_streamed: Staff, tmp_path: Any
) -> None:
    count = (
        "SELECT count(*) FROM access.decision_record"
        " WHERE 'Subscription.annotationMade' = any(coordinates)"
    )

    with start_gateway(own_streamed.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        officer = await make_officer(own_streamed, gateway)
        checking = await open_inspection(own_streamed, gateway, officer)
        checking.check()
        async with listen(checking, own_streamed) as hearing:
            await put_in_force(own_streamed.database.dsn, without("R431"))
            made = [await annotate(own_streamed), await annotate(own_streamed)]
            told = [hearing.told(), hearing.told()]

    assert sorted(told) == sorted(made)
    assert await own_streamed.fetch(count) == 2


async def test_a_purpose_without_a_bound_is_told_nothing_whatever_the_policy_opens(
    own_streamed: Staff, tmp_path: Any
) -> None:
    (rule,) = (each for each in POLICY.rules if each.id == "R306")
    wider = replace(rule, id="R399", purpose="OPERATOR_SUPERVISION")
    await put_in_force(own_streamed.database.dsn, replace(POLICY, rules=(*POLICY.rules, wider)))

    with start_gateway(own_streamed.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        officer = await make_officer(own_streamed, gateway)
        checking = await open_inspection(own_streamed, gateway, officer)
        checking.check()
        named: Any = {"Access-Purpose": "operator-supervision"}
        asked = "subscription { annotationMade { id } }"
        async with listen(checking, own_streamed, query=asked, **named) as hearing:
            await annotate(own_streamed)

            assert hearing.silent(1.5)


async def test_without_a_legal_basis_nothing_is_told_any_more(
    own_streamed: Staff, tmp_path: Any
) -> None:
    with start_gateway(own_streamed.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        officer = await make_officer(own_streamed, gateway)
        checking = await open_inspection(own_streamed, gateway, officer)
        async with listen(checking, own_streamed) as hearing:
            await own_streamed.execute(
                "UPDATE access.legal_basis"
                " SET in_force_from = '2019-01-01', in_force_until = '2020-01-01'"
            )
            message = hearing.hear()

    assert message["payload"][0]["extensions"] == {"code": "LEGAL_BASIS_ABSENT"}


async def test_a_system_that_may_not_connect_any_more_is_told_nothing(
    own_streamed: Staff, tmp_path: Any
) -> None:
    with start_gateway(own_streamed.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        officer = await make_officer(own_streamed, gateway)
        checking = await open_inspection(own_streamed, gateway, officer)
        async with listen(checking, own_streamed) as hearing:
            await own_streamed.execute(
                "UPDATE access.client SET ended_at = now() WHERE id = $1", CLIENT
            )
            closed = hearing.closed()

    assert closed == (4403, "CLIENT_ABSENT")


async def test_what_is_in_force_is_not_run_after_forever(
    own_streamed: Staff, tmp_path: Any
) -> None:
    with start_gateway(own_streamed.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        officer = await make_officer(own_streamed, gateway)
        checking = await open_inspection(own_streamed, gateway, officer)
        async with listen(checking, own_streamed) as hearing:
            await own_streamed.execute(RESTLESS)
            message = hearing.hear(60)

    assert message["payload"][0]["extensions"] == {"code": "HEAD_UNREADABLE"}


async def test_a_stream_that_is_not_read_is_ended(streamed: Staff, tmp_path: Any) -> None:
    settings = {**QUICK, "STREAM_WAITING": "3", "STREAM_SECONDS": "1"}

    with start_gateway(streamed.database.gateway_dsn, tmp_path, **settings) as gateway:
        officer = await make_officer(streamed, gateway)
        checking = await open_inspection(streamed, gateway, officer)
        async with listen(checking, streamed) as hearing:
            for _ in range(10):
                await annotate(streamed)
            message = hearing.hear()

    assert message["payload"][0]["extensions"] == {"code": "STREAM_BEHIND"}


async def test_a_server_that_stops_ends_its_streams(streamed: Staff, tmp_path: Any) -> None:
    settings = {**QUICK, "DRAIN_SECONDS": "30"}

    with start_gateway(streamed.database.gateway_dsn, tmp_path, **settings) as gateway:
        officer = await make_officer(streamed, gateway)
        checking = await open_inspection(streamed, gateway, officer)
        async with listen(checking, streamed) as hearing:
            with read(gateway, headers_of(checking)) as reading:
                reading.still()
                began = time.monotonic()
                gateway.process.terminate()
                ends = hearing.closed(), reading.event()
        gateway.process.wait(20)

    assert (ends[0][0], ends[1]) == (1012, ("end", None))
    assert time.monotonic() - began < 10
