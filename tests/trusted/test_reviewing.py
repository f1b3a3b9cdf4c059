"""What a document reaches is known before it is approved, and what the policy says of it."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given, reject, settings

from gateway.documents import Documents, coerce_variables, operation
from gateway.enforcement import list_cells
from gateway.installing import SHIPPED
from gateway.limits import DocumentError, Limits
from gateway.trusted.reach import list_reached
from gateway.trusted.reviewing import Reached, Review, Reviewer
from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.pdp import build_snapshot
from policies.rules import read_policy
from resolvers.schema import CORE, MODEL
from resolvers.statement.records import field_name
from resolvers.statement.selection import select
from tests.reference.operations import Operation, operations

DOCUMENTS: Final = Documents(CORE, Limits(), size=100)
WIDE: Final = Documents(
    CORE,
    Limits(bytes=10**6, tokens=10**5, fields=10**4, selections=10**4, aliases=10**3, twins=100),
    size=1,
)
PURPOSES: Final = frozenset({"NONE", "LICENCE_CHECK", "LICENCE_WORKLIST"})


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    """A reviewer under the shipped policy."""
    snapshot = build_snapshot(read_policy(SHIPPED), shipped_vocabulary(), 1)
    return Reviewer(DOCUMENTS, MODEL, snapshot, shipped_territory(), date(2027, 3, 1))


def cells(review: Review, place: int = 0) -> set[tuple[str, str]]:
    return {(each.coordinate, each.action) for each in review.operations[place].reached}


def find(review: Review, coordinate: str, action: str = "read") -> Reached:
    (found,) = (
        each
        for each in review.operations[0].reached
        if (each.coordinate, each.action) == (coordinate, action)
    )
    return found


def test_every_operation_is_reviewed_with_what_it_reads_filters_and_sorts_by(
    reviewer: Reviewer,
) -> None:
    text = """
    query Mine { me { name ...Posts } }
    query List { licences(filter: { status: [GRANTED] }, orderBy: VALID_UNTIL_DESC) {
      nodes { number }
    } }
    fragment Posts on Me { appointments { role } }
    """

    found = reviewer.review(text, PURPOSES)

    assert [each.name for each in found.operations] == ["Mine", "List"]
    assert cells(found, 0) == {
        ("Query.me", "read"),
        ("Me.name", "read"),
        ("Me.appointments", "read"),
        ("Appointment.role", "read"),
    }
    assert cells(found, 1) == {
        ("Query.licences", "read"),
        ("Licence.number", "read"),
        ("Licence.status", "filter"),
        ("Licence.validUntil", "filter"),
        ("Licence.validUntil", "read"),
    }


def test_what_variables_decide_is_taken_for_asked(reviewer: Reviewer) -> None:
    text = """query($f: OperatorLicenceFilter, $o: OperatorLicenceOrder, $b: Boolean!) {
      operatorLicences(filter: $f, orderBy: $o) { nodes {
        number
        conditions @include(if: $b)
        ... @skip(if: $b) { ...Measured }
        premises @include(if: false)
      } }
    }
    fragment Measured on OperatorLicence { measures { kind ... @skip(if: $b) { ground } } }
    """

    found = cells(reviewer.review(text, PURPOSES))

    root = MODEL.roots["operatorLicences"]
    fields = {each.field for each in root.filters.values()}
    sorts = {field_name(each.column) for order in root.sorts.values() for each in order[:-1]}
    assert {(f"OperatorLicence.{each}", "filter") for each in fields | sorts} <= found
    assert {(f"OperatorLicence.{each}", "read") for each in sorts} <= found
    assert {("OperatorLicence.conditions", "read"), ("Measure.ground", "read")} <= found
    assert ("OperatorLicence.premises", "read") not in found


def test_each_coordinate_says_to_whom_it_is_open_and_on_which_records(reviewer: Reviewer) -> None:
    text = """query($n: LicenceNumber!) { licenceCheck(number: $n) {
      annotations { text author { name } }
    } }"""

    found = reviewer.review(text, PURPOSES)

    text_of = {each.role: each for each in find(found, "Annotation.text").openings}
    author = {each.role: each for each in find(found, "Annotation.author").openings}
    assert set(text_of) == set(author) == {"inspector", "police_supervisor"}
    assert (text_of["inspector"].own, text_of["inspector"].other) == ("all", "all but GM0344")
    assert (author["inspector"].own, author["inspector"].other) == ("all", "none")
    assert {each.cased for each in (*text_of.values(), *author.values())} == {True}
    assert {each.purpose for each in text_of.values()} == {"LICENCE_CHECK"}
    assert found.operations[0].closed == ()
    assert found.operations[0].askers == (
        ("inspector", "LICENCE_CHECK"),
        ("police_supervisor", "LICENCE_CHECK"),
    )


def test_what_nobody_may_reach_for_the_purposes_of_the_system_is_named(reviewer: Reviewer) -> None:
    text = "{ licences { nodes { number holder { bsn } } } }"

    found = reviewer.review(text, PURPOSES)
    issuing = reviewer.review(text, PURPOSES | {"LICENCE_ISSUANCE"})

    closed = [each.coordinate for each in found.operations[0].closed]
    assert closed == ["Licence.holder", "Holder.bsn"]
    assert found.operations[0].askers == ()
    assert issuing.operations[0].closed == ()


def test_what_asks_the_policy_nothing_is_reviewed(reviewer: Reviewer) -> None:
    (found,) = reviewer.review("{ __typename __schema { description } }", PURPOSES).operations

    assert (found.name, found.reached, found.closed, found.askers) == (None, (), (), ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "DOCUMENT_MALFORMED"),
        ("{ \ud800 }", "DOCUMENT_MALFORMED"),
        ("{ unknown }", "DOCUMENT_INVALID"),
        ("mutation { me { name } }", "DOCUMENT_INVALID"),
        ("{ " + " ".join(f"a{n}: __typename" for n in range(40)) + " }", "LIMIT_EXCEEDED"),
        ("#" * 20_000, "DOCUMENT_TOO_LARGE"),
    ],
)
def test_a_document_that_cannot_run_says_why(reviewer: Reviewer, text: str, code: str) -> None:
    found = reviewer.review(text, PURPOSES)

    assert found.refusal is not None
    assert (found.refusal.code, found.operations) == (code, ())
    assert len(found.sha256) == 64


@settings(max_examples=150, deadline=None)
@given(asked=operations())
def test_no_request_asks_what_its_review_did_not_name(asked: Operation) -> None:
    try:
        document = WIDE.prepare(asked.text)
        node = operation(document, None)
        variables = coerce_variables(document, node, variables=asked.variables)
    except DocumentError:
        reject()

    roots = select(document.schema, node, document.fragments, variables)
    needed = {(each.coordinate, each.action) for root in roots for each in list_cells(MODEL, root)}

    assert needed <= set(list_reached(MODEL, document, node))
