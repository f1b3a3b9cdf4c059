"""What a rule would do, shown while it is written."""

from dataclasses import replace

import pytest

from policies.rules import Policy
from tests.fixtures.drafts import Drafts, read_fields
from tests.fixtures.pages import Browser, Bureau
from tests.fixtures.versions import CASES, POLICY

LARGE = replace(
    POLICY,
    rules=(*POLICY.rules, *(replace(POLICY.rules[-1], id=f"X{each}") for each in range(1000))),
)


def look(browser: Browser, version: int, rule: str, /, **typed: object) -> str:
    path = f"/admin/policies/{version}/rules/{rule}"
    fields = read_fields(browser.get(path).text) | typed
    return browser.client.post(f"{path}/effects", data=fields).text


async def test_it_is_told_which_cells_open_and_nothing_is_kept(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        page = look(browser, version, "R313", relation="*")

    assert "It closes nothing." in page
    assert "in records of others" in page
    assert "None: every case holds." in page
    assert (await drafts.read(version)).policy == POLICY


async def test_a_case_that_turns_is_named(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        page = look(browser, version, "R101", eft="deny")

    assert "The public asks for facts" in page
    assert "facts about municipalities is to be open, and is closed." in page
    assert "By this rule" in page


async def test_a_case_that_failed_already_is_not_blamed_on_the_rule(
    office: Bureau, drafts: Drafts
) -> None:
    cases = {"a.yaml": CASES["a.yaml"].replace("may see", "may not see")}
    version = await drafts.make(cases=cases)

    with office.sign_in("writer") as browser:
        page = look(browser, version, "R313", relation="*")

    assert "facts about municipalities is to be closed, and is open." in page
    assert "By this rule" not in page


@pytest.mark.parametrize(
    ("rule", "typed", "told"),
    [
        ("R101", {"record": "GM0344", "relation": "none"}, "Rule R101 never speaks"),
        ("R901", {"role": "statistician"}, "Rule R901 closes nothing"),
        (
            "R312",
            {"record": "GM0344", "relation": "other"},
            "Rule R312 opens nothing",
        ),
        ("R901", {"coordinate": "Referral"}, "Not a valid choice."),
        ("R901", {"action": "write", "record": "none"}, "Rule R901 never speaks"),
        ("R901", {"eft": "allow", "id": "S1"}, "its number begins with S as that of a safeguard"),
    ],
)
async def test_rules_without_effect_are_named(
    office: Bureau, drafts: Drafts, rule: str, typed: dict[str, str], told: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        page = look(browser, version, rule, **typed)

    assert told in page


async def test_a_part_of_the_page_is_answered_to_a_script(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        browser.client.headers["HX-Request"] = "true"
        whole = look(browser, version, "new")

    assert whole.lstrip().startswith('<div id="foreseen"')
    assert "Fill in the form to read the rule." in whole


async def test_of_a_large_policy_only_the_cells_are_told(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make(LARGE)

    with office.sign_in("writer") as browser:
        form = browser.get(f"/admin/policies/{version}/rules/R313").text
        page = look(browser, version, "R313", relation="*")

    assert "data-hx-disable" in form
    assert "The policy is large" in page


@pytest.mark.parametrize(
    ("policy", "cases", "told"),
    [
        (POLICY, {"a.yaml": "- case: One\n"}, "a.yaml, line 1: the case does not tell it"),
        (
            replace(POLICY, rules=(*POLICY.rules, replace(POLICY.rules[0], id="X1", role="x"))),
            CASES,
            "no known role",
        ),
    ],
    ids=["cases", "rules"],
)
async def test_what_cannot_be_used_is_told(
    office: Bureau, drafts: Drafts, policy: Policy, cases: dict[str, str], told: str
) -> None:
    version = await drafts.make(policy, cases)

    with office.sign_in("writer") as browser:
        page = look(browser, version, "R313", relation="*")

    assert "This cannot be used" in page
    assert told in page


async def test_a_rule_that_mends_a_draft_is_foreseen(office: Bureau, drafts: Drafts) -> None:
    broken = replace(POLICY, rules=(*POLICY.rules, replace(POLICY.rules[0], id="X1", role="x")))
    version = await drafts.make(broken)

    with office.sign_in("writer") as browser:
        page = look(browser, version, "X1", role="public")

    assert "can be missed: without it everything is decided alike, by R101." in page
