"""What is sealed, as whoever asks over HTTP sees it: open, absent when destroyed, refused else."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from resolvers.sealing.sealer import destroy_keys
from sql.database import Session, connect_owner
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.sealing import sealer_of_tests
from tests.sealed.scene import EVERYTHING, NAMES, SEALED_ANSWER, ask
from tests.world.keys import UTRECHT, licence_number
from tests.world.licences import HOLDER
from tests.world.serving import World, serve_world

KEPT = """
CREATE TABLE kept_holder AS TABLE register.holder;
CREATE TABLE kept_key AS TABLE register.data_key
"""
RESTORE = """
TRUNCATE register.data_key;
INSERT INTO register.data_key TABLE kept_key;
UPDATE register.holder AS h SET given_names = kept.given_names
FROM kept_holder AS kept WHERE kept.id = h.id
"""


@pytest_asyncio.fixture(scope="module")
async def copied(make_database: MakeDatabase, world_template: Address) -> AsyncIterator[Address]:
    """A copy of the world that remembers what was sealed in it."""
    async with make_database("sealedworld", world_template.name) as address:
        async with connect_owner(address.dsn) as connection:
            await connection.execute(KEPT)
        yield address


@pytest.fixture(scope="module")
def gateway(copied: Address, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A gateway on the copy that remembers no data key."""
    folder = tmp_path_factory.mktemp("sealedworld")
    with serve_world(copied, folder, DATA_KEY_SECONDS="0") as world:
        yield world


@pytest_asyncio.fixture
async def served(gateway: World) -> AsyncIterator[World]:
    """The copy for one test that changes it."""
    yield gateway
    await gateway.change(RESTORE)


def code_of(answer: Any) -> object:
    return answer["data"] or answer["errors"][0]["extensions"]["code"]


def test_whoever_may_read_it_reads_it(world: World) -> None:
    assert ask(world) == {"data": {"licence": SEALED_ANSWER}}


def test_aliases_and_fragments_are_opened_too(world: World) -> None:
    answer = ask(world, NAMES.replace("g: givenNames", "... on Holder { a: bsn g: givenNames }"))

    expected = {"number": licence_number(UTRECHT), "h": {"a": "900000004", "g": "Robin"}}
    assert answer == {"data": {"licence": expected}}


def test_the_executor_gives_the_same_bytes(world: World) -> None:
    mixed = ask(world, EVERYTHING.replace("} }", "} } myAccess { purpose }", 1)[:-1] + "}")

    assert mixed["data"]["licence"] == SEALED_ANSWER


async def test_t22_a_destroyed_data_key_leaves_nothing_to_read(served: World) -> None:
    before = ask(served)["data"]["licence"]
    async with connect_owner(served.database.dsn) as connection:
        await destroy_keys(Session(connection), [HOLDER])

    after = ask(served)

    assert before == SEALED_ANSWER
    assert "errors" not in after
    assert after["data"]["licence"] == {
        "minimumAgeMet": None,
        "photo": {"contentType": "image/jpeg", "base64": None},
        "interview": {"report": None, "outcome": "SELF_RELIANT"},
        "holder": dict.fromkeys(SEALED_ANSWER["holder"]),
    }


async def test_t22_a_copy_from_before_does_not_open_after_the_key_is_gone(served: World) -> None:
    [(sealed,)] = await served.look(
        f"SELECT given_names FROM register.holder WHERE id = '{HOLDER}'"
    )
    async with connect_owner(served.database.dsn) as connection:
        session, sealer = Session(connection), sealer_of_tests()
        await destroy_keys(session, [HOLDER])
        await sealer.create(session, HOLDER)
    await served.change("UPDATE register.holder SET given_names = $1", sealed)

    assert code_of(ask(served)) == "SEAL_BROKEN"


FLIPPED = "set_byte({0}, 20, 255 - get_byte({0}, 20))"
TAMPERINGS = {
    "a changed value": f"register.holder SET given_names = {FLIPPED.format('given_names')}",
    "an empty value": "register.holder SET given_names = ''",
    "another column": "register.holder SET given_names = family_name",
    "another person": (
        "register.holder AS h SET given_names = o.given_names FROM register.holder AS o"
        " WHERE o.id <> h.id"
    ),
    "another key": (
        "register.data_key AS k SET wrapped = o.wrapped FROM register.data_key AS o"
        " WHERE o.person_id <> k.person_id"
    ),
    "a changed key": f"register.data_key SET wrapped = {FLIPPED.format('wrapped')}",
    "an empty key": "register.data_key SET wrapped = ''",
}


@pytest.mark.parametrize("tampering", TAMPERINGS.values(), ids=TAMPERINGS)
async def test_t53_what_was_changed_in_the_database_is_refused_whole(
    served: World, tampering: str
) -> None:
    await served.change(f"UPDATE {tampering}")

    answer = ask(served)

    assert answer["data"] is None
    assert code_of(answer) == "SEAL_BROKEN"
    assert code_of(ask(served, NAMES)) == "SEAL_BROKEN"
    assert "Verzonnen" not in str(answer)
    events = {(e["event"], e.get("code")) for e in served.gateway.read_log()}
    assert ("seal_not_opened", "SEAL_BROKEN") in events


async def test_what_is_not_sealed_is_answered_all_the_same(served: World) -> None:
    await served.change("UPDATE register.data_key SET wrapped = '', kek = 'lost'")

    assert ask(served, NAMES.replace("h: holder { g: givenNames }", ""))["data"]["licence"]
    assert code_of(ask(served)) == "KEY_UNKNOWN"


def test_no_key_and_no_value_is_logged(world: World) -> None:
    ask(world)

    log = world.gateway.log.read_text()
    assert not any(word in log for word in ("Verzonnen", "900000004", "of-tests", "a2tr"))
