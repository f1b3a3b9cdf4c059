"""Groups on pages: their members are ticked in closed lists."""

import pytest

from tests.fixtures.drafts import Drafts, read_fields
from tests.fixtures.pages import Browser, Bureau
from tests.fixtures.versions import POLICY


def send(browser: Browser, version: int, group: str, /, **typed: object) -> tuple[int, str]:
    path = f"/admin/policies/{version}/groups/{group}"
    fields = read_fields(browser.get(path).text) | typed
    answer = browser.client.post(path, data=fields)
    return answer.status_code, answer.text


async def members(drafts: Drafts, version: int, group: str) -> list[str]:
    stored = await drafts.read(version)
    return [each.member for each in stored.policy.groups if each.belongs_to == group]


async def test_groups_are_listed_with_their_members_by_name(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("approver") as browser:
        page = browser.get(f"/admin/policies/{version}/groups").text

    assert "whoever supervises" in page
    assert "an inspector, a police supervisor" in page
    assert "Make a group" not in page


async def test_members_are_ticked_and_the_rest_stays_in_its_order(
    office: Bureau, drafts: Drafts
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        chosen = ["dpo", "police_supervisor", "auditor"]
        status, _ = send(browser, version, "g/role:supervisor", members=chosen)

    assert status == 200
    assert await members(drafts, version, "role:supervisor") == [
        "police_supervisor",
        "auditor",
        "dpo",
    ]
    others = [each for each in POLICY.groups if each.belongs_to != "role:supervisor"]
    stored = (await drafts.read(version)).policy.groups
    assert [each for each in stored if each.belongs_to != "role:supervisor"] == others


async def test_a_group_that_nobody_touched_stays_as_it_is(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        send(browser, version, "g2/licence:card")

    assert (await drafts.read(version)).policy.groups == POLICY.groups


async def test_a_group_is_made_and_taken_out(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        chosen = ["GM0344", "police:midden-nederland"]
        send(browser, version, "g4/new", id="region:centre", members=chosen)
        made = await members(drafts, version, "region:centre")
        path = f"/admin/policies/{version}/groups/g4/region:centre"
        fields = read_fields(browser.get(path).text)
        page = browser.client.post(f"{path}/remove", data=fields).text

    assert made == chosen
    assert "Group region:centre was taken out." in page
    assert await members(drafts, version, "region:centre") == []


async def test_a_group_that_rules_speak_of_stays(office: Bureau, drafts: Drafts) -> None:
    version = await drafts.make()
    path = f"/admin/policies/{version}/groups/g/role:supervisor"

    with office.sign_in("writer") as browser:
        fields = read_fields(browser.get(path).text)
        page = browser.client.post(f"{path}/remove", data=fields).text

    assert "is spoken of by R301" in page
    assert await members(drafts, version, "role:supervisor")


@pytest.mark.parametrize(
    ("group", "typed", "told"),
    [
        ("g/new", {"id": "role:team"}, "Choose one member at least."),
        ("g/new", {"id": "team", "members": ["dpo"]}, "Write two words"),
        ("g/new", {"id": "role:audit", "members": ["dpo"]}, "role:audit is taken"),
        ("g/new", {"id": "police:midden-nederland", "members": ["dpo"]}, "both a value and"),
        ("g/role:audit", {"members": ["GM0344"]}, "is not a valid choice"),
        ("g/role:supervisor", {"members": ["role:enforcement"]}, "is a member of itself"),
    ],
)
async def test_a_group_that_does_not_fit_is_refused(
    office: Bureau, drafts: Drafts, group: str, typed: dict[str, object], told: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        status, page = send(browser, version, group, **typed)

    assert (status, told in page) == (422, True)
    assert (await drafts.read(version)).policy.groups == POLICY.groups


@pytest.mark.parametrize("group", ["g9/new", "g/role:nobody", "g2/role:audit"])
async def test_a_group_that_is_not_there_is_not_found(
    office: Bureau, drafts: Drafts, group: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer") as browser:
        answer = browser.get(f"/admin/policies/{version}/groups/{group}")
        removed = browser.post(f"/admin/policies/{version}/groups/g/new/remove", "/admin")

    assert (answer.status_code, removed.status_code) == (404, 404)
