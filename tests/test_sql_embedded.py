"""The embedded PostgreSQL: it survives kills, shares its folder, and says plainly what is wrong."""

import subprocess
from pathlib import Path

import pytest

from sql.database import Database, connect_owner
from sql.embedded import Embedded
from sql.errors import StatementFailedError
from sql.postmaster import answers
from tests.fixtures.embedding import hear, recall, remember, start_program, wait_for_silence


async def test_rows_outlive_the_server(open_folder: Path, programs: Path) -> None:
    first = Embedded.start(open_folder, binaries=programs)
    await remember(first)
    first.stop()

    second = Embedded.start(open_folder, binaries=programs)

    assert await recall(second) == 7
    second.stop()


async def test_t52_rows_outlive_a_kill(open_folder: Path, programs: Path) -> None:
    first = Embedded.start(open_folder, binaries=programs)
    await remember(first)
    assert first.server is not None
    first.server.kill()

    second = Embedded.start(open_folder, binaries=programs)

    assert await recall(second) == 7
    second.stop()
    first.stop()


async def test_the_gateway_logs_in_with_less(open_folder: Path, programs: Path) -> None:
    server = Embedded.start(open_folder, binaries=programs, fast=True)

    database = await Database.connect(server.gateway_dsn, min_size=1)

    row = await database.fetch_row(
        "SELECT session_user, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = session_user"
    )
    assert tuple(row or ()) == ("registerpoort_login", False, False)
    with pytest.raises(StatementFailedError, match="42501"):
        await database.execute("SET ROLE registerpoort_owner")
    await database.close()
    server.stop()


async def test_the_data_is_guarded_and_checked(open_folder: Path, programs: Path) -> None:
    server = Embedded.start(open_folder, binaries=programs)

    async with connect_owner(server.dsn) as connection:
        settings = await connection.fetchrow(
            "SELECT current_setting('data_checksums'), current_setting('listen_addresses'),"
            " current_setting('fsync'), current_setting('server_encoding'),"
            " (SELECT datctype FROM pg_database WHERE datname = 'registerpoort')"
        )

    assert tuple(settings or ())[:4] == ("on", "", "on", "UTF8")
    assert (open_folder / "passwords.json").stat().st_mode & 0o077 == 0
    assert (open_folder / "data").stat().st_mode & 0o077 == 0
    assert not (open_folder / "new").exists()
    server.stop()


def test_a_second_start_is_a_guest(open_folder: Path, programs: Path) -> None:
    owner = Embedded.start(open_folder, binaries=programs, fast=True)

    guest = Embedded.start(open_folder, binaries=programs, fast=True)

    assert guest.server is None
    assert guest.dsn == owner.dsn
    guest.stop()
    assert answers(open_folder / "socket/.s.PGSQL.5432")
    owner.stop()
    assert not answers(open_folder / "socket/.s.PGSQL.5432")


def test_programs_that_start_together_share_one_server(open_folder: Path, programs: Path) -> None:
    running = [start_program(open_folder, programs) for _ in range(4)]

    heard = [hear(program) for program in running]

    assert len({dsn for dsn, _ in heard}) == 1
    assert sorted(guest for _, guest in heard) == ["False", "True", "True", "True"]
    for program in running:
        program.communicate("")
    wait_for_silence(open_folder)


def test_the_server_ends_with_a_killed_program(open_folder: Path, programs: Path) -> None:
    program = start_program(open_folder, programs)
    hear(program)

    program.kill()
    program.communicate()

    wait_for_silence(open_folder)
    again = Embedded.start(open_folder, binaries=programs, fast=True)
    assert again.server is not None
    again.stop()


def test_the_server_ends_with_the_program(open_folder: Path, programs: Path) -> None:
    program = start_program(open_folder, programs)
    hear(program)

    program.communicate("")

    assert program.returncode == 0
    assert not answers(open_folder / "socket/.s.PGSQL.5432")


def test_a_number_that_is_another_process_now_does_not_stop_a_start(
    open_folder: Path, programs: Path
) -> None:
    first = Embedded.start(open_folder, binaries=programs, fast=True)
    notice = (open_folder / "data/postmaster.pid").read_text()
    first.stop()
    account = (open_folder / "data").stat().st_uid
    with subprocess.Popen(["/bin/sleep", "60"], user=account) as other:
        stale = [str(other.pid), *notice.splitlines()[1:]]
        (open_folder / "data/postmaster.pid").write_text("\n".join(stale))

        second = Embedded.start(open_folder, binaries=programs, fast=True)

        assert second.server is not None
        second.stop()
        other.kill()


def test_half_a_cluster_is_made_anew(open_folder: Path, programs: Path) -> None:
    (open_folder / "new/data").mkdir(parents=True)
    (open_folder / "new/data/PG_VERSION").write_text("18\n")

    server = Embedded.start(open_folder, binaries=programs, fast=True)

    assert (open_folder / "data/global").exists()
    server.stop()
