"""The life of a policy version: four eyes on exactly what was compared and submitted."""

from typing import TYPE_CHECKING

import asyncpg
import pytest

from gateway.versions.deciding import activate, approve, submit
from gateway.versions.errors import (
    CasesFailedError,
    OfficerRefusedError,
    OwnApprovalError,
    SignatureWrongError,
    StateUnfitError,
    VersionUnknownError,
)
from gateway.versions.lives import State, list_lives, read_life, read_stored
from gateway.versions.proposing import propose, rewrite, roll_back, withdraw
from sql import query
from sql.database import Session
from tests.fixtures.postgres import Address
from tests.fixtures.versions import (
    APPROVER,
    AUTHOR,
    CASES,
    DAY,
    POLICY,
    SHORTER,
    appoint,
    approved,
    draft,
    in_force,
    state,
    submitted,
)

if TYPE_CHECKING:
    from sql.database import Connection


async def test_a_version_goes_from_draft_to_retired(bureau: "Connection") -> None:
    version = await draft(bureau)
    seen = [await state(bureau, version)]
    found = await submit(Session(bureau), version, subject=AUTHOR, day=DAY)
    seen.append(await state(bureau, version))
    await approve(Session(bureau), version, subject=APPROVER, signature=found.evidence.signature)
    seen.append(await state(bureau, version))

    await activate(Session(bureau), version, subject=APPROVER, moment=None)

    assert seen == ["DRAFT", "SUBMITTED", "APPROVED"]
    assert [await state(bureau, each) for each in (1, version)] == ["RETIRED", "ACTIVE"]
    assert await in_force(bureau) == version


async def test_what_is_stored_is_what_was_proposed(bureau: "Connection") -> None:
    version = await draft(bureau)

    stored = await read_stored(Session(bureau), version)

    assert stored.policy.rules == SHORTER.rules
    assert stored.policy.sha256 == SHORTER.sha256
    assert stored.cases == CASES


async def test_the_newest_version_is_listed_first(bureau: "Connection") -> None:
    version = await draft(bureau)

    lives = await list_lives(Session(bureau))

    assert [each.version for each in lives] == [version, 1]
    assert [each.author for each in lives] == [AUTHOR, None]


async def test_a_draft_is_written_anew_by_its_author(bureau: "Connection") -> None:
    version = await draft(bureau)

    await rewrite(Session(bureau), version, POLICY, {}, title="All again", subject=AUTHOR)

    stored = await read_stored(Session(bureau), version)
    assert (stored.policy.sha256, stored.cases) == (POLICY.sha256, {})
    assert (await read_life(Session(bureau), version)).title == "All again"


async def test_a_version_that_fails_its_own_cases_is_not_submitted(bureau: "Connection") -> None:
    shut = {"a.yaml": CASES["a.yaml"].replace("may see", "may not see")}
    version = await propose(Session(bureau), SHORTER, shut, title="Wrong", subject=AUTHOR)

    with pytest.raises(CasesFailedError, match="does not do what"):
        await submit(Session(bureau), version, subject=AUTHOR, day=DAY)

    assert await state(bureau, version) == State.DRAFT


async def test_t19_an_author_cannot_approve_what_they_wrote(bureau: "Connection") -> None:
    version, signature = await submitted(bureau)
    await bureau.execute("UPDATE access.appointment SET role = 'policy_approver'")

    with pytest.raises(OwnApprovalError):
        await approve(Session(bureau), version, subject=AUTHOR, signature=signature)

    assert await state(bureau, version) == State.SUBMITTED


async def test_t19_the_database_takes_no_approval_by_the_author(bureau: "Connection") -> None:
    version, signature = await submitted(bureau)
    life = await read_life(Session(bureau), version)

    with pytest.raises(asyncpg.CheckViolationError, match="approved_by_another"):
        await bureau.execute(
            query("insert_policy_approval"), version, life.author_id, signature, life.author_id
        )


async def test_t19_the_database_activates_nothing_without_an_approval(bureau: "Connection") -> None:
    version, _ = await submitted(bureau)

    with pytest.raises(asyncpg.RestrictViolationError, match="somebody else approved"):
        await bureau.execute(query("insert_policy_activation"), version, None, None)

    assert await in_force(bureau) == 1


