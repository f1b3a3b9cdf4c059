"""Sealing what is written: a data key for each person, and values under it.

Whoever deletes a data key has destroyed every copy of what it sealed, in backups too.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from resolvers.sealing.digests import BsnDigest
from resolvers.sealing.errors import SealBrokenError
from resolvers.sealing.keyring import Keyring
from resolvers.sealing.seals import Value, open_value, require_sealed, seal_value
from sql import query
from sql.database import Session

__all__ = ["SECRET_BYTES", "DataKey", "Sealer", "destroy_keys"]

SECRET_BYTES = 32


@dataclass(frozen=True)
class DataKey:
    """The key of one person: a holder, or an operator or manager."""

    person: UUID
    kek: str
    """Key-encryption key that it is wrapped under."""
    wrapped: bytes = field(repr=False)
    cipher: AESGCM = field(repr=False)

    def seal(self, table: str, values: Mapping[str, Value | None]) -> dict[str, bytes | None]:
        """Seal values of this person.

        Parameters
        ----------
        table
            Full name: ``register.holder``.
        values
            By column; what is `None` stays so.

        Raises
        ------
        KeyError
            If a column of the table is not a sealed one.
        """
        return {
            column: None if value is None else self._seal(table, column, value)
            for column, value in values.items()
        }

    def open(self, table: str, column: str, sealed: bytes) -> bytes:
        """Open a sealed value of this person; text is UTF-8, a day is in its ISO form.

        Raises
        ------
        SealBrokenError
            If it was changed, or sealed for another column or person.
        """
        name = require_sealed(table, column)
        return open_value(self.cipher, name, self.person, sealed=sealed)

    def _seal(self, table: str, column: str, value: Value) -> bytes:
        name = require_sealed(table, column)
        return seal_value(self.cipher, name, self.person, value=value)


@dataclass(frozen=True)
class Sealer:
    """Makes and finds the data keys of persons."""

    keyring: Keyring
    digests: BsnDigest

    async def make(self, persons: Sequence[UUID]) -> list[DataKey]:
        """Make a data key for each of these persons, in the same order; nothing is stored.

        Raises
        ------
        SealingError
            If the key-encryption keys cannot be reached.
        """
        kek = await self.keyring.current()
        secrets = [os.urandom(SECRET_BYTES) for _ in persons]
        wrapped = await self.keyring.wrap(kek, secrets)
        return [
            DataKey(person, kek, kept, AESGCM(secret))
            for person, kept, secret in zip(persons, wrapped, secrets, strict=True)
        ]

    async def create(self, session: Session, person: UUID) -> DataKey:
        """Make and store the data key of a new person.

        Raises
        ------
        SealingError
            If the key-encryption keys cannot be reached.
        DatabaseError
            If the person has one, or the database does not take it.

        Notes
        -----
        Source: ``sql/queries/data_keys/insert_data_key.sql``.
        """
        [key] = await self.make([person])
        await session.execute(query("insert_data_key"), (key.person, key.kek, key.wrapped))
        return key

    async def find(self, session: Session, person: UUID) -> DataKey | None:
        """Find the data key of a person; `None` where there is none, or it was destroyed.

        Raises
        ------
        SealingError
            If it cannot be unwrapped.

        Notes
        -----
        Source: ``sql/queries/data_keys/data_key.sql``.
        """
        row = await session.fetch_row(query("data_key"), (person,))
        if row is None:
            return None
        [secret] = await self.keyring.unwrap(row["kek"], [row["wrapped"]])
        return DataKey(person, row["kek"], row["wrapped"], make_cipher(secret))


def make_cipher(secret: bytes) -> AESGCM:
    """Make the cipher of an unwrapped data key.

    Raises
    ------
    SealBrokenError
        If it is no data key.
    """
    if len(secret) != SECRET_BYTES:
        raise SealBrokenError
    return AESGCM(secret)


async def destroy_keys(session: Session, persons: Sequence[UUID]) -> int:
    """Destroy the data keys of persons: nothing that they sealed opens again, in no copy.

    Returns
    -------
    int
        How many there were.

    Notes
    -----
    Source: ``sql/queries/data_keys/delete_data_keys.sql``. The person columns are emptied or
    deleted by whoever calls; without the key they are random bytes.
    """
    return len(await session.fetch_rows(query("delete_data_keys"), (list(persons),)))
