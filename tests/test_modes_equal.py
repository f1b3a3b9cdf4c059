"""A planned operation and one that the executor has a part in answer the same bytes."""

import pytest

from tests.world.keys import UTRECHT, Kind, licence_number, operator_number, row_id
from tests.world.serving import Asker, World

NUMBER = licence_number(UTRECHT)
CHECK = ("LICENCE_CHECK", "inspector", Kind.CHECK_OPEN)
OPERATORS = ("OPERATOR_SUPERVISION", "inspector", None)
ROOTS = [
    (f'licenceCheck(number: "{NUMBER}") {{ result annotations {{ text withheld }} }}', *CHECK),
    ("inspections { nodes { id openedAt checks { result } } pageInfo { endCursor } }", *CHECK),
    ("operatorLicences(first: 2) { edges { cursor node { number conditions } } }", *OPERATORS),
    (
        f'operatorLicence(number: "{operator_number(UTRECHT)}") {{ measures {{ kind }} }}',
        *OPERATORS,
    ),
    ('none: operatorLicence(number: "nothing") { number }', *OPERATORS),
    ("annotations { nodes { id category author { name } } }", *OPERATORS),
    ('municipalities(on: "2020-06-01") { code name validUntil }', *OPERATORS),
    ("me { name appointments { role municipality { name } } }", *OPERATORS),
]


@pytest.mark.parametrize(("root", "purpose", "role", "kind"), ROOTS)
async def test_planned_and_mixed_answer_the_same_bytes(
    world: World, root: str, purpose: str, role: str, kind: Kind | None
) -> None:
    case = row_id(kind, UTRECHT) if kind else None
    headers = world.headers(Asker(role, UTRECHT), purpose, case)

    planned = world.gateway.ask(f"{{ {root} t: __typename }}", headers).content
    mixed = world.gateway.ask(f"{{ {root} t: __typename myAccess {{ purpose }} }}", headers).content

    assert b'"t":"Query"' in planned
    assert mixed.replace(b',"myAccess":{"purpose":null}', b"") == planned
