"""The issuer's keys: where they come from, and that nobody waits for others' unknown ones."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import orjson
import pytest
from joserfc.jwk import ECKey, KeySet, OctKey, OKPKey

from gateway.keys import Keys, KeysUnreadableError, read_key_set
from tests.fixtures.issuer import Issuer


class Publisher:
    """An issuer's address on loopback that counts how often it is asked."""

    def __init__(self) -> None:
        self.body = b""
        self.status = b"200 OK"
        self.pause = 0.0
        self.asked = 0

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[str]:
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        async with server:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/jwks"

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        self.asked += 1
        await asyncio.sleep(self.pause)
        length = str(len(self.body)).encode()
        writer.write(b"HTTP/1.1 " + self.status + b"\r\ncontent-length: " + length)
        writer.write(b"\r\nconnection: close\r\n\r\n" + self.body)
        await writer.drain()
        writer.close()


@pytest.fixture
def issuer() -> Issuer:
    """An issuer with one key."""
    return Issuer()


@pytest.fixture
def publisher(issuer: Issuer) -> Publisher:
    """An address that publishes the issuer's key."""
    made = Publisher()
    made.body = orjson.dumps(KeySet([issuer.key]).as_dict(private=False))
    return made


async def test_keys_come_from_an_address(issuer: Issuer, publisher: Publisher) -> None:
    async with publisher.listen() as address:
        found = await Keys(address, interval=30, lifetime=60).find(str(issuer.key.kid))

    assert found is not None
    assert found.thumbprint() == issuer.key.thumbprint()


async def test_t51_unknown_key_ids_read_the_source_once_an_interval(publisher: Publisher) -> None:
    async with publisher.listen() as address:
        keys = Keys(address, interval=30, lifetime=60)
        found = await asyncio.gather(*(keys.find(f"unknown-{i}") for i in range(50)))
        found += [await keys.find("unknown again")]

    assert set(found) == {None}
    assert publisher.asked == 1


async def test_a_known_key_is_found_while_the_source_is_slow(
    issuer: Issuer, publisher: Publisher
) -> None:
    async with publisher.listen() as address:
        keys = Keys(address, interval=0, lifetime=60)
        await keys.load()
        publisher.pause = 1
        waiting = asyncio.create_task(keys.find("unknown"))

        found = await asyncio.wait_for(keys.find(str(issuer.key.kid)), 0.2)

        assert found is not None
        assert not waiting.done()
        assert await waiting is None


async def test_a_source_that_fails_leaves_the_keys_in_use(
    issuer: Issuer, publisher: Publisher, caplog: pytest.LogCaptureFixture
) -> None:
    async with publisher.listen() as address:
        keys = Keys(address, interval=0, lifetime=60)
        await keys.load()
        publisher.status = b"500 Oops"
        await keys.load()

    assert await keys.find(str(issuer.key.kid)) is not None
    assert [record.message for record in caplog.records] == ["keys_unreadable"]


async def test_keys_past_their_lifetime_are_read_again_behind_the_request(
    issuer: Issuer, tmp_path: Path
) -> None:
    file = issuer.publish(tmp_path / "jwks.json")
    keys = Keys(str(file), interval=0, lifetime=0)
    await keys.load()
    Issuer().publish(file)

    before = await keys.find(str(issuer.key.kid))
    await keys.load()

    assert before is not None
    assert await keys.find(str(issuer.key.kid)) is None


async def test_keys_that_cannot_check_a_signature_are_left_out(tmp_path: Path) -> None:
    given: list[OctKey | OKPKey | ECKey] = [
        OctKey.generate_key(256, {"kid": "secret"}),
        OKPKey.generate_key("X25519", {"kid": "other"}),
        ECKey.generate_key("P-256", {"kid": "encryption", "use": "enc"}),
        ECKey.generate_key("P-256", {"kid": "good"}),
    ]
    file = tmp_path / "jwks.json"
    file.write_bytes(orjson.dumps({"keys": [key.as_dict() for key in given]}))

    assert set(await read_key_set(str(file))) == {"good"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b'{"keys": 7}',
        b'{"keys": ["x"]}',
        b'{"keys": [{"kty": "EC"}]}',
        b'{"keys": [{"kty": "EC", "kid": "a", "crv": "P-256", "x": "!", "y": 7}]}',
        b'{"keys": [{"kty": ["EC"], "kid": "a"}]}',
        b" " * 1_000_001,
    ],
)
async def test_what_is_no_key_set_is_refused(publisher: Publisher, body: bytes) -> None:
    publisher.body = body

    async with publisher.listen() as address:
        with pytest.raises(KeysUnreadableError):
            await read_key_set(address)


async def test_a_source_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for source in (str(tmp_path / "absent"), "http://127.0.0.1:1/jwks"):
        with pytest.raises(KeysUnreadableError):
            await read_key_set(source)
