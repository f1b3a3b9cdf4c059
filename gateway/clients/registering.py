"""What an administrator does with one municipal system; each act is written down beside it."""

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

import orjson

from gateway.acts.acting import ADMINISTRATOR, Act, Actor, Kind, record_acts, require_role
from gateway.clients.bounds import Bounds
from gateway.clients.errors import ClientKnownError, ClientOverError, ClientUnregisteredError
from gateway.clients.keys import KeySource
from gateway.clients.weighing import Terms, weigh_id, weigh_terms
from gateway.trusted.deciding import Sending
from sql import query
from sql.database import Session

__all__ = ["change", "change_keys", "end", "register"]


async def register(
    session: Session, actor: Actor, id_: str, *, terms: Terms, ceiling: Bounds
) -> None:
    """Register a system: from the next answer on it may connect.

    Parameters
    ----------
    session
        Session of the pages, or of the owner.
    actor
        Who registers it.
    id_
        What its tokens name it, in the claim ``client_id``.
    terms
        What it is called, and what it may ask.
    ceiling
        The bounds of every system, which its own do not exceed.

    Raises
    ------
    ActorRefusedError
        If the actor is no functional administrator today, as for everything here.
    ClientError
        If a value does not fit; its field says which.
    """
    weigh_id(id_)
    weigh_terms(terms, ceiling)
    async with session.transaction():
        await require_role(session, actor, ADMINISTRATOR)
        act = Act(Kind.CLIENT_REGISTERED, {"client": id_, **terms.tell()})
        await record_acts(session, actor, [act])
        await _insert(session, (id_, *_columns(terms), act.id))


async def change(
    session: Session, actor: Actor, id_: str, *, terms: Terms, ceiling: Bounds
) -> bool:
    """Change what a system may ask; tell whether there was anything to change.

    Wider terms count from the next answer on, and so do fewer purposes; narrower bounds once no
    process remembers the wider ones, ``REGISTERPOORT_ACCESS_SECONDS`` at most.

    Raises
    ------
    ClientError
        If a value does not fit.
    ClientOverError
        If the system was ended.
    ClientUnregisteredError
        If there is no such system.
    """
    weigh_terms(terms, ceiling)
    async with session.transaction():
        before = _read_terms(await _hold(session, actor, id_)).tell()
        after = terms.tell()
        changed = [name for name in after if before[name] != after[name]]
        if not changed:
            return False
        what = {name: {"before": before[name], "after": after[name]} for name in changed}
        act = Act(Kind.CLIENT_CHANGED, {"client": id_, "changed": what})
        await record_acts(session, actor, [act])
        await session.execute(query("change_client"), (id_, *_columns(terms), act.id))
    return True


async def change_keys(session: Session, actor: Actor, id_: str, *, source: KeySource) -> None:
    """Say what a system proves itself with; what was said before does not count any more.

    Raises
    ------
    ClientOverError, ClientUnregisteredError
        As `change`.
    """
    async with session.transaction():
        await _hold(session, actor, id_)
        named = [key["kid"] for key in source.keys]
        what = {"client": id_, "keys": named, "address": source.address}
        act = Act(Kind.CLIENT_KEYS_CHANGED, what)
        await record_acts(session, actor, [act])
        held = orjson.dumps({"keys": source.keys}).decode() if source.keys else None
        await session.execute(query("change_client_keys"), (id_, held, source.address, act.id))


async def end(session: Session, actor: Actor, id_: str) -> None:
    """End a system: no answer is given through it any more, and it is never begun again.

    Raises
    ------
    ClientOverError, ClientUnregisteredError
        As `change`.
    """
    async with session.transaction():
        row = await _hold(session, actor, id_)
        act = Act(Kind.CLIENT_ENDED, {"client": id_, "name": row["name"]})
        await record_acts(session, actor, [act])
        await session.execute(query("end_client"), (id_, act.id))


async def _insert(session: Session, written: tuple[object, ...]) -> None:
    if await session.fetch_row(query("insert_client"), written) is None:
        raise ClientKnownError


async def _hold(session: Session, actor: Actor, id_: str) -> Mapping[str, Any]:
    await require_role(session, actor, ADMINISTRATOR)
    row = await session.fetch_row(query("hold_client"), (id_,))
    if row is None:
        raise ClientUnregisteredError
    if row["ended_at"] is not None:
        raise ClientOverError
    return dict(row)


def _read_terms(row: Mapping[str, Any]) -> Terms:
    bounds = Bounds(row["document_fields"], row["document_depth"], row["root_fields"])
    purposes = frozenset(row["purposes"])
    return Terms(row["name"], row["organisation"], purposes, Sending(row["documents"]), bounds)


def _columns(terms: Terms) -> tuple[object, ...]:
    purposes = sorted(terms.purposes)
    return (
        terms.name,
        terms.organisation,
        purposes,
        terms.sending.value,
        *astuple(terms.bounds),
    )
