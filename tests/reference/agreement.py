"""What it means that a compiled statement and the reference agree."""

import json

from hypothesis import assume
from hypothesis import strategies as st

from resolvers.statement.errors import ArgumentInvalidError
from tests.reference.bench import Answered, Asking, Bench
from tests.reference.grants import askers, grants
from tests.reference.links import CASE_VIEWS, PERSONS
from tests.reference.operations import named_coordinates, operations
from tests.reference.records import Disclosed, Expected

__all__ = ["agree", "askings", "disagreement"]


@st.composite
def askings(draw: st.DrawFn) -> Asking:
    """Draw an operation that enforcement lets through, and who asks it."""
    operation = draw(operations())
    named = named_coordinates(operation.text)
    asker = draw(askers())
    assume(not named & PERSONS or asker.purpose in CASE_VIEWS)
    return Asking(operation, draw(grants(named)), asker)


def agree(bench: Bench, asked: Asking) -> None:
    """Hold the answer and the record of an operation against the reference."""
    found = disagreement(bench, asked)
    assert found is None, found


def disagreement(bench: Bench, asked: Asking) -> str | None:
    """Tell where a compiled statement and the reference differ, if they do."""
    asked = bench.current(asked)
    expected = bench.expect(asked)
    try:
        answered = bench.answer(asked)
    except ArgumentInvalidError:
        return None if expected.refused else "refused"
    if expected.refused:
        return "not refused"
    wanted = json.loads(bench.pointed(json.dumps(expected.data)))
    if json.dumps(answered.data) != json.dumps(wanted):
        return f"answer\n{json.dumps(answered.data)}\n{json.dumps(wanted)}"
    if not expected.withheld <= answered.withheld:
        return f"withheld {sorted(expected.withheld - answered.withheld)}"
    return _records(asked, answered, expected)


def _records(asked: Asking, answered: Answered, expected: Expected) -> str | None:
    for name, written in answered.records.items():
        disclosed = expected.disclosed.get(name)
        if len(written) != (disclosed is not None):
            return f"{name} recorded {len(written)} disclosures"
        if disclosed and (found := _record(asked, dict(written[0]), disclosed)):
            return f"{name} recorded {found}"
    return None


def _record(asked: Asking, record: dict[str, object], disclosed: Disclosed) -> str | None:
    asker = asked.asker
    wanted = {
        "trace_id": asker.trace,
        "purpose": asker.purpose,
        "case_id": asker.case,
        "role": asker.role,
        "home": asker.home,
        "officer_id": asker.officer,
        "appointment_id": asker.appointment,
        "client": asker.client,
        "policy_version": asker.policy_version,
        "root": disclosed.root,
        "subjects": sorted(disclosed.subjects),
        "coordinates": sorted(disclosed.coordinates),
    }
    subjects, coordinates = record["subjects"], record["coordinates"]
    assert isinstance(subjects, list)
    assert isinstance(coordinates, list)
    found = {**record, "subjects": sorted(subjects), "coordinates": sorted(coordinates)}
    wrong = [
        f"{key} {found[key]} not {value}" for key, value in wanted.items() if found[key] != value
    ]
    return "; ".join(wrong) or None
