"""A visit: one request for a page, by one officer in one capacity, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from wtforms import Form

from gateway.admin.errors import CapacityAbsentError
from gateway.admin.languages import Language
from gateway.admin.navigation import Crumb, Section, list_sections
from gateway.admin.office import Office
from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.rights import Rights
from gateway.admin.sessions import Capacity, Officer, OfficerSession

__all__ = ["Flash", "Visit"]

AnyForm = TypeVar("AnyForm", bound=Form)


@dataclass(frozen=True)
class Flash:
    """A message that the next page shows once."""

    kind: str
    """``good``, ``bad`` or ``info``."""
    text: str


@dataclass
class Visit:
    """One request for a page; templates read it as ``visit``."""

    office: Office
    request: Request
    page: Page
    speech: Language
    session: OfficerSession | None
    sent: FormData = field(default_factory=FormData)
    """What a form sent."""
    entered: Rights | None = None
    breadcrumb: list[Crumb] = field(default_factory=list)

    @property
    def rights(self) -> Rights:
        """What is open here; raises `CapacityAbsentError` where nobody acts."""
        if self.entered is None:
            raise CapacityAbsentError
        return self.entered

    @property
    def language(self) -> str:
        """Code of the language, as ``nl``."""
        return self.speech.code

    @property
    def path(self) -> str:
        """Path of the request."""
        return self.request.url.path

    @property
    def query(self) -> str:
        """What follows the question mark."""
        return self.request.url.query

    @property
    def demonstration(self) -> bool:
        """Whether everything here is made up."""
        return self.office.demonstration

    @property
    def officer(self) -> Officer | None:
        """Who is signed in."""
        return self.session.officer if self.session else None

    @property
    def subject(self) -> str:
        """What tokens call who is signed in; empty where nobody is."""
        return self.officer.subject if self.officer else ""

    @property
    def capacity(self) -> Capacity | None:
        """In which capacity they act."""
        return self.session.capacity if self.session else None

    @property
    def capacities(self) -> tuple[Capacity, ...]:
        """Every capacity that the officer may act in."""
        return self.session.capacities if self.session else ()

    @property
    def csrf_token(self) -> str:
        """What every form of this session brings along."""
        return self.session.token if self.session else ""

    @property
    def navigation(self) -> list[Section]:
        """The pages that are open, by section."""
        return list_sections(self.entered, self.path, self.say) if self.entered else []

    @property
    def flashes(self) -> list[Flash]:
        """The messages left for this page; reading them takes them away."""
        left = self.session.content.pop("flashes", []) if self.session else []
        return [Flash(kind, text) for kind, text in left]

    def may(self, name: str) -> bool:
        """Tell whether a permission is open, by its name as ``APPOINTMENTS_WRITE``."""
        return self.entered is not None and self.entered.may(Permission[name])

    def say(self, message: str, /, **values: object) -> str:
        """Translate a message and fill in its values."""
        return self.speech.say(message, **values)

    def flash(self, kind: str, message: str, /, **values: object) -> None:
        """Leave a message for the next page."""
        if self.session:
            left = self.session.content.setdefault("flashes", [])
            left.append([kind, self.say(message, **values)])

    def refuse(self, error: Exception) -> None:
        """Leave what went wrong for the next page, in the language of the visit."""
        if self.session:
            left = self.session.content.setdefault("flashes", [])
            left.append(["bad", self.speech.explain(error)])

    def follow(self, label: str, href: str = "") -> None:
        """Add a step to the breadcrumb; labels are translated already."""
        self.breadcrumb.append(Crumb(label, ROOT + href))

    def fill(self, form: type[AnyForm], given: object = None) -> AnyForm:
        """Make a form of what was sent, else of what is given."""
        return form(self.sent or None, obj=given)

    def render(
        self, template: str, *, status: HTTPStatus = HTTPStatus.OK, **context: object
    ) -> Response:
        """Write a page; `context` is what its template says it needs."""
        written = self.speech.templates.get_template(template).render(visit=self, **context)
        return HTMLResponse(written, status)

    def redirect(self, path: str, query: Mapping[str, str] | None = None) -> Response:
        """Send the browser to another page, below ``/admin``."""
        address = f"{ROOT}{path}{'?' + urlencode(query) if query else ''}"
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)
