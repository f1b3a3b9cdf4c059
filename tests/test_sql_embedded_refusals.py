"""What an embedded server refuses, and where it works all the same."""

import json
import os
import pwd
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from sql.binaries import find_binaries
from sql.database import connect_owner
from sql.embedded import Embedded
from sql.errors import EmbeddedError
from tests.fixtures.embedding import DEBIAN, as_root, hear, remember, start_program


def test_data_of_another_version_is_refused(open_folder: Path, programs: Path) -> None:
    Embedded.start(open_folder, binaries=programs, fast=True).stop()
    (open_folder / "data/PG_VERSION").write_text("9\n")

    with pytest.raises(EmbeddedError, match="was made by PostgreSQL 9") as refused:
        Embedded.start(open_folder, binaries=programs, fast=True)

    assert refused.value.code == "EMBEDDED_VERSION_DIFFERS"


def test_a_folder_that_is_a_file_is_refused(open_folder: Path, programs: Path) -> None:
    (open_folder / "file").touch()

    with pytest.raises(EmbeddedError, match="cannot be used") as refused:
        Embedded.start(open_folder / "file/postgres", binaries=programs)

    assert refused.value.code == "EMBEDDED_FOLDER_REFUSED"


def test_a_full_disk_is_said(
    open_folder: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sql.cluster._FREE_BYTES", 2**80)

    with pytest.raises(EmbeddedError, match=r"disk of .* is full") as refused:
        Embedded.start(open_folder, binaries=programs)

    assert refused.value.code == "EMBEDDED_DISK_FULL"


@pytest.mark.skipif(
    not Path("/bin/mount").exists() or os.geteuid() != 0, reason="needs a small disk"
)
def test_a_disk_that_fills_up_is_said(
    open_folder: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sql.cluster._FREE_BYTES", 0)
    mount = ["/bin/mount", "-t", "tmpfs", "-o", "size=8m,mode=755", "tmpfs", str(open_folder)]
    if subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("no small disk can be mounted")

    with pytest.raises(EmbeddedError, match="full") as refused:
        Embedded.start(open_folder, binaries=programs)

    subprocess.run(["/bin/umount", str(open_folder)], check=True)
    assert refused.value.code == "EMBEDDED_DISK_FULL"


def test_programs_that_are_not_there_are_named(open_folder: Path) -> None:
    with pytest.raises(EmbeddedError, match=f"no PostgreSQL was found in {open_folder}") as refused:
        Embedded.start(open_folder / "postgres", binaries=open_folder)

    assert refused.value.code == "EMBEDDED_BINARIES_ABSENT"


def test_programs_that_are_too_old_are_refused(open_folder: Path) -> None:
    for name in ("initdb", "postgres"):
        program = open_folder / name
        program.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 14.1'\n")
        program.chmod(0o755)

    with pytest.raises(EmbeddedError, match="not PostgreSQL 15 or newer: postgres"):
        find_binaries(open_folder)


def test_settings_that_are_wrong_are_said_as_postgresql_says_them(
    open_folder: Path, programs: Path
) -> None:
    Embedded.start(open_folder, binaries=programs, fast=True).stop()
    with (open_folder / "data/postgresql.conf").open("a") as settings:
        settings.write("work_mem = 'much'\n")

    with pytest.raises(EmbeddedError, match=r"PostgreSQL does not start: .*FATAL") as refused:
        Embedded.start(open_folder, binaries=programs, fast=True)

    assert refused.value.code == "EMBEDDED_NOT_STARTED"


async def test_a_path_too_long_for_a_socket_is_no_hindrance(
    open_folder: Path, programs: Path
) -> None:
    folder = open_folder / ("long" * 20) / ("path" * 20)

    server = Embedded.start(folder, binaries=programs, fast=True)

    await remember(server)
    assert not (folder / "socket").exists()
    server.stop()
    shutil.rmtree(server.folder.socket)


async def test_a_port_is_listened_on_where_asked(open_folder: Path, programs: Path) -> None:
    server = Embedded.start(open_folder, binaries=programs, fast=True, port=54329)
    password = server.folder.read_passwords()["registerpoort_owner"]

    dsn = f"postgresql://registerpoort_owner:{password}@127.0.0.1:54329/registerpoort"

    async with connect_owner(dsn) as connection:
        assert await connection.fetchval("SELECT 1") == 1
    assert Embedded.start(open_folder, binaries=programs).port == 54329
    server.stop()


@as_root
def test_a_folder_that_only_root_reaches_works(open_folder: Path, programs: Path) -> None:
    open_folder.chmod(0o700)

    try:
        server = Embedded.start(open_folder / "postgres", binaries=programs, fast=True)
    except EmbeddedError as error:
        assert error.code == "EMBEDDED_ACCOUNT_REFUSED"  # noqa: PT017 -- where namespaces are closed
        pytest.skip(str(error))

    assert (open_folder / "postgres/data").stat().st_uid == 0
    server.stop()


@as_root
def test_an_ordinary_user_starts_it_and_root_may_use_it_after(
    open_folder: Path, programs: Path
) -> None:
    shutil.chown(open_folder, "nobody")
    program = start_program(open_folder, programs, uid=pwd.getpwnam("nobody").pw_uid)
    hear(program)
    program.communicate("")

    server = Embedded.start(open_folder, binaries=programs, fast=True)

    assert server.server is not None
    server.stop()


@as_root
def test_data_of_another_account_is_refused(open_folder: Path, programs: Path) -> None:
    Embedded.start(open_folder, binaries=programs, fast=True).stop()
    (open_folder / "lock").chmod(0o666)

    _, said = start_program(open_folder, programs, uid=1).communicate("")

    assert "belongs to another account: run as its owner" in said


async def test_what_fails_is_not_written_to_the_log(open_folder: Path, programs: Path) -> None:
    server = Embedded.start(open_folder, binaries=programs, fast=True)

    async with connect_owner(server.dsn) as connection:
        await connection.execute("CREATE TABLE person (bsn text UNIQUE)")
        with pytest.raises(Exception, match="duplicate"):
            await connection.execute("INSERT INTO person VALUES ('999990019'), ('999990019')")

    server.stop()
    assert "999990019" not in (open_folder / "postgres.log").read_text()


def test_passwords_are_long_and_differ(open_folder: Path, programs: Path) -> None:
    server = Embedded.start(open_folder, binaries=programs, fast=True)

    passwords = json.loads((open_folder / "passwords.json").read_text())

    assert len(set(passwords.values())) == 3
    assert min(map(len, passwords.values())) >= 32
    server.stop()


@pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL 15 is not installed")
async def test_debians_programs_are_as_good(open_folder: Path) -> None:
    server = Embedded.start(open_folder, binaries=DEBIAN, fast=True)

    await remember(server)

    assert server.server is not None
    server.server.send_signal(signal.SIGQUIT)
    server.stop()
