"""The demonstration as its reader meets it: one command, lines to paste, Ctrl-C."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from gateway.demo.personas import PERSONAS
from sql.database import connect_owner
from sql.embedded import Embedded
from tests.fixtures.demonstration import Demonstration, start_demonstration
from tests.fixtures.process import run_program

ME = b'{"query": "{ me { name appointments { role policeUnit municipality { code } } } }"}'
ONCE = ("--licences", "100", "--annotations", "200")


def lines(printed: str) -> list[tuple[Path, Path]]:
    """The files that the printed lines send: headers and body."""
    found = [shlex.split(line) for line in printed.splitlines() if "curl -s" in line]
    return [(Path(words[4][1:]), Path(words[6][1:])) for words in found]


def ask_me(demonstration: Demonstration, token: str, folder: Path) -> Any:
    """Ask who the officer of a token is."""
    (folder / "me.json").write_bytes(ME)
    headers = f"Content-Type: application/json\nAuthorization: Bearer {token.strip()}"
    (folder / "me.headers").write_text(headers)
    return demonstration.paste(folder / "me.headers", folder / "me.json")["data"]["me"]


def test_every_printed_line_is_answered_with_data(demonstration: Demonstration) -> None:
    answers = [demonstration.paste(*files) for files in lines(demonstration.printed)]

    assert len(answers) == 2 * len(PERSONAS)
    own = answers[: len(PERSONAS)]
    assert all("errors" not in answer for answer in own), own
    assert all(None not in answer["data"].values() for answer in own)


def test_it_says_where_it_answers_and_with_how_much(demonstration: Demonstration) -> None:
    said = demonstration.printed

    assert f"http://127.0.0.1:{demonstration.port}/graphql" in said
    assert "100 licences and 100 annotations, all made up" in said
    assert all(persona.title in said for persona in PERSONAS)


def test_only_the_account_that_started_it_reads_its_files(demonstration: Demonstration) -> None:
    modes = {
        file: file.stat().st_mode & 0o777 for file in (demonstration.folder / "demo").iterdir()
    }

    assert set(modes.values()) == {0o600}


def test_it_seals_with_a_key_of_its_own(demonstration: Demonstration) -> None:
    key = demonstration.folder / "demo" / "seal.pem"

    ended = run_program(
        "disclosures", "verify", "--key", str(key), env={"DATA": str(demonstration.folder)}
    )

    assert (ended.returncode, "as they were sealed." in ended.stdout) == (0, True)
    assert "not signed" not in ended.stdout


def test_a_token_is_of_an_officer_in_that_appointment(
    demonstration: Demonstration, tmp_path: Path
) -> None:
    done = demonstration.token("--role", "inspector", "--municipality", "gm0344")

    (appointment,) = ask_me(demonstration, done.stdout, tmp_path)["appointments"]
    assert (appointment["role"], appointment["municipality"]["code"]) == ("inspector", "GM0344")


@pytest.mark.parametrize(
    ("home", "code", "unit"),
    [
        (("--municipality", "GM0363"), "GM0363", None),
        (("--police-unit", "police:amsterdam"), None, "police:amsterdam"),
    ],
)
def test_an_officer_is_appointed_where_there_is_none(
    demonstration: Demonstration,
    tmp_path: Path,
    home: tuple[str, str],
    code: str | None,
    unit: str | None,
) -> None:
    first, second = (demonstration.token("--role", "statistician", *home) for _ in range(2))

    me = ask_me(demonstration, first.stdout, tmp_path)
    assert me == ask_me(demonstration, second.stdout, tmp_path)
    (held,) = me["appointments"]
    assert (held["role"], held["policeUnit"]) == ("statistician", unit)
    assert (held["municipality"] or {}).get("code") == code


@pytest.mark.parametrize("home", ["GM9999", "GM0457", "police:nowhere"])
def test_a_home_that_does_not_exist_today_is_unknown(
    demonstration: Demonstration, home: str
) -> None:
    done = demonstration.token("--role", "inspector", "--municipality", home)

    assert (done.returncode, done.stdout) == (1, "")
    assert "[DEMO_HOME_UNKNOWN]" in done.stderr


def test_a_token_needs_a_home(tmp_path: Path) -> None:
    done = run_program("token", "--role", "inspector", env={"DATA": str(tmp_path)})

    assert done.returncode == 2
    assert "Give --municipality or --police-unit." in done.stderr


def test_there_is_no_token_before_the_demonstration(tmp_path: Path) -> None:
    named = ("--role", "inspector", "--municipality", "GM0344")

    done = run_program("token", *named, env={"DATA": str(tmp_path)})

    assert done.returncode == 1
    assert "[DEMO_ABSENT]" in done.stderr


@pytest.mark.parametrize("setting", ["DATABASE_URL", "OWNER_URL"])
def test_made_up_data_never_reaches_a_database_that_is_set(tmp_path: Path, setting: str) -> None:
    done = run_program("demo", env={"DATA": str(tmp_path), setting: "postgresql://127.0.0.1:1/x"})

    assert done.returncode == 1
    assert "[DEMO_DATABASE_GIVEN]" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "register.example"])  # noqa: S104 -- it is refused
def test_others_cannot_reach_the_demonstration(tmp_path: Path, host: str) -> None:
    done = run_program("demo", env={"DATA": str(tmp_path), "HOST": host})

    assert done.returncode == 1
    assert "[DEMO_NOT_LOOPBACK]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_later_start_keeps_the_data_and_the_keys(open_folder: Path) -> None:
    with start_demonstration(open_folder) as first:
        said = first.stop()
    key = (open_folder / "demo" / "issuer.json").read_bytes()

    with start_demonstration(open_folder, *ONCE) as second:
        printed = second.printed

    assert said.endswith("Stopped; the data is kept.\n")
    assert "The data of an earlier start is kept" in printed
    assert "100 licences and 100 annotations" in printed
    assert (open_folder / "demo" / "issuer.json").read_bytes() == key


async def test_a_demonstration_without_its_cases_says_how_to_begin_anew(open_folder: Path) -> None:
    with start_demonstration(open_folder) as first:
        first.stop()
    server = Embedded.start(open_folder / "postgres", fast=True)
    async with connect_owner(server.dsn) as connection:
        await connection.execute("TRUNCATE register.procedure CASCADE")
    server.stop()

    done = run_program("demo", env={"DATA": str(open_folder)})

    assert done.returncode == 1
    assert re.search(r"remove that folder and start again\. \[DEMO_INCOMPLETE\]$", done.stderr)


def test_ctrl_c_while_it_makes_up_data_ends_it_well(open_folder: Path) -> None:
    much = ("--licences", "100", "--annotations", "300000")

    with start_demonstration(open_folder, *much, until="Making up") as started:
        said = started.stop()

    assert started.process.returncode == 0
    assert said.endswith("\nStopped.\n")
