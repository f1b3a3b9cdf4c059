"""How many streams there may be at once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from gateway.streams.errors import StreamLimitError

__all__ = ["Seats"]


@dataclass(frozen=True)
class Seats:
    """The streams of one process, and of each officer in it."""

    of_process: int
    of_officer: int
    taken: Counter[UUID | None] = field(default_factory=Counter)
    """By officer; everybody without an appointment is one."""

    @contextmanager
    def take(self, officer: UUID | None) -> Iterator[None]:
        """Hold a seat for as long as a stream is open.

        Raises
        ------
        StreamLimitError
            If there is none.
        """
        if self.taken.total() >= self.of_process:
            raise StreamLimitError("in this process")
        if self.taken[officer] >= self.of_officer:
            raise StreamLimitError("for one officer")
        self.taken[officer] += 1
        try:
            yield
        finally:
            self.taken[officer] -= 1
            if not self.taken[officer]:
                del self.taken[officer]
