"""Key-encryption keys in a file and behind a command."""

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from gateway.errors import SettingsInvalidError
from gateway.keyrings.commands import CommandKeyring
from gateway.keyrings.files import FileKeyring, add_key
from gateway.keyrings.making import make_keyring, make_sealer
from gateway.settings import load_settings
from resolvers.sealing.errors import (
    KeyCommandError,
    KeyFileError,
    KeyUnknownError,
    SealBrokenError,
)
from resolvers.sealing.keyring import Keyring

SECRETS: Final = [bytes([number]) * 32 for number in range(3)]
SERVICE: Final = f"""#!{sys.executable}
import sys
from binascii import a2b_base64, b2a_base64
if sys.argv[1] == "current":
    sys.exit(print("arn:kms/1"))
if sys.argv[2] != "arn:kms/1":
    sys.exit(3)
for line in sys.stdin.buffer:
    content = a2b_base64(line)
    if len(content) != 32:
        sys.exit(4)
    sys.stdout.buffer.write(b2a_base64(bytes(each ^ 255 for each in content)))
"""


def write_command(folder: Path, text: str) -> CommandKeyring:
    program = folder / "keys"
    program.write_text(text)
    program.chmod(0o755)
    return CommandKeyring((str(program),))


@pytest.fixture(params=["file", "command"])
def keyring(request: pytest.FixtureRequest, tmp_path: Path) -> Keyring:
    """Each kind of keyring, with one key."""
    if request.param == "command":
        return write_command(tmp_path, SERVICE)
    add_key(tmp_path / "kek.keys", "first")
    return FileKeyring(tmp_path / "kek.keys")


async def test_what_was_wrapped_is_unwrapped_in_the_same_order(keyring: Keyring) -> None:
    kek = await keyring.current()

    wrapped = await keyring.wrap(kek, SECRETS)

    assert set(wrapped).isdisjoint(SECRETS)
    assert await keyring.unwrap(kek, wrapped) == SECRETS


async def test_an_unknown_key_is_named_so(keyring: Keyring) -> None:
    for told in (keyring.wrap("lost", SECRETS), keyring.unwrap("lost", SECRETS)):
        with pytest.raises(KeyUnknownError):
            await told


async def test_what_was_never_wrapped_is_refused(keyring: Keyring) -> None:
    with pytest.raises(SealBrokenError):
        await keyring.unwrap(await keyring.current(), [b"short"])


async def test_a_key_that_is_added_counts_at_once_and_the_old_one_opens(tmp_path: Path) -> None:
    path = tmp_path / "kek.keys"
    add_key(path, "first")
    keyring = FileKeyring(path)
    wrapped = await keyring.wrap(await keyring.current(), SECRETS)

    add_key(path, "second")

    assert await keyring.current() == "second"
    assert await keyring.unwrap("first", wrapped) == SECRETS
    assert path.stat().st_mode & 0o777 == 0o600


BROKEN_FILES: Final = {
    "nothing": b"",
    "no key": b"first",
    "no base64": b"first !!!!\n",
    "no id": b" " + b"a2tr" * 10 + b"a2s=\n",
    "a short key": b"first a2tr\n",
    "an id that is not ASCII": "één a2tr\n".encode(),
}


@pytest.mark.parametrize("content", BROKEN_FILES.values(), ids=BROKEN_FILES)
async def test_a_file_without_its_form_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kek.keys"
    path.write_bytes(content)

    with pytest.raises(KeyFileError) as caught:
        await FileKeyring(path).current()

    assert "a2tr" not in str(caught.value)


async def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="cannot be read: No such file"):
        await FileKeyring(tmp_path / "none").current()
    with pytest.raises(KeyFileError, match="cannot be written"):
        add_key(tmp_path / "none" / "kek.keys", "first")


BROKEN_COMMANDS: Final = {
    "fails": "#!/bin/sh\nexit 9\n",
    "names nothing": "#!/bin/sh\n",
    "names two words": "#!/bin/sh\necho one two\n",
}


@pytest.mark.parametrize("text", BROKEN_COMMANDS.values(), ids=BROKEN_COMMANDS)
async def test_a_command_that_does_not_do_it_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(KeyCommandError):
        await write_command(tmp_path, text).current()


@pytest.mark.parametrize("said", ["é", "a2tr"])
async def test_a_command_that_prints_something_else_is_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(KeyCommandError, match="prints"):
        await write_command(tmp_path, f"#!/bin/sh\necho {said}\n").wrap("kek", SECRETS)


async def test_a_command_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyCommandError, match="cannot be run: No such file"):
        await CommandKeyring((str(tmp_path / "none"),)).current()


async def test_a_command_that_hangs_is_killed(tmp_path: Path) -> None:
    hanging = write_command(tmp_path, f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 60\n")
    began = time.monotonic()

    with pytest.raises(KeyCommandError, match=r"within 0\.5 seconds"):
        await CommandKeyring(hanging.command, seconds=0.5).current()

    assert time.monotonic() - began < 5
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_the_settings_name_one_kind_of_keys(tmp_path: Path) -> None:
    command = make_keyring(load_settings(key_command="kms --profile 'a b'"))

    assert command == CommandKeyring(("kms", "--profile", "a b"))
    with pytest.raises(SettingsInvalidError, match="exclude each other"):
        load_settings(key_command="kms", key_file=tmp_path)
    with pytest.raises(SettingsInvalidError, match="registerpoort keys add"):
        make_keyring(load_settings())


def test_the_secret_of_digests_is_long_enough_and_there(tmp_path: Path) -> None:
    short = tmp_path / "digest.key"
    short.write_bytes(b"short")

    for path, reason in ((None, "set this"), (tmp_path, "cannot be read"), (short, "fewer")):
        with pytest.raises(SettingsInvalidError, match=f"DIGEST_FILE: .*{reason}"):
            make_sealer(load_settings(key_file=short, digest_file=path))


def test_a_command_reads_no_more_than_it_is_given(tmp_path: Path) -> None:
    keyring = write_command(tmp_path, SERVICE)

    many = [os.urandom(32) for _ in range(5000)]

    assert asyncio.run(keyring.wrap("arn:kms/1", many))[0] == bytes(e ^ 255 for e in many[0])
