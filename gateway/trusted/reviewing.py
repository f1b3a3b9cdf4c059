"""Reviewing a document before it is approved: what it reaches, and what the policy says of that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from gateway.documents import Document, Documents
from gateway.limits import DocumentError
from gateway.trusted.reach import list_reached
from policies.matrix.sheet import Sheet, make_sheet
from policies.matrix.space import Space
from policies.pdp import Snapshot
from policies.territory import Territory
from resolvers.model import Model
from resolvers.statement.compile import bound_to_case

__all__ = ["Opening", "Reached", "Review", "ReviewedOperation", "Reviewer"]


@dataclass(frozen=True)
class Opening:
    """To whom one action on one coordinate is open, and on which records."""

    role: str
    purpose: str
    own: str
    """``all``, ``none``, ``all but`` and few codes, or ``partly``."""
    other: str
    """As ``own``, for records of others; the same as ``own`` where records are not placed."""
    cased: bool
    """Whether an open case is needed."""


@dataclass(frozen=True)
class Reached:
    """One coordinate and action that an operation may ask."""

    coordinate: str
    action: str
    """``read`` or ``filter``; sorting takes both."""
    openings: tuple[Opening, ...]
    """By role and purpose; what is not there is closed."""


@dataclass(frozen=True)
class ReviewedOperation:
    """One operation of a document."""

    name: str | None
    """`None` for the anonymous one."""
    reached: tuple[Reached, ...]
    """In the order of the text, each once."""

    @property
    def closed(self) -> tuple[Reached, ...]:
        """What nobody may ask: while there is any, the operation is always refused."""
        return tuple(each for each in self.reached if not each.openings)

    @property
    def askers(self) -> tuple[tuple[str, str], ...]:
        """Roles and purposes to which all of it is open, on some records; sorted.

        Empty where the policy is asked nothing.
        """
        ways = [{(one.role, one.purpose) for one in each.openings} for each in self.reached]
        return tuple(sorted(set[tuple[str, str]].intersection(*ways))) if ways else ()


@dataclass(frozen=True)
class Review:
    """What there is to say of a document."""

    sha256: str
    """Of the text in UTF-8, 64 hexadecimal digits."""
    refusal: DocumentError | None
    """Why it cannot run: it does not parse, does not fit the schema or asks for too much."""
    operations: tuple[ReviewedOperation, ...]
    """In the order of the text; empty where it cannot run."""


@dataclass(frozen=True)
class Reviewer:
    """Reviews documents under one policy on one day."""

    documents: Documents
    model: Model
    snapshot: Snapshot
    territory: Territory
    day: date

    def review(self, text: str, purposes: Iterable[str]) -> Review:
        """Review a document for a system.

        Parameters
        ----------
        text
            Text as it is proposed; it may be anything.
        purposes
            Purposes that the system is registered for, ``NONE`` among them where it asks without
            one.

        Returns
        -------
        Review
            For every role, also of those that never come through this system.
        """
        digest = sha256(text.encode(errors="surrogatepass")).hexdigest()
        try:
            document = self.documents.prepare(text)
        except DocumentError as error:
            return Review(digest, error, ())
        return Review(digest, None, self._operations(document, frozenset(purposes)))

    def _operations(
        self, document: Document, purposes: frozenset[str]
    ) -> tuple[ReviewedOperation, ...]:
        asked = {
            name: list_reached(self.model, document, node)
            for name, node in document.operations.items()
        }
        cells = {cell for each in asked.values() for cell in each}
        opened = self._open(self._sheet(cells, purposes))
        return tuple(
            ReviewedOperation(
                name, tuple(Reached(*cell, tuple(opened.get(cell, ()))) for cell in each)
            )
            for name, each in asked.items()
        )

    def _sheet(self, cells: set[tuple[str, str]], purposes: frozenset[str]) -> Sheet:
        words = self.snapshot.vocabulary
        named = frozenset(coordinate for coordinate, _ in cells)
        asked = replace(
            words,
            coordinates={name: words.coordinates[name] for name in named},
            purposes=purposes & words.purposes,
        )
        return make_sheet(Space((self.snapshot.table,), asked, self.territory, self.day))

    def _open(self, sheet: Sheet) -> Mapping[tuple[str, str], list[Opening]]:
        found: dict[tuple[str, str], list[Opening]] = {}
        for (coordinate, action, role, purpose), entry in sheet.entries.items():
            cased = bound_to_case(self.model, purpose, coordinate)
            opening = Opening(role, purpose, entry.own, entry.other, cased)
            found.setdefault((coordinate, action), []).append(opening)
        return found
