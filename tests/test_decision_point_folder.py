"""``registerpoort pdp``: a decision point on a folder, as the real program."""

import shutil
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.installing import SHIPPED
from tests.fixtures.deciding import (
    EVALUATION,
    EXAMPLE,
    SYSTEM,
    as_system,
    post,
    question,
    start_pdp,
)
from tests.fixtures.issuer import CLIENT
from tests.fixtures.process import Gateway, run_program

HOSTILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = (
    "subject action resource context type id name properties page evaluations options"
    " evaluations_semantic token limit time traceparent x"
)
WORDS = st.sampled_from(NAMES.split())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
CODES = {"MEMBER_MISSING", "MEMBER_INVALID", "BODY_MALFORMED"}
PATHS = ["evaluation", "evaluations", "search/subject", "search/action"]


def ask(**changes: Any) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "subject": {"type": "employee", "id": "e-102"},
        "action": {"name": "read"},
        "resource": {"type": "benefits", "id": "1", "properties": {"department": "social"}},
        "context": {"goal": "helping", "time": "2026-03-01T10:00:00Z"},
    }
    return asked | changes


def test_every_caller_with_a_token_is_answered(deciding: Gateway) -> None:
    systems = [as_system(deciding), as_system(deciding, sub=CLIENT, azp=CLIENT)]

    answers = [post(deciding, EVALUATION, ask(), each).json() for each in systems]

    assert [each["decision"] for each in answers] == [True, True]
    assert answers[0]["context"]["reason"]["rules"] == ["V21"]
    assert answers[0]["context"]["evaluated_on"] == "2026-03-01"


def test_nobody_is_answered_without_a_token(deciding: Gateway) -> None:
    answer = post(deciding, EVALUATION, ask(), {})

    assert (answer.status_code, answer.json()["code"]) == (401, "TOKEN_MISSING")


def test_declared_subjects_and_actions_are_searched(deciding: Gateway) -> None:
    headers = as_system(deciding)

    subjects = post(deciding, "/access/v1/search/subject", ask(), headers).json()
    actions = post(deciding, "/access/v1/search/action", ask(), headers).json()

    assert [each["id"] for each in subjects["results"]] == ["e-102", "e-103"]
    assert actions["results"] == [{"name": "change"}, {"name": "read"}]
    assert subjects["page"] == {"next_token": "", "count": 2, "total": 2}


def test_a_call_leaves_one_line_and_nobody_in_it(deciding: Gateway) -> None:
    def read() -> list[dict[str, object]]:
        return [each for each in deciding.read_log() if each["event"] == "decided"]

    before = len(read())
    post(deciding, EVALUATION, ask(subject={"type": "person", "id": "jan"}), as_system(deciding))

    lines = read()[before:]
    assert [(each["call"], each["client"]) for each in lines] == [("adl.access_evaluation", SYSTEM)]
    assert b"jan" not in deciding.log.read_bytes()


@HOSTILE
@given(content=st.dictionaries(WORDS, VALUES, max_size=6), path=st.sampled_from(PATHS))
def test_no_json_makes_the_decision_point_fail(
    deciding: Gateway, content: dict[str, Any], path: str
) -> None:
    answer = post(deciding, f"/access/v1/{path}", orjson.dumps(content), as_system(deciding))

    assert answer.status_code in {200, 400}, answer.text
    assert answer.status_code == 200 or answer.json()["code"] in CODES


@HOSTILE
@given(part=st.sampled_from(["subject", "action", "resource", "context"]), value=VALUES)
def test_no_member_makes_the_decision_point_fail(deciding: Gateway, part: str, value: Any) -> None:
    for content in (ask(**{part: value}), ask(**{part: {**ask()[part], "properties": value}})):
        answer = post(deciding, EVALUATION, orjson.dumps(content), as_system(deciding))

        assert answer.status_code in {200, 400}, answer.text


def test_without_authentication_it_says_so_and_answers_everybody(tmp_path: Path) -> None:
    with start_pdp(
        EXAMPLE, tmp_path, "--no-authentication", PUBLIC_URL="https://pdp.example/"
    ) as gateway:
        answer = post(gateway, EVALUATION, ask(), {})
        metadata = gateway.client.get("/.well-known/authzen-configuration").json()

    assert answer.json()["decision"] is True
    assert metadata["policy_decision_point"] == "https://pdp.example"
    assert "NO AUTHENTICATION" in (tmp_path / "pdp.out").read_text()


def test_a_folder_without_a_vocabulary_is_of_the_register(tmp_path: Path) -> None:
    with start_pdp(SHIPPED, tmp_path) as gateway:
        answer = post(gateway, EVALUATION, question(), as_system(gateway)).json()

    assert answer["decision"] is True
    assert answer["context"]["policy"]["version"] == 0


@pytest.mark.parametrize(
    ("options", "given_settings", "named"),
    [
        ([], {}, "REGISTERPOORT_ISSUER"),
        (["--no-authentication"], {"HOST": "0.0.0.0"}, "REGISTERPOORT_HOST"),  # noqa: S104
    ],
)
def test_it_never_answers_everybody_unasked(
    options: list[str], given_settings: dict[str, str], named: str
) -> None:
    result = run_program("pdp", "--policies", str(EXAMPLE), *options, env=given_settings)

    assert result.returncode == 2
    assert named in result.stderr
    assert "[SETTINGS_INVALID]" in result.stderr


def test_a_folder_that_does_not_fit_is_refused_with_line_and_fix(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(EXAMPLE, copy)
    rules = copy / "rules/10-rules.csv"
    rules.write_text(rules.read_text().replace("allow, WOO", "allow, WOB", 1))

    result = run_program("pdp", "--policies", str(copy), "--no-authentication")

    assert result.returncode == 1
    assert (
        "10-rules.csv, line 4, column basis: 'WOB' is no known basis; write 'WOO'" in result.stderr
    )
    assert "[POLICY_INVALID]" in result.stderr


def test_a_public_address_has_its_form() -> None:
    result = run_program("settings", env={"PUBLIC_URL": "register.example"})

    assert (result.returncode, SYSTEM in result.stderr) == (2, False)
