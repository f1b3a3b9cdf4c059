"""The records of a municipality that was split: counted, and assigned to its successors."""

from dataclasses import dataclass
from datetime import date

from gateway.acts.acting import ADMINISTRATOR, Act, Actor, Kind, record_acts, require_role
from gateway.places.errors import RecordsAbsentError, SplitUnknownError
from sql import query
from sql.database import Session

__all__ = ["Count", "Split", "assign_records", "count_records", "list_splits"]


@dataclass(frozen=True)
class Split:
    """A municipality that was split."""

    code: str
    name: str
    succeeded_on: date
    heirs: tuple[str, ...]
    """Its successors, in order."""


@dataclass(frozen=True)
class Count:
    """How many records of one kind there are."""

    kind: str
    """``LICENCE``, ``OPERATOR_LICENCE``, ``INSPECTION`` or ``ANNOTATION``."""
    assigned_to: str | None
    """`None` for those that wait."""
    records: int | None
    """`None` for one to four, which are not told apart; operator licences are public, and exact."""


async def list_splits(session: Session, home: str) -> tuple[Split, ...]:
    """List the municipalities that were split and that a home is a successor of."""
    rows = await session.fetch_rows(query("splits"))
    found = (Split(**dict(row) | {"heirs": tuple(row["heirs"])}) for row in rows)
    return tuple(split for split in found if home in split.heirs)


async def count_records(session: Session, actor: Actor, split: str) -> tuple[Count, ...]:
    """Count the records of a municipality that was split, for who sees to a successor.

    Returns
    -------
    tuple of Count
        For each kind: those that wait, then by successor.

    Raises
    ------
    ActorRefusedError
        If the actor is no administrator today.
    SplitUnknownError
        If it was not split, or the actor is of none of its successors.
    """
    await _require_heir(session, actor, split)
    rows = await session.fetch_rows(query("split_records"), (split, actor.appointment_id))
    return tuple(Count(**dict(row)) for row in rows)


async def assign_records(
    session: Session, actor: Actor, split: str, heir: str, *, operator_licence: str | None
) -> None:
    """Assign what waits to a successor; what was assigned once stays.

    Parameters
    ----------
    session, actor
        Session of the pages, and who acts.
    split
        The municipality that was split.
    heir
        The successor.
    operator_licence
        Number of the operator licence whose records are assigned, with its inspections and
        their annotations; `None` for everything that waits.

    Raises
    ------
    ActorRefusedError, SplitUnknownError
        As for `count_records`; also if ``heir`` is no successor.
    RecordsAbsentError
        If nothing of it waits.
    """
    async with session.transaction():
        if heir not in await _require_heir(session, actor, split):
            raise SplitUnknownError
        what = {"from": split, "to": heir, "operatorLicence": operator_licence}
        act = Act(Kind.RECORDS_ASSIGNED, what)
        await record_acts(session, actor, [act])
        asked = (split, heir, operator_licence, act.id)
        (row,) = await session.fetch_rows(query("assign_records"), asked)
        _require_some(row["assigned"])


def _require_some(assigned: object) -> None:
    if not assigned:
        raise RecordsAbsentError


async def _require_heir(session: Session, actor: Actor, split: str) -> tuple[str, ...]:
    await require_role(session, actor, ADMINISTRATOR)
    row = await session.fetch_row(query("heirs"), (split, actor.appointment_id))
    if row is None:
        raise SplitUnknownError
    return tuple(row["heirs"])
