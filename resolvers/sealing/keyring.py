"""Key-encryption keys, as whoever holds them lets others use them."""

from collections.abc import Sequence
from typing import Protocol

__all__ = ["Keyring"]


class Keyring(Protocol):
    """Wraps and unwraps data keys; a key-encryption key itself never leaves it.

    Every method raises `SealingError` where the keys cannot be reached.
    """

    async def current(self) -> str:
        """Name the key-encryption key that new data keys are wrapped under."""

    async def wrap(self, kek: str, secrets: Sequence[bytes]) -> list[bytes]:
        """Wrap data keys of 32 bytes under a key-encryption key, in the same order.

        Raises
        ------
        KeyUnknownError
            If there is no such key.
        """

    async def unwrap(self, kek: str, wrapped: Sequence[bytes]) -> list[bytes]:
        """Unwrap data keys, in the same order.

        Raises
        ------
        KeyUnknownError
            If there is no such key.
        SealBrokenError
            If one was not wrapped under it.
        """
