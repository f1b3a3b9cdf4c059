"""What an answer that is refused, empty or partial gives away."""

import pytest

from tests.attacks.scene import CALLERS, Caller, Scene, case

pytest_plugins = ["tests.attacks.fixtures"]

LICENCE = "query($n: LicenceNumber!) { licence(number: $n) { number holder { familyName } } }"
CHECK = "query($n: LicenceNumber!) { licenceCheck(number: $n) { result licence { number } } }"
INSPECTION = "query($n: UUID!) { inspection(id: $n) { id report } }"
MISSED = {"code": "NOT_FOUND_OR_DENIED"}


def absent(scene: Scene, document: str, caller: Caller, value: str) -> tuple[int, bytes, list[str]]:
    """Ask for something that is not there: status, body and the statements that were run."""
    with scene.counting(caller) as statements:
        answer = scene.ask(document, caller, n=value)
    return answer.status_code, answer.content, statements


def test_t06_h18_no_licence_no_reach_and_no_case_answer_the_same_bytes(scene: Scene) -> None:
    asked = {
        "never issued": (1, "2222222222"),
        "of another municipality": (1, "AMSTERDAM2"),
        "not the one of the case": (1, "UTRECHT333"),
        "closed case": (2, "UTRECHT222"),
        "case of another municipality": (3, "AMSTERDAM2"),
        "no such case": (9, "UTRECHT222"),
    }

    answers = [
        absent(scene, LICENCE, Caller("licensing-utrecht", "licence-issuance", case(4, n)), number)
        for n, number in asked.values()
    ]

    assert {body for _, body, _ in answers} == {answers[0][1]}
    assert {status for status, _, _ in answers} == {200}
    assert [len(statements) for _, _, statements in answers] == [1] * len(asked)
    assert len({tuple(statements) for _, _, statements in answers}) == 1


@pytest.mark.parametrize("number", ["UTRECHT222", "AMSTERDAM2", "2222222222"])
def test_t06_h18_a_check_tells_nothing_without_an_open_case(scene: Scene, number: str) -> None:
    closed, unconfirmed, elsewhere, of_others, none = (case(3, n) for n in (2, 3, 4, 6, 9))

    answers = [
        absent(scene, CHECK, Caller("inspector-utrecht", "licence-check", named), number)
        for named in (closed, unconfirmed, elsewhere, of_others, none)
    ]

    assert len({body for _, body, _ in answers}) == 1
    assert len({tuple(statements) for _, _, statements in answers}) == 1
    assert b"NOT_FOUND_OR_DENIED" in answers[0][1]
    assert b'VALID"' not in answers[0][1]


def test_t06_h18_an_unknown_inspection_is_one_of_another_municipality(scene: Scene) -> None:
    caller = CALLERS["supervisor"]

    unknown = absent(scene, INSPECTION, caller, case(3, 9))
    elsewhere = absent(scene, INSPECTION, caller, case(3, 4))

    assert unknown == elsewhere
    assert len(unknown[2]) == 1


def test_t06_what_is_missing_has_one_error_and_says_nothing_of_why(scene: Scene) -> None:
    answer = scene.ask(LICENCE, "licensing officer", n="AMSTERDAM2").json()

    assert answer["data"] == {"licence": None}
    assert [(each["path"], each["extensions"]) for each in answer["errors"]] == [
        (["licence"], MISSED)
    ]
    assert "reason" not in answer["errors"][0]


def test_t06_a_field_is_refused_alike_whether_the_record_exists(scene: Scene) -> None:
    document = (
        "query($n: LicenceNumber!) { licenceCheck(number: $n) { licence { holder { bsn } } } }"
    )

    with scene.counting("inspector") as statements:
        answers = [scene.ask(document, "inspector", n=n) for n in ("UTRECHT222", "2222222222")]

    assert answers[0].content == answers[1].content
    assert statements == []


def test_t08_withheld_and_empty_are_told_apart(scene: Scene) -> None:
    document = """query($n: LicenceNumber!) {
      licenceCheck(number: $n) { annotations { id text author { name } withheld } }
    }"""
    own, elsewhere = (
        {
            each["id"]: each
            for each in scene.data(document, caller, n="UTRECHT222")["licenceCheck"]["annotations"]
        }
        for caller in ("inspector", "inspector of Amsterdam")
    )
    empty = case(7, 2)

    assert own[empty]["text"] is None
    assert own[empty]["withheld"] == []
    assert elsewhere[empty]["text"] is None
    assert elsewhere[empty]["withheld"] == ["text", "author"]


def test_t08_the_answer_names_what_it_may_withhold_once(scene: Scene) -> None:
    document = """query($n: LicenceNumber!) {
      a: licenceCheck(number: $n) { annotations { text } }
      b: licenceCheck(number: $n) { annotations { text } }
    }"""

    answer = scene.ask(document, "inspector of Amsterdam", n="UTRECHT222").json()

    assert answer["extensions"] == {"access": {"withheld": ["Annotation.text"]}}


def test_t08_a_restricted_annotation_leaves_no_gap(scene: Scene) -> None:
    document = """query($n: LicenceNumber!) {
      licenceCheck(number: $n) { annotations(first: 3) { id } }
    }"""

    found = scene.data(document, "inspector", n="UTRECHT222")["licenceCheck"]

    assert found == {"annotations": [{"id": case(7, 4)}, {"id": case(7, 2)}, {"id": case(7, 1)}]}
