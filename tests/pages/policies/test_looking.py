"""What a policy says, on pages: differences, matrix, explanations, who can see what."""

from tests.fixtures.pages import Bureau
from tests.pages.policies.drafts import MISFIT, keep, submit

QUESTION = {
    "role": "inspector",
    "home": "GM0363",
    "record": "GM0344",
    "coordinate": "Annotation.text",
    "action": "read",
    "purpose": "LICENCE_CHECK",
    "day": "2027-01-01",
}
SIGHT = {"coordinate": "Annotation.author", "action": "read", "record": "", "day": "2027-01-01"}


async def test_differences_name_every_change_with_its_rules(office: Bureau) -> None:
    version = await keep(office)

    with office.sign_in("auditor") as auditor:
        page = auditor.get(f"/admin/policies/{version}/differences", **{"from": "1"}).text
        closed = auditor.get(f"/admin/policies/{version}/differences", change="closed").text

    assert f"From version 1 to version {version}" in page
    assert "R901" in page
    assert "R901: anyone of any home may never" in page
    assert "Nothing differs here" in closed


async def test_what_was_submitted_is_compared_as_it_was(office: Bureau) -> None:
    version = await keep(office)

    with office.sign_in("writer") as writer:
        submit(writer, version)
        page = writer.get(f"/admin/policies/{version}/differences").text
        back = writer.get("/admin/policies/1/differences", **{"from": str(version)}).text

    assert f"From version 1 to version {version}" in page
    assert "closes" in back


async def test_what_does_not_fit_is_not_compared(office: Bureau) -> None:
    version = await keep(office, MISFIT)

    with office.sign_in("writer") as writer:
        page = writer.get(f"/admin/policies/{version}/differences").text
        unknown = writer.get(f"/admin/policies/{version}/differences", **{"from": "999999"})

    assert "This version cannot be used yet" in page
    assert unknown.status_code == 404


def test_the_matrix_shows_roles_and_leads_to_cells(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/matrix").text

    assert 'aria-label="R | R: Photo and age flag of licences, Inspector"' in page
    assert "(R)" in page
    assert "Every role, for any purpose, on" in page


def test_the_matrix_of_one_role_has_its_purposes(office: Bureau) -> None:
    with office.sign_in("auditor", "nl") as auditor:
        page = auditor.get("/admin/policies/matrix", role="inspector", day="2027-01-01").text

    assert "Toezichthouder, per doel, op 1 januari 2027" in page
    assert "Verificatie ter plaatse" in page


def test_the_matrix_of_one_type_has_all_its_fields(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/matrix", type="Holder", role="nobody", day="x").text
        closed = auditor.get("/admin/policies/matrix", role="public", type="Holder").text

    assert "Bsn (holder)" in page
    assert "Photo (licence)" not in page
    assert "Bsn (holder)" in closed


async def test_the_matrix_of_a_draft_says_so(office: Bureau) -> None:
    version = await keep(office)

    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/matrix", version=str(version)).text

    assert f"By version {version}, which is not in force." in page


def test_a_cell_opens_to_its_rules_and_what_is_near(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        text = {"role": "inspector", "field": "Annotation.text"}
        page = auditor.get("/admin/policies/matrix/cell", **text).text
        group = auditor.get("/admin/policies/matrix/cell", role="public", field="holder:contact")

    assert "R312: whoever supervises of any home may read text (annotation)" in page
    assert "What is forbidden, whatever else is open" in page
    assert "held by Utrecht" in page
    assert "What is open of it to other roles" in page
    assert "Nothing: no rule opens it" in group.text
    assert "work phone (holder)" in group.text


def test_there_is_no_such_cell(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        answers = [
            auditor.get("/admin/policies/matrix/cell"),
            auditor.get("/admin/policies/matrix/cell", role="inspector", field="Licence.x"),
        ]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_what_only_one_role_has_is_near_to_nobody(office: Bureau) -> None:
    asked = {"role": "policy_approver", "field": "Administration.approvals"}

    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/matrix/cell", **asked).text

    assert "Nothing of it is open to another role." in page


def test_a_decision_is_explained_in_the_language_of_the_visit(office: Bureau) -> None:
    with office.sign_in("auditor", "nl") as auditor:
        page = auditor.get("/admin/policies/explain", **QUESTION).text

    assert (
        "Gesloten: een toezichthouder van Amsterdam mag niet toelichting (aantekening) inzien"
        in page
    )
    assert "R901" in page
    assert "Het zou open zijn:" in page
    assert "in dossiers van de eigen gemeente" in page


def test_what_is_open_is_explained_too(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/explain", **QUESTION | {"record": "GM0363"}).text

    assert "Open: an inspector of Amsterdam may read text (annotation)" in page
    assert "It would be open" not in page


def test_what_nothing_opens_is_said_so(office: Bureau) -> None:
    asked = (
        QUESTION
        | {"role": "public", "home": "none", "coordinate": "Holder.bsn"}
        | {"purpose": "NONE"}
    )

    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/explain", **asked).text

    assert "Nothing opens it by changing one thing" in page


def test_a_question_outside_the_lists_is_named(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/explain", **QUESTION | {"role": "<b>", "day": ""}).text

    assert "Who asks: Not a valid choice." in page
    assert "Fill in a day." in page
    assert "<b>" not in page


async def test_a_draft_is_explained_as_if_it_were_in_force(office: Bureau) -> None:
    version = await keep(office)

    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/explain", **QUESTION, version=str(version)).text

    assert "Open: an inspector of Amsterdam may read text (annotation)" in page
    assert f'name="version" value="{version}"' in page


def test_who_can_see_something_is_listed_with_its_rules(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        page = auditor.get("/admin/policies/who", **SIGHT).text
        placed = auditor.get("/admin/policies/who", **SIGHT | {"record": "GM0363"}).text
        nobody = auditor.get("/admin/policies/who", **SIGHT | {"action": "filter"}).text

    assert "whoever supervises of any home" in page
    assert "R313" in page
    assert "held by Amsterdam" in placed
    assert "To nobody: no rule opens it" in nobody


def test_before_it_is_asked_nothing_is_answered(office: Bureau) -> None:
    with office.sign_in("auditor") as auditor:
        why, who = (auditor.get(f"/admin/policies/{each}").text for each in ("explain", "who"))
        wrong = auditor.get("/admin/policies/who", **SIGHT | {"coordinate": "x"}).text

    assert "Ask why somebody may or may not do something." in why
    assert "To whom it is open" not in who
    assert "Not a valid choice." in wrong
