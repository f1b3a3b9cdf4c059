"""One decision: what was asked, what the policy answered, and by which rules."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from gateway.accounts.decisions import Whole, find_decision
from gateway.accounts.explaining import Explained, explain_evaluations, explain_operation
from gateway.admin.coordinates import FieldGroup, group_coordinates
from gateway.admin.decisions.words import ACTIONS, KINDS, MEANINGS, OUTCOMES, tell_scope
from gateway.admin.errors import RecordAbsentError
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.heads import Head
from policies.record.answers import Question
from policies.sentences.writing import Language

__all__ = ["PAGES", "Part"]


@dataclass(frozen=True)
class Part:
    """What was decided alike, in words."""

    open: bool
    scope: str
    action: str
    groups: tuple[FieldGroup, ...]
    sentences: tuple[str, ...]
    """Rules as sentences; their numbers alone where the version does not load any more."""
    advice: str


async def show_decision(visit: Visit) -> Response:
    """Show one decision: ``GET /admin/decisions/{trace}/{span}``."""
    asked = visit.request.path_params
    whole = await find_decision(visit.office.database, asked["trace"], asked["span"])
    if whole is None:
        raise RecordAbsentError
    head = await visit.office.past.find(whole.record.version, visit.rights.head)
    made = whole.made
    visit.follow(visit.say("Decisions"), "/decisions")
    visit.follow(visit.say("One decision"), visit.path.removeprefix("/admin"))
    return visit.render(
        "admin/decisions/decision.html",
        made=made,
        whole=whole,
        kind=visit.say(KINDS[made.kind.name]),
        outcome=visit.say(OUTCOMES.get(made.outcome, made.outcome)),
        meaning=visit.say(MEANINGS.get(made.outcome, made.outcome)),
        parts=_explain(visit, whole, head),
        told=_tell(visit, whole, head),
        loads=head is not None,
    )


def _explain(visit: Visit, whole: Whole, head: Head | None) -> list[Part]:
    asked = whole.record.asked
    if not isinstance(asked, Question):
        return []
    snapshot = head.snapshot if head else None
    found = explain_operation(whole.record, asked, snapshot, Language(visit.language))
    return [_part(visit, each) for each in found]


def _part(visit: Visit, explained: Explained) -> Part:
    return Part(
        explained.scope.open,
        tell_scope(visit, explained.scope),
        visit.say(ACTIONS[explained.action]),
        group_coordinates(explained.coordinates, visit.language),
        explained.sentences or explained.rules,
        explained.advice,
    )


def _tell(visit: Visit, whole: Whole, head: Head | None) -> tuple[tuple[str, ...], ...]:
    asked = whole.record.asked
    if isinstance(asked, Question):
        return ()
    return explain_evaluations(asked, head, Language(visit.language))


PAGES: Final = (Page("/decisions/{trace}/{span}", show_decision, Permission.DECISIONS_READ),)
