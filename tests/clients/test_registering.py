"""Systems are registered, changed and ended by administrators, and each act is written down."""

from dataclasses import replace
from typing import Final

import pytest

from gateway.acts.acting import Actor
from gateway.acts.errors import ActorRefusedError
from gateway.clients.bounds import Bounds
from gateway.clients.errors import (
    ClientBoundError,
    ClientIdError,
    ClientKnownError,
    ClientNameError,
    ClientOrganisationError,
    ClientOverError,
    ClientPurposesError,
    ClientUnregisteredError,
)
from gateway.clients.keys import NO_KEYS, KeySource
from gateway.clients.listing import (
    ClientFilters,
    ClientWindow,
    list_client_acts,
    list_client_names,
    list_clients,
    read_client,
)
from gateway.clients.registering import change, change_keys, end, register
from gateway.clients.weighing import Terms
from gateway.trusted.deciding import Sending
from sql.database import Session
from sql.errors import StatementFailedError
from tests.fixtures.issuer import ORGANISATION
from tests.fixtures.office import UTRECHT, Office

CEILING: Final = Bounds(500, 12, 10)
TERMS: Final = Terms("Zaaksysteem", ORGANISATION, frozenset({"NONE", "AUDIT"}), Sending.ANY)
KEY: Final = {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "kid": "one", "use": "sig"}


async def enrol(seat: Office, id_: str = "system-1", terms: Terms = TERMS) -> None:
    await seat.do(register, id_, terms=terms, ceiling=CEILING)


async def test_a_registered_system_is_known_with_all_its_terms(seat: Office) -> None:
    terms = replace(TERMS, sending=Sending.TRUSTED, bounds=Bounds(50, None, 2))

    await enrol(seat, terms=terms)

    known = await read_client(seat.pages, "system-1")
    assert (known.terms, known.keys, known.decides) == (terms, NO_KEYS, False)
    assert (known.used_on, known.ended_at) == (None, None)
    assert await list_client_names(seat.pages, ended=False) == {"system-1": "Zaaksysteem"}


async def test_an_identifier_is_registered_once(seat: Office) -> None:
    await enrol(seat)
    await seat.do(end, "system-1")

    with pytest.raises(ClientKnownError):
        await enrol(seat)


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        (replace(TERMS, name=""), ClientNameError),
        (replace(TERMS, name=" Zaak"), ClientNameError),
        (replace(TERMS, name="Zaak\nsysteem"), ClientNameError),
        (replace(TERMS, name="x" * 201), ClientNameError),
        (replace(TERMS, organisation="1"), ClientOrganisationError),
        (replace(TERMS, organisation="00000002000000001000"), ClientOrganisationError),
        (replace(TERMS, organisation="00000001123456789000"), ClientOrganisationError),
        (replace(TERMS, organisation="00000001000000000000"), ClientOrganisationError),
        (replace(TERMS, organisation="\u0660" * 20), ClientOrganisationError),
        (replace(TERMS, purposes=frozenset()), ClientPurposesError),
        (replace(TERMS, purposes=frozenset({"FUN"})), ClientPurposesError),
        (replace(TERMS, bounds=Bounds(501)), ClientBoundError),
        (replace(TERMS, bounds=Bounds(None, 0)), ClientBoundError),
        (replace(TERMS, bounds=Bounds(None, None, 11)), ClientBoundError),
    ],
)
async def test_terms_that_do_not_fit_are_refused(
    seat: Office, terms: Terms, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await enrol(seat, terms=terms)

    assert await list_client_names(seat.pages, ended=False) == {}


@pytest.mark.parametrize("id_", ["", "new", "a bc", "a/bc", "-abc", "éabc", "a" * 101])
async def test_an_identifier_stands_in_an_address(seat: Office, id_: str) -> None:
    with pytest.raises(ClientIdError):
        await enrol(seat, id_)


async def test_a_change_tells_what_was_before(seat: Office) -> None:
    await enrol(seat)
    wider = replace(TERMS, name="Ander", bounds=Bounds(7))

    changed = await seat.do(change, "system-1", terms=wider, ceiling=CEILING)
    again = await seat.do(change, "system-1", terms=wider, ceiling=CEILING)

    acts = await list_client_acts(seat.pages, "system-1")
    assert (changed, again) == (True, False)
    assert [act.kind for act in acts] == ["CLIENT_CHANGED", "CLIENT_REGISTERED"]
    assert acts[0].what["changed"] == {
        "name": {"before": "Zaaksysteem", "after": "Ander"},
        "document_fields": {"before": None, "after": 7},
    }
    assert acts[0].officer == "Mr administrator"


async def test_keys_are_exchanged_for_an_address_and_taken_away(seat: Office) -> None:
    await enrol(seat)
    sources = [KeySource((KEY,)), KeySource(address="https://keys.example/"), NO_KEYS]

    found = []
    for source in sources:
        await seat.do(change_keys, "system-1", source=source)
        found.append((await read_client(seat.pages, "system-1")).keys)

    assert found == sources
    assert (await seat.acts()).count("CLIENT_KEYS_CHANGED") == 3


async def test_an_ended_system_stays_so(seat: Office) -> None:
    await enrol(seat)
    await seat.do(end, "system-1")

    assert (await read_client(seat.pages, "system-1")).ended_at is not None
    with pytest.raises(ClientOverError):
        await seat.do(end, "system-1")
    with pytest.raises(ClientOverError):
        await seat.do(change, "system-1", terms=TERMS, ceiling=CEILING)


async def test_what_does_not_exist_is_not_changed(seat: Office) -> None:
    with pytest.raises(ClientUnregisteredError):
        await seat.do(change_keys, "nobody", source=NO_KEYS)
    with pytest.raises(ClientUnregisteredError):
        await read_client(seat.pages, "nobody")


async def test_another_role_registers_nothing(seat: Office) -> None:
    held = await seat.employ("inspector", seat.term("inspector"))
    rows = await seat.look("SELECT officer_id FROM access.appointment WHERE id = $1", held)
    inspector = Actor(rows[0][0], held, frozenset({UTRECHT}))

    with pytest.raises(ActorRefusedError):
        await enrol(seat.acting(inspector))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access.client SET purposes = '{AUDIT}'",
        "UPDATE access.client SET decides = true",
        "UPDATE access.client SET ended_at = now()",
        f"INSERT INTO access.client VALUES ('x', 'x', '{ORGANISATION}', '{{NONE}}')",
        "DELETE FROM access.client",
    ],
)
async def test_the_pages_change_no_system_without_an_act(seat: Office, statement: str) -> None:
    await enrol(seat)

    with pytest.raises(StatementFailedError, match=r"23514|42501"):
        await seat.pages.execute(statement)


