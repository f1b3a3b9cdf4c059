"""An open, confirmed inspection with a licence that it checked, for acts within it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from tests.acts.deeds import Officer, Result
from tests.acts.teams import Team, make_team
from tests.fixtures.process import Gateway, Staff

__all__ = ["FOUND", "Scene", "make_scene", "open_inspection"]

FOUND = {"category": "CONDITION_NOT_MET", "finding": "Voorschrift niet nageleefd."}
_NUMBERS = iter(f"ABCDEF2{number:03}".translate(str.maketrans("01", "YZ")) for number in range(999))
_HOLDER = """
INSERT INTO register.holder (id, given_names, family_name, birth_date, bsn, subject, synthetic)
VALUES ($1, 'Aa', 'Bee', '1990-01-01', '999990019', $1::uuid::text, true)
"""
_LICENCE = """
INSERT INTO register.licence (
    number, holder_id, status, valid_from, valid_until, municipality, subject, synthetic
) VALUES (
    $1, $2, 'GRANTED', '2020-01-01', current_date + 365, 'GM0363', $2::uuid::text, true
)
"""
_CHECK = """
INSERT INTO register.recorded_check (id, inspection_id, licence_number, result, checked_at)
VALUES (gen_random_uuid(), $1::text::uuid, $2, 'VALID', now())
"""
_REQUEST = """
INSERT INTO register.subject_request (id, municipality, holder_id, opened_at, identified_at)
VALUES ($1, $2, $3, now(), now())
"""


@dataclass(frozen=True)
class Scene:
    """Two inspectors of one municipality, their inspection and the licence of one holder."""

    staff: Staff
    gateway: Gateway
    team: Team
    inspection: str
    number: str
    holder: object
    home: str

    async def check(self, inspection: str) -> None:
        """Record that an inspection checked the licence."""
        await self.staff.execute(_CHECK, inspection, self.number)

    async def request(self, home: str | None = None) -> object:
        """Open a request of the holder after identification; give the case."""
        case = uuid4()
        await self.staff.execute(_REQUEST, case, home or self.home, self.holder)
        return case

    def annotate(self, **given: object) -> Result:
        """Annotate the licence in a check, by the first of the team."""
        return self.act("annotate", {**FOUND, "licence": self.number} | given)

    def act(
        self,
        act: str,
        given: Mapping[str, object],
        officer: Officer | None = None,
        *,
        case: object = None,
        purpose: str = "licence-check",
        select: str = "id version",
        key: UUID | None = None,
    ) -> Result:
        """Do an act within the inspection, unless another case is given."""
        doer, within = officer or self.team.first, case or self.inspection
        return doer.act(act, given, select=select, purpose=purpose, case=within, key=key)

    def look(self, officer: Officer, inspection: str, fields: str) -> list[dict[str, object]]:
        """Check the licence, and give its annotations."""
        answer = officer.ask(
            "query($number: LicenceNumber!) { licenceCheck(number: $number)"
            f" {{ annotations {{ {fields} }} }} }}",
            "licence-check",
            inspection,
            number=self.number,
        )
        assert "errors" not in answer, answer
        found: list[dict[str, object]] = answer["data"]["licenceCheck"]["annotations"]
        return found


async def make_scene(staff: Staff, gateway: Gateway, home: str = "GM0363") -> Scene:
    """Open and confirm an inspection, and let it check a licence."""
    team = await make_team(staff, gateway, home)
    inspection = open_inspection(team, home)
    number, holder = next(_NUMBERS), uuid4()
    await staff.execute(_HOLDER, holder)
    await staff.execute(_LICENCE, number, holder)
    scene = Scene(staff, gateway, team, inspection, number, holder, home)
    await scene.check(inspection)
    return scene


def open_inspection(team: Team, home: str = "GM0363") -> str:
    """Open and confirm an inspection."""
    opened = team.open(municipality=home)
    assert opened.code is None, opened
    confirmed = team.confirm(opened)
    assert confirmed.code is None, confirmed
    return str(confirmed.data["id"])
