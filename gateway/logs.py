"""What the gateway writes about itself: one bounded JSON line an event, no personal data.

An event has a fixed name and chosen fields; text of a request, a statement, an exception or
another library is never part of it.
"""

import logging
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import orjson
from typing_extensions import override

from gateway.headers import trace_id

__all__ = ["JsonFormatter", "OperationEvent", "configure_logs", "log_operation"]

_OWN: Final = "registerpoort"
_OUTSPOKEN: Final = frozenset({"uvicorn", "uvicorn.error"})
_FIELD_LENGTH: Final = 200
_REFUSED_LISTED: Final = 10
_STANDARD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_operations = logging.getLogger("registerpoort.operations")


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON object on one line.

    Of an exception only the class and the place are written, and of another library's event
    only who reports it: their texts may quote values. The server's own messages are kept to
    their first line, without values.
    """

    @override
    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _name_event(record),
            "trace_id": trace_id(),
        }
        event.update(_read_fields(record))
        event.update(_locate_fault(record))
        return orjson.dumps(event, default=str).decode("utf-8")


def _is_own(record: logging.LogRecord) -> bool:
    return record.name == _OWN or record.name.startswith(f"{_OWN}.")


def _name_event(record: logging.LogRecord) -> str:
    if _is_own(record) or record.name in _OUTSPOKEN:
        return str(record.msg).strip().partition("\n")[0][:_FIELD_LENGTH]
    return "library_event"


def _read_fields(record: logging.LogRecord) -> dict[str, object]:
    if not _is_own(record):
        return {}
    return {name: _bound(value) for name, value in vars(record).items() if name not in _STANDARD}


def _bound(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")[:_FIELD_LENGTH]
    if isinstance(value, list | tuple):
        return [_bound(one) for one in value[:_REFUSED_LISTED]]
    return value


def _locate_fault(record: logging.LogRecord) -> dict[str, object]:
    fault = record.exc_info[1] if record.exc_info else None
    if fault is None:
        return {}
    place = fault.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    found: dict[str, object] = {"fault": type(fault).__qualname__}
    if place is not None:
        file = Path(place.tb_frame.f_code.co_filename)
        found["at"] = f"{file.parent.name}/{file.name}:{place.tb_lineno}"
    return found


def configure_logs(level: str) -> None:
    """Send every event of this process to standard error.

    Parameters
    ----------
    level
        Least severe level that is written, for example ``INFO``.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(_OWN).setLevel(level)
    # Below this level the server reports what anybody may cause, such as bytes that are not HTTP.
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    # The pool reports each try while the database is away; readiness says so once.
    logging.getLogger("asyncpg.pool").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class OperationEvent:
    """One operation that was answered or refused."""

    client: str | None
    """Municipal system that asked."""
    role: str
    purpose: str
    kind: str
    """``query``, ``mutation``, ``subscription``, or ``none`` where no operation was found."""
    outcome: str
    """``OK`` or the code of the first error."""
    refused: tuple[str, ...]
    """Schema coordinates refused; the first ten are written."""
    duration_ms: float
    """Milliseconds from the first byte read to the answer."""


def log_operation(event: OperationEvent) -> None:
    """Write one line about an operation.

    Notes
    -----
    It has the form of `JsonFormatter` and takes a shorter way, since every request has one. As
    with any other line, a standard error that is gone does not hold up an answer.
    """
    if not _operations.isEnabledFor(logging.INFO):
        return
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "level": "INFO",
        "logger": _operations.name,
        "event": "operation",
        "trace_id": trace_id(),
        "client": _bound(event.client),
        "role": event.role,
        "purpose": event.purpose,
        "kind": event.kind,
        "outcome": event.outcome,
        "refused": event.refused[:_REFUSED_LISTED],
        "duration_ms": round(event.duration_ms, 2),
    }
    with suppress(OSError, ValueError):
        sys.stderr.buffer.write(orjson.dumps(line) + b"\n")
        sys.stderr.buffer.flush()
