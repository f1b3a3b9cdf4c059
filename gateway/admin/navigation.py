"""The side navigation: sections of pages, each shown to whom the policy opens it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gateway.admin.pages import ROOT, Need
from gateway.admin.permissions import Permission
from gateway.admin.rights import Rights

__all__ = ["Crumb", "Entry", "Section", "list_entries", "list_sections"]


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb."""

    label: str
    href: str


@dataclass(frozen=True)
class Entry:
    """One page of the navigation."""

    label: str
    about: str
    """What it is for, in one sentence."""
    href: str
    need: Need
    current: bool = False


@dataclass(frozen=True)
class Section:
    """Pages that belong together."""

    label: str
    items: tuple[Entry, ...]


def _page(label: str, about: str, path: str, need: Need) -> Entry:
    return Entry(label, about, ROOT + path, need)


def N_(message: str) -> str:  # noqa: N802  # the name by which messages are found
    """Mark a message that is translated where it is shown."""
    return message


SECTIONS: Final = (
    Section(
        N_("Register"),
        (
            _page(
                N_("Appointments"),
                N_("Who may do what for your municipality: appoint, end, renew, import."),
                "/appointments",
                Permission.APPOINTMENTS_READ,
            ),
            _page(
                N_("Municipal systems"),
                N_("Which systems ask for officers, and for what."),
                "/clients",
                Permission.CLIENTS_READ,
            ),
            _page(
                N_("Trusted documents"),
                N_("What a system may ask, read by two officers before."),
                "/documents",
                Permission.DOCUMENTS_READ,
            ),
            _page(
                N_("Municipalities"),
                N_("Which ones there are, since when, and who took over from whom."),
                "/municipalities",
                Permission.MUNICIPALITIES_READ,
            ),
            _page(
                N_("Legal bases"),
                N_("On what the register may answer, changed by two officers."),
                "/legal-bases",
                Permission.LEGAL_BASES_READ,
            ),
        ),
    ),
    Section(
        N_("Policy"),
        (
            _page(
                N_("Versions"),
                N_("Write, compare, approve and activate policy."),
                "/policies",
                Permission.POLICIES_READ,
            ),
            _page(
                N_("Who may do what"),
                N_("The whole matrix, with the rules behind every cell."),
                "/policies/matrix",
                Permission.POLICIES_READ,
            ),
            _page(
                N_("Explain a decision"),
                N_("Why something is open or closed, and what would change that."),
                "/policies/explain",
                Permission.POLICIES_READ,
            ),
            _page(
                N_("Who can see this"),
                N_("Every role that reaches one field."),
                "/policies/who",
                Permission.POLICIES_READ,
            ),
        ),
    ),
    Section(
        N_("Accountability"),
        (
            _page(
                N_("Disclosures"),
                N_("What was shown, to which capacity and for which purpose."),
                "/disclosures",
                Permission.DISCLOSURES_READ,
            ),
            _page(
                N_("One person's record"),
                N_("All that was disclosed about one person, with your reason."),
                "/subject-record",
                Permission.SUBJECT_RECORD_READ,
            ),
            _page(
                N_("Decisions"),
                N_("What was asked of the policy, and what it answered."),
                "/decisions",
                Permission.DECISIONS_READ,
            ),
        ),
    ),
    Section(
        N_("Tools"),
        (
            _page(
                N_("Query console"),
                N_("Ask the register yourself, within your own rights."),
                "/console",
                None,
            ),
            _page(
                N_("Statistics"),
                N_("What was published of each month, for those who count."),
                "/statistics",
                Permission.STATISTICS_READ,
            ),
            _page(
                N_("Health"),
                N_("Whether everything runs, and on which policy."),
                "/health",
                Permission.HEALTH_READ,
            ),
        ),
    ),
)


def list_entries(rights: Rights) -> list[Entry]:
    """List the pages that are open, in order."""
    return [
        entry
        for section in SECTIONS
        for entry in section.items
        if entry.need is None or rights.may(entry.need)
    ]


def list_sections(rights: Rights, path: str, say: Callable[[str], str]) -> list[Section]:
    """List the pages that are open, by section; the one that is looked at is marked."""
    opened = list_entries(rights)
    nearest = max((each.href for each in opened if _leads(each.href, path)), key=len, default="")
    shown = {
        each: Entry(
            say(each.label), say(each.about), each.href, each.need, current=each.href == nearest
        )
        for each in opened
    }
    sections = (
        Section(say(each.label), tuple(shown[item] for item in each.items if item in shown))
        for each in SECTIONS
    )
    return [section for section in sections if section.items]


def _leads(href: str, path: str) -> bool:
    return path == href or path.startswith(f"{href}/")
