"""No licence is granted twice, whoever asks at once and whatever is killed meanwhile."""

import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import Any, Final
from uuid import UUID, uuid4

import httpx2
import pytest

from tests.acts.deeds import Result, make_officer
from tests.acts.files import Desk
from tests.fixtures.issuer import Issuer
from tests.fixtures.process import Gateway, Staff, start_gateway

pytest_plugins = ["tests.acts.licensing"]

CLIENTS: Final = 16
WHOLE: Final = """
SELECT application.id::text,
    (SELECT count(*) FROM register.licence WHERE holder_id = application.holder_id),
    (SELECT count(*) FROM register.decision WHERE licence_number = application.licence_number),
    (SELECT count(*) FROM register.photo WHERE licence_number = application.licence_number),
    (SELECT count(*) FROM access.disclosure_record
        WHERE root = 'Mutation.grantLicence' AND case_id = application.id),
    (SELECT count(*) FROM access.act_key
        WHERE act = 'grantLicence' AND made = application.licence_number)
FROM register.application
WHERE application.id = any($1::text[]::uuid[])
"""
"""What each application has: licences, decisions, photos, disclosures and keys."""


async def test_one_application_that_many_grant_at_once_becomes_one_licence(
    desk: Desk, licensing_staff: Staff, licensing_gateway: Gateway
) -> None:
    found = desk.interview(desk.apply().data).data
    desks = [
        Desk(await make_officer(licensing_staff, licensing_gateway, "licensing_officer"))
        for _ in range(CLIENTS)
    ]

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(lambda each: each.grant(found), desks))

    codes = Counter(each.code for each in answers)
    assert codes == {None: 1, "VERSION_CONFLICT": CLIENTS - 1}
    assert await licensing_staff.find(WHOLE, [found["id"]]) == [(found["id"], 1, 1, 1, 1, 1)]


def try_to_grant(desk: Desk, found: Any, key: UUID) -> Result | None:
    """Grant once; `None` where nobody answered."""
    try:
        return desk.grant(found, key=key)
    except httpx2.HTTPError:
        return None


def grant_and_kill(
    desk: Desk, found: list[Any], keys: list[UUID], *, after: float
) -> list[Result | None]:
    """Grant all at once, and kill the process meanwhile; give what was acknowledged."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        sent = [pool.submit(try_to_grant, desk, *each) for each in zip(found, keys, strict=True)]
        sleep(after)
        desk.officer.gateway.process.send_signal(signal.SIGKILL)
    return [each.result() for each in sent]


@pytest.fixture
def issuer() -> Issuer:
    """Whose tokens both gateways accept."""
    return Issuer()


@pytest.fixture
def doomed(licensing_staff: Staff, tmp_path: Path, issuer: Issuer) -> Iterator[Gateway]:
    """A gateway that is going to be killed."""
    with start_gateway(licensing_staff.database.gateway_dsn, tmp_path, issuer=issuer) as gateway:
        yield gateway


@pytest.mark.parametrize("after", [0.05, 0.2])
async def test_what_was_granted_is_whole_though_the_process_was_killed(
    licensing_staff: Staff, doomed: Gateway, after: float
) -> None:
    desk = Desk(await make_officer(licensing_staff, doomed, "licensing_officer"))
    found = [desk.interview(desk.apply().data).data for _ in range(CLIENTS)]
    keys = [uuid4() for _ in found]
    first = grant_and_kill(desk, found, keys, after=after)
    acknowledged = {each["id"] for each, answer in zip(found, first, strict=True) if answer}

    rows = await licensing_staff.find(WHOLE, [each["id"] for each in found])

    assert {row[1:] for row in rows} <= {(0, 0, 0, 0, 0), (1, 1, 1, 1, 1)}
    assert acknowledged <= {row[0] for row in rows if row[1] == 1}


async def test_t43_a_grant_that_was_cut_off_is_asked_for_again_with_its_key(
    licensing_staff: Staff, doomed: Gateway, tmp_path: Path, issuer: Issuer
) -> None:
    desk = Desk(await make_officer(licensing_staff, doomed, "licensing_officer"))
    found = [desk.interview(desk.apply().data).data for _ in range(CLIENTS)]
    keys = [uuid4() for _ in found]
    first = grant_and_kill(desk, found, keys, after=0.1)

    dsn = licensing_staff.database.gateway_dsn
    with start_gateway(dsn, tmp_path, issuer=issuer) as gateway:
        again = Desk(move(desk, gateway))
        second = [again.grant(each, key=key) for each, key in zip(found, keys, strict=True)]

    assert {each.code for each in second} == {None}
    assert all(
        one is None or one.data == other.data for one, other in zip(first, second, strict=True)
    )
    rows = await licensing_staff.find(WHOLE, [each["id"] for each in found])
    assert {row[1:4] for row in rows} == {(1, 1, 1)}


def move(desk: Desk, gateway: Gateway) -> Any:
    """Let an officer ask another gateway."""

    return replace(desk.officer, gateway=gateway)
