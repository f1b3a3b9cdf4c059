"""How much a system may ask for at once, where that is less than every system may."""

from dataclasses import asdict, dataclass
from typing import Final

from gateway.documents import Document
from gateway.limits import DocumentError, Finding

__all__ = ["UNBOUNDED", "Bounds", "ClientLimitError"]

_WORDS: Final = {
    "document_fields": "fields in one document",
    "document_depth": "levels of fields",
    "root_fields": "root fields in one operation",
}


class ClientLimitError(DocumentError):
    """The document asks for more than its client may."""

    code = "CLIENT_LIMIT_EXCEEDED"

    def __init__(self, bound: str, most: int) -> None:
        super().__init__(Finding(f"This system may ask for at most {most} {_WORDS[bound]}."))
        self.bound = bound
        """Name of the bound, as of the setting that holds for every system."""
        self.most = most


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most of each that the documents of a system may ask for; `None` as every system."""

    document_fields: int | None = None
    document_depth: int | None = None
    root_fields: int | None = None

    def find_excess(self, document: Document) -> ClientLimitError | None:
        """Find what a document asks too much of; `None` where it fits."""
        measure = document.measure
        asked = (measure.fields, measure.depth, measure.root_fields)
        for (name, most), number in zip(asdict(self).items(), asked, strict=True):
            if most is not None and number > most:
                return ClientLimitError(name, most)
        return None


UNBOUNDED: Final = Bounds()
"""The bounds of a system that has none of its own."""
