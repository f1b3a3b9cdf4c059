"""Who may see what, as the domain says it and whatever the rules say.

A cell is own municipality/other municipality: R read, C read inside a bound check, M the public
answer, A aggregates, - nothing. What has no cell is closed. Of the cells that no source fixes,
three are choices: a supervisor reads inspections for both purposes of supervision and the checks
made in them for a licence check only; what needs no purpose stays open to an officer who names one.
"""

from typing import Final

from tests.world.keys import UTRECHT

__all__ = ["GROUPS", "OTHER", "OWN", "is_open", "is_open_somewhere"]

OWN: Final = 0
OTHER: Final = 1

_COLUMNS: Final = (
    "licensing_officer",
    "inspector",
    "police_supervisor",
    "operator_officer",
    "data_subject_desk",
    "statistician",
    "public",
)
_TABLE: Final = """
licence validity        | R/R | -/- | -/- | -/- | R/- | -/- | M/M
licence check           | -/- | C/C | C/C | -/- | -/- | -/- | -/-
licence by number       | R/- | -/- | -/- | -/- | R/- | -/- | -/-
licence worklist        | R/- | -/- | -/- | -/- | -/- | -/- | -/-
licence card            | R/- | C/C | C/C | -/- | R/- | -/- | -/-
licence identification  | R/- | C/C | C/C | -/- | R/- | -/- | -/-
holder identity         | R/- | -/- | -/- | -/- | R/- | -/- | -/-
holder contact          | R/- | -/- | -/- | -/- | R/- | -/- | -/-
interview and decisions | R/- | -/- | -/- | -/- | R/- | -/- | -/-
licence cases           | R/- | -/- | -/- | -/- | R/- | -/- | -/-
application by id       | R/- | -/- | -/- | -/- | -/- | -/- | -/-
application worklist    | R/- | -/- | -/- | -/- | -/- | -/- | -/-
application core        | R/- | -/- | -/- | -/- | -/- | -/- | -/-
application file        | R/- | -/- | -/- | -/- | -/- | -/- | -/-
operator public         | R/R | R/R | R/R | R/R | -/- | -/- | R/R
operator persons        | -/- | R/- | R/- | R/- | -/- | -/- | -/-
operator conditions     | -/- | R/- | R/- | R/- | -/- | -/- | -/-
operator measures       | -/- | R/- | R/- | R/R | -/- | -/- | -/-
inspection core         | -/- | R/- | R/- | R/- | -/- | -/- | -/-
inspection report       | -/- | R/- | R/- | -/- | -/- | -/- | -/-
inspection checks       | -/- | R/- | R/- | -/- | -/- | -/- | -/-
annotations, of licence | R/- | C/C | C/C | -/- | R/- | -/- | -/-
annotations, of business| -/- | R/R | R/R | R/- | -/- | -/- | -/-
annotations, of town    | -/- | R/- | R/- | R/- | -/- | -/- | -/-
annotation head         | R/R | R/C | R/C | R/R | R/- | -/- | -/-
annotation text         | R/- | R/C | R/C | -/- | R/- | -/- | -/-
annotation author       | -/- | R/- | R/- | -/- | -/- | -/- | -/-
annotation shared       | -/- | R/- | R/- | -/- | -/- | -/- | -/-
annotation restriction  | -/- | -/- | -/- | -/- | R/- | -/- | -/-
annotation keeping      | -/- | -/- | -/- | -/- | -/- | -/- | -/-
statistics              | -/- | -/- | -/- | -/- | -/- | A/A | -/-
"""
CELLS: Final = {
    (name.strip(), role): tuple(cell.strip().split("/"))
    for name, *cells in (line.split("|") for line in _TABLE.strip().splitlines())
    for role, cell in zip(_COLUMNS, cells, strict=True)
}
"""Group and role -> letter for own, letter for other. Roles without a column have no cell."""

