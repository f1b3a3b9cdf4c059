"""What the database holds whatever a program says, with the rights of the pages."""

import asyncio
from uuid import UUID, uuid4

import pytest

from gateway.staff.appointing import end
from sql.database import Session
from sql.errors import StatementFailedError
from tests.fixtures.office import UTRECHT, Office

ACT = (
    "INSERT INTO access.act (id, officer_id, appointment_id, kind, what) "
    "VALUES ($1, $2, $3, 'APPOINTMENT_GRANTED', '{}')"
)
APPOINT = (
    "INSERT INTO access.appointment "
    "(id, officer_id, role, municipality, valid_from, act_id) "
    f"VALUES ($1, $2, $3, '{UTRECHT}', $4, $5)"
)
END = "UPDATE access.appointment SET ended_at = now(), act_id = $2 WHERE id = $1"


async def act(session: Session, seat: Office) -> UUID:
    """Write down an act that says nothing."""
    made = uuid4()
    who = (seat.actor.officer_id, seat.actor.appointment_id)
    await session.execute(ACT, (made, *who))
    return made


async def appoint(seat: Office, officer: object, role: str, *, acted: bool = True) -> UUID:
    """Appoint as careless code would."""
    held = uuid4()
    async with seat.pages.transaction() as session:
        done = await act(session, seat) if acted else None
        await session.execute(APPOINT, (held, officer, role, seat.today, done))
    return held


async def test_a_careless_grant_that_excludes_another_is_refused(seat: Office) -> None:
    officer = await seat.employ("anna")
    await appoint(seat, officer, "inspector")

    with pytest.raises(StatementFailedError) as refused:
        await appoint(seat, officer, "dpo")

    assert refused.value.constraint == "duties_apart"


async def test_of_careless_grants_at_once_one_passes(seat: Office) -> None:
    officer = await seat.employ("anna")
    roles = ("policy_author", "policy_approver", "auditor")

    done = await asyncio.gather(
        *(appoint(seat, officer, role) for role in roles), return_exceptions=True
    )

    refused = [each for each in done if isinstance(each, StatementFailedError)]
    assert [each.constraint for each in refused] == ["duties_apart"] * 2


async def test_what_overlaps_since_before_the_rule_is_ended(seat: Office) -> None:
    await seat.employ("anna", seat.term("inspector"))
    ((officer,),) = await seat.look("SELECT id FROM access.officer WHERE subject = 'anna'")
    await seat.look("ALTER TABLE access.appointment DISABLE TRIGGER duties_apart")
    held = await appoint(seat, officer, "dpo")
    await seat.look("ALTER TABLE access.appointment ENABLE TRIGGER duties_apart")

    await seat.do(end, held, on=None)

    rows = await seat.look("SELECT ended_at IS NULL FROM access.appointment WHERE id = $1", held)
    assert rows == [(False,)]


async def test_an_appointment_is_not_changed_without_an_act(seat: Office) -> None:
    officer = await seat.employ("anna")

    with pytest.raises(StatementFailedError) as refused:
        await appoint(seat, officer, "inspector", acted=False)

    assert refused.value.constraint == "changed_by_an_act"


async def test_an_act_of_another_transaction_changes_nothing(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector"))
    async with seat.pages.transaction() as session:
        done = await act(session, seat)

    with pytest.raises(StatementFailedError) as refused:
        await seat.pages.execute(END, (held, done))

    assert refused.value.constraint == "changed_by_an_act"


async def test_nobody_appoints_themselves_in_the_database_either(seat: Office) -> None:
    with pytest.raises(StatementFailedError) as refused:
        await appoint(seat, seat.actor.officer_id, "functional_administrator")

    assert refused.value.constraint == "not_of_oneself"


async def test_what_was_ended_does_not_begin_again(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector"))
    again = "UPDATE access.appointment SET ended_at = NULL, act_id = $2 WHERE id = $1"
    async with seat.pages.transaction() as session:
        await session.execute(END, (held, await act(session, seat)))

    with pytest.raises(StatementFailedError) as refused:
        async with seat.pages.transaction() as session:
            await session.execute(again, (held, await act(session, seat)))

    assert refused.value.constraint == "ended_for_good"


@pytest.mark.parametrize("change", ["officer_id = NULL, appointment_id = NULL", "ended"])
async def test_nobody_acts_without_a_capacity_in_force(seat: Office, change: str) -> None:
    held = seat.actor.appointment_id
    who: tuple[object, object] = (seat.actor.officer_id, held)
    if change == "ended":
        await seat.look("UPDATE access.appointment SET ended_at = now() RETURNING id")
    else:
        who = (None, None)

    with pytest.raises(StatementFailedError) as refused:
        await seat.pages.execute(ACT, (uuid4(), *who))

    assert refused.value.constraint == "acts_in_capacity"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access.act SET kind = 'OTHER'",
        "DELETE FROM access.act",
        "TRUNCATE access.act CASCADE",
        "DELETE FROM access.legal_basis_proposal",
    ],
)
async def test_nobody_alters_what_was_done(seat: Office, statement: str) -> None:
    with pytest.raises(StatementFailedError, match="42501"):
        await seat.pages.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE access.act SET kind = 'A'", "TRUNCATE access.act"])
async def test_the_owner_does_not_alter_what_was_done_either(seat: Office, statement: str) -> None:
    with pytest.raises(Exception, match=r"is kept as it was written|cannot truncate"):
        await seat.look(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access.appointment SET role = 'dpo'",
        "UPDATE access.appointment SET officer_id = gen_random_uuid()",
        "UPDATE access.officer SET subject = 'x'",
        "DELETE FROM access.appointment",
        "DELETE FROM access.officer",
        "UPDATE access.legal_basis SET synthetic_only = false",
        "INSERT INTO access.legal_basis DEFAULT VALUES",
        "UPDATE access.legal_basis_proposal SET types = '{}'",
        "UPDATE register.municipality SET code = 'GM0001'",
        "DELETE FROM register.municipality_succession",
        "UPDATE register.licence SET assigned_to = 'GM0344'",
        "SELECT number FROM register.operator_licence",
        "SELECT id FROM register.inspection",
    ],
)
async def test_the_pages_change_nothing_else(seat: Office, statement: str) -> None:
    with pytest.raises(StatementFailedError, match="42501"):
        await seat.pages.execute(statement)


async def test_the_gateway_neither_counts_nor_assigns_split_records(seat: Office) -> None:
    gateway = await type(seat.pages).connect(seat.database.gateway_dsn, min_size=1)

    with pytest.raises(StatementFailedError, match="42501"):
        await gateway.execute("SELECT access.count_split_records('GM0788', gen_random_uuid())")
    await gateway.close()
