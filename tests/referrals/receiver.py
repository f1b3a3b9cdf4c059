"""A small receiver of referrals, run as a program of its own: it writes down what it is sent.

``python -m tests.referrals.receiver PORT FILE STATUS SECONDS``: answers so, after so long.
"""

import sys
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Final

import orjson
from typing_extensions import override

KEPT: Final = ("Idempotency-Key", "X-JWS-Signature", "Content-Type")


class Receiving(BaseHTTPRequestHandler):
    """Takes every POST."""

    file: Path
    status: int
    seconds: float

    def do_POST(self) -> None:
        """Write a request down, and answer it."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        said = {name: self.headers[name] for name in KEPT}
        with self.file.open("ab") as log:
            log.write(orjson.dumps({**said, "path": self.path, "body": body.decode()}) + b"\n")
        time.sleep(self.seconds)
        with suppress(OSError):
            self.send_response(self.status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

    @override
    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    port, file, status, seconds = sys.argv[1:]
    Receiving.file, Receiving.status, Receiving.seconds = Path(file), int(status), float(seconds)
    HTTPServer(("127.0.0.1", int(port)), Receiving).serve_forever()
