"""Keyring and sealer, as the settings name them."""

import shlex
from pathlib import Path
from typing import Final

from gateway.cache import BoundedCache
from gateway.errors import SettingsInvalidError
from gateway.keyrings.commands import CommandKeyring
from gateway.keyrings.files import FileKeyring
from gateway.keyrings.opening import Opener
from gateway.settings import Settings
from resolvers.sealing.digests import BsnDigest
from resolvers.sealing.keyring import Keyring
from resolvers.sealing.sealer import SECRET_BYTES, Sealer

__all__ = ["make_keyring", "make_opener", "make_sealer"]

_KEYS: Final = "REGISTERPOORT_KEY_FILE"
_DIGEST: Final = "REGISTERPOORT_DIGEST_FILE"


def make_keyring(settings: Settings) -> Keyring:
    """Find the key-encryption keys.

    Raises
    ------
    SettingsInvalidError
        If the settings name none.
    """
    if settings.key_command:
        return CommandKeyring(tuple(shlex.split(settings.key_command)))
    if settings.key_file:
        return FileKeyring(settings.key_file)
    raise SettingsInvalidError(
        _KEYS,
        "what is known of persons is sealed: set this or REGISTERPOORT_KEY_COMMAND;"
        " `registerpoort keys add` makes the first key",
    )


def make_sealer(settings: Settings) -> Sealer:
    """Find what seals.

    Raises
    ------
    SettingsInvalidError
        If the settings name no keys, or no secret for digests.
    """
    return Sealer(make_keyring(settings), BsnDigest.derive(_read_secret(settings.digest_file)))


def make_opener(settings: Settings, keyring: Keyring) -> Opener:
    """Build what opens answers."""
    return Opener(keyring, BoundedCache(settings.data_key_cache), settings.data_key_seconds)


def _read_secret(path: Path | None) -> bytes:
    if path is None:
        raise SettingsInvalidError(
            _DIGEST, f"set this to a file of {SECRET_BYTES} random bytes at least"
        )
    try:
        secret = path.read_bytes()
    except OSError as error:
        raise SettingsInvalidError(_DIGEST, f"it cannot be read: {error.strerror}") from None
    if len(secret) < SECRET_BYTES:
        raise SettingsInvalidError(_DIGEST, f"the file has fewer than {SECRET_BYTES} bytes")
    return secret
