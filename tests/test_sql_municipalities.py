"""Reference data: what a new database holds, and how municipalities are brought up to date."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sql import query
from sql.database import Session
from sql.errors import ReferenceInvalidError
from sql.municipalities import Report, import_municipalities
from sql.seed import seed_reference

if TYPE_CHECKING:
    from sql.database import Connection

TOWNS = "code,name,province_code,province,safety_region,valid_from,valid_to,tooi\n"
TURNS = "date,kind,from_code,to_code\n"
TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/gm"
NEW = f"GM2001,Nieuwstad,PV26,Utrecht,VR09,2026-01-01,,{TOOI}2001\n"
OLD = f"GM0344,Utrecht,PV26,Utrecht,VR09,1970-01-01,2026-01-01,{TOOI}0344\n"


async def bring(connection: "Connection", folder: Path, towns: str, turns: str = "") -> Report:
    (folder / "towns.csv").write_text(TOWNS + towns, encoding="utf-8")
    (folder / "turns.csv").write_text(TURNS + turns, encoding="utf-8")
    return await import_municipalities(
        Session(connection), folder / "towns.csv", folder / "turns.csv"
    )


async def head(connection: "Connection") -> int:
    row = await connection.fetchrow(query("head"))
    assert row is not None
    return int(row["reference_version"])


async def test_a_new_database_knows_every_municipality_since_2018(owner: "Connection") -> None:
    rows = await owner.fetch(query("municipality_codes"))

    assert len(rows) == 405
    assert sum(row["valid_until"] is None for row in rows) == 342


async def test_a_comma_in_a_name_is_part_of_it(owner: "Connection") -> None:
    name = await owner.fetchval("SELECT name FROM api.municipality WHERE code = 'GM0820'")

    assert name == "Nuenen, Gerwen en Nederwetten"


async def test_every_municipality_of_today_has_one_police_unit(owner: "Connection") -> None:
    rows = await owner.fetch(query("police_units"))

    assert len({row["code"] for row in rows}) == 10
    assert len(rows) == len({row["municipality"] for row in rows}) == 342
    assert ("police:midden-nederland", "GM0344") in {(row[0], row["municipality"]) for row in rows}


async def test_weesp_went_into_amsterdam_in_march(owner: "Connection") -> None:
    rows = await owner.fetch(query("successions"))

    assert len(rows) == 21
    assert (date(2022, 3, 24), "ABSORB", "GM0457", "GM0363") in [tuple(row) for row in rows]


async def test_t01_no_basis_for_persons_is_in_force(owner: "Connection") -> None:
    rows = await owner.fetch(query("legal_bases_in_force"))

    assert [row["code"] for row in rows] == ["AVG-32", "GEMW-151A", "WOO"]
    for row in rows:
        assert {"Holder", "Licence", "Annotation"}.isdisjoint(row["types"])


async def test_what_is_there_is_not_filled_in_again(owner: "Connection") -> None:
    assert await seed_reference(owner) is False


async def test_a_merger_of_2026_is_added(owner: "Connection", tmp_path: Path) -> None:
    report = await bring(owner, tmp_path, OLD + NEW, "2026-01-01,MERGE_NEW,GM0344,GM2001\n")

    rows = await owner.fetch(query("successions"))
    assert report == Report(added=1, changed=1, unchanged=0, successions=1)
    assert tuple(rows[-1]) == (date(2026, 1, 1), "MERGE_NEW", "GM0344", "GM2001")


async def test_the_same_sheet_again_changes_nothing(owner: "Connection", tmp_path: Path) -> None:
    turns = "2026-01-01,MERGE_NEW,GM0344,GM2001\n"
    await bring(owner, tmp_path, OLD + NEW, turns)
    before = await head(owner)

    report = await bring(owner, tmp_path, OLD + NEW, turns)

    assert report == Report(added=0, changed=0, unchanged=2, successions=0)
    assert await head(owner) == before


async def test_a_change_moves_the_head(owner: "Connection", tmp_path: Path) -> None:
    before = await head(owner)

    await bring(owner, tmp_path, NEW)

    assert await head(owner) > before


@pytest.mark.parametrize(
    ("towns", "turns", "finding"),
    [
        (NEW.replace("GM2001", "GM201", 1), "", "towns.csv line 2: GM201 is not a code"),
        (NEW.replace("Nieuwstad", " "), "", "towns.csv line 2, name: is empty"),
        (NEW.replace("VR09", "VR26"), "", "towns.csv line 2: VR26 is not a safety region"),
        (
            NEW.replace("01-01,,", "01-01,2025-01-01,"),
            "",
            "valid_to: 2025-01-01 is not after",
        ),
        (NEW.replace("01-01,,", "01-01,soon,"), "", "towns.csv line 2, valid_to: Write the day"),
        (NEW.replace(",,", ","), "", "towns.csv line 2: 7 cells stand where 8 belong"),
        (NEW + NEW, "", "towns.csv line 3: GM2001 stands on line 2 already"),
        (NEW + '"GM', "", "towns.csv line 3: unexpected end of data"),
        (NEW, "2026-01-01,MARRY,GM0344,GM2001", "turns.csv line 2, kind: is none of MERGE_NEW"),
        (
            NEW,
            "2026-01-01,ABSORB,GM2001,GM2001",
            "to_code: GM2001 cannot succeed itself",
        ),
        (OLD, "2026-01-01,ABSORB,GM0344,GM9999", "GM9999 is not a known municipality"),
        (NEW, "2026-01-01,ABSORB,GM0344,GM2001", "GM0344 is not gone on 2026-01-01"),
        (
            OLD + NEW,
            "2026-01-01,SPLIT,GM0344,GM2001\n" * 2,
            "GM0344 to GM2001 stands on line 2 already",
        ),
    ],
)
async def test_a_fault_is_named_and_nothing_is_taken(
    owner: "Connection", tmp_path: Path, *, towns: str, turns: str, finding: str
) -> None:
    before = await head(owner)

    with pytest.raises(ReferenceInvalidError) as refused:
        await bring(owner, tmp_path, towns, turns)

    assert len(refused.value.findings) == 1
    assert finding in str(refused.value)
    assert await head(owner) == before


async def test_all_faults_are_named_at_once(owner: "Connection", tmp_path: Path) -> None:
    with pytest.raises(ReferenceInvalidError) as refused:
        await bring(owner, tmp_path, "GM1\n" + NEW.replace("GM2001", "X", 1), "x,y,z\n")

    assert len(refused.value.findings) == 3


async def test_an_empty_line_of_a_sheet_says_nothing(owner: "Connection", tmp_path: Path) -> None:
    report = await bring(owner, tmp_path, f"\n{NEW}\n")

    assert report == Report(added=1, changed=0, unchanged=0, successions=0)


async def test_columns_that_are_not_known_are_refused(owner: "Connection", tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("code,naam\nGM2001,Nieuwstad\n", encoding="utf-8")
    (tmp_path / "turns.csv").write_bytes(b"\xff\xfe")

    with pytest.raises(ReferenceInvalidError) as refused:
        await import_municipalities(Session(owner), tmp_path / "towns.csv", tmp_path / "turns.csv")

    assert "towns.csv line 1: the columns are code,naam and not code,name," in str(refused.value)
    assert "turns.csv: is not UTF-8 text" in str(refused.value)


async def test_a_sheet_that_is_not_there_is_refused(owner: "Connection", tmp_path: Path) -> None:
    with pytest.raises(ReferenceInvalidError, match=r"towns\.csv: cannot be read: No such file"):
        await import_municipalities(Session(owner), tmp_path / "towns.csv", tmp_path / "turns.csv")
