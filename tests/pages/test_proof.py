"""What weighs most asks for a new proof of who it is, and loses nothing meanwhile."""

from tests.fixtures.pages import Bureau
from tests.fixtures.provider import Provided, onward

RETURN = "/admin/policies/1/return"
LATE = "UPDATE access.session SET authenticated_at = now() - interval '1 hour'"


async def test_an_old_proof_does_for_reading(own_office: Bureau) -> None:
    with own_office.sign_in("writer") as browser:
        await own_office.staff.execute(LATE)
        answer = browser.get("/admin/policies")

    assert answer.url.path == "/admin/policies"


async def test_an_old_proof_does_not_do_for_an_act(own_office: Bureau) -> None:
    with own_office.sign_in("writer") as browser:
        await own_office.staff.execute(LATE)
        asked = browser.get(RETURN)
        proved = browser.post("/admin/sign-in", str(asked.url), subject="writer", back=RETURN)

    assert (asked.url.path, asked.url.params["again"]) == ("/admin/sign-in", "yes")
    assert (proved.url.path, proved.status_code) == (RETURN, 200)


async def test_a_form_that_came_late_is_kept_and_changed_nothing(own_office: Bureau) -> None:
    with own_office.sign_in("writer") as browser:
        token = browser.token("/admin")
        await own_office.staff.execute(LATE)
        asked = browser.client.post(RETURN, data={"csrf_token": token, "title": "Kept <b>words"})
        browser.post("/admin/sign-in", str(asked.url), subject="writer", back=RETURN)
        versions = browser.get("/admin/policies").text

    assert asked.url.path == "/admin/sign-in"
    assert "/admin/policies/2" not in versions


async def test_a_new_session_ends_the_one_before(own_office: Bureau) -> None:
    with own_office.sign_in("writer") as browser:
        before = browser.client.cookies["registerpoort"]
        browser.post("/admin/sign-in", "/admin", subject="writer", back="/admin")
        after = browser.client.cookies["registerpoort"]
        browser.client.cookies.clear()
        browser.client.cookies.set("registerpoort", before)
        stale = browser.get("/admin/policies")

    assert before != after
    assert stale.url.path == "/admin/sign-in"


async def test_the_provider_is_asked_for_a_new_proof(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        browser.get(onward(provided.prove(browser, "writer")))
        await provided.bureau.staff.execute(LATE)
        asked = browser.get(RETURN)
        page = provided.answer(browser, asked, "writer")
        proved = browser.get(onward(page))

    assert str(asked.url).startswith(f"{provided.issuer}/interaction/")
    assert (proved.url.path, proved.status_code) == (RETURN, 200)
