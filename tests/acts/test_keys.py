"""The key of an act: the same key does it once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from tests.acts.deeds import Officer
from tests.acts.teams import WHERE, Team
from tests.fixtures.process import Staff

COUNT = "SELECT count(*) FROM register.inspection WHERE opened_by = $1::uuid"


async def officer_of(staff: Staff, officer: Officer) -> object:
    return await staff.fetch("SELECT id FROM access.officer WHERE subject = $1", officer.subject)


async def test_t43_an_act_that_is_sent_twice_is_done_once(team: Team, staff: Staff) -> None:
    key, given = uuid4(), {**WHERE, "team": [str(team.second.appointment)]}

    first = team.first.act("openInspection", given, key=key)
    second = team.first.act("openInspection", given, key=key)

    assert first.data == second.data
    assert await staff.fetch(COUNT, await officer_of(staff, team.first)) == 1


async def test_t43_an_act_that_is_sent_many_times_at_once_is_done_once(
    team: Team, staff: Staff
) -> None:
    key, given = uuid4(), {**WHERE, "team": [str(team.second.appointment)]}

    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(team.first.act, "openInspection", given, key=key) for _ in range(16)]

    assert len({each.result().data["id"] for each in sent}) == 1
    assert await staff.fetch(COUNT, await officer_of(staff, team.first)) == 1


def test_a_key_of_another_act_is_refused(team: Team) -> None:
    key, given = uuid4(), {**WHERE, "team": [str(team.second.appointment)]}
    team.first.act("openInspection", given, key=key)

    other = team.first.act("openInspection", given | {"place": "Elders 2"}, key=key)

    assert other.code == "KEY_REUSED"


def test_an_act_that_was_refused_left_its_key_free(team: Team) -> None:
    key = uuid4()
    opened = team.open()
    team.first.act("confirmInspection", opened.data, key=key)

    answer = team.first.act("closeInspection", opened.data | {"outcome": "ABORTED"}, key=key)

    assert answer.code is None


def test_a_key_of_another_officer_is_not_ones_own(team: Team) -> None:
    key = uuid4()
    mine = team.first.act(
        "openInspection", {**WHERE, "team": [str(team.second.appointment)]}, key=key
    )

    theirs = team.second.act(
        "openInspection", {**WHERE, "team": [str(team.first.appointment)]}, key=key
    )

    assert mine.data["id"] != theirs.data["id"]
