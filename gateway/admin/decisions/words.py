"""What the outcomes, the callers and the reach of decisions are called."""

from collections.abc import Mapping
from typing import Final

from gateway.accounts.decisions import REFUSED, Kind
from gateway.admin.navigation import N_
from gateway.admin.visits import Visit
from policies.decision import Scope
from policies.record.answers import write_scope

__all__ = ["ACTIONS", "KINDS", "MEANINGS", "OUTCOMES", "tell_scope"]

OUTCOMES: Final[Mapping[str, str]] = {
    "OK": N_("Answered"),
    REFUSED: N_("Refused, for whatever reason"),
    "UNAUTHORIZED_FIELD": N_("Field closed"),
    "UNAUTHORIZED_ARGUMENT": N_("Search or order closed"),
    "PURPOSE_MISSING": N_("No purpose named"),
    "CASE_MISSING": N_("No case named"),
    "ARGUMENT_INVALID": N_("Impossible value"),
    "PERMISSION_ABSENT": N_("Page closed"),
}
MEANINGS: Final[Mapping[str, str]] = {
    "OK": N_("The policy opened all that was asked, and it was answered."),
    "UNAUTHORIZED_FIELD": N_("A field was asked that the policy closes for this purpose."),
    "UNAUTHORIZED_ARGUMENT": N_("It was searched or ordered by a field that may not be used so."),
    "PURPOSE_MISSING": N_("No purpose was named, and what was asked is open for a purpose only."),
    "CASE_MISSING": N_("No open case was named, and the purpose needs one."),
    "ARGUMENT_INVALID": N_("A value was sent that nothing can be searched by."),
    "PERMISSION_ABSENT": N_("The policy does not open this page to the appointment."),
}
KINDS: Final[Mapping[str, str]] = {
    Kind.REGISTER.name: N_("Question to the register"),
    Kind.PAGES.name: N_("Page of the administration"),
    Kind.API.name: N_("Question to the decision point"),
}
ACTIONS: Final[Mapping[str, str]] = {
    "read": N_("Read"),
    "filter": N_("Search or order by"),
    "write": N_("Record or change"),
}
_SCOPES: Final[Mapping[str, str]] = {
    "ALL": N_("Open in every record"),
    "OWN": N_("Open in records of the own municipality"),
    "OTHER": N_("Open in records of other municipalities"),
    "NONE": N_("Closed"),
}


def tell_scope(visit: Visit, scope: Scope) -> str:
    """Tell for which records something was open, exceptions by name."""
    name, _, exceptions = write_scope(scope).partition(" except ")
    said = visit.say(_SCOPES[name])
    if not exceptions:
        return said
    known = visit.office.names.known
    named = ", ".join(known.get(code, code) for code in exceptions.split())
    return visit.say("{scope}, except {places}", scope=said, places=named)
