"""Style, script and image of the pages, under names that change with what they hold."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["Assets"]

_ROOT: Final = "/admin/static/"
_MEDIA_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_HEADERS: Final = {
    "cache-control": "public, max-age=31536000, immutable",
    "vary": "accept-encoding",
}


@dataclass(frozen=True)
class _Asset:
    media_type: str
    plain: bytes
    packed: bytes


class Assets:
    """Gives every file an address that names its content, and answers that address.

    Parameters
    ----------
    contents
        Bytes of each file by name, as ``templates.static.read_static`` gives them.
    """

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._urls = {name: _ROOT + _sign(name, each) for name, each in contents.items()}
        self._assets = {self._urls[name]: _make(name, each) for name, each in contents.items()}

    def url(self, name: str) -> str:
        """Return the address of a file, such as ``/admin/static/registerpoort.0123456789ab.css``.

        Raises
        ------
        KeyError
            If no file has this name.
        """
        return self._urls[name]

    async def answer(self, request: Request) -> Response:
        """Give one file: ``GET /admin/static/{file}``."""
        asset = self._assets.get(request.url.path)
        if asset is None:
            raise HTTPException(404)
        if not _takes_gzip(request.headers.get("accept-encoding", "")):
            return Response(asset.plain, media_type=asset.media_type, headers=_HEADERS)
        headers = {**_HEADERS, "content-encoding": "gzip"}
        return Response(asset.packed, media_type=asset.media_type, headers=headers)


def _sign(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


def _make(name: str, content: bytes) -> _Asset:
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    return _Asset(_MEDIA_TYPES[name.rpartition(".")[2]], content, packed)


def _takes_gzip(accepted: str) -> bool:
    codings = [each.replace(" ", "").lower() for each in accepted.split(",")]
    return any(coding.partition(";")[0] == "gzip" and not _is_refused(coding) for coding in codings)


def _is_refused(coding: str) -> bool:
    _, _, weight = coding.partition(";q=")
    return bool(weight) and not weight.strip("0.")
