"""Files of the demonstration that nobody else may read."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from gateway.demo.errors import DemoFolderError

__all__ = ["keep_secret", "require_room", "write_private"]


def keep_secret(path: Path, make: Callable[[], bytes]) -> bytes:
    """Read a secret, making it the first time.

    Raises
    ------
    DemoFolderError
        If the file cannot be read or written.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        content = make()
        write_private(path, content)
        return content
    except OSError as error:
        raise DemoFolderError(path, error.strerror or "unreadable") from None


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads (0600), whole or not at all.

    Raises
    ------
    DemoFolderError
        If it cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise DemoFolderError(path, error.strerror or "not writable") from None


def require_room(folder: Path, needed: int) -> None:
    """Refuse to begin what the disk of a folder cannot hold.

    Parameters
    ----------
    folder
        A folder that is there.
    needed
        Bytes.

    Raises
    ------
    DemoFolderError
        If less is free.
    """
    if shutil.disk_usage(folder).free < needed:
        raise DemoFolderError(folder, f"{needed // 1024**2} MB of free room are needed")
