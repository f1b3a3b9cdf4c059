"""Key-encryption keys behind a command, as a key management service has them.

The command is called with one of three words, and never through a shell:

* ``current`` prints the id of the key that new data keys are wrapped under;
* ``wrap ID`` and ``unwrap ID`` read one data key a line, in base64, and print one a line.

It ends with status 0, or with another one where it cannot do that: 3 where it does not know the
key, 4 where a data key was not wrapped under it.
"""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE
from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from resolvers.sealing.errors import (
    KeyCommandError,
    KeyUnknownError,
    SealBrokenError,
    SealingError,
)
from resolvers.sealing.keyring import Keyring

__all__ = ["CommandKeyring"]

_NAMED: Final[Mapping[int, type[KeyUnknownError | SealBrokenError]]] = {
    3: KeyUnknownError,
    4: SealBrokenError,
}


@dataclass(frozen=True)
class CommandKeyring(Keyring):
    """Key-encryption keys that a command uses and never shows."""

    command: tuple[str, ...]
    seconds: float = 4.0
    """How long one call may take."""

    @override
    async def current(self) -> str:
        """Name the key that the command calls current."""
        name = (await self._call("current")).decode("ascii", "replace").strip()
        if not name or " " in name or not name.isprintable():
            raise KeyCommandError("names no current key")
        return name

    @override
    async def wrap(self, kek: str, secrets: Sequence[bytes]) -> list[bytes]:
        """Wrap data keys with one call."""
        return await self._exchange("wrap", kek, secrets)

    @override
    async def unwrap(self, kek: str, wrapped: Sequence[bytes]) -> list[bytes]:
        """Unwrap data keys with one call."""
        return await self._exchange("unwrap", kek, wrapped)

    async def _exchange(self, word: str, kek: str, given: Sequence[bytes]) -> list[bytes]:
        said = await self._call(word, kek, told=b"".join(map(b2a_base64, given)))
        try:
            made = [a2b_base64(line, strict_mode=True) for line in said.splitlines()]
        except Error:
            raise KeyCommandError("prints what is not base64") from None
        if len(made) != len(given):
            raise KeyCommandError("prints another number of keys than it was given")
        return made

    async def _call(self, *words: str, told: bytes = b"") -> bytes:
        try:
            async with asyncio.timeout(self.seconds):
                return await self._run(words, told)
        except TimeoutError:
            raise KeyCommandError(f"does not end within {self.seconds:g} seconds") from None
        except OSError as error:
            raise KeyCommandError(f"cannot be run: {error.strerror}") from None

    async def _run(self, words: tuple[str, ...], told: bytes) -> bytes:
        process = await asyncio.create_subprocess_exec(
            *self.command, *words, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
        try:
            said, _ = await process.communicate(told)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise _name(process.returncode)
        return said


def _name(status: int) -> SealingError:
    named = _NAMED.get(status)
    return named() if named else KeyCommandError(f"ended with status {status}")
