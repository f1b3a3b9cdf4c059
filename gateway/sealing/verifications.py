"""Verifications of the chain: asked for, worked on, and remembered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from gateway.accounts.readings import Reader
from gateway.sealing.verdicts import FaultKind, Verdict
from sql import query
from sql.database import Database

__all__ = ["SealingState", "Verification", "ask_verification", "end_verification"]
__all__ += ["keep_verdict", "list_verifications", "note_progress", "read_state"]
__all__ += ["take_verification"]

SILENCE_SECONDS: Final = 60.0
"""After which a process that began a verification counts as gone, and another begins anew."""


@dataclass(frozen=True)
class SealingState:
    """How far sealing is."""

    number: int | None
    """Of the newest batch; `None` where nothing is sealed, as the next one."""
    sealed_at: datetime | None
    signed: bool
    unsealed: int
    """Records that no batch holds."""


@dataclass(frozen=True)
class Verification:
    """One walk along the chain, ended or not."""

    asked_at: datetime
    name: str | None
    """Of the officer who asked; `None` for the command, as the next two."""
    role: str | None
    home: str | None
    total: int
    batches: int
    records: int
    destroyed: int
    unsigned: int
    unchecked: int
    unsealed: int
    broken: int
    fault: FaultKind | None
    fault_batch: int | None
    fault_record: int | None
    ended_at: datetime | None
    verdict: str | None
    """``GOOD`` or ``BROKEN``; `None` as long as it goes on."""


async def read_state(database: Database) -> SealingState:
    """Read how far sealing is."""
    (row,) = await database.fetch_rows(query("sealing_state"))
    return SealingState(**dict(row))


async def ask_verification(database: Database, reader: Reader) -> bool:
    """Ask that the chain is verified; False where it is being verified already."""
    who = (reader.officer, reader.appointment, reader.trace)
    return bool(await database.fetch_rows(query("ask_verification"), who))


async def list_verifications(
    database: Database, count: int, *, skipped: int = 0
) -> tuple[tuple[Verification, ...], int]:
    """List verifications, the newest first, and how many there are."""
    rows = await database.fetch_rows(query("verifications"), (count, skipped))
    return tuple(_read(dict(row)) for row in rows), rows[0]["listed"] if rows else 0


def _read(row: dict[str, Any]) -> Verification:
    values = {name: value for name, value in row.items() if name != "listed"}
    fault = row["fault"] and FaultKind[row["fault"]]
    return Verification(**values | {"fault": fault})


async def take_verification(database: Database) -> UUID | None:
    """Take a verification that was asked for and that nobody works on."""
    row = await database.fetch_row(query("take_verification"), (SILENCE_SECONDS,))
    return row["id"] if row else None


async def note_progress(database: Database, taken: UUID, verdict: Verdict) -> None:
    """Note how far a verification is."""
    await database.execute(query("note_verification"), (taken, *_list_values(verdict), None))


async def end_verification(database: Database, taken: UUID, verdict: Verdict) -> None:
    """Note what a verification found."""
    values = (taken, *_list_values(verdict), _judge(verdict))
    await database.execute(query("note_verification"), values)


async def keep_verdict(database: Database, verdict: Verdict) -> None:
    """Write down what the command found."""
    values = (*_list_values(verdict), _judge(verdict))
    await database.execute(query("insert_verification"), values)


def _judge(verdict: Verdict) -> str:
    return "BROKEN" if verdict.first else "GOOD"


def _list_values(verdict: Verdict) -> tuple[object, ...]:
    found, first = verdict, verdict.first
    return (
        *(found.total, found.batches, found.records, found.destroyed),
        *(found.unsigned, found.unchecked, found.unsealed, found.broken),
        first and first.kind.name,
        first and first.batch,
        first and first.record,
    )
