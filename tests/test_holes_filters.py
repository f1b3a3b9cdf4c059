"""Searching and sorting by what is closed: T05, H01, H04 over HTTP."""

import orjson
import pytest
from graphql import get_named_type, is_enum_type

from resolvers.codes import Purpose
from resolvers.schema import CORE, MODEL
from tests.attacks.arguments import QUERY, Slot, slots
from tests.attacks.scene import CALLERS, Caller, Scene, case

pytest_plugins = ["tests.attacks.fixtures"]

VALUES: dict[str, object] = {
    "[LicenceStatus!]": ["GRANTED"],
    "[ApplicationStatus!]": ["APPLIED"],
    "[BusinessType!]": ["CLUB", "ESCORT"],
    "[InspectionKind!]": ["ROUTINE"],
    "[InspectionOutcome!]": ["REFERRED"],
    "[AnnotationCategory!]": ["PHOTO_MISMATCH"],
    "[String!]": ["GM0363"],
    "String": "Club AMS 1",
    "String!": "AMS-1",
    "Date": "2030-01-01",
    "DateTime": "2026-01-01T00:00:00Z",
    "UUID!": "00000000-0000-4000-8000-300000000005",
}
CLOSED_TO = {
    "licences": "worklist of The Hague",
    "applications": "worklist of The Hague",
    "operatorLicence": "operator officer of The Hague",
    "operatorLicences": "operator officer of The Hague",
    "inspection": "supervisor of The Hague",
    "inspections": "supervisor of The Hague",
    "annotations": "supervisor of The Hague",
}
"""Root -> a caller who may read it and may not search it at all."""
FILTERS = [each for each in slots() if each.argument == "filter"]
KEYS = [each for each in slots() if each.root in ("operatorLicence", "inspection")]
ORDERS = [
    (root, name)
    for root in CLOSED_TO
    for name, sorts in MODEL.roots[root].sorts.items()
    if len(sorts) > 1
]


def literal(value: object, kind: str) -> str:
    """Write a value as GraphQL."""
    if isinstance(value, list):
        return f"[{', '.join(literal(each, kind) for each in value)}]"
    quoted = not is_enum_type(CORE.type_map[kind.strip("[]!")])
    return orjson.dumps(value).decode() if quoted else str(value)


def coordinate(slot: Slot) -> str:
    """Name what a place for a value compares."""
    root = MODEL.roots[slot.root]
    if slot.argument == "filter":
        return f"{root.type}.{root.filters[slot.field].field}"
    return root.keys[slot.argument]


def forms(slot: Slot) -> list[tuple[str, dict[str, object]]]:
    """Write a search in every form that GraphQL has."""
    value = VALUES[slot.kind]
    text = literal(value, slot.kind)
    inner = f"{{{slot.field}: {text}}}" if slot.field else text
    written: list[tuple[str, dict[str, object]]] = [
        (slot.literal(text), {}),
        (slot.variable(), {"v": value}),
        (slot.whole(), {"v": slot.wrap(value)}),
        (slot.whole().replace(slot.outer, f"{slot.outer.rstrip('!')} = {inner}", 1), {}),
        (f"query Q {{ ...F }} fragment F on Query {slot.literal(text)}", {}),
        (slot.literal(text).replace("{ ", "{ __typename me: ", 1), {}),
    ]
    if slot.listed and isinstance(value, list):
        written += [
            (slot.literal(literal(value[0], slot.kind)), {}),
            (slot.variable(), {"v": value[0]}),
        ]
        each = slot.kind.strip("[]!")
        written.append((f"query Q($v: {each}!) {slot.literal('[$v]')}", {"v": value[0]}))
        written.append((slot.literal("[]"), {}))
    return written


@pytest.mark.parametrize("slot", [*FILTERS, *KEYS], ids=lambda each: each.name)
def test_t05_h01_a_search_on_what_is_closed_is_refused_before_sql(scene: Scene, slot: Slot) -> None:
    caller = CLOSED_TO[slot.root]
    asked = forms(slot)

    with scene.counting(caller) as statements:
        answers = [scene.codes(text, caller, **variables) for text, variables in asked]

    assert answers == [{coordinate(slot): "UNAUTHORIZED_ARGUMENT"}] * len(asked)
    assert statements == []


