"""A version beside recorded decisions, on its page."""

from dataclasses import replace

from gateway.admin.policies.shadowing import MOST
from tests.fixtures.pages import Bureau
from tests.fixtures.versions import POLICY
from tests.pages.policies.drafts import CLOSING, MISFIT, OPENING, keep

COPIES = """
INSERT INTO access.decision_record
SELECT (jsonb_populate_record(made, jsonb_build_object(
    'span_id', made.span_id || n, 'decided_at', timestamptz '2021-05-05 10:00 UTC'
))).*
FROM access.decision_record AS made, generate_series(1, $1) AS n
WHERE made.decided_at = (SELECT max(last.decided_at) FROM access.decision_record AS last)
"""
PLACED = """
INSERT INTO access.decision_record
SELECT (jsonb_populate_record(made, jsonb_build_object(
    'span_id', 'placed', 'decided_at', timestamptz '2021-05-05 10:00 UTC', 'outcome', 'OK',
    'coordinates', ARRAY['Administration.appointments'], 'actions', ARRAY['read'],
    'answers', ARRAY['OWN'], 'rules', NULL
))).*
FROM access.decision_record AS made
WHERE made.decided_at = (SELECT max(last.decided_at) FROM access.decision_record AS last)
"""
WIDER = replace(
    OPENING, id="T3", relation="*", coordinate="Administration.appointments", action="read"
)
MAY = {"since": "2021-05-05T00:00", "until": "2021-05-06T00:00"}


async def test_nothing_differs_for_what_decides_alike(office: Bureau) -> None:
    version = await keep(office, POLICY)

    with office.sign_in("writer") as writer:
        page = writer.get(f"/admin/policies/{version}/shadow").text

    assert "recorded decisions would be the same." in page
    assert "<svg" in page
    assert "The numbers" in page


async def test_what_would_be_refused_and_what_would_be_open_is_counted(office: Bureau) -> None:
    version = await keep(office, replace(POLICY, rules=(*POLICY.rules, CLOSING, OPENING)))

    with office.sign_in("writer", "nl") as writer:
        writer.get("/admin/policies/1/approval")
        writer.get("/admin/policies")
        page = writer.get(f"/admin/policies/{version}/shadow").text

    assert "Wat dicht zou gaan" in page
    assert "beleid (beheer)" in page
    assert "die beantwoord werden worden geweigerd" in page


async def test_what_does_not_fit_is_not_tried(office: Bureau) -> None:
    version = await keep(office, MISFIT)

    with office.sign_in("writer") as writer:
        page = writer.get(f"/admin/policies/{version}/shadow").text

    assert "This version cannot be used yet" in page


async def test_nothing_was_decided_in_the_period(office: Bureau) -> None:
    version = await keep(office, POLICY)
    period = {"since": "2020-01-01T00:00", "until": "2020-01-31T00:00"}

    with office.sign_in("writer") as writer:
        page = writer.get(f"/admin/policies/{version}/shadow", **period).text

    assert "Nothing was decided in this period." in page


async def test_a_period_that_is_none_is_named(office: Bureau) -> None:
    path = "/admin/policies/1/shadow"

    with office.sign_in("writer") as writer:
        turned = writer.get(path, since=MAY["until"], until=MAY["since"]).text
        long = writer.get(path, since="2020-01-01T00:00", until=MAY["until"]).text
        empty = writer.get(path, since="").text

    assert "Choose a period of 31 days at most" in turned
    assert "Choose a period of 31 days at most" in long
    assert "Fill in a day and a time." in empty


async def test_too_many_decisions_are_left_to_the_command(own_office: Bureau) -> None:
    with own_office.sign_in("writer") as writer:
        writer.get("/admin/policies")
        await own_office.staff.execute(COPIES, MOST)
        most = writer.get("/admin/policies/1/shadow", **MAY).text
        await own_office.staff.execute(COPIES.replace("10:00", "11:00"), 1)
        more = writer.get("/admin/policies/1/shadow", **MAY).text

    assert f"All {MOST} recorded decisions would be the same." in most
    assert "These are too many for a page" in more


async def test_what_only_opens_for_more_ends_as_it_did(own_office: Bureau) -> None:
    version = await keep(own_office, replace(POLICY, rules=(*POLICY.rules, WIDER)))

    with own_office.sign_in("writer") as writer:
        writer.get("/admin/policies")
        await own_office.staff.execute(PLACED)
        page = writer.get(f"/admin/policies/{version}/shadow", **MAY).text

    assert "would end as they did" in page
    assert "What would be open to more" in page
