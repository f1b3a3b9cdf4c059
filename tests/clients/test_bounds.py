"""What a system may ask for at once is held at the endpoint, whatever is remembered of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from gateway.clients.bounds import Bounds
from gateway.documents import Documents
from gateway.limits import Limits
from resolvers.schema import CORE
from tests.fixtures.issuer import CLIENT
from tests.fixtures.process import Gateway, Staff, start_gateway

TWO_ROOTS = '{ municipality(code: "GM0344") { name } me { name } }'
FEW = "{ me { name } }"
BOUND = "UPDATE access.client SET {} = $2 WHERE id = $1"


@pytest.mark.parametrize(
    ("bounds", "excess"),
    [
        (Bounds(), None),
        (Bounds(4, 2, 2), None),
        (Bounds(3, 2, 2), "document_fields"),
        (Bounds(4, 1, 2), "document_depth"),
        (Bounds(4, 2, 1), "root_fields"),
        (Bounds(None, None, 1), "root_fields"),
    ],
)
def test_a_document_is_held_against_each_bound(bounds: Bounds, excess: str | None) -> None:
    document = Documents(CORE, Limits(), size=1).prepare(TWO_ROOTS)

    found = bounds.find_excess(document)

    assert (found.bound if found else None) == excess


@pytest_asyncio.fixture
async def patient(own_staff: Staff, tmp_path: Path) -> AsyncIterator[Gateway]:
    """A gateway that remembers for an hour, and an inspector who comes through a system."""
    await own_staff.appoint("inspector", "inspector", "GM0344")
    with start_gateway(own_staff.database.gateway_dsn, tmp_path, ACCESS_SECONDS="3600") as gateway:
        yield gateway


def code(gateway: Gateway, text: str) -> str:
    answer = gateway.ask(text, gateway.headers("inspector")).json()
    codes = [each["extensions"]["code"] for each in answer.get("errors", [])]
    return codes[0] if codes else "OK"


async def test_a_system_is_refused_what_is_beyond_its_bounds(
    patient: Gateway, own_staff: Staff
) -> None:
    await own_staff.execute(BOUND.format("root_fields"), CLIENT, 1)

    answer = patient.ask(TWO_ROOTS, patient.headers("inspector")).json()

    assert code(patient, FEW) == "OK"
    assert "data" not in answer
    assert answer["errors"] == [
        {
            "message": "This system may ask for at most 1 root fields in one operation.",
            "extensions": {"code": "CLIENT_LIMIT_EXCEEDED"},
        }
    ]


async def test_wider_bounds_count_from_the_next_answer(patient: Gateway, own_staff: Staff) -> None:
    await own_staff.execute(BOUND.format("document_fields"), CLIENT, 3)
    before = code(patient, TWO_ROOTS)

    await own_staff.execute(BOUND.format("document_fields"), CLIENT, None)

    assert (before, code(patient, TWO_ROOTS)) == ("CLIENT_LIMIT_EXCEEDED", "OK")


async def test_bounds_do_not_answer_for_a_system_that_was_ended(
    patient: Gateway, own_staff: Staff
) -> None:
    await own_staff.execute(BOUND.format("document_depth"), CLIENT, 1)
    assert code(patient, FEW) == "CLIENT_LIMIT_EXCEEDED"

    await own_staff.execute("UPDATE access.client SET ended_at = now()")

    refused = patient.ask(FEW, patient.headers("inspector"))
    assert refused.json()["code"] == "CLIENT_ABSENT"
