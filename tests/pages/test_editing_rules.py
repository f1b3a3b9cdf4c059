"""Rules on pages: read as sentences, written through closed lists."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.rules import COLUMNS, Rule
from tests.fixtures.drafts import Drafts, read_choices, read_fields
from tests.fixtures.pages import Browser, Bureau
from tests.fixtures.versions import POLICY

RULES = {rule.id: rule for rule in POLICY.rules}


def write(browser: Browser, path: str, **typed: object) -> tuple[int, str]:
    fields = read_fields(browser.get(path).text) | typed
    answer = browser.client.post(path, data=fields)
    return answer.status_code, answer.text


async def rule_of(drafts: Drafts, version: int, number: str) -> Rule:
    stored = await drafts.read(version)
    return next(rule for rule in stored.policy.rules if rule.id == number)


async def test_rules_are_read_as_sentences_with_what_may_never_be_on_top(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make()

    with office.sign_in("approver") as browser:
        page = browser.get(f"/admin/policies/{version}/rules").text

    assert page.index("may never") < page.index("R101")
    assert "held by Utrecht (GM0344)" in page
    assert "Take out" not in page


@pytest.mark.parametrize(
    ("asked", "found", "missed"),
    [
        ({"role": "inspector"}, "R313", "R501"),
        ({"coordinate": "Annotation.author"}, "R313", "R305"),
        ({"effect": "deny"}, "R901", "R101"),
        ({"text": "author"}, "R313", "R301"),
        ({"text": "r31"}, "R311", "R301"),
        ({"page": "99"}, "R901", "R999"),
    ],
)
async def test_rules_are_searched(
    office: Bureau, drafts: Drafts, asked: dict[str, str], found: str, missed: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        page = browser.get(f"/admin/policies/{version}/rules", size="100", **asked).text

    assert f">{found}<" in page
    assert f">{missed}<" not in page


async def test_a_rule_says_what_was_chosen(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        path = f"/admin/policies/{version}/rules/R313"
        status, page = write(browser, path, role="inspector", until="2027-12-31")

    assert (status, "Rule R313 was saved." in page) == (200, True)
    changed = replace(RULES["R313"], role="inspector", until="2027-12-31")
    assert await rule_of(drafts, version, "R313") == changed


async def test_a_new_rule_is_added_under_the_next_number(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()
    chosen = {"role": "dpo", "home": "*", "eft": "deny", "action": "read", "relation": "*"}
    more = {"coordinate": "Holder.bsn", "record": "*", "purpose": "*", "basis": "AVG-32"}

    with office.sign_in("writer") as browser:
        status, _ = write(browser, f"/admin/policies/{version}/rules/new", **chosen, **more)

    assert status == 200
    added = (await drafts.read(version)).policy.rules[-1]
    assert (added.id, added.role, added.eft) == ("R902", "dpo", "deny")


async def test_what_is_not_chosen_is_named_at_its_field(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = write(browser, f"/admin/policies/{version}/rules/new", role="dpo")

    assert status == 422
    assert 'id="coordinate-error"' in page
    assert '<option selected value="dpo">' in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"role": "<script>alert(1)</script>"}, "Not a valid choice."),
        ({"since": "31-12-2027"}, "Write a day as year, month and day"),
        ({"since": "2027-02-30"}, "Write a day as year, month and day"),
        ({"since": "2027-12-31", "until": "2027-01-01"}, "The last day comes before the first."),
        ({"id": ""}, "Give the rule a number."),
        ({"id": "new"}, "Use letters, digits"),
        ({"id": "R 1"}, "Use letters, digits"),
        ({"id": "R314"}, "R314 is taken"),
    ],
)
async def test_what_does_not_fit_is_refused(
    office: Bureau, drafts: Drafts, typed: dict[str, str], told: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = write(browser, f"/admin/policies/{version}/rules/R313", **typed)

    assert (status, told in page) == (422, True)
    assert "<script>alert" not in page
    assert await rule_of(drafts, version, "R313") == RULES["R313"]


async def test_a_rule_can_be_renumbered(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        write(browser, f"/admin/policies/{version}/rules/R901", id="S901")

    assert await rule_of(drafts, version, "S901") == replace(RULES["R901"], id="S901")


async def test_a_rule_is_moved_among_its_neighbours_and_taken_out(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        rules = f"/admin/policies/{version}/rules"
        for act, direction in (("R102/move", "up"), ("R101/move", "down"), ("R101/move", "")):
            fields = read_fields(browser.get(rules).text) | {"direction": direction}
            browser.client.post(f"{rules}/{act}", data=fields)
        browser.client.post(f"{rules}/R102/remove", data=read_fields(browser.get(rules).text))

    numbers = [rule.id for rule in (await drafts.read(version)).policy.rules]
    assert numbers[:2] == ["R103", "R101"]


async def test_a_draft_that_changed_meanwhile_keeps_what_was_typed(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make()
    path = f"/admin/policies/{version}/rules/R313"

    with office.sign_in("writer") as browser:
        opened = read_fields(browser.get(path).text)
        write(browser, f"/admin/policies/{version}/rules/R314", role="inspector")
        late = browser.client.post(path, data=opened | {"role": "dpo"})
        again = browser.client.post(path, data=read_fields(late.text))

    assert (late.status_code, "was changed meanwhile" in late.text) == (422, True)
    assert again.status_code == 200
    assert (await rule_of(drafts, version, "R313")).role == "dpo"
    assert (await rule_of(drafts, version, "R314")).role == "inspector"


async def test_a_list_that_is_out_of_date_moves_nothing(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()
    rules = f"/admin/policies/{version}/rules"

    with office.sign_in("writer") as browser:
        fields = read_fields(browser.get(rules).text) | {"mark": "0" * 64}
        page = browser.client.post(f"{rules}/R101/remove", data=fields).text
        browser.client.post(f"{rules}/R101/move", data=fields)

    assert "was changed meanwhile" in page
    assert (await drafts.read(version)).policy == POLICY


async def test_a_rule_that_does_not_hold_today_says_so(office: Bureau, drafts: Drafts) -> None:
    past = replace(RULES["R101"], id="R1001", until="2020-01-01")
    coming = replace(RULES["R101"], id="R1002", since="2999-01-01")
    version = await drafts.make(replace(POLICY, rules=(past, coming)))

    with office.sign_in("approver") as browser:
        page = browser.get(f"/admin/policies/{version}/rules").text

    assert page.index("R1001") < page.index("Ended") < page.index("R1002")
    assert page.index("R1002") < page.index("Still to come")


@pytest.mark.parametrize("subject", ["approver", "auditor", "administrator"])
async def test_nobody_but_the_author_changes_a_draft(
    office: Bureau, drafts: Drafts, subject: str
) -> None:
    version = await drafts.make()
    path = f"/admin/policies/{version}/rules/R313"

    with office.sign_in(subject) as browser:
        statuses = [
            browser.post(path, "/admin").status_code,
            browser.post(f"{path}/remove", "/admin").status_code,
            browser.get(f"/admin/policies/{version}/rules/new").status_code,
        ]

    assert statuses == [403, 403, 403]


async def test_another_author_reads_a_draft_and_changes_nothing_of_it(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make()
    await office.staff.appoint("rewriter", "policy_author", "GM0363")
    path = f"/admin/policies/{version}/rules/R313"

    with office.sign_in("rewriter") as browser:
        shown = browser.get(path)
        sent = browser.post(path, "/admin")

    assert (shown.status_code, "<select" in shown.text) == (200, False)
    assert sent.status_code == 404


@pytest.mark.parametrize("path", ["999999/rules", "x/rules", "1" * 12 + "/rules", "1/rules/R000"])
def test_what_is_not_there_is_not_found(office: Bureau, path: str) -> None:
    with office.sign_in("writer") as browser:
        assert browser.get(f"/admin/policies/{path}").status_code == 404


async def test_t50_what_a_rule_holds_is_shown_as_text(office: Bureau, drafts: Drafts) -> None:
    odd = replace(RULES["R101"], id="R1000", coordinate="<script>{{7*7}}</script>")
    version = await drafts.make(replace(POLICY, rules=(*POLICY.rules, odd)))

    with office.sign_in("writer") as browser:
        page = browser.get(f"/admin/policies/{version}/rules").text

    assert "&lt;script&gt;{{7*7}}&lt;/script&gt;" in page


LISTED = ("role", "home", "record", "relation", "coordinate", "action", "purpose", "basis")


@st.composite
def chosen_rules(draw: st.DrawFn, choices: dict[str, list[str]]) -> Rule:
    values = {column: draw(st.sampled_from(choices[column])) for column in LISTED}
    days = draw(st.lists(st.dates().map(str), min_size=2, max_size=2).map(sorted))
    values["since"], values["until"] = (day if draw(st.booleans()) else "" for day in days)
    values["id"] = draw(st.from_regex(r"[A-Z][0-9]{4}", fullmatch=True))
    values["eft"] = draw(st.sampled_from(["allow", "deny"]))
    return Rule(*(values[column] for column in COLUMNS))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_rule_that_was_chosen_and_saved_reads_back_equal(
    office: Bureau, drafts: Drafts, data: st.DataObject
) -> None:
    version = asyncio.run(drafts.make())
    with office.sign_in("writer") as browser:
        path = f"/admin/policies/{version}/rules/R313"
        wanted = data.draw(chosen_rules(read_choices(browser.get(path).text)))
        status, _ = write(browser, path, **dict(zip(COLUMNS, wanted.columns, strict=True)))
        shown = read_fields(browser.get(f"/admin/policies/{version}/rules/{wanted.id}").text)

    assert status == 200
    assert Rule(*(str(shown[column]) for column in COLUMNS)) == wanted
    assert asyncio.run(rule_of(drafts, version, wanted.id)) == wanted
