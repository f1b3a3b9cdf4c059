"""One person's record: asked with a reason that is kept, by a pseudonym in no address."""

from uuid import UUID

import pytest
from asyncpg import RestrictViolationError

from tests.fixtures.accounts import PSEUDONYM
from tests.fixtures.pages import Browser, Bureau

REASON = "Request 2026-17 of the person"


def ask(browser: Browser, subject: str = PSEUDONYM, reason: str = REASON) -> str:
    return browser.post("/admin/subject-record", subject=subject, reason=reason).text


def test_a_person_s_record_is_shown_once_its_reason_is_written_down(disclosed: Bureau) -> None:
    with disclosed.sign_in("dpo") as browser:
        answer = browser.post("/admin/subject-record", subject=PSEUDONYM, reason=REASON)

    assert PSEUDONYM not in str(answer.url)
    assert REASON in answer.text
    assert "Inspector" in answer.text


def test_t32_who_asked_about_whom_is_listed_for_who_audits(disclosed: Bureau) -> None:
    with disclosed.sign_in("dpo") as browser:
        ask(browser)
        own = browser.get("/admin/subject-record").text
    with disclosed.sign_in("auditor") as browser:
        others = browser.get("/admin/disclosures/readings").text

    for page in (own, others):
        assert (REASON in page, "3f2a9c71…" in page, PSEUDONYM in page) == (True, True, False)


def test_t38_somebody_of_whom_nothing_is_known_looks_like_nobody_asked(disclosed: Bureau) -> None:
    with disclosed.sign_in("dpo") as browser:
        page = ask(browser, subject="unknown")
        past = browser.get("/admin/subject-record").text

    assert "Nothing was ever disclosed about this person." in page
    assert "unknown" in past


def test_who_comes_from_a_disclosure_is_asked_for_a_reason_first(disclosed: Bureau) -> None:
    with disclosed.sign_in("dpo") as browser:
        answer = browser.post("/admin/subject-record", subject=PSEUDONYM)

    assert answer.status_code == 200
    assert f'value="{PSEUDONYM}"' in answer.text
    assert "aria-invalid" not in answer.text


@pytest.mark.parametrize(
    ("subject", "reason", "said"),
    [
        ("", REASON, "Fill in a pseudonym."),
        ("a b", REASON, "A pseudonym has letters and digits only."),
        ("x" * 201, REASON, "A pseudonym is not so long."),
        (PSEUDONYM, "because", "Write a sentence of 10"),
        (PSEUDONYM, "", "Say why you need this."),
        (PSEUDONYM, " " * 30, "Write a sentence of 10"),
    ],
)
def test_a_form_that_does_not_fit_keeps_what_was_typed(
    disclosed: Bureau, subject: str, reason: str, said: str
) -> None:
    with disclosed.sign_in("dpo") as browser:
        answer = browser.post("/admin/subject-record", subject=subject, reason=reason)

    assert (answer.status_code, said in answer.text) == (422, True)
    assert f'value="{subject}"' in answer.text


async def test_t13_a_reading_is_for_who_made_it_and_for_a_while(disclosed: Bureau) -> None:
    await disclosed.staff.appoint("other", "dpo", "GM0363")
    await disclosed.staff.execute(
        "INSERT INTO register.mandate SELECT gen_random_uuid(), 'AUDIT', a.id, '2020-01-01',"
        " '2099-12-31' FROM access.appointment AS a WHERE a.municipality = 'GM0363'"
        " AND a.role = 'dpo'"
    )
    with disclosed.sign_in("dpo") as browser:
        made = browser.post("/admin/subject-record", subject=PSEUDONYM, reason=REASON).url.path
        again = browser.get(made)
    with disclosed.sign_in("other") as browser:
        other = browser.get(made)

    assert (again.status_code, other.status_code) == (200, 404)


async def test_an_old_reading_is_asked_for_anew(disclosed: Bureau) -> None:
    made = await disclosed.staff.fetch(
        "INSERT INTO access.audit_reading"
        " (read_at, officer_id, appointment_id, subject, reason, trace_id)"
        " SELECT now() - interval '16 minutes', officer_id, id, 'someone', 'Some good reason', ''"
        " FROM access.appointment WHERE role = 'dpo' AND municipality = 'GM0344' RETURNING id"
    )

    with disclosed.sign_in("dpo") as browser:
        answer = browser.get(f"/admin/subject-record/{made}")

    assert answer.status_code == 404


@pytest.mark.parametrize("reading", ["nonsense", str(UUID(int=7))])
def test_a_reading_that_was_never_made_is_absent(office: Bureau, reading: str) -> None:
    with office.sign_in("dpo") as browser:
        answer = browser.get(f"/admin/subject-record/{reading}")

    assert answer.status_code == 404


def test_an_auditor_asks_about_no_person(office: Bureau) -> None:
    with office.sign_in("auditor") as browser:
        answer = browser.get("/admin/subject-record")

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "statement",
    ["UPDATE access.audit_reading SET reason = 'Another reason'", "TRUNCATE access.audit_reading"],
)
async def test_t53_not_even_the_owner_alters_a_reading(disclosed: Bureau, statement: str) -> None:
    with disclosed.sign_in("dpo") as browser:
        ask(browser)

    with pytest.raises(RestrictViolationError):
        await disclosed.staff.execute(statement)
