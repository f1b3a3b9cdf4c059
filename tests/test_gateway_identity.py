"""Tokens: what is accepted, and that everything else gets the same answer."""

import base64
import hashlib
import hmac
import time
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey, RSAKey

from gateway.errors import TokenInvalidError
from gateway.identity import PUBLIC, Anonymity, Caller, Identity, TokenTerms
from gateway.keys import Keys
from tests.fixtures.clock import Clock
from tests.fixtures.issuer import AUDIENCE, CLIENT, ISSUER, Issuer

TERMS = TokenTerms(ISSUER, AUDIENCE, ("ES256", "PS256", "RS256"), skew=30, max_bytes=4096)
NEUTRAL = "The access token is not valid here; ask your issuer for a new one."


@pytest.fixture
def issuer() -> Issuer:
    """The issuer whose tokens are accepted."""
    return Issuer()


@pytest.fixture
def clock() -> Clock:
    """The time by which tokens are checked."""
    return Clock()


@pytest.fixture
def identity(issuer: Issuer, clock: Clock, tmp_path: Path) -> Identity:
    """The check of tokens, with the issuer's keys in a file."""
    keys = Keys(str(issuer.publish(tmp_path / "jwks.json")), interval=30, lifetime=3600)
    return Identity(keys, TERMS, remembered=2, clock=clock)


async def identify(identity: Identity, *tokens: str | bytes) -> Caller:
    given = [token.encode() if isinstance(token, str) else token for token in tokens]
    return await identity.identify([b"Bearer " + token for token in given])


async def refuse(identity: Identity, *tokens: str | bytes) -> str:
    with pytest.raises(TokenInvalidError) as refused:
        await identify(identity, *tokens)
    assert str(refused.value) == NEUTRAL
    return refused.value.reason


def _encode(part: object) -> bytes:
    return base64.urlsafe_b64encode(orjson.dumps(part)).rstrip(b"=")


async def test_a_request_without_a_token_is_the_public(identity: Identity) -> None:
    assert await identity.identify([]) is PUBLIC


async def test_a_valid_token_names_the_caller(issuer: Issuer, identity: Identity) -> None:
    expires = int(time.time()) + 60
    token = issuer.mint("officer-7", exp=expires, jti="token-1", org_oin="00000099000000001000")

    caller = await identify(identity, token)

    assert caller == Caller("officer-7", CLIENT, "00000099000000001000", expires, "token-1")


@pytest.mark.parametrize("kind", ["AT+JWT", "application/at+jwt"])
async def test_both_spellings_of_the_type_are_taken(
    issuer: Issuer, identity: Identity, kind: str
) -> None:
    token = issuer.sign(issuer.claims(), typ=kind)

    assert (await identify(identity, token)).subject == "officer"


async def test_client_id_stands_in_for_azp(issuer: Issuer, identity: Identity) -> None:
    caller = await identify(identity, issuer.mint(azp=None, client_id="system-b"))

    assert caller.client == "system-b"


async def test_one_of_several_audiences_is_enough(issuer: Issuer, identity: Identity) -> None:
    caller = await identify(identity, issuer.mint(aud=["https://other.example", AUDIENCE]))

    assert caller.subject == "officer"


async def test_the_scheme_is_read_in_any_case(issuer: Issuer, identity: Identity) -> None:
    caller = await identity.identify([b"bearer  " + issuer.mint().encode()])

    assert caller.subject == "officer"


async def test_clocks_may_differ_a_little(issuer: Issuer, identity: Identity) -> None:
    now = int(time.time())
    token = issuer.mint(nbf=now + 20, iat=now + 20, exp=now - 20)

    assert (await identify(identity, token)).subject == "officer"


async def test_t51_a_token_without_signature_is_refused(issuer: Issuer, identity: Identity) -> None:
    header = {"typ": "at+jwt", "alg": "none", "kid": issuer.key.kid}
    token = b".".join([_encode(header), _encode(issuer.claims()), b""])

    assert await refuse(identity, token) == "algorithm not accepted"


