"""``registerpoort officers``: how the first administrator gets in."""

import pytest

from sql.database import connect_owner
from tests.fixtures.postgres import Address
from tests.fixtures.process import run_program

WHO = ("--subject", "anna", "--name", "Anna Bos")
ROLE = ("--role", "functional_administrator")


def appoint(database: Address, *options: str) -> tuple[int, str]:
    """Run the command as the owner; give its status and what it said."""
    done = run_program("officers", "appoint", *options, env={"DATABASE_URL": database.dsn})
    return done.returncode, done.stdout + done.stderr


async def test_the_first_administrator_gets_in(fresh_database: Address) -> None:
    status, said = appoint(fresh_database, *WHO, *ROLE, "--municipality", "GM0344")

    async with connect_owner(fresh_database.dsn) as connection:
        rows = await connection.fetch("SELECT subject, role FROM api.appointment_in_force")
        acts = await connection.fetch("SELECT kind FROM access.act WHERE officer_id IS NULL")
    assert (status, said) == (0, "anna is functional_administrator of GM0344, without end.\n")
    assert [tuple(row) for row in rows] == [("anna", "functional_administrator")]
    assert {row["kind"] for row in acts} == {"OFFICER_REGISTERED", "APPOINTMENT_GRANTED"}


def test_an_officer_who_is_known_is_appointed_again(fresh_database: Address) -> None:
    appoint(fresh_database, *WHO, "--role", "inspector", "--municipality", "GM0344")
    unit = ("--police-unit", "police:midden-nederland", "--until", "2999-12-31")

    status, said = appoint(fresh_database, *WHO, "--role", "police_supervisor", *unit)

    assert (status, said) == (
        0,
        "anna is police_supervisor of police:midden-nederland, until 2999-12-31.\n",
    )


def test_what_may_not_be_is_one_sentence(fresh_database: Address) -> None:
    appoint(fresh_database, *WHO, *ROLE, "--municipality", "GM0344")

    other = appoint(fresh_database, *WHO, "--role", "dpo", "--municipality", "GM0344")
    name = ("--subject", "anna", "--name", "Anne")
    named = appoint(fresh_database, *name, *ROLE, "--municipality", "GM0363")

    assert other[0] == named[0] == 1
    assert other[1].endswith("end that first. [APPOINTMENT_DUTIES_APART]\n")
    assert named[1].endswith("appoint that officer. [OFFICER_KNOWN]\n")


@pytest.mark.parametrize(
    "homes", [(), ("--municipality", "GM0344", "--police-unit", "police:amsterdam")]
)
def test_one_home_is_given(homes: tuple[str, ...]) -> None:
    done = run_program("officers", "appoint", *WHO, *ROLE, *homes)

    assert done.returncode == 2
    assert "Give either --municipality or --police-unit." in done.stderr
