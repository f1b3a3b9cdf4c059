"""Checks are counted and recorded by the statement that answers them.

A check counts before anything is read, over all processes, and whether there is such a licence
or not: for its inspection, for the officer and the hour, for the system and the hour; that of
nobody for the minute. What is over a limit reads nothing. The counts of systems and of the public
stand in parts, so that not everybody waits for one row: they may pass their limit by as many
checks as are under way at once.
"""

from resolvers.statement.parameters import Capacity, Parameters

__all__ = ["WITHIN", "record_check", "tally", "within"]

WITHIN = "within.exceeded IS NULL"
"""SQL condition under which a counted statement may read."""

_PARTS = 16


def tally(capacity: Capacity, parameters: Parameters, *, passed: str, cased: bool) -> str:
    """Write the common table ``tally``: one row for each count, with what it is at now.

    Parameters
    ----------
    capacity
        Tells for whom it is counted.
    parameters
        Bind parameters of the statement.
    passed
        Condition under which it is counted at all.
    cased
        Whether the case is an inspection that it is counted for.
    """
    rows = " UNION ALL ".join(_rows(capacity, parameters, cased=cased))
    return (
        "tally AS (INSERT INTO register.check_tally (counted, since, part, checks) "
        f"SELECT own.counted, own.since, own.part, 1 FROM guard CROSS JOIN LATERAL ({rows}) "
        f"AS own (counted, since, part) WHERE {passed} ORDER BY own.counted "
        "ON CONFLICT (counted, since, part) DO UPDATE SET checks = check_tally.checks + 1 "
        "RETURNING counted, since, part, checks)"
    )


def within(capacity: Capacity, parameters: Parameters, *, cased: bool) -> str:
    """Write the common table ``within``: which limit is exceeded, null for none."""
    limits = [
        ("inspection", "checks_of_inspection") if cased else None,
        ("officer", "checks_of_officer") if capacity.appointed else None,
        ("client", "checks_of_client") if capacity.connected else None,
        None if capacity.appointed else ("public", "checks_of_public"),
    ]
    held = [
        f"WHEN split_part(tally.counted, ':', 1) = '{name}' "
        f"AND {_count()} > {parameters.asker(limit, 'integer')} THEN '{name}'"
        for name, limit in filter(None, limits)
    ]
    return f"within AS MATERIALIZED (SELECT min(CASE {' '.join(held)} END) AS exceeded FROM tally)"


def record_check(parameters: Parameters) -> str:
    """Write the common table that records a check in its inspection, hit or miss."""
    values = {
        "id": "gen_random_uuid()",
        "inspection_id": "guard.inspection_id",
        "licence_number": "answer.number",
        "result": "answer.result",
        "reason": "answer.reason",
        "checked_at": "now()",
        "officer_id": parameters.asker("officer", "uuid"),
        "client": parameters.asker("client", "text"),
    }
    return (
        f"checked AS (INSERT INTO register.recorded_check ({', '.join(values)}) "
        f"SELECT {', '.join(values.values())} FROM answer, guard)"
    )


def _rows(capacity: Capacity, parameters: Parameters, *, cased: bool) -> list[str]:
    rows = []
    if cased:
        rows.append("SELECT 'inspection:' || guard.inspection_id, '-infinity'::timestamptz, 0")
    if capacity.appointed:
        officer = parameters.asker("officer", "uuid")
        rows.append(f"SELECT 'officer:' || {officer}, date_trunc('hour', now()), 0")
    else:
        rows.append(f"SELECT 'public', date_trunc('minute', now()), {_part(parameters)}")
    if capacity.connected:
        client = parameters.asker("client", "text")
        rows.append(f"SELECT 'client:' || {client}, date_trunc('hour', now()), {_part(parameters)}")
    return rows


def _part(parameters: Parameters) -> str:
    return f"abs(hashtext({parameters.asker('span', 'text')})) % {_PARTS}"


def _count() -> str:
    """Write the count with its other parts as they stood when the statement began."""
    return (
        "tally.checks + (SELECT coalesce(sum(other.checks), 0) FROM register.check_tally AS other "
        "WHERE other.counted = tally.counted AND other.since = tally.since "
        "AND other.part <> tally.part)"
    )
