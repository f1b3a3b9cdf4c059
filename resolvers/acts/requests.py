"""Acts of the data subjects' desk on annotations, within the request of one identified person."""

from uuid import UUID

import strawberry
from strawberry import field

from resolvers.acts.act import Act, Work, acting
from resolvers.acts.annotations import ID, VERSION
from resolvers.acts.lives import require_state
from resolvers.acts.reach import lock_annotation
from resolvers.annotations import Annotation
from resolvers.model import Cardinality, Made, Root
from sql import query

__all__ = ["ACTS", "RequestMutation"]


@strawberry.input(description="An annotation that is disputed (betwiste aantekening).")
class DisputeAnnotation:
    """Which annotation the data subject disputes."""

    id: UUID = field(description=ID)
    version: int = field(description=VERSION)


@strawberry.input(description="An annotation to restrict (te beperken aantekening).")
class RestrictAnnotation:
    """Which annotation disappears from checks."""

    id: UUID = field(description=ID)
    version: int = field(description=VERSION)


@strawberry.input(description="A restriction to lift (op te heffen beperking).")
class LiftRestriction:
    """Which annotation is shown in checks again."""

    id: UUID = field(description=ID)
    version: int = field(description=VERSION)


@strawberry.type
class RequestMutation:
    """The fields of ``Mutation`` about annotations, for the data subjects' desk."""

    dispute_annotation: Annotation | None = acting(
        "Note that the data subject disputes an annotation (aantekening betwisten).",
        DisputeAnnotation,
    )
    restrict_annotation: Annotation | None = acting(
        "Restrict the processing of an annotation: checks leave it out (verwerking beperken).",
        RestrictAnnotation,
    )
    lift_restriction: Annotation | None = acting(
        "Lift the restriction of an annotation (beperking opheffen).", LiftRestriction
    )


async def _dispute(work: Work) -> UUID:
    found = await lock_annotation(work)
    require_state("disputeAnnotation", found["state"])
    made: UUID = work.take("id")
    await work.session.execute(query("dispute_annotation"), (made,))
    return made


async def _restrict(work: Work) -> UUID:
    found = await lock_annotation(work)
    require_state("restrictAnnotation", found["state"])
    return await _set_restricted(work, restricted=True)


async def _lift(work: Work) -> UUID:
    found = await lock_annotation(work)
    require_state("liftRestriction", found["state"])
    return await _set_restricted(work, restricted=False)


async def _set_restricted(work: Work, *, restricted: bool) -> UUID:
    made: UUID = work.take("id")
    await work.session.execute(query("restrict_annotation"), (made, restricted))
    return made


def _result(name: str, written: str) -> Root:
    cased = frozenset({"DATA_SUBJECT_REQUEST"})
    return Root(
        field=name,
        type="Annotation",
        cardinality=Cardinality.ONE,
        made=Made("id", always=(written,), cased=cased),
    )


ACTS = (
    Act(_dispute, _result("disputeAnnotation", "Annotation.disputed")),
    Act(_restrict, _result("restrictAnnotation", "Annotation.restricted")),
    Act(_lift, _result("liftRestriction", "Annotation.restricted")),
)
