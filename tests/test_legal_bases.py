"""What the shipped rules and the shipped legal bases say of each other, also over HTTP."""

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.installing import SHIPPED, install
from gateway.vocabulary import shipped_vocabulary
from policies.errors import PolicyInvalidError
from policies.rules import read_policy
from resolvers.codes import Purpose
from sql.database import connect_owner
from tests.fixtures.postgres import Address
from tests.fixtures.process import Gateway, Staff, start_gateway

UTRECHT = "GM0344"
PUBLIC = "{ operatorLicences { nodes { number municipality { code } } } }"
CONDITIONS = "{ operatorLicences { nodes { number conditions } } }"


def test_every_rule_stands_on_a_basis_that_has_a_row() -> None:
    named = {rule.basis for rule in read_policy(SHIPPED).rules}

    assert named == shipped_vocabulary().bases


async def test_a_rule_on_a_basis_without_a_row_is_not_put_into_force(
    fresh_database: Address,
) -> None:
    policy = read_policy(SHIPPED)
    async with connect_owner(fresh_database.dsn) as connection:
        await connection.execute("DELETE FROM access.legal_basis WHERE code = 'WOO'")

    with pytest.raises(PolicyInvalidError, match="'WOO' is no known basis"):
        await install(fresh_database.dsn, policy)

    kept = replace(policy, rules=tuple(each for each in policy.rules if each.basis != "WOO"))
    assert await install(fresh_database.dsn, kept)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("role", ["licensing_officer", "inspector", "operator_officer"])
async def test_no_purpose_takes_away_what_anybody_reads_without_one(
    staff: Staff, served: Gateway, role: str, purpose: Purpose
) -> None:
    subject = f"public-part-{role}-{purpose.name}"
    await staff.appoint(subject, role, UTRECHT)
    named = purpose.name.lower().replace("_", "-")

    answer = served.ask(PUBLIC, served.headers(subject, purpose=named)).json()

    assert answer == {"data": {"operatorLicences": {"nodes": []}}}


async def test_t01_the_closed_part_of_a_business_does_not_stand_on_openness(
    own_staff: Staff, tmp_path: Path
) -> None:
    await own_staff.appoint("officer", "operator_officer", UTRECHT)
    await own_staff.execute(
        "UPDATE access.legal_basis SET in_force_until = current_date - 1 WHERE code = 'GEMW-151A'"
    )

    with start_gateway(own_staff.database.gateway_dsn, tmp_path) as gateway:
        headers = gateway.headers("officer", purpose="operator-supervision")
        closed = gateway.ask(CONDITIONS, headers).json()
        public = gateway.ask(PUBLIC, gateway.headers("officer")).json()

    assert [each["extensions"]["code"] for each in closed["errors"]] == ["LEGAL_BASIS_ABSENT"]
    assert public == {"data": {"operatorLicences": {"nodes": []}}}
