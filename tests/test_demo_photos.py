"""Drawings that stand for photographs."""

from io import BytesIO

from PIL import Image

from gateway.demo.photos import draw_face
from gateway.demo.world import Chance
from tests.fixtures.demo import small_register


def photos() -> list[bytes]:
    batch = small_register()["register.photo"]
    place = batch.columns.index("content")
    return [content for row in batch.rows if isinstance(content := row[place], bytes)]


def test_every_licence_has_a_photo() -> None:
    numbers = [row[0] for row in small_register()["register.photo"].rows]

    assert numbers == [row[0] for row in small_register()["register.licence"].rows]


def test_a_photo_decodes_and_carries_no_metadata() -> None:
    for content in set(photos()):
        with Image.open(BytesIO(content)) as image:
            image.load()
            assert image.format == "JPEG"
            assert not image.getexif()
            assert not {"comment", "exif", "icc_profile", "photoshop", "xmp"} & set(image.info)


def test_a_photo_has_3_to_6_kilobytes() -> None:
    sizes = {len(content) for content in photos()}

    assert min(sizes) >= 3000
    assert max(sizes) <= 6144


def test_the_same_chance_draws_the_same_face() -> None:
    assert draw_face(Chance("face")) == draw_face(Chance("face"))
    assert draw_face(Chance("face")) != draw_face(Chance("other"))


def test_a_holder_has_one_face_on_every_licence() -> None:
    licences = small_register()["register.licence"].rows
    faces: dict[object, set[bytes]] = {}
    for licence, content in zip(licences, photos(), strict=True):
        faces.setdefault(licence[1], set()).add(content)

    assert len(faces) < len(licences)
    assert all(len(content) == 1 for content in faces.values())
