"""Who asks: a bearer access token becomes a `Caller`, or nothing does."""

import hashlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from gateway.cache import BoundedCache
from gateway.errors import TokenInvalidError
from gateway.keys import Keys

__all__ = ["PUBLIC", "Anonymity", "Caller", "Identification", "Identity", "TokenTerms"]

_log = logging.getLogger("registerpoort.identity")
_TYPES: Final = frozenset({"at+jwt", "application/at+jwt"})
_NAME_LENGTH: Final = 255
_OIN_DIGITS: Final = 20


@dataclass(frozen=True)
class Caller:
    """Who asks, as the issuer signed it."""

    subject: str | None
    """Pairwise pseudonym of the officer; `None` for the public."""
    client: str | None
    """Municipal system that acts for the officer."""
    organisation: str | None
    """Organisation of the client: 20 digits (OIN); `None` where the token names none."""
    expires_at: float | None
    """Seconds since 1970, UTC."""
    token_id: str | None
    """Identifier of the token (``jti``)."""


PUBLIC: Final = Caller(None, None, None, None, None)
"""Anyone without a token."""


@dataclass(frozen=True)
class TokenTerms:
    """What a token must meet."""

    issuer: str
    audience: str
    algorithms: tuple[str, ...]
    skew: int
    """Seconds the clocks may differ."""
    max_bytes: int


class Identification(Protocol):
    """Finds out who asks."""

    async def identify(self, authorizations: Sequence[bytes]) -> Caller:
        """Turn the ``Authorization`` headers of a request into a caller."""


class Anonymity:
    """Knows the public only: there is no issuer whose tokens could be checked."""

    async def identify(self, authorizations: Sequence[bytes]) -> Caller:
        """Return `PUBLIC`; raise `TokenInvalidError` for any token."""
        if authorizations:
            _log.info("token_refused", extra={"reason": "no issuer is set"})
            raise TokenInvalidError("no issuer is set")
        return PUBLIC


class Identity:
    """Checks access tokens, and remembers the good ones until they expire.

    Parameters
    ----------
    keys
        Keys of the issuer.
    terms
        What a token must meet.
    remembered
        Verified tokens kept at most.
    clock
        Seconds since 1970.

    Notes
    -----
    Source: RFC 9068 section 4, and the Dutch government's OAuth profile.
    """

    def __init__(
        self,
        keys: Keys,
        terms: TokenTerms,
        *,
        remembered: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._terms = terms
        self._clock = clock
        self._verified: BoundedCache[bytes, Caller] = BoundedCache(remembered, clock)
        self._registry = jws.JWSRegistry(algorithms=terms.algorithms, strict_check_header=False)
        self._registry.max_header_length = terms.max_bytes
        keys.on_change = self._verified.clear

    async def identify(self, authorizations: Sequence[bytes]) -> Caller:
        """Find out who asks.

        Parameters
        ----------
        authorizations
            Value of each ``Authorization`` header of the request, in order.

        Returns
        -------
        Caller
            `PUBLIC` where there is no such header.

        Raises
        ------
        TokenInvalidError
            If the token is not accepted, for any reason.
        """
        if not authorizations:
            return PUBLIC
        try:
            return await self._check(self._read_token(authorizations))
        except TokenInvalidError as error:
            _log.info("token_refused", extra={"reason": error.reason})
            raise

    def _read_token(self, values: Sequence[bytes]) -> bytes:
        if len(values) > 1:
            raise TokenInvalidError("several Authorization headers")
        scheme, _, token = values[0].partition(b" ")
        if scheme.lower() != b"bearer" or not token.strip():
            raise TokenInvalidError("no bearer token")
        if len(token) > self._terms.max_bytes:
            raise TokenInvalidError("too long")
        return token.strip()

    async def _check(self, token: bytes) -> Caller:
        digest = hashlib.sha256(token).digest()
        known = self._verified.get(digest)
        if known is not None:
            return known
        caller = _read_claims(await self._verify(token))
        self._verified.put(digest, caller, until=(caller.expires_at or 0) + self._terms.skew)
        return caller

    async def _verify(self, token: bytes) -> Mapping[str, Any]:
        try:
            header = jws.extract_compact(token, None, self._registry).headers()
            key = await self._keys.find(_read_key_id(header, self._terms.algorithms))
            if key is None:
                raise TokenInvalidError("unknown key")
            claims = jwt.decode(
                token, key, list(self._terms.algorithms), registry=self._registry
            ).claims
            self._claims_registry().validate(claims)
        except JoseError as error:
            raise TokenInvalidError(error.error or type(error).__name__) from None
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise TokenInvalidError("malformed") from None
        return claims

    def _claims_registry(self) -> JWTClaimsRegistry:
        return JWTClaimsRegistry(
            now=int(self._clock()),
            leeway=self._terms.skew,
            iss={"essential": True, "value": self._terms.issuer},
            aud={"essential": True, "value": self._terms.audience},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            jti={"essential": True},
        )


def _read_key_id(header: Mapping[str, Any], algorithms: tuple[str, ...]) -> str:
    if str(header.get("typ")).lower() not in _TYPES:
        raise TokenInvalidError("not an access token")
    if header.get("alg") not in algorithms:
        raise TokenInvalidError("algorithm not accepted")
    key_id = header.get("kid")
    if not isinstance(key_id, str):
        raise TokenInvalidError("no key id")
    return key_id


def _read_claims(claims: Mapping[str, Any]) -> Caller:
    return Caller(
        subject=_read_name(claims, "sub"),
        client=_read_client(claims),
        organisation=_read_organisation(claims),
        expires_at=float(claims["exp"]),
        token_id=_read_name(claims, "jti"),
    )


def _read_name(claims: Mapping[str, Any], claim: str) -> str:
    value = claims.get(claim)
    if not (isinstance(value, str) and 0 < len(value) <= _NAME_LENGTH and value.isprintable()):
        raise TokenInvalidError(f"claim {claim}")
    return value


def _read_client(claims: Mapping[str, Any]) -> str:
    names = {_read_name(claims, claim) for claim in ("azp", "client_id") if claim in claims}
    if len(names) != 1:
        raise TokenInvalidError("claim azp")
    return names.pop()


def _read_organisation(claims: Mapping[str, Any]) -> str | None:
    if "org_oin" not in claims:
        return None
    value = _read_name(claims, "org_oin")
    if len(value) != _OIN_DIGITS or not (value.isascii() and value.isdigit()):
        raise TokenInvalidError("claim org_oin")
    return value
