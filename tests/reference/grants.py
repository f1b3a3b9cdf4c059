"""Who asks, and what is open to them: drawn at random."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from hypothesis import strategies as st

from policies.decision import ALL, NONE, OTHER, OWN, Grant, Scope, Signature
from resolvers.statement.parameters import Asker
from tests.reference.links import CASE_VIEWS, KEYS, NOWHERE, ROOTS
from tests.reference.rows import CASES, identifier

__all__ = ["ASKER", "askers", "everything", "grants", "opened", "scopes"]

MANY: Final = 2**31 - 1
ASKER: Final = Asker(
    policy_version=1,
    reference_version=1,
    role="inspector",
    home="GM0344",
    own=("GM0344",),
    purpose="LICENCE_WORKLIST",
    day=date(2026, 11, 24),
    trace="0af7651916cd43dd8448eb211c80319c",
    span="b7ad6b7169203331",
    parent=None,
    officer=identifier("f", 1),
    appointment=identifier("a", 1),
    client="client-1",
    document=None,
    case=None,
    checks_of_inspection=MANY,
    checks_of_officer=MANY,
    checks_of_client=MANY,
    checks_of_public=MANY,
)
"""An inspector of Utrecht who comes through a registered client."""

_CAPACITIES: Final = (
    ASKER,
    replace(ASKER, own=("GM0344", "GM0518"), client=None),
    replace(ASKER, own=("GM0344", "GM0003", "GM1979")),
    replace(
        ASKER,
        role="licensing_officer",
        home="GM0363",
        own=("GM0363",),
        officer=identifier("f", 2),
        appointment=identifier("a", 2),
    ),
    replace(
        ASKER,
        role="police_officer",
        home="police:midden-nederland",
        own=("GM0344", "GM0363", "GM0518"),
        officer=identifier("f", 3),
        appointment=identifier("a", 3),
    ),
    replace(
        ASKER,
        role="public",
        home="none",
        own=(),
        officer=None,
        appointment=None,
        client=None,
    ),
)
_PURPOSES: Final = ("NONE", "LICENCE_WORKLIST", *CASE_VIEWS)
_CODES: Final = ("GM0344", "GM0363", "GM0518", "GM1979")

scopes = st.one_of(
    st.sampled_from([ALL, OWN, OTHER]),
    st.builds(
        Scope,
        own=st.booleans(),
        other=st.booleans(),
        exceptions=st.sets(st.sampled_from(_CODES), min_size=1, max_size=3).map(frozenset),
    ),
)
"""Scopes that are open for some record."""


@st.composite
def askers(draw: st.DrawFn) -> Asker:
    """Draw who asks, for what, and for which case if any."""
    capacity = draw(st.sampled_from(_CAPACITIES))
    purpose = draw(st.sampled_from(_PURPOSES))
    own_case = _first_case(purpose, capacity)
    case = draw(st.sampled_from([own_case, own_case, own_case, *CASES.get(purpose, ()), None]))
    return replace(capacity, purpose=purpose, case=case)


def _first_case(purpose: str, capacity: Asker) -> UUID | None:
    """Name a case that is open to most who act for this home."""
    cases = CASES.get(purpose)
    if not cases:
        return None
    elsewhere = {"LICENCE_CHECK": 1, "LICENCE_ISSUANCE": 2, "OPERATOR_SUPERVISION": 8}
    other = elsewhere.get(purpose, 1)
    return cases[0 if capacity.home == "GM0344" else other]


@st.composite
def grants(draw: st.DrawFn, asked: Iterable[str]) -> Grant:
    """Draw a grant under which everything that is asked is open for some record.

    Parameters
    ----------
    asked
        Coordinates of the operation, also of fields that a directive skips.
    """
    named = frozenset(asked)
    palette = [ALL, ALL, *draw(st.lists(scopes, min_size=1, max_size=3))]
    cells = sorted(_cells(named))
    picks = draw(st.lists(st.integers(0, len(palette)), min_size=len(cells), max_size=len(cells)))
    drawn = {}
    for (coordinate, action), pick in zip(cells, picks, strict=True):
        hidden = NONE if action == "read" and coordinate not in named else ALL
        drawn[coordinate, action] = _placed(coordinate, [*palette, hidden][pick])
    return Grant(drawn, Signature())


def everything(asked: Iterable[str]) -> Grant:
    """Make a grant under which everything is open that has to do with what is asked."""
    return Grant(dict.fromkeys(_cells(frozenset(asked)), ALL), Signature())


def opened(grant: Grant, scopes: Mapping[str, Scope], action: str = "read") -> Grant:
    """Change for which records some coordinates are open."""
    changed = {(coordinate, action): scope for coordinate, scope in scopes.items()}
    return Grant({**grant.scopes, **changed}, Signature())


def _cells(named: frozenset[str]) -> set[tuple[str, str]]:
    """Name what decides about an answer: fields, keys, filters and orders."""
    types = {each.partition(".")[0] for each in named}
    roots = [ROOTS[each.partition(".")[2]] for each in named if each.startswith("Query.")]
    keyed = {type_ for type_ in (*types, *(each.type for each in roots)) if type_ in KEYS}
    read = {each for each in named if not each.endswith((".__typename", ".withheld"))}
    read |= {f"{type_}.{KEYS[type_]}" for type_ in keyed}
    searched = {each.key[1] for each in roots if each.key}
    searched |= {f"{each.type}.{name}" for each in roots for name, _ in each.filters.values()}
    ordered = {
        f"{each.type}.{name}" for each in roots for names in each.orders.values() for name in names
    }
    read, searched = read | ordered, searched | ordered
    return {(each, "read") for each in read} | {(each, "filter") for each in searched}


def _placed(coordinate: str, scope: Scope) -> Scope:
    """Give what has no municipality the only scope it can have."""
    type_, _, name = coordinate.partition(".")
    type_ = ROOTS[name].type if type_ == "Query" else type_
    return ALL if type_ in NOWHERE else scope
