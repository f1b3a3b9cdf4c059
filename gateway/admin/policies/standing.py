"""One version: where it stands, what it changes, whether its cases hold, and what is next."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.finding import Found, find_life, follow_version, look
from gateway.admin.policies.telling import tell_changes
from gateway.admin.visits import Visit
from gateway.versions.lives import Life, State

__all__ = ["PAGES", "Acts", "Step", "list_acts", "list_steps", "list_tabs"]

_SHOWN: Final = 10
"""Changes on the page itself; all of them stand on their own page."""
_STEPS: Final = 4


@dataclass(frozen=True)
class Step:
    """One step on the way of a version."""

    label: str
    state: str
    """``done``, ``current`` or ``todo``."""


@dataclass(frozen=True)
class Acts:
    """What this visitor may do with this version now."""

    submit: bool
    withdraw: bool
    approve: bool
    activate: bool
    call_off: bool
    roll_back: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return any(vars(self).values())


async def show_version(visit: Visit) -> Response:
    """Show one version: ``GET /admin/policies/{version}``."""
    life = await find_life(visit)
    found = await look(visit, life)
    follow_version(visit, life.version)
    return visit.render(
        "admin/policies/version.html",
        life=life,
        found=found,
        steps=list_steps(visit, life),
        acts=list_acts(visit, life, found),
        tabs=list_tabs(visit, life.version),
        changes=tell_changes(visit, found.opened, found.changes[:_SHOWN]),
    )


def list_steps(visit: Visit, life: Life) -> list[Step]:
    """List the steps on the way of a version; a withdrawn one went as far as it went."""
    labels = (
        visit.say("Written"),
        visit.say("Submitted"),
        visit.say("Approved"),
        visit.say("In force"),
    )
    reached = _reached(life)
    return [Step(label, _tell_step(place, reached)) for place, label in enumerate(labels)]


def _reached(life: Life) -> int:
    """Count the steps that are done."""
    if life.state in {State.ACTIVE, State.RETIRED}:
        return _STEPS
    return 1 + sum(1 for moment in (life.submitted_at, life.approved_at) if moment)


def _tell_step(place: int, reached: int) -> str:
    if place < reached:
        return "done"
    return "current" if place == reached else "todo"


def list_acts(visit: Visit, life: Life, found: Found) -> Acts:
    """List what this visitor may do with a version now."""
    own = life.author_id == (visit.officer and visit.officer.id)
    writes, approves = visit.may("POLICIES_WRITE"), visit.may("APPROVALS_WRITE")
    pending = life.state is State.APPROVED and life.in_force_from is not None
    open_states = {State.DRAFT, State.SUBMITTED, State.APPROVED}
    fits = found.review is not None and not found.review.results.failed
    return Acts(
        submit=own and writes and life.state is State.DRAFT and fits,
        withdraw=own and writes and life.state in open_states and not pending,
        approve=approves and life.state is State.SUBMITTED,
        activate=approves and life.state is State.APPROVED and not pending,
        call_off=approves and pending,
        roll_back=writes and life.state is State.RETIRED,
    )


def list_tabs(visit: Visit, version: int) -> list[dict[str, object]]:
    """List the pages about one version."""
    own = f"{ROOT}/policies/{version}"
    tabs = (
        (visit.say("Overview"), own),
        (visit.say("Rules"), f"{own}/rules"),
        (visit.say("Differences"), f"{own}/differences"),
        (visit.say("Matrix"), f"{ROOT}/policies/matrix?version={version}"),
        (visit.say("Trial on recorded decisions"), f"{own}/shadow"),
    )
    return [{"label": label, "href": href, "current": href == visit.path} for label, href in tabs]


PAGES: Final = (Page("/policies/{version}", show_version, Permission.POLICIES_READ),)
