"""One decision a coordinate, however it is spelt: T11, T46, H05, H06, H09 over HTTP."""

from typing import Any

import pytest
from graphql import is_interface_type, is_object_type, is_union_type
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolvers.schema import CORE
from tests.attacks.scene import CALLERS, Scene, read_codes
from tests.attacks.spellings import Spelling, Step, spellings

pytest_plugins = ["tests.attacks.fixtures"]

MANY = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
NUMBER = {"number": ("LicenceNumber!", "UTRECHT222")}
CHECK = Step(
    "Query",
    "licenceCheck",
    (
        '(number: "UTRECHT222")',
        "(number: $number)",
        '(number: "utrecht 222")',
        '(number: """UTRECHT222""")',
        '(number: "\\u0055TRECHT222")',
    ),
)
LICENCE = Step("LicenceCheck", "licence")
NOTES = Step("LicenceCheck", "annotations", ("", "(first: 20)"))
CLOSED = (CHECK, NOTES, Step("Annotation", "retainUntil"))
OPEN = (CHECK, LICENCE, Step("Licence", "validUntil"))
PARTLY = (CHECK, NOTES, Step("Annotation", "text"))


def follow(data: Any, path: tuple[str, ...]) -> Any:
    """Follow response names through an answer."""
    for name in path:
        data = [each[name] for each in data] if isinstance(data, list) else data[name]
    return data


@MANY
@given(spelling=spellings(CLOSED, NUMBER))
def test_t46_t11_h06_a_closed_field_is_refused_in_every_spelling(
    scene: Scene, spelling: Spelling
) -> None:
    with scene.counting("inspector") as statements:
        codes = scene.codes(spelling.document, "inspector", **spelling.variables)

    assert codes == {"Annotation.retainUntil": "UNAUTHORIZED_FIELD"}, spelling.document
    assert statements == []


@MANY
@given(spelling=spellings(OPEN, NUMBER))
def test_t46_t11_h06_an_open_field_has_one_value_in_every_spelling(
    scene: Scene, spelling: Spelling
) -> None:
    data = scene.data(spelling.document, "inspector", **spelling.variables)

    assert follow(data, spelling.path) == "2035-03-03", spelling.document


@MANY
@given(spelling=spellings(PARTLY, NUMBER))
def test_t46_t11_h06_a_field_is_withheld_in_every_spelling(
    scene: Scene, spelling: Spelling
) -> None:
    answer = scene.ask(spelling.document, "inspector of Amsterdam", **spelling.variables).json()

    assert follow(answer["data"], spelling.path) == ["Secrettext amsterdam", None, None]
    assert answer["extensions"]["access"]["withheld"] == ["Annotation.text"]


@MANY
@given(spelling=spellings(CLOSED, NUMBER), caller=st.sampled_from(sorted(CALLERS)))
def test_t46_whoever_asks_is_told_the_same_in_every_spelling(
    scene: Scene, spelling: Spelling, caller: str
) -> None:
    plain = '{ licenceCheck(number: "UTRECHT222") { annotations { retainUntil } } }'

    spelt = scene.ask(spelling.document, caller, **spelling.variables)

    assert read_codes(spelt) == scene.codes(plain, caller)


def test_t46_a_field_that_is_not_executed_is_not_decided(scene: Scene) -> None:
    document = """query($n: LicenceNumber!, $no: Boolean!) {
      licenceCheck(number: $n) {
        result
        licence @include(if: $no) { holder { bsn } }
        ...Rest @skip(if: true)
      }
    }
    fragment Rest on LicenceCheck { annotations { retainUntil } }"""

    skipped = scene.ask(document, "inspector", n="UTRECHT222", no=False).json()
    asked = scene.codes(document, "inspector", n="UTRECHT222", no=True)

    assert skipped == {"data": {"licenceCheck": {"result": "VALID"}}}
    assert asked == {
        "Licence.holder": "UNAUTHORIZED_FIELD",
        "Holder.bsn": "UNAUTHORIZED_FIELD",
    }


