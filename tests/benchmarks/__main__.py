"""``python -m tests.benchmarks``: the gateway beside a bare endpoint in the same process.

Reports requests per second at 16 connections (wrk), p50 and p99, medians of interleaved
rounds, and the ratio to the bare endpoint. Asserts nothing, but refuses to report when the
two do not answer the same.
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
from pathlib import Path

import httpx2
import orjson

from gateway.installing import prepare
from sql.database import connect_owner
from sql.embedded import Embedded
from tests.benchmarks.work import NUMBER, WORKS, Work
from tests.fixtures.issuer import AUDIENCE, ISSUER, Issuer
from tests.fixtures.process import environment, free_port

HERE = Path(__file__).parent
ROUNDS, SECONDS, CONNECTIONS = 5, 5, 16


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
        with run(server, folder) as (url, token):
            report(url, token, folder)
    finally:
        server.stop()
        shutil.rmtree(folder)


async def fill(dsn: str) -> None:
    """Make the benchmark's register."""
    await prepare(dsn)
    async with connect_owner(dsn) as connection:
        await connection.execute((HERE / "data.sql").read_text())


@contextmanager
def run(server: Embedded, folder: Path) -> Iterator[tuple[str, str]]:
    """Start the server; give its address and a token."""
    issuer, port = Issuer(), free_port()
    env = environment(
        {"ISSUER": ISSUER, "AUDIENCE": AUDIENCE, "JWKS": str(issuer.publish(folder / "jwks.json"))}
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.server", server.gateway_dsn, str(port)],
        env=env | {"BENCHMARK_NUMBER": NUMBER, "BENCHMARK_OWNER": server.dsn},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        await_answer(url)
        yield url, issuer.mint("benchmark", azp="benchmark", client_id="benchmark")
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


def report(url: str, token: str, folder: Path) -> None:
    """Measure every work in interleaved rounds and print the medians."""
    targets = {}
    for work in WORKS:
        headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            **work.headers,
        }
        body = orjson.dumps({"query": work.query, "variables": work.variables})
        compare(url, work, headers, body)
        for path in ("/graphql", f"/bare/{work.name}"):
            script = folder / f"{work.name}{path.replace('/', '-')}.lua"
            script.write_text(lua(headers, body.decode()))
            targets[work.name, path] = script
    found: dict[tuple[str, str], list[tuple[float, float, float]]] = {key: [] for key in targets}
    for _ in range(ROUNDS):
        for (name, path), script in targets.items():
            found[name, path].append(load(url + path, script))
    table(found)


def compare(url: str, work: Work, headers: dict[str, str], body: bytes) -> None:
    """Refuse to measure two things that do not answer the same."""
    asked = httpx2.post(f"{url}/graphql", content=body, headers=headers, trust_env=False).json()
    bare = httpx2.post(f"{url}/bare/{work.name}", content=body, trust_env=False).json()
    bare.pop("subject", None)
    if asked.get("data", {}).get(work.root) != bare:
        sys.exit(f"{work.name}: the answers differ\n{asked}\n{bare}")


def lua(headers: dict[str, str], body: str) -> str:
    """Write what wrk sends."""
    named = "\n".join(f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items())
    return f'wrk.method = "POST"\nwrk.body = [==[{body}]==]\n{named}\n'


def load(url: str, script: Path) -> tuple[float, float, float]:
    """Load one address; give requests per second, p50 and p99 in milliseconds."""
    command: list[str | Path] = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--latency",
        "-s",
        script,
        url,
    ]
    text = subprocess.run(
        command, capture_output=True, text=True, check=True, env=dict(os.environ)
    ).stdout
    if "Non-2xx" in text:
        sys.exit(f"{url} failed under load\n{text}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    assert rate is not None
    return float(rate[1]), latency(text, "50%"), latency(text, "99%")


def latency(text: str, label: str) -> float:
    """Read one line of wrk's latency table, in milliseconds."""
    found = re.search(rf"{label}\s+([\d.]+)(us|ms|s)\b", text)
    assert found is not None
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]]


def table(found: dict[tuple[str, str], list[tuple[float, float, float]]]) -> None:
    """Print the medians and the ratio to the bare endpoint."""
    print(f"{'work':8} {'endpoint':14} {'req/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'ratio':>6}")
    for (name, path), rounds in found.items():
        rate, p50, p99 = (statistics.median(each) for each in zip(*rounds, strict=True))
        bare = statistics.median(each[0] for each in found[name, f"/bare/{name}"])
        print(f"{name:8} {path:14} {rate:8.0f} {p50:8.2f} {p99:8.2f} {rate / bare:6.2f}")


if __name__ == "__main__":
    main()
