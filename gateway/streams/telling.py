"""Operations over a connection that stays open: queries and acts once, subscriptions for long."""

import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

import orjson

from gateway.access import AccessContext
from gateway.bodies import GraphQLRequest
from gateway.endpoint import Endpoint, Enter
from gateway.logs import OperationEvent, log_operation
from gateway.streams.errors import StreamEndedError, StreamsStoppedError, tell_end
from gateway.streams.events import Events
from gateway.streams.seats import Seats
from gateway.streams.stream import Stream

__all__ = ["Teller"]


@dataclass(frozen=True)
class Teller:
    """Answers operations, each as it is over ``POST /graphql``."""

    endpoint: Endpoint
    events: Events
    seats: Seats
    seconds: float
    """How long a stream without events goes on before it is decided on again."""

    async def tell(self, enter: Enter, asked: GraphQLRequest) -> AsyncGenerator[bytes | None]:
        """Answer one operation.

        Parameters
        ----------
        enter
            Finds out anew in which capacity it is asked.
        asked
            What is asked.

        Yields
        ------
        bytes or None
            A response as JSON in UTF-8; `None` each time a stream was found to be open still.

        Raises
        ------
        StreamEndedError
            If it cannot be answered, or not any longer; holds what is said of that.
        StreamsStoppedError
            If the server stops.
        """
        try:
            async with aclosing(self._tell(enter, asked)) as said:
                async for each in said:
                    yield each
        except (StreamEndedError, StreamsStoppedError):
            raise
        except Exception as error:
            raise tell_end(error) from error

    async def _tell(self, enter: Enter, asked: GraphQLRequest) -> AsyncGenerator[bytes | None]:
        access = await enter()
        taken = await self.endpoint.take(access, asked)
        if taken.operation.kind != "subscription":
            yield await self._answer(enter, asked)
            return
        with self.seats.take(access.officer_id):
            async with self.events.listen() as waiting:
                stream = Stream(self.endpoint, enter, asked, waiting, self.seconds)
                async with aclosing(_logged(stream, access)) as said:
                    async for each in said:
                        yield each

    async def _answer(self, enter: Enter, asked: GraphQLRequest) -> bytes:
        outcome = await self.endpoint.ask(enter, asked)
        if outcome.malformed:
            raise StreamEndedError(outcome.code, orjson.loads(outcome.body)["errors"])
        return outcome.body


async def _logged(stream: Stream, access: AccessContext) -> AsyncGenerator[bytes | None]:
    """Write one line of a stream when it has ended, whoever ended it."""
    began, code = time.perf_counter(), "OK"
    try:
        async with aclosing(stream.run()) as said:
            async for each in said:
                yield each
    except StreamsStoppedError:
        raise
    except Exception as error:
        code = getattr(error, "code", "INTERNAL_ERROR")
        raise
    finally:
        log_operation(
            OperationEvent(
                client=access.client,
                role=access.role,
                purpose=access.purpose,
                kind="subscription",
                outcome=code,
                refused=(),
                duration_ms=(time.perf_counter() - began) * 1000,
            )
        )
