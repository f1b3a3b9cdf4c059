"""Serves the gallery as the gateway serves its pages: same templates, same headers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from gateway.admin.assets import Assets
from templates import environment
from templates.static import read_static
from tests.browser.gallery.contents import PAGES, VISIT

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
    made.globals["asset"] = asset
    made.filters |= {"moment": tell_moment, "day": tell_day, "role": str, "home": str}
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of i18n
    return made


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
