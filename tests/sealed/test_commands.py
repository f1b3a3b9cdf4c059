"""``registerpoort keys``, and a gateway that has none."""

from pathlib import Path

import orjson

from tests.fixtures.process import Staff, free_port, run_program
from tests.fixtures.sealing import key_settings


def test_the_first_key_is_made_and_named(tmp_path: Path) -> None:
    env = {"KEY_FILE": str(tmp_path / "kek.keys")}

    made = run_program("keys", "add", env=env)

    named = made.stdout.removesuffix(" is current.\n")
    assert (tmp_path / "kek.keys").read_text().startswith(f"{named} ")


def test_an_id_is_one_word(tmp_path: Path) -> None:
    made = run_program("keys", "add", "--id", "a b", env={"KEY_FILE": str(tmp_path / "kek.keys")})

    assert made.returncode == 2
    assert not (tmp_path / "kek.keys").exists()


def test_keys_of_a_command_are_not_added_here() -> None:
    made = run_program("keys", "add", env={"KEY_COMMAND": "kms"})

    assert (made.returncode, "name the file" in made.stderr) == (2, True)


async def test_the_state_of_the_keys_can_be_read_by_a_program(own_staff: Staff) -> None:
    env = {"DATABASE_URL": own_staff.database.dsn, **key_settings()}
    await own_staff.execute(
        "INSERT INTO register.data_key VALUES (gen_random_uuid(), 'old', ''),"
        " (gen_random_uuid(), 'of-tests', '')"
    )

    told = run_program("keys", "status", "--json", env=env)

    assert orjson.loads(told.stdout) == [
        {"kek": "of-tests", "data_keys": 1, "current": True},
        {"kek": "old", "data_keys": 1, "current": False},
    ]


async def test_rotating_stops_at_a_key_that_is_not_known(own_staff: Staff) -> None:
    env = {"DATABASE_URL": own_staff.database.dsn, **key_settings()}
    await own_staff.execute("INSERT INTO register.data_key VALUES (gen_random_uuid(), 'old', '')")

    told = run_program("keys", "rotate", env=env)

    assert (told.returncode, "[KEY_UNKNOWN]" in told.stderr) == (1, True)


def test_a_gateway_without_keys_does_not_start(staff: Staff) -> None:
    env = {"DATABASE_URL": staff.database.gateway_dsn, "PORT": str(free_port())}

    told = run_program("serve", env=env)

    assert told.returncode == 2
    assert told.stderr.startswith("Error: REGISTERPOORT_KEY_FILE: what is known of persons")


def test_a_gateway_whose_key_file_is_gone_does_not_start(staff: Staff, tmp_path: Path) -> None:
    env = {"DATABASE_URL": staff.database.gateway_dsn, "PORT": str(free_port()), **key_settings()}

    told = run_program("serve", env=env | {"KEY_FILE": str(tmp_path / "none")})

    assert (told.returncode, "[KEY_FILE_INVALID]" in told.stderr) == (1, True)
