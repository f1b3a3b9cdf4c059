"""The demonstration on a terminal: long work shows how far it is."""

import os
import pty
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.fixtures.process import PROGRAM, environment, free_port

SHOWN = re.compile(rb"(Making up|Loading) +\[[#-]+\] +(\d+)%")


@contextmanager
def on_terminal(*arguments: str, **settings: str) -> Iterator[Iterator[bytes]]:
    """Run the program with a terminal for its output; stop it by Ctrl-C at the end."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [PROGRAM, *arguments], env=environment(settings) | {"TERM": "xterm"}, stdout=theirs
    )
    os.close(theirs)
    try:
        yield _read(ours)
    finally:
        process.send_signal(signal.SIGINT)
        for _ in _read(ours):
            pass
        os.close(ours)
        process.wait(30)


def _read(terminal: int) -> Iterator[bytes]:
    with suppress(OSError):  # the other end is gone
        while said := os.read(terminal, 65_536):
            yield said


def test_making_and_loading_the_data_show_their_progress(
    open_folder: Path, binaries: Path | None
) -> None:
    given = {"POSTGRES_BIN": str(binaries)} if binaries else {}
    sizes = ("--licences", "100", "--annotations", "100")
    said = b""

    with on_terminal(
        "demo", *sizes, DATA=str(open_folder), PORT=str(free_port()), **given
    ) as output:
        while b"licenceCheck" not in said:
            said += next(output)

    shown = SHOWN.findall(said)
    assert [name for name, percent in shown if percent == b"100"] == [b"Making up", b"Loading"]
    assert len(shown) > 4
