"""PostgreSQL counts what the gateway sends it: one statement a root field, over HTTP."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from gateway.installing import prepare
from sql.database import connect_owner
from sql.embedded import Embedded
from tests.fixtures.postgres import Address, make_open_folder
from tests.world.keys import UTRECHT, Kind, licence_number, operator_number, row_id
from tests.world.register import load_world
from tests.world.serving import PUBLIC, Asker, World, serve_world

STEP = re.compile(r"duration: [\d.]+ ms  (parse|bind|execute|statement)\b")
BUSINESSES = """
INSERT INTO register.operator_licence
SELECT (jsonb_populate_record(made, jsonb_build_object('number', 'X-' || n))).*
FROM register.operator_licence AS made, generate_series(1, 60) AS n WHERE number = $1"""
MEASURES = """
INSERT INTO register.measure
SELECT gen_random_uuid(), number, 'WARNING', 'X', '2026-01-01', NULL
FROM register.operator_licence, generate_series(1, 3) WHERE number LIKE 'X-%'"""
ANNOTATIONS = """
INSERT INTO register.annotation
SELECT (jsonb_populate_record(made, jsonb_build_object(
    'id', gen_random_uuid(), 'operator_licence_number', number
))).*
FROM register.annotation AS made, register.operator_licence AS business, generate_series(1, 3)
WHERE made.id = $1 AND number LIKE 'X-%'"""


@dataclass
class Counted:
    """The world, and the log in which PostgreSQL notes each step of each statement."""

    world: World
    log: Path

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """Gather the steps within a block, once it has ended; the gateway is the only client."""
        first, steps = self.log.stat().st_size, list[str]()
        yield steps
        with self.log.open("rb") as log:
            log.seek(first)
            steps += STEP.findall(log.read().decode())

    def ask(self, document: str, asker: Asker, purpose: str, case: object = None) -> Any:
        return self.world.ask(document, self.world.headers(asker, purpose, case))


@pytest.fixture(scope="module")
def counting_server(binaries: Path | None) -> Iterator[Embedded]:
    """A server of these tests' own, since its log is read."""
    with make_open_folder() as folder:
        server = Embedded.start(folder, binaries=binaries, fast=True)
        yield server
        server.stop()


@pytest_asyncio.fixture(scope="module")
async def counted(
    tmp_path_factory: pytest.TempPathFactory, counting_server: Embedded
) -> AsyncIterator[Counted]:
    """A world of sixty businesses more, on a server that logs the gateway's every step."""
    server = counting_server
    await prepare(server.dsn)
    await load_world(server.dsn)
    async with connect_owner(server.dsn) as owner:
        await owner.execute(BUSINESSES, operator_number(UTRECHT))
        await owner.execute(MEASURES)
        await owner.execute(ANNOTATIONS, row_id(Kind.ON_OPERATOR, UTRECHT, UTRECHT))
    async with connect_owner(server.address("postgres", "postgres")) as administrator:
        await administrator.execute(
            "ALTER ROLE registerpoort_login SET log_min_duration_statement = 0"
        )
    address = Address("registerpoort", server.dsn, server.gateway_dsn)
    with serve_world(address, tmp_path_factory.mktemp("counted"), POOL_SIZE="1") as world:
        yield Counted(world, server.folder.log)


INSPECTOR = Asker("inspector", UTRECHT)
OFFICER = Asker("operator_officer", UTRECHT)
CHECK = f"""{{ licenceCheck(number: "{licence_number(UTRECHT)}") {{
  result licence {{ photo {{ base64 }} }} annotations {{ id text }}
}} }}"""
PAGE = """{ operatorLicences(first: 50, filter: { municipality: "GM0344" }) {
  nodes { number tradeName measures { kind ground } annotations { id category madeAt } }
  pageInfo { hasNextPage endCursor }
} }"""
SEVERAL = """{
  operatorLicences { nodes { number measures { kind } } }
  other: operatorLicence(number: "X-1") { number measures { kind } }
  municipalities { name }
  myAccess { fields { coordinate } }
  __typename
}"""
CASE = row_id(Kind.CHECK_OPEN, UTRECHT)


@pytest.mark.parametrize(
    ("asked", "statements", "records"),
    [
        ((CHECK, INSPECTOR, "LICENCE_CHECK", CASE), 1, 1),
        ((PAGE, OFFICER, "OPERATOR_SUPERVISION"), 1, 1),
        ((SEVERAL, OFFICER, "OPERATOR_SUPERVISION"), 3, 2),
        (("{ operatorLicences { nodes { number } } }", PUBLIC, "NONE"), 1, 0),
        (("{ myAccess { fields { coordinate } } }", PUBLIC, "NONE"), 1, 0),
    ],
    ids=["check", "page", "several", "public", "access"],
)
async def test_a_root_field_is_one_statement_its_records_included(
    counted: Counted, asked: tuple[Any, ...], statements: int, records: int
) -> None:
    counted.ask(*asked)
    before = await counted.world.count_records()

    with counted.counting() as steps:
        answer = counted.ask(*asked)

    assert "errors" not in answer
    assert steps == ["bind", "execute"] * statements
    assert await counted.world.count_records() - before == records


def test_the_page_counted_holds_fifty_businesses_with_all_that_hangs_on_them(
    counted: Counted,
) -> None:
    answer = counted.ask(PAGE, OFFICER, "OPERATOR_SUPERVISION")

    page = answer["data"]["operatorLicences"]
    full = [each for each in page["nodes"] if each["measures"] and each["annotations"]]
    assert (len(page["nodes"]), len(full) > 40) == (50, True)


@pytest.mark.parametrize(
    ("document", "statements"),
    [
        ("{ licences { nodes { number } } }", 1),
        ("{ operatorLicences { nodes { number operator { familyName } } } }", 1),
        ("{ operatorLicences(first: 51) { nodes { number } } }", 1),
        ("{ operatorLicences { nodes { unknown } } }", 0),
    ],
    ids=["closed", "case missing", "argument", "invalid"],
)
def test_a_refusal_by_policy_is_one_statement_and_any_other_none(
    counted: Counted, document: str, statements: int
) -> None:
    asked = (document, OFFICER, "OPERATOR_SUPERVISION")
    counted.ask("{ __typename }", *asked[1:])

    with counted.counting() as steps:
        answer = counted.ask(*asked)

    assert answer["errors"]
    assert steps == ["bind", "execute"] * statements
