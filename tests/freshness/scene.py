"""The rights that are tried: a policy, an appointment, an open inspection, a document."""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from gateway.installing import SHIPPED
from policies.rules import Policy, read_policy
from tests.fixtures.issuer import CLIENT, Issuer
from tests.fixtures.postgres import Address
from tests.fixtures.process import start_gateway
from tests.fixtures.versions import put_in_force
from tests.freshness.rights import Right
from tests.world.keys import AMSTERDAM, UTRECHT, Kind, licence_number, row_id
from tests.world.serving import Asker, World
from tests.world.staff import appointment_id

__all__ = ["make_rights", "serve_twice"]

UNGUARDED = (sys.executable, "-m", "tests.freshness.unguarded")
TEXTS = "query($n: LicenceNumber!) { licenceCheck(number: $n) { annotations { text } } }"
RESULT = "query($n: LicenceNumber!) { licenceCheck(number: $n) { result } }"
INSPECTIONS = "{ inspections(first: 5) { nodes { id kind } } }"
ME = "{ me { name } }"
PROPOSE = """
INSERT INTO access.trusted_document (client, sha256, content, name, proposed_by)
SELECT client.id, encode(sha256(convert_to($1, 'UTF8')), 'hex'), $1, 'Me', officer.id
FROM access.client, (SELECT id FROM access.officer ORDER BY id LIMIT 1) AS officer
WHERE client.id = $2"""
DECIDE = """
UPDATE access.trusted_document SET {0}_at = now(), {0}_by = (
    SELECT id FROM access.officer ORDER BY id DESC LIMIT 1
) WHERE withdrawn_at IS NULL"""
OPEN = read_policy(SHIPPED)
CLOSED = replace(OPEN, rules=tuple(rule for rule in OPEN.rules if rule.id != "R312"))


@contextmanager
def serve_twice(database: Address, folder: Path, *, guarded: bool) -> Iterator[list[World]]:
    """Serve a database by two processes that remember what they know for an hour."""
    issuer = Issuer()
    patient = {"HEAD_SECONDS": "300", "ACCESS_SECONDS": "3600", "SEAL_SECONDS": "3600"}
    with ExitStack() as stack:
        worlds = []
        for name in ("one", "two"):
            (folder / name).mkdir()
            started = start_gateway(
                database.gateway_dsn,
                folder / name,
                issuer=issuer,
                program=() if guarded else UNGUARDED,
                **patient,
            )
            worlds.append(World(stack.enter_context(started), database))
        yield worlds


def make_rights(world: World) -> list[Right]:
    """Make the rights: each is used by somebody else, so that none hides another."""
    return [_policy(world), _appointment(world), _inspection(world), _document(world)]


def _policy(world: World) -> Right:
    case = row_id(Kind.CHECK_OPEN, AMSTERDAM)
    return Right(
        "policy",
        TEXTS,
        world.headers(Asker("inspector", AMSTERDAM), "LICENCE_CHECK", case),
        {"n": licence_number(AMSTERDAM)},
        end=lambda: _put(world, CLOSED),
        begin=lambda: _put(world, OPEN),
    )


async def _put(world: World, policy: Policy) -> None:
    await put_in_force(world.database.dsn, policy)


def _appointment(world: World) -> Right:
    held = appointment_id("operator_officer", UTRECHT)
    change = "UPDATE access.appointment SET ended_at = {} WHERE id = $1"
    return Right(
        "appointment",
        INSPECTIONS,
        world.headers(Asker("operator_officer", UTRECHT), "OPERATOR_SUPERVISION"),
        {},
        end=lambda: world.change(change.format("now()"), held),
        begin=lambda: world.change(change.format("NULL"), held),
    )


def _inspection(world: World) -> Right:
    case = row_id(Kind.CHECK_OPEN, UTRECHT)
    change = "UPDATE register.inspection SET closed_at = {} WHERE id = $1"
    return Right(
        "inspection",
        RESULT,
        world.headers(Asker("inspector", UTRECHT), "LICENCE_CHECK", case),
        {"n": licence_number(UTRECHT)},
        end=lambda: world.change(change.format("now()"), case),
        begin=lambda: world.change(change.format("NULL"), case),
    )


def _document(world: World) -> Right:
    sha256 = hashlib.sha256(ME.encode()).hexdigest()
    return Right(
        "document",
        f"sha256:{sha256}",
        world.headers(Asker("licensing_officer", UTRECHT)),
        {},
        end=lambda: world.change(DECIDE.format("withdrawn")),
        begin=lambda: _approve(world),
        member="documentId",
    )


async def _approve(world: World) -> None:
    await world.change(PROPOSE, ME, CLIENT)
    await world.change(DECIDE.format("approved"))
