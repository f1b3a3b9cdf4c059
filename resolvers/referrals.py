"""The receipt of a referral: all that anybody ever reads of one."""

from uuid import UUID

import strawberry
from strawberry import field

from resolvers.model import Placed, Table

__all__ = ["REFERRAL_RECEIPT", "ReferralReceipt"]


@strawberry.type(description="Receipt of a referral (ontvangstbewijs van een melding).")
class ReferralReceipt:
    """That a referral was taken; it looks the same whatever the person wishes."""

    id: UUID = field(description="Identifier, random (kenmerk).")
    accepted: bool | None = field(description="Whether it was taken (aangenomen).")


REFERRAL_RECEIPT = Table(
    type="ReferralReceipt",
    view="referral_receipt",
    placed=Placed.NOWHERE,
    key="id",
    public=frozenset({"id", "accepted"}),
)
