"""A gateway that is killed in the middle of a load has recorded all that it answered."""

import secrets
from threading import Event, Thread

import httpx2

from sql.database import connect_owner
from tests.world.keys import UTRECHT, Kind, licence_number, row_id
from tests.world.serving import Asker, World

DOCUMENT = "query($n: LicenceNumber!) { licenceCheck(number: $n) { result } }"


def load(world: World, answered: set[str], started: Event) -> None:
    """Ask until nobody answers; keep the trace of every whole answer."""
    case = row_id(Kind.CHECK_OPEN, UTRECHT)
    headers = world.headers(Asker("inspector", UTRECHT), "LICENCE_CHECK", case)
    while True:
        trace = secrets.token_hex(16)
        traced = {**headers, "traceparent": f"00-{trace}-{secrets.token_hex(8)}-01"}
        try:
            answer = world.gateway.ask(DOCUMENT, traced, n=licence_number(UTRECHT))
        except httpx2.TransportError:
            return
        assert answer.json()["data"]["licenceCheck"]
        answered.add(trace)
        if len(answered) > 100:
            started.set()


async def test_t52_every_answer_of_a_killed_gateway_is_recorded(own_world: World) -> None:
    answered: set[str] = set()
    started = Event()
    threads = [Thread(target=load, args=(own_world, answered, started)) for _ in range(4)]
    for thread in threads:
        thread.start()

    assert started.wait(30)
    own_world.gateway.process.kill()
    for thread in threads:
        thread.join(30)

    async with connect_owner(own_world.database.dsn) as connection:
        disclosed = await connection.fetch("SELECT trace_id FROM access.disclosure_record")
        decided = await connection.fetch("SELECT trace_id FROM access.decision_record")
    assert answered <= {row["trace_id"] for row in disclosed}
    assert answered <= {row["trace_id"] for row in decided}
