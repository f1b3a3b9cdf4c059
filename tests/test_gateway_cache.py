"""The memory that lets go."""

from gateway.cache import BoundedCache


class Clock:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_least_recently_used_value_goes_first() -> None:
    cache: BoundedCache[str, int] = BoundedCache(2, Clock())
    for name, value in (("a", 1), ("b", 2)):
        cache.put(name, value, until=10)

    assert cache.get("a") == 1
    cache.put("c", 3, until=10)

    assert (cache.get("a"), cache.get("b"), cache.get("c"), len(cache)) == (1, None, 3, 2)


def test_a_value_goes_at_its_moment() -> None:
    clock = Clock()
    cache: BoundedCache[str, int] = BoundedCache(2, clock)
    cache.put("a", 1, until=10)

    clock.now = 10

    assert cache.get("a") is None
    assert len(cache) == 0


def test_a_value_can_be_forgotten_once() -> None:
    cache: BoundedCache[str, int] = BoundedCache(2, Clock())
    cache.put("a", 1, until=10)

    assert (cache.forget("a"), cache.forget("a")) == (True, False)