async def begin_again(session: Session, actor: Actor) -> None:
    await end(session, actor, "system-1")
    await session.execute("UPDATE access.client SET ended_at = NULL, act_id = act_id")


async def test_the_database_begins_no_ended_system_again(seat: Office) -> None:
    await enrol(seat)

    with pytest.raises(StatementFailedError) as refused:
        await seat.do(begin_again)

    assert refused.value.constraint == "ended_for_good"


async def test_the_database_refuses_a_private_key(seat: Office) -> None:
    await enrol(seat)

    with pytest.raises(StatementFailedError) as refused:
        await seat.do(change_keys, "system-1", source=KeySource(({**KEY, "d": "AA"},)))

    assert refused.value.constraint == "keys_public"


async def test_systems_are_searched_and_sorted(seat: Office) -> None:
    await enrol(seat, "system-a", replace(TERMS, name="Beta"))
    await enrol(seat, "system-b", replace(TERMS, name="alfa", purposes=frozenset({"NONE"})))
    await enrol(seat, "system-c", replace(TERMS, name="Gamma"))
    await seat.do(end, "system-c")

    async def found(filters: ClientFilters, window: ClientWindow | None = None) -> list[str]:
        listed = await list_clients(seat.pages, filters, window or ClientWindow())
        return [client.name for client in listed.clients]

    assert await found(ClientFilters()) == ["alfa", "Beta", "Gamma"]
    assert await found(ClientFilters(words="SYSTEM-B")) == ["alfa"]
    assert await found(ClientFilters(purpose="AUDIT")) == ["Beta", "Gamma"]
    assert await found(ClientFilters(state="OVER")) == ["Gamma"]
    assert await found(ClientFilters(state="IN_FORCE"), ClientWindow(descending=True)) == [
        "Beta",
        "alfa",
    ]
    assert await found(ClientFilters(), ClientWindow("used_on", limit=1, offset=1)) == ["alfa"]
    listed = await list_clients(seat.pages, ClientFilters(words="none"), ClientWindow())
    assert (listed.clients, listed.total) == ((), 0)
