"""What one call asked and answered: all that a record of it may hold, and no personal data.

Of a question only the columns that the policy decided on are kept, and of those only values of
its closed lists; who the subject is and which record it was are never among them. Of a search
only how many were found.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

__all__ = ["Call", "Event", "LoggedCalls", "Recorder"]

_log = logging.getLogger("registerpoort.decisions")


class Event(StrEnum):
    """Names of the events, as the decision log knows them."""

    EVALUATION = "adl.access_evaluation"
    EVALUATIONS = "adl.access_evaluations"
    SEARCH_SUBJECT = "adl.search_subject"
    SEARCH_ACTION = "adl.search_action"


@dataclass(frozen=True)
class Call:
    """One call to the decision point that was answered."""

    event: Event
    client: str | None
    """Who called; `None` where callers do not authenticate."""
    request: Mapping[str, Any]
    """What was asked: the columns of each evaluation, ``traceparent`` and the processing."""
    response: Mapping[str, Any]
    """What was answered: decisions with their rules, or the number of results."""
    policy: Mapping[str, object]
    """Version, where there is one, and fingerprint of the policy."""
    reference: int | None
    """Version of the reference data; `None` where there is no register."""


class Recorder(Protocol):
    """Keeps calls; a call whose record cannot be kept is not answered."""

    async def record(self, call: Call) -> None:
        """Keep one call; raises where it cannot be kept."""


class LoggedCalls:
    """Writes one line of the log a call: all that there is without a database."""

    async def record(self, call: Call) -> None:
        """Write the event, who called, and under which policy."""
        _log.info("decided", extra={"call": call.event, "client": call.client, **call.policy})
