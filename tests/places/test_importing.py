"""Municipalities from two sheets: what is looked at is what is taken."""

import pytest

from gateway.acts.acting import Actor
from gateway.acts.errors import ActorRefusedError
from gateway.places.importing import NO_SUCCESSIONS, Preview, import_places, preview_places
from gateway.places.inheriting import Inheritance, Waiting
from gateway.places.listing import TownFilters, TownWindow, list_municipalities
from sql.errors import ReferenceChangedError, ReferenceInvalidError
from sql.municipalities import Report
from sql.sheets import Upload
from tests.fixtures.office import Office

TOWNS = "code,name,province_code,province,safety_region,valid_from,valid_to,tooi\n"
TURNS = "date,kind,from_code,to_code\n"
TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/gm"
NEW = f"GM2001,Nieuwstad,PV26,Utrecht,VR09,2026-01-01,,{TOOI}2001\n"
OLD = f"GM0344,Utrecht,PV26,Utrecht,VR09,1970-01-01,2026-01-01,{TOOI}0344\n"
MERGER = "2026-01-01,MERGE_NEW,GM0344,GM2001\n"
UNIT = "police:midden-nederland"


def towns(*lines: str) -> Upload:
    return Upload("towns.csv", "".join([TOWNS, *lines]).encode())


def turns(*lines: str) -> Upload:
    return Upload("turns.csv", "".join([TURNS, *lines]).encode())


async def look(seat: Office) -> Preview:
    return await seat.do(preview_places, towns(OLD, NEW), turns(MERGER))


async def test_a_preview_tells_what_is_added_and_changed(seat: Office) -> None:
    preview = await look(seat)

    assert [town.code for town in preview.changes.added] == ["GM2001"]
    ((before, after),) = preview.changes.changed
    assert (before.valid_until, str(after.valid_until)) == (None, "2026-01-01")
    assert preview.changes.report == Report(added=1, changed=1, unchanged=0, successions=1)
    assert await seat.acts() == []


async def test_a_preview_tells_whose_records_become_whose_own(seat: Office) -> None:
    preview = await look(seat)

    (merger,) = [turn for _, turn in preview.changes.successions]
    day = merger.succeeded_on
    inherited = {each.home: each for each in preview.inheritances}
    assert inherited["GM2001"] == Inheritance(day, "GM2001", ("GM0344",), ())
    assert inherited["GM0344"].losses == ("GM0344",)
    assert inherited[UNIT] == Inheritance(day, UNIT, ("GM2001",), ())
    assert preview.waiting == ()


async def test_a_split_is_waited_for(seat: Office) -> None:
    split = f"GM0344,Utrecht,PV26,Utrecht,VR09,1970-01-01,2026-01-01,{TOOI}0344\n"
    lines = ("2026-01-01,SPLIT,GM0344,GM0363\n", "2026-01-01,SPLIT,GM0344,GM0310\n")

    preview = await seat.do(preview_places, towns(split), turns(*lines))

    (waiting,) = preview.waiting
    assert waiting == Waiting(waiting.day, "GM0344", ("GM0310", "GM0363"))
    assert {each.home for each in preview.inheritances} == {"GM0344", UNIT}
    assert [each.gains for each in preview.inheritances] == [(), ()]


async def test_what_was_looked_at_is_taken(seat: Office) -> None:
    preview = await look(seat)
    sheets = (towns(OLD, NEW), turns(MERGER))

    report = await seat.do(import_places, *sheets, expected=preview.fingerprint)

    assert report == preview.changes.report
    assert await seat.acts() == ["MUNICIPALITIES_IMPORTED"]
    again = await seat.do(preview_places, *sheets)
    assert again.changes.report == Report(added=0, changed=0, unchanged=2, successions=0)
    assert again.inheritances == ()


async def test_what_changed_meanwhile_is_said(seat: Office) -> None:
    preview = await look(seat)
    await seat.look(
        "UPDATE register.municipality SET name = 'Utrecht aan de Vecht' "
        "WHERE code = 'GM0344' RETURNING code"
    )

    with pytest.raises(ReferenceChangedError):
        await seat.do(import_places, towns(OLD, NEW), turns(MERGER), expected=preview.fingerprint)

    assert await seat.look("SELECT FROM register.municipality WHERE code = 'GM2001'") == []


async def test_a_fault_is_told_before_anything_is_taken(seat: Office) -> None:
    with pytest.raises(ReferenceInvalidError, match=r"towns\.csv line 2: GM201 is not a code"):
        await seat.do(preview_places, towns(NEW.replace("GM2001", "GM201", 1)), NO_SUCCESSIONS)


async def test_who_is_no_administrator_imports_nothing(seat: Office) -> None:
    other = seat.acting(Actor(seat.actor.officer_id, None, None))

    with pytest.raises(ActorRefusedError):
        await other.do(import_places, towns(NEW), NO_SUCCESSIONS, expected=None)


async def test_municipalities_are_listed_by_day(seat: Office) -> None:
    then = seat.today.replace(year=2020, month=6, day=1)
    asked, window = TownFilters(words="haaren"), TownWindow()

    haaren = await seat.ask(list_municipalities, then, asked, window)
    gone = await seat.ask(list_municipalities, seat.today, asked, window)

    (town,) = haaren.municipalities
    assert (town.code, town.successors) == ("GM0788", ("GM0757", "GM0824", "GM0855", "GM0865"))
    assert (haaren.total, gone.municipalities, gone.total) == (1, (), 0)


async def test_a_part_of_the_list_says_how_many_there_are(seat: Office) -> None:
    every = TownFilters(state=None)

    part = await seat.ask(list_municipalities, seat.today, every, TownWindow(limit=10, offset=400))
    after = await seat.ask(list_municipalities, seat.today, every, TownWindow(limit=10, offset=500))

    assert (len(part.municipalities), part.total) == (5, 405)
    assert (after.municipalities, after.total) == ((), 405)
