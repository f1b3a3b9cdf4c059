"""The smallest operation that reaches one coordinate, and what its answer says of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from resolvers.schema import MODEL, ROOTS, object_types
from tests.world.keys import UTRECHT, Kind, licence_number, operator_number, row_id
from tests.world.statistics import PUBLISHED

__all__ = ["ANSWERED", "HIDDEN", "WITHHELD", "Operation", "Step", "make_operation", "read_outcome"]

ANSWERED: Final = "ANSWERED"
WITHHELD: Final = "WITHHELD"
HIDDEN: Final = "HIDDEN"

_EDGES: Final = {
    "Photo": "Licence.photo",
    "Holder": "Licence.holder",
    "Interview": "Licence.interview",
    "Decision": "Licence.decisions",
    "Procedure": "Licence.procedures",
    "Officer": "Annotation.author",
    "OperatorPerson": "OperatorLicence.operator",
    "Measure": "OperatorLicence.measures",
    "RecordedCheck": "Inspection.checks",
    "Appointment": "Me.appointments",
    "AccessField": "Access.fields",
}
"""Type -> the one edge that leads to it."""
_ROOTS: Final = {
    "LicenceCheck": "Query.licenceCheck",
    "OperatorLicence": "Query.operatorLicence",
    "Inspection": "Query.inspection",
    "Municipality": "Query.municipality",
    "Statistic": "Query.statistics",
    "Me": "Query.me",
    "Access": "Query.myAccess",
}
_LEAVES: Final = {
    "Me": "name",
    "Access": "purpose",
    "AccessField": "coordinate",
    "LicenceCheck": "result",
    "Photo": "contentType",
    "Holder": "givenNames",
    "Interview": "heldOn",
    "Decision": "kind",
    "Procedure": "kind",
    "Officer": "name",
    "OperatorPerson": "givenNames",
    "Measure": "kind",
    "RecordedCheck": "result",
}
"""Type -> the field that stands for a record without a key."""
_HAVE_WITHHELD: Final = frozenset(each.name for each in object_types() if "withheld" in each.fields)


@dataclass(frozen=True)
class Step:
    """One field on the way: from a record of one town to a record of one."""

    coordinate: str
    holder: str
    """Town of the record that has the field; of the record reached, for a root."""
    town: str
    """Town of the record reached."""
    arguments: str = ""
    key: str | None = None
    """Key of the record meant, where a list is reached."""

    @property
    def field(self) -> str:
        """Name of the field."""
        return self.coordinate.partition(".")[2]

    @property
    def type(self) -> str:
        """Type reached; of its nodes, where a page is."""
        return MODEL.kinds[self.coordinate].removesuffix("Connection")

    @property
    def is_root(self) -> bool:
        """Whether it is a field of ``Query``."""
        return self.coordinate.startswith("Query.")

    @property
    def key_coordinate(self) -> str | None:
        """Coordinate of the key of the record reached, where it has one."""
        key = _key_of(self.type)
        return f"{self.type}.{key}" if key else None

    @property
    def paged(self) -> bool:
        """Whether a page is reached."""
        return MODEL.kinds[self.coordinate].endswith("Connection")


@dataclass(frozen=True)
class Operation:
    """The way to one coordinate."""

    steps: Sequence[Step]
    """The last one is the coordinate itself."""

    @property
    def target(self) -> str:
        """The coordinate itself."""
        return self.steps[-1].coordinate

    @property
    def document(self) -> str:
        """The operation as text."""
        text = _leaf(self.steps[-1].type)
        for step in reversed(self.steps):
            inner = f"{{ nodes {text} }}" if step.paged else text
            text = f"{{ {_beside(step)}{step.field}{step.arguments} {inner} }}"
        return text

    @property
    def coordinates(self) -> Iterator[str]:
        """Every coordinate that the text selects."""
        for step in self.steps:
            yield step.coordinate
            named = _key_of(step.type) or _LEAVES.get(step.type)
            if named and (step is self.steps[-1] or _key_of(step.type)):
                yield f"{step.type}.{named}"


def make_operation(coordinate: str, purpose: str, *, town: str, own: str) -> Operation:
    """Make the operation that reaches a coordinate on a record of a town.

    Parameters
    ----------
    coordinate
        What to reach.
    purpose
        Decides the root that leads there.
    town
        Municipality of the record.
    own
        Municipality of the licence or business that an annotation stands on.
    """
    parent, _, field = coordinate.partition(".")
    if parent == "Query":
        return Operation((_root(field, purpose, town, own),))
    way = _reach(parent, purpose, town, own)
    last = Step(coordinate, town, town)
    key = _keys(purpose, town, town)["Annotation"] if last.type == "Annotation" else None
    return Operation((*way, replace(last, key=key)))


def _reach(type_: str, purpose: str, town: str, own: str) -> tuple[Step, ...]:
    if type_ == "Annotation":
        return _reach_annotation(purpose, town, own)
    if type_ == "Licence":
        return _reach_licence(purpose, town)
    if type_ == "Application":
        root = "applications" if purpose == "LICENCE_WORKLIST" else "application"
        return (_root(root, purpose, town, own),)
    if type_ in _EDGES:
        parent = _EDGES[type_].partition(".")[0]
        return (*_reach(parent, purpose, town, own), Step(_EDGES[type_], town, town))
    return (_root(_ROOTS[type_].partition(".")[2], purpose, town, own),)


def _reach_licence(purpose: str, town: str) -> tuple[Step, ...]:
    if purpose == "LICENCE_CHECK":
        return _root("licenceCheck", purpose, town, town), Step("LicenceCheck.licence", town, town)
    root = "licences" if purpose == "LICENCE_WORKLIST" else "licence"
    return (_root(root, purpose, town, town),)


def _reach_annotation(purpose: str, town: str, own: str) -> tuple[Step, ...]:
    root, parent = {
        "LICENCE_CHECK": ("licenceCheck", "LicenceCheck"),
        "OPERATOR_SUPERVISION": ("operatorLicence", "OperatorLicence"),
    }.get(purpose, ("licence", "Licence"))
    key = _keys(purpose, town, own)["Annotation"]
    edge = Step(f"{parent}.annotations", own, town, key=key)
    return _root(root, purpose, own, own), edge


def _root(field: str, purpose: str, town: str, own: str) -> Step:
    keys = _keys(purpose, town, own)
    type_ = MODEL.kinds[f"Query.{field}"].removesuffix("Connection")
    argument = next(iter(ROOTS[field].keys), None) if field in ROOTS else None
    given = f'({argument}: "{keys[_named(field, type_)]}")' if argument else ""
    paged = MODEL.kinds[f"Query.{field}"].endswith("Connection")
    arguments = "(first: 50)" if paged else given
    return Step(f"Query.{field}", town, town, arguments, keys.get(type_))


def _named(field: str, type_: str) -> str:
    if field == "statistics":
        return "Month"
    return "Licence" if field in ("licenceValidity", "licenceCheck") else type_


def _keys(purpose: str, town: str, own: str) -> Mapping[str, str]:
    checked = purpose == "LICENCE_CHECK"
    of_business = purpose == "OPERATOR_SUPERVISION"
    return {
        "Licence": licence_number(town),
        "OperatorLicence": operator_number(town),
        "Inspection": str(row_id(Kind.CHECK_OPEN if checked else Kind.CHECK_CLOSED, town)),
        "Annotation": str(row_id(Kind.ON_OPERATOR if of_business else Kind.ON_LICENCE, own, town)),
        "Municipality": town,
        "Application": str(row_id(Kind.APPLICATION, town)),
        "Month": PUBLISHED.isoformat(),
        "Statistic": f"{PUBLISHED:%Y-%m}/CHECKS/VALID/{UTRECHT}",
    }


def _key_of(type_: str) -> str | None:
    table = MODEL.tables.get(type_)
    return table.key if table else None


def _beside(step: Step) -> str:
    """Select, beside a field, what tells its record and what is withheld on it."""
    parent = step.coordinate.partition(".")[0]
    names = [_key_of(parent), "withheld" if parent in _HAVE_WITHHELD else None]
    return "".join(f"{name} " for name in names if name and name != step.field)


def _leaf(type_: str) -> str:
    named = _key_of(type_) or _LEAVES.get(type_)
    return f"{{ {named} }}" if named else ""


def read_outcome(operation: Operation, data: Mapping[str, Any]) -> str:
    """Read what became of the coordinate: `ANSWERED`, `WITHHELD` or `HIDDEN`.

    Parameters
    ----------
    operation
        What was asked.
    data
        What the answer holds under ``data``.
    """
    record: Mapping[str, Any] = data
    for step in operation.steps:
        value = record[step.field]
        if value is None or value == "NOT_VALID":
            return _read_null(operation, record, step)
        found = _pick(step, value["nodes"] if step.paged else value)
        if found is None:
            return HIDDEN
        record = found
    return ANSWERED


def _read_null(operation: Operation, record: Mapping[str, Any], step: Step) -> str:
    if step.field in record.get("withheld", ()):
        return WITHHELD
    if step.is_root:
        return HIDDEN
    assert step is operation.steps[-1], f"{step.coordinate} is empty: the world misses a row"
    return ANSWERED


def _pick(step: Step, value: Any) -> Any:
    if not isinstance(value, list):
        return value
    key = _key_of(step.type)
    if step.key is None or key is None:
        return value[0] if value else {}
    return next((each for each in value if each[key] == step.key), None)
