"""The outbox: a real gateway, a real receiver over HTTP, and either of them killed."""

import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from joserfc.errors import BadSignatureError
from joserfc.jwk import ECKey

from resolvers.codes import Purpose
from resolvers.schema import TABLES
from tests.acts.conftest import BASIS
from tests.acts.scene import Scene, make_scene
from tests.fixtures.process import Gateway, Staff, start_gateway
from tests.referrals.post import Mailbox, register, until, verify, write_keys
from tests.referrals.test_acts import refer

STUB = "SELECT * FROM register.referral WHERE id = $1::text::uuid"
COUNT = "SELECT count(*) FROM register.referral WHERE {} IS NOT NULL"
FAST = {"REFERRAL_SECONDS": "0.1", "REFERRAL_TRIES": "1000"}


@pytest_asyncio.fixture
async def grounded(own_staff: Staff) -> Staff:
    """The staff of this test's own database, with a legal basis for every type."""
    types = [name for name, table in TABLES.items() if table.gated]
    await own_staff.execute(BASIS, types, ["NONE", *(purpose.name for purpose in Purpose)])
    return own_staff


@pytest.fixture
def key(tmp_path: Path) -> ECKey:
    """The public key of the gateway, whose private one is in a file."""
    return write_keys(tmp_path)[1]


def serve(staff: Staff, folder: Path, **settings: str) -> AbstractContextManager[Gateway]:
    keys = str(folder / "referrals.json")
    given: dict[str, Any] = {**FAST, **settings}
    return start_gateway(staff.database.gateway_dsn, folder, REFERRAL_KEY=keys, **given)


@pytest.fixture
def gateway(grounded: Staff, key: ECKey, tmp_path: Path) -> Iterator[Gateway]:
    """A gateway that delivers."""
    assert key
    with serve(grounded, tmp_path) as served:
        yield served


@pytest_asyncio.fixture
async def scene(grounded: Staff, gateway: Gateway) -> Scene:
    """An inspection of Amsterdam."""
    return await make_scene(grounded, gateway)


@pytest_asyncio.fixture
async def mailbox(grounded: Staff, tmp_path: Path) -> Mailbox:
    """The receiver of the police of Amsterdam; it is not there yet."""
    made = Mailbox(tmp_path)
    await register(grounded, made.url, municipality="GM0363")
    return made


async def wait_for(staff: Staff, column: str, count: int = 1) -> None:
    async def happens() -> bool:
        return await staff.fetch(COUNT.format(column)) == count

    await until(happens)


async def test_what_was_delivered_leaves_a_stub(
    scene: Scene, mailbox: Mailbox, key: ECKey, grounded: Staff
) -> None:
    with mailbox.open():
        answer = refer(scene, licence=scene.number)
        await wait_for(grounded, "delivered_at")

    (letter,) = mailbox.letters
    body = verify(letter, key)
    assert letter["Idempotency-Key"] == body["id"] == answer.data["id"]
    assert (body["receiver"], body["licence"]) == (mailbox.url, scene.number)
    ((identifier, kind, home, payload, *_),) = await grounded.find(STUB, answer.data["id"])
    assert (str(identifier), kind, home, payload) == (answer.data["id"], "POLICE", "GM0363", None)


async def test_a_letter_that_was_changed_is_noticed(
    scene: Scene, mailbox: Mailbox, key: ECKey, grounded: Staff
) -> None:
    with mailbox.open():
        refer(scene)
        await wait_for(grounded, "delivered_at")

    (letter,) = mailbox.letters
    with pytest.raises(BadSignatureError):
        verify(letter | {"body": letter["body"].replace("dwang", "niets")}, key)


async def test_a_receiver_that_comes_back_gets_what_waited(
    scene: Scene, mailbox: Mailbox, grounded: Staff
) -> None:
    answers = [refer(scene) for _ in range(3)]
    await wait_for(grounded, "failure", 3)

    with mailbox.open():
        await wait_for(grounded, "delivered_at", 3)

    keys = [each["Idempotency-Key"] for each in mailbox.letters]
    assert sorted(keys) == sorted(each.data["id"] for each in answers)


@pytest.mark.parametrize("status", [302, 404, 503])
async def test_what_is_not_acknowledged_is_tried_again_and_followed_nowhere(
    scene: Scene, mailbox: Mailbox, grounded: Staff, status: int
) -> None:
    with mailbox.open(status):
        refer(scene)
        await wait_for(grounded, "failure")
    with mailbox.open():
        await wait_for(grounded, "delivered_at")

    assert len({each["Idempotency-Key"] for each in mailbox.letters}) == 1
    assert {each["path"] for each in mailbox.letters} == {"/meldingen"}
    assert len(mailbox.letters) > 1


