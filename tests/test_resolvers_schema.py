import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from graphql import (
    GraphQLNamedType,
    GraphQLObjectType,
    is_enum_type,
    is_input_object_type,
    is_introspection_type,
    is_non_null_type,
    is_object_type,
    is_specified_scalar_type,
)

from resolvers.introspection import print_schema_text
from resolvers.model import (
    ENTRIES,
    Cardinality,
    Fixed,
    Limit,
    Placed,
    Relation,
    Root,
    Table,
)
from resolvers.schema import CORE, MODEL, ROOTS, TABLES, coordinates, object_types

KEYS = {
    "AccessField.action",
    "AccessField.coordinate",
    "AccessField.scope",
    "Annotation.id",
    "Application.id",
    "Appointment.id",
    "Inspection.id",
    "Licence.number",
    "LicenceCheck.result",
    "Municipality.code",
    "ReferralReceipt.id",
    "OperatorLicence.number",
    "Statistic.id",
    "Query.licenceValidity",
}
CASES = (
    "case_inspection",
    "case_mandate",
    "case_operator",
    "case_procedure",
    "case_subject_request",
)
RELATIONS = [
    (table, name, relation)
    for table in TABLES.values()
    for name, relation in table.relations.items()
]


def columns(view: str) -> set[str]:
    """Names of the columns of a view, read from its file."""
    text = files("sql").joinpath("views", f"{view}.sql").read_text("utf-8")
    selected = re.split(r"^FROM ", text, flags=re.MULTILINE)[0]
    return set(re.findall(r"^ {4,}(?:\S.*)?(?:\bAS |\.)(\w+),?$", selected, re.MULTILINE))


def column(field: str) -> str:
    """Name of the column of a field."""
    return re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", field)


def needed(table: Table) -> set[str]:
    """Columns that a view must have to stand for a type."""
    fields = object_type(table.type).fields.keys() - table.relations.keys() - {"withheld"}
    flags = {
        "placed_in": table.placed is Placed.ITSELF,
        "subject": table.subject,
        "restricted": table.restricted,
    }
    return {
        *map(column, fields),
        *(relation.parent for relation in table.relations.values()),
        *(name for name, wanted in flags.items() if wanted),
    }


def object_type(name: str) -> GraphQLObjectType:
    """An object type of the schema."""
    return next(each for each in object_types() if each.name == name)


def own_types() -> Iterator[GraphQLNamedType]:
    """Types that the schema declares itself."""
    for each in CORE.type_map.values():
        if not is_introspection_type(each) and not is_specified_scalar_type(each):
            yield each


def descriptions() -> Iterator[tuple[str, str | None]]:
    """Every described part of the schema with its description."""
    for each in own_types():
        yield each.name, each.description
        if is_enum_type(each):
            yield from (
                (f"{each.name}.{name}", value.description) for name, value in each.values.items()
            )
        if is_input_object_type(each):
            yield from (
                (f"{each.name}.{name}", field.description) for name, field in each.fields.items()
            )
        if is_object_type(each):
            yield from (
                (f"{each.name}.{name}", field.description) for name, field in each.fields.items()
            )
            yield from arguments(each)


def arguments(type_: GraphQLObjectType) -> Iterator[tuple[str, str | None]]:
    """Every argument of a type with its description."""
    for name, field in type_.fields.items():
        for argument, declared in field.args.items():
            yield f"{type_.name}.{name}({argument})", declared.description


def test_equals_the_text_in_the_root_folder() -> None:
    published = Path(__file__).parents[1] / "schema.graphql"

    assert print_schema_text() == published.read_text("utf-8")


@pytest.mark.parametrize("described", list(descriptions()), ids=lambda described: described[0])
def test_describes_every_part_and_names_the_dutch_term(described: tuple[str, str | None]) -> None:
    _, text = described

    assert text is not None
    assert re.search(r"\w \(\w.*\)\.$", text)


def test_is_null_safe_wherever_a_policy_may_close() -> None:
    non_null = {
        f"{each.name}.{name}"
        for each in object_types()
        for name, field in each.fields.items()
        if is_non_null_type(field.type) and name != "withheld"
    }

    assert non_null == KEYS


def test_withholds_only_on_records_placed_in_a_municipality() -> None:
    withholding = {each.name for each in object_types() if "withheld" in each.fields}

    assert withholding == {
        name for name, table in TABLES.items() if table.placed is not Placed.NOWHERE
    }


def test_stands_every_type_on_a_view_unless_python_answers_it() -> None:
    without = {each.name for each in object_types()} - TABLES.keys()

    assert without == ENTRIES | {"Access", "AccessField"}


def test_answers_every_entry_point_with_a_statement_but_one() -> None:
    fields = object_type("Query").fields

    assert fields.keys() - ROOTS.keys() == {"myAccess"}
    assert ROOTS.keys() <= fields.keys()


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.type)
def test_finds_a_column_for_every_field(table: Table) -> None:
    assert needed(table) <= columns(table.view)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.type)
