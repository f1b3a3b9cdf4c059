"""A gateway that delivers referrals, and a receiver that can be stopped and started."""

import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from joserfc import jws
from joserfc.jwk import ECKey

from tests.fixtures.process import Staff, free_port

__all__ = ["PATIENCE", "Mailbox", "register", "until", "verify", "write_keys"]

PATIENCE = 60.0


@dataclass
class Mailbox:
    """Where a receiver listens, and what it was sent."""

    folder: Path
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        """Address of the receiver."""
        return f"http://127.0.0.1:{self.port}/meldingen"

    @property
    def letters(self) -> list[dict[str, Any]]:
        """Everything that it was sent, in order; also what it did not acknowledge."""
        file = self.folder / "letters"
        return (
            [orjson.loads(line) for line in file.read_bytes().splitlines()] if file.exists() else []
        )

    @contextmanager
    def open(self, status: int = 200, seconds: float = 0) -> Iterator[None]:
        """Run the receiver; it is killed at the end."""
        values = (self.port, self.folder / "letters", status, seconds)
        program = [sys.executable, "-m", "tests.referrals.receiver", *map(str, values)]
        process = subprocess.Popen(program, cwd=Path(__file__).parents[2])
        try:
            yield
        finally:
            process.kill()
            process.wait()


async def register(staff: Staff, url: str, kind: str = "POLICE", **home: str) -> None:
    """Register a receiver for a municipality or a police unit."""
    ((column, value),) = home.items()
    await staff.execute(
        f"INSERT INTO access.referral_receiver (kind, {column}, url, key_id)"
        f" VALUES ($1, $2, $3, 'k1')"
        f" ON CONFLICT (kind, {column}) DO UPDATE SET url = excluded.url",
        kind,
        value,
        url,
    )


async def until(happens: Callable[[], Awaitable[object]]) -> None:
    """Wait until something happens."""
    deadline = time.monotonic() + PATIENCE
    while not await happens():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)  # noqa: ASYNC251  # nothing else runs in a test


def write_keys(folder: Path) -> tuple[Path, ECKey]:
    """Write the keys of the gateway, and give the public one."""
    key = ECKey.generate_key("P-256", {"kid": "k1"}, private=True)
    file = folder / "referrals.json"
    file.write_bytes(orjson.dumps({"keys": [key.as_dict(private=True)]}))
    return file, ECKey.import_key(key.as_dict(private=False))


def verify(letter: dict[str, Any], key: ECKey) -> dict[str, Any]:
    """Verify the signature of a letter, and give its body."""
    jws.deserialize_compact(letter["X-JWS-Signature"], key, payload=letter["body"].encode())
    body: dict[str, Any] = orjson.loads(letter["body"])
    return body