async def test_the_approver_signs_exactly_what_was_submitted(bureau: "Connection") -> None:
    version, _ = await submitted(bureau)

    with pytest.raises(SignatureWrongError):
        await approve(Session(bureau), version, subject=APPROVER, signature="0" * 64)

    assert await state(bureau, version) == State.SUBMITTED


@pytest.mark.parametrize("table", ["policy_rule", "policy_group", "policy_case_file"])
@pytest.mark.parametrize(
    "change", ["UPDATE access.{} SET version = version", "DELETE FROM access.{}"]
)
async def test_what_was_submitted_never_changes(
    bureau: "Connection", table: str, change: str
) -> None:
    version, _ = await submitted(bureau)

    with pytest.raises(asyncpg.RestrictViolationError, match="never changes"):
        await bureau.execute(f"{change.format(table)} WHERE version = {version}")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE access.policy_version SET sha256 = repeat('0', 64)",
        "UPDATE access.policy_proposal SET title = 'Other'",
        "UPDATE access.policy_approval SET approved_at = now()",
        "DELETE FROM access.policy_proposal",
        "DELETE FROM access.policy_approval",
        "DELETE FROM access.policy_activation",
        "UPDATE access.policy_activation SET called_off_at = now()",
    ],
)
async def test_what_was_decided_is_kept_as_it_was_written(
    bureau: "Connection", change: str
) -> None:
    version = await approved(bureau)
    await activate(Session(bureau), version, subject=APPROVER, moment=None)

    with pytest.raises(asyncpg.RestrictViolationError):
        await bureau.execute(f"{change} WHERE version = {version}")


async def test_an_earlier_version_returns_as_a_proposal(bureau: "Connection") -> None:
    await activate(Session(bureau), await approved(bureau), subject=APPROVER, moment=None)

    version = await roll_back(Session(bureau), 1, title="Back", subject=AUTHOR)

    life = await read_life(Session(bureau), version)
    assert (life.state, life.sha256) == (State.DRAFT, POLICY.sha256)
    found = await submit(Session(bureau), version, subject=AUTHOR, day=DAY)
    assert found.difference.closed
    assert not found.difference.opened


async def test_a_withdrawn_version_is_not_activated(bureau: "Connection") -> None:
    version = await approved(bureau)

    await withdraw(Session(bureau), version, subject=AUTHOR)

    assert await state(bureau, version) == State.WITHDRAWN
    with pytest.raises(StateUnfitError):
        await activate(Session(bureau), version, subject=APPROVER, moment=None)
    with pytest.raises(asyncpg.RestrictViolationError):
        await bureau.execute(query("insert_policy_activation"), version, None, None)


async def test_only_a_policy_author_proposes(bureau: "Connection") -> None:
    with pytest.raises(OfficerRefusedError, match="policy_author"):
        await propose(Session(bureau), POLICY, {}, title="Mine", subject=APPROVER)


async def test_an_author_whose_appointment_ended_proposes_nothing(bureau: "Connection") -> None:
    await bureau.execute("UPDATE access.appointment SET ended_at = now()")

    with pytest.raises(OfficerRefusedError):
        await draft(bureau)


async def test_only_the_author_submits(bureau: "Connection") -> None:
    version = await draft(bureau)
    await appoint(bureau, "other", "policy_author", 3)

    with pytest.raises(OfficerRefusedError, match="who wrote it"):
        await submit(Session(bureau), version, subject="other", day=DAY)


async def test_a_version_is_submitted_once(bureau: "Connection") -> None:
    version, _ = await submitted(bureau)

    with pytest.raises(StateUnfitError, match="is SUBMITTED"):
        await submit(Session(bureau), version, subject=AUTHOR, day=DAY)


async def test_a_version_that_nobody_wrote_is_unknown(bureau: "Connection") -> None:
    with pytest.raises(VersionUnknownError):
        await read_stored(Session(bureau), 7)


async def test_a_shipped_version_was_never_submitted(bureau: "Connection") -> None:
    life = await read_life(Session(bureau), 1)

    with pytest.raises(StateUnfitError):
        _ = life.signed


async def test_the_gateway_reads_no_drafts(bureau: "Connection", fresh_database: Address) -> None:
    version = await draft(bureau)

    gateway = await asyncpg.connect(fresh_database.gateway_dsn)

    await gateway.execute("SET ROLE registerpoort_gateway")
    assert await gateway.fetch(query("policy_rules"), version) == []
    assert await gateway.fetch(query("policy_rules"), 1) != []
    await gateway.close()
