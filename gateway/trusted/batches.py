"""Proposing several documents at once, exactly as they were looked at before."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

import orjson

from gateway.acts.acting import Actor
from gateway.documents import Documents
from gateway.limits import DocumentError
from gateway.trusted.deciding import Proposal, propose
from gateway.trusted.errors import (
    BatchMalformedError,
    DocumentNameError,
    DocumentPresentError,
    ReviewChangedError,
)
from gateway.trusted.reviewing import Review
from sql import query
from sql.database import Database, Session

__all__ = [
    "Verdict",
    "Weighed",
    "Wish",
    "list_present",
    "make_wish",
    "propose_batch",
    "read_manifest",
    "weigh_batch",
    "write_manifest",
]

_MOST: Final = 50
_NAME_LENGTH: Final = 200


@dataclass(frozen=True)
class Wish:
    """A document that somebody wants a system to send."""

    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Fingerprint of the text in UTF-8, 64 hexadecimal digits."""
        return sha256(self.text.encode(errors="surrogatepass")).hexdigest()


class Verdict(StrEnum):
    """What becomes of a wish."""

    FITS = "FITS"
    """It would be proposed."""
    PRESENT = "PRESENT"
    """It is proposed or approved already, or stands in the batch before."""
    UNFIT = "UNFIT"
    """Its text cannot run."""


@dataclass(frozen=True)
class Weighed:
    """One wish, its review, and what becomes of it."""

    wish: Wish
    review: Review
    verdict: Verdict


def read_manifest(text: str) -> tuple[Wish, ...]:
    """Read the documents of a manifest.

    Parameters
    ----------
    text
        JSON: a list of objects with ``name`` and ``document``, or a manifest whose ``operations``
        have ``name`` and ``body``, as the builds of clients write them.

    Raises
    ------
    BatchMalformedError
        If it is neither, or holds none or more than fifty.
    DocumentNameError
        If a name does not have its form.
    """
    try:
        held = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise BatchMalformedError from None
    rows = held.get("operations") if isinstance(held, dict) else held
    if not isinstance(rows, list) or not 0 < len(rows) <= _MOST:
        raise BatchMalformedError
    return tuple(_read_wish(row) for row in rows)


def make_wish(name: str, text: str) -> Wish:
    """Make a wish of a name and a text.

    Raises
    ------
    DocumentNameError
        If the name is empty, has more than 200 characters or more than one line.
    """
    if not (name.strip() == name and 0 < len(name) <= _NAME_LENGTH and name.isprintable()):
        raise DocumentNameError
    return Wish(name, text)


def _read_wish(row: object) -> Wish:
    match row:
        case {"name": str(name), "document": str(text)} | {"name": str(name), "body": str(text)}:
            return make_wish(name, text)
        case _:
            raise BatchMalformedError


def write_manifest(wishes: Sequence[Wish]) -> str:
    """Write documents so that `read_manifest` reads the same, on one line."""
    return orjson.dumps([{"name": each.name, "document": each.text} for each in wishes]).decode()


async def list_present(database: Database, client: str) -> frozenset[str]:
    """List the fingerprints of what is proposed or approved for a system.

    Notes
    -----
    Source: ``sql/queries/trusted/present_documents.sql``.
    """
    rows = await database.fetch_rows(query("present_documents"), (client,))
    return frozenset(row["sha256"] for row in rows)


def weigh_batch(
    wishes: Sequence[Wish], reviews: Sequence[Review], present: frozenset[str]
) -> tuple[Weighed, ...]:
    """Say what becomes of each wish.

    Parameters
    ----------
    wishes
        What is wanted.
    reviews
        What there is to say of each, in the same order.
    present
        Fingerprints of what is proposed or approved already.
    """
    seen, weighed = set(present), []
    for wish, review in zip(wishes, reviews, strict=True):
        fits = Verdict.UNFIT if review.refusal else Verdict.FITS
        weighed.append(Weighed(wish, review, Verdict.PRESENT if wish.sha256 in seen else fits))
        seen.add(wish.sha256)
    return tuple(weighed)


async def propose_batch(
    session: Session, actor: Actor, client: str, *, wishes: Sequence[Wish], documents: Documents
) -> int:
    """Propose all of what was found to fit, or nothing; give how many they are.

    Raises
    ------
    ReviewChangedError
        If any of it does not fit any more.
    TrustedError
        As `gateway.trusted.deciding.propose`.
    """
    async with session.transaction():
        for wish in wishes:
            proposal = Proposal(client, wish.name, wish.text)
            try:
                await propose(session, actor, proposal, documents=documents)
            except (DocumentPresentError, DocumentError):
                raise ReviewChangedError from None
    return len(wishes)
