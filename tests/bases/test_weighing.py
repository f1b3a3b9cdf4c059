"""Which types a legal basis may name."""

from gateway.admin.permissions import ADMINISTRATION
from gateway.bases.weighing import TYPES
from gateway.vocabulary import shipped_vocabulary
from sql import query
from sql.database import Database


async def test_every_type_of_a_shipped_basis_may_be_proposed(shared_gateway: Database) -> None:
    rows = await shared_gateway.fetch_rows(query("legal_bases_in_force"))

    assert {type_ for row in rows for type_ in row["types"]} <= set(TYPES)


def test_the_pages_are_a_type_that_a_basis_may_name() -> None:
    spoken = {name.partition(".")[0] for name in shipped_vocabulary().coordinates}

    assert {name.partition(".")[0] for name in ADMINISTRATION} <= set(TYPES) & spoken
