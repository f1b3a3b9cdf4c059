"""The one licence, the one business and the cases that the personas meet.

They have fixed identifiers, so that a later start finds them whatever the seed was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from gateway.demo.inspections import Visit
from gateway.demo.officers import Post, name_subject
from gateway.demo.rows import (
    Annotation,
    Inspection,
    Licence,
    Measure,
    OperatorLicence,
    Procedure,
    RecordedCheck,
)
from gateway.demo.story_annotations import annotate_business, annotate_licence
from gateway.demo.world import AMSTERDAM, POLICE, UTRECHT, World, name_id

__all__ = ["CASES", "Story", "make_story"]

CASES: Mapping[str, UUID] = {
    name: name_id(f"case {name}")
    for name in (
        "check in Utrecht",
        "check in Amsterdam",
        "check by the police",
        "procedure on the licence",
        "measure against the business",
    )
}
"""Identifier of each case the personas act on."""
_CHECKS = {
    "check in Utrecht": UTRECHT,
    "check in Amsterdam": AMSTERDAM,
    "check by the police": UTRECHT,
}
_TEAMS = {"check by the police": ("police_supervisor", POLICE)}
_GROUND = "Wrs artikel 23 (toezicht)"


@dataclass(frozen=True)
class Story:
    """Rows that the personas meet, beside those drawn at random."""

    visits: Sequence[Visit]
    procedure: Procedure
    measure: Measure
    check: RecordedCheck
    annotations: Sequence[Annotation]
    """Five on the licence, three of Utrecht and two of Amsterdam, and two on the business."""


@dataclass(frozen=True)
class _Stage:
    """What the story is set on."""

    world: World
    posts: Mapping[str, Post]
    """Posts by the subject of their officer."""
    licence: Licence
    operator: OperatorLicence

    def team(self, role: str, home: str) -> tuple[Post, Post]:
        """Give the first two posts of a role in a municipality or police unit."""
        first, second = (self.posts[name_subject(role, home, number=number)] for number in (1, 2))
        return first, second


def make_story(
    world: World,
    posts: Sequence[Post],
    *,
    licence: Licence,
    operator: OperatorLicence,
) -> Story:
    """Make the rows that the personas meet.

    Parameters
    ----------
    world
        What the rows follow from.
    posts
        All posts; those of the personas among them.
    licence, operator
        A valid licence and a valid operator licence of Utrecht.
    """
    stage = _Stage(world, {post.officer.subject: post for post in posts}, licence, operator)
    earlier, elsewhere = _visit_earlier(stage, UTRECHT), _visit_earlier(stage, AMSTERDAM)
    checks = [_visit_now(stage, case, municipality) for case, municipality in _CHECKS.items()]
    return Story(
        visits=(earlier, elsewhere, *checks),
        procedure=_make_procedure(stage),
        measure=_make_measure(stage),
        check=_make_check(stage, checks[0].inspection),
        annotations=(
            *annotate_licence(licence, earlier, count=3),
            *annotate_licence(licence, elsewhere, count=2),
            *annotate_business(operator, earlier),
        ),
    )


def _visit_now(stage: _Stage, case: str, municipality: str) -> Visit:
    role, home = _TEAMS.get(case, ("inspector", municipality))
    opened = stage.world.moment(1, minutes=19 * 60)
    inspection = Inspection(
        id=CASES[case],
        municipality=municipality,
        kind="JOINT" if home == POLICE else "ROUTINE",
        opened_at=opened,
        confirmed_at=opened + timedelta(minutes=5),
        closed_at=None,
        legal_ground=_GROUND,
        place=stage.operator.premises,
        operator_licence_number=stage.operator.number if municipality == UTRECHT else None,
        outcome=None,
        report=None,
    )
    return Visit(inspection, stage.team(role, home))


def _visit_earlier(stage: _Stage, municipality: str) -> Visit:
    at_business = municipality == UTRECHT
    opened = stage.world.moment(60 if at_business else 20, minutes=15 * 60)
    inspection = Inspection(
        id=name_id(f"earlier check in {municipality}"),
        municipality=municipality,
        kind="ROUTINE",
        opened_at=opened,
        confirmed_at=opened + timedelta(minutes=5),
        closed_at=opened + timedelta(minutes=90),
        legal_ground=_GROUND,
        place=stage.operator.premises if at_business else "Stationsplein 1, Amsterdam",
        operator_licence_number=stage.operator.number if at_business else None,
        outcome="IRREGULARITY_LICENCE",
        report="Twee toezichthouders; vergunning gecontroleerd en bevindingen besproken.",
    )
    return Visit(inspection, stage.team("inspector", municipality))


def _make_procedure(stage: _Stage) -> Procedure:
    return Procedure(
        id=CASES["procedure on the licence"],
        kind="DECISION",
        municipality=UTRECHT,
        licence_number=stage.licence.number,
        operator_licence_number=None,
        opened_at=stage.world.moment(10, minutes=9 * 60),
    )


def _make_measure(stage: _Stage) -> Measure:
    return Measure(
        id=CASES["measure against the business"],
        operator_licence_number=stage.operator.number,
        kind="WARNING",
        ground="Beheerder niet aanwezig tijdens openingstijden.",
        imposed_on=stage.world.date(30),
        lifted_on=None,
    )


def _make_check(stage: _Stage, inspection: Inspection) -> RecordedCheck:
    return RecordedCheck(
        id=name_id("first check in Utrecht"),
        inspection_id=inspection.id,
        licence_number=stage.licence.number,
        result="VALID",
        reason=None,
        checked_at=inspection.opened_at + timedelta(minutes=15),
    )
