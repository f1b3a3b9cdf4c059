"""The groups of fields that the matrix of the policy speaks of."""

from resolvers.acts import operators
from resolvers.acts.licences import applications, decisions

__all__ = ["FIELDS"]

LICENSING = (*applications.ACTS, *decisions.ACTS)
FIELDS = {
    "validity": "Query.licenceValidity",
    "check": "Query.licenceCheck LicenceCheck.result LicenceCheck.reason LicenceCheck.licence "
    "LicenceCheck.annotations Subscription.annotationMade",
    "licence": "Query.licence",
    "worklist": "Query.licences",
    "number": "Licence.number",
    "card": "Licence.status Licence.validFrom Licence.validUntil",
    "issuer": "Licence.issuingMunicipality",
    "photo": "Licence.photo Photo.contentType Photo.base64 Licence.minimumAgeMet",
    "identity": "Licence.holder Holder.givenNames Holder.familyName Holder.birthDate",
    "contact": "Holder.bsn Holder.workPhone Holder.correspondenceAddress",
    "procedure": "Licence.interview Interview.heldOn Interview.outcome Interview.report "
    "Licence.decisions Licence.version Decision.id Decision.kind Decision.ground "
    "Decision.decidedOn Decision.objectionPending",
    "cases": "Licence.procedures Procedure.id Procedure.kind Procedure.openedAt Procedure.closedAt",
    "application": "Query.application",
    "applications": "Query.applications",
    "applied": "Application.municipality Application.decidedOn Application.version",
    "received": "Application.status Application.appliedOn",
    "applying": "Application.id",
    "applicant": "Application.ground Application.holder Application.photo "
    "Application.interview Application.licence",
    "deciding": " ".join(f"Mutation.{act.field}" for act in LICENSING),
    "operators": "Query.operatorLicence Query.operatorLicences",
    "public": "OperatorLicence.number OperatorLicence.tradeName OperatorLicence.businessType "
    "OperatorLicence.municipality OperatorLicence.status OperatorLicence.validUntil",
    "premises": "OperatorLicence.premises OperatorLicence.validFrom",
    "persons": "OperatorLicence.operator OperatorLicence.managers OperatorPerson.givenNames "
    "OperatorPerson.familyName OperatorPerson.birthDate OperatorLicence.conditions "
    "OperatorLicence.version",
    "measures": "OperatorLicence.measures Measure.id Measure.kind Measure.ground Measure.imposedOn "
    "Measure.liftedOn",
    "operating": " ".join(f"Mutation.{act.field}" for act in operators.ACTS),
    "inspections": "Query.inspection Query.inspections",
    "core": "Inspection.id Inspection.kind Inspection.openedAt Inspection.outcome",
    "ground": "Inspection.municipality Inspection.confirmedAt Inspection.closedAt "
    "Inspection.legalGround Inspection.operatorLicence Inspection.version",
    "inspecting": "Mutation.openInspection Mutation.confirmInspection Mutation.changeTeam "
    "Mutation.closeInspection",
    "report": "Inspection.place Inspection.team Inspection.report",
    "checks": "Inspection.checks RecordedCheck.checkedAt RecordedCheck.result RecordedCheck.reason",
    "annotations": "Query.annotations",
    "licensing": "Licence.annotations",
    "illegal": "OperatorLicence.annotations",
    "head": "Annotation.category Annotation.madeAt Annotation.track",
    "finding": "Annotation.id Annotation.finding Annotation.municipality Annotation.version",
    "disputed": "Annotation.disputed",
    "text": "Annotation.text",
    "shared": "Annotation.textShared",
    "annotating": "Mutation.annotate Mutation.confirmText Mutation.correctAnnotation "
    "Mutation.closeAnnotation",
    "referring": "Mutation.refer Mutation.escalate",
    "receipt": "ReferralReceipt.id ReferralReceipt.accepted",
    "requesting": "Mutation.disputeAnnotation Mutation.restrictAnnotation Mutation.liftRestriction",
    "restricted": "Annotation.restricted",
    "author": "Annotation.author",
    "officer": "Officer.name",
    "closed": "Annotation.supersededBy Annotation.retainUntil",
    "statistics": "Query.statistics Statistic.id Statistic.topic Statistic.category "
    "Statistic.area Statistic.value Administration.statistics",
    "month": "Statistic.month",
    "place": "Municipality.code",
    "facts": "Query.municipality Query.municipalities Municipality.name Municipality.province "
    "Municipality.validFrom Municipality.validUntil Municipality.successors Query.myAccess "
    "Access.purpose Access.fields AccessField.coordinate AccessField.action AccessField.scope",
    "appointments": "Administration.appointments",
    "reference": "Administration.clients Administration.municipalities",
    "documents": "Administration.documents",
    "bases": "Administration.legalBases",
    "policies": "Administration.policies",
    "approvals": "Administration.approvals",
    "decided": "Administration.decisions",
    "disclosed": "Administration.disclosures",
    "subject": "Administration.subjectRecord",
    "health": "Administration.health",
    "me": "Query.me Me.name Me.appointments Appointment.id Appointment.role "
    "Appointment.municipality Appointment.policeUnit Appointment.validFrom Appointment.validUntil",
}
"""Field group -> its coordinates; every coordinate stands in one group."""
