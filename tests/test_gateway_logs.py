"""Log lines: one bounded JSON object each, and nothing personal in it."""

import json
import logging
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from gateway.logs import JsonFormatter, OperationEvent, configure_logs, log_operation

EVENT = OperationEvent(
    client="system-utrecht",
    role="inspector",
    purpose="LICENCE_CHECK",
    kind="query",
    outcome="UNAUTHORIZED_FIELD",
    refused=tuple(f"Holder.field{number}" for number in range(12)),
    duration_ms=1.23456,
)


def _record(name: str, message: object, *args: object, **fields: object) -> logging.LogRecord:
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, None)
    vars(record).update(fields)
    return record


def _write(record: logging.LogRecord) -> dict[str, object]:
    line = JsonFormatter().format(record)
    assert "\n" not in line
    read: dict[str, object] = json.loads(line)
    return read


def test_an_operation_is_one_line_with_its_fields(capfd: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")

    log_operation(EVENT)

    line = json.loads(capfd.readouterr().err)
    assert line["event"] == "operation"
    assert line["refused"] == [f"Holder.field{number}" for number in range(10)]
    assert line["duration_ms"] == 1.23
    assert {"time", "level", "logger", "trace_id", "client", "role", "purpose", "kind"} < set(line)


def test_an_operation_below_the_level_is_not_written(capfd: pytest.CaptureFixture[str]) -> None:
    configure_logs("WARNING")

    log_operation(EVENT)

    assert capfd.readouterr().err == ""


def test_an_operation_has_the_form_of_any_other_line(capfd: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")

    log_operation(replace(EVENT, client="é" * 300))
    logging.getLogger("registerpoort.operations").info(
        "operation", extra=asdict(EVENT) | {"client": "é" * 300, "duration_ms": 1.23}
    )

    short, long = (json.loads(line) for line in capfd.readouterr().err.splitlines())
    assert list(short) == list(long)
    assert {**short, "time": ""} == {**long, "time": ""}
    assert len(short["time"]) == len(long["time"])


def test_an_operation_is_answered_where_nobody_reads_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    configure_logs("INFO")
    closed = (tmp_path / "log").open("w")
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)

    log_operation(EVENT)

    assert (tmp_path / "log").read_text() == ""


def test_of_an_exception_only_its_class_and_place_are_written() -> None:
    record = _record("registerpoort.x", "unexpected")
    try:
        int("secret 123456789")
    except ValueError:
        record.exc_info = sys.exc_info()

    line = _write(record)

    assert line["fault"] == "ValueError"
    assert str(line["at"]).startswith("tests/test_gateway_logs.py:")
    assert "secret" not in json.dumps(line)


def test_an_exception_that_was_never_raised_has_no_place() -> None:
    record = _record("registerpoort.x", "unexpected")
    record.exc_info = (ValueError, ValueError("secret"), None)

    line = _write(record)

    assert (line["fault"], "at" in line) == ("ValueError", False)


def test_another_librarys_words_are_not_written() -> None:
    line = _write(_record("asyncio", "task failed: secret %s", "secret", exc="secret"))

    assert line["event"] == "library_event"
    assert "secret" not in json.dumps(line)


def test_the_servers_own_words_are_written_without_values() -> None:
    line = _write(_record("uvicorn.error", "Exception in %s\nTraceback", "secret"))

    assert line["event"] == "Exception in %s"


def test_a_field_is_bounded_and_stays_text() -> None:
    line = _write(_record("registerpoort.x", "event", reason="é\ud800\n" * 500, left=object()))

    assert len(str(line["reason"])) == 200
    assert "left" in line


@pytest.fixture(autouse=True)
def _restore_logs() -> object:
    """Logging is left as it was found."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level
    yield
    root.handlers, root.level = kept[0], kept[1]
    for name in ("registerpoort", "uvicorn", "asyncpg.pool"):
        logging.getLogger(name).setLevel(logging.NOTSET)
