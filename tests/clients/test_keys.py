"""What a system proves itself with is a public key for signatures, and never a secret."""

import orjson
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from joserfc.jwk import ECKey, OctKey, RSAKey

from gateway.clients.errors import (
    ClientError,
    ClientKeysAddressError,
    ClientKeysMalformedError,
    ClientKeysPrivateError,
    ClientKeysWeakError,
)
from gateway.clients.keys import read_address, read_keys

EC = ECKey.generate_key("P-256", {"kid": "one", "use": "sig", "alg": "ES256"})
PUBLIC = EC.as_dict(private=False)
RSA = RSAKey.generate_key(2048)


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey) -> str:
    return (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def text(value: object) -> str:
    return orjson.dumps(value).decode()


def test_a_key_is_kept_with_its_public_members_alone() -> None:
    (kept,) = read_keys(text(PUBLIC | {"x5t": "left out", "key_ops": ["verify"]}))

    assert kept == {**PUBLIC, "kid": "one", "use": "sig"}


@pytest.mark.parametrize("key", [EC, RSA], ids=["elliptic", "rsa"])
def test_a_key_without_a_name_is_named_by_its_thumbprint(key: ECKey | RSAKey) -> None:
    (kept,) = read_keys(key.as_pem(private=False).decode())

    assert kept["kid"] == key.thumbprint()
    assert kept["use"] == "sig"


def test_a_key_set_holds_several() -> None:
    other = RSA.as_dict(private=False) | {"kid": "two"}

    kept = read_keys(text({"keys": [PUBLIC, other]}))

    assert [key["kid"] for key in kept] == ["one", "two"]


SECRETS = {
    "pem": EC.as_pem(private=True).decode(),
    "elliptic": text(EC.as_dict(private=True)),
    "rsa": text(RSA.as_dict(private=True)),
    "one of a set": text({"keys": [PUBLIC, EC.as_dict(private=True)]}),
    "inside": text({"jwk": EC.as_dict(private=True)}),
    "shared": text(OctKey.generate_key(256).as_dict()),
    "spelled otherwise": text(EC.as_dict(private=True)).replace('"d"', '"\\u0064"'),
    "cut off": text(EC.as_dict(private=True))[:-2],
}
WEAK = {
    "short": pem(rsa.generate_private_key(65537, 1024)),  # noqa: S505  # what is refused
    "another curve": pem(ec.generate_private_key(ec.SECP256K1())),
    "another kind": text({"kty": "OKP", "crv": "Ed25519", "x": "AA"}),
    "another algorithm": text(PUBLIC | {"alg": "ES384"}),
    "another use": text(PUBLIC | {"use": "enc"}),
}
MALFORMED = {
    "nothing": "",
    "a number": "3",
    "a list": "[]",
    "half": "{",
    "no members": "{}",
    "no keys": '{"keys": []}',
    "keys that are none": '{"keys": 1}',
    "a key that is none": '{"keys": [1]}',
    "two of one name": text({"keys": [PUBLIC, PUBLIC]}),
    "no point": text(PUBLIC | {"x": "AA"}),
    "a long name": text(PUBLIC | {"kid": "x" * 201}),
    "a long text": text(PUBLIC | {"note": "x" * 50_000}),
    "another kind": pem(ed25519.Ed25519PrivateKey.generate()),
    "a certificate": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
}


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_refused_and_not_repeated(name: str) -> None:
    pasted = SECRETS[name]

    with pytest.raises(ClientKeysPrivateError) as refused:
        read_keys(pasted)

    told = str(refused.value) + str(vars(refused.value))
    assert not any(part in told for part in pasted.split('"') if len(part) > 20)


@pytest.mark.parametrize("name", WEAK)
def test_a_key_that_signatures_are_not_accepted_of_is_refused(name: str) -> None:
    with pytest.raises(ClientKeysWeakError):
        read_keys(WEAK[name])


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_key_is_refused(name: str) -> None:
    with pytest.raises(ClientKeysMalformedError):
        read_keys(MALFORMED[name])


def test_an_address_of_keys_is_kept_as_it_is() -> None:
    assert (
        read_address("https://keys.example:8443/jwks?x=1") == "https://keys.example:8443/jwks?x=1"
    )


@pytest.mark.parametrize(
    "given",
    [
        "",
        "http://keys.example/jwks",
        "https://",
        "https://keys.example:99999/",
        "https://keys.example:0/",
        "https://name:word@keys.example/",
        "https://keys.example/#part",
        "https://keys.example/a b",
        "https://[::1",
        "https://keys.example/" + "a" * 500,
    ],
)
def test_another_address_is_refused(given: str) -> None:
    with pytest.raises(ClientKeysAddressError) as refused:
        read_address(given)

    assert isinstance(refused.value, ClientError)
    assert refused.value.field == "address"
