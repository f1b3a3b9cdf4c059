"""A bounded memory of values that are good until a moment."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["BoundedCache"]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class BoundedCache(Generic[Key, Value]):
    """The most recently used values, each until its own moment.

    Parameters
    ----------
    size
        Values kept at most.
    clock
        Seconds now, on the scale of the moments given to `put`.
    """

    def __init__(self, size: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = size
        self._clock = clock
        self._kept: OrderedDict[Key, tuple[float, Value]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Value | None:
        """Return the value, or `None` where there is none or its moment has passed."""
        found = self._kept.get(key)
        if found is None:
            return None
        if found[0] <= self._clock():
            del self._kept[key]
            return None
        self._kept.move_to_end(key)
        return found[1]

    def put(self, key: Key, value: Value, *, until: float = math.inf) -> None:
        """Keep a value until a moment, and let the least recently used one go."""
        self._kept[key] = (until, value)
        self._kept.move_to_end(key)
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)

    def forget(self, key: Key) -> bool:
        """Let one value go; tell whether there was one."""
        return self._kept.pop(key, None) is not None

    def clear(self) -> None:
        """Let everything go."""
        self._kept.clear()
