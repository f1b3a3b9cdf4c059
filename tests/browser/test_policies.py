"""The pages of policies in a browser: usable by everybody, in every view."""

from dataclasses import replace

import pytest

from tests.browser.fixtures import Look, Survey
from tests.browser.harness import VIEWS
from tests.fixtures.pages import Bureau
from tests.fixtures.versions import POLICY
from tests.pages.policies.drafts import BROKEN, CLOSING, keep, submit

EXPLAINED = (
    "/admin/policies/explain?role=inspector&home=GM0363&record=GM0344&coordinate=Annotation.text"
    "&action=read&purpose=LICENCE_CHECK&day=2027-01-01"
)
ANSWERS = (
    "/admin/policies",
    "/admin/policies/1",
    "/admin/policies/1/shadow",
    "/admin/policies/history",
    "/admin/policies/matrix",
    "/admin/policies/matrix?role=inspector",
    "/admin/policies/matrix/cell?role=inspector&field=Annotation.text",
    "/admin/policies/explain",
    EXPLAINED,
    "/admin/policies/explain?role=x",
    "/admin/policies/who?coordinate=Annotation.author&action=read&record=&day=2027-01-01",
)


@pytest.mark.parametrize("path", ANSWERS)
async def test_what_a_policy_says_serves_everybody(
    office: Bureau, survey: Survey, path: str
) -> None:
    with office.sign_in("writer", "nl") as writer:
        page = await survey(writer, path)

    assert await page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("part", ["", "/differences", "/shadow"])
async def test_a_draft_serves_everybody(office: Bureau, survey: Survey, part: str) -> None:
    closing = replace(POLICY, rules=(*POLICY.rules[:-1], CLOSING))
    version = await keep(office, closing, BROKEN if part == "/differences" else {})

    with office.sign_in("writer", "nl") as writer:
        page = await survey(writer, f"/admin/policies/{version}{part}")

    assert await page.get_by_role("navigation", name="Pagina's over deze versie").is_visible()


async def test_what_cannot_be_used_serves_everybody(office: Bureau, survey: Survey) -> None:
    version = await keep(office, cases=BROKEN)

    with office.sign_in("writer", "nl") as writer:
        page = await survey(writer, f"/admin/policies/{version}")

    assert await page.get_by_text("Deze versie is nog niet te gebruiken").is_visible()


@pytest.mark.parametrize("act", ["approval", "activation", "call-off"])
async def test_an_act_of_an_approver_serves_everybody(
    office: Bureau, survey: Survey, act: str
) -> None:
    version = await keep(office)
    with office.sign_in("writer") as writer:
        submit(writer, version)

    with office.sign_in("approver", "nl") as approver:
        page = await survey(approver, f"/admin/policies/{version}/{act}")

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_a_rule_comes_into_force_by_keyboard(own_office: Bureau, look: Look) -> None:
    version = await keep(own_office)
    with own_office.sign_in("writer", "nl") as writer:
        page = await look(writer, f"/admin/policies/{version}", VIEWS[1])
        await page.get_by_role("button", name="Ter goedkeuring indienen").press("Enter")
        await page.get_by_text("Iemand anders keurt haar goed").wait_for()

    with own_office.sign_in("approver", "nl") as approver:
        page = await look(approver, f"/admin/policies/{version}", VIEWS[0])
        await page.get_by_role("link", name="Bekijken en goedkeuren").press("Enter")
        await page.get_by_role("button", name="Tekenen en goedkeuren").press("Enter")
        await page.get_by_role("link", name="Van kracht laten worden").press("Enter")
        await page.get_by_role("button", name="Van kracht laten worden").press("Enter")
        await page.get_by_text("Het is besloten").wait_for()

    assert await page.get_by_text("Van kracht", exact=True).first.is_visible()
