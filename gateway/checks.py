"""How many checks there may be, and the least time that one takes."""

import asyncio
import math
import time
from dataclasses import dataclass

from gateway.limits import LimitExceededError
from resolvers.model import Model
from resolvers.statement.selection import Selected

__all__ = ["CheckTerms"]


@dataclass(frozen=True)
class CheckTerms:
    """The most checks, and the least time of one."""

    of_operation: int = 3
    of_inspection: int = 60
    of_officer: int = 60
    """In an hour, as the next."""
    of_client: int = 5_000
    of_public: int = 600
    """In a minute, by everybody without an appointment."""
    seconds: float = 0.05
    """Every answer with a check takes this long, or a whole number of times as long."""

    def hold(self, model: Model, asked: tuple[Selected, ...]) -> None:
        """Refuse an operation that makes too many checks.

        Raises
        ------
        LimitExceededError
            If it does; nothing was read.
        """
        checks = sum(_is_counted(model, each) for each in asked)
        if checks > self.of_operation:
            raise LimitExceededError("checks", self.of_operation)

    async def wait(self, began: float) -> None:
        """Wait until an answer may leave: hit and miss take as long as each other."""
        if not self.seconds:
            return
        passed = time.perf_counter() - began
        await asyncio.sleep(math.ceil(passed / self.seconds) * self.seconds - passed)


def _is_counted(model: Model, asked: Selected) -> bool:
    root = model.roots.get(asked.field)
    return root is not None and root.counted