GROUPS: Final = {
    "licence validity": "Query.licenceValidity",
    "licence check": "Query.licenceCheck LicenceCheck.result LicenceCheck.reason"
    " LicenceCheck.licence LicenceCheck.annotations",
    "licence by number": "Query.licence",
    "licence worklist": "Query.licences",
    "licence card": "Licence.number Licence.status Licence.validFrom Licence.validUntil"
    " Licence.issuingMunicipality",
    "licence identification": "Licence.photo Photo.contentType Photo.base64 Licence.minimumAgeMet",
    "holder identity": "Licence.holder Holder.givenNames Holder.familyName Holder.birthDate",
    "holder contact": "Holder.bsn Holder.workPhone Holder.correspondenceAddress",
    "interview and decisions": "Licence.interview Interview.heldOn Interview.outcome"
    " Interview.report Licence.decisions Licence.version Decision.id Decision.kind Decision.ground"
    " Decision.decidedOn Decision.objectionPending",
    "licence cases": "Licence.procedures Procedure.id Procedure.kind Procedure.openedAt"
    " Procedure.closedAt",
    "application by id": "Query.application",
    "application worklist": "Query.applications",
    "application core": "Application.id Application.status Application.municipality"
    " Application.appliedOn Application.decidedOn Application.version",
    "application file": "Application.ground Application.holder Application.photo"
    " Application.interview Application.licence",
    "operator public": "Query.operatorLicence Query.operatorLicences OperatorLicence.number"
    " OperatorLicence.tradeName OperatorLicence.businessType OperatorLicence.premises"
    " OperatorLicence.municipality OperatorLicence.status OperatorLicence.validFrom"
    " OperatorLicence.validUntil",
    "operator persons": "OperatorLicence.operator OperatorLicence.managers"
    " OperatorPerson.givenNames OperatorPerson.familyName OperatorPerson.birthDate",
    "operator conditions": "OperatorLicence.conditions OperatorLicence.version",
    "operator measures": "OperatorLicence.measures Measure.id Measure.kind Measure.ground"
    " Measure.imposedOn Measure.liftedOn",
    "inspection core": "Query.inspection Query.inspections Inspection.id Inspection.municipality"
    " Inspection.kind Inspection.openedAt Inspection.confirmedAt Inspection.closedAt"
    " Inspection.legalGround Inspection.operatorLicence Inspection.outcome Inspection.version",
    "inspection report": "Inspection.place Inspection.team Inspection.report",
    "inspection checks": "Inspection.checks RecordedCheck.checkedAt RecordedCheck.result"
    " RecordedCheck.reason",
    "annotations, of licence": "Licence.annotations",
    "annotations, of business": "OperatorLicence.annotations",
    "annotations, of town": "Query.annotations",
    "annotation head": "Annotation.id Annotation.track Annotation.category Annotation.finding"
    " Annotation.madeAt Annotation.municipality Annotation.disputed Annotation.version",
    "annotation text": "Annotation.text",
    "annotation author": "Annotation.author Officer.name",
    "annotation shared": "Annotation.textShared",
    "annotation restriction": "Annotation.restricted",
    "annotation keeping": "Annotation.supersededBy Annotation.retainUntil",
    "statistics": "Query.statistics Statistic.id Statistic.month Statistic.topic"
    " Statistic.category Statistic.area Statistic.value",
    "facts": "Query.municipality Query.municipalities Municipality.code Municipality.name"
    " Municipality.province Municipality.validFrom Municipality.validUntil"
    " Municipality.successors",
    "own access": "Query.myAccess Access.purpose Access.fields AccessField.coordinate"
    " AccessField.action AccessField.scope",
    "own identity": "Query.me Me.name Me.appointments Appointment.id Appointment.role"
    " Appointment.municipality Appointment.policeUnit Appointment.validFrom"
    " Appointment.validUntil",
}
"""Group -> its coordinates."""

_PURPOSES_OF: Final = {
    "licensing_officer": "LICENCE_ISSUANCE LICENCE_WORKLIST",
    "inspector": "LICENCE_CHECK OPERATOR_SUPERVISION",
    "police_supervisor": "LICENCE_CHECK OPERATOR_SUPERVISION",
    "operator_officer": "OPERATOR_SUPERVISION",
    "data_subject_desk": "DATA_SUBJECT_REQUEST",
    "statistician": "STATISTICS",
    "public": "NONE",
}
"""Role -> purposes that have a case or a reach of its own."""

