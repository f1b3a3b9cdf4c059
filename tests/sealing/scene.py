"""A database in which something was disclosed, and who seals, verifies and tampers."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateway.sealing.keys import Keyring, make_key, read_keyring
from gateway.sealing.verdicts import Verdict
from gateway.sealing.verifying import Seen, verify
from gateway.work.sealing import Sealing
from sql.database import Database, connect_owner
from tests.fixtures.postgres import Address

__all__ = ["DISCLOSE", "Chain", "fault_of", "make_keys"]

DISCLOSE = """
INSERT INTO access.disclosure_record
    (trace_id, root, coordinates, subjects, purpose, role, home, policy_version)
SELECT 'trace' || number, 'Query.licence', '{Licence.number}', ARRAY['person' || number], 'NONE',
    'public', 'none', 1
FROM generate_series(1, $1::int) AS numbers (number)
"""
UNLOCK = "SET session_replication_role = replica"


@dataclass
class Chain:
    """A chain of disclosures under test."""

    address: Address
    administrator: str
    """Address of somebody whom no trigger holds."""
    sealer: Database
    keys: Keyring

    async def disclose(self, count: int) -> None:
        """Write down so many disclosures, in one transaction."""
        async with connect_owner(self.address.dsn) as connection:
            await connection.execute(DISCLOSE, count)

    async def seal(self) -> None:
        """Seal all that can be sealed now."""
        await Sealing(self.sealer, self.keys).seal()

    async def verify(self, keys: Keyring | None = None, seen: Seen | None = None) -> Verdict:
        """Verify, with the keys of the chain or others."""
        return await verify(self.sealer, keys or self.keys, progress=keep_still, seen=seen)

    async def tamper(self, text: str, *values: object) -> None:
        """Run one statement with no trigger in its way."""
        async with connect_owner(self.administrator) as connection:
            await connection.execute(UNLOCK)
            await connection.execute(text, *values)

    async def look(self, text: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement as the owner and give its rows."""
        async with connect_owner(self.address.dsn) as connection:
            return [tuple(row) for row in await connection.fetch(text, *values)]


async def keep_still(_verdict: Verdict) -> None:
    """Tell nobody how far it is."""


def make_keys(folder: Path, name: str = "seal.pem") -> Keyring:
    """Make keys that sign."""
    file = folder / name
    file.write_bytes(make_key())
    return read_keyring(file)


def fault_of(verdict: Verdict) -> Mapping[str, object]:
    """Give the first fault in plain values; nothing where all is good."""
    first = verdict.first
    if first is None:
        return {}
    return {"kind": first.kind.name, "batch": first.batch, "record": first.record}
