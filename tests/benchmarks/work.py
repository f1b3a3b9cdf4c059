"""The work that is measured, and how a client asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

CASE = "00000000-0000-4000-8000-03{officer:010}"
NUMBER = "ZZZZZZ7777"

CHECK = """query Check($number: LicenceNumber!) {
  licenceCheck(number: $number) {
    result reason
    licence { number status validFrom validUntil issuingMunicipality { code name } }
    annotations(first: 5) { id category finding text madeAt }
  }
}"""

PAGE = """query Page($municipality: [String!]) {
  operatorLicences(filter: { municipality: $municipality }, first: 50) {
    nodes {
      number tradeName businessType premises status validFrom validUntil conditions
      municipality { code name }
      annotations(first: 3) { id category finding madeAt }
    }
  }
}"""


@dataclass(frozen=True)
class Work:
    """One operation, asked of the gateway and of its bare endpoint."""

    name: str
    query: str
    variables: Mapping[str, object]
    headers: Mapping[str, str]
    root: str

    @property
    def document_id(self) -> str:
        """What names its query as a trusted document."""
        return f"sha256:{sha256(self.query.encode()).hexdigest()}"


WORKS = (
    Work(
        "check",
        CHECK,
        {"number": NUMBER},
        {"Access-Purpose": "licence-check", "Access-Case": CASE},
        "licenceCheck",
    ),
    Work(
        "page",
        PAGE,
        {"municipality": ["GM0344"]},
        {"Access-Purpose": "operator-supervision"},
        "operatorLicences",
    ),
)
