"""The shipped policy against the matrix of who may see what, cell by cell."""

from collections.abc import Iterator

import pytest

from policies.decision import Context, Grant
from resolvers.acts import operators
from resolvers.acts.licences import applications, decisions
from tests.policies.material import DAY, PURPOSES, REGISTER, ROLES, shipped

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

SUPERVISORS = "inspector,police_supervisor"
OFFICERS = f"licensing_officer,operator_officer,{SUPERVISORS}"
APPOINTED = ",".join(role for role in ROLES.split() if role != "public")
ANY = ",".join(PURPOSES.split())
SUPERVISION = "LICENCE_CHECK,OPERATOR_SUPERVISION"
OPERATORS = "OPERATOR_SUPERVISION"
REQUEST = "DATA_SUBJECT_REQUEST"

MATRIX = f"""
validity     licensing_officer  LICENCE_ISSUANCE   R/R
validity     data_subject_desk  {REQUEST}          R/-
validity     public             NONE               R/R
check        {SUPERVISORS}      LICENCE_CHECK      R/R
licence      licensing_officer  LICENCE_ISSUANCE   R/-
licence      data_subject_desk  {REQUEST}          R/-
worklist     licensing_officer  LICENCE_WORKLIST   R/-
number       licensing_officer  LICENCE_ISSUANCE   RFW/F
number       licensing_officer  LICENCE_WORKLIST   R/-
number       {SUPERVISORS}      LICENCE_CHECK      RF/RF
number       data_subject_desk  {REQUEST}          RF/-
number       public             NONE               F/F
card         licensing_officer  LICENCE_ISSUANCE   RW/-
card         licensing_officer  LICENCE_WORKLIST   RF/-
card         {SUPERVISORS}      LICENCE_CHECK      R/R
card         data_subject_desk  {REQUEST}          R/-
issuer       licensing_officer  LICENCE_ISSUANCE   RW/-
issuer       licensing_officer  LICENCE_WORKLIST   R/-
issuer       {SUPERVISORS}      LICENCE_CHECK      R/R
issuer       data_subject_desk  {REQUEST}          R/-
photo        licensing_officer  LICENCE_ISSUANCE   RW/-
photo        {SUPERVISORS}      LICENCE_CHECK      R/R
photo        data_subject_desk  {REQUEST}          R/-
identity     licensing_officer  LICENCE_ISSUANCE   RW/-
identity     data_subject_desk  {REQUEST}          R/-
contact      licensing_officer  LICENCE_ISSUANCE   RW/-
contact      data_subject_desk  {REQUEST}          R/-
procedure    licensing_officer  LICENCE_ISSUANCE   RW/-
procedure    data_subject_desk  {REQUEST}          R/-
cases        licensing_officer  LICENCE_ISSUANCE   RW/-
cases        licensing_officer  LICENCE_WORKLIST   R/-
cases        data_subject_desk  {REQUEST}          R/-
application  licensing_officer  LICENCE_ISSUANCE   R/-
applications licensing_officer  LICENCE_WORKLIST   R/-
applied      licensing_officer  LICENCE_ISSUANCE   RW/-
applied      licensing_officer  LICENCE_WORKLIST   R/-
received     licensing_officer  LICENCE_ISSUANCE   RW/-
received     licensing_officer  LICENCE_WORKLIST   RF/-
applying     licensing_officer  LICENCE_ISSUANCE   RFW/-
applying     licensing_officer  LICENCE_WORKLIST   R/-
applicant    licensing_officer  LICENCE_ISSUANCE   RW/-
deciding     licensing_officer  LICENCE_ISSUANCE   W/-
operators    {OFFICERS}         {ANY}              R/R
operators    public             NONE               R/R
public       {OFFICERS}         {ANY}              RF/RF
public       operator_officer   {OPERATORS}        RFW/RF
public       public             NONE               RF/RF
premises     {OFFICERS}         {ANY}              R/R
premises     operator_officer   {OPERATORS}        RW/R
premises     public             NONE               R/R
persons      {SUPERVISORS}      {OPERATORS}        R/-
persons      operator_officer   {OPERATORS}        RW/-
measures     {SUPERVISORS}      {OPERATORS}        R/-
measures     operator_officer   {OPERATORS}        RW/R
operating    operator_officer   {OPERATORS}        W/-
inspections  {SUPERVISORS}      {SUPERVISION}      R/-
inspections  operator_officer   {OPERATORS}        R/-
core         {SUPERVISORS}      {SUPERVISION}      RFW/-
core         operator_officer   {OPERATORS}        RF/-
ground       {SUPERVISORS}      {SUPERVISION}      RW/-
ground       operator_officer   {OPERATORS}        R/-
inspecting   {SUPERVISORS}      {SUPERVISION}      W/-
report       {SUPERVISORS}      {SUPERVISION}      RW/-
checks       {SUPERVISORS}      LICENCE_CHECK      RW/-
annotations  {SUPERVISORS}      {SUPERVISION}      R/-
annotations  operator_officer   {OPERATORS}        R/-
licensing    licensing_officer  LICENCE_ISSUANCE   R/-
licensing    {SUPERVISORS}      LICENCE_CHECK      R/R
licensing    data_subject_desk  {REQUEST}          R/-
illegal      {SUPERVISORS}      {OPERATORS}        R/R
illegal      operator_officer   {OPERATORS}        R/-
head         licensing_officer  LICENCE_ISSUANCE   R/R
head         {SUPERVISORS}      LICENCE_CHECK      RFW/R
head         {SUPERVISORS}      {OPERATORS}        RFW/-
head         operator_officer   {OPERATORS}        RF/R
head         data_subject_desk  {REQUEST}          R/-
finding      licensing_officer  LICENCE_ISSUANCE   R/R
finding      {SUPERVISORS}      LICENCE_CHECK      RW/R
finding      {SUPERVISORS}      {OPERATORS}        RW/-
finding      operator_officer   {OPERATORS}        R/R
finding      data_subject_desk  {REQUEST}          R/-
disputed     licensing_officer  LICENCE_ISSUANCE   R/R
disputed     {SUPERVISORS}      LICENCE_CHECK      RW/R
disputed     {SUPERVISORS}      {OPERATORS}        RW/-
disputed     operator_officer   {OPERATORS}        R/R
disputed     data_subject_desk  {REQUEST}          RW/-
text         licensing_officer  LICENCE_ISSUANCE   R/-
text         {SUPERVISORS}      LICENCE_CHECK      RW/R
text         {SUPERVISORS}      {OPERATORS}        RW/-
text         data_subject_desk  {REQUEST}          R/-
shared       {SUPERVISORS}      {SUPERVISION}      RW/-
annotating   {SUPERVISORS}      {SUPERVISION}      W/-
referring    {SUPERVISORS}      {SUPERVISION}      W/W
receipt      {SUPERVISORS}      {SUPERVISION}      R/R
restricted   data_subject_desk  {REQUEST}          RW/-
requesting   data_subject_desk  {REQUEST}          W/-
author       {SUPERVISORS}      {SUPERVISION}      R/-
officer      {SUPERVISORS}      {SUPERVISION}      R/-
place        public,{APPOINTED} {ANY}              RF/RF
facts        public,{APPOINTED} {ANY}              R/R
me           {APPOINTED}        {ANY}              R/R
appointments functional_administrator {ANY}        RW/-
reference    functional_administrator {ANY}        RW/RW
documents    functional_administrator {ANY}        RW/RW
documents    policy_author,policy_approver {ANY}   R/R
bases        functional_administrator {ANY}        RW/RW
bases        policy_author,policy_approver,auditor,dpo {ANY} R/R
policies     policy_approver,auditor,dpo {ANY}     R/R
policies     policy_author      {ANY}              RW/RW
approvals    policy_approver    {ANY}              W/W
decided      policy_author,policy_approver {ANY}   R/R
decided      auditor,dpo        {ANY}              R/R
disclosed    auditor,dpo        AUDIT              R/R
subject      dpo                AUDIT              R/R
health       functional_administrator {ANY}        R/R
"""
"""Group, roles, purposes, own/other municipality; R read, F filter, W write; later lines win."""

