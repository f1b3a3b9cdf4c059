"""A draft as text, and its cases: checked line by line, kept whole or not at all."""

from dataclasses import replace

import pytest

from tests.fixtures.drafts import Drafts, read_fields
from tests.fixtures.pages import Browser, Bureau
from tests.fixtures.versions import CASES, POLICY

GROUP = "g, inspector, role:supervisor"
RULE = "p, R101, *, *, *, none, municipality:facts, read, *, , , allow, WOO"
CASE = "- case: The public asks\n  on: 2027-03-01\n  as: public\n  for: no purpose\n"
BROKEN = replace(POLICY, rules=(*POLICY.rules, replace(POLICY.rules[0], id="X1", role="x")))


def send(browser: Browser, version: int, kind: str, **typed: str) -> tuple[int, str]:
    path = f"/admin/policies/{version}/{kind}"
    fields = {key: str(value) for key, value in read_fields(browser.get(path).text).items()} | typed
    parts = {key: (None, value.encode()) for key, value in fields.items()}
    answer = browser.client.post(path, files=parts)
    return answer.status_code, answer.text


async def test_a_draft_is_written_anew_from_its_text(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(
            browser,
            version,
            "csv",
            groups="g2, Municipality.code, municipality:facts\r\n",
            rules=RULE,
        )

    assert (status, "The draft was written anew." in page) == (200, True)
    stored = await drafts.read(version)
    assert [rule.id for rule in stored.policy.rules] == ["R101"]
    assert (len(stored.policy.groups), stored.cases) == (1, CASES)


async def test_a_text_that_nobody_touched_changes_nothing(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        send(browser, version, "csv")

    assert (await drafts.read(version)).policy.rules == POLICY.rules
    assert (await drafts.read(version)).policy.sha256 == POLICY.sha256


@pytest.mark.parametrize(
    ("typed", "line", "told"),
    [
        ({"rules": f"{RULE}\nq, R2"}, "rules-2", "is no type of line"),
        ({"rules": f"# head\n\n{RULE.replace('none', 'nowhere')}"}, "rules-3", "no known relation"),
        ({"rules": f"{RULE}\n{RULE}"}, "rules-2", "is taken by"),
        ({"rules": RULE.replace("WOO", "BIBLE")}, "rules-1", "no known basis"),
        ({"groups": f"{GROUP}\n{GROUP.replace('inspector', 'inspektor')}"}, "groups-2", "unknown"),
        ({"rules": f"{RULE}\u200b"}, "rules-1", "which no reader sees"),
    ],
)
async def test_what_does_not_fit_is_named_at_its_line_and_kept(
    office: Bureau, drafts: Drafts, typed: dict[str, str], line: str, told: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, "csv", **typed)

    assert status == 422
    assert f'href="#{line}"' in page
    assert f'id="{line}"' in page
    assert told in page
    assert "R101" in page
    assert (await drafts.read(version)).policy.rules == POLICY.rules


async def test_a_policy_without_rules_is_refused(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, "csv", rules="", groups="")

    assert (status, "the policy has no rules" in page) == (422, True)


async def test_very_many_findings_are_told_in_part(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        _, page = send(browser, version, "csv", rules="\n".join(["wrong"] * 80))

    assert "And 30 more." in page


@pytest.mark.parametrize(("rules", "told"), [(RULE, "Every line fits."), ("p", "do not fit")])
async def test_a_text_is_checked_without_being_kept(
    office: Bureau, drafts: Drafts, rules: str, told: str
) -> None:
    version = await drafts.make()
    facts = "g2, Municipality.code, municipality:facts"

    with office.sign_in("writer") as browser:
        _, page = send(browser, version, "csv", act="check", rules=rules, groups=facts)

    assert told in page
    assert (await drafts.read(version)).policy.rules == POLICY.rules


async def test_a_check_names_what_does_not_fit_together(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, "csv", act="check", rules=RULE, groups="")

    assert (status, "has no members" in page) == (422, True)


@pytest.mark.parametrize("kind", ["csv", "cases"])
async def test_a_draft_that_changed_meanwhile_is_not_written_over_unseen(
    office: Bureau, drafts: Drafts, kind: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, kind, mark="0" * 64)

    assert (status, "was changed meanwhile" in page) == (422, True)


@pytest.mark.parametrize("kind", ["csv", "cases"])
async def test_others_read_the_text_and_do_not_write_it(
    office: Bureau, drafts: Drafts, kind: str
) -> None:
    version = await drafts.make()

    with office.sign_in("approver") as browser:
        page = browser.get(f"/admin/policies/{version}/{kind}").text
        sent = browser.post(f"/admin/policies/{version}/{kind}", "/admin")

    assert "<pre" in page
    assert "<textarea" not in page
    assert sent.status_code == 403


async def test_cases_are_written_added_and_taken_out(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()
    more = {"name": "b.yaml", "more": f"{CASE}  may see: [municipality:facts]\n  record: other\n"}

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, "cases", **more)
        both = (await drafts.read(version)).cases
        send(browser, version, "cases", file0="  \n")

    assert (status, "Cases that hold: all 2." in page) == (200, True)
    assert sorted(both) == ["a.yaml", "b.yaml"]
    assert sorted((await drafts.read(version)).cases) == ["b.yaml"]


@pytest.mark.parametrize(
    ("typed", "line", "told"),
    [
        ({"file0": f"{CASE}  may see: [nonsense]\n"}, "file0-5", "no known coordinate"),
        ({"file0": CASE}, "file0-1", "the case expects nothing"),
        ({"name": "b.yaml", "more": "- x: y\n"}, "more-1", "is nothing that a case tells"),
    ],
)
async def test_a_case_that_does_not_fit_is_named_at_its_line(
    office: Bureau, drafts: Drafts, typed: dict[str, str], line: str, told: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, "cases", **typed)

    assert (status, told in page) == (422, True)
    assert f'id="{line}"' in page
    assert (await drafts.read(version)).cases == CASES


async def test_a_file_has_a_plain_name(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, "cases", name="../b.yaml", more=CASE)

    assert (status, "Use small letters" in page) == (422, True)


async def test_a_case_that_does_not_hold_is_told_with_whom_and_why(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        text = CASES["a.yaml"].replace("may see", "may not see")
        _, page = send(browser, version, "cases", file0=text)
        shut = f"{CASE}  may see: [caller:identity]\n"
        _, unspoken = send(browser, version, "cases", file0=shut)

    assert "facts about municipalities is to be closed, and is open." in page
    assert "the public of no home, without a purpose" in page
    assert "No rule speaks on it" in unspoken


@pytest.mark.parametrize(
    ("cases", "told"),
    [({}, "There are no cases yet."), ({"a.yaml": "- case: One\n"}, "The cases cannot be run")],
)
async def test_the_state_of_the_cases_is_told(
    office: Bureau, drafts: Drafts, cases: dict[str, str], told: str
) -> None:
    version = await drafts.make(cases=cases)

    with office.sign_in("writer") as browser:
        page = browser.get(f"/admin/policies/{version}/cases").text

    assert told in page


async def test_cases_beside_rules_that_are_refused_are_not_kept(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make(BROKEN)

    with office.sign_in("writer") as browser:
        page = browser.get(f"/admin/policies/{version}/cases").text
        status, refused = send(browser, version, "cases", file0="")

    assert "The cases cannot be run" in page
    assert (status, "no known role" in refused) == (422, True)
    assert (await drafts.read(version)).cases == CASES


async def test_the_cases_of_a_large_policy_wait_for_its_submission(
    office: Bureau, drafts: Drafts
) -> None:
    more = tuple(replace(POLICY.rules[-1], id=f"X{each}") for each in range(1000))
    version = await drafts.make(replace(POLICY, rules=(*POLICY.rules, *more)))

    with office.sign_in("writer") as browser:
        page = browser.get(f"/admin/policies/{version}/cases").text

    assert "its cases are run when it is submitted" in page
