"""In which capacity an officer acts, by the tables of the register."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from gateway.access import Access, AccessContext
from gateway.appointments import Appointments, Clients
from gateway.errors import (
    AppointmentAbsentError,
    AppointmentAmbiguousError,
    ClientAbsentError,
    PurposeNotOfClientError,
    TokenInvalidError,
)
from gateway.identity import PUBLIC, Anonymity, Caller
from gateway.loading import load_places
from policies.territory import Territory
from sql.database import Database
from tests.fixtures.issuer import CLIENT, ORGANISATION
from tests.fixtures.postgres import Address
from tests.fixtures.process import Staff


class Named:
    """Takes the value of the Authorization header for the subject."""

    organisation: str | None = ORGANISATION

    async def identify(self, authorizations: Sequence[bytes]) -> Caller:
        if not authorizations:
            return PUBLIC
        return Caller(authorizations[0].decode(), CLIENT, self.organisation, None, None)


@pytest_asyncio.fixture
async def staff(fresh_database: Address) -> Staff:
    """The staff of this test's database; its client may check licences."""
    made = Staff(fresh_database)
    await made.register(CLIENT, "NONE", "LICENCE_CHECK")
    return made


@pytest.fixture
def identity() -> Named:
    """The identification of callers."""
    return Named()


@pytest_asyncio.fixture
async def access(staff: Staff, gateway: Database, identity: Named) -> Access:
    """The access of this test's database, remembering for a minute."""
    assert staff
    return Access(
        identity,
        Appointments(gateway, size=10, seconds=60),
        Clients(gateway, size=10, seconds=60),
    )


@pytest_asyncio.fixture
async def territory(gateway: Database) -> AsyncIterator[Territory]:
    """The municipalities as they are."""
    yield (await load_places(gateway)).territory


async def enter(access: Access, territory: Territory, subject: str, **named: str) -> AccessContext:
    headers = [(f"access-{name}".encode(), value.encode()) for name, value in named.items()]
    return await access.enter([(b"authorization", subject.encode()), *headers], territory)


async def test_the_only_appointment_is_acted_under(
    staff: Staff, access: Access, territory: Territory
) -> None:
    appointment = await staff.appoint("anna", "inspector", "GM0363")

    context = await enter(access, territory, "anna", purpose="licence-check")

    assert (context.role, context.home) == ("inspector", "GM0363")
    assert context.appointment_id == appointment
    assert context.own == {"GM0363", "GM0457"}
    assert (context.purpose, context.client) == ("LICENCE_CHECK", CLIENT)
    assert context.day == datetime.now(ZoneInfo("Europe/Amsterdam")).date()


async def test_a_police_officer_acts_for_the_unit(
    staff: Staff, access: Access, territory: Territory
) -> None:
    await staff.appoint("piet", "police_supervisor", "police:midden-nederland")

    context = await enter(access, territory, "piet")

    assert context.home == "police:midden-nederland"
    assert "GM0344" in context.own


async def test_the_public_acts_for_nobody(access: Access, territory: Territory) -> None:
    context = await access.enter([(b"x-user", b"anna")], territory)

    assert (context.role, context.home, context.own) == ("public", "none", frozenset())
    assert (context.officer_id, context.appointment_id, context.client) == (None, None, None)


async def test_several_appointments_need_a_choice(
    staff: Staff, access: Access, territory: Territory
) -> None:
    first = await staff.appoint("anna", "inspector", "GM0344")
    second = await staff.appoint("anna", "inspector", "GM0363")

    with pytest.raises(AppointmentAmbiguousError) as refused:
        await enter(access, territory, "anna")
    context = await enter(access, territory, "anna", appointment=str(second))

    assert context.home == "GM0363"
    assert str(first) not in str(refused.value)


async def test_another_officers_appointment_is_not_taken(
    staff: Staff, access: Access, territory: Territory
) -> None:
    await staff.appoint("anna", "inspector", "GM0344")
    other = await staff.appoint("bea", "licensing_officer", "GM0344")

    with pytest.raises(AppointmentAbsentError):
        await enter(access, territory, "anna", appointment=str(other))


