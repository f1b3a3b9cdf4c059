"""Signing in as a persona: for a demonstration on loopback, where nobody is anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.responses import RedirectResponse, Response

from gateway.admin.errors import SignInRefusedError
from gateway.admin.pages import ROOT, Page
from gateway.admin.returning import own_path
from gateway.admin.signing.opening import Proven, end_session, forget, open_session
from gateway.admin.visits import Visit

__all__ = ["Guise", "Personas"]

_ACR = "http://eidas.europa.eu/LoA/substantial"


@dataclass(frozen=True)
class Guise:
    """A persona that may be taken on."""

    subject: str
    name: str
    role: str
    home: str


@dataclass(frozen=True)
class Personas:
    """Lets anybody sign in as one of a few officers."""

    guises: Sequence[Guise]
    demonstration: bool = True

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of signing in and out."""
        return (
            Page("/sign-in", self.ask, None, open=True),
            Page("/sign-in", self.sign_in, None, method="POST", open=True),
            Page("/sign-out", self.sign_out, None, method="POST", open=True),
        )

    async def ask(self, visit: Visit) -> Response:
        """Ask as whom: ``GET /admin/sign-in``."""
        asked = visit.request.query_params
        again = visit.officer.subject if visit.officer and "again" in asked else None
        shown = [each for each in self.guises if again in {None, each.subject}]
        return visit.render(
            "admin/personas.html", guises=shown, again=bool(again), back=own_path(asked.get("to"))
        )

    async def sign_in(self, visit: Visit) -> Response:
        """Take on a persona: ``POST /admin/sign-in``."""
        subject = str(visit.sent.get("subject", ""))
        if subject not in {each.subject for each in self.guises}:
            raise SignInRefusedError("no persona")
        response = RedirectResponse(own_path(visit.sent.get("back")), HTTPStatus.SEE_OTHER)
        await open_session(visit, Proven(subject, _ACR), response)
        return response

    async def sign_out(self, visit: Visit) -> Response:
        """End the session: ``POST /admin/sign-out``."""
        await end_session(visit)
        return forget(visit, RedirectResponse(f"{ROOT}/sign-in", HTTPStatus.SEE_OTHER))