@pytest.mark.parametrize("algorithm", ["HS256", "hs256", "nOnE", None, 7, ["ES256"]])
async def test_t51_a_signature_with_the_public_key_as_secret_is_refused(
    issuer: Issuer, identity: Identity, algorithm: object
) -> None:
    header = {"typ": "at+jwt", "alg": algorithm, "kid": issuer.key.kid}
    signed = _encode(header) + b"." + _encode(issuer.claims())
    mark = hmac.digest(issuer.key.as_pem(private=False), signed, hashlib.sha256)
    token = signed + b"." + base64.urlsafe_b64encode(mark).rstrip(b"=")

    assert await refuse(identity, token)


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"aud": "https://other.example"}, "invalid_claim"),
        ({"aud": []}, "invalid_claim"),
        ({"aud": None}, "missing_claim"),
        ({"iss": "https://evil.example"}, "invalid_claim"),
        ({"iss": [ISSUER]}, "invalid_claim"),
        ({"iss": None}, "missing_claim"),
        ({"exp": None}, "missing_claim"),
        ({"exp": int(time.time()) - 31}, "expired_token"),
        ({"exp": "9999999999"}, "invalid_claim"),
        ({"exp": True}, "invalid_claim"),
        ({"nbf": int(time.time()) + 86400}, "invalid_claim"),
        ({"iat": int(time.time()) + 86400}, "invalid_claim"),
        ({"iat": None}, "missing_claim"),
        ({"sub": None}, "missing_claim"),
        ({"sub": ""}, "invalid_claim"),
        ({"sub": "a\x00b"}, "claim sub"),
        ({"sub": "a" * 256}, "claim sub"),
        ({"jti": None}, "missing_claim"),
        ({"jti": "\n"}, "claim jti"),
        ({"azp": None}, "claim azp"),
        ({"azp": 7}, "claim azp"),
        ({"azp": "one", "client_id": "two"}, "claim azp"),
        ({"org_oin": "1"}, "claim org_oin"),
        ({"org_oin": "²" * 20}, "claim org_oin"),
    ],
)
async def test_t51_a_token_with_a_wrong_claim_is_refused(
    issuer: Issuer, identity: Identity, claims: dict[str, object], reason: str
) -> None:
    assert await refuse(identity, issuer.alter(claims)) == reason


@pytest.mark.parametrize("kind", ["JWT", "id+jwt", None, 7])
async def test_t51_a_token_of_another_type_is_refused(
    issuer: Issuer, identity: Identity, kind: object
) -> None:
    header = {"typ": kind, "alg": "ES256", "kid": issuer.key.kid}
    given = jws.JWSRegistry(strict_check_header=False)
    token = jws.serialize_compact({**header, "typ": "x"}, b"{}", issuer.key, registry=given)
    forged = b".".join([_encode(header), *token.encode().split(b".")[1:]])

    assert await refuse(identity, forged) in {"not an access token", "malformed"}


async def test_t51_a_token_of_an_unknown_key_is_refused(identity: Identity) -> None:
    assert await refuse(identity, Issuer().mint()) == "unknown key"


async def test_t51_a_token_that_names_another_issuers_key_is_refused(
    issuer: Issuer, identity: Identity
) -> None:
    other = Issuer()

    token = other.sign(other.claims(), kid=issuer.key.kid)

    assert await refuse(identity, token) == "bad_signature"


async def test_t51_a_token_without_key_id_is_refused(issuer: Issuer, identity: Identity) -> None:
    assert await refuse(identity, issuer.sign(issuer.claims(), kid=None)) == "no key id"


