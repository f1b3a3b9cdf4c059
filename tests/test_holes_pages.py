"""Keys, cursors, counts and pages: H02, H03, H12 over HTTP."""

import base64
from dataclasses import replace
from typing import Any

import orjson
import pytest
from graphql import is_object_type

from policies.rules import Rule
from resolvers.schema import CORE, MODEL
from tests.attacks.arguments import QUERY
from tests.attacks.scene import Scene

pytest_plugins = ["tests.attacks.fixtures"]


def test_h02_records_are_found_by_one_key_only() -> None:
    keys = {name: [*root.keys] for name, root in MODEL.roots.items() if root.keys}
    arguments = {
        name
        for root in QUERY.fields.values()
        for name in root.args
        if name not in ("filter", "orderBy", "first", "after", "on", "purpose", "case")
    }

    assert arguments == {"number", "id", "code", "month"}
    assert all(len(names) == 1 for names in keys.values())
    assert "node" not in QUERY.fields


def cursors(scene: Scene, caller: str, order: str) -> list[list[Any]]:
    document = f"{{ operatorLicences(orderBy: {order}) {{ edges {{ cursor }} }} }}"
    edges = scene.data(document, caller)["operatorLicences"]["edges"]
    return [orjson.loads(base64.urlsafe_b64decode(each["cursor"])) for each in edges]


def test_h02_a_cursor_holds_what_the_order_compares_and_no_more(scene: Scene) -> None:
    by_number = cursors(scene, "public", "NUMBER_ASC")
    by_day = cursors(scene, "public", "VALID_UNTIL_DESC")

    assert by_number[0] == ["AMS-1"]
    assert by_day[0] == ["2035-01-05", "UTR-4"]


async def test_h02_a_cursor_holds_no_value_that_may_not_be_read(own_scene: Scene) -> None:
    document = "{ licences(orderBy: VALID_UNTIL_ASC) { edges { cursor } } }"
    shut = Rule(
        "T99", "*", "GM0344", "*", "*", "Licence.validUntil", "read", "*", "", "", "deny", "WRS"
    )
    await own_scene.activate(replace(own_scene.policy, rules=(*own_scene.policy.rules, shut)))
    own_scene.data("{ licences { nodes { number } } }", "worklist")

    codes = own_scene.codes(document, "worklist")

    assert codes == {"Licence.validUntil": "UNAUTHORIZED_ARGUMENT"}


def seal(*values: object) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode()


def test_h02_a_made_up_cursor_reaches_no_other_municipality(scene: Scene) -> None:
    document = "query($a: String) { inspections(after: $a) { nodes { municipality { code } } } }"
    cursor = seal("2999-01-01 00:00:00+00", "ffffffff-ffff-4fff-8fff-ffffffffffff")

    found = scene.data(document, "supervisor", a=cursor)["inspections"]

    assert {each["municipality"]["code"] for each in found["nodes"]} == {"GM0344"}


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "%",
        "é",
        seal(),
        seal("AMS-1", "AMS-2"),
        seal(1),
        seal(None),
        seal(["AMS-1"]),
        seal("\0"),
        seal({"number": "AMS-1"}),
        base64.urlsafe_b64encode(b'"A').decode(),
        base64.urlsafe_b64encode(b'["\\ud800"]').decode(),
        base64.urlsafe_b64encode(b"[" * 500).decode(),
    ],
)
def test_h02_a_cursor_that_no_page_gave_is_refused_in_one_way(scene: Scene, cursor: str) -> None:
    document = "query($a: String) { operatorLicences(after: $a) { nodes { number } } }"

    with scene.counting() as statements:
        answer = scene.ask(document, "public", a=cursor).json()

    assert answer["data"] is None
    assert [each["extensions"]["code"] for each in answer["errors"]] == ["ARGUMENT_INVALID"]
    assert statements == []


def test_h02_a_cursor_of_another_order_is_refused(scene: Scene) -> None:
    document = """query($a: String) {
      operatorLicences(orderBy: VALID_UNTIL_ASC, after: $a) { nodes { number } }
    }"""

    assert scene.codes(document, "public", a=seal("AMS-1")) == {None: "ARGUMENT_INVALID"}
    assert scene.codes(document, "public", a=seal("AMS-1", "AMS-2")) == {None: "ARGUMENT_INVALID"}


def test_h03_nothing_in_the_schema_counts_groups_or_sums() -> None:
    fields = {
        name.lower()
        for kind in CORE.type_map.values()
        if is_object_type(kind) and not kind.name.startswith("__")
        for field, each in kind.fields.items()
        for name in (field, *each.args)
    }
    words = ("count", "total", "sum", "avg", "average", "group", "distinct", "aggregate", "having")

    assert [name for name in fields if any(word in name for word in words)] == []
    assert {"min", "max", "last", "before", "offset", "skip"} & fields == set()


def test_h03_a_page_does_not_tell_how_many_records_of_others_there_are(scene: Scene) -> None:
    document = """query($f: Int) {
      licences(first: $f) { nodes { number } pageInfo { hasNextPage endCursor } }
    }"""

    utrecht = scene.data(document, "worklist", f=3)["licences"]
    amsterdam = scene.data(document, "worklist of Amsterdam", f=1)["licences"]

    assert [each["number"] for each in utrecht["nodes"]] == [
        "UTRECHT222",
        "UTRECHT333",
        "UTRECHT444",
    ]
    assert [each["number"] for each in amsterdam["nodes"]] == ["AMSTERDAM2"]
    assert not utrecht["pageInfo"]["hasNextPage"]
    assert not amsterdam["pageInfo"]["hasNextPage"]


PAGE = """query($f: Int, $a: String, $o: OperatorLicenceOrder) {
  operatorLicences(first: $f, after: $a, orderBy: $o) {
    nodes { number withheld conditions }
    edges { node { number conditions withheld } }
    pageInfo { hasNextPage endCursor }
  }
}"""


@pytest.mark.parametrize("order", [None, "NUMBER_DESC", "VALID_UNTIL_ASC", "TRADE_NAME_DESC"])
@pytest.mark.parametrize("first", [1, 3, 8, 50])
def test_h12_every_page_withholds_what_the_first_one_does(
    scene: Scene, order: str | None, first: int
) -> None:
    rows: list[dict[str, Any]] = []
    after, more = None, True

    while more:
        page = scene.data(PAGE, "operator officer", f=first, a=after, o=order)["operatorLicences"]
        assert [each["node"] for each in page["edges"]] == page["nodes"]
        rows += page["nodes"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    own = {"conditions": ["Secretcondition"], "withheld": []}
    closed = {"conditions": None, "withheld": ["conditions"]}
    assert len(rows) == 8
    for row in rows:
        assert row == {"number": row["number"]} | (own if row["number"][:3] == "UTR" else closed)


@pytest.mark.parametrize("first", [0, -1, 51, 1000, 2**31 - 1, -(2**31), None])
def test_h12_h23_a_page_is_never_larger_than_fifty(scene: Scene, first: int | None) -> None:
    with scene.counting() as statements:
        codes = scene.codes(PAGE, "operator officer", f=first)

    assert codes == {None: "ARGUMENT_INVALID"}
    assert statements == []
