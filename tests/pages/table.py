"""Every page: method, path, the permission it needs, and whether a recent proof is asked."""

from typing import Final

__all__ = ["TABLE"]

TABLE: Final = """\
GET /admin appointed
GET /admin/appointments APPOINTMENTS_READ
POST /admin/appointments APPOINTMENTS_READ
GET /admin/appointments/import APPOINTMENTS_WRITE recent
POST /admin/appointments/import APPOINTMENTS_WRITE recent
GET /admin/appointments/import/sample APPOINTMENTS_WRITE
GET /admin/appointments/new APPOINTMENTS_WRITE recent
POST /admin/appointments/new APPOINTMENTS_WRITE recent
GET /admin/appointments/{id} APPOINTMENTS_READ
GET /admin/appointments/{id}/end APPOINTMENTS_WRITE recent
POST /admin/appointments/{id}/end APPOINTMENTS_WRITE recent
GET /admin/appointments/{id}/renew APPOINTMENTS_WRITE recent
POST /admin/appointments/{id}/renew APPOINTMENTS_WRITE recent
GET /admin/capacity anybody
POST /admin/capacity anybody
GET /admin/clients CLIENTS_READ
GET /admin/clients/new CLIENTS_WRITE
POST /admin/clients/new CLIENTS_WRITE
GET /admin/clients/{id} CLIENTS_READ
GET /admin/clients/{id}/change CLIENTS_WRITE
POST /admin/clients/{id}/change CLIENTS_WRITE
GET /admin/clients/{id}/end CLIENTS_WRITE recent
POST /admin/clients/{id}/end CLIENTS_WRITE recent
GET /admin/clients/{id}/keys CLIENTS_WRITE recent
POST /admin/clients/{id}/keys CLIENTS_WRITE recent
GET /admin/console appointed
POST /admin/console appointed
GET /admin/decisions DECISIONS_READ
GET /admin/decisions/days DECISIONS_READ
GET /admin/decisions/{trace}/{span} DECISIONS_READ
GET /admin/disclosures DISCLOSURES_READ
POST /admin/disclosures DISCLOSURES_READ
GET /admin/disclosures/readings DISCLOSURES_READ
GET /admin/disclosures/verifications DISCLOSURES_READ
POST /admin/disclosures/verifications DISCLOSURES_READ
GET /admin/documents DOCUMENTS_READ
GET /admin/documents/new DOCUMENTS_WRITE
POST /admin/documents/new DOCUMENTS_WRITE
GET /admin/documents/{client}/{sha256} DOCUMENTS_READ
POST /admin/documents/{client}/{sha256}/approve DOCUMENTS_WRITE
POST /admin/documents/{client}/{sha256}/withdraw DOCUMENTS_WRITE
GET /admin/health HEALTH_READ
POST /admin/language anybody
GET /admin/legal-bases LEGAL_BASES_READ
GET /admin/legal-bases/new LEGAL_BASES_WRITE
POST /admin/legal-bases/new LEGAL_BASES_WRITE
GET /admin/legal-bases/proposals/{id} LEGAL_BASES_READ
POST /admin/legal-bases/proposals/{id} LEGAL_BASES_WRITE
GET /admin/legal-bases/{code}/change LEGAL_BASES_WRITE
POST /admin/legal-bases/{code}/change LEGAL_BASES_WRITE
GET /admin/municipalities MUNICIPALITIES_READ
GET /admin/municipalities/import MUNICIPALITIES_WRITE
POST /admin/municipalities/import MUNICIPALITIES_WRITE
GET /admin/municipalities/{code} MUNICIPALITIES_READ
POST /admin/municipalities/{code} MUNICIPALITIES_WRITE
GET /admin/policies POLICIES_READ
POST /admin/policies POLICIES_WRITE
GET /admin/policies/explain POLICIES_READ
GET /admin/policies/history POLICIES_READ
GET /admin/policies/matrix POLICIES_READ
GET /admin/policies/matrix/cell POLICIES_READ
GET /admin/policies/who POLICIES_READ
GET /admin/policies/{version} POLICIES_READ
GET /admin/policies/{version}/activation APPROVALS_WRITE recent
POST /admin/policies/{version}/activation APPROVALS_WRITE recent
GET /admin/policies/{version}/approval APPROVALS_WRITE recent
POST /admin/policies/{version}/approval APPROVALS_WRITE recent
GET /admin/policies/{version}/call-off APPROVALS_WRITE recent
POST /admin/policies/{version}/call-off APPROVALS_WRITE recent
GET /admin/policies/{version}/cases POLICIES_READ
POST /admin/policies/{version}/cases POLICIES_WRITE
GET /admin/policies/{version}/csv POLICIES_READ
POST /admin/policies/{version}/csv POLICIES_WRITE
GET /admin/policies/{version}/differences POLICIES_READ
GET /admin/policies/{version}/groups POLICIES_READ
GET /admin/policies/{version}/groups/{kind}/{group} POLICIES_WRITE
POST /admin/policies/{version}/groups/{kind}/{group} POLICIES_WRITE
POST /admin/policies/{version}/groups/{kind}/{group}/remove POLICIES_WRITE
GET /admin/policies/{version}/return POLICIES_WRITE recent
POST /admin/policies/{version}/return POLICIES_WRITE recent
GET /admin/policies/{version}/rules POLICIES_READ
GET /admin/policies/{version}/rules/new POLICIES_WRITE
POST /admin/policies/{version}/rules/new POLICIES_WRITE
POST /admin/policies/{version}/rules/new/effects POLICIES_WRITE
GET /admin/policies/{version}/rules/{rule} POLICIES_READ
POST /admin/policies/{version}/rules/{rule} POLICIES_WRITE
POST /admin/policies/{version}/rules/{rule}/effects POLICIES_WRITE
POST /admin/policies/{version}/rules/{rule}/move POLICIES_WRITE
POST /admin/policies/{version}/rules/{rule}/remove POLICIES_WRITE
GET /admin/policies/{version}/shadow POLICIES_READ
POST /admin/policies/{version}/submission POLICIES_WRITE
POST /admin/policies/{version}/withdrawal POLICIES_WRITE
GET /admin/statistics STATISTICS_READ
GET /admin/statistics/copy STATISTICS_READ
GET /admin/subject-record SUBJECT_RECORD_READ
POST /admin/subject-record SUBJECT_RECORD_READ
GET /admin/subject-record/{reading} SUBJECT_RECORD_READ
GET /admin/search appointed"""
