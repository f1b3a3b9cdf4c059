"""Alive and ready, as a load balancer sees the real program."""

import time
from pathlib import Path

import pytest

from gateway.installing import prepare
from sql.embedded import Embedded
from tests.fixtures.postgres import Address
from tests.fixtures.process import Gateway, Staff, start_gateway


def test_a_gateway_that_can_answer_is_alive_and_ready(served: Gateway) -> None:
    alive, ready = (served.client.get(path) for path in ("/healthz", "/readyz"))

    assert (alive.status_code, alive.json()) == (200, {"status": "alive"})
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


def test_an_answer_about_health_is_not_kept(served: Gateway) -> None:
    headers = served.client.get("/readyz").headers

    assert headers["cache-control"] == "no-store"
    assert headers["api-version"].count(".") == 2


def test_without_a_policy_a_gateway_is_alive_and_not_ready(
    fresh_database: Address, tmp_path: Path
) -> None:
    with start_gateway(fresh_database.gateway_dsn, tmp_path) as gateway:
        alive, ready = (gateway.client.get(path) for path in ("/healthz", "/readyz"))

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["code"]) == (503, "NOT_READY")
    assert ready.headers["retry-after"] == "2"
    assert "no policy" in ready.json()["detail"]


async def test_t33_without_a_way_to_record_disclosures_a_gateway_is_not_ready(
    own_staff: Staff, tmp_path: Path
) -> None:
    with start_gateway(own_staff.database.gateway_dsn, tmp_path) as gateway:
        before = gateway.client.get("/readyz")
        await own_staff.execute(
            "REVOKE INSERT ON access.disclosure_record FROM registerpoort_gateway"
        )
        after = gateway.client.get("/readyz")

    assert before.status_code == 200
    assert (after.status_code, after.json()["code"]) == (503, "NOT_READY")
    assert "disclosures" in after.json()["detail"]


async def test_a_database_that_comes_back_makes_the_gateway_ready_again(
    open_folder: Path, binaries: Path | None, tmp_path: Path
) -> None:
    server = Embedded.start(open_folder, binaries=binaries)
    await prepare(server.dsn)
    with start_gateway(server.gateway_dsn, tmp_path) as gateway:
        server.stop()
        away = gateway.client.get("/readyz")
        server = Embedded.start(open_folder, binaries=binaries)
        back = _wait_for(gateway, 200)
    server.stop()

    assert (away.status_code, away.json()["code"]) == (503, "NOT_READY")
    assert back


def _wait_for(gateway: Gateway, status: int) -> bool:
    for _ in range(100):
        if gateway.client.get("/readyz").status_code == status:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_only_read(served: Gateway, path: str) -> None:
    answer = served.client.post(path)

    assert (answer.status_code, answer.json()["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
