"""The legal basis of the demonstration, and the systems that may connect."""

from collections.abc import Iterator

from gateway.demo.rows import Client, LegalBasis
from gateway.demo.world import World
from resolvers.codes import Purpose
from resolvers.schema import TABLES

__all__ = ["BASIS", "CLIENT", "ORGANISATION", "make_clients", "make_legal_basis"]

BASIS = "DEMO"
"""Code of the basis: where it stands, the demonstration was loaded, and loaded whole."""
CLIENT = "demo-zaaksysteem"
ORGANISATION = "00000001999999990000"
"""OIN of the demonstration's system; given to no organisation."""
_PURPOSES = ["NONE", *(purpose.name for purpose in Purpose)]


def make_legal_basis(world: World) -> Iterator[LegalBasis]:
    """Make the basis on which made-up rows alone are answered: every type, every purpose."""
    yield LegalBasis(
        code=BASIS,
        instrument="Demonstratie met verzonnen gegevens; geen wettelijke grondslag",
        in_force_from=world.date(1),
        in_force_until=None,
        types=[name for name, table in TABLES.items() if table.gated],
        purposes=_PURPOSES,
    )


def make_clients() -> Iterator[Client]:
    """Make the systems: one for every purpose, and one for inspectors alone."""
    yield Client(CLIENT, "Zaaksysteem van de demonstratie", ORGANISATION, _PURPOSES)
    yield Client(
        "demo-toezicht",
        "Toezichtapp van de demonstratie",
        "00000001999999990001",
        ["NONE", "LICENCE_CHECK"],
    )
