"""Acts on operator licences: decisions, conditions and measures."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID, uuid4

import strawberry
from strawberry import field

from resolvers.acts.act import Act, Work, acting
from resolvers.acts.errors import RecordAbsentError, VersionConflictError
from resolvers.acts.lives import STEPS, Step, require_state
from resolvers.acts.texts import hold_words
from resolvers.codes import MeasureKind
from resolvers.model import Cardinality, Made, Root
from resolvers.operators import PERSONS, OperatorLicence
from resolvers.statement.errors import ArgumentInvalidError
from sql import query

__all__ = ["ACTS", "OperatorMutation"]

_NUMBER = "Number of the operator licence (nummer exploitatievergunning)."
_VERSION = "Version that was read; another is refused (versie)."
_GROUND = "Legal ground, in 500 characters at most (grond)."
_WORDS = 500
_CONDITIONS = 50


@strawberry.input(description="An operator licence to renew (te verlengen exploitatievergunning).")
class RenewOperatorLicence:
    """On which ground it is renewed."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="An operator licence to suspend (te schorsen exploitatievergunning).")
class SuspendOperatorLicence:
    """On which ground it is suspended."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="A suspension to lift (op te heffen schorsing).")
class LiftOperatorSuspension:
    """On which ground the suspension is lifted."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(
    description="An operator licence to revoke (in te trekken exploitatievergunning)."
)
class RevokeOperatorLicence:
    """On which ground it is revoked."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(
    description="An operator licence that is given up (op te geven exploitatievergunning)."
)
class WithdrawOperatorLicence:
    """On which ground it is withdrawn."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    ground: str = field(description=_GROUND)


@strawberry.input(description="Conditions in place of others (te wijzigen voorschriften).")
class ChangeConditions:
    """Which conditions an operator licence has from now on."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    conditions: list[str] = field(description="All of them, 50 at most (voorschriften).")


@strawberry.input(description="A measure to impose (op te leggen maatregel).")
class ImposeMeasure:
    """What is imposed on an operator."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    kind: MeasureKind = field(description="Kind of measure (soort maatregel).")
    ground: str = field(description=_GROUND)


@strawberry.input(description="A measure to lift (op te heffen maatregel).")
class LiftMeasure:
    """Which measure ends."""

    number: str = field(description=_NUMBER)
    version: int = field(description=_VERSION)
    measure: UUID = field(description="Identifier of the measure (kenmerk).")


@strawberry.type
class OperatorMutation:
    """The fields of ``Mutation`` about operator licences."""

    renew_operator_licence: OperatorLicence | None = acting(
        "Renew an operator licence for another term (exploitatievergunning verlengen).",
        RenewOperatorLicence,
    )
    suspend_operator_licence: OperatorLicence | None = acting(
        "Suspend an operator licence (exploitatievergunning schorsen).", SuspendOperatorLicence
    )
    lift_operator_suspension: OperatorLicence | None = acting(
        "Lift the suspension of an operator licence (schorsing opheffen).", LiftOperatorSuspension
    )
    revoke_operator_licence: OperatorLicence | None = acting(
        "Revoke an operator licence (exploitatievergunning intrekken).", RevokeOperatorLicence
    )
    withdraw_operator_licence: OperatorLicence | None = acting(
        "End an operator licence at the operator's request (op verzoek intrekken).",
        WithdrawOperatorLicence,
    )
    change_conditions: OperatorLicence | None = acting(
        "Change the conditions of an operator licence (voorschriften wijzigen).", ChangeConditions
    )
    impose_measure: OperatorLicence | None = acting(
        "Impose a measure on an operator (maatregel opleggen).", ImposeMeasure
    )
    lift_measure: OperatorLicence | None = acting(
        "Lift a measure (maatregel opheffen).", LiftMeasure
    )


async def _decide(work: Work, *, step: Step) -> str:
    number = await _lock(work, step)
    ground = hold_words("ground", work.take("ground"), _WORDS)
    years = work.terms.operator_years if step.extends else 0
    values = (uuid4(), number, step.decision, ground)
    await work.session.execute(query("insert_operator_decision"), values)
    await _change(work, number, step.after, years=years)
    return number


async def _change_conditions(work: Work) -> str:
    number = await _lock(work, STEPS["changeConditions"])
    given: list[str] = work.take("conditions")
    if len(given) > _CONDITIONS:
        raise ArgumentInvalidError("conditions", f"{_CONDITIONS} texts at most")
    conditions = [hold_words("conditions", each, _WORDS) for each in given]
    await work.session.execute(query("change_conditions"), (number, conditions))
    return number


async def _impose(work: Work) -> str:
    number = await _lock(work, STEPS["imposeMeasure"])
    ground = hold_words("ground", work.take("ground"), _WORDS)
    values = (uuid4(), number, work.take("kind"), ground)
    await work.session.execute(query("insert_measure"), values)
    await _change(work, number)
    return number


async def _lift(work: Work) -> str:
    number = await _lock(work)
    named = (work.take("measure"), number)
    found = await work.session.fetch_row(query("measure_of_licence"), named)
    if found is None:
        raise RecordAbsentError
    require_state("liftMeasure", found["state"])
    await work.session.execute(query("lift_measure"), (found["id"],))
    await _change(work, number)
    return number


async def _change(work: Work, number: str, status: str | None = None, *, years: int = 0) -> None:
    await work.session.execute(query("change_operator_licence"), (number, status, years))


async def _lock(work: Work, step: Step | None = None) -> str:
    """Lock an operator licence at the version that was read, in a state that the step allows."""
    number: str = work.take("number")
    found = await work.session.fetch_row(query("lock_operator_licence"), (number,))
    if found is None:
        raise RecordAbsentError
    work.require(found["place"])
    if found["version"] != work.take("version"):
        raise VersionConflictError(found["version"])
    if step is not None:
        require_state(step.act, found["state"])
    return number


def _result(name: str, writes: Mapping[str, str], *always: str) -> Root:
    return Root(
        field=name,
        type="OperatorLicence",
        cardinality=Cardinality.ONE,
        made=Made("number", writes, (*always, "OperatorLicence.version")),
        case_fields=PERSONS,
    )


def _deciding(step: Step) -> Act:
    changed = "OperatorLicence.validUntil" if step.extends else "OperatorLicence.status"
    return Act(partial(_decide, step=step), _result(step.act, {}, changed))


ACTS = (
    *(
        _deciding(step)
        for step in STEPS.values()
        if step.type == "OperatorLicence" and step.decision
    ),
    Act(
        _change_conditions,
        _result("changeConditions", {"conditions": "OperatorLicence.conditions"}),
    ),
    Act(
        _impose,
        _result(
            "imposeMeasure",
            {"kind": "Measure.kind", "ground": "Measure.ground"},
            "OperatorLicence.measures",
            "Measure.imposedOn",
        ),
    ),
    Act(_lift, _result("liftMeasure", {}, "Measure.liftedOn")),
)
