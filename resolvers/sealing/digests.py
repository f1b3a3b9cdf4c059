"""The keyed hash of a citizen service number: equal numbers are found, and none is told.

Notes
-----
Source: HKDF of RFC 5869 and HMAC of RFC 2104, both with SHA-256.
"""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

__all__ = ["BsnDigest"]

_USE = b"registerpoort holder.bsn_digest"


@dataclass(frozen=True)
class BsnDigest:
    """Hashes citizen service numbers under a key that the database never sees."""

    key: bytes = field(repr=False)

    @classmethod
    def derive(cls, secret: bytes) -> Self:
        """Derive the key from the secret that is kept for it."""
        return cls(HKDF(SHA256(), 32, salt=None, info=_USE).derive(secret))

    def digest(self, bsn: str) -> bytes:
        """Hash a number.

        Returns
        -------
        bytes
            32 bytes; the same number gives the same bytes in every municipality.
        """
        return hmac.digest(self.key, bsn.encode(), sha256)
