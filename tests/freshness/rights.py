"""Rights that end and begin again, and what a client saw of them."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

__all__ = ["Answer", "Right", "stale"]


@dataclass(frozen=True)
class Answer:
    """One answer: when it was asked for and when it came, in seconds of the same clock."""

    asked: float
    came: float
    granted: bool


@dataclass
class Right:
    """One right, what uses it, and since when it is certainly ended."""

    name: str
    document: str
    headers: Mapping[str, str]
    variables: Mapping[str, object]
    end: Callable[[], Awaitable[None]]
    begin: Callable[[], Awaitable[None]]
    member: str = "query"
    """Member of the request that holds the document, or its name."""
    ended: list[tuple[float, float]] = field(default_factory=list)
    """From the confirmed commit of each end to just before each new beginning."""
    answers: list[Answer] = field(default_factory=list)

    async def turn(self, seconds: float, sleep: Callable[[float], Awaitable[None]]) -> None:
        """End the right, leave it so for a while, and let it begin again."""
        await self.end()
        first = time.perf_counter()
        await sleep(seconds)
        self.ended.append((first, time.perf_counter()))
        await self.begin()


def stale(right: Right) -> list[Answer]:
    """List the answers that were asked for and given while the right was certainly ended."""
    return [
        each
        for each in right.answers
        if each.granted
        and any(first < each.asked and each.came < last for first, last in right.ended)
    ]