async def test_t51_a_key_that_comes_in_the_token_is_not_used(
    issuer: Issuer, identity: Identity
) -> None:
    evil = ECKey.generate_key("P-256")
    header = {"typ": "at+jwt", "alg": "ES256", "jwk": evil.as_dict(private=False)}

    token = jws.serialize_compact(
        {**header, "kid": issuer.key.kid}, orjson.dumps(issuer.claims()), evil
    )

    assert await refuse(identity, token) == "bad_signature"


async def test_t51_an_algorithm_of_another_kind_of_key_is_refused(
    issuer: Issuer, identity: Identity
) -> None:
    rsa = RSAKey.generate_key(2048)
    header = {"typ": "at+jwt", "alg": "RS256", "kid": issuer.key.kid}

    token = jws.serialize_compact(header, orjson.dumps(issuer.claims()), rsa)

    assert await refuse(identity, token)


async def test_t51_an_oversized_token_is_refused(issuer: Issuer, identity: Identity) -> None:
    assert await refuse(identity, issuer.mint(roles=["x" * 5000])) == "too long"


async def test_t51_two_authorization_headers_are_refused(
    issuer: Issuer, identity: Identity
) -> None:
    token = issuer.mint()

    assert await refuse(identity, token, token) == "several Authorization headers"


@pytest.mark.parametrize("value", [b"", b"Bearer", b"Bearer ", b"Basic dTpw", b"Token x"])
async def test_t51_another_scheme_is_refused(identity: Identity, value: bytes) -> None:
    with pytest.raises(TokenInvalidError):
        await identity.identify([value])


@pytest.mark.parametrize("position", [0, 1, 2])
async def test_t51_a_token_changed_in_any_part_is_refused(
    issuer: Issuer, identity: Identity, position: int
) -> None:
    parts = issuer.mint().split(".")
    parts[position] = parts[position][:9] + ("A" if parts[position][9] != "A" else "B")

    assert await refuse(identity, ".".join(parts))


@given(token=st.binary(max_size=300) | st.text(".=-_Aey9{}\"'", max_size=60).map(str.encode))
async def test_t51_whatever_is_sent_gets_the_same_answer(token: bytes) -> None:
    identity = Identity(Keys("absent", interval=30, lifetime=60), TERMS, remembered=1)

    await refuse(identity, token)


async def test_t51_deeply_nested_json_is_refused(identity: Identity) -> None:
    header = base64.urlsafe_b64encode(b"[" * 2000).rstrip(b"=")

    assert await refuse(identity, header + b".e30.AA")


async def test_a_remembered_token_ends_when_it_expires(
    issuer: Issuer, identity: Identity, clock: Clock
) -> None:
    token = issuer.mint()
    await identify(identity, token)

    clock.now += 900 + 31

    assert await refuse(identity, token) == "expired_token"


async def test_a_remembered_token_ends_with_its_key(
    issuer: Issuer, clock: Clock, tmp_path: Path
) -> None:
    file = issuer.publish(tmp_path / "jwks.json")
    keys = Keys(str(file), interval=0, lifetime=3600)
    identity = Identity(keys, TERMS, remembered=9, clock=clock)
    token = issuer.mint()
    await identify(identity, token)

    Issuer().publish(file)
    await keys.load()

    assert await refuse(identity, token) == "unknown key"


async def test_without_an_issuer_no_token_is_accepted(issuer: Issuer) -> None:
    with pytest.raises(TokenInvalidError, match="not valid here"):
        await Anonymity().identify([b"Bearer " + issuer.mint().encode()])

    assert await Anonymity().identify([]) is PUBLIC


async def test_the_reason_of_a_refusal_is_logged_without_the_token(
    issuer: Issuer, identity: Identity, caplog: pytest.LogCaptureFixture
) -> None:
    token = issuer.mint("secret-subject", exp=1)

    with caplog.at_level("INFO", "registerpoort.identity"):
        await refuse(identity, token)
    (record,) = caplog.records
    assert (record.message, vars(record)["reason"]) == ("token_refused", "expired_token")
    assert token not in repr(vars(record))
    assert "secret-subject" not in repr(vars(record))
