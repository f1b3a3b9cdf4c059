"""``python -m tests.benchmarks``: the gateway beside a bare endpoint in the same process.

Reports requests per second at 16 connections (wrk), p50 and p99, microseconds of the server's
CPU a request, medians of interleaved rounds, and the ratio to the bare endpoint, for an operation
that comes as text and for one that is named as a trusted document. Both endpoints have as
many connections to the database as there are clients. Asserts nothing, but refuses to report
when the two do not answer the same.
"""

import asyncio
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

import httpx2
import orjson

from gateway.installing import prepare
from sql.database import connect_owner
from sql.embedded import Embedded
from tests.benchmarks.work import NUMBER, WORKS, Work
from tests.fixtures.issuer import AUDIENCE, ISSUER, Issuer
from tests.fixtures.process import UNLIMITED, environment, free_port
from tests.fixtures.sealing import key_settings

HERE = Path(__file__).parent
ROUNDS, SECONDS, CONNECTIONS, OFFICERS = 5, 5, 16, 64
LUA = """local body = [==[{body}]==]
local requests, sent = {{}}, 0
init = function(args)
{requests}
end
request = function()
  sent = sent + 1
  return requests[sent % {number}]
end
"""
PROPOSE = """
INSERT INTO access.trusted_document (client, sha256, content, name, proposed_by)
SELECT client.id, encode(sha256(convert_to($1, 'UTF8')), 'hex'), $1, '', officer.id
FROM access.client, (SELECT id FROM access.officer ORDER BY subject LIMIT 1) AS officer"""
APPROVE = """
WITH other AS (INSERT INTO access.officer VALUES (gen_random_uuid(), '', '') RETURNING id)
UPDATE access.trusted_document SET approved_by = other.id, approved_at = now() FROM other"""


def main() -> None:
    """Measure, and print a table."""
    if shutil.which("wrk") is None:
        sys.exit("The benchmark needs wrk: apt-get install -y wrk")
    folder = Path(tempfile.mkdtemp(prefix="registerpoort-benchmark-"))
    folder.chmod(0o755)
    server = Embedded.start(folder / "postgres")
    try:
        print("Filling the register ...", file=sys.stderr)
        asyncio.run(fill(server.dsn))
        with run(server, folder) as (target, tokens):
            report(target, tokens, folder)
    finally:
        server.stop()
        shutil.rmtree(folder)


async def fill(dsn: str) -> None:
    """Make the benchmark's register."""
    await prepare(dsn)
    async with connect_owner(dsn) as connection:
        await connection.execute((HERE / "data.sql").read_text())
        for work in WORKS:
            await connection.execute(PROPOSE, work.query)
        await connection.execute(APPROVE)


@dataclass(frozen=True)
class Target:
    """The server that is measured."""

    url: str
    pid: int

    def cpu(self) -> float:
        """Return the CPU that it has used, in microseconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1e6


@dataclass(frozen=True)
class Round:
    """What one round of load measured."""

    rate: float
    p50: float
    p99: float
    cpu: float
    """Microseconds of the server's CPU a request."""


@contextmanager
def run(server: Embedded, folder: Path) -> Iterator[tuple[Target, list[str]]]:
    """Start the server; give it and a token of each officer."""
    issuer, port = Issuer(), free_port()
    env = environment(
        {
            "ISSUER": ISSUER,
            "AUDIENCE": AUDIENCE,
            "JWKS": str(issuer.publish(folder / "jwks.json")),
            "POOL_SIZE": str(CONNECTIONS),
            **UNLIMITED,
            **key_settings(),
        }
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.server", server.gateway_dsn, str(port)],
            env=env | {"BENCHMARK_NUMBER": NUMBER, "BENCHMARK_OWNER": server.dsn},
            stderr=log,
        )
    target = Target(f"http://127.0.0.1:{port}", process.pid)
    try:
        await_answer(target.url)
        named = {"azp": "benchmark", "client_id": "benchmark"}
        yield target, [issuer.mint(f"benchmark-{n}", **named) for n in range(OFFICERS)]
    finally:
        process.terminate()
        process.wait()


