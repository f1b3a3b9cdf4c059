"""What the schema, a suggestion or an error tells: T09, H07, H08, H17."""

from pathlib import Path
from typing import Any

import pytest
from graphql import get_introspection_query, is_enum_type, is_object_type

from resolvers.codes import Purpose
from resolvers.schema import CORE, MODEL
from tests.attacks.scene import CALLERS, Caller, Scene, case

pytest_plugins = ["tests.attacks.fixtures"]

TYPE = "query($n: String!) { __type(name: $n) { name fields { name } enumValues { name } } }"
INTERNAL = (
    b"Traceback",
    b"strawberry",
    b"graphql.error",
    b"asyncpg",
    b"postgres",
    b"resolvers",
    b"register.",
    b"access.disclosure",
    b"api.",
    b"placed_in",
    b"holder_id",
    bytes(Path(__file__).parent.parent),
    b"site-packages",
    b"Did you mean",
    b"KeyError",
    b"object at 0x",
)


def shown(scene: Scene, caller: Caller | str) -> dict[str, set[str]]:
    """Introspect as someone: the fields of each object type."""
    data: Any = scene.data(get_introspection_query(descriptions=False), caller)
    return {
        each["name"]: {field["name"] for field in each["fields"]}
        for each in data["__schema"]["types"]
        if each["kind"] == "OBJECT" and not each["name"].startswith("__")
    }


@pytest.mark.parametrize("name", ["Holder", "Interview", "Decision"])
def test_t09_h17_an_inspector_is_not_shown_what_no_purpose_opens(scene: Scene, name: str) -> None:
    inspector = scene.data(TYPE, "inspector", n=name)
    licensing = scene.data(TYPE, "licensing officer", n=name)

    assert inspector == {"__type": None}
    assert licensing["__type"]["name"] == name


def test_t09_h17_every_way_to_ask_for_a_type_shows_the_same(scene: Scene) -> None:
    spellings = [
        '{ __type(name: "Holder") { name } }',
        '{ ... { __type(name: "Holder") { name } } }',
        '{ ... on Query { __type(name: "Holder") { name } } }',
        (
            '{ ...F } fragment F on Query { __type(name: "Holder") { ...G } } '
            "fragment G on __Type { name }"
        ),
        'query($n: String = "Holder") { __type(name: $n) { name } }',
        '{ __typename __type(name: "Holder") { name } me { name } }',
    ]

    answers = [scene.data(text, "inspector") for text in spellings]

    assert [each["__type"] for each in answers] == [None] * len(spellings)
    assert "Holder" not in scene.ask(get_introspection_query(), "inspector").text


@pytest.mark.parametrize("caller", CALLERS)
def test_t09_h17_what_is_shown_is_what_some_purpose_opens(scene: Scene, caller: str) -> None:
    known = CALLERS[caller]
    text = """query($p: Purpose, $c: UUID) {
      myAccess(purpose: $p, case: $c) { fields { coordinate action } }
    }"""
    open_at_all = {
        each["coordinate"]
        for purpose in (None, *(purpose.name for purpose in Purpose))
        for each in scene.data(text, Caller(known.subject), p=purpose, c=case(9, 1))["myAccess"][
            "fields"
        ]
        if each["action"] == ("WRITE" if "Mutation." in each["coordinate"] else "READ")
    }

    fields = shown(scene, known)

    seen = {
        f"{kind}.{name}"
        for kind, names in fields.items()
        for name in names
        if f"{kind}.{name}" in MODEL.kinds
    }
    assert seen <= open_at_all
    assert {each for each in open_at_all - seen if leads_somewhere(each, fields)} == set()


def leads_somewhere(coordinate: str, fields: dict[str, set[str]]) -> bool:
    """Tell whether a coordinate stands on a type that is shown, and leads to one."""
    kind, _, _ = coordinate.partition(".")
    target = CORE.type_map[MODEL.kinds[coordinate]]
    return kind in fields and (not is_object_type(target) or target.name in fields)


def test_t09_what_is_shown_does_not_depend_on_the_purpose_of_the_moment(scene: Scene) -> None:
    asked = ("inspector", "inspector without a case", "inspector without a purpose", "supervisor")

    answers = {scene.ask(get_introspection_query(), caller).content for caller in asked}

    assert len(answers) == 1


def test_t09_no_answer_of_a_check_can_be_refused(scene: Scene) -> None:
    refusing = {
        kind.name
        for kind in CORE.type_map.values()
        if is_enum_type(kind) and "REFUSED" in getattr(kind, "values", ())
    }

    shown = {name: scene.data(TYPE, "inspector", n=name)["__type"] for name in refusing}
    result = scene.data(TYPE, "inspector", n="CheckResult")["__type"]["enumValues"]
    assert shown == {"ApplicationStatus": None}
    assert [each["name"] for each in result] == ["VALID", "NOT_VALID"]


