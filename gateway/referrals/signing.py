"""Signatures of referrals: a detached JWS (RFC 7515, appendix F) over the exact bytes sent."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import orjson
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from gateway.errors import SettingsInvalidError
from gateway.referrals.errors import ReceiverKeyAbsentError

__all__ = ["Signatory", "read_signatory"]

Key: TypeAlias = ECKey | RSAKey

_CURVES: Final = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}


@dataclass(frozen=True)
class Signatory:
    """Signs with the key that a receiver verifies with."""

    keys: dict[str, Key]
    """Private keys by identifier."""

    def sign(self, body: bytes, key_id: str) -> str:
        """Sign a body; the signature stands beside it and holds none of it.

        Raises
        ------
        ReceiverKeyAbsentError
            If there is no such key.
        """
        key = self.keys.get(key_id)
        if key is None:
            raise ReceiverKeyAbsentError
        algorithm = _CURVES[key.curve_name] if isinstance(key, ECKey) else "PS256"
        header = {"alg": algorithm, "kid": key_id}
        signed: str = jws.detach_content(
            jws.serialize_compact(header, body, key, algorithms=[algorithm])
        )
        return signed


def read_signatory(file: Path) -> Signatory:
    """Read the private keys of a JWK Set.

    Raises
    ------
    SettingsInvalidError
        If the file cannot be read, or holds anything but private EC and RSA keys with an
        identifier.
    """
    try:
        keys = [_read_key(each) for each in orjson.loads(file.read_bytes())["keys"]]
    except (OSError, ValueError, TypeError, KeyError, JoseError):
        raise SettingsInvalidError(
            "REGISTERPOORT_REFERRAL_KEY", "Give a file that holds private keys as JWK Set"
        ) from None
    return Signatory({str(each.kid): each for each in keys})


def _read_key(held: dict[str, Any]) -> Key:
    key: Key = RSAKey.import_key(held) if held["kty"] == "RSA" else ECKey.import_key(held)
    if isinstance(key, ECKey) and key.curve_name not in _CURVES:
        raise ValueError("another curve")
    if not (key.is_private and key.kid):
        raise ValueError("a public key signs nothing, and a receiver knows a key by its name")
    return key
