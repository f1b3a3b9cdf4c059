"""Drawings that stand for photographs: an abstract face, of nobody."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from gateway.demo.rows import Licence, Photo
from gateway.demo.world import Chance, World

__all__ = ["draw_face", "make_photos"]

_DRAWINGS = 300
"""So many faces are drawn, and then shared; drawing one takes some milliseconds."""
_WIDTH, _HEIGHT = 210, 270
_QUALITY = 52
_GRAIN = 0.06
_SKINS = ("#f1d3bd", "#e0b393", "#c68f6b", "#a06a48", "#7a4a30", "#553322")
_HAIRS = ("#1d1a18", "#3b2618", "#6a4326", "#a5713a", "#d3b06a", "#8b8b8b", "#a8381f")
_CLOTHES = ("#24415e", "#5b2437", "#2f5b41", "#44404d", "#b58a2a", "#8f3f2b")
_GROUNDS = ("#cfd8dd", "#dcd6c8", "#c9d6c6", "#d8cbd6")


def make_photos(world: World, licences: Sequence[Licence]) -> Iterator[Photo]:
    """Make a photo for each licence, in the same order; a holder always has the same one."""
    chance = world.chance("photos")
    drawings = [draw_face(chance) for _ in range(min(_DRAWINGS, len(licences)))]
    for licence in licences:
        yield Photo(licence.number, drawings[licence.holder_id.int % len(drawings)])


def draw_face(chance: Chance) -> bytes:
    """Draw one face.

    Returns
    -------
    bytes
        JPEG of 210 x 270 pixels, 3 to 6 kB, without metadata.
    """
    image = Image.new("RGB", (_WIDTH, _HEIGHT), chance.choice(_GROUNDS))
    _draw_person(ImageDraw.Draw(image), chance)
    content = BytesIO()
    Image.blend(image, _make_grain(chance), _GRAIN).save(content, "JPEG", quality=_QUALITY)
    return content.getvalue()


def _draw_person(pen: ImageDraw.ImageDraw, chance: Chance) -> None:
    hair, skin = chance.choice(_HAIRS), chance.choice(_SKINS)
    wide, long = chance.randrange(44, 58), chance.randrange(62, 76)
    centre, middle = _WIDTH // 2 + chance.randrange(-6, 7), 120 + chance.randrange(-8, 9)
    fall = chance.randrange(0, 80)
    pen.ellipse(_around(centre, middle - 14 + fall // 2, wide + 12, long + fall // 2), fill=hair)
    pen.rectangle(_around(centre, middle + long, wide // 3, 30), fill=skin)
    pen.ellipse(_around(centre, _HEIGHT + 30, 92, 80), fill=chance.choice(_CLOTHES))
    pen.ellipse(_around(centre, middle, wide, long), fill=skin)
    pen.pieslice(_around(centre, middle - 8, wide + 4, long + 4), 195, 345, fill=hair)
    _draw_features(pen, centre, middle=middle, apart=wide * 2 // 5)


def _draw_features(pen: ImageDraw.ImageDraw, centre: int, *, middle: int, apart: int) -> None:
    for eye in (centre - apart, centre + apart):
        pen.ellipse(_around(eye, middle, 9, 5), fill="#f7f5f0")
        pen.ellipse(_around(eye, middle, 4, 4), fill="#2b2b2b")
    pen.line((centre, middle + 4, centre - 4, middle + 24, centre + 4, middle + 25), fill="#5a3a2a")
    pen.arc(_around(centre, middle + 36, apart, 9), 20, 160, fill="#8a3b3b", width=3)


def _around(x: int, y: int, wide: int, high: int) -> tuple[int, int, int, int]:
    return (x - wide, y - high, x + wide, y + high)


def _make_grain(chance: Chance) -> Image.Image:
    coarse = (_WIDTH // 4, _HEIGHT // 4)
    noise = Image.frombytes("L", coarse, chance.randbytes(coarse[0] * coarse[1]))
    return noise.resize((_WIDTH, _HEIGHT), Image.Resampling.BILINEAR).convert("RGB")
