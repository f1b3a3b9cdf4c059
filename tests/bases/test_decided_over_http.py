"""A basis that two officers end stops at the next answer: T01 over HTTP."""

from dataclasses import replace

from gateway.acts.acting import Actor
from gateway.bases.proposing import Outcome, decide, list_bases, propose
from sql import query
from sql.database import PAGES_ROLE, Database
from tests.world.keys import AMSTERDAM, UTRECHT
from tests.world.serving import Asker, World
from tests.world.staff import BASIS, appointment_id, officer_id

CONDITIONS = "{ operatorLicences(first: 1) { nodes { number conditions } } }"
ROLE = "functional_administrator"


def administrator(home: str) -> Actor:
    return Actor(officer_id(ROLE, home), appointment_id(ROLE, home), frozenset({home}))


async def test_t01_a_basis_that_is_ended_stops_at_the_next_answer(own_world: World) -> None:
    await own_world.change(
        "UPDATE access.legal_basis SET in_force_from = NULL WHERE code <> $1", BASIS
    )
    pages = await Database.connect(own_world.database.gateway_dsn, role=PAGES_ROLE, min_size=1)
    headers = own_world.headers(Asker("operator_officer", UTRECHT), "OPERATOR_SUPERVISION")
    before = own_world.ask(CONDITIONS, headers)

    async with pages.transaction() as session:
        (today,) = await session.fetch_rows(query("today"))
        (held,) = [basis for basis in await list_bases(session) if basis.code == BASIS]
        ended = replace(held, in_force_from=None)
        made = await propose(session, administrator(UTRECHT), ended, reason="Vervallen")
    between = own_world.ask(CONDITIONS, headers)
    async with pages.transaction() as session:
        await decide(session, administrator(AMSTERDAM), made, Outcome.CONFIRMED)
    after = own_world.ask(CONDITIONS, headers)

    assert before == between
    assert before["data"]["operatorLicences"]["nodes"]
    assert [each["extensions"]["code"] for each in after["errors"]] == ["LEGAL_BASIS_ABSENT"]
    assert today["day"] > held.in_force_from
    await pages.close()
