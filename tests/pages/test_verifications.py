"""Verifying the chain from a page: asked for, worked on behind it, and its result shown."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from gateway.admin.disclosures.verifying import FAULTS
from gateway.sealing.keys import NO_KEYS, make_key
from gateway.sealing.verdicts import FaultKind, Verdict
from gateway.sealing.verifications import SILENCE_SECONDS, note_progress, take_verification
from gateway.work.verifying import Verifying
from gateway.work.working import open_sealer
from sql.database import PAGES_ROLE, Database
from sql.errors import StatementFailedError
from tests.fixtures.accounts import DISCLOSED, NOON, PSEUDONYM
from tests.fixtures.pages import Browser, Bureau, serve_office
from tests.fixtures.postgres import Cluster
from tests.fixtures.process import Staff, run_program

PATH = "/admin/disclosures/verifications"


@pytest.fixture
def working(own_office_staff: Staff, tmp_path: Path) -> Iterator[Bureau]:
    """Pages whose jobs do not rest."""
    (tmp_path / "seal.pem").write_bytes(make_key())
    settings = {"SEAL_SECONDS": "0.05", "SEAL_KEY": str(tmp_path / "seal.pem")}
    with serve_office(own_office_staff, tmp_path, **settings) as bureau:
        yield bureau


@pytest.fixture
def resting(own_office_staff: Staff, tmp_path: Path) -> Iterator[Bureau]:
    """Pages whose jobs do nothing."""
    with serve_office(own_office_staff, tmp_path, SEAL_SECONDS="3600") as bureau:
        yield bureau


def wait_for(browser: Browser, text: str, path: str = PATH) -> httpx2.Response:
    """Open a page until it says something."""
    deadline = time.monotonic() + 20
    while text not in (answer := browser.get(path)).text:
        assert time.monotonic() < deadline, answer.text
        time.sleep(0.05)
    return answer


async def test_an_officer_has_the_chain_verified_and_sees_the_result(working: Bureau) -> None:
    await working.staff.execute(DISCLOSED, NOON, PSEUDONYM, "GM0344", None, 3)

    with working.sign_in("auditor") as browser:
        before = browser.get("/admin/disclosures").text
        wait_for(browser, "Not sealed yet: 0.")
        asked = browser.post(PATH)
        done = wait_for(browser, "The disclosures are as they were sealed").text
        found = browser.get("/admin/disclosures").text

    assert "Nobody has verified yet that" in before
    assert "It begins within seconds." in asked.text
    assert "auditor" in done
    assert "Auditor, Utrecht (GM0344)" in done
    assert "Disclosures: 3, in 1 batches. Not sealed yet: 0." in found


async def test_t53_a_page_names_the_record_that_was_changed(
    working: Bureau, cluster: Cluster
) -> None:
    await working.staff.execute(DISCLOSED, NOON, PSEUDONYM, "GM0344", None, 3)
    change = "UPDATE access.disclosure_record SET role = 'auditor' WHERE id = 2"
    administrator = Staff(cluster.address(working.staff.database.name))

    with working.sign_in("dpo") as browser:
        wait_for(browser, "Not sealed yet: 0.")
        await administrator.execute(
            "ALTER TABLE access.disclosure_record DISABLE TRIGGER kept_as_written"
        )
        await administrator.execute(change)
        browser.post(PATH)
        page = wait_for(browser, "The disclosures are not as they were sealed").text

    assert "Batch 1, disclosure 2: the disclosure was changed." in page
    assert "Batches with a fault: 1 of 1." in page
    assert "Not as sealed" in page


async def test_a_batch_that_is_missing_is_said_without_a_record(working: Bureau) -> None:
    await working.staff.execute(DISCLOSED, NOON, PSEUDONYM, "GM0344", None, 501)

    with working.sign_in("dpo") as browser:
        wait_for(browser, "Not sealed yet: 0.")
        await working.staff.execute(
            "ALTER TABLE access.disclosure_seal DISABLE TRIGGER kept_as_written"
        )
        await working.staff.execute("DELETE FROM access.disclosure_seal WHERE number = 1")
        browser.post(PATH)
        page = wait_for(browser, "The disclosures are not as they were sealed").text

    assert "Batch 1: the batch is missing." in page


def test_one_verification_goes_on_at_a_time_and_its_progress_is_shown(resting: Bureau) -> None:
    with resting.sign_in("auditor") as browser:
        browser.post(PATH)
        again = browser.post(PATH, page="/admin/disclosures")
        page = browser.get("/admin/disclosures").text

    assert "A verification goes on already." in again.text
    assert "0 of 1" in again.text
    assert "Goes on" in again.text
    assert "See how far it is" in page


async def test_the_command_line_is_shown_as_who_verified(resting: Bureau) -> None:
    env = {"DATABASE_URL": resting.staff.database.gateway_dsn}

    ended = run_program("disclosures", "verify", env=env)

    with resting.sign_in("auditor") as browser:
        page = browser.get(PATH).text
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (
        0,
        "0 batches with 0 disclosures are as they were sealed.",
    )
    assert page.count("Command line") == 2


async def test_unsigned_batches_are_said(resting: Bureau) -> None:
    await resting.staff.execute(
        "INSERT INTO access.disclosure_verification (unsigned, verdict, ended_at)"
        " VALUES (7, 'GOOD', now())"
    )

    with resting.sign_in("auditor") as browser:
        page = browser.get(PATH).text

    assert "Batches without a signature: 7." in page


async def test_what_a_killed_process_left_undone_is_begun_anew(resting: Bureau) -> None:
    with resting.sign_in("auditor") as browser:
        browser.post(PATH)
    async with open_sealer(resting.staff.database.gateway_dsn) as sealer:
        killed = await take_verification(sealer)
        assert killed is not None
        await note_progress(sealer, killed, Verdict(total=9, batches=4))
        nothing = await take_verification(sealer)
        await resting.staff.execute(
            "UPDATE access.disclosure_verification SET seen_at = now() - make_interval(secs => $1)",
            SILENCE_SECONDS + 1,
        )

        await Verifying(sealer, NO_KEYS).verify()

    verdict = await resting.staff.find(
        "SELECT verdict, total, batches FROM access.disclosure_verification"
    )
    assert (nothing, verdict) == (None, [("GOOD", 0, 0)])


async def test_a_database_that_does_not_answer_stops_no_verifying(
    resting: Bureau, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_sealer(resting.staff.database.gateway_dsn) as sealer:
        pass

    await Verifying(sealer, NO_KEYS).verify()

    assert caplog.messages == ["disclosures_unverified"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access.disclosure_verification SET verdict = 'GOOD'",
        "DELETE FROM access.disclosure_verification",
        "INSERT INTO access.disclosure_verification (verdict) VALUES ('GOOD')",
        "INSERT INTO access.disclosure_seal DEFAULT VALUES",
    ],
)
async def test_the_pages_write_no_result(resting: Bureau, statement: str) -> None:
    pages = await Database.connect(resting.staff.database.gateway_dsn, role=PAGES_ROLE)

    with pytest.raises(StatementFailedError, match="42501"):
        await pages.execute(statement)
    await pages.close()


async def test_a_result_is_never_changed(resting: Bureau) -> None:
    await resting.staff.execute(
        "INSERT INTO access.disclosure_verification (verdict, ended_at) VALUES ('GOOD', now())"
    )

    with pytest.raises(Exception, match="kept as it was written"):
        await resting.staff.execute("UPDATE access.disclosure_verification SET records = 1")


def test_every_fault_has_words() -> None:
    assert set(FAULTS) == set(FaultKind)


async def test_health_tells_how_far_sealing_is(working: Bureau) -> None:
    with working.sign_in("administrator") as browser:
        before = browser.get("/admin/health").text
        await working.staff.execute(DISCLOSED, NOON, PSEUDONYM, "GM0344", None, 3)
        after = wait_for(browser, "signed", "/admin/health").text

    assert "never" in before
    assert "Sealing of disclosures" in after
