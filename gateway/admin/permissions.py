"""What the pages let an officer do, each decided by the policy like any other coordinate.

A permission is written ``pages:<resource>:<action>``. To the policy it is the coordinate
``Administration.<resource>`` with the same action, so that its authors rule over the pages in the
same rules, matrix and history as over the register.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

__all__ = ["ADMINISTRATION", "Permission"]

_PURPOSES: Final = {
    "disclosures": "AUDIT",
    "subjectRecord": "AUDIT",
    "statistics": "STATISTICS",
}
_PLACED: Final = frozenset({"appointments"})


class Permission(Enum):
    """Everything that a page or an act on a page needs."""

    APPOINTMENTS_READ = "pages:appointments:read"
    APPOINTMENTS_WRITE = "pages:appointments:write"
    CLIENTS_READ = "pages:clients:read"
    CLIENTS_WRITE = "pages:clients:write"
    DOCUMENTS_READ = "pages:documents:read"
    DOCUMENTS_WRITE = "pages:documents:write"
    MUNICIPALITIES_READ = "pages:municipalities:read"
    MUNICIPALITIES_WRITE = "pages:municipalities:write"
    LEGAL_BASES_READ = "pages:legalBases:read"
    LEGAL_BASES_WRITE = "pages:legalBases:write"
    POLICIES_READ = "pages:policies:read"
    POLICIES_WRITE = "pages:policies:write"
    APPROVALS_WRITE = "pages:approvals:write"
    DECISIONS_READ = "pages:decisions:read"
    DISCLOSURES_READ = "pages:disclosures:read"
    SUBJECT_RECORD_READ = "pages:subjectRecord:read"
    STATISTICS_READ = "pages:statistics:read"
    HEALTH_READ = "pages:health:read"

    @property
    def resource(self) -> str:
        """What it is about, as ``legalBases``."""
        return self.value.split(":")[1]

    @property
    def action(self) -> str:
        """``read`` or ``write``."""
        return self.value.split(":")[2]

    @property
    def coordinate(self) -> str:
        """What the policy calls it."""
        return f"Administration.{self.resource}"

    @property
    def purpose(self) -> str:
        """For what it is decided: ``NONE`` needs nothing, any other a mandate in force."""
        return _PURPOSES.get(self.resource, "NONE")

    @property
    def placed(self) -> bool:
        """Whether it is about records of a municipality."""
        return self.resource in _PLACED


ADMINISTRATION: Final[Mapping[str, bool]] = MappingProxyType(
    {each.coordinate: each.placed for each in Permission}
)
"""Coordinate -> whether its records are placed in a municipality; as those of the schema."""
