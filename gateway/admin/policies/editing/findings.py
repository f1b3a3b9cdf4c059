"""What is wrong with a draft, told for a reader."""

from gateway.admin.visits import Visit
from policies.errors import Finding

__all__ = ["tell_finding"]


def tell_finding(visit: Visit, finding: Finding) -> str:
    """Tell what is wrong, where it stands and what to do."""
    place = {"file": finding.file, "line": finding.line}
    said = visit.say("{file}, line {line}", **place)
    return f"{said}: {finding.reason}; {finding.fix}."
