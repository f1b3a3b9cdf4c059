"""The compiled statement and the reference side by side, on one database."""

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import asyncpg
from graphql import FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode, parse, validate
from graphql.execution.values import VariableValues, get_variable_values

from gateway.keyrings.opening import Opener
from policies.decision import Grant, Scope
from resolvers.model import Model
from resolvers.schema import CORE, MODEL
from resolvers.statement.compile import compile_root
from resolvers.statement.parameters import Asker, Capacity
from resolvers.statement.selection import Selected, select
from tests.fixtures.sealing import opener_of_tests
from tests.reference.executor import Reference
from tests.reference.grants import ASKER, everything, opened
from tests.reference.links import KEYS, ROOTS
from tests.reference.opened import open_row
from tests.reference.operations import Operation, named_coordinates
from tests.reference.records import Expected, Question
from tests.reference.rows import CASES

__all__ = ["Answered", "Asking", "Bench", "asking", "read"]

Result = TypeVar("Result")


def read(
    text: str, variables: Mapping[str, Any], schema: GraphQLSchema = CORE
) -> tuple[tuple[Selected, ...], VariableValues]:
    """Collect what a valid document of one operation asks, and its coerced variables."""
    document = parse(text)
    assert validate(schema, document) == []
    fragments = {
        each.name.value: each
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    operation = next(
        each for each in document.definitions if isinstance(each, OperationDefinitionNode)
    )
    coerced = get_variable_values(schema, operation.variable_definitions or (), dict(variables))
    assert isinstance(coerced, VariableValues), coerced
    return select(schema, operation, fragments, coerced), coerced


@dataclass(frozen=True)
class Asking:
    """One operation, what is open, and who asks."""

    operation: Operation
    grant: Grant
    asker: Asker

    @property
    def capacity(self) -> Capacity:
        """What of the asker decides the text of a statement."""
        asker = self.asker
        return Capacity(
            asker.purpose,
            asker.appointment is not None,
            asker.client is not None,
            len(asker.own) == 1,
            asker.document is not None,
        )


def asking(text: str, asker: Asker, grant: Grant | None = None, **variables: object) -> Asking:
    """Ask one operation, under a grant that opens everything unless one is given."""
    return Asking(Operation(text, variables), grant or everything(named_coordinates(text)), asker)


@dataclass(frozen=True)
class Answered:
    """What the statements of an operation answered and wrote."""

    data: dict[str, Any] = field(default_factory=dict)
    records: dict[str, list[asyncpg.Record]] = field(default_factory=dict)
    """Response name of the root field -> disclosures it recorded."""
    withheld: set[str] = field(default_factory=set)
    rows: dict[str, asyncpg.Record] = field(default_factory=dict)
    """Response name of the root field -> row of the statement, with the checks of the guard."""


@dataclass
class Bench:
    """One connection of the owner, and all that both sides need."""

    connection: "asyncpg.Connection[asyncpg.Record]"
    runner: asyncio.Runner
    reference: Reference = field(default_factory=lambda: Reference({}))
    asker: Asker = ASKER
    cursors: dict[str, str] = field(default_factory=dict)
    """Cursor as the reference writes it -> as a page gave it."""
    model: Model = MODEL
    """What the compiler is told of the schema."""
    _opener: Opener = field(default_factory=opener_of_tests)

    @classmethod
    @contextmanager
    def open(cls, dsn: str) -> Iterator["Bench"]:
        """Connect to a database that holds the small register, and learn its cursors."""
        with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
            bench = cls(runner.run(_connect(dsn)), runner)
            try:
                bench.run(bench.refresh())
                bench.learn()
                yield bench
            finally:
                bench.run(bench.connection.close())

    def learn(self) -> None:
        """Walk every list in every order."""
        for root, declared in ROOTS.items():
            for name in declared.orders:
                self.walk(root, f"{name}_ASC")
                self.walk(root, f"{name}_DESC")
            if len(declared.orders.get(declared.default.rpartition("_")[0], ())) > 1:
                self.walk(root, "KEY")

    def run(self, awaited: Coroutine[Any, Any, Result]) -> Result:
        """Wait for what the database answers."""
        return self.runner.run(awaited)

    async def refresh(self) -> None:
        """Read the views and the head anew."""
        fetch = self.connection.fetch
        names = await fetch("SELECT viewname FROM pg_views WHERE schemaname = 'api'")
        self.reference = Reference(
            {
                name: [
                    open_row(name, dict(row)) for row in await fetch(f"SELECT * FROM api.{name}")
                ]
                for [name] in names
            }
        )
        [head] = self.reference.views["head"]
        self.asker = replace(ASKER, **head, day=await self.connection.fetchval(_TODAY))

    def current(self, asked: Asking) -> Asking:
        """Ask the same under the head that is in force."""
        head = self.asker
        asker = replace(
            asked.asker,
            policy_version=head.policy_version,
            reference_version=head.reference_version,
            day=head.day,
        )
        return replace(asked, asker=asker)

    def walk(self, root: str, order: str) -> list[str]:
        """Walk all pages of a root with everything open; return the keys and keep the cursors."""
        declared = ROOTS[root]
        key = KEYS[declared.type]
        by = "" if order == "KEY" else f"orderBy: {order}, "
        text = (
            f"query($after: String) {{ {root}({by}first: 2, after: $after) {{ "
            f"edges {{ cursor node {{ {key} }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
        )
        grant = everything(named_coordinates(text))
        if order == "KEY":
            usual = declared.orders[declared.default.rpartition("_")[0]][0]
            grant = opened(grant, {f"{declared.type}.{usual}": _NEARLY_ALL})
        asker = replace(self.asker, purpose=_SHOWS_RESTRICTED, case=CASES[_SHOWS_RESTRICTED][0])
        asker = asker if declared.type == "Annotation" else self.asker
        keys: list[str] = []
        info = {"endCursor": None, "hasNextPage": True}
        while info["hasNextPage"]:
            page = self.answer(asking(text, asker, grant, after=info["endCursor"])).data[root]
            for edge in page["edges"]:
                keys.append(edge["node"][key])
                self.cursors[f"@{root}:{order}:{keys[-1]}@"] = edge["cursor"]
            info = page["pageInfo"]
        return keys

    def answer(self, asked: Asking) -> Answered:
        """Run the compiled statements of an operation; what they wrote is rolled back."""
        return self.run(self.answer_soon(asked))

    async def answer_soon(self, asked: Asking) -> Answered:
        """Run the compiled statements, from inside of `run`."""
        operation = asked.operation
        selection, variables = read(
            self.pointed(operation.text), json.loads(self.pointed(json.dumps(operation.variables)))
        )
        answered = Answered()
        async with self.rolled_back():
            for each in selection:
                await self._field(asked, each, variables, answered)
        return answered

    async def _field(
        self, asked: Asking, root: Selected, variables: VariableValues, answered: Answered
    ) -> None:
        if root.field == "__typename":
            answered.data[root.name] = root.parent
            return
        statement = compile_root(self.model, asked.grant, asked.capacity, root)
        bound = statement.arguments(asked.asker, variables.coerced)
        await self.connection.execute("SET LOCAL ROLE registerpoort_gateway")
        row = await self.connection.fetchrow(statement.text, *bound)
        await self.connection.execute("RESET ROLE")
        assert row
        answered.rows[root.name] = row
        opened = row["json"] and await self._opener.open(
            row["json"], statement.seals, asked.asker.day
        )
        answered.data[root.name] = opened and json.loads(opened)
        answered.withheld.update(statement.withheld)
        known = [each["id"] for written in answered.records.values() for each in written]
        answered.records[root.name] = await self.connection.fetch(_RECORDS, known)

    @asynccontextmanager
    async def rolled_back(self) -> AsyncIterator[None]:
        """Undo whatever the block writes."""
        transaction = self.connection.transaction()
        await transaction.start()
        try:
            yield
        finally:
            await transaction.rollback()

    def pointed(self, text: str) -> str:
        """Put the cursors that pages gave in the place of those that the reference writes."""
        if "@" in text:
            for name, cursor in self.cursors.items():
                text = text.replace(name, cursor)
        return text

    def expect(self, asked: Asking) -> Expected:
        """Answer by the reference."""
        question = Question(
            asked.operation.text, asked.operation.variables, asked.grant, asked.asker
        )
        return self.reference.answer(question)


_NEARLY_ALL = Scope(own=True, other=True, exceptions=frozenset({"GM9999"}))
"""Covers every record, which nobody can tell who does not know the records."""
_SHOWS_RESTRICTED = "DATA_SUBJECT_REQUEST"
"""The purpose that sees every annotation, also where its processing is restricted."""
_TODAY = "SELECT register.today()"
_RECORDS = "SELECT * FROM access.disclosure_record WHERE id <> all($1) ORDER BY id"


async def _connect(dsn: str) -> "asyncpg.Connection[asyncpg.Record]":
    return await asyncpg.connect(dsn)
