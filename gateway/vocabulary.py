"""The words a policy may use, gathered from the schema and the register."""

import csv
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from gateway.admin.permissions import ADMINISTRATION
from policies.territory import Succession, Territory
from policies.vocabulary import Vocabulary
from resolvers.codes import Purpose
from resolvers.schema import coordinates

__all__ = [
    "ACTIONS",
    "ROLES",
    "make_vocabulary",
    "shipped_territory",
    "shipped_vocabulary",
]

ROLES: Final = frozenset(
    {
        "auditor",
        "data_subject_desk",
        "dpo",
        "functional_administrator",
        "inspector",
        "licensing_officer",
        "operator_officer",
        "police_supervisor",
        "policy_approver",
        "policy_author",
        "public",
        "statistician",
    }
)
"""Every role; ``public`` is anyone without a token."""

ACTIONS: Final = frozenset({"read", "filter", "write"})


def make_vocabulary(
    municipalities: Iterable[str], police_units: Iterable[str], bases: Iterable[str]
) -> Vocabulary:
    """Gather the words a policy may use.

    Parameters
    ----------
    municipalities
        Codes as ``GM0344``, of past ones too.
    police_units
        Codes as ``police:midden-nederland``.
    bases
        Codes of legal bases, in force or not.

    Returns
    -------
    Vocabulary
        With the coordinates of the shared schema and of the pages, and the purposes of the enum.
    """
    codes = frozenset(municipalities)
    return Vocabulary(
        coordinates=MappingProxyType({**coordinates(), **ADMINISTRATION}),
        roles=ROLES,
        purposes=frozenset({"NONE", *(purpose.name for purpose in Purpose)}),
        actions=ACTIONS,
        municipalities=codes,
        homes=codes | frozenset(police_units) | {"none"},
        bases=frozenset(bases),
    )


def shipped_vocabulary() -> Vocabulary:
    """Gather the words by the reference data that is shipped, without a database."""
    return make_vocabulary(_codes("municipalities"), _codes("police_units"), _codes("legal_bases"))


def shipped_territory() -> Territory:
    """Gather who calls which records own by the reference data that is shipped."""
    units = {row["code"]: row["police_unit"] for row in _read("safety_regions")}
    covered: dict[str, set[str]] = {}
    for row in _read("municipalities"):
        if row["safety_region"]:
            covered.setdefault(units[row["safety_region"]], set()).add(row["code"])
    return Territory(
        (
            Succession(
                date.fromisoformat(row["date"]), row["kind"], row["from_code"], row["to_code"]
            )
            for row in _read("municipality_successions")
        ),
        {unit: frozenset(codes) for unit, codes in covered.items()},
    )


def _codes(name: str) -> list[str]:
    return [row["code"] for row in _read(name)]


def _read(name: str) -> list[dict[str, str]]:
    sheet = files("sql") / "reference" / f"{name}.csv"
    return list(csv.DictReader(sheet.read_text("utf-8").splitlines()))
