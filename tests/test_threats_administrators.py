"""Who runs the register or writes its rules reads nothing about persons: T31 over HTTP."""

import pytest

from resolvers.codes import Purpose
from tests.world.keys import UTRECHT, Kind, licence_number, operator_number, row_id
from tests.world.serving import Asker, World

ROLES = ("functional_administrator", "policy_author", "policy_approver", "auditor", "dpo")
DOCUMENTS = {
    "licence": f'{{ licence(number: "{licence_number(UTRECHT)}") {{ holder {{ familyName }} }} }}',
    "check": f'{{ licenceCheck(number: "{licence_number(UTRECHT)}") {{ result }} }}',
    "worklist": "{ licences { nodes { number } } }",
    "operator": f'{{ operatorLicence(number: "{operator_number(UTRECHT)}") '
    "{ operator { familyName } managers { familyName } } }",
    "annotations": "{ annotations { nodes { text author { name } } } }",
    "inspections": "{ inspections { nodes { team { name } report } } }",
}
CASES = (Kind.CHECK_OPEN, Kind.PROCEDURE_LICENCE, Kind.REQUEST, Kind.MANDATE)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_t31_an_administrator_reads_no_person(world: World, role: str, name: str) -> None:
    asker = Asker(role, UTRECHT)
    purposes = ("NONE", *(each.name for each in Purpose))

    answers = [
        world.ask(DOCUMENTS[name], world.headers(asker, purpose, row_id(kind, UTRECHT)))
        for purpose in purposes
        for kind in CASES
    ]

    assert [each["data"] for each in answers] == [None] * len(answers)


async def test_t31_the_login_of_the_gateway_reads_no_table_of_persons(world: World) -> None:
    granted = (
        "SELECT table_schema, table_name FROM information_schema.role_table_grants "
        "WHERE grantee = 'registerpoort_gateway' AND privilege_type = 'SELECT'"
    )

    tables = {(schema, name) for schema, name in await world.look(granted) if schema != "api"}

    assert tables == {("register", "check_tally")}
