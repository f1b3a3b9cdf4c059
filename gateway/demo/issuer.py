"""The issuer of the demonstration: it gives anybody any token, and so exists on loopback only."""

import secrets
import time
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final, Self

import orjson
from joserfc import jwt
from joserfc.jwk import ECKey

from gateway.demo.errors import DemoNotLoopbackError
from gateway.demo.files import keep_secret, write_private
from gateway.demo.grants import CLIENT, ORGANISATION

__all__ = ["AUDIENCE", "ISSUER", "Issuer", "require_loopback"]

ISSUER: Final = "https://issuer.registerpoort.invalid"
AUDIENCE: Final = "https://registerpoort.invalid"
_ASSURANCE: Final = "http://eidas.europa.eu/LoA/substantial"


@dataclass(frozen=True)
class Issuer:
    """A key, and where its public half stands."""

    key: ECKey
    jwks: Path
    """JSON Web Key Set with the public key."""

    @classmethod
    def open(cls, folder: Path, *, host: str) -> Self:
        """Open the issuer of a folder, making its key the first time.

        Parameters
        ----------
        folder
            Holds the private key (0600) and the key set.
        host
            Address the gateway listens on.

        Raises
        ------
        DemoNotLoopbackError
            If others could reach that address.
        DemoFolderError
            If a file cannot be read or written.
        """
        require_loopback(host)
        key = ECKey.import_key(orjson.loads(keep_secret(folder / "issuer.json", _make_key)))
        issuer = cls(key, folder / "jwks.json")
        write_private(issuer.jwks, orjson.dumps({"keys": [key.as_dict(private=False)]}))
        return issuer

    def mint(self, subject: str, *, minutes: int, client: str = CLIENT) -> str:
        """Make an access token for an officer.

        Parameters
        ----------
        subject
            What the token calls the officer.
        minutes
            How long it is valid.
        client
            System that acts for the officer.

        Returns
        -------
        str
            Signed with ES256.

        Notes
        -----
        Source: RFC 9068 section 2.
        """
        now = int(time.time())
        header = {"alg": "ES256", "typ": "at+jwt", "kid": self.key.kid}
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": subject,
            "azp": client,
            "client_id": client,
            "iat": now,
            "exp": now + 60 * minutes,
            "jti": secrets.token_urlsafe(12),
            "acr": _ASSURANCE,
        }
        if client == CLIENT:
            claims["org_oin"] = ORGANISATION
        return jwt.encode(header, claims, self.key, ["ES256"])


def _make_key() -> bytes:
    key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
    return orjson.dumps(key.as_dict(private=True))


def require_loopback(host: str) -> None:
    """Refuse an address that others could reach.

    Raises
    ------
    DemoNotLoopbackError
        If it is not one of this machine alone.
    """
    if not _is_loopback(host):
        raise DemoNotLoopbackError


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
