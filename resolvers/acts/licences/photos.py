"""Photographs as they are handed in: looked at, and drawn anew without what stands beside them."""

import asyncio
import binascii
import warnings
from base64 import b64decode
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from resolvers.acts.errors import PhotoUnfitError

__all__ = ["CONTENT_TYPE", "hold_photo"]

CONTENT_TYPE: Final = "image/jpeg"
_READ: Final = ("JPEG", "PNG")
_LEAST: Final = 100
"""Pixels that either side has at least."""
_MOST: Final = 4096
"""Pixels that either side has at most: what is larger is never unpacked."""
_KEPT: Final = (420, 540)
"""Pixels that are kept at most."""
_QUALITY: Final = 80


async def hold_photo(base64: str, *, most: int) -> bytes:
    """Take a photograph.

    Parameters
    ----------
    base64
        A JPEG or PNG image.
    most
        Bytes it may have.

    Returns
    -------
    bytes
        The same picture as a JPEG of 420 x 540 pixels at most, upright, with nothing beside it.

    Raises
    ------
    PhotoUnfitError
        If it is no such image.
    """
    try:
        content = b64decode(base64, validate=True)
    except (ValueError, binascii.Error):
        raise PhotoUnfitError(most) from None
    if len(content) > most:
        raise PhotoUnfitError(most)
    drawn = await asyncio.to_thread(_redraw, content)
    if drawn is None:
        raise PhotoUnfitError(most)
    return drawn


def _redraw(content: bytes) -> bytes | None:
    """Draw an image anew, from its pixels alone; `None` where it is none."""
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(content), formats=_READ) as image:
            warnings.simplefilter("ignore")
            if not all(_LEAST <= side <= _MOST for side in image.size):
                return None
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    upright.thumbnail(_KEPT)
    bare, drawn = Image.frombytes("RGB", upright.size, upright.tobytes()), BytesIO()
    bare.save(drawn, "JPEG", quality=_QUALITY)
    return drawn.getvalue()
