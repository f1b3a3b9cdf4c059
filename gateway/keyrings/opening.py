"""Opening what is sealed in an answer: after the statement, before anything leaves.

The statement gives an envelope for a sealed value: the key-encryption key, the wrapped data key,
the person, and the value. What is sealed and where is the plan's to say; a text of a caller is
never taken for an envelope.
"""

import time
from binascii import a2b_base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self, TypeAlias
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gateway.cache import BoundedCache
from resolvers.sealing.forms import Sealed, show
from resolvers.sealing.keyring import Keyring
from resolvers.sealing.sealer import make_cipher
from resolvers.sealing.seals import open_value
from resolvers.statement.sealed import Seals

__all__ = ["Opener"]

_Wrapped: TypeAlias = tuple[str, str]
"""Key-encryption key, and the data key wrapped under it in hexadecimal."""


@dataclass(frozen=True)
class _Envelope:
    wrapped: _Wrapped
    person: UUID
    sealed: bytes = field(repr=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """Take an envelope apart, as ``register.envelope`` put it together."""
        kek, wrapped, person, content = text.split(" ")
        return cls((kek, wrapped), UUID(person), a2b_base64(content))


@dataclass(frozen=True)
class _Place:
    """Where a sealed value stands in an answer."""

    record: dict[str, Any]
    name: str
    sealed: Sealed
    envelope: _Envelope

    def fill(self, cipher: AESGCM, day: date) -> None:
        """Put the opened value in the place of its envelope."""
        held = self.envelope
        content = open_value(cipher, self.sealed.column, held.person, sealed=held.sealed)
        self.record[self.name] = show(self.sealed.form, content, day)


@dataclass(frozen=True)
class Opener:
    """Opens answers; unwrapped data keys are remembered for a short while."""

    keyring: Keyring
    kept: BoundedCache[_Wrapped, AESGCM] = field(repr=False)
    seconds: float
    """How long a data key is remembered."""

    async def open(self, json: bytes, seals: Seals, day: date) -> bytes:
        """Open what is sealed in the answer of one root field.

        Parameters
        ----------
        json
            Answer of the statement, in UTF-8.
        seals
            What of it is sealed.
        day
            The day of the question.

        Returns
        -------
        bytes
            JSON in UTF-8; as it was where nothing in it is sealed.

        Raises
        ------
        SealingError
            If a key cannot be reached or a value is not what was written.
        """
        answer = orjson.loads(json)
        places = list(_find(answer, seals))
        if not places:
            return json
        ciphers = await self._unwrap({each.envelope.wrapped for each in places})
        for each in places:
            each.fill(ciphers[each.envelope.wrapped], day)
        return orjson.dumps(answer)

    async def _unwrap(self, wanted: Iterable[_Wrapped]) -> Mapping[_Wrapped, AESGCM]:
        found = {each: self.kept.get(each) for each in wanted}
        unknown = [each for each, cipher in found.items() if cipher is None]
        for kek in {kek for kek, _ in unknown}:
            mine = [each for each in unknown if each[0] == kek]
            secrets = await self.keyring.unwrap(kek, [bytes.fromhex(each[1]) for each in mine])
            found.update(zip(mine, map(make_cipher, secrets), strict=True))
        known = {each: cipher for each, cipher in found.items() if cipher is not None}
        self._remember(unknown, known)
        return known

    def _remember(self, new: Iterable[_Wrapped], known: Mapping[_Wrapped, AESGCM]) -> None:
        until = time.monotonic() + self.seconds
        for each in new:
            self.kept.put(each, known[each], until=until)


def _find(value: Any, seals: Seals) -> Iterator[_Place]:  # noqa: ANN401  # any JSON
    if isinstance(value, list):
        for each in value:
            yield from _find(each, seals)
    elif value is not None:
        for name, below in seals.items():
            yield from _look(value, name, below)


def _look(record: dict[str, Any], name: str, below: Sealed | Seals) -> Iterator[_Place]:
    if not isinstance(below, Sealed):
        yield from _find(record[name], below)
    elif record[name] is not None:
        yield _Place(record, name, below, _Envelope.read(record[name]))