_ONE_PERSON: Final = "LICENCE_ISSUANCE DATA_SUBJECT_REQUEST"
_REACHED_BY: Final = {
    "licence validity": _ONE_PERSON,
    "licence by number": _ONE_PERSON,
    "licence worklist": "LICENCE_WORKLIST",
    "licence card": f"{_ONE_PERSON} LICENCE_WORKLIST LICENCE_CHECK",
    "licence identification": f"{_ONE_PERSON} LICENCE_CHECK",
    "holder identity": _ONE_PERSON,
    "holder contact": _ONE_PERSON,
    "interview and decisions": _ONE_PERSON,
    "licence cases": f"{_ONE_PERSON} LICENCE_WORKLIST",
    "application by id": "LICENCE_ISSUANCE",
    "application worklist": "LICENCE_WORKLIST",
    "application core": "LICENCE_ISSUANCE LICENCE_WORKLIST",
    "application file": "LICENCE_ISSUANCE",
    "operator persons": "OPERATOR_SUPERVISION",
    "operator conditions": "OPERATOR_SUPERVISION",
    "operator measures": "OPERATOR_SUPERVISION",
    "inspection core": "LICENCE_CHECK OPERATOR_SUPERVISION",
    "inspection report": "LICENCE_CHECK OPERATOR_SUPERVISION",
    "inspection checks": "LICENCE_CHECK",
    "annotations, of licence": f"{_ONE_PERSON} LICENCE_CHECK",
    "annotations, of business": "OPERATOR_SUPERVISION",
    "annotations, of town": "LICENCE_CHECK OPERATOR_SUPERVISION",
    "annotation head": f"{_ONE_PERSON} LICENCE_CHECK OPERATOR_SUPERVISION",
    "annotation text": f"{_ONE_PERSON} LICENCE_CHECK OPERATOR_SUPERVISION",
    "annotation author": "LICENCE_CHECK OPERATOR_SUPERVISION",
    "annotation shared": "LICENCE_CHECK OPERATOR_SUPERVISION",
    "annotation restriction": "DATA_SUBJECT_REQUEST",
}
"""Group -> purposes that reach it, where it needs one."""


def group_of(coordinate: str) -> str:
    """Give the group that a coordinate belongs to."""
    (group,) = (name for name, listed in GROUPS.items() if coordinate in listed.split())
    return group


def is_open(role: str, purpose: str, coordinate: str, *, town: str, relation: int) -> bool:
    """Tell whether a coordinate of a town's record is open.

    Parameters
    ----------
    role, purpose
        Who asks, for what.
    coordinate
        What is asked.
    town
        Municipality that the record counts for.
    relation
        `OWN` or `OTHER`.
    """
    closed_by_utrecht = coordinate == "Annotation.text" and town == UTRECHT and relation == OTHER
    return not closed_by_utrecht and _is_reached(role, purpose, coordinate, relation)


def is_open_somewhere(role: str, purpose: str, coordinate: str) -> bool:
    """Tell whether a coordinate is open for any record."""
    return any(_is_reached(role, purpose, coordinate, relation) for relation in (OWN, OTHER))


def _is_reached(role: str, purpose: str, coordinate: str, relation: int) -> bool:
    group = group_of(coordinate)
    if group in ("facts", "own access", "own identity"):
        return group != "own identity" or role != "public"
    letter = CELLS.get((group, role), "--")[relation]
    if letter in "ACM":
        return purpose == {"A": "STATISTICS", "C": "LICENCE_CHECK", "M": "NONE"}[letter]
    return letter == "R" and _is_served(role, purpose, group)


def _is_served(role: str, purpose: str, group: str) -> bool:
    if group == "operator public":
        return role != "public" or purpose == "NONE"
    return purpose in _PURPOSES_OF[role].split() and purpose in _REACHED_BY[group].split()
