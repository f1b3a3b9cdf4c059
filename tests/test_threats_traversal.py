"""From one record to another: T10 over HTTP."""

import pytest
from graphql import GraphQLObjectType, get_named_type

from resolvers.schema import CORE
from tests.attacks.scene import CALLERS, Caller, Scene

pytest_plugins = ["tests.attacks.fixtures"]


def reachable(kind: str) -> set[str]:
    """Name the types that a type leads to, itself among them."""
    found, left = set[str](), [kind]
    while left:
        type_ = CORE.type_map[left.pop()]
        if isinstance(type_, GraphQLObjectType) and type_.name not in found:
            found.add(type_.name)
            left += [get_named_type(each.type).name for each in type_.fields.values()]
    return found


def test_t10_a_check_of_an_inspection_leads_nowhere() -> None:
    assert reachable("RecordedCheck") == {"RecordedCheck"}
    assert {"Licence", "Holder"} & reachable("Inspection") == set()
    assert {"Licence", "OperatorLicence", "Inspection"} & reachable("Annotation") == set()


def test_t10_checks_do_not_tell_whose_licence_was_checked(scene: Scene) -> None:
    document = """query($id: UUID!) {
      inspection(id: $id) { checks { checkedAt result reason withheld __typename } }
    }"""

    found = scene.data(document, "inspector", id=CALLERS["inspector"].case)["inspection"]

    assert {each["result"] for each in found["checks"]} <= {"VALID", "NOT_VALID"}
    assert len(found["checks"]) >= 3
    assert (
        b"AMSTERDAM2" not in scene.ask(document, "inspector", id=CALLERS["inspector"].case).content
    )


def test_t10_every_edge_is_decided_anew_on_the_record_it_reaches(scene: Scene) -> None:
    document = """{ inspections { nodes {
      operatorLicence { number conditions operator { familyName } annotations { id text } }
    } } }"""

    refused = scene.codes(document, "supervisor")
    partly = scene.ask(document.replace("operator { familyName }", ""), "supervisor").json()

    assert refused == {"Query.inspections": "CASE_MISSING"}
    assert {
        note["text"]
        for node in partly["data"]["inspections"]["nodes"]
        for note in (node["operatorLicence"] or {}).get("annotations", [])
    } == {"Secrettext operator"}
    assert b"AMS-1" not in str(partly).encode()


def test_t10_persons_of_another_business_are_not_reached_through_a_case(scene: Scene) -> None:
    caller = CALLERS["inspector"]
    document = """{ operatorLicences { nodes { number operator { familyName } } } }"""
    asked = Caller(caller.subject, "operator-supervision", caller.case)

    found = scene.data(document, asked)["operatorLicences"]

    assert found == {"nodes": [{"number": "UTR-1", "operator": {"familyName": "Secretoperator"}}]}


@pytest.mark.parametrize("depth", [12, 60])
def test_t10_a_chain_of_relations_ends_at_the_limit(scene: Scene, depth: int) -> None:
    chain = "successors { " * depth + "code" + " }" * depth

    answer = scene.ask(f"{{ municipalities {{ {chain} }} }}", "public").json()

    assert {each["extensions"]["code"] for each in answer["errors"]} == {"LIMIT_EXCEEDED"}
