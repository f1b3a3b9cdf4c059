"""The main tasks from the first page to the last, by keyboard alone, in so many pages.

To appoint an inspector and to end one stand in `test_appointments`.
"""

from tests.browser.fixtures import Look
from tests.browser.harness import VIEWS
from tests.browser.steps import Steps
from tests.fixtures.accounts import PSEUDONYM
from tests.fixtures.pages import Bureau

PLAIN = VIEWS[1]
REFUSED = "{ licences { nodes { number } } }"


async def test_a_rule_is_changed_and_tested_and_approved_and_in_force(
    own_office: Bureau, look: Look
) -> None:
    with own_office.sign_in("writer", "nl") as visitor:
        writer = Steps(await look(visitor, "/admin", PLAIN))
        await writer.follow("Versies")
        await writer.open("Nieuw voorstel vanuit de versie die van kracht is")
        await writer.type("title", "Feiten tot 2099")
        await writer.follow("Voorstel maken")
        await writer.follow("Regels")
        await writer.follow("R101")
        await writer.type("until", "12312099")
        await writer.follow("Laat zien wat dit doet")
        await writer.follow("Opslaan")
        await writer.follow("Versie 2")
        await writer.follow("Ter goedkeuring indienen")

    with own_office.sign_in("approver", "nl") as visitor:
        approver = Steps(await look(visitor, "/admin", PLAIN))
        await approver.follow("Versies")
        await approver.follow("2. Feiten tot 2099")
        await approver.follow("Bekijken en goedkeuren")
        await approver.follow("Tekenen en goedkeuren")
        await approver.follow("Van kracht laten worden")
        await approver.send("Van kracht laten worden")
        await approver.follow("Versies")

    assert "Versie 2: Feiten tot 2099" in await approver.page.locator("main").inner_text()
    assert (writer.pages, approver.pages) == (9, 8)


async def test_why_a_query_was_refused_is_found_from_its_trace(office: Bureau, look: Look) -> None:
    headers = office.gateway.headers("inspector", purpose="licence-check")
    refused = office.gateway.ask(REFUSED, headers)
    trace = refused.headers["traceparent"].split("-")[1]

    with office.sign_in("auditor", "nl") as visitor:
        auditor = Steps(await look(visitor, "/admin", PLAIN))
        await auditor.follow("Beslissingen")
        await auditor.type("trace", trace)
        await auditor.follow("Zoeken")
        link = auditor.page.get_by_role("rowheader").first.get_by_role("link")
        await auditor.follow(await link.inner_text())

    assert await auditor.page.get_by_text("Geen regel spreekt erover").first.is_visible()
    assert auditor.pages == 4


async def test_who_saw_my_data_is_answered(disclosed: Bureau, look: Look) -> None:
    with disclosed.sign_in("dpo", "nl") as visitor:
        officer = Steps(await look(visitor, "/admin", PLAIN))
        await officer.follow("Dossier van één persoon")
        await officer.type("subject", PSEUDONYM)
        await officer.type("reason", "Verzoek 2026-18 van de betrokkene")
        await officer.follow("Leg vast en toon")

    assert await officer.page.get_by_text("Toezichthouder").first.is_visible()
    assert officer.pages == 3
