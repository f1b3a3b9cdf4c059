"""Annotations of both tracks, as inspections left them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from gateway.demo.inspections import Visit
from gateway.demo.numbers import make_pseudonym
from gateway.demo.rows import Annotation, Inspection, Licence
from gateway.demo.world import Chance, World

__all__ = ["FINDINGS", "KEPT", "make_annotations"]

FINDINGS: Mapping[str, Mapping[str, str]] = {
    "LICENSING": {
        "LICENCE_NOT_SHOWN": "Vergunning niet getoond op verzoek.",
        "PHOTO_MISMATCH": "Pasfoto komt niet overeen met de persoon.",
        "NUMBER_MISUSED": "Nummer door een ander gebruikt.",
        "EXPIRED_IN_USE": "Verlopen vergunning in gebruik.",
        "CONDITION_NOT_MET": "Voorschrift niet nageleefd.",
    },
    "ILLEGAL_OPERATION": {
        "OPERATOR_UNLICENSED": "Exploitant zonder vergunning.",
        "PREMISES_UNLICENSED": "Pand zonder vergunning in gebruik.",
        "OPERATOR_UNLICENSED_WORKER": "Exploitant liet onvergund werken.",
        "ADVERTISEMENT_WITHOUT_NUMBER": "Advertentie zonder vergunningnummer.",
        "OPERATOR_OBSTRUCTION": "Exploitant verleende geen medewerking.",
    },
}
"""Track -> category -> what is found, as the forms say it."""
KEPT = timedelta(days=5 * 365)
"""How long an annotation of the demonstration is kept."""
_TEXTS = (
    "Toelichting gegeven en een termijn afgesproken.",
    "Waargenomen door beide toezichthouders.",
    "Betrokkene verklaarde het te herstellen.",
    "Tolk ingeschakeld; verklaring volgt.",
    "Bij hercontrole opnieuw bezien.",
)


@dataclass(frozen=True)
class _About:
    """What an annotation stands on."""

    licence_number: str | None
    operator_licence_number: str | None
    place: str | None
    subject: str | None

    @property
    def track(self) -> str:
        return "LICENSING" if self.licence_number else "ILLEGAL_OPERATION"


def make_annotations(
    world: World, visits: Sequence[Visit], licences: Sequence[Licence], *, count: int
) -> Iterator[Annotation]:
    """Make annotations.

    Parameters
    ----------
    world
        What the rows follow from.
    visits
        Inspections that leave them.
    licences
        Licences they may stand on; two at least, and the first one is kept free.
    count
        How many.

    Yields
    ------
    Annotation
        Some disputed, restricted or closed; one that was superseded comes right before the
        one that took its place.
    """
    chance = world.chance("annotations")
    made = 0
    while made < count:
        visit = chance.choice(visits)
        licence = licences[chance.randrange(1, len(licences))]
        about = _choose_subject(world, chance, visit.inspection, licence=licence)
        annotation = _make_annotation(chance, visit, about)
        superseded = made + 1 < count and chance.happens(3)
        for row in _supersede(chance, annotation) if superseded else (annotation,):
            made += 1
            yield row


def _choose_subject(
    world: World, chance: Chance, inspection: Inspection, *, licence: Licence
) -> _About:
    operator = inspection.operator_licence_number
    if operator and chance.happens(50):
        return _About(None, operator, None, make_pseudonym(world.key, operator))
    if operator is None and chance.happens(60):
        return _About(None, None, inspection.place, None)
    return _About(licence.number, None, None, licence.subject)


def _make_annotation(chance: Chance, visit: Visit, about: _About) -> Annotation:
    inspection = visit.inspection
    category, finding = chance.choice(tuple(FINDINGS[about.track].items()))
    made_at = inspection.opened_at + timedelta(minutes=chance.randrange(15, 65))
    row = Annotation(
        id=chance.identifier(),
        track=about.track,
        category=category,
        finding=finding,
        text=chance.choice(_TEXTS) if chance.happens(70) else None,
        made_at=made_at,
        municipality=inspection.municipality,
        author_id=chance.choice(visit.team).officer.id,
        disputed=chance.happens(4),
        restricted=chance.happens(2),
        superseded_by=None,
        retain_until=made_at.date() + KEPT,
        licence_number=about.licence_number,
        operator_licence_number=about.operator_licence_number,
        place=about.place,
        inspection_id=inspection.id,
        subject=about.subject,
    )
    closed = row._replace(category="CLOSED", finding="Gesloten.", text=None)
    return closed if chance.happens(1) else _confirm(row, visit)


def _confirm(annotation: Annotation, visit: Visit) -> Annotation:
    """Let the other officer confirm the text, where there is one."""
    others = (each.officer.id for each in visit.team if each.officer.id != annotation.author_id)
    return annotation._replace(text_confirmed_by=next(others)) if annotation.text else annotation


def _supersede(chance: Chance, annotation: Annotation) -> tuple[Annotation, Annotation]:
    successor = annotation._replace(
        id=chance.identifier(),
        made_at=annotation.made_at + timedelta(minutes=5),
        text=annotation.text and "Verbeterde vaststelling.",
    )
    return annotation._replace(superseded_by=successor.id), successor
