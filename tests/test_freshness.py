"""No answer leaves under an ended right, whichever process gives it: T18, T41 under load."""

import logging
import os
from pathlib import Path

from tests.fixtures.postgres import Address, MakeDatabase
from tests.freshness.load import ask_while_rights_turn
from tests.freshness.rights import Right, stale
from tests.freshness.scene import make_rights, serve_twice

_log = logging.getLogger(__name__)

ANSWERS = int(os.environ.get("FRESHNESS_ANSWERS", "500"))
"""Answers for each right; more of them for a longer trial."""


async def tried(
    make_database: MakeDatabase, template: Address, folder: Path, *, guarded: bool
) -> dict[str, Right]:
    """Ask two processes on a world of their own while rights end and begin again."""
    async with make_database("fresh", template.name) as address:
        with serve_twice(address, folder, guarded=guarded) as worlds:
            rights = make_rights(worlds[0])
            gateways = [each.gateway for each in worlds]
            await ask_while_rights_turn(gateways, rights, answers=ANSWERS)
    return {right.name: right for right in rights}


async def test_t18_no_process_answers_under_an_ended_right(
    make_database: MakeDatabase,
    world_template: Address,
    tmp_path: Path,
) -> None:
    rights = await tried(make_database, world_template, tmp_path, guarded=True)

    assert {name: len(stale(right)) for name, right in rights.items()} == dict.fromkeys(rights, 0)
    for right in rights.values():
        _log.info("%s: %s answers, %s ends", right.name, len(right.answers), len(right.ended))
        assert {each.granted for each in right.answers} == {True, False}


async def test_the_trial_finds_what_the_guard_prevents(
    make_database: MakeDatabase, world_template: Address, tmp_path: Path
) -> None:
    rights = await tried(make_database, world_template, tmp_path, guarded=False)

    assert stale(rights["policy"])
    assert stale(rights["appointment"])
    assert stale(rights["document"])
    assert not stale(rights["inspection"])
