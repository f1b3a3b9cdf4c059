"""Reviews of documents under the policy in force, made once and then kept."""

import asyncio

from gateway.admin.documents.wording import OperationWords, word_operation
from gateway.admin.visits import Visit
from gateway.documents import Documents
from gateway.limits import DocumentError
from gateway.trusted.reviewing import Review, Reviewer

__all__ = ["edition", "review", "word_review"]


def edition(visit: Visit) -> str:
    """Name the policy and the reference data that a review stands on."""
    known = visit.rights.head.edition
    return f"{known.policy_version}.{known.reference_version}"


async def review(visit: Visit, text: str, purposes: frozenset[str]) -> Review:
    """Review a text for a system that is registered for these purposes.

    A review takes a good part of a second, so it is made beside what else the process answers.
    """
    kept = visit.office.reviews
    key = (text, purposes, edition(visit), visit.rights.day)
    found = kept.get(key)
    if found is None:
        found = await asyncio.to_thread(_make_reviewer(visit, text).review, text, purposes)
        kept.put(key, found)
    return found


def word_review(
    visit: Visit, found: Review, purposes: frozenset[str]
) -> tuple[OperationWords, ...]:
    """Put every operation of a review into words."""
    return tuple(word_operation(each, purposes, visit.language) for each in found.operations)


def _make_reviewer(visit: Visit, text: str) -> Reviewer:
    """Make a reviewer of one text, with documents of its own: nothing is shared with a thread."""
    head, endpoint = visit.rights.head, visit.office.endpoint
    try:
        known = endpoint.documents.prepare(text)
        documents = Documents(known.schema, known.limits, size=1)
    except DocumentError:
        documents = endpoint.documents
    model = endpoint.desk.plans.model
    return Reviewer(documents, model, head.snapshot, head.territory, visit.rights.day)