async def test_an_officer_without_appointment_is_refused(
    access: Access, territory: Territory
) -> None:
    with pytest.raises(AppointmentAbsentError):
        await enter(access, territory, "nobody")


async def test_the_public_cannot_name_an_appointment(
    staff: Staff, access: Access, territory: Territory
) -> None:
    held = await staff.appoint("anna", "inspector", "GM0344")

    with pytest.raises(AppointmentAbsentError):
        await access.enter([(b"access-appointment", str(held).encode())], territory)


async def test_a_new_appointment_counts_at_once_where_there_was_none(
    staff: Staff, access: Access, territory: Territory
) -> None:
    with pytest.raises(AppointmentAbsentError):
        await enter(access, territory, "anna")

    await staff.appoint("anna", "inspector", "GM0344")

    assert (await enter(access, territory, "anna")).home == "GM0344"


async def test_a_refusal_never_stands_on_something_remembered(
    staff: Staff, access: Access, territory: Territory
) -> None:
    ended = await staff.appoint("anna", "inspector", "GM0344")
    await enter(access, territory, "anna")

    await staff.end(ended)
    new = await staff.appoint("anna", "inspector", "GM0363")

    context = await enter(access, territory, "anna", appointment=str(new))
    assert context.appointment_id == new


async def test_an_ended_appointment_is_gone_once_it_is_forgotten(
    staff: Staff, access: Access, territory: Territory
) -> None:
    ended = await staff.appoint("anna", "inspector", "GM0344")
    context = await enter(access, territory, "anna")
    await staff.end(ended)

    assert access.forget(context.caller)
    assert not access.forget(context.caller)

    with pytest.raises(AppointmentAbsentError):
        await enter(access, territory, "anna")


async def test_a_purpose_that_the_client_does_not_have_is_refused(
    staff: Staff, access: Access, territory: Territory
) -> None:
    await staff.appoint("anna", "inspector", "GM0344")

    with pytest.raises(PurposeNotOfClientError, match="AUDIT"):
        await enter(access, territory, "anna", purpose="audit")


async def test_a_client_that_was_ended_is_refused_once_it_is_forgotten(
    staff: Staff, access: Access, territory: Territory
) -> None:
    await staff.appoint("anna", "inspector", "GM0344")
    context = await enter(access, territory, "anna")
    await staff.execute("UPDATE access.client SET ended_at = now()")

    access.forget(context.caller)

    with pytest.raises(ClientAbsentError):
        await enter(access, territory, "anna")


@pytest.mark.parametrize("organisation", ["00000099000000002000", "00000099000000001001"])
async def test_t35_a_client_of_another_organisation_is_refused(
    staff: Staff, access: Access, territory: Territory, identity: Named, organisation: str
) -> None:
    await staff.appoint("anna", "inspector", "GM0344")
    identity.organisation = organisation

    with pytest.raises(ClientAbsentError):
        await enter(access, territory, "anna")


async def test_a_token_that_names_no_organisation_is_taken(
    staff: Staff, access: Access, territory: Territory, identity: Named
) -> None:
    await staff.appoint("anna", "inspector", "GM0344")
    identity.organisation = None

    assert (await enter(access, territory, "anna")).role == "inspector"


async def test_a_remembered_officer_costs_no_statement(
    staff: Staff, access: Access, territory: Territory, gateway: Database
) -> None:
    await staff.appoint("anna", "inspector", "GM0344")
    first = await enter(access, territory, "anna")

    await gateway.close()

    assert await enter(access, territory, "anna") == first


async def test_without_an_issuer_every_token_is_refused(
    gateway: Database, territory: Territory
) -> None:
    closed = Access(
        Anonymity(),
        Appointments(gateway, size=1, seconds=1),
        Clients(gateway, size=1, seconds=1),
    )

    with pytest.raises(TokenInvalidError):
        await enter(closed, territory, "anna")
