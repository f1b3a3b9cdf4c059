"""Approving and activating on pages: four eyes on exactly what is shown."""

from datetime import date, datetime, timedelta
from itertools import count

import pytest

from tests.fixtures.pages import Bureau
from tests.fixtures.versions import CASES, POLICY
from tests.pages.policies.drafts import (
    MISFIT,
    activate,
    approve,
    find_signature,
    keep,
    submit,
)

LATER = (datetime.now() + timedelta(days=400)).strftime("%Y-%m-%dT%H:%M")  # noqa: DTZ005  # of a form


async def submitted(office: Bureau) -> int:
    version = await keep(office)
    with office.sign_in("writer") as writer:
        submit(writer, version)
    return version


async def test_the_approval_shows_what_is_signed_and_takes_it(office: Bureau) -> None:
    version = await submitted(office)

    with office.sign_in("approver") as approver:
        page = approver.get(f"/admin/policies/{version}/approval").text
        answer = approve(approver, version)

    assert find_signature(page) in page.partition("What you sign")[2].partition("<form")[0]
    assert "1 of 1 expectations hold." in page
    assert "opens" in page
    assert f"Version {version} is approved. It is not in force yet." in answer


async def test_another_signature_approves_nothing(office: Bureau) -> None:
    version = await submitted(office)

    with office.sign_in("approver") as approver:
        answer = approver.post(f"/admin/policies/{version}/approval", signature="0" * 64)

    assert "this is not the signature" in answer.text
    assert "Look at it and approve" in answer.text


async def test_nobody_approves_what_they_wrote(office: Bureau) -> None:
    held = await office.staff.appoint("turncoat", "policy_author", "GM0344")
    version = await keep(office, subject="turncoat")
    with office.sign_in("turncoat") as author:
        submit(author, version)
    await office.staff.execute(
        "UPDATE access.appointment SET valid_until = register.today() - 1 WHERE id = $1", held
    )
    await office.staff.execute(
        "INSERT INTO access.appointment (id, officer_id, role, municipality, valid_from)"
        " SELECT gen_random_uuid(), officer.id, 'policy_approver', 'GM0344', register.today()"
        " FROM access.officer WHERE officer.subject = 'turncoat'"
    )

    with office.sign_in("turncoat") as approver:
        page = approver.get(f"/admin/policies/{version}/approval").text
        answer = approver.post(f"/admin/policies/{version}/approval", signature="0" * 64).text

    assert "You wrote this yourself" in page
    assert "Sign and approve" not in page
    assert "let another approver approve it" in answer


@pytest.mark.parametrize("kind", ["draft", "misfit"])
async def test_there_is_nothing_to_approve_of_a_draft(office: Bureau, kind: str) -> None:
    version = await keep(office, MISFIT if kind == "misfit" else POLICY, CASES)

    with office.sign_in("approver") as approver:
        answer = approver.get(f"/admin/policies/{version}/approval")

    assert "There is nothing to approve here" in answer.text


async def test_what_does_not_fit_any_more_is_not_approved(own_office: Bureau) -> None:
    version = await submitted(own_office)
    await own_office.staff.execute("ALTER TABLE access.policy_rule DISABLE TRIGGER USER")
    await own_office.staff.execute(
        "UPDATE access.policy_rule SET role = 'nobody' WHERE version = $1 AND id = 'R301'", version
    )
    await own_office.staff.execute("ALTER TABLE access.policy_rule ENABLE TRIGGER USER")

    with own_office.sign_in("approver") as approver:
        page = approver.get(f"/admin/policies/{version}/approval").text

    assert "This is not what was submitted any more" in page
    assert "This version cannot be used yet" in page
    assert "Sign and approve" not in page


async def test_what_was_compared_with_another_policy_is_not_approved(own_office: Bureau) -> None:
    first, second = await submitted(own_office), await submitted(own_office)

    with own_office.sign_in("approver") as approver:
        approve(approver, first)
        activate(approver, first)
        page = approver.get(f"/admin/policies/{second}/approval").text
        answer = approver.post(f"/admin/policies/{second}/approval", signature="0" * 64).text

    assert "This is not what was submitted any more" in page
    assert "the policy in force" in page
    assert "Sign and approve" not in page
    assert "not the signature" in answer


async def test_what_is_put_in_force_decides_the_next_page(own_office: Bureau) -> None:
    version = await submitted(own_office)

    with own_office.sign_in("approver") as approver:
        approve(approver, version)
        page = approver.get(f"/admin/policies/{version}/activation").text
        activate(approver, version)
        matrix = approver.get("/admin/policies/matrix", type="Annotation").text
        history = approver.get("/admin/policies/history").text

    assert "It takes the place of version 1" in page
    assert f"By version {version}, which is in force." in matrix
    assert "Nothing follows yet" in history
    assert "What the release brought" in history


async def test_a_moment_to_come_may_be_called_off(own_office: Bureau) -> None:
    version = await submitted(own_office)

    with own_office.sign_in("approver") as approver:
        approve(approver, version)
        pending = activate(approver, version, LATER)
        again = activate(approver, version)
        asked = approver.get(f"/admin/policies/{version}/call-off").text
        answer = approver.post(f"/admin/policies/{version}/call-off").text

    assert "Until then you can call that off." in pending
    assert "is to be in force from" in again
    assert "It was to come into force on" in asked
    assert f"Version {version} does not come into force." in answer


def skipped_hour() -> str:
    """Give an hour that the clock skips, in a spring to come."""
    spring = next(
        day
        for year in count(date.today().year + 1)  # noqa: DTZ011  # any year to come will do
        for day in [date(year, 3, 31)]
    )
    sunday = spring - timedelta(days=(spring.weekday() + 1) % 7)
    return f"{sunday}T02:30"


@pytest.mark.parametrize(
    ("moment", "error"),
    [
        ("2020-01-01T10:00", "Choose a moment to come"),
        (skipped_hour(), "the clock skips this hour"),
        ("tomorrow", "Not a valid datetime value."),
    ],
)
async def test_a_moment_that_cannot_be_is_named(office: Bureau, moment: str, error: str) -> None:
    version = await submitted(office)

    with office.sign_in("approver") as approver:
        approve(approver, version)
        answer = approver.post(f"/admin/policies/{version}/activation", moment=moment)

    assert answer.status_code == 422
    assert error in answer.text
    assert f'value="{moment}"' in answer.text


def test_what_is_in_force_is_neither_activated_nor_called_off(office: Bureau) -> None:
    with office.sign_in("approver") as approver:
        pages = [approver.get(f"/admin/policies/1/{each}") for each in ("activation", "call-off")]
        answer = approver.post("/admin/policies/1/call-off").text

    assert "It cannot be put in force" in pages[0].text
    assert "There is nothing to call off" in pages[1].text
    assert "still to be activated" in answer
