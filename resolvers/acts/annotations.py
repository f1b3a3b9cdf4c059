"""Acts of supervisors on annotations: make, share, correct and close."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

import strawberry
from strawberry import UNSET, field

from resolvers.acts.act import Act, Work, acting
from resolvers.acts.errors import (
    FindingUnknownError,
    RecordAbsentError,
    SecondOfficerError,
    TrackUnfitError,
)
from resolvers.acts.lives import require_state
from resolvers.acts.reach import hold_inspection, lock_annotation, lock_for_supervision
from resolvers.acts.texts import hold_text, hold_words
from resolvers.annotations import Annotation
from resolvers.codes import AnnotationCategory
from resolvers.model import Cardinality, Made, Root
from resolvers.numbers import LicenceNumber
from resolvers.statement.errors import ArgumentInvalidError
from sql import query

__all__ = ["ACTS", "ID", "VERSION", "AnnotationMutation"]

ID: Final = "Identifier of the annotation (kenmerk)."
VERSION: Final = "Version that was read; another is refused (versie)."
_CATEGORY: Final = "Category, which says the track; never CLOSED (categorie)."
_FINDING: Final = "What was found: one of the sentences of its category (bevinding)."
_TEXT: Final = "What was found, in 500 characters at most (toelichting)."
_TEXT_LENGTH: Final = 500
_LICENSING: Final = frozenset(
    {
        "LICENCE_NOT_SHOWN",
        "PHOTO_MISMATCH",
        "NUMBER_MISUSED",
        "EXPIRED_IN_USE",
        "CONDITION_NOT_MET",
    }
)


@strawberry.input(description="An annotation to make (te maken aantekening).")
class Annotate:
    """What an annotation says, and the one thing that it stands on."""

    category: AnnotationCategory = field(description=_CATEGORY)
    finding: str = field(description=_FINDING)
    text: str | None = field(default=UNSET, description=_TEXT)
    licence: LicenceNumber | None = field(
        default=UNSET, description="Number of a licence that the inspection checked (vergunning)."
    )
    operator_licence: str | None = field(
        default=UNSET, description="Number of an operator licence (exploitatievergunning)."
    )
    place: str | None = field(
        default=UNSET, description="Premises, in 200 characters at most (plaats)."
    )


@strawberry.input(description="A text to share with others (te delen toelichting).")
class ConfirmText:
    """Whose text a second officer shares with other municipalities."""

    id: UUID = field(description=ID)
    version: int = field(description=VERSION)


@strawberry.input(description="A correction of an annotation (verbetering van een aantekening).")
class CorrectAnnotation:
    """What the annotation says that takes the place of another."""

    id: UUID = field(description=ID)
    version: int = field(description=VERSION)
    category: AnnotationCategory = field(description=_CATEGORY)
    finding: str = field(description=_FINDING)
    text: str | None = field(default=UNSET, description=_TEXT)


@strawberry.input(description="An annotation to close (te sluiten aantekening).")
class CloseAnnotation:
    """Which annotation is closed; nobody is told why."""

    id: UUID = field(description=ID)
    version: int = field(description=VERSION)


@strawberry.type
class AnnotationMutation:
    """The fields of ``Mutation`` about annotations, for supervisors."""

    annotate: Annotation | None = acting(
        "Make an annotation within an open inspection (aantekenen).", Annotate
    )
    confirm_text: Annotation | None = acting(
        "Share a text with other municipalities, as a second officer (toelichting bevestigen).",
        ConfirmText,
    )
    correct_annotation: Annotation | None = acting(
        "Put another annotation in the place of one (aantekening verbeteren).", CorrectAnnotation
    )
    close_annotation: Annotation | None = acting(
        "Close an annotation, without saying why (aantekening sluiten).", CloseAnnotation
    )


async def _annotate(work: Work) -> UUID:
    track = _choose_track(work)
    place = work.take("place")
    inspection = await hold_inspection(work)
    made = uuid4()
    values = (
        *(made, inspection, track, work.take("category")),
        *await _hold_finding(work),
        work.asker.officer,
        *(work.take("licence"), work.take("operatorLicence")),
        None if place is None else hold_words("place", place, 200),
        work.terms.synthetic,
    )
    if await work.session.fetch_row(query("insert_annotation"), values) is None:
        raise RecordAbsentError
    return made


def _choose_track(work: Work) -> str:
    """Choose the track of a category; what it stands on and the purpose must fit."""
    given = [name for name in _STANDS_ON if work.take(name) is not None]
    track = _track(work.take("category"))
    if len(given) != 1 or (given == ["licence"]) != (track == "LICENSING"):
        raise TrackUnfitError
    if track == "LICENSING" and work.asker.purpose != "LICENCE_CHECK":
        raise TrackUnfitError
    return track


_STANDS_ON: Final = ("licence", "operatorLicence", "place")


def _track(category: str) -> str:
    if category == "CLOSED":
        raise TrackUnfitError
    return "LICENSING" if category in _LICENSING else "ILLEGAL_OPERATION"


async def _hold_finding(work: Work) -> tuple[str, str | None]:
    """Take finding and text: the finding is coded, the text names nobody."""
    rows = await work.session.fetch_rows(query("findings"), (work.take("category"),))
    known = [row["finding"] for row in rows]
    finding: str = work.take("finding")
    if finding not in known:
        raise FindingUnknownError(known)
    return finding, hold_text("text", work.take("text"), _TEXT_LENGTH)


async def _confirm_text(work: Work) -> UUID:
    found = await lock_annotation(work)
    require_state("confirmText", found["state"])
    if found["author"] == work.asker.officer:
        raise SecondOfficerError("who wrote it")
    if not found["worded"]:
        raise ArgumentInvalidError("id", "that of an annotation with a text")
    made: UUID = work.take("id")
    await work.session.execute(query("confirm_text"), (made, work.asker.officer))
    return made


async def _correct(work: Work) -> UUID:
    found = await lock_for_supervision(work)
    require_state("correctAnnotation", found["state"])
    if _track(work.take("category")) != found["track"]:
        raise TrackUnfitError
    former, made = work.take("id"), uuid4()
    said = (work.take("category"), *await _hold_finding(work))
    values = (former, made, *said, work.asker.officer, work.terms.synthetic)
    await work.session.execute(query("insert_correction"), values)
    await work.session.execute(query("supersede_annotation"), (former, made))
    return made


async def _close(work: Work) -> UUID:
    found = await lock_for_supervision(work)
    require_state("closeAnnotation", found["state"])
    made: UUID = work.take("id")
    await work.session.execute(query("close_annotation"), (made,))
    return made


_SAID: Final = {
    "category": "Annotation.category",
    "finding": "Annotation.finding",
    "text": "Annotation.text",
}
_NEW: Final = (
    "Annotation.id",
    "Annotation.track",
    "Annotation.madeAt",
    "Annotation.municipality",
)
_EMPTIED: Final = ("Annotation.category", "Annotation.finding", "Annotation.text")


def _result(
    name: str,
    cased: frozenset[str] = frozenset({"LICENCE_CHECK"}),
    *,
    writes: Mapping[str, str] | None = None,
    always: tuple[str, ...],
) -> Root:
    return Root(
        field=name,
        type="Annotation",
        cardinality=Cardinality.ONE,
        made=Made("id", writes or {}, always, cased),
    )


ACTS = (
    Act(
        _annotate,
        _result(
            "annotate",
            frozenset({"LICENCE_CHECK", "OPERATOR_SUPERVISION"}),
            writes=_SAID,
            always=_NEW,
        ),
    ),
    Act(_confirm_text, _result("confirmText", always=("Annotation.textShared",))),
    Act(_correct, _result("correctAnnotation", writes=_SAID, always=_NEW)),
    Act(_close, _result("closeAnnotation", always=_EMPTIED)),
)
