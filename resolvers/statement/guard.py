"""The guard of a reading statement, and the record of what it discloses.

The guard compares the plan with what is in force now: policy and reference
data, appointment, client with what it sends, legal basis and case. Unless all
hold, the statement reads nothing and records nothing.
"""

from dataclasses import dataclass

from resolvers.statement.parameters import Capacity, Parameters
from resolvers.statement.scopes import ALWAYS

__all__ = ["CASE_VIEWS", "PASSED", "Disclosure", "guard", "record"]

CASE_VIEWS = {
    "LICENCE_CHECK": "case_inspection",
    "LICENCE_ISSUANCE": "case_procedure",
    "OPERATOR_SUPERVISION": "case_operator",
    "DATA_SUBJECT_REQUEST": "case_subject_request",
    "AUDIT": "case_mandate",
    "STATISTICS": "case_mandate",
    "RETENTION": "case_mandate",
}
"""Purpose -> view of the cases that it can be asked for."""

PASSED = "guard.head AND guard.appointment AND guard.client AND guard.basis AND guard.matter"
"""SQL condition under which a statement may read."""

_CASE_COLUMNS = (
    "inspection_id",
    "operator_licence_number",
    "licence_number",
    "holder_id",
    "application_id",
)


@dataclass(frozen=True)
class Disclosure:
    """What an answer discloses, whoever the data subjects turn out to be."""

    root: str
    coordinates: tuple[str, ...]


def guard(capacity: Capacity, types: frozenset[str], parameters: Parameters, *, case: bool) -> str:
    """Write the common table ``guard``.

    Parameters
    ----------
    capacity
        Which checks the caller's capacity asks for.
    types
        Types that need a legal basis in force.
    parameters
        Bind parameters of the statement.
    case
        Whether an open case is needed.

    Returns
    -------
    str
        SQL of one row: the outcome of each check, and the case's columns.
    """
    checks = {
        "head": _head(parameters),
        "appointment": _appointment(parameters) if capacity.appointed else ALWAYS,
        "client": _client(capacity, parameters) if capacity.connected else ALWAYS,
        "basis": _basis(types, parameters) if types else ALWAYS,
        "matter": "matter.id IS NOT NULL" if case else ALWAYS,
    }
    columns = [f"{condition} AS {name}" for name, condition in checks.items()]
    columns += [f"matter.{name}" for name in _CASE_COLUMNS if case]
    matter = _matter(capacity.purpose, parameters) if case else ""
    return f"guard AS MATERIALIZED (SELECT {', '.join(columns)} FROM api.head{matter})"


def _head(parameters: Parameters) -> str:
    policy = parameters.asker("policy_version", "bigint")
    reference = parameters.asker("reference_version", "bigint")
    return f"head.policy_version = {policy} AND head.reference_version = {reference}"


def _appointment(parameters: Parameters) -> str:
    appointment = parameters.asker("appointment", "uuid")
    return f"EXISTS (SELECT FROM api.appointment_in_force AS a WHERE a.id = {appointment})"


def _client(capacity: Capacity, parameters: Parameters) -> str:
    client = parameters.asker("client", "text")
    purpose = parameters.asker("purpose", "text")
    may_send = _document(parameters) if capacity.trusted else "c.documents = 'ANY'"
    return (
        f"EXISTS (SELECT FROM api.client_in_force AS c "
        f"WHERE c.id = {client} AND {purpose} = any(c.purposes) AND {may_send})"
    )


def _document(parameters: Parameters) -> str:
    document = parameters.asker("document", "text")
    return (
        "EXISTS (SELECT FROM api.trusted_document_in_force AS d "
        f"WHERE d.client = c.id AND d.sha256 = {document})"
    )


def _basis(types: frozenset[str], parameters: Parameters) -> str:
    names = ",".join(sorted(types))
    purpose = parameters.asker("purpose", "text")
    return (
        f"NOT EXISTS (SELECT FROM unnest('{{{names}}}'::text[]) AS needed (type) "
        "WHERE NOT EXISTS (SELECT FROM api.legal_basis_in_force AS b "
        f"WHERE needed.type = any(b.types) AND {purpose} = any(b.purposes)))"
    )


def _matter(purpose: str, parameters: Parameters) -> str:
    case = parameters.asker("case", "uuid")
    appointment = parameters.asker("appointment", "uuid")
    own = parameters.asker("own", "text[]")
    return (
        f" LEFT JOIN LATERAL (SELECT m.* FROM api.{CASE_VIEWS[purpose]} AS m "
        f"WHERE m.id = {case} AND m.municipality = any({own}) "
        f"AND (m.appointment_id IS NULL OR m.appointment_id = {appointment}) "
        "LIMIT 1) AS matter ON true"
    )


def record(disclosure: Disclosure, parameters: Parameters) -> str:
    """Write the common table that records the disclosure of ``answer``."""
    values = {
        "trace_id": parameters.asker("trace", "text"),
        "root": f"'{disclosure.root}'",
        "coordinates": f"'{{{','.join(disclosure.coordinates)}}}'::text[]",
        "subjects": "answer.subjects",
        "purpose": parameters.asker("purpose", "text"),
        "case_id": parameters.asker("case", "uuid"),
        "role": parameters.asker("role", "text"),
        "home": parameters.asker("home", "text"),
        "officer_id": parameters.asker("officer", "uuid"),
        "appointment_id": parameters.asker("appointment", "uuid"),
        "client": parameters.asker("client", "text"),
        "policy_version": parameters.asker("policy_version", "bigint"),
    }
    return (
        f"record AS (INSERT INTO access.disclosure_record ({', '.join(values)}) "
        f"SELECT {', '.join(values.values())} FROM answer)"
    )
