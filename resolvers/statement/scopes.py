"""Scopes as SQL: which records a coordinate is open for."""

from dataclasses import dataclass

from policies.decision import Scope

__all__ = ["ALWAYS", "Own", "openness"]

ALWAYS = "true"


@dataclass(frozen=True)
class Own:
    """The caller's own municipalities as SQL.

    One municipality is compared as one value: PostgreSQL plans an array that it
    does not know as if it were long, and then walks the whole table in order.
    """

    sql: str
    single: bool
    """Whether ``sql`` is one code and not an array of codes."""

    def holds(self, place: str) -> str:
        """Write that a record is one of the caller's own."""
        return f"{place} = {self.sql}" if self.single else f"{place} = any({self.sql})"

    def lacks(self, place: str) -> str:
        """Write that a record is not one of the caller's own."""
        return f"{place} <> {self.sql}" if self.single else f"{place} <> all({self.sql})"


def openness(scope: Scope, place: str, own: Own | None) -> str:
    """Write a scope as a condition on one record.

    Parameters
    ----------
    scope
        For which municipalities' records the coordinate is open.
    place
        SQL of the municipality that the record counts for.
    own
        The caller's own municipalities; needed where own and other records differ.

    Returns
    -------
    str
        SQL condition; `ALWAYS` where no record is closed.
    """
    base = _base(scope, place, own)
    if not scope.exceptions:
        return base
    codes = ",".join(sorted(scope.exceptions))
    listed = f"{place} = any('{{{codes}}}'::text[])"
    if base in (ALWAYS, "false"):
        return f"NOT {listed}" if base == ALWAYS else listed
    return f"({base}) <> ({listed})"


def _base(scope: Scope, place: str, own: Own | None) -> str:
    if own is None or scope.own == scope.other:
        return ALWAYS if scope.own else "false"
    return own.holds(place) if scope.own else own.lacks(place)
