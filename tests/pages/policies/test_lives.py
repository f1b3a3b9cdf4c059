"""The life of a version on pages: proposed, submitted, withdrawn, gone back to."""

import re

import pytest

from tests.fixtures.pages import Bureau
from tests.fixtures.versions import POLICY
from tests.pages.policies.drafts import BROKEN, MISFIT, activate, approve, keep, submit


def test_an_author_proposes_anew_what_is_in_force(office: Bureau) -> None:
    with office.sign_in("writer") as writer:
        answer = writer.post("/admin/policies", title="  Photos for nobody  ")

    assert re.fullmatch(r"/admin/policies/\d+", answer.url.path)
    assert "is your draft." in answer.text
    assert ": Photos for nobody</h1>" in re.sub(r"\s+(?=</h1>)", "", answer.text)
    assert "Nothing: it decides everything as version 1 does." in answer.text


@pytest.mark.parametrize(
    ("title", "error"),
    [("", "Say in a few words"), (" ", "Say in a few words"), ("x" * 121, "Use 120 characters")],
)
def test_a_proposal_needs_a_short_title(office: Bureau, title: str, error: str) -> None:
    with office.sign_in("writer") as writer:
        answer = writer.post("/admin/policies", title=title)

    assert answer.status_code == 422
    assert error in answer.text
    assert f'value="{title.strip()}"' in answer.text


async def test_t50_markup_in_a_title_is_text(office: Bureau) -> None:
    version = await keep(office, title="<script>alert(1)</script> {{7*7}}")

    with office.sign_in("auditor") as auditor:
        pages = [auditor.get(f"/admin/policies{path}").text for path in ("", f"/{version}")]

    for page in pages:
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in page
        assert "<script>alert" not in page


async def test_versions_are_listed_by_state(office: Bureau) -> None:
    version = await keep(office, title="Only a draft")

    with office.sign_in("auditor") as auditor:
        drafts = auditor.get("/admin/policies", state="DRAFT", size="100").text
        retired = auditor.get("/admin/policies", state="RETIRED", size="100").text
        every = auditor.get("/admin/policies", state="nonsense", size="100").text

    assert f"{version}. Only a draft" in drafts
    assert f"{version}. Only a draft" not in retired
    assert f"{version}. Only a draft" in every


async def test_a_draft_shows_what_it_opens_and_that_its_cases_hold(office: Bureau) -> None:
    version = await keep(office)

    with office.sign_in("writer", "nl") as writer:
        page = writer.get(f"/admin/policies/{version}").text

    assert "gaat open" in page
    assert "inzien: toelichting (aantekening)" in page
    assert "gehouden door Utrecht" in page
    assert "Alle 1 verwachtingen van de testgevallen komen uit." in page
    assert "beslist geen enkel testgeval" in page


async def test_a_draft_against_its_own_cases_is_not_submitted(office: Bureau) -> None:
    cases = {
        "a.yaml": "- case: The public asks\n  on: 2027-03-01\n  as: public\n  record: other\n"
        "  for: no purpose\n  may not see: [municipality:facts]\n"
    }
    version = await keep(office, cases=cases)

    with office.sign_in("writer") as writer:
        before = writer.get(f"/admin/policies/{version}").text
        after = submit(writer, version)

    assert "1 of 1 expectations do not hold." in before
    assert "Submit for approval" not in before
    assert "does not do what its own cases say" in after


async def test_a_draft_without_cases_says_what_cases_are_for(office: Bureau) -> None:
    version = await keep(office, cases={})

    with office.sign_in("writer") as writer:
        page = writer.get(f"/admin/policies/{version}").text

    assert "It has no cases." in page
    assert "Show all" in page


@pytest.mark.parametrize("kind", ["rules", "cases"])
async def test_what_does_not_hold_together_is_told(office: Bureau, kind: str) -> None:
    version = await keep(office, MISFIT) if kind == "rules" else await keep(office, cases=BROKEN)

    with office.sign_in("writer", "nl") as writer:
        page = writer.get(f"/admin/policies/{version}").text
        after = submit(writer, version)

    assert "Deze versie is nog niet te gebruiken" in page
    assert "op de pagina van de versie staat wat er niet klopt" in after


async def test_what_is_submitted_waits_and_may_be_withdrawn(office: Bureau) -> None:
    version = await keep(office)

    with office.sign_in("writer") as writer:
        waiting = submit(writer, version)
        gone = writer.post(
            f"/admin/policies/{version}/withdrawal", f"/admin/policies/{version}"
        ).text

    assert f"Version {version} is submitted." in waiting
    assert "What is signed" in waiting
    assert f"Version {version} is withdrawn." in gone
    assert "rp-steps" not in gone


async def test_nobody_submits_for_another(office: Bureau) -> None:
    await office.staff.appoint("second writer", "policy_author", "GM0344")
    version = await keep(office)

    with office.sign_in("second writer") as other:
        page = other.get(f"/admin/policies/{version}").text
        answer = submit(other, version)

    assert "What you can do now" not in page
    assert "the officer named has no appointment" in answer


@pytest.mark.parametrize("number", ["0", "999999", "9999999999", "x", "-1", "\u0661"])
def test_there_is_no_such_version(office: Bureau, number: str) -> None:
    with office.sign_in("writer") as writer:
        answers = [
            writer.get(f"/admin/policies/{number}"),
            writer.get("/admin/policies/matrix", version=number),
        ]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_only_what_was_in_force_is_gone_back_to(office: Bureau) -> None:
    with office.sign_in("writer") as writer:
        page = writer.get("/admin/policies/1/return").text
        answer = writer.post("/admin/policies/1/return").text

    assert "Only a version that was in force before" in page
    assert "version 1 is ACTIVE" in answer


async def test_going_back_makes_a_draft_of_what_was_held(own_office: Bureau) -> None:
    version = await keep(own_office)
    with own_office.sign_in("writer") as writer, own_office.sign_in("approver") as approver:
        submit(writer, version)
        approve(approver, version)
        activate(approver, version)

        page = writer.get("/admin/policies/1").text
        answer = writer.post("/admin/policies/1/return").text

    assert "Go back to this version" in page
    assert "with what the earlier version held." in answer
    assert "Back to version 1" in answer
    assert POLICY.sha256 in answer
