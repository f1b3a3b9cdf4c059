"""The command line: what it prints, and its exit status."""

import json
import shutil
from pathlib import Path

import pytest

from gateway.installing import SHIPPED
from gateway.settings import Settings
from tests.fixtures.postgres import Address
from tests.fixtures.process import Gateway, free_port, run_program
from tests.fixtures.sealing import key_settings

MUNICIPALITIES = "code,name,province_code,province,safety_region,valid_from,valid_to,tooi\n"


def test_every_command_is_explained() -> None:
    done = run_program("--help")

    assert done.returncode == 0
    for command in ("demo", "migrate", "municipalities", "policy", "schema", "serve", "token"):
        assert f"\n  {command} " in done.stdout


@pytest.mark.parametrize(
    "arguments", [("nothing",), ("serve", "--nothing"), ("schema", "print", "--role", "mayor")]
)
def test_unusable_arguments_have_status_two(arguments: tuple[str, ...]) -> None:
    done = run_program(*arguments)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_every_setting_is_printed_without_passwords() -> None:
    given = {"DATABASE_URL": "postgresql://me:s3cret@127.0.0.1/x"}

    plain, machine = (
        run_program("settings", env=given),
        run_program("settings", "--json", env=given),
    )

    listed = json.loads(machine.stdout)
    assert len(listed) == len(Settings.model_fields)
    assert all(f"{line['name']}=" in plain.stdout for line in listed)
    assert "s3cret" not in plain.stdout + machine.stdout


@pytest.mark.parametrize("command", ["settings", "serve", "migrate"])
def test_a_bad_setting_is_one_sentence(command: str) -> None:
    done = run_program(command, env={"PORT": "eighty"})

    assert done.returncode == 2
    assert done.stderr.startswith("Error: REGISTERPOORT_PORT: ")
    assert done.stderr.count("\n") == 1
    assert "[SETTINGS_INVALID]" in done.stderr


def test_a_taken_port_is_one_sentence(served: Gateway) -> None:
    done = run_program("serve", env={"PORT": str(served.port)})

    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: Port {served.port} on 127.0.0.1 is taken")
    assert done.stderr.count("\n") == 1


def test_a_database_that_is_away_is_one_sentence() -> None:
    url = "postgresql://me:s3cret@127.0.0.1:1/x"
    env = {"DATABASE_URL": url, "PORT": str(free_port()), **key_settings()}

    done = run_program("serve", env=env)

    assert done.returncode == 1
    assert "[DATABASE_UNAVAILABLE]" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "s3cret" not in done.stderr


def test_the_schema_is_printed_whole_or_for_a_role() -> None:
    whole, public = (run_program("schema", "print", *role) for role in ((), ("--role", "public")))

    assert (whole.returncode, public.returncode) == (0, 0)
    assert "type Holder {" in whole.stdout
    assert "type Holder {" not in public.stdout
    assert "type Municipality {" in public.stdout


def test_the_shipped_policy_may_be_used() -> None:
    done = run_program("policy", "check")

    assert done.returncode == 0
    assert done.stdout.endswith("\nThe policy may be used.\n")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder with the shipped policy and one rule that names no role there is."""
    folder = tmp_path / "policy"
    (folder / "rules").mkdir(parents=True)
    shutil.copy(SHIPPED / "model.conf", folder)
    for file in (SHIPPED / "rules").glob("*.csv"):
        shutil.copy(file, folder / "rules")
    rule = "p, R999, inspecter, *, *, *, *, read, *, , , allow, WRS\n"
    (folder / "rules" / "99-broken.csv").write_text(rule)
    return folder


def test_a_broken_policy_is_found_wanting(broken: Path) -> None:
    plain, machine = (
        run_program("policy", "check", str(broken), *json) for json in ((), ("--json",))
    )

    assert (plain.returncode, machine.returncode) == (1, 1)
    assert "99-broken.csv, line 1, column role" in plain.stdout
    assert json.loads(machine.stdout)["findings"][0]["line"] == 1


@pytest.mark.parametrize("folder", ["absent", "."])
def test_a_folder_without_a_policy_is_an_unusable_argument(tmp_path: Path, folder: str) -> None:
    assert run_program("policy", "check", str(tmp_path / folder)).returncode == 2


async def test_a_database_is_migrated_once(empty_database: Address) -> None:
    given = {"DATABASE_URL": empty_database.gateway_dsn, "OWNER_URL": empty_database.dsn}

    first, second = run_program("migrate", env=given), run_program("migrate", "--json", env=given)

    assert (first.returncode, second.returncode) == (0, 0)
    assert "Applied 0001_roles." in first.stdout
    assert json.loads(second.stdout) == {"applied": [], "views": False, "seeded": False}


async def test_a_database_with_nothing_due_is_said_to_be_so(fresh_database: Address) -> None:
    given = {"DATABASE_URL": fresh_database.gateway_dsn, "OWNER_URL": fresh_database.dsn}

    done = run_program("migrate", env=given)

    assert (done.returncode, done.stdout) == (0, "Nothing to do.\n")


async def test_municipalities_are_imported(fresh_database: Address, tmp_path: Path) -> None:
    file = tmp_path / "municipalities.csv"
    file.write_text(
        f"{MUNICIPALITIES}GM2999,Nieuwstad,PV26,Utrecht,,2026-01-01,,https://x.example\n"
    )
    given = {"DATABASE_URL": fresh_database.gateway_dsn, "OWNER_URL": fresh_database.dsn}

    done = run_program("municipalities", "import", str(file), env=given)
    again = run_program("municipalities", "import", str(file), "--json", env=given)

    assert done.stdout == "1 added, 0 changed, 0 unchanged; 0 successions.\n"
    assert json.loads(again.stdout)["unchanged"] == 1


async def test_a_file_with_faults_is_not_imported(fresh_database: Address, tmp_path: Path) -> None:
    file = tmp_path / "municipalities.csv"
    file.write_text(f"{MUNICIPALITIES}2999,Nieuwstad,PV26,Utrecht,,2026-01-01,,x\n")
    given = {"DATABASE_URL": fresh_database.gateway_dsn, "OWNER_URL": fresh_database.dsn}

    done = run_program("municipalities", "import", str(file), env=given)

    assert done.returncode == 1
    assert "municipalities.csv line 2: 2999 is not a code as GM0344" in done.stderr
