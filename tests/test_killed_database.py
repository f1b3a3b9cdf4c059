"""PostgreSQL is killed in the middle of a load, and comes back: T52 over HTTP."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import httpx2

from gateway.installing import prepare
from sql.database import connect_owner
from sql.embedded import Embedded
from tests.fixtures.embedding import kill_server
from tests.fixtures.postgres import Address
from tests.world.keys import UTRECHT, Kind, licence_number, row_id
from tests.world.register import load_world
from tests.world.serving import Asker, World, serve_world

DOCUMENT = "query($n: LicenceNumber!) { licenceCheck(number: $n) { result } }"
LONGEST = 5.0
"""Seconds within which every request has its answer, whatever it is."""


@dataclass
class Load:
    """Clients that ask all the time, and what they got."""

    world: World
    answered: set[str] = field(default_factory=set)
    """Trace of every operation that was answered with data."""
    refusals: set[tuple[int, str]] = field(default_factory=set)
    """Status and code of every other answer."""
    faults: list[httpx2.TransportError] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    @contextmanager
    def run(self, clients: int) -> Iterator[None]:
        """Ask for the length of a block."""
        threads = [Thread(target=self._ask_on) for _ in range(clients)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.ended.set()
            for thread in threads:
                thread.join(30)

    def ask_ready(self) -> int:
        """Ask whether the gateway is ready; give the status."""
        return self.world.gateway.client.get("/readyz").status_code

    def _ask_on(self) -> None:
        case = row_id(Kind.CHECK_OPEN, UTRECHT)
        headers = self.world.headers(Asker("inspector", UTRECHT), "LICENCE_CHECK", case)
        while not self.ended.is_set():
            trace = secrets.token_hex(16)
            traced = {**headers, "traceparent": f"00-{trace}-{secrets.token_hex(8)}-01"}
            began = time.monotonic()
            try:
                answer = self.world.gateway.ask(DOCUMENT, traced, n=licence_number(UTRECHT))
            except httpx2.TransportError as fault:
                self.faults.append(fault)
                return
            self.seconds.append(time.monotonic() - began)
            self._keep(trace, answer)

    def _keep(self, trace: str, answer: httpx2.Response) -> None:
        told = answer.json()
        if "data" in told:
            assert told["data"]["licenceCheck"]["result"] == "VALID"
            self.answered.add(trace)
        else:
            self.refusals.add((answer.status_code, told["code"]))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


async def fill(server: Embedded) -> Address:
    await prepare(server.dsn)
    await load_world(server.dsn)
    return Address("registerpoort", server.dsn, server.gateway_dsn)


async def read_traces(server: Embedded) -> set[str]:
    async with connect_owner(server.dsn) as connection:
        rows = await connection.fetch("SELECT trace_id FROM access.disclosure_record")
    return {row["trace_id"] for row in rows}


async def test_t52_a_killed_database_loses_no_record_and_is_found_again(
    open_folder: Path, binaries: Path | None, tmp_path: Path
) -> None:
    server = Embedded.start(open_folder, binaries=binaries)

    with serve_world(await fill(server), tmp_path) as world:
        load = Load(world)
        with load.run(clients=4):
            wait_until(lambda: len(load.answered) > 100)
            kill_server(server)
            wait_until(lambda: bool(load.refusals))
            ready = [load.ask_ready()]
            server = Embedded.start(open_folder, binaries=binaries)
            before = len(load.answered)
            wait_until(lambda: len(load.answered) > before + 100)
            ready.append(load.ask_ready())

    assert load.answered <= await read_traces(server)
    assert (ready, load.refusals) == ([503, 200], {(503, "DATABASE_UNAVAILABLE")})
    assert (load.faults, max(load.seconds) < LONGEST) == ([], True)
    server.stop()
