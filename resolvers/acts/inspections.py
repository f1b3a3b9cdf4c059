"""Acts on inspections: open, confirm by a second officer, change the team, close."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID, uuid4

import strawberry
from strawberry import UNSET, field

from resolvers.acts.act import Act, Work, acting, uuids
from resolvers.acts.errors import (
    ConfirmationLateError,
    MemberUnfitError,
    RecordAbsentError,
    SecondOfficerError,
    StateForbidsError,
    TeamLeadMissingError,
    VersionConflictError,
)
from resolvers.acts.lives import require_state
from resolvers.acts.texts import hold_text, hold_words
from resolvers.codes import InspectionKind, InspectionOutcome
from resolvers.inspections import PERSONS, Inspection
from resolvers.model import Cardinality, Made, Root
from sql import query
from sql.database import Row

__all__ = ["ACTS", "InspectionMutation"]

_ID = "Identifier of the inspection (kenmerk)."
_VERSION = "Version that was read; another is refused (versie)."
_TEAM_SIZE = 2


@strawberry.input(description="An inspection to open (te openen controle).")
class OpenInspection:
    """What an inspection starts with."""

    municipality: str | None = field(
        default=UNSET, description="Code of the municipality; needed by who has several (gemeente)."
    )
    kind: InspectionKind = field(description="Kind of inspection (soort controle).")
    place: str = field(description="Where, in 200 characters at most (plaats).")
    legal_ground: str = field(description="Legal ground, in 200 characters at most (grondslag).")
    operator_licence: str | None = field(
        default=UNSET, description="Number of the business inspected (exploitatievergunning)."
    )
    team: list[UUID] = field(
        description="Appointments of the other members, one at least (aanwijzingen)."
    )


@strawberry.input(description="An inspection to confirm (te bevestigen controle).")
class ConfirmInspection:
    """Which inspection a second officer confirms."""

    id: UUID = field(description=_ID)
    version: int = field(description=_VERSION)


@strawberry.input(description="Members of a team to add and to remove (wijziging van een team).")
class ChangeTeam:
    """Who joins the team of an inspection, and who leaves it."""

    id: UUID = field(description=_ID)
    version: int = field(description=_VERSION)
    add: list[UUID] | None = field(default=UNSET, description="Appointments that join (erbij).")
    remove: list[UUID] | None = field(default=UNSET, description="Appointments that leave (eraf).")


@strawberry.input(description="An inspection to close (af te sluiten controle).")
class CloseInspection:
    """How an inspection ends."""

    id: UUID = field(description=_ID)
    version: int = field(description=_VERSION)
    outcome: InspectionOutcome = field(description="Outcome (uitkomst).")
    report: str | None = field(
        default=UNSET, description="Report, in 4000 characters at most (verslag)."
    )


@strawberry.type
class InspectionMutation:
    """The fields of ``Mutation`` about inspections."""

    open_inspection: Inspection | None = acting(
        "Open an inspection; a second officer confirms it (controle openen).", OpenInspection
    )
    confirm_inspection: Inspection | None = acting(
        "Confirm an inspection as the second officer (controle bevestigen).", ConfirmInspection
    )
    change_team: Inspection | None = acting(
        "Change the team of an inspection (team wijzigen).", ChangeTeam
    )
    close_inspection: Inspection | None = acting(
        "Close an inspection with an outcome (controle afsluiten).", CloseInspection
    )


def _result(name: str, *, writes: Mapping[str, str] | None = None, always: tuple[str, ...]) -> Root:
    return Root(
        field=name,
        type="Inspection",
        cardinality=Cardinality.ONE,
        made=Made("id", writes or {}, always),
        case_fields=PERSONS,
    )


async def _open(work: Work) -> UUID:
    place = work.place()
    team = {work.asker.appointment, *uuids(work.take("team"))}
    members = await _find_members(work, team, place)
    kind = work.take("kind")
    _require_lead(kind, members)
    made = uuid4()
    inserted = await work.session.fetch_row(
        query("insert_inspection"),
        (
            made,
            place,
            kind,
            hold_words("legalGround", work.take("legalGround"), 200),
            hold_words("place", work.take("place"), 200),
            work.take("operatorLicence"),
            work.asker.officer,
            work.terms.synthetic,
        ),
    )
    if inserted is None:
        raise RecordAbsentError
    await work.session.execute(query("insert_inspection_members"), (made, list(members)))
    return made


async def _confirm(work: Work) -> UUID:
    found = await _lock(work)
    require_state("confirmInspection", found["state"])
    if found["opened_by"] == work.asker.officer:
        raise SecondOfficerError("who opened it")
    within = timedelta(minutes=work.terms.confirm_minutes)
    made: UUID = work.take("id")
    confirmed = await work.session.fetch_row(
        query("confirm_inspection"), (made, work.asker.officer, within)
    )
    if confirmed is None:
        raise ConfirmationLateError(work.terms.confirm_minutes)
    return made


async def _change_team(work: Work) -> UUID:
    found = await _lock(work)
    require_state("changeTeam", found["state"])
    made: UUID = work.take("id")
    rows = await work.session.fetch_rows(query("inspection_members"), (made,))
    before = {row["appointment_id"] for row in rows}
    after = (before | set(uuids(work.take("add")))) - set(uuids(work.take("remove")))
    await _find_members(work, after, found["place"])
    await work.session.execute(query("delete_inspection_members"), (made, list(before - after)))
    await work.session.execute(query("insert_inspection_members"), (made, list(after - before)))
    await work.session.execute(query("advance_inspection"), (made,))
    return made


async def _close(work: Work) -> UUID:
    found = await _lock(work)
    require_state("closeInspection", found["state"])
    outcome = work.take("outcome")
    if found["state"] == "OPENED" and outcome != "ABORTED":
        raise StateForbidsError("OPENED", {"CONFIRMED"})
    made: UUID = work.take("id")
    report = hold_text("report", work.take("report"), 4000)
    await work.session.execute(
        query("close_inspection"), (made, work.asker.officer, outcome, report)
    )
    return made


async def _lock(work: Work) -> Row:
    """Lock an inspection of the caller's own team, at the version that was read."""
    found = await work.session.fetch_row(
        query("lock_inspection"), (work.take("id"), work.asker.appointment)
    )
    if found is None or not found["member"]:
        raise RecordAbsentError
    work.require(found["place"])
    if found["version"] != work.take("version"):
        raise VersionConflictError(found["version"])
    return found