@pytest.mark.parametrize("slot", FILTERS, ids=lambda each: each.name)
def test_t05_h01_the_same_list_without_the_search_is_answered(scene: Scene, slot: Slot) -> None:
    absent: list[object] = [None, {}, slot.wrap(None)]

    answers = [scene.ask(slot.whole(), CLOSED_TO[slot.root], v=each).json() for each in absent]

    assert answers[0]["data"][slot.root]["nodes"] is not None
    assert answers == [answers[0]] * len(absent)


@pytest.mark.parametrize("slot", FILTERS, ids=lambda each: each.name)
def test_t05_h11_a_plan_without_a_search_is_not_used_for_one(scene: Scene, slot: Slot) -> None:
    caller, document = CLOSED_TO[slot.root], slot.whole()

    for value in (None, slot.wrap(VALUES[slot.kind]), {}, slot.wrap(VALUES[slot.kind])):
        codes = scene.codes(document, caller, v=value)
        assert codes == ({coordinate(slot): "UNAUTHORIZED_ARGUMENT"} if value else {})


@pytest.mark.parametrize(("root", "order"), ORDERS)
def test_t05_h04_an_order_by_what_is_closed_is_refused_before_sql(
    scene: Scene, root: str, order: str
) -> None:
    kind = get_named_type(QUERY.fields[root].args["orderBy"].type).name
    text = f"query Q($v: {kind}) {{ {root}(orderBy: $v) {{ pageInfo {{ hasNextPage }} }} }}"
    column = MODEL.roots[root].sorts[order][0].column
    named = column.split("_")[0] + "".join(word.title() for word in column.split("_")[1:])
    expected = {f"{MODEL.roots[root].type}.{named}": "UNAUTHORIZED_ARGUMENT"}

    with scene.counting(CLOSED_TO[root]) as statements:
        codes = [
            scene.codes(text, CLOSED_TO[root], v=order),
            scene.codes(text.replace("$v)", order + ")", 1), CLOSED_TO[root]),
            scene.codes(
                f"{{ {root}(orderBy: {order}, first: 1) {{ nodes {{ __typename }} }} }}",
                CLOSED_TO[root],
            ),
        ]

    assert codes[0] == codes[2] == expected
    assert statements == []


@pytest.mark.parametrize("root", ["licence", "licenceCheck", "licenceValidity"])
@pytest.mark.parametrize("caller", ["supervisor", "operator officer", "administrator"])
def test_t05_h01_an_exact_number_is_a_search_too(scene: Scene, caller: str, root: str) -> None:
    below = "" if root == "licenceValidity" else "{ __typename }"

    with scene.counting(caller) as statements:
        codes = scene.codes(f'{{ {root}(number: "UTRECHT222") {below} }}', caller)

    assert codes == {
        f"Query.{root}": "UNAUTHORIZED_FIELD",
        "Licence.number": "UNAUTHORIZED_ARGUMENT",
    }
    assert statements == []


@pytest.mark.parametrize("caller", [each for each in CALLERS if "The Hague" not in each])
@pytest.mark.parametrize("purpose", [None, *(purpose.name for purpose in Purpose)])
def test_t05_h01_the_shipped_policy_opens_no_search_wider_than_reading(
    scene: Scene, caller: str, purpose: str | None
) -> None:
    document = """query($p: Purpose, $c: UUID) {
      myAccess(purpose: $p, case: $c) { fields { coordinate action scope } }
    }"""
    subject = Caller(CALLERS[caller].subject)
    fields = scene.data(document, subject, p=purpose, c=case(9, 1))["myAccess"]["fields"]
    reads = {each["coordinate"]: each["scope"] for each in fields if each["action"] == "READ"}

    wider = {
        each["coordinate"]
        for each in fields
        if each["action"] == "FILTER"
        and reads.get(each["coordinate"]) not in ("ALL", each["scope"])
    }

    # By exact number anybody may ask whether a licence is valid, and reads nothing of it.
    assert wider <= {"Licence.number"}
