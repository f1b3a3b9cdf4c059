"""One decision record for every operation, whatever becomes of it, and nobody in it."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from gateway.installing import SHIPPED
from policies.rules import Rule, read_policy
from sql.database import connect_owner
from tests.fixtures.issuer import CLIENT
from tests.fixtures.versions import put_in_force
from tests.world.inspections import make_persons
from tests.world.keys import AMSTERDAM, UTRECHT, Kind, licence_number, operator_number, row_id
from tests.world.licences import make_holders
from tests.world.serving import PUBLIC, Asker, World
from tests.world.staff import appointment_id

if TYPE_CHECKING:
    from sql.database import Connection

NUMBER = licence_number(UTRECHT)
INSPECTOR = Asker("inspector", UTRECHT)
CHECK = f'licenceCheck(number: "{NUMBER}")'
CARD = f"{CHECK} {{ licence {{ number photo {{ contentType }} }} annotations {{ text }} }}"
PUBLIC_PART = "operatorLicences(first: 1) { nodes { number } }"
ASKED = "SELECT * FROM access.decision_record WHERE trace_id = $1"
PARENT = "b7ad6b7169203331"


@dataclass(frozen=True)
class Told:
    """What one operation was answered, and what was recorded of it."""

    status: int
    answer: Mapping[str, Any]
    records: list[Mapping[str, Any]]

    @property
    def record(self) -> Mapping[str, Any]:
        """The only record there is."""
        [record] = self.records
        return record

    @property
    def scopes(self) -> Mapping[tuple[str, str], str]:
        """Coordinate and action -> scope."""
        record = self.record
        cells = zip(record["coordinates"], record["actions"], strict=True)
        return dict(zip(cells, record["answers"], strict=True))


async def tell(
    world: World,
    document: str,
    asker: Asker = INSPECTOR,
    purpose: str = "LICENCE_CHECK",
    *,
    cased: bool = True,
) -> Told:
    """Ask one operation in a trace of its own."""
    case = row_id(Kind.CHECK_OPEN, UTRECHT) if cased else None
    trace = secrets.token_hex(16)
    headers = {**world.headers(asker, purpose, case), "traceparent": f"00-{trace}-{PARENT}-00"}
    answer = world.gateway.ask(document, headers)
    async with connect_owner(world.database.dsn) as connection:
        rows = await connection.fetch(ASKED, trace)
    return Told(answer.status_code, answer.json(), [dict(row) for row in rows])


OPERATIONS = {
    "answered": (f"{{ {CARD} }}", "OK"),
    "absent": (f'{{ licenceCheck(number: "{licence_number("GM9999")}") {{ result }} }}', "OK"),
    "refused": ("{ licences { nodes { holder { bsn } } } }", "UNAUTHORIZED_FIELD"),
    "one of two refused": (f"{{ {CARD} licences {{ nodes {{ number }} }} }}", "UNAUTHORIZED_FIELD"),
    "several roots": (f"{{ a: {CARD} b: {CARD} m: municipalities {{ code }} }}", "OK"),
    "mixed": (f"{{ myAccess {{ purpose }} {CARD} __schema {{ types {{ name }} }} }}", "OK"),
    "myAccess": ("{ myAccess { fields { coordinate } } }", "OK"),
    "introspection": ("{ __schema { types { name } } }", "OK"),
    "nothing": ("{ __typename }", "OK"),
    "argument": (f"{{ {CHECK} {{ annotations(first: 0) {{ id }} }} }}", "ARGUMENT_INVALID"),
}


@pytest.mark.parametrize("name", OPERATIONS)
async def test_every_operation_has_exactly_one_record(world: World, name: str) -> None:
    document, outcome = OPERATIONS[name]

    told = await tell(world, document)

    assert (told.status, told.record["outcome"]) == (200, outcome)
    assert told.record["status"] == ("Ok" if outcome == "OK" else "Unset")
    assert len(told.record["answers"]) == len(told.record["coordinates"])


async def test_a_missing_case_and_a_missing_purpose_are_recorded_as_such(world: World) -> None:
    caseless = await tell(world, f"{{ {CARD} }}", cased=False)
    purposeless = await tell(world, f"{{ {CARD} }}", purpose="NONE")

    assert (caseless.record["outcome"], caseless.record["case_named"]) == ("CASE_MISSING", False)
    assert (purposeless.record["outcome"], purposeless.record["purpose"]) == (
        "PURPOSE_MISSING",
        "NONE",
    )


async def test_a_record_says_what_was_asked_and_answered(world: World) -> None:
    told = await tell(world, f"{{ {CHECK} {{ result annotations {{ author {{ name }} }} }} }}")

    assert told.scopes == {
        ("Query.licenceCheck", "read"): "ALL",
        ("LicenceCheck.result", "read"): "ALL",
        ("LicenceCheck.annotations", "read"): "ALL",
        ("Annotation.author", "read"): "OWN",
        ("Officer.name", "read"): "OWN",
        ("Licence.number", "filter"): "ALL",
    }
    assert told.record["rules"] is None


async def test_a_record_says_who_asked_for_what_and_under_which_policy(world: World) -> None:
    told = await tell(world, f"{{ {CARD} }}")

    async with connect_owner(world.database.dsn) as connection:
        head = await connection.fetchrow(
            "SELECT * FROM api.head JOIN access.policy_version ON version = policy_version"
        )
    record = told.record
    assert head is not None
    assert record["policy_version"] == head["policy_version"]
    assert record["policy_sha256"] == head["sha256"]
    assert record["reference_version"] == head["reference_version"]
    assert record["appointment_id"] == appointment_id("inspector", UTRECHT)
    named = [record[name] for name in ("role", "home", "purpose", "client", "event_name")]
    assert named == ["inspector", UTRECHT, "LICENCE_CHECK", CLIENT, "adl.access_evaluations"]
    assert UTRECHT in record["own"]
    assert abs((record["decided_at"] - datetime.now(UTC)).total_seconds()) < 60


async def test_a_refusal_names_the_rules_that_decided(own_world: World) -> None:
    shipped = read_policy(SHIPPED)
    closing = Rule(
        "T1", "inspector", "*", "*", "*", "Licence.photo", "read", "*", "", "", "deny", "WRS"
    )
    await put_in_force(own_world.database.dsn, replace(shipped, rules=(*shipped.rules, closing)))

    told = await tell(own_world, f"{{ {CHECK} {{ licence {{ number photo {{ base64 }} }} }} }}")

    [error] = told.answer["errors"]
    rules = dict(zip(told.record["coordinates"], told.record["rules"], strict=True))
    assert error["extensions"]["reason"]["rules"] == ["T1"]
    assert error["extensions"]["reason"]["text"] == "It is closed by T1."
    assert (rules.pop("Licence.photo"), set(rules.values())) == ("T1", {""})
    assert told.scopes["Licence.photo", "read"] == "NONE"
    assert told.scopes["Licence.number", "read"] == "ALL"


async def test_a_record_has_a_span_of_its_own_in_the_trace_of_the_caller(world: World) -> None:
    first, second = [await tell(world, f"{{ {CARD} }}") for _ in range(2)]

    spans = {each.record["span_id"] for each in (first, second)}
    assert len(spans) == 2
    assert all(re.fullmatch("[0-9a-f]{16}", span) for span in spans)
    assert first.record["parent_span_id"] == PARENT


async def test_the_public_is_recorded_without_an_appointment(world: World) -> None:
    told = await tell(world, f"{{ {PUBLIC_PART} }}", PUBLIC, "NONE", cased=False)

    record = told.record
    assert (record["role"], record["home"], record["own"]) == ("public", "none", [])
    assert (record["appointment_id"], record["client"]) == (None, None)


async def test_what_is_decided_anew_is_recorded_once_under_what_is_in_force(
    own_world: World,
) -> None:
    before = await tell(own_world, f"{{ {CARD} }}")
    await own_world.change("UPDATE access.head SET reference_version = reference_version + 1")

    planned = await tell(own_world, f"{{ {CARD} }}")
    await own_world.change("UPDATE access.head SET reference_version = reference_version + 1")
    refused = await tell(own_world, "{ licences { nodes { holder { bsn } } } }")

    version = before.record["reference_version"]
    assert planned.record["reference_version"] == version + 1
    assert refused.record["reference_version"] == version + 2


async def test_t18_not_even_a_refusal_leaves_under_an_appointment_that_ended(
    own_world: World,
) -> None:
    refused = "{ licences { nodes { holder { bsn } } } }"
    before = await tell(own_world, refused)
    await own_world.change("UPDATE access.appointment SET ended_at = now()")

    after = await tell(own_world, refused)

    assert (before.status, len(before.records)) == (200, 1)
    assert (after.status, after.answer["code"]) == (403, "APPOINTMENT_ABSENT")
    assert after.records == []


async def test_an_absent_legal_basis_is_recorded_before_anything_is_read(own_world: World) -> None:
    await own_world.change("UPDATE access.legal_basis SET purposes = '{NONE}'")

    told = await tell(own_world, f"{{ m: municipalities {{ code }} {CARD} }}")

    assert told.answer["errors"][0]["extensions"]["code"] == "LEGAL_BASIS_ABSENT"
    assert (told.record["outcome"], told.record["status"]) == ("LEGAL_BASIS_ABSENT", "Unset")
    assert await own_world.count_records() == 0


WRITERS = (
    f"{{ {CARD} }}",
    f"{{ {PUBLIC_PART} }}",
    "{ myAccess { purpose } }",
    "{ me { foo: name } }",
)


async def test_t33_where_decisions_cannot_be_recorded_nothing_is_answered(own_world: World) -> None:
    await own_world.change(
        "ALTER TABLE access.decision_record ADD CONSTRAINT full_disk CHECK (false) NOT VALID"
    )

    told = [await tell(own_world, document) for document in WRITERS]
    refused = await tell(own_world, "{ licences { nodes { holder { bsn } } } }")

    assert all(each.status >= 500 and "data" not in each.answer for each in [*told, refused])
    assert all(each.records == [] for each in [*told, refused])


async def read_persons(connection: "Connection") -> set[str]:
    """Read every word by which the world knows a person, a licence or a case."""
    columns = {
        "access.officer": "id subject name",
        "register.holder": "id subject",
        "register.licence": "number subject",
        "register.operator_person": "id",
        "register.inspection": "id place",
        "register.annotation": "id text finding subject",
    }
    found = {str(word) for person in (*make_holders(), *make_persons()) for word in person if word}
    for table, names in columns.items():
        for name in names.split():
            rows = await connection.fetch(f"SELECT DISTINCT {name}::text AS word FROM {table}")
            found |= {row["word"] for row in rows if row["word"]}
    return found


async def test_t31_t32_no_record_holds_a_person_a_number_or_a_case(world: World) -> None:
    for name, (document, _) in OPERATIONS.items():
        await tell(world, document, cased=name != "absent")
    licensed = Asker("licensing_officer", AMSTERDAM)
    await tell(world, f'{{ operatorLicence(number: "{operator_number(UTRECHT)}") {{ number }} }}')
    await tell(world, "{ me { name } }", licensed, "NONE", cased=False)

    async with connect_owner(world.database.dsn) as connection:
        persons = await read_persons(connection)
        rows = await connection.fetch(
            "SELECT row_to_json(r)::text AS r FROM access.decision_record r"
        )
        log = await connection.fetch("SELECT row_to_json(r)::text AS r FROM access.decision_log r")
    told = "\n".join(row["r"] for row in [*rows, *log])
    assert len(rows) > len(OPERATIONS)
    assert len(persons) > 50
    assert {word for word in persons if f'"{word}"' in told} == set()
    assert NUMBER not in told


async def test_the_log_has_the_form_of_the_standard(world: World) -> None:
    told = await tell(world, "{ licences { nodes { holder { bsn } } } }")

    async with connect_owner(world.database.dsn) as connection:
        row = await connection.fetchrow(
            "SELECT row_to_json(r) ->> 'attributes' AS a, r.* FROM access.decision_log AS r"
            " WHERE trace_id = $1",
            told.record["trace_id"],
        )
    assert row is not None
    assert row["timestamp_ms"] == int(told.record["decided_at"].timestamp() * 1000)
    assert f'"gateway": "sha256:{told.record["policy_sha256"]}"' in row["attributes"]
    assert '"adl.core.request"' in row["body"]
    assert '"adl.core.response"' in row["body"]
