"""PostgreSQL is killed while streams are open: no event is lost, and none is told twice."""

from pathlib import Path

from sql.embedded import Embedded
from tests.acts.checking import open_inspection
from tests.acts.deeds import make_officer
from tests.fixtures.embedding import kill_server
from tests.fixtures.process import Staff, start_gateway
from tests.streams.fixtures import QUICK
from tests.streams.hearing import annotate, hear, listen, wait_for
from tests.test_killed_database import fill

WAITING = {"events_unread", "event_waits"}
"""What the log says while nothing can be read."""


async def test_t52_a_killed_database_loses_no_event(
    open_folder: Path, binaries: Path | None, tmp_path: Path
) -> None:
    server = Embedded.start(open_folder, binaries=binaries)
    staff = Staff(await fill(server))

    with start_gateway(staff.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        checking = await open_inspection(staff, gateway, await make_officer(staff, gateway))
        checking.check()
        async with listen(checking, staff) as hearing:
            made = [await annotate(staff)]
            kill_server(server)
            wait_for(lambda: {each["event"] for each in gateway.read_log()} >= WAITING)
            server = Embedded.start(open_folder, binaries=binaries)
            made += [await annotate(staff), await annotate(staff)]
            told = [hearing.told() for _ in made]

            assert sorted(told) == sorted(made)
            assert hearing.silent()
    server.stop()


async def test_t52_who_comes_while_the_database_is_away_is_told_to_come_back(
    open_folder: Path, binaries: Path | None, tmp_path: Path
) -> None:
    server = Embedded.start(open_folder, binaries=binaries)
    staff = Staff(await fill(server))

    with start_gateway(staff.database.gateway_dsn, tmp_path, **QUICK) as gateway:
        officer = await make_officer(staff, gateway)
        kill_server(server)
        with hear(gateway, officer.headers) as hearing:
            hearing.say("connection_init")
            closed = hearing.closed()

    assert closed == (1013, "DATABASE_UNAVAILABLE")
