"""``python -m tests.benchmarks.pages``: what every page costs on the demonstration's data.

Reports for each page the median of 30 openings over loopback, signed in and warm, its ratio to the
cheapest page, its statements, its bytes, and its bytes with all styles as they travel (gzip). Names
the pages above 100 ms or 150 kB. Asserts nothing.
"""

import asyncio
import gzip
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx2

from sql.database import connect_owner
from sql.embedded import Embedded
from tests.fixtures.demonstration import Demonstration, start_demonstration
from tests.fixtures.filled import Filler, Stop
from tests.fixtures.pages import Browser
from tests.fixtures.statements import count_statements, note_statements

WARM, ROUNDS = 3, 30
SLOW, HEAVY = 100.0, 150_000
SIZE = ("--licences", "5000", "--annotations", "20000")
ROLES: Final = {
    "administrator": "functional_administrator",
    "writer": "policy_author",
    "approver": "policy_approver",
}
STYLES: Final = re.compile(r'href="(/admin/static/[^"]+\.css)"')


@dataclass(frozen=True)
class Cost:
    """What one page costs."""

    page: str
    status: int
    milliseconds: float
    statements: int
    size: int
    """Bytes of its HTML."""
    travelling: int
    """Bytes of its HTML and of all its styles, compressed."""

    @property
    def flag(self) -> str:
        """What is too much of it."""
        slow = "slow " if self.milliseconds > SLOW else ""
        heavy = "heavy " if self.travelling > HEAVY else ""
        return slow + heavy + (str(self.status) if self.status != httpx2.codes.OK else "")


def main() -> None:
    """Measure, and print a table."""
    folder = Path(tempfile.mkdtemp(prefix="registerpoort-pages-"))
    folder.chmod(0o755)
    try:
        print("Filling the register ...", file=sys.stderr)
        with start_demonstration(folder, *SIZE):
            asyncio.run(note_statements(Embedded.start(folder / "postgres")))
        with start_demonstration(folder, *SIZE) as demonstration:
            asyncio.run(measure(demonstration))
    finally:
        shutil.rmtree(folder)


async def measure(demonstration: Demonstration) -> None:
    """Make a record of everything, measure each page, and print a line for each."""
    server = Embedded.start(demonstration.folder / "postgres")

    async def run(text: str, *values: object) -> Any:
        async with connect_owner(server.dsn) as owner:
            return await owner.fetchval(text, *values)

    @contextmanager
    def sign_in(officer: str) -> Iterator[Browser]:
        url = f"http://127.0.0.1:{demonstration.port}"
        with httpx2.Client(
            base_url=url, follow_redirects=True, trust_env=False, timeout=30
        ) as client:
            browser = Browser(client)
            subject = f"{ROLES.get(officer, officer)}.gm0344.1"
            browser.post("/admin/sign-in", subject=subject, back="/admin")
            yield browser

    stops = await Filler(run, sign_in).fill()
    costs = []
    for stop in stops:
        with sign_in(stop.subject) as browser:
            costs.append(weigh(browser, stop, server.folder.log))
    report(sorted(costs, key=lambda cost: cost.milliseconds))


def weigh(browser: Browser, stop: Stop, log: Path) -> Cost:
    """Open one page again and again."""
    for _ in range(WARM):
        answer = browser.get(stop.path)
    counts, times = [], []
    for _ in range(ROUNDS):
        with count_statements(log) as tally:
            began = time.perf_counter()
            browser.get(stop.path)
            times.append((time.perf_counter() - began) * 1000)
        counts.append(tally.number)
    styles = sum(
        len(gzip.compress(browser.get(path).content)) for path in STYLES.findall(answer.text)
    )
    return Cost(
        stop.page or "/",
        answer.status_code,
        statistics.median(times),
        min(counts),
        len(answer.content),
        len(gzip.compress(answer.content)) + styles,
    )


def report(costs: list[Cost]) -> None:
    """Print a line for each page, the cheapest first, and name what is too much."""
    cheapest = costs[0].milliseconds
    print(f"{'page':<46}{'ms':>8}{'ratio':>7}{'statements':>12}{'bytes':>9}{'with CSS':>10}")
    for cost in costs:
        ratio = cost.milliseconds / cheapest
        print(
            f"{cost.page:<46}{cost.milliseconds:>8.1f}{ratio:>7.1f}{cost.statements:>12}"
            f"{cost.size:>9}{cost.travelling:>10}  {cost.flag}".rstrip()
        )
    flagged = [cost.page for cost in costs if cost.flag]
    print(f"\n{len(costs)} pages; over {SLOW:.0f} ms or {HEAVY // 1000} kB: {flagged or 'none'}")


if __name__ == "__main__":
    main()
