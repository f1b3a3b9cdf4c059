"""Doing an act: one transaction from its key to what it answers.

The guard holds before anything is written and once more where the result is read, so nothing is
written under an ended right, and nothing is kept whose disclosure or decision is not recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import cast
from uuid import UUID

import orjson

from gateway.guards import GuardFailedError, check_guard
from gateway.heads import Heads
from gateway.plans import PlannedAct, PlannedField
from resolvers.acts.act import Act, Case, Work
from resolvers.acts.errors import KeyReusedError, RecordAbsentError
from resolvers.acts.terms import Terms
from resolvers.sealing.sealer import Sealer
from resolvers.statement.arguments import Argument, Leaf, Variables
from resolvers.statement.compile import Statement
from resolvers.statement.parameters import Asker, enum_name
from sql import query
from sql.database import Database, Row, Session
from sql.errors import LegalBasisAbsentError

__all__ = ["Undertaker"]


@dataclass(frozen=True)
class Undertaker:
    """Does acts, each once for its key."""

    database: Database
    """Connections that act with the role of acts."""
    acts: Mapping[str, Act]
    """By field of ``Mutation``."""
    heads: Heads
    terms: Terms
    sealer: Sealer

    async def undertake(
        self, planned: PlannedField, asker: Asker, variables: Variables
    ) -> bytes | None:
        """Do one act, or find that it was done, and read its result.

        Returns
        -------
        bytes or None
            JSON in UTF-8; `None` where the result is not open to the caller.

        Raises
        ------
        ActRefusedError, ArgumentInvalidError
            If it cannot be done; nothing was written.
        GuardFailedError
            If something it stands on is not in force; nothing was written.
        DatabaseError
            If the database does not answer; it is not known then whether it was done, and the
            same key tells.
        """
        act = cast("PlannedAct", planned.act)
        arguments = planned.asked.arguments
        key = cast("UUID", _value(arguments["key"], variables))
        given = cast("Mapping[str, object]", _value(arguments["input"], variables))
        try:
            async with self.database.transaction() as session:
                row = await _ask(session, act.guard, asker, variables)
                if not row["matter"]:
                    raise RecordAbsentError
                work = Work(
                    session=session,
                    asker=asker,
                    given=given,
                    reach=partial(act.reaches, own=frozenset(asker.own)),
                    territory=self.heads.current.territory,
                    terms=self.terms,
                    sealer=self.sealer,
                    case=_case(row),
                )
                made = await self._do_once(planned.asked.field, work, key)
                return await _read(session, planned, replace(asker, made=made), variables)
        except LegalBasisAbsentError:
            raise GuardFailedError("basis") from None

    async def _do_once(self, name: str, work: Work, key: UUID) -> str:
        digest = _digest(name, work.given)
        owned = (work.asker.officer, key)
        if await work.session.fetch_row(query("claim_act_key"), (*owned, name, digest)) is None:
            return await _recall(work.session, owned, digest)
        made = str(await self.acts[name].run(work))
        await work.session.execute(query("keep_act"), (*owned, made))
        return made


async def _recall(session: Session, owned: tuple[UUID | None, UUID], digest: str) -> str:
    row = await session.fetch_row(query("act_of_key"), owned)
    if row is None or row["digest"] != digest:
        raise KeyReusedError
    return str(row["made"])


async def _ask(session: Session, statement: Statement, asker: Asker, variables: Variables) -> Row:
    row = await session.fetch_row(statement.text, statement.arguments(asker, variables))
    return check_guard(row)


async def _read(
    session: Session, planned: PlannedField, asker: Asker, variables: Variables
) -> bytes | None:
    row = await _ask(session, cast("Statement", planned.statement), asker, variables)
    json: bytes | None = row["json"]
    return json


def _case(row: Row) -> Case:
    return Case(
        inspection=row.get("inspection_id"),
        operator_licence=row.get("operator_licence_number"),
        licence=row.get("licence_number"),
        holder=row.get("holder_id"),
    )


def _value(argument: Argument, variables: Variables) -> object:
    if isinstance(argument, Leaf):
        return _named(argument.read(variables))
    return {name: _value(each, variables) for name, each in argument.items()}


def _named(value: object) -> object:
    if isinstance(value, list):
        return [_named(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _named(each) for name, each in value.items()}
    return enum_name(value)


def _digest(act: str, content: Mapping[str, object]) -> str:
    return sha256(orjson.dumps([act, content], option=orjson.OPT_SORT_KEYS)).hexdigest()