async def test_t52_a_gateway_that_is_killed_while_it_sends_loses_and_doubles_nothing(
    grounded: Staff, key: ECKey, mailbox: Mailbox, tmp_path: Path
) -> None:
    with mailbox.open(seconds=3), serve(grounded, tmp_path) as first:
        answer = refer(await make_scene(grounded, first))
        await until(lambda: there(mailbox))
        first.stop(signal.SIGKILL)
    with mailbox.open(), serve(grounded, tmp_path):
        await wait_for(grounded, "delivered_at")

    assert len(mailbox.letters) > 1
    assert {each["Idempotency-Key"] for each in mailbox.letters} == {answer.data["id"]}
    assert {verify(each, key)["id"] for each in mailbox.letters} == {answer.data["id"]}


async def there(mailbox: Mailbox) -> bool:
    return bool(mailbox.letters)


async def test_two_gateways_send_each_referral_once(
    scene: Scene, mailbox: Mailbox, grounded: Staff, tmp_path: Path
) -> None:
    for _ in range(8):
        refer(scene)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "referrals.json").write_bytes((tmp_path / "referrals.json").read_bytes())

    with mailbox.open(seconds=0.05), serve(grounded, tmp_path / "second"):
        await wait_for(grounded, "delivered_at", 8)

    keys = [each["Idempotency-Key"] for each in mailbox.letters]
    assert len(keys) == len(set(keys)) == 8


async def test_what_cannot_be_delivered_is_given_up_and_said_so(
    grounded: Staff, key: ECKey, tmp_path: Path
) -> None:
    assert key
    with serve(grounded, tmp_path, REFERRAL_TRIES="2") as gateway:
        answer = refer(await make_scene(grounded, gateway))
        await wait_for(grounded, "failed_at")
        log = gateway.read_log()

    said = [each for each in log if each.get("referral") == answer.data["id"]]
    assert [each["code"] for each in said] == ["RECEIVER_ABSENT"] * 2
    assert said[-1]["level"].upper() == "ERROR"  # type: ignore[attr-defined]  # a text


async def test_a_receiver_whose_key_the_gateway_has_not_waits(
    scene: Scene, mailbox: Mailbox, grounded: Staff
) -> None:
    await grounded.execute("UPDATE access.referral_receiver SET key_id = 'k2'")

    with mailbox.open():
        refer(scene)
        await wait_for(grounded, "failure")

    assert mailbox.letters == []
    failure = "SELECT failure FROM register.referral"
    assert await grounded.fetch(failure) == "RECEIVER_KEY_ABSENT"


async def test_the_police_of_a_region_receives_for_its_municipalities(
    scene: Scene, grounded: Staff, tmp_path: Path
) -> None:
    unit = await grounded.fetch(
        "SELECT region.police_unit FROM register.municipality AS town"
        " INNER JOIN register.safety_region AS region ON town.safety_region = region.code"
        " WHERE town.code = 'GM0363'"
    )
    mailbox = Mailbox(tmp_path)
    await register(grounded, mailbox.url, police_unit=str(unit))

    with mailbox.open():
        refer(scene)
        await wait_for(grounded, "delivered_at")

    assert len(mailbox.letters) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://receiver.example/",
        "http://169.254.169.254/",
        "https://user@receiver.example/",
        "http://127.0.0.1.receiver.example/",
        "file:///etc/passwd",
        "https://receiver.example:port/",
    ],
)
async def test_a_receiver_is_https_or_loopback(grounded: Staff, url: str) -> None:
    with pytest.raises(Exception, match="referral_receiver_url_check"):
        await register(grounded, url, municipality="GM0363")


async def test_a_database_that_does_not_answer_is_no_reason_to_stop(
    scene: Scene, mailbox: Mailbox, grounded: Staff
) -> None:
    async def logged() -> bool:
        return any(each.get("event") == "outbox_unread" for each in scene.gateway.read_log())

    await grounded.execute("REVOKE SELECT ON register.referral FROM registerpoort_outbox")
    await until(logged)
    await grounded.execute("GRANT SELECT ON register.referral TO registerpoort_outbox")
    with mailbox.open():
        refer(scene)
        await wait_for(grounded, "delivered_at")

    assert len(mailbox.letters) == 1
