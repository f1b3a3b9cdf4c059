"""Serves the gallery as the gateway serves its pages: same templates, same headers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from gateway.admin.assets import Assets
from templates import environment
from templates.static import read_static
from tests.browser.gallery.contents import PAGES, VISIT

DUTCH = Path(__file__).parents[3] / "templates" / "locale" / "nl" / "shell.po"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def make_environment(asset: Callable[[str], str]) -> Environment:
    """Make the environment of the pages, with the gallery's own templates beside them."""
    made = environment()
    assert made.loader
    made.loader = ChoiceLoader([FileSystemLoader(Path(__file__).parent), made.loader])
    made.add_extension("jinja2.ext.i18n")
    dutch = read_dutch()
    made.globals["asset"] = asset
    made.filters |= {"moment": tell_moment, "day": tell_day, "role": str, "home": str}
    made.install_gettext_callables(dutch.gettext, dutch.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made


def read_dutch() -> GNUTranslations:
    """Read the Dutch of the shell and the components."""
    written = BytesIO()
    write_mo(written, read_po(BytesIO(DUTCH.read_bytes()), locale="nl"))
    written.seek(0)
    return GNUTranslations(written)


def tell_moment(value: datetime) -> str:
    return value.strftime("%d-%m-%Y %H:%M")


def tell_day(value: date) -> str:
    return value.strftime("%d-%m-%Y")


def create_gallery() -> Starlette:
    """Build the gallery: ``/admin/<page>?language=nl``."""
    assets = Assets(read_static())
    pages = make_environment(assets.url)

    def show(request: Request) -> Response:
        name = request.path_params["name"]
        visit = replace(VISIT, path=request.url.path, query=request.url.query)
        text = pages.get_template(f"{name}.html").render(visit=visit, **PAGES[name]())
        return HTMLResponse(text, headers={"content-security-policy": POLICY})

    return Starlette(
        routes=[
            Route("/admin/static/{file:path}", assets.answer),
            Route("/admin/{name}", show, methods=["GET", "POST"]),
        ]
    )