def await_answer(url: str) -> None:
    """Wait until the server answers."""
    for _ in range(200):
        try:
            httpx2.get(f"{url}/healthz", trust_env=False)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server does not answer.")


def report(target: Target, tokens: list[str], folder: Path) -> None:
    """Measure every work in interleaved rounds and print the medians."""
    scripts = {}
    for work in WORKS:
        headers = [
            {
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                **{name: value.format(officer=n) for name, value in work.headers.items()},
            }
            for n, token in enumerate(tokens)
        ]
        body = orjson.dumps({"query": work.query, "variables": work.variables})
        named = orjson.dumps({"documentId": work.document_id, "variables": work.variables})
        compare(target.url, work, headers[0], (body, named))
        for way, path, sent in (
            ("text", "/graphql", body),
            ("document", "/graphql", named),
            ("bare", f"/bare/{work.name}", body),
        ):
            script = folder / f"{work.name}-{way}.lua"
            script.write_text(lua(headers, sent.decode()))
            scripts[work.name, way] = path, script
    found: dict[tuple[str, str], list[Round]] = {key: [] for key in scripts}
    for _ in range(ROUNDS):
        for key, (path, script) in scripts.items():
            found[key].append(load(target, path, script))
    table(found)


def compare(url: str, work: Work, headers: dict[str, str], bodies: tuple[bytes, bytes]) -> None:
    """Refuse to measure things that do not answer the same."""
    bare = httpx2.post(f"{url}/bare/{work.name}", content=bodies[0], trust_env=False).json()
    bare = {name: each for name, each in bare.items() if name not in {"subject", "number"}}
    for body in bodies:
        asked = httpx2.post(f"{url}/graphql", content=body, headers=headers, trust_env=False).json()
        if asked.get("data", {}).get(work.root) != bare:
            sys.exit(f"{work.name}: the answers differ\n{asked}\n{bare}")


def lua(headers: list[dict[str, str]], body: str) -> str:
    """Write what wrk sends: each request for the next officer."""
    made = "\n".join(
        f"requests[{n}] = wrk.format('POST', nil, {{{_pairs(each)}}}, body)"
        for n, each in enumerate(headers)
    )
    return LUA.format(body=body, number=len(headers), requests=made)


def _pairs(headers: dict[str, str]) -> str:
    return ", ".join(f'["{name}"] = "{value}"' for name, value in headers.items())


def load(target: Target, path: str, script: Path) -> Round:
    """Load one address of the server."""
    before = target.cpu()
    command: list[str | Path] = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--latency",
        "-s",
        script,
        target.url + path,
    ]
    text = subprocess.run(
        command, capture_output=True, text=True, check=True, env=dict(os.environ)
    ).stdout
    if "Non-2xx" in text:
        sys.exit(f"{path} failed under load\n{text}")
    used = target.cpu() - before
    return Round(
        number(text, r"Requests/sec:\s+([\d.]+)"),
        latency(text, "50%"),
        latency(text, "99%"),
        used / number(text, r"(\d+) requests in"),
    )


def number(text: str, pattern: str) -> float:
    """Read one number of what wrk says."""
    found = re.search(pattern, text)
    assert found is not None
    return float(found[1])


def latency(text: str, label: str) -> float:
    """Read one line of wrk's latency table, in milliseconds."""
    found = re.search(rf"{label}\s+([\d.]+)(us|ms|s)\b", text)
    assert found is not None
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]]


def table(found: dict[tuple[str, str], list[Round]]) -> None:
    """Print the medians and the ratio to the bare endpoint."""
    print(
        f"{'work':8} {'way':14} {'req/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'CPU us':>8} {'ratio':>6}"
    )
    for (name, way), rounds in found.items():
        rate, p50, p99, cpu = (
            statistics.median(each) for each in zip(*map(astuple, rounds), strict=True)
        )
        bare = statistics.median(each.rate for each in found[name, "bare"])
        print(f"{name:8} {way:14} {rate:8.0f} {p50:8.2f} {p99:8.2f} {cpu:8.0f} {rate / bare:6.2f}")


if __name__ == "__main__":
    main()
