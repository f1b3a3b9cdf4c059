"""Reading what a form sent, up to a size."""

from starlette.datastructures import FormData
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.types import Message, Receive

from gateway.admin.errors import FormTooLargeError, FormUntrustedError

__all__ = ["read_form"]

_FIELDS = 5000
_FILES = 4


async def read_form(request: Request, limit: int) -> FormData:
    """Read a form, its files included.

    Raises
    ------
    FormTooLargeError
        If it has more bytes than the limit.
    FormUntrustedError
        If it is no form.
    """
    bounded = Request(request.scope, _bound(request, limit))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        return await _parse(bounded, kind, limit)
    except MultiPartException:
        raise FormUntrustedError from None


async def _parse(request: Request, kind: str, limit: int) -> FormData:
    headers, stream = request.headers, request.stream()
    if kind == "application/x-www-form-urlencoded":
        return await FormParser(headers, stream, max_fields=_FIELDS, max_part_size=limit).parse()
    if kind != "multipart/form-data":
        raise FormUntrustedError
    parser = MultiPartParser(
        headers, stream, max_files=_FILES, max_fields=_FIELDS, max_part_size=limit
    )
    return await parser.parse()


def _bound(request: Request, limit: int) -> Receive:
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise FormTooLargeError(limit)
        return message

    return receive
