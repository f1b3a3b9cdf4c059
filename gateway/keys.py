"""The issuer's public keys: read from a file or an address, and read again when they change."""

import asyncio
import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import httpx2
import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Key", "Keys", "KeysUnreadableError", "read_key_set"]

Key: TypeAlias = ECKey | RSAKey

_log = logging.getLogger("registerpoort.keys")
_MAX_BYTES: Final = 1_000_000
_TIMEOUT_SECONDS: Final = 5.0


class KeysUnreadableError(Exception):
    """The key set cannot be read or is none; the message holds no part of it."""

    code = "KEYS_UNREADABLE"


class Keys:
    """The keys of one issuer by key id.

    Parameters
    ----------
    source
        Address (``https://``, or ``http://`` on loopback) or path of a JSON Web Key Set.
    interval
        Least seconds between two readings, however many unknown key ids are asked for.
    lifetime
        Seconds after which keys are read again while the old ones stay in use.

    Notes
    -----
    Source: JSON Web Key Set, RFC 7517 section 5. One reading at a time; only who asks for a
    key that is not known waits for it.
    """

    def __init__(self, source: str, *, interval: float, lifetime: float) -> None:
        self._source = source
        self._interval = interval
        self._lifetime = lifetime
        self._keys: dict[str, Key] = {}
        self._read_at = float("-inf")
        self._reading: asyncio.Task[None] | None = None
        self.on_change: Callable[[], None] | None = None

    async def find(self, key_id: str) -> Key | None:
        """Return the key with this id, reading the source again where it is not known."""
        age = time.monotonic() - self._read_at
        found = self._keys.get(key_id)
        if found is None and (self._reading or age >= self._interval):
            await asyncio.shield(self._read_once())
            return self._keys.get(key_id)
        if age >= self._lifetime:
            self._reading = self._read_once()
        return found

    async def load(self) -> None:
        """Read the source now; a source that cannot be read leaves the keys as they are."""
        await asyncio.shield(self._read_once())

    def _read_once(self) -> asyncio.Task[None]:
        if self._reading is None:
            self._read_at = time.monotonic()
            self._reading = asyncio.create_task(self._read())
        return self._reading

    async def _read(self) -> None:
        try:
            self._replace(await read_key_set(self._source))
        except KeysUnreadableError as error:
            _log.warning("keys_unreadable", extra={"reason": str(error)})
        finally:
            self._reading = None

    def _replace(self, keys: dict[str, Key]) -> None:
        before = {name: key.thumbprint() for name, key in self._keys.items()}
        self._keys = keys
        if self.on_change and before != {name: key.thumbprint() for name, key in keys.items()}:
            self.on_change()


async def read_key_set(source: str) -> dict[str, Key]:
    """Read the signature keys of a key set.

    Returns
    -------
    dict
        Elliptic curve and RSA keys by key id; keys of another type, for encryption or without
        an id are left out.

    Raises
    ------
    KeysUnreadableError
        If the source does not answer within 5 seconds, has over 1 MB or is no key set.
    """
    fetch = _download if source.startswith(("http://", "https://")) else _read_file
    return _parse(await fetch(source))


async def _read_file(source: str) -> bytes:
    try:
        return await asyncio.to_thread(Path(source).read_bytes)
    except OSError:
        raise KeysUnreadableError("the file with the keys cannot be read") from None


async def _download(source: str) -> bytes:
    try:
        async with httpx2.AsyncClient(timeout=_TIMEOUT_SECONDS, trust_env=False) as client:
            async with asyncio.timeout(_TIMEOUT_SECONDS):
                return await _receive(client, source)
    except (httpx2.HTTPError, TimeoutError):
        raise KeysUnreadableError("the issuer does not answer with its keys") from None


async def _receive(client: httpx2.AsyncClient, source: str) -> bytes:
    body = b""
    async with client.stream("GET", source) as response:
        response.raise_for_status()
        async for part in response.aiter_bytes():
            body += part
            if len(body) > _MAX_BYTES:
                raise KeysUnreadableError("the key set is over 1 MB")
    return body


def _parse(body: bytes) -> dict[str, Key]:
    try:
        keys = [_import(dict(one)) for one in orjson.loads(body)["keys"]]
    except (ValueError, KeyError, TypeError, JoseError):
        raise KeysUnreadableError("this is not a JSON Web Key Set") from None
    return {key.kid: key for key in keys if key is not None and key.kid is not None}


def _import(given: dict[str, str | list[str]]) -> Key | None:
    if given.get("kty") not in {"EC", "RSA"} or given.get("use", "sig") != "sig":
        return None
    key = JWKRegistry.import_key(given)
    return key if isinstance(key, ECKey | RSAKey) else None
