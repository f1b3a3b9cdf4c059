"""Every page: method, path, the permission it needs, and whether a recent proof is asked."""

from typing import Final

__all__ = ["TABLE"]

TABLE: Final = """\
GET /admin appointed
GET /admin/capacity anybody
POST /admin/capacity anybody
POST /admin/language anybody
GET /admin/policies POLICIES_READ
POST /admin/policies POLICIES_WRITE
GET /admin/policies/{version} POLICIES_READ
GET /admin/policies/{version}/return POLICIES_WRITE recent
POST /admin/policies/{version}/return POLICIES_WRITE recent
POST /admin/policies/{version}/submission POLICIES_WRITE
POST /admin/policies/{version}/withdrawal POLICIES_WRITE"""
