"""Two officers who inspect together: they open, confirm and close."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.acts.deeds import Officer, Result, make_officer
from tests.fixtures.process import Gateway, Staff

__all__ = ["WHERE", "Team", "close", "make_team"]

WHERE = {"kind": "ROUTINE", "place": "Neude 11", "legalGround": "Awb artikel 5:15"}


@dataclass(frozen=True)
class Team:
    """Two inspectors of Utrecht, the first of whom opens."""

    first: Officer
    second: Officer

    def open(self, **given: object) -> Result:
        """Open an inspection by the first, with the second in the team."""
        team = [str(self.second.appointment)]
        return self.first.act("openInspection", {**WHERE, "team": team} | given)

    def confirm(self, opened: Result) -> Result:
        """Confirm what was opened, by the second."""
        return self.second.act("confirmInspection", opened.data)


def close(officer: Officer, found: Mapping[str, Any], outcome: str, **given: object) -> Result:
    """Close an inspection at the version that was found."""
    return officer.act("closeInspection", {**found, "outcome": outcome} | given)


async def make_team(staff: Staff, gateway: Gateway, home: str = "GM0344") -> Team:
    """Appoint two inspectors whom nobody else is."""
    first = await make_officer(staff, gateway, home=home)
    return Team(first, await make_officer(staff, gateway, home=home))
