"""Every page: method, path, the permission it needs, and whether a recent proof is asked."""

from typing import Final

__all__ = ["TABLE"]

TABLE: Final = """\
GET /admin appointed
GET /admin/capacity anybody
POST /admin/capacity anybody
POST /admin/language anybody"""