LETTERS = {"R": "read", "F": "filter", "W": "write"}


def expected() -> dict[tuple[str, str, str], str]:
    """Spell the matrix out: group, role and purpose -> cell."""
    return {
        (group, role, purpose): cell
        for group, roles, purposes, cell in (line.split() for line in MATRIX.split("\n") if line)
        for role in roles.split(",")
        for purpose in purposes.split(",")
    }


def cell(grant: Grant, coordinate: str, own: frozenset[str]) -> str:
    """Write what a grant opens of a coordinate as a cell of the matrix."""
    sides = ("GM0363", "GM0518") if own else ("GM0518", "GM0518")
    opened = (
        "".join(
            letter
            for letter, action in LETTERS.items()
            if grant.scope(coordinate, action).covers(record, own)
        )
        for record in sides
    )
    return "/".join(letters or "-" for letters in opened)


def cells(group: str) -> Iterator[tuple[str, str, str, str]]:
    """List what the shipped policy opens of a group: role, purpose, coordinate, cell."""
    for role in ROLES.split():
        home, own = ("none", frozenset[str]()) if role == "public" else AMSTERDAM
        for purpose in PURPOSES.split():
            grant = shipped().grant(Context(role, home, purpose, DAY), own)
            for coordinate in FIELDS[group].split():
                yield role, purpose, coordinate, cell(grant, coordinate, own)


AMSTERDAM = ("GM0363", frozenset({"GM0363"}))


@pytest.mark.parametrize("group", FIELDS)
def test_opens_what_the_matrix_says_and_nothing_else(group: str) -> None:
    matrix = expected()

    differing = {
        (role, purpose, coordinate): (found, matrix.get((group, role, purpose), "-/-"))
        for role, purpose, coordinate, found in cells(group)
        if found != matrix.get((group, role, purpose), "-/-")
    }

    assert differing == {}


def test_has_every_coordinate_in_one_group() -> None:
    listed = [coordinate for fields in FIELDS.values() for coordinate in fields.split()]

    assert sorted(listed) == sorted(REGISTER.coordinates)


@pytest.mark.parametrize("purpose", PURPOSES.split())
def test_closes_text_of_utrecht_to_every_other_municipality(purpose: str) -> None:
    grants = [
        shipped().grant(Context(role, "GM0363", purpose, DAY), frozenset({"GM0363"}))
        for role in ROLES.split()
    ]

    assert not any(
        grant.scope("Annotation.text", action).covers("GM0344", frozenset({"GM0363"}))
        for grant in grants
        for action in REGISTER.actions
    )


def test_leaves_text_of_utrecht_open_to_utrecht_and_its_police() -> None:
    own = frozenset({"GM0344"})
    homes = {"inspector": "GM0344", "police_supervisor": "police:midden-nederland"}

    grants = [
        shipped().grant(Context(role, home, "LICENCE_CHECK", DAY), own)
        for role, home in homes.items()
    ]

    assert all(grant.scope("Annotation.text").covers("GM0344", own) for grant in grants)
