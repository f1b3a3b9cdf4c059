"""Photographs are looked at, and drawn anew without what stands beside them."""

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from resolvers.acts.errors import PhotoUnfitError
from resolvers.acts.licences.photos import hold_photo

MOST = 40_000


def draw(size: tuple[int, int] = (300, 400), kind: str = "JPEG", **beside: object) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, "#cfd8dd").save(content, kind, **beside)
    return content.getvalue()


async def take(content: bytes) -> Image.Image:
    drawn = await hold_photo(b64encode(content).decode(), most=MOST)
    return Image.open(BytesIO(drawn))


async def test_what_stands_beside_a_photo_is_not_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Robin, Neude 11"
    told = draw(exif=exif, comment=b"Robin", icc_profile=b"Robin", dpi=(300, 300))

    taken = await take(told)

    assert b"Robin" in told
    assert not taken.getexif()
    assert taken.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


async def test_a_photo_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    taken = await take(draw((400, 300), exif=exif))

    assert taken.size == (300, 400)


@pytest.mark.parametrize(("size", "kept"), [((840, 1080), (420, 540)), ((200, 200), (200, 200))])
async def test_a_large_photo_is_made_smaller(size: tuple[int, int], kept: tuple[int, int]) -> None:
    taken = await take(draw(size))

    assert (taken.format, taken.size) == ("JPEG", kept)


async def test_a_drawing_in_png_is_taken() -> None:
    taken = await take(draw(kind="PNG"))

    assert taken.format == "JPEG"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen foto",
        draw(kind="GIF"),
        draw((99, 400)),
        draw((5000, 100), "PNG"),
        draw()[:300],
        draw(kind="PNG")[:60],
        bytes(MOST + 1),
    ],
    ids=["empty", "text", "gif", "narrow", "wide", "cut", "cut png", "large"],
)
async def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoUnfitError):
        await hold_photo(b64encode(content).decode(), most=MOST)


async def test_what_is_no_base64_is_refused() -> None:
    with pytest.raises(PhotoUnfitError):
        await hold_photo("Zm90bw=!", most=MOST)
