"""Which municipalities' records an officer's home calls its own, on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["Succession", "Territory"]

REMEMBERED = 2048
SPLIT = "SPLIT"


@dataclass(frozen=True, slots=True)
class Succession:
    """One municipality that took over from another."""

    succeeded_on: date
    kind: str
    """``MERGE_NEW``, ``ABSORB`` or ``SPLIT``."""
    from_code: str
    to_code: str


class Territory:
    """The successions of municipalities and the police units that cover them.

    Parameters
    ----------
    successions
        Every succession.
    police_units
        Code as ``police:midden-nederland`` -> municipalities that the unit covers.
    """

    def __init__(
        self, successions: Iterable[Succession], police_units: Mapping[str, frozenset[str]]
    ) -> None:
        self.successions = tuple(successions)
        self.police_units = dict(police_units)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._own)

    def own(self, home: str, day: date) -> frozenset[str]:
        """List the municipalities whose records count as the home's own.

        Parameters
        ----------
        home
            Municipality, police unit or ``none``.
        day
            Day of asking; a succession holds from its own day on.

        Returns
        -------
        frozenset of str
            The home and its predecessors. Empty for ``none``, for an unknown police unit,
            and for a municipality that has been succeeded. A split hands nothing on: its
            records need an assignment first.
        """
        return self._remembered(home, day)

    def _own(self, home: str, day: date) -> frozenset[str]:
        held = [each for each in self.successions if each.succeeded_on <= day]
        ended = {each.from_code for each in held}
        passed_on = [each for each in held if each.kind != SPLIT]
        covered = self.police_units.get(home, _municipality(home))
        own: frozenset[str] = frozenset()
        found = covered - ended
        while found:
            own |= found
            found = frozenset(each.from_code for each in passed_on if each.to_code in found)
            found -= own
        return own


def _municipality(home: str) -> frozenset[str]:
    return frozenset() if home == "none" or ":" in home else frozenset({home})
