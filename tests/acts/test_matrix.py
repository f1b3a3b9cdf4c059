"""Every act x every role x every purpose: who may not do it is refused before anything happens."""

from collections.abc import Mapping
from typing import Final
from uuid import uuid4

import pytest
import pytest_asyncio
from graphql import (
    GraphQLInputType,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_required_input_field,
)

from gateway.vocabulary import ROLES
from resolvers.codes import Purpose
from resolvers.schema import ACTS, CORE
from tests.acts.deeds import Officer, make_officer
from tests.fixtures.process import Gateway, Staff

SUPERVISORS: Final = {"inspector", "police_supervisor"}
SUPERVISION: Final = {"LICENCE_CHECK", "OPERATOR_SUPERVISION"}
LICENSING: Final = {"licensing_officer"}
ISSUANCE: Final = {"LICENCE_ISSUANCE"}
MAY: Final[Mapping[str, tuple[set[str], set[str]]]] = {
    "openInspection": (SUPERVISORS, SUPERVISION),
    "confirmInspection": (SUPERVISORS, SUPERVISION),
    "changeTeam": (SUPERVISORS, SUPERVISION),
    "closeInspection": (SUPERVISORS, SUPERVISION),
    "annotate": (SUPERVISORS, SUPERVISION),
    "confirmText": (SUPERVISORS, SUPERVISION),
    "correctAnnotation": (SUPERVISORS, SUPERVISION),
    "closeAnnotation": (SUPERVISORS, SUPERVISION),
    "refer": (SUPERVISORS, SUPERVISION),
    "escalate": (SUPERVISORS, SUPERVISION),
    "disputeAnnotation": ({"data_subject_desk"}, {"DATA_SUBJECT_REQUEST"}),
    "restrictAnnotation": ({"data_subject_desk"}, {"DATA_SUBJECT_REQUEST"}),
    "liftRestriction": ({"data_subject_desk"}, {"DATA_SUBJECT_REQUEST"}),
    **dict.fromkeys(
        (
            "apply",
            "recordInterview",
            "grantLicence",
            "refuseApplication",
            "withdrawApplication",
            "openDecision",
            "renewLicence",
            "suspendLicence",
            "liftSuspension",
            "revokeLicence",
            "withdrawLicence",
            "recordObjection",
            "settleObjection",
        ),
        (LICENSING, ISSUANCE),
    ),
    **dict.fromkeys(
        (
            "renewOperatorLicence",
            "suspendOperatorLicence",
            "liftOperatorSuspension",
            "revokeOperatorLicence",
            "withdrawOperatorLicence",
            "changeConditions",
            "imposeMeasure",
            "liftMeasure",
        ),
        ({"operator_officer"}, {"OPERATOR_SUPERVISION"}),
    ),
}
"""Act -> roles that may do it, and the purposes for which."""
REFUSED: Final = {"UNAUTHORIZED_FIELD", "UNAUTHORIZED_ARGUMENT", "PURPOSE_MISSING"}
APPOINTED: Final = sorted(ROLES - {"public"})


@pytest_asyncio.fixture(scope="module")
async def officers(staff: Staff, served: Gateway) -> Mapping[str, Officer]:
    """One officer of each role, in Utrecht or its police."""
    homes = {"police_supervisor": "police:midden-nederland"}
    return {
        role: await make_officer(staff, served, role, homes.get(role, "GM0344"))
        for role in APPOINTED
    }


def test_every_act_stands_in_the_table() -> None:
    assert MAY.keys() == ACTS.keys()


@pytest.mark.parametrize("role", APPOINTED)
@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_act_is_done_by_who_may_and_for_what(
    officers: Mapping[str, Officer], act: str, role: str
) -> None:
    roles, purposes = MAY[act]

    refused = {purpose.name: ask(officers[role], act, purpose) in REFUSED for purpose in Purpose}

    may = {name for name, closed in refused.items() if not closed}
    assert may == (purposes if role in roles else set())


def ask(officer: Officer, act: str, purpose: Purpose) -> str | None:
    """Do an act on records that are not there; give the code."""
    given = make(f"{act[0].upper()}{act[1:]}!")
    name = purpose.name.lower().replace("_", "-")
    answer = officer.act(act, given, select="__typename", purpose=name, case=uuid4())
    return answer.code


def make(type_name: str) -> dict[str, object]:
    """Make an input with what it requires, and nothing else."""
    kind = CORE.type_map[type_name.rstrip("!")]
    assert is_input_object_type(kind)
    return {
        name: value_of(each.type)
        for name, each in kind.fields.items()
        if is_required_input_field(each)
    }


def value_of(kind: GraphQLInputType) -> object:
    named = get_nullable_type(kind)
    if is_list_type(named):
        return []
    if is_enum_type(named):
        return next(iter(named.values))
    if is_input_object_type(named):
        return make(named.name)
    samples = {"UUID": str(uuid4()), "Int": 1, "Date": "2026-01-01", "LicenceNumber": "2222222222"}
    return samples.get(getattr(named, "name", ""), "Tekst.")
