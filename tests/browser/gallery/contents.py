"""What the pages of the gallery show; all of it made up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from starlette.datastructures import FormData

from gateway.admin.charts import Chart, ChartKind, Series
from gateway.admin.tables import Listing, ListingTerms
from tests.browser.gallery.forms import Everything

__all__ = ["PAGES", "VISIT"]


@dataclass(frozen=True)
class Officer:
    name: str
    subject: str


@dataclass(frozen=True)
class Capacity:
    role: str
    home: str


@dataclass(frozen=True)
class Flash:
    kind: str
    text: str


@dataclass(frozen=True)
class Link:
    label: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Section:
    label: str
    items: tuple[Link, ...]


@dataclass(frozen=True)
class Visit:
    """What the gateway tells every page."""

    language: str = "nl"
    path: str = "/admin/table"
    query: str = ""
    demonstration: bool = True
    officer: Officer | None = Officer("Noor van den Akker", "functional_administrator.gm0344.1")
    capacity: Capacity | None = Capacity("functional_administrator", "GM0344")
    capacities: tuple[Capacity, ...] = (Capacity("functional_administrator", "GM0344"),)
    csrf_token: str = "made-up"
    flashes: tuple[Flash, ...] = ()
    navigation: tuple[Section, ...] = ()
    breadcrumb: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Row:
    officer: str
    role: str
    municipality: str
    until: date
    seen: datetime
    checks: int
    kind: str
    status: str


@dataclass(frozen=True)
class Trouble:
    status: int
    code: str
    title: str
    meaning: str
    advice: str


NAVIGATION: Final = (
    Section(
        "Wie mag wat",
        (
            Link("Aanwijzingen", "/admin/table", current=True),
            Link("Gemeentelijke systemen", "/admin/empty"),
            Link("Gemeenten en herindelingen", "/admin/form"),
        ),
    ),
    Section(
        "Beleid",
        (
            Link("Versies", "/admin/show"),
            Link("Wie mag wat zien", "/admin/charts"),
            Link("Uitleg bij een beslissing", "/admin/problem"),
        ),
    ),
    Section("Verantwoording", (Link("Verstrekkingen", "/admin/charts"),)),
)
FLASHES: Final = (
    Flash("good", "De aanwijzing van S. de Boer is beëindigd."),
    Flash("bad", "De aanwijzing van K. Yilmaz is niet verlengd: haar mandaat is afgelopen."),
    Flash("info", "Om 18:00 uur gaat versie 12 van het beleid in."),
)
VISIT: Final = Visit(
    flashes=FLASHES,
    navigation=NAVIGATION,
    breadcrumb=(Link("Beheer", "/admin"), Link("Aanwijzingen", "/admin/table")),
)
STATES: Final = (
    ("good", "Geldig"),
    ("warning", "Loopt af"),
    ("bad", "Beëindigd"),
    ("plain", "Concept"),
    ("info", "Aangevraagd"),
)
NAMES: Final = ("S. de Boer", "K. Yilmaz", "P. Jansen-van der Meulen", "R. Achterberg", "L. Tran")
TERMS: Final = ListingTerms(
    sort="officer",
    sorts=frozenset({"officer", "until", "checks"}),
    filters=frozenset({"role", "municipality", "since"}),
)


def show_table() -> Mapping[str, object]:
    """Give a listing of which the fourth page of nine is shown."""
    query = {"sort": "-until", "page": "4", "role": "inspector"}
    listing = Listing.read("/admin/table", query, terms=TERMS).counted(212)
    rows = [
        Row(
            officer=NAMES[number % 5],
            role="Toezichthouder",
            municipality=("Utrecht", "Amsterdam", "'s-Hertogenbosch")[number % 3],
            until=date(2027, 1 + number, 1),
            seen=datetime(2026, 11, 20, 9, number, tzinfo=UTC),
            checks=number * 317,
            kind=STATES[number % 5][0],
            status=STATES[number % 5][1],
        )
        for number in range(8)
    ]
    return {"listing": listing, "rows": rows}


def show_empty() -> Mapping[str, object]:
    """Give a listing of nothing, and one in which nothing was found."""
    return {
        "nothing": Listing.read("/admin/empty", {}, terms=TERMS).counted(0),
        "unfound": Listing.read("/admin/empty", {"role": "dpo"}, terms=TERMS).counted(0),
    }


def show_form() -> Mapping[str, object]:
    """Give one form nobody filled in, and one filled in badly."""
    asked = Everything(prefix="asked")
    refused = Everything(FormData([("name", ""), ("reason", "<b>"), ("role", "inspector")]))
    refused.validate()
    return {"asked": asked, "refused": refused}


def show_charts() -> Mapping[str, object]:
    """Give a chart of each kind."""
    days = [f"{day} nov" for day in range(1, 15)]
    checks = Series("Controles", [12, 40, 33, 51, 47, 8, 3, 29, 44, 61, 58, 49, 11, 6])
    refusals = Series("Weigeringen", [1, 4, 0, 7, 2, 0, 0, 3, 5, 2, 9, 4, 1, 0])
    limits = Series("Begrenzingen", [0, 0, 2, 1, 0, 0, 0, 0, 3, 0, 2, 0, 0, 0])
    series = [checks, refusals, limits]
    return {
        "pictures": [
            Chart(
                id=kind.value,
                kind=kind,
                title=f"Controles en weigeringen per dag ({kind.value})",
                summary="De meeste controles vallen op donderdag 10 november: 61.",
                axis="Dag",
                labels=days,
                series=series if kind is not ChartKind.BARS else series[:2],
            )
            for kind in ChartKind
        ]
    }


def show_problem() -> Mapping[str, object]:
    """Give an error."""
    trouble = Trouble(
        403,
        "PERMISSION_MISSING",
        "Deze pagina is niet voor u",
        "Uw aanwijzing geeft geen toegang tot deze pagina.",
        "Kies een andere aanwijzing, of vraag uw functioneel beheerder.",
    )
    return {"problem": trouble, "trace": "0af7651916cd43dd8448eb211c80319c"}


def show_nothing() -> Mapping[str, object]:
    """Give what needs nothing."""
    return {}


PAGES: Final[Mapping[str, Callable[[], Mapping[str, object]]]] = {
    "charts": show_charts,
    "empty": show_empty,
    "form": show_form,
    "problem": show_problem,
    "show": show_nothing,
    "table": show_table,
}
