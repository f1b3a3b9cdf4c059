"""What someone tries over HTTP, and what the gateway makes of it."""

import pytest

from tests.world.keys import AMSTERDAM, HAGUE, UTRECHT, Kind, licence_number, row_id
from tests.world.serving import PUBLIC, Asker, World
from tests.world.staff import BASIS, appointment_id

INSPECTOR = Asker("inspector", UTRECHT)
VISITOR = Asker("inspector", AMSTERDAM)
LICENSING = Asker("licensing_officer", UTRECHT)
CHECK = """query Check($number: LicenceNumber!) {
  licenceCheck(number: $number) {
    result
    annotations { text municipality { code } author { name } withheld }
  }
}"""
LICENCE = "query($number: LicenceNumber!) { licence(number: $number) { number status } }"
NUMBER = licence_number(UTRECHT)


def check(world: World, asker: Asker = INSPECTOR) -> dict[str, object]:
    headers = world.headers(asker, "LICENCE_CHECK", row_id(Kind.CHECK_OPEN, asker.home))
    answer: dict[str, object] = world.ask(CHECK, headers, number=NUMBER)
    return answer


def codes(answer: dict[str, object]) -> set[str]:
    errors = answer.get("errors", [])
    assert isinstance(errors, list)
    return {error["extensions"]["code"] for error in errors}


async def test_an_open_check_is_answered(world: World) -> None:
    assert "errors" not in check(world)


@pytest.mark.parametrize("asker", [INSPECTOR, VISITOR])
async def test_t08_withheld_is_named_and_empty_is_not(world: World, asker: Asker) -> None:
    answer = world.ask(
        CHECK,
        world.headers(asker, "LICENCE_CHECK", row_id(Kind.CHECK_OPEN, asker.home)),
        number=NUMBER,
    )

    for each in answer["data"]["licenceCheck"]["annotations"]:
        own = each["municipality"]["code"] == asker.home
        assert (each["author"] is None) == (not own) == ("author" in each["withheld"])
        closed = each["municipality"]["code"] == UTRECHT and not own
        assert ("text" in each["withheld"]) == closed


async def test_t06_h18_unknown_denied_and_closed_answer_the_same_bytes(world: World) -> None:
    case = row_id(Kind.PROCEDURE_LICENCE, UTRECHT, UTRECHT)
    tries = [
        ("ZZZZZZZZZZ", case),
        (licence_number(AMSTERDAM), case),
        (licence_number(HAGUE), case),
        (NUMBER, row_id(Kind.CHECK_OPEN, UTRECHT)),
        (NUMBER, row_id(Kind.PROCEDURE_LICENCE, AMSTERDAM, AMSTERDAM)),
    ]

    bodies = {
        world.gateway.ask(
            LICENCE, world.headers(LICENSING, "LICENCE_ISSUANCE", each), number=number
        ).content
        for number, each in tries
    }

    assert len(bodies) == 1
    assert b"NOT_FOUND_OR_DENIED" in bodies.pop()


@pytest.mark.parametrize(
    "document",
    [
        "{ licences { nodes { number } } }",
        "{ x: licences { edges { y: node { z: number } } } }",
        "{ ...F } fragment F on Query { licences { ... { nodes { number } } } }",
        "{ ... on Query { licences { nodes { ... on Licence { number } } } } }",
    ],
)
async def test_t46_t11_h06_every_spelling_is_refused(world: World, document: str) -> None:
    headers = world.headers(INSPECTOR, "LICENCE_CHECK", row_id(Kind.CHECK_OPEN, UTRECHT))

    answer = world.ask(document, headers)

    assert answer["data"] is None
    assert codes(answer) == {"UNAUTHORIZED_FIELD"}
    assert "Query.licences" in {each["extensions"]["coordinate"] for each in answer["errors"]}


async def test_t11_a_field_that_is_skipped_is_not_decided(world: World) -> None:
    document = "query($no: Boolean!) { __typename licences @include(if: $no) { nodes { number } } }"

    answer = world.ask(document, world.headers(PUBLIC), no=False)

    assert answer == {"data": {"__typename": "Query"}}


