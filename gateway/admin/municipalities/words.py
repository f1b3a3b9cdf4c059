"""What the pages of municipalities call states, successions and records."""

from collections.abc import Mapping
from typing import Final

from gateway.admin.navigation import N_
from gateway.places.listing import Existence

__all__ = ["COLUMNS", "RECORDS", "STATES", "TURNS"]

STATES: Final[Mapping[str, tuple[str, str]]] = {
    Existence.EXISTING: ("good", N_("Exists")),
    Existence.GONE: ("plain", N_("Gone")),
    Existence.TO_COME: ("info", N_("Still to come")),
}
"""State -> look of its badge and its name."""

TURNS: Final[Mapping[str, str]] = {
    "MERGE_NEW": N_("merged into a new municipality"),
    "ABSORB": N_("taken over whole"),
    "SPLIT": N_("split among several"),
}
"""Kind of succession -> what happened to the municipality that is gone."""

RECORDS: Final[Mapping[str, str]] = {
    "LICENCE": N_("Licences"),
    "OPERATOR_LICENCE": N_("Operator licences"),
    "INSPECTION": N_("Inspections"),
    "ANNOTATION": N_("Annotations"),
}
"""Kind of record -> its name."""

COLUMNS: Final[Mapping[str, str]] = {
    "name": N_("Name"),
    "province": N_("Province"),
    "safety_region": N_("Safety region"),
    "valid_from": N_("First day"),
    "valid_until": N_("Gone from"),
    "tooi": N_("Identifier"),
}
"""What an import can change of a municipality -> its name."""
