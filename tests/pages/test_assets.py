"""Style, script and image: found by content, kept for a year, and nobody else's server asked."""

import gzip
import hashlib
import re

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from gateway.admin.assets import Assets
from templates.static import read_static

CONTENTS = read_static()
STYLES = [name for name in CONTENTS if name.endswith(".css")]
PUBLISHED = {
    "utrecht.css": "49d3098a04836c3efd1a4860fd93ca7bfd058688047e19dfd998892f74fc54c6",
    "voorbeeld.css": "bcadf878b3aad35131d6e092558c9d5c1b7a8d0c85c8765a5e0abd55e50c665f",
    "htmx.min.js": "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
}
"""What others made, as they published it."""


@pytest.fixture
def assets() -> Assets:
    """The files of the pages."""
    return Assets(CONTENTS)


@pytest.fixture
def client(assets: Assets) -> TestClient:
    """A browser that asks for files."""
    return TestClient(Starlette(routes=[Route("/admin/static/{file:path}", assets.answer)]))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("registerpoort.css", "text/css; charset=utf-8"),
        ("htmx.min.js", "text/javascript; charset=utf-8"),
        ("registerpoort.svg", "image/svg+xml"),
    ],
)
def test_a_file_is_given_as_what_it_is(
    name: str, media_type: str, assets: Assets, client: TestClient
) -> None:
    answer = client.get(assets.url(name))

    assert answer.headers["content-type"] == media_type
    assert answer.content == CONTENTS[name]


def test_an_address_names_what_the_file_holds() -> None:
    before, after = Assets({"a.css": b"a{}"}), Assets({"a.css": b"b{}"})

    assert re.fullmatch(r"/admin/static/a\.[0-9a-f]{12}\.css", before.url("a.css"))
    assert before.url("a.css") != after.url("a.css")


def test_a_file_is_kept_for_a_year(assets: Assets, client: TestClient) -> None:
    answer = client.get(assets.url("utrecht.css"))

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("accepted", ["gzip", "br, GZIP;q=0.5", "deflate, gzip;q=1.0"])
def test_a_file_is_packed_for_who_can_unpack_it(
    accepted: str, assets: Assets, client: TestClient
) -> None:
    answer = client.get(assets.url("utrecht.css"), headers={"accept-encoding": accepted})

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "accept-encoding"
    assert int(answer.headers["content-length"]) < len(CONTENTS["utrecht.css"]) // 5


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br"])
def test_a_file_is_not_packed_for_who_cannot(
    accepted: str, assets: Assets, client: TestClient
) -> None:
    answer = client.get(assets.url("utrecht.css"), headers={"accept-encoding": accepted})

    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    "file", ["registerpoort.css", "registerpoort.000000000000.css", "NOTICE.md", "../base.html"]
)
def test_nothing_else_is_given(file: str, client: TestClient) -> None:
    answer = client.get(f"/admin/static/{file}")

    assert answer.status_code == 404


def test_a_file_that_does_not_exist_has_no_address(assets: Assets) -> None:
    with pytest.raises(KeyError):
        assets.url("missing.css")


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_what_others_made_is_not_changed_by_a_byte(name: str) -> None:
    assert hashlib.sha256(CONTENTS[name]).hexdigest() == PUBLISHED[name]


@pytest.mark.parametrize("name", STYLES)
def test_no_style_asks_another_server(name: str) -> None:
    text = CONTENTS[name].decode("utf-8")

    assert not re.search(r"@import|@font-face|url\((?!\s*[\"']?data:)", text)


def test_all_styles_together_are_light() -> None:
    weights = [len(gzip.compress(CONTENTS[name])) for name in STYLES]

    assert sum(weights) < 60_000
