"""The public keys of a system, as somebody pastes them.

A secret that is pasted by mistake is refused before anything else is looked at, and stands in no
error, so that it is neither stored nor logged nor shown.
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

import orjson
from joserfc.errors import InvalidKeyTypeError, JoseError
from joserfc.jwk import ECKey, RSAKey

from gateway.clients.errors import (
    ClientKeysAddressError,
    ClientKeysMalformedError,
    ClientKeysPrivateError,
    ClientKeysWeakError,
)

__all__ = ["NO_KEYS", "KeySource", "read_address", "read_keys"]

PublicKey: TypeAlias = Mapping[str, str]
Given: TypeAlias = str | dict[str, Any]

_SECRET: Final = re.compile(r'PRIVATE KEY|"(?:d|p|q|dp|dq|qi|oth|k)"\s*:|"kty"\s*:\s*"oct"')
_KEPT: Final = ("kty", "crv", "x", "y", "n", "e", "alg")
_CURVES: Final = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}
_RSA: Final = frozenset({"PS256", "PS384", "PS512", "RS256"})
_RSA_BITS: Final = 2048
_MOST: Final = 10
_LONGEST: Final = 50_000
_NAME_LENGTH: Final = 200
_ADDRESS: Final = re.compile(r"https://[!-~]{1,490}")


@dataclass(frozen=True)
class KeySource:
    """Where the public keys of a system are: here, at an address, or nowhere yet."""

    keys: tuple[PublicKey, ...] = ()
    """JSON Web Keys with public members only, each with an identifier."""
    address: str | None = None


NO_KEYS: Final = KeySource()


def read_keys(text: str) -> tuple[PublicKey, ...]:
    """Read public keys for signatures.

    Parameters
    ----------
    text
        One key as PEM or as JSON Web Key, or a JSON Web Key Set of up to ten.

    Returns
    -------
    tuple of mapping
        Public members only; a key without an identifier gets its thumbprint (RFC 7638).

    Raises
    ------
    ClientKeysPrivateError
        If any of it is a secret.
    ClientKeysMalformedError
        If it is no key, or more than ten, or two have one identifier.
    ClientKeysWeakError
        If a key is of another kind, too short, or meant for something else.
    """
    _refuse_secret(text)
    if len(text) > _LONGEST:
        raise ClientKeysMalformedError
    keys = [_read_key(each) for each in _split(text.strip())]
    if not 0 < len(keys) <= _MOST or len({key["kid"] for key in keys}) < len(keys):
        raise ClientKeysMalformedError
    return tuple(keys)


def read_address(text: str) -> str:
    """Read the address of a JSON Web Key Set; nothing is fetched from it here.

    Raises
    ------
    ClientKeysAddressError
        If it is not https, names no host, or holds a password, a fragment or a space.
    """
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise ClientKeysAddressError from None
    plain = _ADDRESS.fullmatch(text) and "@" not in parts.netloc and not parts.fragment
    if not (named and plain):
        raise ClientKeysAddressError
    return text


def _refuse_secret(text: str) -> None:
    if _SECRET.search(text):
        raise ClientKeysPrivateError


def _split(text: str) -> list[Given]:
    if text.startswith("-----BEGIN"):
        return [text]
    try:
        held = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise ClientKeysMalformedError from None
    _refuse_secret(orjson.dumps(held).decode())
    keys = held["keys"] if isinstance(held, dict) and "keys" in held else [held]
    if not isinstance(keys, list) or not all(isinstance(key, dict) for key in keys):
        raise ClientKeysMalformedError
    return keys


def _read_key(given: Given) -> PublicKey:
    try:
        with warnings.catch_warnings():
            # A key that is too short is refused below, in words.
            warnings.simplefilter("ignore")
            key = _import(given)
            public: Mapping[str, object] = key.as_dict(private=False)
    except (JoseError, ValueError):
        raise ClientKeysMalformedError from None
    kept = {name: str(public[name]) for name in _KEPT if name in public}
    _weigh(key, kept, use=public.get("use", "sig"))
    return kept | {"kid": _name(key, public.get("kid")), "use": "sig"}


def _name(key: ECKey | RSAKey, given: object) -> str:
    if not given:
        return key.thumbprint()
    if not (isinstance(given, str) and given.isprintable() and len(given) <= _NAME_LENGTH):
        raise ClientKeysMalformedError
    return given


def _import(given: Given) -> ECKey | RSAKey:
    kind = given.get("kty") if isinstance(given, dict) else None
    try:
        if kind in {None, "EC"}:
            return ECKey.import_key(given)
    except InvalidKeyTypeError:
        kind = "RSA"
    if kind != "RSA":
        raise ClientKeysWeakError
    return RSAKey.import_key(given)


def _weigh(key: ECKey | RSAKey, kept: PublicKey, *, use: object) -> None:
    if isinstance(key, RSAKey):
        fits, algorithms = key.raw_value.key_size >= _RSA_BITS, _RSA
    else:
        fits, algorithms = kept["crv"] in _CURVES, frozenset({_CURVES.get(kept["crv"], "")})
    if not fits or use != "sig" or ("alg" in kept and kept["alg"] not in algorithms):
        raise ClientKeysWeakError
