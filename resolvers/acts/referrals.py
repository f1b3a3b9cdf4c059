"""Acts that tell the police or a care coordinator: pushed out, and never read back."""

from uuid import UUID, uuid4

import strawberry
from strawberry import UNSET, field

from resolvers.acts.act import Act, Work, acting
from resolvers.acts.annotations import ID, VERSION
from resolvers.acts.errors import RecordAbsentError
from resolvers.acts.lives import require_state
from resolvers.acts.reach import hold_inspection, lock_for_supervision
from resolvers.acts.texts import hold_unnamed
from resolvers.codes import CareWish, ReferralKind
from resolvers.model import Cardinality, Made, Root
from resolvers.numbers import LicenceNumber
from resolvers.referrals import ReferralReceipt
from resolvers.statement.errors import ArgumentInvalidError
from sql import query

__all__ = ["ACTS", "ReferralMutation"]

_TEXT_LENGTH = 2000


@strawberry.input(description="A referral to make (te maken melding).")
class Refer:
    """Who is told, what the person wishes, and what was seen."""

    kind: ReferralKind = field(description="Who is told (soort melding).")
    wish: CareWish = field(description="What the person wishes (wens).")
    text: str = field(description="What was seen, in 2000 characters at most (toelichting).")
    licence: LicenceNumber | None = field(
        default=UNSET,
        description="Number of a licence that the inspection checked; for the police only"
        " (vergunning).",
    )


@strawberry.input(description="An annotation to escalate (op te schalen aantekening).")
class Escalate:
    """Which annotation becomes a referral to the police."""

    id: UUID = field(description=ID)
    version: int = field(description=VERSION)
    text: str | None = field(
        default=UNSET, description="What to add, in 2000 characters at most (toelichting)."
    )


@strawberry.type
class ReferralMutation:
    """The fields of ``Mutation`` about referrals."""

    refer: ReferralReceipt | None = acting(
        "Tell the police or the care coordinator, within an open inspection (melden).", Refer
    )
    escalate: ReferralReceipt | None = acting(
        "Tell the police what an annotation says, and close it (opschalen).", Escalate
    )


async def _refer(work: Work) -> UUID:
    inspection = await hold_inspection(work)
    text = hold_unnamed("text", work.take("text"), _TEXT_LENGTH)
    licence = await _take_licence(work, inspection)
    made = uuid4()
    values = (made, inspection, work.take("kind"), work.take("wish"), text, licence)
    await work.session.execute(query("insert_referral"), (*values, work.terms.synthetic))
    return made


async def _take_licence(work: Work, inspection: UUID) -> object:
    licence = work.take("licence")
    if licence is None:
        return None
    if work.take("kind") != "POLICE":
        raise ArgumentInvalidError("licence", "left out: who cares is told no number")
    checked = await work.session.fetch_row(query("checked_licence"), (inspection, licence))
    if checked is None:
        raise RecordAbsentError
    return checked["licence_number"]


async def _escalate(work: Work) -> UUID:
    found = await lock_for_supervision(work)
    require_state("escalate", found["state"])
    text = work.take("text")
    added = None if text is None else hold_unnamed("text", text, _TEXT_LENGTH)
    annotation, made = work.take("id"), uuid4()
    values = (made, annotation, added, work.terms.synthetic)
    await work.session.execute(query("insert_escalation"), values)
    await work.session.execute(query("close_annotation"), (annotation,))
    return made


def _result(name: str, made: Made) -> Root:
    return Root(field=name, type="ReferralReceipt", cardinality=Cardinality.ONE, made=made)


_EMPTIED = ("Annotation.category", "Annotation.finding", "Annotation.text")

ACTS = (
    Act(
        _refer,
        _result("refer", Made("id", cased=frozenset({"LICENCE_CHECK", "OPERATOR_SUPERVISION"}))),
    ),
    Act(
        _escalate,
        _result("escalate", Made("id", always=_EMPTIED, cased=frozenset({"LICENCE_CHECK"}))),
    ),
)