async def test_t05_h01_a_filter_that_is_closed_is_refused_before_data_is_read(
    world: World,
) -> None:
    before = await world.count_records()
    document = '{ operatorLicences(filter: { tradeName: "x" }) { nodes { number } } }'

    answer = world.ask(document, world.headers(Asker("statistician", UTRECHT)))

    assert answer["data"] is None
    assert await world.count_records() == before


async def test_t02_h12_a_page_is_fifty_at_most(world: World) -> None:
    answer = world.ask(
        "{ operatorLicences(first: 51) { nodes { number } } }", world.headers(PUBLIC)
    )

    assert codes(answer) == {"ARGUMENT_INVALID"}


async def test_t35_a_user_named_in_a_header_is_nobody(world: World) -> None:
    named = {"X-User": "inspector@GM0344", "X-Role": "inspector", "X-Municipality": UTRECHT}

    answer = world.ask("{ me { name } }", {**world.headers(PUBLIC), **named})

    assert codes(answer) == {"UNAUTHORIZED_FIELD"}


async def test_h16_t47_only_a_json_post_is_taken(world: World) -> None:
    client = world.gateway.client
    body = b'{"query": "{ __typename }"}'
    kinds = ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]

    got = client.get("/graphql", params={"query": "{ __typename }"}).status_code
    sent = [
        client.post("/graphql", content=body, headers={"Content-Type": kind}).status_code
        for kind in kinds
    ]

    assert (got, sent) == (405, [415, 415, 415])


async def test_h24_a_batch_is_refused(world: World) -> None:
    answer = world.gateway.client.post(
        "/graphql",
        content=b'[{"query": "{ __typename }"}]',
        headers={"Content-Type": "application/json"},
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "BODY_MALFORMED")


async def test_t09_h17_introspection_shows_what_the_role_reaches(world: World) -> None:
    document = '{ a: __type(name: "Holder") { name } b: __type(name: "Licence") { name } }'

    answer = world.ask(document, world.headers(INSPECTOR))

    assert answer["data"] == {"a": None, "b": {"name": "Licence"}}


async def test_t18_an_ended_appointment_ends_at_the_next_answer(own_world: World) -> None:
    check(own_world)
    before = await own_world.count_records()
    held = appointment_id("inspector", UTRECHT)

    await own_world.change("UPDATE access.appointment SET ended_at = now() WHERE id = $1", held)
    headers = own_world.headers(INSPECTOR, "LICENCE_CHECK", row_id(Kind.CHECK_OPEN, UTRECHT))
    answer = own_world.gateway.ask(CHECK, headers, number=NUMBER)

    assert (answer.status_code, answer.json()["code"]) == (403, "APPOINTMENT_ABSENT")
    assert await own_world.count_records() == before


async def test_t41_a_closed_inspection_ends_at_the_next_answer(own_world: World) -> None:
    assert "errors" not in check(own_world)

    await own_world.change(
        "UPDATE register.inspection SET closed_at = now() WHERE closed_at IS NULL"
    )

    assert codes(check(own_world)) == {"NOT_FOUND_OR_DENIED"}


async def test_t01_without_a_legal_basis_nobody_is_answered(own_world: World) -> None:
    assert "errors" not in check(own_world)

    await own_world.change(
        "UPDATE access.legal_basis SET in_force_until = in_force_from WHERE code = $1", BASIS
    )

    assert codes(check(own_world)) == {"LEGAL_BASIS_ABSENT"}


async def test_t33_without_a_record_there_is_no_answer(own_world: World) -> None:
    assert "errors" not in check(own_world)

    await own_world.change("REVOKE INSERT ON access.disclosure_record FROM registerpoort_gateway")
    headers = own_world.headers(INSPECTOR, "LICENCE_CHECK", row_id(Kind.CHECK_OPEN, UTRECHT))
    answer = own_world.gateway.ask(CHECK, headers, number=NUMBER)

    assert answer.status_code in (500, 503)
    assert b"annotations" not in answer.content
