"""What a PostgreSQL server is told at its start, and what can be seen of it from outside."""

import socket
import struct
from contextlib import suppress
from pathlib import Path

from sql.cluster import Folder

__all__ = ["answers", "forget_dead", "write_settings"]

_SETTINGS = {
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
    # A statement that fails is not written down: its values may be personal data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}
_FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
_PROCESSES = Path("/proc")


def write_settings(folder: Folder, *, fast: bool, port: int | None) -> tuple[str, ...]:
    """Write the settings of a server as words of its command line."""
    place = {
        "unix_socket_directories": str(folder.socket),
        "listen_addresses": "" if port is None else "127.0.0.1",
        "port": str(port or 5432),
    }
    settings = _SETTINGS | place | (_FAST if fast else {})
    return tuple(word for name, value in settings.items() for word in ("-c", f"{name}={value}"))


def answers(path: Path) -> bool:
    """Tell whether a server at a socket asks who we are: then it is ready for connections."""
    greeting = b"user\0postgres\0database\0postgres\0\0"
    packet = struct.pack("!ii", len(greeting) + 8, 3 << 16) + greeting
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(1)
        line.connect(str(path))
        line.sendall(packet)
        return line.recv(1) == b"R"
    return False


def forget_dead(folder: Folder) -> None:
    """Remove what a killed server left behind, where its process number is another's by now.

    PostgreSQL takes any process of that number for itself, a zombie included, and would not start.
    Only for who holds the lock of the folder.
    """
    notice = folder.data / "postmaster.pid"
    with suppress(FileNotFoundError, ValueError):
        number = int(notice.read_text(encoding="utf-8").splitlines()[0])
        if not _is_server(number, folder.data):
            notice.unlink()
            for path in folder.socket.glob(".s.PGSQL.*"):
                path.unlink()


def _is_server(number: int, data: Path) -> bool:
    if not (_PROCESSES / "self").exists():
        return True
    try:
        words = (_PROCESSES / str(number) / "cmdline").read_bytes()
    except OSError:
        return False
    return bytes(data) in words.split(b"\0")
