"""The vocabulary of the register as the tests of the policies know it, and small makers."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import policies
from gateway.admin.permissions import ADMINISTRATION
from policies.decision import Context, Request
from policies.pdp import Snapshot, build_snapshot
from policies.rules import Group, Policy, Rule, read_model, read_policy
from policies.vocabulary import Vocabulary
from resolvers.schema import coordinates

SHIPPED = Path(policies.__file__).parent
DAY = date(2026, 3, 2)

ROLES = (
    "licensing_officer inspector police_supervisor operator_officer data_subject_desk statistician "
    "dpo auditor functional_administrator policy_author policy_approver public"
)
PURPOSES = (
    "NONE LICENCE_CHECK LICENCE_ISSUANCE LICENCE_WORKLIST OPERATOR_SUPERVISION "
    "DATA_SUBJECT_REQUEST AUDIT STATISTICS RETENTION"
)
MUNICIPALITIES = frozenset({"GM0344", "GM0363", "GM0518", "GM0599"})


REGISTER = Vocabulary(
    coordinates={**coordinates(), **ADMINISTRATION},
    roles=frozenset(ROLES.split()),
    purposes=frozenset(PURPOSES.split()),
    actions=frozenset({"read", "filter", "write"}),
    municipalities=MUNICIPALITIES,
    homes=MUNICIPALITIES | {"none", "police:midden-nederland"},
    bases=frozenset({"WRS", "GEMW-151A", "WOO", "AVG-32"}),
)


@cache
def shipped() -> Snapshot:
    """Build the snapshot of the policy that the gateway ships."""
    return build_snapshot(read_policy(SHIPPED), REGISTER, 1)


def rule(number: str, **columns: Any) -> Rule:
    """Make a rule that allows everything, but for these columns."""
    wide = dict.fromkeys(
        ("role", "home", "record", "relation", "coordinate", "action", "purpose"), "*"
    )
    rest = {"since": "", "until": "", "eft": "allow", "basis": "WRS"}
    return Rule(id=number, **{**wide, **rest, **columns})


def policy(*rules: Rule, groups: tuple[Group, ...] = ()) -> Policy:
    """Make a policy under the reviewed model."""
    return Policy(read_model(), rules, groups)


def inspector(home: str = "GM0344", purpose: str = "LICENCE_CHECK", day: date = DAY) -> Context:
    """Make the context of an inspector."""
    return Context("inspector", home, purpose, day)


def request(context: Context, record: str, relation: str, coordinate: str) -> Request:
    """Make the request to read a coordinate of a record."""
    return Request(
        role=context.role,
        home=context.home,
        record=record,
        relation=relation,
        coordinate=coordinate,
        action="read",
        purpose=context.purpose,
        day=context.day,
    )
