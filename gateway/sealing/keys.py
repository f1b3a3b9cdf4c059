"""Keys that batches are signed with; the database sees none of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from gateway.errors import SettingsInvalidError

__all__ = ["NO_KEYS", "Keyring", "make_key", "read_keyring"]

_BLOCK: Final = re.compile(
    rb"-----BEGIN (?P<kind>[A-Z ]+)-----.*?-----END (?P=kind)-----", re.DOTALL
)


@dataclass(frozen=True)
class Keyring:
    """The key that signs, and those whose signatures are believed."""

    signer: Ed25519PrivateKey | None = None
    """`None` where nothing is signed here."""
    known: dict[str, Ed25519PublicKey] = field(default_factory=dict)
    """Public keys by fingerprint."""

    @property
    def fingerprint(self) -> str | None:
        """Of the public key of who signs; `None` where nothing is signed."""
        return _fingerprint(self.signer.public_key()) if self.signer else None

    def sign(self, text: bytes) -> bytes | None:
        """Sign a text; `None` where nothing is signed."""
        return self.signer.sign(text) if self.signer else None

    def holds(self, key: str | None, signature: bytes | None, text: bytes) -> bool:
        """Tell whether a key that is known made a signature of a text."""
        known = self.known.get(key or "")
        if known is None or signature is None:
            return False
        try:
            known.verify(signature, text)
        except InvalidSignature:
            return False
        return True


NO_KEYS: Final = Keyring()


def make_key() -> bytes:
    """Make a new private key, as PEM."""
    return Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )


def read_keyring(file: Path | None) -> Keyring:
    """Read the keys of a file of PEM; none where there is no file.

    Parameters
    ----------
    file
        Ed25519 keys, one below the other. The first private key signs; every key is believed,
        so that the public keys of earlier times stand below it.

    Raises
    ------
    SettingsInvalidError
        If the file cannot be read, or holds no such key.
    """
    if file is None:
        return NO_KEYS
    try:
        keys = [_read_key(*found) for found in _list_blocks(file.read_bytes())]
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        keys = []
    if not keys:
        raise SettingsInvalidError("REGISTERPOORT_SEAL_KEY", "Give a file of Ed25519 keys as PEM")
    signers = [key for key in keys if isinstance(key, Ed25519PrivateKey)]
    return Keyring(
        next(iter(signers), None), {_fingerprint(each): each for each in map(_publish, keys)}
    )


def _list_blocks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    return ((found[0], found["kind"]) for found in _BLOCK.finditer(content))


def _read_key(block: bytes, kind: bytes) -> Ed25519PrivateKey | Ed25519PublicKey:
    public = kind == b"PUBLIC KEY"
    key = load_pem_public_key(block) if public else load_pem_private_key(block, None)
    if not isinstance(key, Ed25519PrivateKey | Ed25519PublicKey):
        raise TypeError("another kind of key")
    return key


def _publish(key: Ed25519PrivateKey | Ed25519PublicKey) -> Ed25519PublicKey:
    return key.public_key() if isinstance(key, Ed25519PrivateKey) else key


def _fingerprint(key: Ed25519PublicKey) -> str:
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()
