"""One page of rows, sorted and filtered as the address says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

__all__ = ["Listing", "ListingTerms"]

_SIZES: Final = (25, 50, 100)
_PAGE_DIGITS: Final = 6
_FILTER_LENGTH: Final = 200


@dataclass(frozen=True)
class ListingTerms:
    """What an address may say about one listing.

    Parameters
    ----------
    sort
        Column to sort by where the address names none; ``-`` in front is from high to low.
    sorts
        Every column to sort by.
    filters
        Every filter. What they hold stands in the address, so never a person's data.
    """

    sort: str
    sorts: frozenset[str]
    filters: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Listing:
    """Which rows of something are shown, and the addresses of the others.

    What an address says beyond the terms, or says badly, counts as not said.
    """

    path: str
    terms: ListingTerms
    sort: str
    page: int = 1
    size: int = _SIZES[0]
    total: int = 0
    """Rows on all pages, once counted."""
    filters: Mapping[str, str] = field(default_factory=dict)
    """What is searched for; never empty texts."""

    @classmethod
    def read(cls, path: str, query: Mapping[str, str], *, terms: ListingTerms) -> "Listing":
        """Read a listing from the path and the query of an address."""
        sort = query.get("sort", "")
        return cls(
            path=path,
            terms=terms,
            sort=sort if sort.removeprefix("-") in terms.sorts else terms.sort,
            page=_read_number(query.get("page", "")) or 1,
            size=size if (size := _read_number(query.get("size", ""))) in _SIZES else _SIZES[0],
            filters=_read_filters(query, terms.filters),
        )

    def counted(self, total: int) -> "Listing":
        """Return this listing of so many rows, on the last page if its own is beyond."""
        counted = replace(self, total=total)
        return replace(counted, page=min(self.page, counted.pages))

    @property
    def limit(self) -> int:
        """Rows to fetch."""
        return self.size

    @property
    def offset(self) -> int:
        """Rows before the first one to fetch."""
        return (self.page - 1) * self.size

    @property
    def column(self) -> str:
        """Column to sort by, without its direction."""
        return self.sort.removeprefix("-")

    @property
    def descending(self) -> bool:
        """Whether the highest value comes first."""
        return self.sort.startswith("-")

    @property
    def pages(self) -> int:
        """Number of pages; one where nothing was found."""
        return max(1, -(-self.total // self.size))

    @property
    def sizes(self) -> tuple[int, ...]:
        """Sizes to choose from, the smallest first."""
        return _SIZES

    @property
    def first(self) -> int:
        """Number of the first row shown."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.offset + self.size, self.total)

    @property
    def around(self) -> list[int | None]:
        """Pages to lead to: the first, the last and those beside this one; ``None`` is a gap."""
        near = {1, self.pages, *range(max(1, self.page - 1), min(self.pages, self.page + 1) + 1)}
        shown: list[int | None] = []
        for number in sorted(near):
            if shown and number - (shown[-1] or 0) > 1:
                shown.append(None)
            shown.append(number)
        return shown

    @property
    def settings(self) -> list[tuple[str, str]]:
        """What another search keeps: order and size, where they are not the usual ones."""
        return list(self._state(self.sort, 1, self.size).items())

    @property
    def unfiltered(self) -> str:
        """Address of the same without any filter."""
        return replace(self, filters={}).link(page=1)

    def link(
        self, *, sort: str | None = None, page: int | None = None, size: int | None = None
    ) -> str:
        """Return the address that keeps all but what is named; an order or size begins anew."""
        again = sort is not None or size is not None
        state = self._state(
            sort or self.sort, page or (1 if again else self.page), size or self.size
        )
        query = urlencode({**self.filters, **state})
        return f"{self.path}?{query}" if query else self.path

    def _state(self, sort: str, page: int, size: int) -> dict[str, str]:
        usual = {"sort": self.terms.sort, "page": "1", "size": str(_SIZES[0])}
        stated = {"sort": sort, "page": str(page), "size": str(size)}
        return {name: value for name, value in stated.items() if value != usual[name]}


def _read_number(text: str) -> int | None:
    fits = text.isascii() and text.isdigit() and len(text) <= _PAGE_DIGITS
    return int(text) if fits else None


def _read_filters(query: Mapping[str, str], names: frozenset[str]) -> dict[str, str]:
    given = {name: query[name].strip() for name in sorted(names) if name in query}
    return {name: text for name, text in given.items() if _is_searchable(text)}


def _is_searchable(text: str) -> bool:
    return 0 < len(text) <= _FILTER_LENGTH and text.isprintable()
