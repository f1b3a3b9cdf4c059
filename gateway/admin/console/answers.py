"""An answer of the register, for people: data as it is, and each refusal explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from gateway.accounts.explaining import write_rules
from gateway.admin.coordinates import FieldGroup, group_coordinates, name_coordinate
from gateway.admin.decisions.words import MEANINGS
from gateway.admin.navigation import N_
from gateway.admin.visits import Visit
from policies.decision import Reason
from policies.explanations.telling import tell_reason
from policies.sentences.writing import Language

__all__ = ["Answer", "Fault", "read_answer", "write_data"]

_LONGEST: Final = 300
_SHOWN: Final = 40
_MEANINGS: Final[Mapping[str, str]] = {
    **MEANINGS,
    "DOCUMENT_INVALID": N_("The query does not fit the schema."),
    "DOCUMENT_MALFORMED": N_("The query is no GraphQL."),
    "DOCUMENT_TOO_LARGE": N_("The query is too large."),
    "LEGAL_BASIS_ABSENT": N_("No legal basis is in force for what is asked."),
    "LIMIT_EXCEEDED": N_("The query asks for too much at once."),
    "NOT_FOUND_OR_DENIED": N_("There is no such record, or it is not open to you."),
    "OPERATION_AMBIGUOUS": N_("The query holds several operations; leave one."),
    "TIMEOUT": N_("The query took too long."),
    "VARIABLE_INVALID": N_("A variable does not fit, or is missing."),
}


@dataclass(frozen=True)
class Fault:
    """One error of an answer, in words."""

    code: str
    meaning: str
    field: str
    """What was refused, in words; empty where it is none."""
    lines: tuple[int, ...]
    """Lines of the query."""
    message: str
    """As the register says it, in English; empty where the meaning says all."""
    reason: str
    """Why, and for which purposes it would be open; empty where the policy is not why."""
    sentences: tuple[str, ...]
    """The rules that closed it."""


@dataclass(frozen=True)
class Answer:
    """An answer in words."""

    data: str
    """JSON, written for people; empty where there is none."""
    faults: tuple[Fault, ...]
    withheld: tuple[FieldGroup, ...]


def read_answer(visit: Visit, body: bytes) -> Answer:
    """Read the body of a GraphQL response."""
    found = orjson.loads(body)
    data = found.get("data")
    extensions = found.get("extensions", {})
    withheld = frozenset(extensions.get("access", {}).get("withheld", ()))
    return Answer(
        "" if data is None else write_data(data),
        tuple(_read_fault(visit, each) for each in found.get("errors", ())),
        group_coordinates(withheld, visit.language),
    )


def _read_fault(visit: Visit, error: Mapping[str, Any]) -> Fault:
    extensions: Mapping[str, Any] = error.get("extensions", {})
    code = str(extensions.get("code", ""))
    coordinate = str(extensions.get("coordinate", ""))
    known = extensions.get("reason")
    snapshot, language = visit.rights.head.snapshot, Language(visit.language)
    return Fault(
        code,
        visit.say(_MEANINGS.get(code, code)),
        name_coordinate(coordinate, visit.language) if coordinate else "",
        tuple(each["line"] for each in error.get("locations", ())),
        "" if coordinate else str(error["message"]),
        tell_reason(_reason(known), language) if known else "",
        write_rules(snapshot, known["rules"], language) if known else (),
    )


def _reason(known: Mapping[str, Any]) -> Reason:
    return Reason(known["kind"], tuple(known["rules"]), tuple(known["purposes"]))


def write_data(data: object) -> str:
    """Write data as JSON for people, without most of a text that nobody reads, as an image."""
    shortened = _shorten(data)
    return orjson.dumps(shortened, option=orjson.OPT_INDENT_2).decode()


def _shorten(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_SHOWN]}… ({len(value)})"
    if isinstance(value, list):
        return [_shorten(each) for each in value]
    if isinstance(value, dict):
        return {name: _shorten(each) for name, each in value.items()}
    return value
