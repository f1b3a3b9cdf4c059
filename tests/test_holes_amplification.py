"""Documents that cost more than they seem to: T48, H19 to H23, H28 over HTTP."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
import orjson
import pytest

from tests.attacks.bombs import BOMBS
from tests.attacks.scene import Scene

pytest_plugins = ["tests.attacks.fixtures"]

LIMITED = {"LIMIT_EXCEEDED", "DOCUMENT_TOO_LARGE", "DOCUMENT_INVALID", "DOCUMENT_MALFORMED"}
SECONDS = 1.0
MARK = "zqmark"


def refuse(scene: Scene, document: str, *, accept: str = "application/json") -> httpx2.Response:
    body = orjson.dumps({"query": document})
    return scene.send(body, "operator officer", Accept=accept)


@pytest.mark.parametrize("bomb", BOMBS)
def test_t48_h19_h20_h21_h22_h23_a_bomb_is_refused_before_it_costs(scene: Scene, bomb: str) -> None:
    with scene.counting("operator officer") as statements, scene.listening() as lines:
        began = time.monotonic()
        answer = refuse(scene, BOMBS[bomb])
        took = time.monotonic() - began

    answered = {"h22 many commas", "h22 comments as padding"}
    codes = {each["extensions"]["code"] for each in answer.json().get("errors", [])}
    assert codes <= LIMITED
    assert codes or bomb in answered
    assert took < SECONDS
    assert statements == []
    assert len(lines) <= 1


def test_t48_a_bomb_that_is_refused_is_a_400_to_who_knows_the_newer_type(scene: Scene) -> None:
    kind = "application/graphql-response+json"

    answers = [
        refuse(scene, BOMBS[bomb], accept=kind) for bomb in ("h20 a circle", "h22 many tokens")
    ]

    assert [each.status_code for each in answers] == [400, 400]
    assert "data" not in answers[0].json()


def test_t48_others_are_served_while_bombs_fall(scene: Scene) -> None:
    document = '{ licenceValidity(number: "UTRECHT222") }'

    with ThreadPoolExecutor(4) as pool:
        falling = pool.map(lambda bomb: refuse(scene, bomb).status_code, [*BOMBS.values()] * 4)
        waited = []
        for _ in range(40):
            began = time.monotonic()
            assert scene.data(document, "public") == {"licenceValidity": "VALID"}
            waited.append(time.monotonic() - began)

    assert set(falling) == {200}
    assert sorted(waited)[20] < SECONDS / 4


@pytest.mark.parametrize(
    "value",
    [
        [["x"] * 100] * 200,
        json.loads("[" * 100 + "]" * 100),
        {f"k{n}": n for n in range(2000)},
        "x" * 60_000,
        json.loads('{"a":' * 60 + "1" + "}" * 60),
    ],
    ids=["long", "deep", "wide", "large", "deep object"],
)
def test_t48_variables_are_bounded_too(scene: Scene, value: object) -> None:
    document = "query($v: LicenceFilter) { licences(filter: $v) { nodes { number } } }"

    with scene.counting("worklist") as statements:
        answer = scene.ask(document, "worklist", v=value)

    assert answer.status_code in (200, 413)
    assert answer.json().get("code") == "BODY_TOO_LARGE" or scene.codes(
        document, "worklist", v=value
    ).keys() == {None}
    assert statements == []


def test_t48_json_that_nests_without_end_is_refused(scene: Scene) -> None:
    answers = [
        scene.send(b'{"query":"{__typename}","variables":' + part * 30_000)
        for part in (b"[", b'{"a":')
    ]

    assert [each.status_code for each in answers] == [400, 413]


@pytest.mark.parametrize("size", [65_537, 5_000_000])
def test_h22_a_body_that_is_too_large_is_not_read_to_its_end(scene: Scene, size: int) -> None:
    answer = scene.send(b'{"query":"' + b" " * size + b'"}')

    assert answer.status_code == 413
    assert answer.json()["code"] == "BODY_TOO_LARGE"


def test_h28_one_bad_document_is_one_short_line_without_its_text(scene: Scene) -> None:
    words = " ".join(f"{MARK}{n}" for n in range(5_200))
    document = f"{{ {words} }}"

    with scene.listening() as lines:
        answer = refuse(scene, document)

    assert 50_000 < len(document) < 60_000
    assert answer.json()["errors"][0]["extensions"] == {"code": "DOCUMENT_TOO_LARGE"}
    assert [len(line) < 500 and MARK.encode() not in line for line in lines] == [True]


@pytest.mark.parametrize(
    "document",
    [
        "{ " + " ".join(f"{MARK}{n}" for n in range(450)) + " }",
        f'{{ licence(number: "{MARK}") {{ {MARK} }} }}',
        f"{{ __typename }} {MARK}",
        f"query {MARK}($x: {MARK}) {{ me }}",
        f"fragment {MARK} on {MARK} {{ {MARK} }}",
        f'{{ "{MARK}',
    ],
)
def test_h28_no_error_of_a_document_reaches_the_log(scene: Scene, document: str) -> None:
    with scene.listening() as lines:
        answer = refuse(scene, document)

    assert len(answer.content) < 2_500
    assert [len(line) < 500 and MARK.encode() not in line for line in lines] == [True]
