"""Acts on applications: apply, interview, grant, refuse, withdraw."""

import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from uuid import UUID, uuid4

import strawberry
from strawberry import UNSET, field

from resolvers.acts.act import Act, Work, acting
from resolvers.acts.errors import ConditionsUnmetError, RecordAbsentError, VersionConflictError
from resolvers.acts.licences.applying import WRITES, Apply, apply, hold_day, keep_photo, take_photo
from resolvers.acts.licences.holders import REPORT, forget_person, of_age, seal_for
from resolvers.acts.lives import STEPS, require_state
from resolvers.acts.texts import hold_unnamed, hold_words
from resolvers.applications import Application
from resolvers.codes import InterviewOutcome
from resolvers.licences import Licence
from resolvers.model import Cardinality, Made, Root
from resolvers.numbers import LicenceNumber, make_number
from sql import query
from sql.database import Row

__all__ = ["ACTS", "ApplicationMutation", "draw_number"]

_ID = "Identifier of the application, which is the case (kenmerk)."
_VERSION = "Version that was read; another is refused (versie)."
_GROUND = "Legal ground, in 500 characters at most (grond)."


@strawberry.input(description="The interview of an application (vergunninggesprek).")
class RecordInterview:
    """What the self-reliance interview concluded."""

    id: UUID = field(description=_ID)
    version: int = field(description=_VERSION)
    held_on: date = field(description="Day of the interview (gespreksdatum).")
    outcome: InterviewOutcome = field(description="Outcome (uitkomst).")
    report: str = field(description="Report, in 4000 characters at most (verslag).")
    photo: str | None = field(
        default=UNSET, description="JPEG or PNG image in base64, in place of another (pasfoto)."
    )


@strawberry.input(description="An application to grant (te verlenen aanvraag).")
class GrantLicence:
    """On which ground a licence is granted."""

    id: UUID = field(description=_ID)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="An application to refuse (te weigeren aanvraag).")
class RefuseApplication:
    """On which ground an application is refused."""

    id: UUID = field(description=_ID)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="An application that is given up (ingetrokken aanvraag).")
class WithdrawApplication:
    """Which application its applicant gave up."""

    id: UUID = field(description=_ID)
    version: int = field(description=_VERSION)


@strawberry.type
class ApplicationMutation:
    """The fields of ``Mutation`` about applications."""

    apply: Application | None = acting(
        "Take an application for a licence, which is a case from then on (aanvragen).", Apply
    )
    record_interview: Application | None = acting(
        "Record the self-reliance interview (vergunninggesprek vastleggen).", RecordInterview
    )
    grant_licence: Licence | None = acting(
        "Grant the licence that was applied for (vergunning verlenen).", GrantLicence
    )
    refuse_application: Application | None = acting(
        "Refuse an application and forget who applied (aanvraag weigeren).", RefuseApplication
    )
    withdraw_application: Application | None = acting(
        "End an application at the applicant's request (aanvraag intrekken).", WithdrawApplication
    )


async def _record_interview(work: Work) -> UUID:
    drawn = await take_photo(work)
    found = await _lock(work, "recordInterview")
    made: UUID = work.take("id")
    report = hold_unnamed("report", work.take("report"), 4000)
    sealed = await seal_for(work, found["holder"], REPORT, report)
    values = (made, hold_day(work, "heldOn"), work.take("outcome"), sealed)
    await work.session.execute(query("record_interview"), values)
    await keep_photo(work, made, found["holder"], drawn)
    await work.session.execute(query("advance_application"), (made,))
    return made


async def _grant(work: Work) -> LicenceNumber:
    found = await _lock(work, "grantLicence")
    ground = hold_words("ground", work.take("ground"), 500)
    await _require_conditions(work, found)
    number = await draw_number(partial(_issue, work, found))
    made: UUID = work.take("id")
    kind = STEPS["grantLicence"].decision
    await work.session.execute(query("grant_application"), (made, number, ground))
    await work.session.execute(query("move_application_photo"), (made, number))
    await work.session.execute(query("move_application_interview"), (made, number))
    await work.session.execute(query("insert_decision"), (uuid4(), number, kind, ground))
    return number


async def _require_conditions(work: Work, found: Row) -> None:
    conditions = {
        "an interview with the outcome SELF_RELIANT": found["outcome"] == "SELF_RELIANT",
        "the age of 21": await of_age(work, found["holder"]),
        "a photo": found["pictured"],
    }
    if not all(conditions.values()):
        raise ConditionsUnmetError(name for name, met in conditions.items() if not met)


async def draw_number(issue: Callable[[LicenceNumber], Awaitable[bool]]) -> LicenceNumber:
    """Draw numbers that cannot be guessed until one is free.

    Parameters
    ----------
    issue
        Takes a number, and tells whether it was free.
    """
    source = random.SystemRandom()
    number = make_number(source)
    while not await issue(number):
        number = make_number(source)
    return number


async def _issue(work: Work, found: Row, number: LicenceNumber) -> bool:
    person = (found["holder"], found["subject"], found["synthetic"])
    values = (number, found["place"], *person, work.terms.licence_years)
    return await work.session.fetch_row(query("insert_licence"), values) is not None


async def _end(work: Work, *, act: str) -> UUID:
    found = await _lock(work, act)
    made: UUID = work.take("id")
    given = work.take("ground")
    ground = None if given is None else hold_words("ground", given, 500)
    await work.session.execute(query("end_application"), (made, STEPS[act].after, ground))
    await work.session.execute(query("delete_application_photo"), (made,))
    await work.session.execute(query("delete_application_interview"), (made,))
    await forget_person(work, found["holder"])
    return made


async def _lock(work: Work, act: str) -> Row:
    """Lock the application that is the case, at the version that was read."""
    found = await work.session.fetch_row(query("lock_application"), (work.take("id"),))
    if found is None or work.asker.case != work.take("id"):
        raise RecordAbsentError
    work.require(found["place"])
    if found["version"] != work.take("version"):
        raise VersionConflictError(found["version"])
    require_state(act, found["state"])
    return found


def _result(name: str, *, writes: Mapping[str, str] | None = None, always: tuple[str, ...]) -> Root:
    return Root(
        field=name,
        type="Application",
        cardinality=Cardinality.ONE,
        made=Made("id", writes or {}, always),
    )


_ENDED = ("Application.status", "Application.decidedOn")

ACTS = (
    Act(
        apply,
        _result(
            "apply",
            writes=WRITES,
            always=("Application.id", "Application.status", "Application.appliedOn"),
        ),
    ),
    Act(
        _record_interview,
        _result(
            "recordInterview",
            writes={
                **{name: f"Interview.{name}" for name in ("heldOn", "outcome", "report")},
                "photo": "Application.photo",
            },
            always=("Application.interview",),
        ),
    ),
    Act(
        _grant,
        Root(
            field="grantLicence",
            type="Licence",
            cardinality=Cardinality.ONE,
            made=Made(
                "number",
                {"ground": "Decision.ground"},
                (*_ENDED, "Licence.number", "Licence.status", "Licence.decisions"),
            ),
        ),
    ),
    Act(
        partial(_end, act="refuseApplication"),
        _result("refuseApplication", writes={"ground": "Application.ground"}, always=_ENDED),
    ),
    Act(partial(_end, act="withdrawApplication"), _result("withdrawApplication", always=_ENDED)),
)
