from dataclasses import dataclass, field
from uuid import UUID

import orjson
from graphql import ExecutionResult, GraphQLSchema, parse, validate
from strawberry import Info

from resolvers.codes import LicenceStatus, Purpose
from resolvers.introspection import visible_schema
from resolvers.me import Access, AccessAction, AccessField, AccessScope
from resolvers.schema import CORE, execute_operation

CASE = UUID("0b6a1f6e-6d2a-4f7e-9a53-0d4f5f3c2b11")


@dataclass
class Answering:
    """An operation whose fields are answered by given JSON."""

    answers: dict[str, bytes] = field(default_factory=dict)
    visible_schema: GraphQLSchema = CORE
    asked: list[tuple[Purpose | None, UUID | None]] = field(default_factory=list)

    async def answer(self, info: Info) -> orjson.Fragment | None:
        json = self.answers.get(str(info.path.key))
        return None if json is None else orjson.Fragment(json)

    def access(self, purpose: Purpose | None, case: UUID | None) -> Access:
        self.asked.append((purpose, case))
        opened = AccessField(
            coordinate="Query.me", action=AccessAction("read"), scope=AccessScope.ALL
        )
        return Access(purpose=purpose, fields=[opened])


async def execute(text: str, context: Answering, **variables: object) -> ExecutionResult:
    """Execute a valid document."""
    document = parse(text)
    assert validate(CORE, document) == []
    return await execute_operation(
        document, operation_name=None, variables=variables, context=context
    )


async def test_passes_finished_json_through_as_it_is() -> None:
    context = Answering({"card": b'{"number":"23456789AB" , "made":"up"}'})

    result = await execute('{ card: licence(number: "23456789AB") { number } }', context)

    assert result.errors is None
    assert orjson.dumps(result.data) == b'{"card":{"number":"23456789AB" , "made":"up"}}'


async def test_passes_pages_and_bare_values_through() -> None:
    context = Answering({"licences": b'{"nodes":[]}', "licenceValidity": b'"NOT_VALID"'})
    text = '{ licences { nodes { number } } licenceValidity(number: "23456789AB") }'

    result = await execute(text, context)

    assert orjson.dumps(result.data) == b'{"licences":{"nodes":[]},"licenceValidity":"NOT_VALID"}'


async def test_answers_null_where_there_is_nothing() -> None:
    result = await execute('{ licence(number: "23456789AB") { number } }', Answering())

    assert result == ExecutionResult(data={"licence": None}, errors=None)


async def test_tells_what_is_open_for_a_purpose_and_a_case() -> None:
    context = Answering()
    text = """query($case: UUID) { myAccess(purpose: LICENCE_CHECK, case: $case) {
        purpose fields { coordinate action scope } } }"""

    result = await execute(text, context, case=str(CASE))

    assert context.asked == [(Purpose.LICENCE_CHECK, CASE)]
    opened = {"coordinate": "Query.me", "action": "READ", "scope": "ALL"}
    assert result.data == {"myAccess": {"purpose": "LICENCE_CHECK", "fields": [opened]}}


async def test_tells_what_is_open_without_a_purpose() -> None:
    context = Answering()

    await execute("{ myAccess { purpose } }", context)

    assert context.asked == [(None, None)]


async def test_h17_introspects_only_what_the_role_reaches() -> None:
    context = Answering(
        visible_schema=visible_schema(
            lambda cell: cell[0] in ("Municipality.name", "Query.municipality")
        )
    )
    text = """{ __schema { types { name } } __type(name: "Holder") { name }
        shown: __type(name: "Query") { fields { name } } }"""

    result = await execute(text, context)

    assert result.data is not None
    assert {"name": "Holder"} not in result.data["__schema"]["types"]
    assert result.data["__type"] is None
    assert result.data["shown"] == {"fields": [{"name": "municipality"}]}


async def test_h17_suggests_nothing_where_a_value_is_wrong() -> None:
    text = "query($by: LicenceOrder) { licences(orderBy: $by) { nodes { number } } }"

    result = await execute(text, Answering(), by="NUMBER_AS")

    assert result.errors is not None
    assert "NUMBER_ASC" not in str(result.errors)


async def test_names_the_type_it_executes() -> None:
    result = await execute("{ __typename }", Answering())

    assert result.data == {"__typename": "Query"}


def test_keeps_the_values_of_a_code_as_its_names() -> None:
    assert LicenceStatus("GRANTED") is LicenceStatus.GRANTED
