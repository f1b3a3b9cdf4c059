"""Tokens that are not ours: T51 over HTTP."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable

import httpx2
import orjson
import pytest

from tests.attacks.scene import Caller, Scene, case
from tests.fixtures.issuer import Issuer

pytest_plugins = ["tests.attacks.fixtures"]

CHECK = '{ licenceCheck(number: "UTRECHT222") { result licence { photo { base64 } } } }'
ME = "{ me { name appointments { role municipality { code } } } }"
NOW = int(time.time())


def encode(part: object) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(part)).rstrip(b"=").decode()


def claim(issuer: Issuer) -> dict[str, object]:
    return issuer.claims() | {"sub": "inspector-utrecht"}


def unsigned(issuer: Issuer) -> str:
    header = {"typ": "at+jwt", "alg": "none", "kid": issuer.key.kid}
    return f"{encode(header)}.{encode(claim(issuer))}."


def signed_with_the_public_key(issuer: Issuer) -> str:
    header = {"typ": "at+jwt", "alg": "HS256", "kid": issuer.key.kid}
    text = f"{encode(header)}.{encode(claim(issuer))}"
    mark = hmac.digest(issuer.key.as_pem(private=False), text.encode(), hashlib.sha256)
    return f"{text}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"


def altered(issuer: Issuer) -> str:
    head, _, mark = issuer.mint("inspector-amsterdam").split(".")
    return f"{head}.{encode(claim(issuer))}.{mark}"


def of_another_key(issuer: Issuer) -> str:
    stranger = Issuer()
    return stranger.sign(claim(stranger), kid=issuer.key.kid)


def carrying_its_own_key(issuer: Issuer) -> str:
    stranger = Issuer()
    own = stranger.key.as_dict(private=False)
    return stranger.sign(claim(stranger), jwk=own, kid=issuer.key.kid)


GAMES: dict[str, Callable[[Issuer], str]] = {
    "alg none": unsigned,
    "HS256 with the public key": signed_with_the_public_key,
    "altered claims": altered,
    "signed by another key": of_another_key,
    "key in the token": carrying_its_own_key,
    "unknown kid": lambda _: Issuer().mint("inspector-utrecht"),
    "no kid of ours": lambda issuer: issuer.sign(claim(issuer), kid="x"),
    "wrong audience": lambda issuer: issuer.mint("inspector-utrecht", aud="https://other.example"),
    "other issuer": lambda issuer: issuer.mint("inspector-utrecht", iss="https://evil.example"),
    "expired": lambda issuer: issuer.mint("inspector-utrecht", exp=NOW - 3600),
    "not yet valid": lambda issuer: issuer.mint("inspector-utrecht", nbf=NOW + 3600),
    "issued tomorrow": lambda issuer: issuer.mint("inspector-utrecht", iat=NOW + 86400),
    "without expiry": lambda issuer: issuer.mint("inspector-utrecht", exp=None),
    "without subject": lambda issuer: issuer.mint("inspector-utrecht", sub=None),
    "without client": lambda issuer: issuer.mint("inspector-utrecht", azp=None),
    "not an access token": lambda issuer: issuer.sign(claim(issuer), typ="JWT"),
    "oversized": lambda issuer: issuer.mint("inspector-utrecht", padding="x" * 20_000),
    "three dots": lambda _: "...",
    "no token at all": lambda _: "inspector-utrecht",
    "percent": lambda _: "%00%ff",
}


def present(scene: Scene, authorization: str) -> httpx2.Response:
    return scene.send(
        orjson.dumps({"query": CHECK}),
        Caller(None, "licence-check", case(3, 1)),
        Authorization=authorization,
    )


@pytest.mark.parametrize("game", GAMES)
def test_t51_a_token_that_is_not_ours_gets_one_neutral_401(scene: Scene, game: str) -> None:
    token = GAMES[game](scene.gateway.issuer)

    with scene.counting() as statements, scene.listening() as lines:
        answer = present(scene, f"Bearer {token}")

    assert answer.status_code == 401
    assert answer.content == present(scene, "Bearer x").content
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert statements == []
    assert not any(token.encode() in line for line in lines if token)


@pytest.mark.parametrize("scheme", ["Basic", "bearer:", "Token", "Bearer Bearer", "", "DPoP"])
def test_t51_another_scheme_is_not_taken_for_the_public(scene: Scene, scheme: str) -> None:
    answer = present(scene, f"{scheme} {scene.token('inspector-utrecht')}".strip())

    assert answer.status_code == 401
    assert answer.json()["code"] == "TOKEN_INVALID"


def test_t51_two_tokens_are_refused_even_if_both_are_good(scene: Scene) -> None:
    tokens = [f"Bearer {scene.token(name)}" for name in ("inspector-utrecht", "police")]
    headers = [("Authorization", each) for each in tokens] + [("Content-Type", "application/json")]

    answer = scene.gateway.client.post(
        "/graphql", content=orjson.dumps({"query": ME}), headers=headers
    )

    assert answer.status_code == 401
    assert b"Secret" not in answer.content


def test_t51_a_good_token_is_answered(scene: Scene) -> None:
    answer = present(scene, f"Bearer {scene.token('inspector-utrecht')}")

    assert answer.json()["data"]["licenceCheck"]["result"] == "VALID"
