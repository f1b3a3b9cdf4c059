"""What the pages call the types that a legal basis covers, and what became of a proposal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from gateway.admin.navigation import N_
from gateway.admin.visits import Visit
from gateway.bases.proposing import Outcome

__all__ = ["OUTCOMES", "TYPE_NAMES", "name_purposes", "name_types"]

TYPE_NAMES: Final[Mapping[str, str]] = {
    "Administration": N_("these pages"),
    "Annotation": N_("annotations"),
    "Application": N_("applications for licences"),
    "Decision": N_("decisions on licences"),
    "Holder": N_("holders of licences"),
    "Inspection": N_("inspections"),
    "Interview": N_("interviews"),
    "Licence": N_("licences"),
    "LicenceCheck": N_("checks on site"),
    "Measure": N_("measures against operators"),
    "Officer": N_("officers of inspections"),
    "OperatorLicence": N_("operator licences"),
    "OperatorPerson": N_("operators and managers"),
    "Photo": N_("photos"),
    "Procedure": N_("procedures on licences"),
    "RecordedCheck": N_("recorded checks"),
    "ReferralReceipt": N_("receipts of referrals"),
}
"""GraphQL type -> what people call its records."""

OUTCOMES: Final[Mapping[str, tuple[str, str]]] = {
    Outcome.CONFIRMED: ("good", N_("Confirmed")),
    Outcome.REFUSED: ("bad", N_("Refused")),
    Outcome.WITHDRAWN: ("plain", N_("Withdrawn")),
}
"""Outcome -> look of its badge and its name."""


def name_types(visit: Visit, types: Iterable[str]) -> Sequence[str]:
    """Name types, in order of name."""
    return sorted((visit.say(TYPE_NAMES.get(each, each)) for each in types), key=str.casefold)


def name_purposes(visit: Visit, purposes: Iterable[str]) -> Sequence[str]:
    """Name purposes, in order of name."""
    return sorted((visit.speech.name("purpose", each) for each in purposes), key=str.casefold)
