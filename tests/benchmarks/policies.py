"""``python -m tests.benchmarks.policies``: what rules cost, by their number.

Times are CPU time of one process. A point is one decision that was not asked before, a mask
everything that is open to one caller, a difference that of two versions that differ in three
rules. Ratios are to one ``enforce()`` of Casbin over the same rules. Asserts nothing.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random
from resource import RUSAGE_SELF, getrusage
from typing import Any

from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.adapter import Reference
from policies.check import check
from policies.decision import Context, Request
from policies.matrix.difference import compare
from policies.pdp import Snapshot, build_snapshot
from policies.sample import Sample
from policies.table import Table
from tests.benchmarks.rulebook import grow, revise

SIZES = (20, 300, 2_000, 10_000, 100_000)
DAY = date(2026, 11, 25)
POINTS, MASKS, VISITS = 20_000, 100, 200_000
COLUMNS = (
    "rules", "check", "table", "self-check", "load", "point", "enforce", "ratio", "mask", "ratio",
    "diff", "changes", "memory",
)  # fmt: skip


def main() -> None:
    """Measure each size in a process of its own, and print a table."""
    print("".join(f"{each:>11}" for each in COLUMNS))
    for size in SIZES:
        subprocess.run([sys.executable, "-m", __spec__.name, str(size)], check=True)


def measure(size: int) -> None:
    """Measure one size, and print its line."""
    words, policy = shipped_vocabulary(), grow(size)
    checking, _ = timed(lambda: check(policy, words))
    before = peak()
    tabling, (table, reference) = timed(lambda: tabulate(policy))
    loading, snapshot = timed(lambda: build_snapshot(policy, words, 1))
    point = decide(table, snapshot)
    enforce = visit(reference, snapshot)
    mask = grant(snapshot)
    memory = peak() - before
    diff, changes = differ(snapshot)
    print(
        f"{size:>11,}{checking:>10.2f}s{tabling:>10.2f}s"
        f"{max(0.0, loading - checking - tabling):>10.2f}s{loading:>10.2f}s"
        f"{point * 1e6:>9.1f}us{enforce * 1e3:>9.2f}ms{enforce / point:>10,.0f}x"
        f"{mask * 1e3:>9.2f}ms{mask / enforce:>10.2f}x{diff:>10.2f}s{changes:>11}{memory:>9.0f}MB",
        flush=True,
    )


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Give the seconds of CPU that something takes, and what it gives."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def peak() -> float:
    """Give the most memory that was ever held, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def tabulate(policy: Any) -> tuple[Table, Reference]:
    reference = Reference(policy)
    return Table(policy.rules, reference.conditions), reference


def decide(table: Table, snapshot: Snapshot) -> float:
    """Time one decision; the values were met before, the request was not."""
    asked = list({*vary(snapshot)})
    table.decide(asked[0])
    seconds, _ = timed(lambda: [table.decide(each) for each in asked])
    return seconds / len(asked)


def vary(snapshot: Snapshot) -> list[Request]:
    """Draw requests from the whole vocabulary."""
    random, columns = Random(1), snapshot.vocabulary.columns
    values = {each: sorted(columns[each]) for each in columns}
    asked = ("role", "home", "record", "relation", "coordinate", "action", "purpose")
    chosen: list[dict[str, Any]] = [
        {each: random.choice(values[each]) for each in asked} for _ in range(POINTS)
    ]
    return [Request(**each, day=DAY) for each in chosen]


def visit(reference: Reference, snapshot: Snapshot) -> float:
    """Time one ``enforce()`` on requests near the rules."""
    count = max(3, VISITS // len(snapshot.policy.rules) // 10)
    asked = list(Sample(snapshot.policy, snapshot.vocabulary).requests(count))
    seconds, _ = timed(lambda: [reference.allows(each) for each in asked])
    return seconds / len(asked)


def grant(snapshot: Snapshot) -> float:
    """Time a grant to a caller who was not seen before."""
    words, land = snapshot.vocabulary, shipped_territory()
    callers = product(
        ("inspector", "licensing_officer"), sorted(words.municipalities)[: MASKS // 2]
    )
    asked = [
        (Context(role, home, "LICENCE_CHECK", DAY), land.own(home, DAY)) for role, home in callers
    ]
    snapshot.grant(replace(asked[0][0], role="dpo"), asked[0][1])
    seconds, _ = timed(lambda: [snapshot.grant(*each) for each in asked])
    return seconds / len(asked)


def differ(snapshot: Snapshot) -> tuple[float, int]:
    """Time the difference to a version with three other rules."""
    after = build_snapshot(revise(snapshot.policy), snapshot.vocabulary, 2)
    seconds, found = timed(
        lambda: compare(snapshot, after, territory=shipped_territory(), first=DAY)
    )
    return seconds, len(found.opened) + len(found.closed)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main()
