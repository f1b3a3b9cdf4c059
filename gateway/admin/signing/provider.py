"""Signing in with OpenID Connect: authorization code with PKCE, by a client that holds a key.

Notes
-----
Source: OpenID Connect Core 1.0, sections 3.1 and 9; RFC 7636; OpenID Connect Back-Channel Logout
1.0; OpenID.NLGov for what is asked of ``acr``.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Self, TypeAlias

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import StarletteIntegration, StarletteOAuth2App
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, RSAKey
from starlette.responses import Response

from gateway.admin.errors import SignInRefusedError
from gateway.admin.pages import ROOT, Page
from gateway.admin.returning import own_path
from gateway.admin.signing.opening import Proven, end_session, forget, open_session
from gateway.admin.visits import Visit
from gateway.settings import Settings

__all__ = ["Provider"]

Key: TypeAlias = ECKey | RSAKey

_log = logging.getLogger("registerpoort.pages")
_ALGORITHMS: Final = ["ES256", "PS256", "RS256"]
_BACK_CHANNEL: Final = "http://schemas.openid.net/event/backchannel-logout"
_SIGNING_IN_SECONDS: Final = 600
_LEVELS: Final = tuple(
    f"http://eidas.europa.eu/LoA/{each}" for each in ("low", "substantial", "high")
)


@dataclass(frozen=True)
class Provider:
    """The provider that signs officers in."""

    app: StarletteOAuth2App
    acr: str
    """How surely an officer must be known."""
    public_url: str
    demonstration: bool = False

    @classmethod
    def of(cls, settings: Settings, key: Key) -> Self:
        """Make the client of the issuer that the settings name."""
        app = StarletteOAuth2App(
            StarletteIntegration("provider"),
            name="provider",
            client_id=settings.sign_in_client,
            client_secret=key,
            server_metadata_url=f"{settings.issuer}/.well-known/openid-configuration",
            client_auth_methods=[PrivateKeyJWT(settings.issuer, alg=_algorithm(key))],
            client_kwargs={
                "scope": "openid",
                "code_challenge_method": "S256",
                "token_endpoint_auth_method": "private_key_jwt",
                "timeout": 5,
                "trust_env": False,
            },
        )
        return cls(app, settings.sign_in_acr, str(settings.public_url))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of signing in and out."""
        return (
            Page("/sign-in", self.ask, None, open=True),
            Page("/sign-in/callback", self.sign_in, None, open=True),
            Page("/sign-out", self.sign_out, None, method="POST", open=True),
            Page("/signed-out", self.show_signed_out, None, open=True),
            Page("/sign-out/back-channel", self.end_sessions, None, method="POST", open=True),
        )

    async def ask(self, visit: Visit) -> Response:
        """Send the browser to the provider: ``GET /admin/sign-in``."""
        asked = visit.request.query_params
        passing: dict[str, Any] = {"to": own_path(asked.get("to"))}
        if visit.session and visit.officer:
            passing["before"] = visit.session.digest
        passing["again"] = "again" in asked
        visit.request.scope["session"] = passing
        again = {"prompt": "login", "max_age": 0} if passing["again"] else {}
        with _named_refusals():
            response: Response = await self.app.authorize_redirect(
                visit.request,
                f"{self.public_url}{ROOT}/sign-in/callback",
                acr_values=self.acr,
                ui_locales=visit.language,
                **again,
            )
        word = await visit.office.sessions.open(None, passing)
        response.set_cookie(
            _passing(visit),
            word,
            max_age=_SIGNING_IN_SECONDS,
            path="/",
            secure=visit.office.secure,
            httponly=True,
            samesite="lax",
        )
        return response

    async def sign_in(self, visit: Visit) -> Response:
        """Open a session for who comes back: ``GET /admin/sign-in/callback``.

        The answer is a page that goes on by itself: a browser brings the cookie of a session,
        which is strict, only to what a page of ours leads to.
        """
        sessions = visit.office.sessions
        passing = await sessions.find(visit.request.cookies.get(_passing(visit), ""))
        if passing is None or passing.officer:
            raise SignInRefusedError("nobody is signing in here")
        await sessions.end(passing)
        visit.request.scope["session"] = passing.content
        proven = await self._prove(visit, passing.content)
        before = passing.content.get("before")
        visit.session = await sessions.find_digest(before) if before else None
        response = visit.render("admin/signed-in.html", onward=passing.content["to"])
        await open_session(visit, proven, response)
        return response

    async def _prove(self, visit: Visit, passing: dict[str, Any]) -> Proven:
        with _named_refusals():
            metadata = await self.app.load_server_metadata()
            metadata["id_token_signing_alg_values_supported"] = _ALGORITHMS
            token: dict[str, Any] = await self.app.authorize_access_token(visit.request)  # type: ignore[no-untyped-call]
        claims = token.get("userinfo") or {}
        if not _is_sure(str(claims.get("acr")), self.acr):
            raise SignInRefusedError("acr")
        if passing.get("again") and not _is_recent(claims, visit.office.settings.recent_seconds):
            raise SignInRefusedError("auth_time")
        return Proven(
            str(claims["sub"]),
            str(claims["acr"]),
            session=claims.get("sid"),
            id_token=token["id_token"],
        )

    async def sign_out(self, visit: Visit) -> Response:
        """End the session here, and go on to end it at the provider: ``POST /admin/sign-out``."""
        hint = visit.session.id_token if visit.session else None
        with _named_refusals():
            made = await self.app.create_logout_url(
                f"{self.public_url}{ROOT}/signed-out", hint, client_id=self.app.client_id
            )
        await end_session(visit)
        # A form may lead to our own pages only, so this page leads on to the provider.
        return forget(visit, visit.render("admin/signing-out.html", onward=made["url"]))

    async def show_signed_out(self, visit: Visit) -> Response:
        """Say that the session has ended: ``GET /admin/signed-out``."""
        return visit.render("admin/signed-out.html")

    async def end_sessions(self, visit: Visit) -> Response:
        """End the sessions that the provider ended: ``POST /admin/sign-out/back-channel``."""
        claims = await self._read_logout(str(visit.sent.get("logout_token", "")))
        ended = await visit.office.sessions.end_of_provider(claims.get("sid"), claims.get("sub"))
        _log.info("sessions_ended", extra={"ended": ended})
        return Response(status_code=HTTPStatus.OK)

    async def _read_logout(self, token: str) -> dict[str, Any]:
        with _named_refusals():
            keys = KeySet.import_key_set(await self.app.fetch_jwk_set(force=True))
            claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
            metadata = await self.app.load_server_metadata()
            registry = jwt.JWTClaimsRegistry(
                leeway=30,
                iss={"essential": True, "value": metadata["issuer"]},
                aud={"essential": True, "value": self.app.client_id},
                iat={"essential": True},
                jti={"essential": True},
            )
            registry.validate(claims)
        if _BACK_CHANNEL not in claims.get("events", {}) or "nonce" in claims:
            raise SignInRefusedError("no logout token")
        if not (claims.get("sid") or claims.get("sub")):
            raise SignInRefusedError("nobody is named")
        return dict(claims)


def _passing(visit: Visit) -> str:
    return f"{visit.office.cookie}-signing-in"


def _algorithm(key: Key) -> str:
    return "ES256" if key.key_type == "EC" else "PS256"


def _is_recent(claims: dict[str, Any], seconds: int) -> bool:
    return time.time() - float(claims.get("auth_time", 0)) <= seconds


def _is_sure(found: str, wanted: str) -> bool:
    if found in _LEVELS and wanted in _LEVELS:
        return _LEVELS.index(found) >= _LEVELS.index(wanted)
    return found == wanted


@contextmanager
def _named_refusals() -> Iterator[None]:
    try:
        yield
    except OAuthError as error:
        raise _refuse(str(error.error)) from None
    except (JoseError, KeyError, ValueError) as error:
        raise _refuse(type(error).__name__) from None
    except httpx2.HTTPError as error:
        raise _refuse(type(error).__name__) from None


def _refuse(reason: str) -> SignInRefusedError:
    _log.warning("sign_in_refused", extra={"reason": reason})
    return SignInRefusedError(reason)
