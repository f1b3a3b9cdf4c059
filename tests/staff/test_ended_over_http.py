"""An appointment that the pages end stops at the next answer: T41 over HTTP."""

from gateway.acts.acting import Actor
from gateway.staff.appointing import end, grant
from gateway.staff.rolls import Term
from sql import query
from sql.database import PAGES_ROLE, Database
from tests.world.keys import UTRECHT, subject_of
from tests.world.serving import Asker, World
from tests.world.staff import appointment_id, officer_id

INSPECTIONS = "{ inspections(first: 1) { nodes { id kind } } }"
ADMINISTRATOR = Actor(
    officer_id("functional_administrator", UTRECHT),
    appointment_id("functional_administrator", UTRECHT),
    frozenset({UTRECHT}),
)


async def test_t41_an_appointment_that_is_ended_stops_at_the_next_answer(own_world: World) -> None:
    pages = await Database.connect(own_world.database.gateway_dsn, role=PAGES_ROLE, min_size=1)
    headers = own_world.headers(Asker("operator_officer", UTRECHT), "OPERATOR_SUPERVISION")
    before = own_world.gateway.ask(INSPECTIONS, headers)

    async with pages.transaction() as session:
        held = appointment_id("operator_officer", UTRECHT)
        await end(session, ADMINISTRATOR, held, on=None)
    after = own_world.gateway.ask(INSPECTIONS, headers)

    assert before.json()["data"]["inspections"]["nodes"]
    assert (after.status_code, after.json()["code"]) == (403, "APPOINTMENT_ABSENT")
    await pages.close()


async def test_an_appointment_that_is_granted_counts_at_once(own_world: World) -> None:
    pages = await Database.connect(own_world.database.gateway_dsn, role=PAGES_ROLE, min_size=1)
    subject = subject_of("operator_officer", UTRECHT)
    held = appointment_id("operator_officer", UTRECHT)

    async with pages.transaction() as session:
        await end(session, ADMINISTRATOR, held, on=None)
        (today,) = await session.fetch_rows(query("today"))
        term = Term("operator_officer", UTRECHT, today["day"], None)
        await grant(session, ADMINISTRATOR, subject=subject, term=term)
    headers = own_world.headers(Asker("operator_officer", UTRECHT), "OPERATOR_SUPERVISION")

    assert own_world.ask(INSPECTIONS, headers)["data"]["inspections"]["nodes"]
    await pages.close()
