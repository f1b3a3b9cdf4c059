"""What the pages are built of: who signs in officers, by what key."""

from pathlib import Path

import orjson
import pytest
from joserfc.jwk import ECKey, RSAKey

from gateway.admin.building import read_provider
from gateway.admin.signing.provider import Provider
from gateway.errors import SettingsInvalidError
from gateway.settings import Settings, load_settings

PUBLIC = orjson.dumps(ECKey.generate_key("P-256").as_dict(private=False))


def make_settings(key: Path | None, client: str | None = "pages") -> Settings:
    """Make settings with a client that signs in officers."""
    return load_settings(
        issuer="https://issuer.example",
        audience="https://register.example",
        jwks="https://issuer.example/jwks",
        public_url="https://register.example",
        sign_in_client=client,
        sign_in_key=key,
    )


def test_without_a_client_there_are_no_pages() -> None:
    assert read_provider(load_settings()) is None


@pytest.mark.parametrize(("key", "algorithm"), [(ECKey, "ES256"), (RSAKey, "PS256")])
def test_a_client_proves_itself_with_its_key(
    tmp_path: Path, key: type[ECKey] | type[RSAKey], algorithm: str
) -> None:
    made = ECKey.generate_key("P-256") if key is ECKey else RSAKey.generate_key(2048)
    (tmp_path / "key.json").write_bytes(orjson.dumps(made.as_dict(private=True)))

    provider = read_provider(make_settings(tmp_path / "key.json"))

    assert isinstance(provider, Provider)
    (method,) = provider.app.client_auth_methods
    assert method.alg == algorithm


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"kty": "oct"}', PUBLIC])
def test_what_is_no_private_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key.json").write_bytes(content)

    with pytest.raises(SettingsInvalidError, match="SIGN_IN_KEY: give a file that holds a private"):
        read_provider(make_settings(tmp_path / "key.json"))


def test_a_key_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalidError, match="SIGN_IN_KEY"):
        read_provider(make_settings(tmp_path / "absent.json"))


def test_a_client_needs_its_key_and_an_address() -> None:
    with pytest.raises(SettingsInvalidError, match="SIGN_IN_CLIENT needs SIGN_IN_KEY"):
        make_settings(None)