async def _find_members(work: Work, team: Iterable[UUID | None], place: str) -> Mapping[UUID, Row]:
    """Find the members of a team; each has the place among their own, and no officer is twice."""
    wanted = set(team)
    rows = await work.session.fetch_rows(query("supervisors"), (list(wanted),))
    fitting = [row for row in rows if place in work.territory.own(row["home"], work.asker.day)]
    officers = {row["officer_id"] for row in fitting}
    if len(fitting) != len(wanted) or len(officers) != len(wanted) or len(officers) < _TEAM_SIZE:
        raise MemberUnfitError
    return {row["id"]: row for row in fitting}


def _require_lead(kind: object, members: Mapping[UUID, Row]) -> None:
    if kind == "ADVERTISEMENT" and not any(row["leads"] for row in members.values()):
        raise TeamLeadMissingError


ACTS = (
    Act(
        _open,
        _result(
            "openInspection",
            writes={
                "municipality": "Inspection.municipality",
                "kind": "Inspection.kind",
                "place": "Inspection.place",
                "legalGround": "Inspection.legalGround",
                "operatorLicence": "Inspection.operatorLicence",
                "team": "Inspection.team",
            },
            always=("Inspection.id", "Inspection.openedAt"),
        ),
    ),
    Act(_confirm, _result("confirmInspection", always=("Inspection.confirmedAt",))),
    Act(_change_team, _result("changeTeam", always=("Inspection.team",))),
    Act(
        _close,
        _result(
            "closeInspection",
            writes={"outcome": "Inspection.outcome", "report": "Inspection.report"},
            always=("Inspection.closedAt",),
        ),
    ),
)