NEARLY = (
    "{ licenceChek { result } }",
    "{ licence(numbr: 1) { number } }",
    '{ licenceCheck(number: "UTRECHT222") { licens { holder } } }',
    '{ licenceCheck(number: "UTRECHT222") { licence { holder { bs } } } }',
    "{ licences(orderBy: NUMBER_AS) { nodes { number } } }",
    "{ licences(filter: {statu: GRANTED}) { nodes { number } } }",
    "{ licences(filter: {status: GRANTE}) { nodes { number } } }",
    '{ __type(name: "Holde") { nam } }',
    "query($v: LicenceFilte) { licences(filter: $v) { nodes { number } } }",
    "query($v: LicenceOrder) { licences(orderBy: $v) { nodes { number } } }",
    "{ ... on Licenc { number } }",
    "{ ...Fragmen } fragment Fragment on Query { __typename }",
    "{ __typename @inclde(if: true) }",
    "{ _service { sdl } }",
    (
        '{ _entities(representations: [{__typename: "Licence", number: "UTRECHT222"}]) '
        "{ ... on Licence { holder { bsn } } } }"
    ),
    '{ node(id: "x") { id } }',
    "mutation { createAnnotation { id } }",
    "subscription { annotations { id } }",
    "{ __schema { types { fields { args { defaultValue typ } } } } }",
    "{ __schema { x } __type(name: 7) { name } }",
    "{ me { __class__ } __init__ }",
    "{ municipality(code: {}) { code } }",
)


@pytest.mark.parametrize("document", NEARLY)
def test_t09_h17_an_error_suggests_nothing_and_shows_nothing_of_the_inside(
    scene: Scene, document: str
) -> None:
    answer = scene.ask(document, "inspector", v="NUMBER_AS")

    assert {each["extensions"]["code"] for each in answer.json()["errors"]} <= {
        "DOCUMENT_INVALID",
        "VARIABLE_INVALID",
    }
    assert [word for word in INTERNAL if word in answer.content] == []
    assert "NUMBER_ASC" not in answer.text
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    "path",
    [
        "/schema",
        "/sdl",
        "/schema.graphql",
        "/graphql/schema",
        "/graphql?sdl",
        "/.well-known/graphql",
        "/docs",
        "/openapi.json",
        "/metrics",
        "/debug",
        "/playground",
        "/server-info/schema",
    ],
)
def test_h17_no_other_address_gives_the_schema(scene: Scene, path: str) -> None:
    answer = scene.gateway.client.get(path)

    assert answer.status_code in (404, 405)
    assert b"Holder" not in answer.content


def test_h08_the_same_annotation_is_decided_alike_through_every_entry(scene: Scene) -> None:
    note = "{ id text author { name } withheld }"
    entries = {
        "licence-check": [
            f'{{ licenceCheck(number: "UTRECHT222") {{ annotations {note} }} }}',
            (f'{{ licenceCheck(number: "UTRECHT222") {{ licence {{ annotations {note} }} }} }}'),
            f"{{ annotations {{ nodes {note} edges {{ node {note} }} }} }}",
        ],
        "operator-supervision": [
            f"{{ annotations {{ nodes {note} edges {{ node {note} }} }} }}",
            f"{{ operatorLicences {{ nodes {{ annotations {note} }} }} }}",
            f'{{ operatorLicence(number: "UTR-1") {{ annotations {note} }} }}',
            (f"{{ inspections {{ nodes {{ operatorLicence {{ annotations {note} }} }} }} }}"),
        ],
    }

    for purpose, documents in entries.items():
        known: dict[str, Any] = {}
        for text in documents:
            asked = Caller("inspector-utrecht", purpose, CALLERS["inspector"].case)
            for each in notes(scene.data(text, asked)):
                assert known.setdefault(each["id"], each) == each
        assert known


def notes(data: Any) -> list[dict[str, Any]]:
    """Find every annotation in an answer."""
    if isinstance(data, list):
        return [found for each in data for found in notes(each)]
    if not isinstance(data, dict):
        return []
    if "text" in data:
        return [data]
    return [found for each in data.values() for found in notes(each)]


def test_h07_a_derived_field_is_recorded_as_what_it_stands_on() -> None:
    lineage = {
        f"{name}.{field}": sources
        for name, table in MODEL.tables.items()
        for field, sources in table.lineage.items()
    }

    assert lineage["Licence.minimumAgeMet"] == ("Holder.birthDate",)
    assert {each for sources in lineage.values() for each in sources} <= set(MODEL.kinds)
    assert MODEL.kinds["Licence.minimumAgeMet"] == "Boolean"
