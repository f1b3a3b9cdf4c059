"""Whether everything runs: processes, policy, database, migrations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from gateway.accounts.health import (
    DatabaseHealth,
    Process,
    list_migrations,
    list_processes,
    read_database,
)
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.sealing.verifications import read_state

__all__ = ["PAGES", "Agreement"]

_BEATS: Final = 4
"""Looks at the head that a process may miss before it counts as gone."""
_LEAST: Final = 20.0


@dataclass(frozen=True)
class Agreement:
    """Whether the processes that serve decide by what is in force."""

    serving: int
    behind: int
    """Processes that decide by another version, or by none."""


async def show_health(visit: Visit) -> Response:
    """Show whether everything runs: ``GET /admin/health``."""
    database = visit.office.database
    silence = max(_LEAST, _BEATS * visit.office.settings.head_seconds)
    processes = await list_processes(database, silence)
    health = await read_database(database)
    visit.follow(visit.say("Health"), "/health")
    return visit.render(
        "admin/health/health.html",
        processes=processes,
        agreement=_agree(processes, health),
        database=health,
        sealing=await read_state(database),
        migrations=await list_migrations(database),
    )


def _agree(processes: Sequence[Process], health: DatabaseHealth) -> Agreement:
    serving = [each for each in processes if not each.gone]
    wanted = (health.policy, health.reference)
    behind = [each for each in serving if (each.policy_version, each.reference_version) != wanted]
    return Agreement(len(serving), len(behind))


PAGES: Final = (Page("/health", show_health, Permission.HEALTH_READ),)
