"""Keys that sign referrals."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from joserfc import jws
from joserfc.jwk import ECKey, RSAKey

from gateway.errors import SettingsInvalidError
from gateway.referrals.errors import ReceiverKeyAbsentError
from gateway.referrals.signing import read_signatory

KEYS: list[ECKey | RSAKey] = [
    ECKey.generate_key("P-256", {"kid": "one"}, private=True),
    ECKey.generate_key("P-384", {"kid": "two"}, private=True),
    RSAKey.generate_key(2048, {"kid": "three"}, private=True),
]


def write(folder: Path, *keys: dict[str, Any]) -> Path:
    file = folder / "keys.json"
    file.write_bytes(orjson.dumps({"keys": keys}))
    return file


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.kid)
def test_a_signature_holds_nothing_of_what_is_signed(tmp_path: Path, key: ECKey) -> None:
    file = write(tmp_path, *(each.as_dict(private=True) for each in KEYS))

    signature = read_signatory(file).sign(b"{}", str(key.kid))

    assert ".." in signature
    jws.deserialize_compact(signature, key, payload=b"{}", algorithms=["ES256", "ES384", "PS256"])


def test_a_key_that_is_not_there_signs_nothing(tmp_path: Path) -> None:
    signatory = read_signatory(write(tmp_path))

    with pytest.raises(ReceiverKeyAbsentError):
        signatory.sign(b"{}", "one")


@pytest.mark.parametrize(
    "held",
    [
        KEYS[0].as_dict(private=False),
        ECKey.generate_key("P-256", private=True).as_dict(private=True),
        ECKey.generate_key("secp256k1", {"kid": "x"}, private=True).as_dict(private=True),
        {"kty": "oct", "k": "c2VjcmV0", "kid": "x"},
        {},
    ],
    ids=["public", "nameless", "another curve", "shared secret", "nothing"],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, held: dict[str, Any]) -> None:
    with pytest.raises(SettingsInvalidError, match="REFERRAL_KEY"):
        read_signatory(write(tmp_path, held))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalidError):
        read_signatory(tmp_path / "absent")
