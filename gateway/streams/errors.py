"""What can end a stream, or keep it from beginning.

* GatewayError
  - StreamError            a stream does not begin, or does not go on
    - StreamBasisError     no legal basis is in force
    - StreamBehindError    it was not read as fast as there were events
    - StreamCaseError      the case is not open, or not the caller's
    - StreamLimitError     there are as many streams as there may be
* StreamEndedError         how an end is told to whoever reads the stream
* StreamsStoppedError      the server stops
"""

from collections.abc import Sequence
from http import HTTPStatus

from gateway.errors import GatewayError
from gateway.limits import DocumentError
from gateway.problems import read_problem, report_problem

__all__ = [
    "StreamBasisError",
    "StreamBehindError",
    "StreamCaseError",
    "StreamEndedError",
    "StreamError",
    "StreamLimitError",
    "StreamsStoppedError",
    "tell_end",
]

_FORBIDDEN = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class StreamError(GatewayError):
    """A stream does not begin, or does not go on."""


class StreamBasisError(StreamError):
    """No legal basis is in force for what is told."""

    code = "LEGAL_BASIS_ABSENT"

    def __init__(self) -> None:
        super().__init__("No legal basis is in force for what is asked: nobody may be answered.")


class StreamBehindError(StreamError):
    """Events were not read as fast as they came."""

    code = "STREAM_BEHIND"

    def __init__(self) -> None:
        super().__init__("The stream was read too slowly: begin another and ask what was missed.")


class StreamCaseError(StreamError):
    """The case is not open, or not the caller's: they look the same."""

    code = "NOT_FOUND_OR_DENIED"

    def __init__(self) -> None:
        super().__init__("There is no such open case, or it is not yours.")


class StreamLimitError(StreamError):
    """There are as many streams as there may be."""

    code = "STREAM_LIMIT_REACHED"

    def __init__(self, where: str) -> None:
        super().__init__(f"There are as many streams as there may be {where}: end one first.")


class StreamsStoppedError(Exception):
    """The server stops: whoever reads comes back elsewhere."""


class StreamEndedError(Exception):
    """A stream ended, and this is said of it.

    The errors hold nothing that was sent and nothing of a record.
    """

    def __init__(self, code: str, errors: Sequence[object], *, forbidden: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors
        """Formatted as errors of GraphQL."""
        self.forbidden = forbidden
        """Whether who asks may not ask anything at all any more."""


def tell_end(error: Exception) -> StreamEndedError:
    """Say of an error what whoever reads the stream may know."""
    if isinstance(error, DocumentError):
        return StreamEndedError(error.code, error.formatted())
    if isinstance(error, StreamError):
        told = {"message": str(error), "extensions": {"code": error.code}}
        return StreamEndedError(error.code, [told])
    problem = read_problem(error)
    report_problem(problem)
    extensions = {"code": problem.code, **problem.members}
    return StreamEndedError(
        problem.code,
        [{"message": problem.detail, "extensions": extensions}],
        forbidden=problem.status in _FORBIDDEN,
    )
