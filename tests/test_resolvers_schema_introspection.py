from graphql import (
    GraphQLSchema,
    build_schema,
    is_enum_type,
    is_input_object_type,
    is_object_type,
    validate_schema,
)

from policies.decision import OWN, Grant, Signature
from resolvers.introspection import Use, print_schema_text, usable, visible_schema
from resolvers.schema import MODEL


def visible(*reached: str) -> GraphQLSchema:
    """The schema of someone who reaches these coordinates and no others."""
    assert set(reached) <= MODEL.kinds.keys()
    return visible_schema(lambda cell: cell[0] in reached)


def fields(schema: GraphQLSchema, name: str) -> set[str]:
    """Names of the fields of a type."""
    type_ = schema.type_map[name]
    assert is_object_type(type_) or is_input_object_type(type_)
    return set(type_.fields)


def test_shows_everything_to_who_reaches_everything() -> None:
    assert print_schema_text(visible_schema(lambda _: True)) == print_schema_text()


def test_shows_the_fields_reached_and_what_tells_them_apart() -> None:
    schema = visible("Query.licence", "Licence.number", "Licence.status")

    assert fields(schema, "Query") == {"licence"}
    assert fields(schema, "Licence") == {"number", "status", "withheld"}
    assert "Holder" not in schema.type_map


def test_hides_a_type_that_nothing_leads_to() -> None:
    schema = visible("Query.me", "Me.name", "Licence.number", "Holder.bsn")

    assert not {"Licence", "LicenceNumber", "Holder"} & schema.type_map.keys()


def test_hides_what_leads_only_to_closed_fields() -> None:
    schema = visible("Query.licence", "Licence.number", "Licence.holder", "Query.inspection")

    assert fields(schema, "Licence") == {"number", "withheld"}
    assert fields(schema, "Query") == {"licence"}


def test_hides_a_page_with_its_wrappers_and_inputs() -> None:
    schema = visible("Query.me", "Me.name", "Query.licences")

    assert not {"LicenceConnection", "LicenceEdge", "PageInfo", "LicenceFilter", "LicenceOrder"} & (
        schema.type_map.keys()
    )


def test_hides_a_chain_that_ends_in_nothing() -> None:
    schema = visible(
        "Query.me", "Me.name", "Query.licenceCheck", "LicenceCheck.licence", "Licence.holder"
    )

    assert fields(schema, "Query") == {"me"}


def test_h01_hides_filters_on_what_cannot_be_reached() -> None:
    schema = visible("Query.licences", "Licence.number", "Licence.status")

    assert fields(schema, "LicenceFilter") == {"status"}


def test_h01_hides_the_argument_when_no_filter_is_left() -> None:
    schema = visible("Query.licences", "Licence.number")
    query = schema.query_type

    assert query is not None
    assert query.fields["licences"].args.keys() == {"orderBy", "first", "after"}


def orders(*sortable: str) -> set[str]:
    """Orders of licences shown to someone who may read all of a licence, and sort by these."""
    schema = visible_schema(lambda cell: cell[1] is Use.READ or cell[0] in sortable)
    type_ = schema.type_map["LicenceOrder"]
    assert is_enum_type(type_)
    return set(type_.values)


def test_h04_hides_an_order_that_would_be_refused() -> None:
    by_number = {"NUMBER_ASC", "NUMBER_DESC"}

    assert orders() == by_number
    assert orders("Licence.validUntil") == by_number | {"VALID_UNTIL_ASC", "VALID_UNTIL_DESC"}


def test_h04_hides_the_argument_when_no_order_is_left() -> None:
    schema = visible_schema(lambda cell: cell[1] is Use.READ)
    query = schema.query_type

    assert query is not None
    assert query.fields["inspections"].args.keys() == {"first", "after"}
    assert "InspectionOrder" not in schema.type_map


def test_h04_an_order_takes_the_right_to_read_and_to_search_under_one_purpose() -> None:
    cell = "Licence.validUntil"
    parts = [Grant({(cell, action): OWN}, Signature()) for action in ("read", "filter")]
    whole = Grant({(cell, "read"): OWN, (cell, "filter"): OWN}, Signature())

    assert usable(parts, [cell]) == {(cell, Use.READ), (cell, Use.FILTER)}
    assert (cell, Use.SORT) in usable([whole], [cell])


def test_keeps_neutral_codes() -> None:
    text = print_schema_text(visible("Query.annotations", "Annotation.id", "Annotation.category"))

    assert "  CLOSED\n" in text


def test_prints_a_part_that_others_can_read() -> None:
    text = print_schema_text(visible("Query.operatorLicences", "OperatorLicence.number"))

    assert validate_schema(build_schema(text)) == []
    assert print_schema_text(build_schema(text)) == text
