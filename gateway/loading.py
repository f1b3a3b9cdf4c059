"""Loading what an edition stands for: rules and reference data become a `Head`."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gateway.heads import Edition, Head
from gateway.vocabulary import make_vocabulary
from policies.errors import PolicyError
from policies.pdp import build_snapshot
from policies.rows import policy_of_rows
from policies.rules import Policy
from policies.territory import Succession, Territory
from policies.vocabulary import Vocabulary
from sql import query
from sql.database import Database, Session

__all__ = ["Places", "PolicyAlteredError", "load_head", "load_places"]


class PolicyAlteredError(PolicyError):
    """The rules of a version are not those that were activated."""

    code = "POLICY_ALTERED"

    def __init__(self, version: int) -> None:
        super().__init__(f"the rules of policy version {version} do not have its fingerprint")


async def load_head(database: Database, edition: Edition) -> Head:
    """Load the policy and the reference data of an edition.

    Raises
    ------
    PolicyError
        If the policy does not hold together.
    DatabaseError
        If the database does not answer.

    Notes
    -----
    Reference data that changes meanwhile is newer than the edition says; the next reading
    statement sees that and the head is loaded again. The rules named their legal bases when
    they were activated; whether one is in force is for the reading statement to see.
    """
    policy = await _load_policy(database, edition.policy_version)
    places = await load_places(database)
    vocabulary = places.vocabulary(rule.basis for rule in policy.rules)
    snapshot = await asyncio.to_thread(build_snapshot, policy, vocabulary, edition.policy_version)
    return Head(edition, snapshot, places.territory)


@dataclass(frozen=True)
class Places:
    """The municipalities of the register."""

    codes: frozenset[str]
    """Past municipalities are among them."""
    territory: Territory

    def vocabulary(self, bases: Iterable[str]) -> Vocabulary:
        """Gather the words a policy may use here, with the codes of these legal bases."""
        return make_vocabulary(self.codes, self.territory.police_units, bases)


async def load_places(database: Database | Session) -> Places:
    """Load the municipalities, their successions and the police units that cover them."""
    codes = await database.fetch_rows(query("municipality_codes"))
    successions = await database.fetch_rows(query("successions"))
    units = await database.fetch_rows(query("police_units"))
    territory = Territory(
        (Succession(**dict(row)) for row in successions),
        _gather((row["code"], row["municipality"]) for row in units),
    )
    return Places(frozenset(row["code"] for row in codes), territory)


def _gather(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    covered: dict[str, set[str]] = defaultdict(set)
    for unit, municipality in pairs:
        covered[unit].add(municipality)
    return {code: frozenset(municipalities) for code, municipalities in covered.items()}


async def _load_policy(database: Database, version: int) -> Policy:
    rules = await database.fetch_rows(query("policy_rules"), (version,))
    groups = await database.fetch_rows(query("policy_groups"), (version,))
    stored = await database.fetch_row(query("policy_sha256"), (version,))
    policy = policy_of_rows(rules, groups)
    if stored is None or stored["sha256"] != policy.sha256:
        raise PolicyAlteredError(version)
    return policy
