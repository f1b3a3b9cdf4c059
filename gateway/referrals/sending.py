"""Sending one referral: a signed POST, which the receiver takes once however often it comes."""

import asyncio
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import httpx2
import orjson

from gateway.referrals.errors import (
    ReceiverAbsentError,
    ReceiverRefusedError,
    ReceiverUnreachableError,
)
from gateway.referrals.signing import Signatory

__all__ = ["Letter", "send"]

_SECONDS: Final = 5.0


@dataclass(frozen=True)
class Letter:
    """One referral and who receives it."""

    id: UUID
    payload: str
    """JSON."""
    url: str | None
    """Address of the receiver; `None` where none is registered."""
    key_id: str
    """Identifier of the key to sign with; empty where no receiver is registered."""


async def send(letter: Letter, signatory: Signatory) -> None:
    """Send a referral, and wait until it is acknowledged.

    Raises
    ------
    ReceiverAbsentError
        If no receiver is registered.
    ReceiverKeyAbsentError
        If there is no key to sign with.
    ReceiverRefusedError
        If the answer is another than success; a redirect is not followed.
    ReceiverUnreachableError
        If there is no answer within 5 seconds.

    Notes
    -----
    The receiver is named in what is signed, so that it is of no use elsewhere. ``Idempotency-Key``
    is the identifier of the referral and stays the same in every attempt.
    """
    if letter.url is None:
        raise ReceiverAbsentError
    body = orjson.dumps({**orjson.loads(letter.payload), "receiver": letter.url})
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": str(letter.id),
        "X-JWS-Signature": signatory.sign(body, letter.key_id),
    }
    if not await _post(letter.url, body, headers):
        raise ReceiverRefusedError


async def _post(url: str, body: bytes, headers: dict[str, str]) -> bool:
    """Post a body; tell whether the answer is success, whatever it holds."""
    try:
        async with (
            asyncio.timeout(_SECONDS),
            httpx2.AsyncClient(timeout=_SECONDS, trust_env=False) as client,
            client.stream("POST", url, content=body, headers=headers) as response,
        ):
            return response.is_success
    except (httpx2.HTTPError, TimeoutError):
        raise ReceiverUnreachableError from None
