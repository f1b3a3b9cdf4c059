"""The annotations that the personas meet: what each sees of them is what the matrix says."""

from collections.abc import Iterator
from datetime import timedelta

from gateway.demo.annotations import FINDINGS, KEPT
from gateway.demo.inspections import Visit
from gateway.demo.rows import Annotation, Licence, OperatorLicence
from gateway.demo.world import name_id

__all__ = ["annotate_business", "annotate_licence"]

_TEXTS = ("Verklaring opgenomen.", "Tijdens de controle hersteld.", None)


def annotate_licence(licence: Licence, visit: Visit, *, count: int) -> Iterator[Annotation]:
    """Annotate the licence, up to three times; the second is disputed, the third has no text."""
    found = tuple(FINDINGS["LICENSING"])
    for position in range(count):
        row = _annotate(visit, "LICENSING", found[position], position=position)
        yield row._replace(
            text=_TEXTS[position],
            text_confirmed_by=row.text_confirmed_by if _TEXTS[position] else None,
            disputed=position == 1,
            licence_number=licence.number,
            subject=licence.subject,
        )


def annotate_business(operator: OperatorLicence, visit: Visit) -> Iterator[Annotation]:
    """Annotate the business twice."""
    found = tuple(FINDINGS["ILLEGAL_OPERATION"])
    for position in (3, 4):
        row = _annotate(visit, "ILLEGAL_OPERATION", found[position], position=position)
        yield row._replace(operator_licence_number=operator.number, subject=operator.subject)


def _annotate(visit: Visit, track: str, category: str, *, position: int) -> Annotation:
    inspection = visit.inspection
    made_at = inspection.opened_at + timedelta(minutes=20 + 5 * position)
    return Annotation(
        id=name_id(f"annotation {inspection.id} {position}"),
        track=track,
        category=category,
        finding=FINDINGS[track][category],
        text="Waargenomen door beide toezichthouders.",
        made_at=made_at,
        municipality=inspection.municipality,
        author_id=visit.team[position % 2].officer.id,
        disputed=False,
        restricted=False,
        superseded_by=None,
        retain_until=made_at.date() + KEPT,
        licence_number=None,
        operator_licence_number=None,
        place=None,
        inspection_id=inspection.id,
        subject=None,
        text_confirmed_by=visit.team[1 - position % 2].officer.id,
    )
