"""Municipalities from two sheets: looked at first, then taken exactly so."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Final

from gateway.acts.acting import ADMINISTRATOR, Act, Actor, Kind, record_acts, require_role
from gateway.loading import Places, load_places
from gateway.places.inheriting import Inheritance, Waiting, find_inheritances, find_waiting
from policies.territory import Succession, Territory
from sql import query
from sql.database import Session
from sql.municipalities import Changes, Report, compare_municipalities, import_municipalities
from sql.sheets import Sheet, Upload

__all__ = ["NO_SUCCESSIONS", "Preview", "import_places", "preview_places"]

NO_SUCCESSIONS: Final = Upload("successions.csv", b"date,kind,from_code,to_code\n")
"""The sheet of successions for where there are none."""


@dataclass(frozen=True)
class Preview:
    """What an import would do."""

    changes: Changes
    inheritances: tuple[Inheritance, ...]
    """Whose records would become whose own."""
    waiting: tuple[Waiting, ...]
    """Municipalities that would be split by it."""

    @property
    def fingerprint(self) -> str:
        """What an import is told to expect."""
        return self.changes.fingerprint


async def preview_places(
    session: Session, actor: Actor, municipalities: Sheet, successions: Sheet
) -> Preview:
    """Tell what two sheets would change; nothing is changed.

    Raises
    ------
    ActorRefusedError
        If the actor is no administrator today.
    ReferenceInvalidError
        If a line is at fault: a finding for each.
    """
    await require_role(session, actor, ADMINISTRATOR)
    changes = await compare_municipalities(session, municipalities, successions)
    rows = await session.fetch_rows(query("safety_region_units"))
    places = await load_places(session)
    after = _after(places, changes, {row["code"]: row["police_unit"] for row in rows})
    turned = _turned(changes)
    days = {turn.succeeded_on for turn in turned}
    homes = {*places.codes, *(town.code for town in changes.added), *after.police_units}
    inherited = find_inheritances(places.territory, after, days, homes)
    return Preview(changes, inherited, find_waiting(turned))


async def import_places(
    session: Session,
    actor: Actor,
    municipalities: Sheet,
    successions: Sheet,
    *,
    expected: str | None,
) -> Report:
    """Do what two sheets say, if that is what was looked at.

    Parameters
    ----------
    session, actor, municipalities, successions
        As for `preview_places`.
    expected
        Fingerprint of the preview; `None` for whatever they do.

    Raises
    ------
    ActorRefusedError, ReferenceInvalidError
        As for `preview_places`.
    ReferenceChangedError
        If they would do something else by now.
    """
    async with session.transaction():
        await require_role(session, actor, ADMINISTRATOR)
        report = await import_municipalities(
            session, municipalities, successions, expected=expected
        )
        what = {"added": report.added, "changed": report.changed, "successions": report.successions}
        await record_acts(session, actor, [Act(Kind.MUNICIPALITIES_IMPORTED, what)])
    return report


def _turned(changes: Changes) -> list[Succession]:
    return [Succession(*astuple(after)) for _, after in changes.successions]


def _after(places: Places, changes: Changes, units: Mapping[str, str]) -> Territory:
    turned = {(new.from_code, new.to_code): new for new in _turned(changes)}
    kept = [
        each
        for each in places.territory.successions
        if (each.from_code, each.to_code) not in turned
    ]
    towns = [*changes.added, *(after for _, after in changes.changed)]
    regions = {town.code: units.get(town.safety_region or "") for town in towns}
    return Territory([*kept, *turned.values()], _cover(places.territory, regions))


def _cover(before: Territory, regions: Mapping[str, str | None]) -> Mapping[str, frozenset[str]]:
    return {
        unit: (covered - regions.keys()) | {code for code, by in regions.items() if by == unit}
        for unit, covered in before.police_units.items()
    }
