"""Key-encryption keys in a file: one a line, ``ID BASE64``; the last one is current.

The file is read again whenever it was changed, so that a key that is added counts at once.
"""

import os
from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from typing_extensions import override

from resolvers.sealing.errors import KeyFileError, KeyUnknownError, SealBrokenError
from resolvers.sealing.keyring import Keyring
from resolvers.sealing.sealer import SECRET_BYTES

__all__ = ["FileKeyring", "add_key", "make_line"]

_NONCE_BYTES: Final = 12
_USE: Final = b"registerpoort data key"


@dataclass
class FileKeyring(Keyring):
    """The key-encryption keys of a file."""

    path: Path
    _seen: tuple[int, int] | None = None
    _keys: Mapping[str, AESGCM] = field(default_factory=dict, repr=False)

    @override
    async def current(self) -> str:
        """Name the last key of the file."""
        return list(self._read())[-1]

    @override
    async def wrap(self, kek: str, secrets: Sequence[bytes]) -> list[bytes]:
        """Wrap data keys: a nonce, and what AES-256-GCM makes of each."""
        cipher = self._find(kek)
        return [_wrap(cipher, each) for each in secrets]

    @override
    async def unwrap(self, kek: str, wrapped: Sequence[bytes]) -> list[bytes]:
        """Unwrap data keys."""
        cipher = self._find(kek)
        return [_unwrap(cipher, each) for each in wrapped]

    def _find(self, kek: str) -> AESGCM:
        cipher = self._read().get(kek)
        if cipher is None:
            raise KeyUnknownError
        return cipher

    def _read(self) -> Mapping[str, AESGCM]:
        try:
            found = self.path.stat()
            seen = (found.st_mtime_ns, found.st_size)
            if seen != self._seen:
                self._keys = _parse(self.path.read_bytes())
                self._seen = seen
        except OSError as error:
            raise KeyFileError(f"cannot be read: {error.strerror}") from None
        return self._keys


def add_key(path: Path, kek: str) -> None:
    """Add a new key to a file, which makes it the current one; the file is made if need be.

    Raises
    ------
    KeyFileError
        If the file cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            file.write(make_line(kek))
    except OSError as error:
        raise KeyFileError(f"cannot be written: {error.strerror}") from None


def make_line(kek: str) -> bytes:
    """Make the line of a new random key."""
    return kek.encode() + b" " + b2a_base64(os.urandom(SECRET_BYTES))


def _parse(content: bytes) -> Mapping[str, AESGCM]:
    keys = dict(map(_parse_line, filter(None, content.splitlines())))
    if not keys:
        raise KeyFileError("holds no key")
    return keys


def _parse_line(line: bytes) -> tuple[str, AESGCM]:
    kek, _, encoded = line.partition(b" ")
    try:
        secret = a2b_base64(encoded, strict_mode=True)
        name = kek.decode("ascii")
    except (Error, UnicodeDecodeError):
        raise KeyFileError("has a line that is not: id, space, key in base64") from None
    if len(secret) != SECRET_BYTES or not name:
        raise KeyFileError(f"has a line without an id, or whose key has not {SECRET_BYTES} bytes")
    return name, AESGCM(secret)


def _wrap(cipher: AESGCM, secret: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, secret, _USE)


def _unwrap(cipher: AESGCM, wrapped: bytes) -> bytes:
    try:
        return cipher.decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], _USE)
    except (InvalidTag, ValueError):
        raise SealBrokenError from None
