"""New annotations, found once a process and handed to every open stream."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from uuid import UUID

from gateway.streams.errors import StreamBehindError, StreamsStoppedError
from sql import query
from sql.database import Database
from sql.errors import DatabaseError

__all__ = ["Events", "Waiting"]

_log = logging.getLogger("registerpoort.streams")


class Waiting:
    """The events that wait for one stream.

    Parameters
    ----------
    most
        Events that may wait.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: deque[UUID] = deque()
        self._changed = asyncio.Event()
        self._end: Exception | None = None

    def put(self, made: UUID) -> None:
        """Let an event wait; one too many ends the stream."""
        if len(self._made) == self._most:
            self.end(StreamBehindError())
        self._made.append(made)
        self._changed.set()

    def end(self, error: Exception) -> None:
        """Let no event be taken any more."""
        self._end = self._end or error
        self._changed.set()

    def check(self) -> None:
        """Raise what ended it, if anything did."""
        if self._end is not None:
            raise self._end

    async def take(self, seconds: float) -> UUID | None:
        """Wait for the next event; `None` where there was none for so many seconds.

        Raises
        ------
        StreamBehindError
            If too many waited.
        StreamsStoppedError
            If the server stops.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        self.check()
        made = self._made.popleft() if self._made else None
        if not self._made:
            self._changed.clear()
        return made


class Events:
    """Looks for new annotations while anybody listens, and hands on their keys.

    Parameters
    ----------
    database
        Where they are made, by whatever process.
    most
        Events that may wait for one stream.

    Notes
    -----
    A position is a snapshot of the database: whatever was under way then and is committed now
    is found, however late. A database that does not answer is asked again from the same
    position. Nothing is decided here: each stream decides for itself.
    """

    def __init__(self, database: Database, *, most: int) -> None:
        self._database = database
        self._most = most
        self._open: set[Waiting] = set()
        self._position: str | None = None
        self._looking = asyncio.Lock()
        self._stopped = False

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[Waiting]:
        """Open a stream: it is told of what is committed from now on.

        Raises
        ------
        DatabaseError
            If the database does not answer.
        StreamsStoppedError
            If the server stops.
        """
        if self._stopped:
            raise StreamsStoppedError
        waiting = Waiting(self._most)
        await self._add(waiting)
        try:
            yield waiting
        finally:
            self._open.discard(waiting)

    async def watch(self, seconds: float) -> None:
        """Look every so many seconds while anybody listens."""
        while True:
            await asyncio.sleep(seconds)
            try:
                await self.look()
            except DatabaseError as error:
                _log.warning("events_unread", extra={"code": error.code})

    async def look(self) -> None:
        """Find what was made since the last look, and hand it on.

        Notes
        -----
        Source: ``sql/queries/streams/annotations_made.sql``.
        """
        async with self._looking:
            if self._open:
                await self._look()

    def stop(self) -> None:
        """End every stream, and let none begin: the server stops."""
        self._stopped = True
        for each in self._open:
            each.end(StreamsStoppedError())

    async def _add(self, waiting: Waiting) -> None:
        async with self._looking:
            # Where nobody listened nobody looked: that position is an old one.
            if not self._open:
                self._position = None
                await self._look()
            self._open.add(waiting)

    async def _look(self) -> None:
        rows = await self._database.fetch_rows(query("annotations_made"), (self._position,))
        for row in rows:
            self._position = row["position"]
            for made in row["ids"]:
                for each in self._open:
                    each.put(made)