def test_declares_only_fields_the_type_has(table: Table) -> None:
    fields = object_type(table.type).fields.keys()
    key = {table.key} if table.key else set()

    assert table.relations.keys() | table.public | table.lineage.keys() | key <= fields


@pytest.mark.parametrize(
    ("table", "name", "relation"), RELATIONS, ids=[f"{t.type}.{n}" for t, n, _ in RELATIONS]
)
def test_finds_the_columns_of_a_relation(table: Table, name: str, relation: Relation) -> None:
    reached = TABLES[relation.type]
    sorted_by = {sort.column for sort in relation.sort}

    found = columns(relation.view or reached.view)

    assert MODEL.kinds[f"{table.type}.{name}"] == relation.type
    assert needed(reached) <= found
    assert {relation.child, *relation.where, *sorted_by} <= found
    assert bool(relation.sort) == relation.many


@pytest.mark.parametrize("root", ROOTS.values(), ids=lambda root: root.field)
def test_finds_the_columns_of_an_entry_point(root: Root) -> None:
    sorts = [*root.sorts.values(), root.default_sort]
    limits = [*root.case_fields.values(), *(each for all_ in root.bounds.values() for each in all_)]
    named = {
        *(column(each.field) for each in root.filters.values()),
        *(column(each.partition(".")[2]) for each in root.keys.values()),
        *(sort.column for order in sorts for sort in order),
        *(each.column for each in limits),
        *(root.on or ()),
        *map(column, root.missing),
        *filter(None, (root.caller, root.scalar)),
    }

    assert named <= columns(TABLES[root.type].view)


@pytest.mark.parametrize("root", ROOTS.values(), ids=lambda root: root.field)
def test_ends_every_order_in_the_key(root: Root) -> None:
    orders = [order for order in (*root.sorts.values(), root.default_sort) if order]

    assert {order[-1].column for order in orders} <= {TABLES[root.type].key}
    assert bool(root.default_sort) == (root.cardinality in {Cardinality.LIST, Cardinality.PAGE})


@pytest.mark.parametrize("view", CASES)
def test_bounds_rows_by_columns_every_case_has(view: str) -> None:
    limits: list[Limit] = []
    for root in MODEL.roots.values():
        limits += root.case_fields.values()
        limits += [each for bounds in root.bounds.values() for each in bounds]

    assert {each.case_column for each in limits if not isinstance(each, Fixed)} <= columns(view)


@pytest.mark.parametrize("root", ROOTS.values(), ids=lambda root: root.field)
def test_declares_the_arguments_that_the_schema_shows(root: Root) -> None:
    shown = object_type("Query").fields[root.field].args

    paged = {"filter", "orderBy", "first", "after"} if root.filters else set()
    assert shown.keys() == root.keys.keys() | paged | ({"on"} if root.on else set())
    assert set(root.keys.values()) <= MODEL.kinds.keys()
    assert all(f"{root.type}.{each.field}" in MODEL.kinds for each in root.filters.values())


@pytest.mark.parametrize(
    "root", [root for root in ROOTS.values() if root.filters], ids=lambda root: root.field
)
def test_compares_and_sorts_what_the_schema_offers(root: Root) -> None:
    offered = object_type("Query").fields[root.field].args
    filters, orders = offered["filter"].type, offered["orderBy"].type

    assert is_input_object_type(filters)
    assert is_enum_type(orders)
    assert filters.fields.keys() == root.filters.keys()
    assert orders.values.keys() == root.sorts.keys()


def test_discloses_by_lineage_only_what_is_a_coordinate() -> None:
    named = {each for table in TABLES.values() for all_ in table.lineage.values() for each in all_}

    assert named <= MODEL.kinds.keys()


def test_places_a_coordinate_where_its_records_are() -> None:
    placed = coordinates()

    assert placed["Holder.bsn"]
    assert placed["Query.licences"]
    assert placed["Query.licenceValidity"]
    assert not placed["Query.municipalities"]
    assert not placed["Query.myAccess"]
    assert not placed["Access.fields"]


def test_lets_no_policy_speak_of_wrappers() -> None:
    wrappers = re.compile(r"Connection\.|Edge\.|PageInfo\.|\.withheld$|^__")

    assert [each for each in coordinates() if wrappers.search(each)] == []


def test_t10_leads_from_a_recorded_check_to_nothing() -> None:
    reached: Mapping[str, Relation] = TABLES["RecordedCheck"].relations

    assert reached == {}


def test_opens_the_persons_behind_a_business_by_case_wherever_they_are_reached() -> None:
    reaching = {root.field for root in ROOTS.values() if root.case_fields}

    assert reaching == {"operatorLicence", "operatorLicences", "inspection", "inspections"}
    for field in reaching:
        assert ROOTS[field].case_fields.keys() == {
            "OperatorLicence.operator",
            "OperatorLicence.managers",
        }
