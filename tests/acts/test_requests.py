"""What the data subjects' desk does to annotations, for one identified person."""

import pytest
import pytest_asyncio

from tests.acts.deeds import Officer, Result, make_officer
from tests.acts.scene import Scene, make_scene


@pytest_asyncio.fixture
async def desk(scene: Scene) -> Officer:
    """An officer of the desk of Amsterdam."""
    return await make_officer(scene.staff, scene.gateway, "data_subject_desk", "GM0363")


def do(desk: Officer, act: str, found: Result, case: object, select: str = "id version") -> Result:
    """Do an act of the desk within a case."""
    given = {name: found.data[name] for name in ("id", "version")}
    return desk.act(act, given, purpose="data-subject-request", case=case, select=select)


async def test_a_person_disputes_an_annotation_and_the_mark_travels(
    scene: Scene, desk: Officer
) -> None:
    made = scene.annotate()

    answer = do(desk, "disputeAnnotation", made, await scene.request())

    assert answer.code is None
    assert scene.look(scene.team.first, scene.inspection, "disputed") == [{"disputed": True}]


async def test_t39_a_restricted_annotation_is_out_of_the_next_check(
    scene: Scene, desk: Officer
) -> None:
    made, case = scene.annotate(), await scene.request()

    restricted = do(desk, "restrictAnnotation", made, case, "id version restricted")
    during = scene.look(scene.team.first, scene.inspection, "id")
    lifted = do(desk, "liftRestriction", restricted, case)
    after = scene.look(scene.team.first, scene.inspection, "id")

    assert restricted.data["restricted"] is True
    assert (during, lifted.code) == ([], None)
    assert after == [{"id": made.data["id"]}]


async def test_a_restricted_annotation_is_absent_for_supervisors(
    scene: Scene, desk: Officer
) -> None:
    restricted = do(desk, "restrictAnnotation", scene.annotate(), await scene.request())

    answer = scene.act("closeAnnotation", restricted.data)

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_only_what_is_restricted_is_lifted(scene: Scene, desk: Officer) -> None:
    made, case = scene.annotate(), await scene.request()

    lifted = do(desk, "liftRestriction", made, case)
    restricted = do(desk, "restrictAnnotation", made, case)
    again = do(desk, "restrictAnnotation", restricted, case)

    assert (lifted.code, again.code) == ("STATE_FORBIDS", "STATE_FORBIDS")


@pytest.mark.parametrize("act", ["disputeAnnotation", "restrictAnnotation"])
async def test_an_annotation_on_somebody_else_is_out_of_reach(
    scene: Scene, desk: Officer, act: str
) -> None:
    other = await make_scene(scene.staff, scene.gateway)

    answer = do(desk, act, scene.annotate(), await other.request())

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_the_desk_of_another_municipality_does_nothing(scene: Scene) -> None:
    desk = await make_officer(scene.staff, scene.gateway, "data_subject_desk", "GM0518")

    answer = do(desk, "disputeAnnotation", scene.annotate(), await scene.request("GM0518"))

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_t45_the_desk_does_not_read_who_made_an_annotation(
    scene: Scene, desk: Officer
) -> None:
    answer = do(
        desk, "disputeAnnotation", scene.annotate(), await scene.request(), "author { name }"
    )

    assert answer.code == "UNAUTHORIZED_FIELD"
