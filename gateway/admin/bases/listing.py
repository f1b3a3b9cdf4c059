"""Every legal basis as it is, what waits for a second officer, and what was decided."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from gateway.admin.bases.words import OUTCOMES, name_purposes, name_types
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.bases.outlook import Basis
from gateway.bases.proposing import list_bases, list_proposals

__all__ = ["PAGES", "ShownBasis", "show_basis"]


@dataclass(frozen=True)
class ShownBasis:
    """A legal basis in words."""

    basis: Basis
    in_force: bool
    types: tuple[str, ...]
    purposes: tuple[str, ...]


def show_basis(visit: Visit, basis: Basis) -> ShownBasis:
    """Say a legal basis in the language of the visit."""
    return ShownBasis(
        basis,
        in_force=basis.in_force(visit.rights.day),
        types=tuple(name_types(visit, basis.types)),
        purposes=tuple(name_purposes(visit, basis.purposes)),
    )


async def show_bases(visit: Visit) -> Response:
    """List legal bases and proposals: ``GET /admin/legal-bases``."""
    async with visit.office.database.transaction() as session:
        bases = await list_bases(session)
        proposals = await list_proposals(session)
    return visit.render(
        "admin/bases/list.html",
        bases=[show_basis(visit, each) for each in bases],
        waiting=[each for each in proposals if each.outcome is None],
        decided=[each for each in proposals if each.outcome is not None],
        outcomes=OUTCOMES,
    )


PAGES: Final = (Page("/legal-bases", show_bases, Permission.LEGAL_BASES_READ),)
