"""Serves the gallery as the gateway serves its pages: same templates, same headers."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from gateway.admin.assets import Assets
from gateway.admin.headers import PageHeaders
from gateway.admin.languages import Language, read_languages
from templates.static import read_static
from tests.browser.gallery.contents import PAGES, VISIT


def read_gallery(assets: Assets) -> Mapping[str, Language]:
    """Read the languages of the pages, with the gallery's own templates beside theirs."""
    languages = read_languages(assets.url, {"GM0344": "Utrecht"})
    own = FileSystemLoader(Path(__file__).parent)
    for language in languages.values():
        assert language.templates.loader
        language.templates.loader = ChoiceLoader([own, language.templates.loader])
    return languages


def create_gallery() -> Starlette:
    """Build the gallery: ``/admin/<page>``, and ``?language=en`` in English."""
    assets = Assets(read_static())
    languages = read_gallery(assets)

    def show(request: Request) -> Response:
        name = request.path_params["name"]
        language = request.query_params.get("language", "nl")
        visit = replace(VISIT, language=language, path=request.url.path, query=request.url.query)
        template = languages[language].templates.get_template(f"{name}.html")
        return HTMLResponse(template.render(visit=visit, **PAGES[name]()))

    return Starlette(
        routes=[
            Route("/admin/static/{file:path}", assets.answer),
            Route("/admin/{name}", show, methods=["GET", "POST"]),
        ],
        middleware=[Middleware(PageHeaders)],
    )
