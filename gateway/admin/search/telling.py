"""What was found, in words and with the way to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from gateway.accounts.finding import Thing, ThingKind
from gateway.admin.navigation import N_
from gateway.admin.pages import ROOT
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit

__all__ = ["NEEDS", "Group", "Hit", "tell_things"]

NEEDS: Final[Mapping[ThingKind, Permission]] = {
    ThingKind.VERSION: Permission.POLICIES_READ,
    ThingKind.RULE: Permission.POLICIES_READ,
    ThingKind.MUNICIPALITY: Permission.MUNICIPALITIES_READ,
    ThingKind.CLIENT: Permission.CLIENTS_READ,
    ThingKind.APPOINTMENT: Permission.APPOINTMENTS_READ,
    ThingKind.TRACE: Permission.DECISIONS_READ,
}
"""What an officer must be allowed to find it."""

_HEADINGS: Final[Mapping[ThingKind, str]] = {
    ThingKind.VERSION: N_("Versions of the policy"),
    ThingKind.RULE: N_("Rules in force"),
    ThingKind.MUNICIPALITY: N_("Municipalities"),
    ThingKind.CLIENT: N_("Municipal systems"),
    ThingKind.APPOINTMENT: N_("Appointments"),
    ThingKind.TRACE: N_("Decisions"),
}
_PATHS: Final[Mapping[ThingKind, str]] = {
    ThingKind.VERSION: "/policies/{id}",
    ThingKind.RULE: "/policies/{version}/rules/{id}",
    ThingKind.MUNICIPALITY: "/municipalities/{id}",
    ThingKind.CLIENT: "/clients/{id}",
    ThingKind.APPOINTMENT: "/appointments/{id}",
    ThingKind.TRACE: "/decisions?trace={id}",
}


@dataclass(frozen=True)
class Hit:
    """One page that was found."""

    label: str
    href: str
    about: str = ""


@dataclass(frozen=True)
class Group:
    """Pages of one kind."""

    heading: str
    hits: tuple[Hit, ...]


def tell_things(visit: Visit, things: Sequence[Thing]) -> Iterator[Group]:
    """Tell what was found, kind by kind; a kind of which there is none has no hits."""
    for kind, heading in _HEADINGS.items():
        hits = tuple(_tell(visit, each) for each in things if each.kind is kind)
        yield Group(visit.say(heading), hits)


def _tell(visit: Visit, thing: Thing) -> Hit:
    version = visit.rights.head.edition.policy_version
    path = _PATHS[thing.kind].format(id=quote(thing.id, safe=""), version=version)
    return Hit(_name(visit, thing), ROOT + path)


def _name(visit: Visit, thing: Thing) -> str:
    match thing.kind:
        case ThingKind.VERSION if thing.name is None:
            return visit.say("Version {number}", number=thing.id)
        case ThingKind.VERSION:
            return visit.say("Version {number}: {title}", number=thing.id, title=thing.name)
        case ThingKind.RULE:
            return visit.say("Rule {number}", number=thing.id)
        case ThingKind.APPOINTMENT:
            return visit.speech.name("role", thing.name)
        case ThingKind.TRACE:
            return visit.say("What was decided under this trace")
        case _:
            return f"{thing.name} ({thing.id})"