def test_h06_an_alias_neither_opens_nor_hides(scene: Scene) -> None:
    document = """query($n: LicenceNumber!) {
      result: licenceCheck(number: $n) {
        status: licence { number: holder { givenNames: bsn } }
        withheld: annotations { text: retainUntil }
      }
    }"""

    assert scene.codes(document, "inspector", n="UTRECHT222") == {
        "Licence.holder": "UNAUTHORIZED_FIELD",
        "Holder.bsn": "UNAUTHORIZED_FIELD",
        "Annotation.retainUntil": "UNAUTHORIZED_FIELD",
    }


def test_h06_what_is_withheld_is_named_by_its_field(scene: Scene) -> None:
    document = """query($n: LicenceNumber!) {
      licenceCheck(number: $n) { annotations(first: 2) { author: text text: id names: withheld } }
    }"""

    found = scene.data(document, "inspector of Amsterdam", n="UTRECHT222")["licenceCheck"]

    assert [(each["author"], each["names"]) for each in found["annotations"]] == [
        ("Secrettext amsterdam", []),
        (None, ["text"]),
    ]


def test_h06_only_the_directives_of_graphql_exist(scene: Scene) -> None:
    answer = scene.ask("{ me @authenticated @policy(x: 1) { name } }", "inspector").json()

    assert {each.name for each in CORE.directives} <= {
        "include",
        "skip",
        "deprecated",
        "specifiedBy",
        "oneOf",
    }
    assert {each["extensions"]["code"] for each in answer["errors"]} == {"DOCUMENT_INVALID"}


def test_h05_no_interface_and_no_union_stands_between_a_field_and_its_rule() -> None:
    kinds = [each for each in CORE.type_map.values() if not each.name.startswith("__")]

    assert [each.name for each in kinds if is_interface_type(each) or is_union_type(each)] == []
    assert [each.name for each in kinds if is_object_type(each) and each.interfaces] == []


@pytest.mark.parametrize("kind", ["Holder", "Licence", "Query", "OperatorLicence", "Node"])
def test_h05_a_fragment_on_another_type_selects_nothing(scene: Scene, kind: str) -> None:
    document = f"""query($n: LicenceNumber!) {{
      licenceCheck(number: $n) {{ result ... on {kind} {{ __typename }} }}
    }}"""

    answer = scene.ask(document, "inspector", n="UTRECHT222").json()

    assert {each["extensions"]["code"] for each in answer["errors"]} == {"DOCUMENT_INVALID"}
    assert "data" not in answer


@pytest.mark.parametrize(
    ("caller", "document", "refused"),
    [
        (
            "worklist of The Hague",
            "{ licences { nodes { number status validFrom } } }",
            "Licence.validFrom",
        ),
        (
            "inspector of The Hague",
            '{ licenceCheck(number: "UTRECHT222") { licence { status validFrom } } }',
            "Licence.validFrom",
        ),
        (
            "supervisor of The Hague",
            "{ annotations { nodes { id finding } } }",
            "Annotation.finding",
        ),
        (
            "operator officer of The Hague",
            "{ operatorLicences { nodes { annotations { category finding } } } }",
            "Annotation.finding",
        ),
    ],
)
def test_h09_a_rule_on_one_field_is_not_dropped_for_one_on_its_group(
    scene: Scene, caller: str, document: str, refused: str
) -> None:
    with scene.counting(caller) as statements:
        codes = scene.codes(document, caller)

    assert codes == {refused: "UNAUTHORIZED_FIELD"}
    assert statements == []


def test_h09_a_municipalitys_closing_goes_before_what_is_open_to_all(scene: Scene) -> None:
    document = '{ licenceCheck(number: "UTRECHT222") { annotations { id text } } }'

    texts = {
        caller: [
            each["text"] for each in scene.data(document, caller)["licenceCheck"]["annotations"]
        ]
        for caller in ("inspector of The Hague", "inspector", "police")
    }

    assert texts == {
        "inspector of The Hague": ["Secrettext amsterdam", None, None],
        "inspector": ["Secrettext amsterdam", None, "Secrettext utrecht"],
        "police": ["Secrettext amsterdam", None, "Secrettext utrecht"],
    }
