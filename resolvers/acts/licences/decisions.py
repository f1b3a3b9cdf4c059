"""Acts on licences: open a procedure, decide in it, and record objections.

A decision is made in a procedure, which is the case: the officer names it in ``Access-Case``.
"""

from functools import partial
from uuid import UUID, uuid4

import strawberry
from strawberry import field

from resolvers.acts.act import Act, Work, acting
from resolvers.acts.errors import RecordAbsentError, VersionConflictError
from resolvers.acts.lives import STEPS, Step, require_state
from resolvers.acts.texts import hold_words
from resolvers.licences import Licence
from resolvers.model import Cardinality, Made, Root
from resolvers.numbers import LicenceNumber
from sql import query
from sql.database import Row

__all__ = ["ACTS", "DecisionMutation"]

_NUMBER = "Number of the licence (vergunningnummer)."
_VERSION = "Version that was read; another is refused (versie)."
_GROUND = "Legal ground, in 500 characters at most (grond)."
_DECISION = "Identifier of the decision (kenmerk van het besluit)."


@strawberry.input(description="A licence to decide on (vergunning waarover wordt besloten).")
class OpenDecision:
    """Which licence is decided on."""

    number: LicenceNumber = field(description=_NUMBER)


@strawberry.input(description="A licence to renew (te verlengen vergunning).")
class RenewLicence:
    """On which ground a licence is renewed."""

    number: LicenceNumber = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="A licence to suspend (te schorsen vergunning).")
class SuspendLicence:
    """On which ground a licence is suspended."""

    number: LicenceNumber = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="A suspension to lift (op te heffen schorsing).")
class LiftSuspension:
    """On which ground a suspension is lifted."""

    number: LicenceNumber = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="A licence to revoke (in te trekken vergunning).")
class RevokeLicence:
    """On which ground a licence is revoked."""

    number: LicenceNumber = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="A licence that is given up (op verzoek in te trekken vergunning).")
class WithdrawLicence:
    """On which ground a licence is withdrawn."""

    number: LicenceNumber = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="An objection to a decision (bezwaar tegen een besluit).")
class RecordObjection:
    """Which decision somebody objects to."""

    number: LicenceNumber = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    decision: UUID = field(description=_DECISION)


@strawberry.input(description="An objection that was settled (afgehandeld bezwaar).")
class SettleObjection:
    """Which decision nobody objects to any more."""

    number: LicenceNumber = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    decision: UUID = field(description=_DECISION)


@strawberry.type
class DecisionMutation:
    """The fields of ``Mutation`` about decisions on licences."""

    open_decision: Licence | None = acting(
        "Open a procedure, which is a case from then on (procedure openen).", OpenDecision
    )
    renew_licence: Licence | None = acting(
        "Renew a licence for another term (vergunning verlengen).", RenewLicence
    )
    suspend_licence: Licence | None = acting(
        "Suspend a licence (vergunning schorsen).", SuspendLicence
    )
    lift_suspension: Licence | None = acting(
        "Lift the suspension of a licence (schorsing opheffen).", LiftSuspension
    )
    revoke_licence: Licence | None = acting(
        "Revoke a licence (vergunning intrekken).", RevokeLicence
    )
    withdraw_licence: Licence | None = acting(
        "End a licence at the holder's request (vergunning op verzoek intrekken).", WithdrawLicence
    )
    record_objection: Licence | None = acting(
        "Record an objection to a decision (bezwaar vastleggen).", RecordObjection
    )
    settle_objection: Licence | None = acting(
        "Record that an objection was settled (bezwaar afhandelen).", SettleObjection
    )


async def _open(work: Work) -> LicenceNumber:
    number: LicenceNumber = work.take("number")
    found = await _lock(work)
    require_state("openDecision", found["state"])
    values = (uuid4(), found["place"], number)
    await work.session.execute(query("insert_procedure"), values)
    return number


async def _decide(work: Work, *, step: Step) -> LicenceNumber:
    found, procedure = await _lock_version(work)
    require_state(step.act, found["state"])
    number: LicenceNumber = work.take("number")
    ground = hold_words("ground", work.take("ground"), 500)
    years = work.terms.licence_years if step.extends else 0
    values = (uuid4(), number, step.decision, ground)
    await work.session.execute(query("insert_decision"), values)
    await work.session.execute(query("change_licence"), (number, step.after, years))
    await work.session.execute(query("close_procedure"), (procedure,))
    return number


async def _object(work: Work, *, step: Step) -> LicenceNumber:
    _, procedure = await _lock_version(work)
    number: LicenceNumber = work.take("number")
    decision = (work.take("decision"), number)
    found = await work.session.fetch_row(query("decision_of_licence"), decision)
    if found is None:
        raise RecordAbsentError
    require_state(step.act, found["state"])
    pending = step.after == "OBJECTED"
    await work.session.execute(query("mark_objection"), (decision[0], pending))
    await work.session.execute(query("change_licence"), (number, None, 0))
    if step.closes:
        await work.session.execute(query("close_procedure"), (procedure,))
    return number


async def _lock_version(work: Work) -> tuple[Row, UUID]:
    """Lock a licence at the version that was read, and the procedure that is the case."""
    found = await _lock(work)
    values = (work.asker.case, work.take("number"), list(work.asker.own))
    procedure = await work.session.fetch_row(query("lock_procedure"), values)
    if procedure is None:
        raise RecordAbsentError
    if found["version"] != work.take("version"):
        raise VersionConflictError(found["version"])
    return found, procedure["id"]


async def _lock(work: Work) -> Row:
    found = await work.session.fetch_row(query("lock_licence"), (work.take("number"),))
    if found is None:
        raise RecordAbsentError
    work.require(found["place"])
    return found


def _result(name: str, *, ground: bool = False, always: tuple[str, ...]) -> Root:
    writes = {"ground": "Decision.ground"} if ground else {}
    return Root(
        field=name,
        type="Licence",
        cardinality=Cardinality.ONE,
        made=Made("number", writes, always),
    )


def _deciding(name: str) -> Act:
    changed = "Licence.validUntil" if STEPS[name].extends else "Licence.status"
    always = (changed, "Licence.decisions", "Decision.kind")
    return Act(partial(_decide, step=STEPS[name]), _result(name, ground=True, always=always))


def _objecting(name: str) -> Act:
    always = ("Decision.objectionPending",)
    return Act(partial(_object, step=STEPS[name]), _result(name, always=always))


ACTS = (
    Act(_open, _result("openDecision", always=("Licence.procedures",))),
    *(_deciding(name) for name, step in STEPS.items() if step.type == "Licence" and step.decision),
    *(_objecting(name) for name, step in STEPS.items() if step.type == "Decision"),
)
