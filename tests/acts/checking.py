"""An officer who checks licences in an inspection of their own."""

from dataclasses import dataclass
from typing import Any, Final

from tests.acts.deeds import Officer, make_officer
from tests.acts.teams import Team
from tests.fixtures.process import Gateway, Staff
from tests.world.keys import UTRECHT, licence_number

__all__ = ["KNOWN", "UNKNOWN", "Checking", "open_inspection", "read_code"]

CHECK: Final = (
    "query($number: LicenceNumber!) { licenceCheck(number: $number) { result reason"
    " licence { photo { base64 } } annotations { category } } }"
)
KNOWN: Final = licence_number(UTRECHT)
UNKNOWN: Final = "2222222222"


@dataclass(frozen=True)
class Checking:
    """An officer with an open, confirmed inspection."""

    officer: Officer
    inspection: str

    def check(self, number: str = KNOWN) -> Any:
        """Check one number, and give the answer."""
        return self.officer.ask(CHECK, "licence-check", self.inspection, number=number)

    def codes(self, times: int, number: str = KNOWN) -> list[str | None]:
        """Check a number several times, and give the code of each answer."""
        return [read_code(self.check(number)) for _ in range(times)]


def read_code(body: Any) -> str | None:
    """Read the code of the first error; `None` where there is none."""
    return body["errors"][0]["extensions"]["code"] if "errors" in body else None


async def open_inspection(staff: Staff, gateway: Gateway, officer: Officer) -> Checking:
    """Open an inspection with a colleague who confirms it."""
    team = Team(officer, await make_officer(staff, gateway))
    return Checking(officer, team.confirm(team.open()).data["id"])
