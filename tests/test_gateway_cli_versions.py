"""``registerpoort policy``: a version from a folder of text to what is in force, as typed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import pytest_asyncio

from gateway.installing import SHIPPED, install
from policies.rules import read_policy
from sql.database import connect_owner
from tests.fixtures.postgres import Address
from tests.fixtures.process import run_program
from tests.fixtures.versions import APPROVER, AUTHOR, appoint

Say = Callable[..., CompletedProcess[str]]
TOMORROW = "2099-01-01T00:00+01:00"


@pytest_asyncio.fixture
async def say(fresh_database: Address) -> Say:
    """A function that runs ``registerpoort policy``, on a register with two officers."""
    await install(fresh_database.dsn, read_policy(SHIPPED))
    async with connect_owner(fresh_database.dsn) as connection:
        await appoint(connection, AUTHOR, "policy_author", 1)
        await appoint(connection, APPROVER, "policy_approver", 2)
    env = {"DATABASE_URL": fresh_database.gateway_dsn, "OWNER_URL": fresh_database.dsn}
    return lambda *words: run_program("policy", *words, env=env)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the shipped policy, but for the closing of Utrecht."""
    copy = tmp_path / "proposal"
    shutil.copytree(SHIPPED / "rules", copy / "rules")
    shutil.copy(SHIPPED / "model.conf", copy)
    (copy / "rules" / "90-closings.csv").unlink()
    return copy


def propose(say: Say, folder: Path) -> str:
    assert say("import", str(folder), "--title", "Open", "--by", AUTHOR).returncode == 0
    done = say("submit", "2", "--by", AUTHOR)
    return done.stdout.split()[-1]


def test_a_proposal_comes_into_force_step_by_step(say: Say, folder: Path) -> None:
    signature = propose(say, folder)
    approved = say("approve", "2", "--by", APPROVER, "--signature", signature)
    activated = say("activate", "2", "--by", APPROVER)

    listed = json.loads(say("versions", "--json").stdout)

    assert (approved.returncode, activated.returncode) == (0, 0)
    assert [each["state"] for each in listed] == ["ACTIVE", "RETIRED"]


def test_what_is_exported_is_what_was_imported(say: Say, folder: Path, tmp_path: Path) -> None:
    propose(say, folder)

    done = say("export", "2", str(tmp_path / "out"))

    assert done.returncode == 0
    assert read_policy(tmp_path / "out").sha256 == read_policy(folder).sha256
    again = say("export", "2", str(tmp_path / "out"))
    assert (again.returncode, "not empty" in again.stderr) == (2, True)


def test_an_activation_to_come_is_called_off(say: Say, folder: Path) -> None:
    signature = propose(say, folder)
    say("approve", "2", "--by", APPROVER, "--signature", signature)
    say("activate", "2", "--by", APPROVER, "--at", TOMORROW)

    done = say("call-off", "2", "--by", APPROVER)

    assert done.stdout == "Version 2 is not activated; it stays approved.\n"
    assert " APPROVED " in say("versions").stdout


def test_a_draft_is_written_anew_and_withdrawn(say: Say, folder: Path) -> None:
    say("import", str(folder), "--title", "One", "--by", AUTHOR)

    done = say("import", str(folder), "--title", "Two", "--by", AUTHOR, "--into", "2")

    assert done.stdout.startswith("Version 2 is a draft")
    assert "title          Two" in say("show", "2").stdout
    assert say("withdraw", "2", "--by", AUTHOR).returncode == 0
    assert json.loads(say("show", "2", "--json").stdout)["state"] == "WITHDRAWN"


def test_a_rollback_is_a_proposal(say: Say) -> None:
    done = say("rollback", "1", "--by", AUTHOR)

    assert done.stdout == "Version 2 is a draft of what version 1 held.\n"


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("show", "9"), 1, "[POLICY_VERSION_UNKNOWN]"),
        (("rollback", "1", "--by", "nobody"), 1, "[POLICY_OFFICER_REFUSED]"),
        (("submit", "1", "--by", AUTHOR), 1, "[POLICY_STATE_UNFIT]"),
        (("activate", "1", "--by", APPROVER, "--at", "soon"), 2, "no moment"),
        (("activate", "1", "--by", APPROVER, "--at", "2099-01-01"), 2, "no offset"),
        (("export", "9", "new"), 1, "[POLICY_VERSION_UNKNOWN]"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(
    say: Say, words: tuple[str, ...], status: int, code: str
) -> None:
    done = say(*words)

    assert (done.returncode, code in done.stderr) == (status, True)
    assert "Traceback" not in done.stderr
