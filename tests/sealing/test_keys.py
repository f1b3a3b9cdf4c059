"""Keys that seal: read from a file outside the database, or refused in a sentence."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from gateway.errors import SettingsInvalidError
from gateway.sealing.keys import Keyring, make_key, read_keyring
from tests.sealing.scene import make_keys

TEXT = b"text"


def publish(keys: Keyring) -> bytes:
    (key,) = keys.known.values()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def test_a_signature_is_known_by_its_key_and_its_text(tmp_path: Path) -> None:
    keys, foreign = make_keys(tmp_path), make_keys(tmp_path, "foreign.pem")
    signature = keys.sign(TEXT)

    assert keys.holds(keys.fingerprint, signature, TEXT)
    assert not keys.holds(keys.fingerprint, signature, b"another")
    assert not keys.holds(keys.fingerprint, foreign.sign(TEXT), TEXT)
    assert not foreign.holds(keys.fingerprint, signature, TEXT)
    assert not keys.holds(keys.fingerprint, None, TEXT)
    assert not keys.holds(None, signature, TEXT)


def test_public_keys_of_earlier_times_stand_below_the_key_that_signs(tmp_path: Path) -> None:
    earlier, file = make_keys(tmp_path), tmp_path / "both.pem"
    file.write_bytes(make_key() + publish(earlier))

    keys = read_keyring(file)

    assert keys.fingerprint != earlier.fingerprint
    assert keys.holds(earlier.fingerprint, earlier.sign(TEXT), TEXT)


def test_a_public_key_signs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "public.pem"
    file.write_bytes(publish(make_keys(tmp_path)))

    keys = read_keyring(file)

    assert (keys.fingerprint, keys.sign(TEXT), len(keys.known)) == (None, None, 1)


def test_no_file_is_no_key() -> None:
    assert read_keyring(None).fingerprint is None


OTHER = generate_private_key(SECP256R1())
REFUSED = {
    "empty": b"",
    "no key": b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    "another kind": OTHER.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    "with a password": OTHER.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret")
    ),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_a_file_without_such_a_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "seal.pem").write_bytes(content)

    with pytest.raises(SettingsInvalidError, match="REGISTERPOORT_SEAL_KEY"):
        read_keyring(tmp_path / "seal.pem")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalidError, match="REGISTERPOORT_SEAL_KEY"):
        read_keyring(tmp_path / "absent.pem")
