"""A small foreign policy, and folders in which a line of it is changed."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import policies
from policies.authzen.requests import read_evaluation
from policies.errors import Finding, PolicyInvalidError
from policies.foreign.domain import Foreign, build_foreign
from policies.foreign.policy import read_foreign

EXAMPLE = Path(policies.__file__).parent / "examples/voorbeeldhoeve"
MODEL, VOCABULARY, RULES = "model.conf", "vocabulary.yaml", "rules/10-rules.csv"
GROUPS = "rules/00-groups.csv"


def example() -> Foreign:
    """Build the example that is shipped."""
    return build_foreign(read_foreign(EXAMPLE))


def change(folder: Path, file: str, old: str, new: str) -> Path:
    """Copy the example and replace a text of one of its files, which must stand there."""
    copy = folder / "copy"
    shutil.copytree(EXAMPLE, copy, dirs_exist_ok=True)
    text = (copy / file).read_text()
    assert old in text, old
    (copy / file).write_text(text.replace(old, new, 1))
    return copy


def refuse(folder: Path) -> tuple[Finding, ...]:
    """Read and build a folder, and give what it is refused for; nothing if it is taken."""
    try:
        build_foreign(read_foreign(folder))
    except PolicyInvalidError as error:
        return error.findings
    return ()


def question(**changes: Mapping[str, Any]) -> dict[str, Any]:
    """Make a question about the example: a counsellor reads benefits of the own department."""
    asked: dict[str, Any] = {
        "subject": {
            "type": "person",
            "id": "p-1",
            "properties": {"roles": ["counsellor"], "department": "social"},
        },
        "action": {"name": "read"},
        "resource": {"type": "benefits", "id": "b-1", "properties": {"department": "social"}},
        "context": {"goal": "helping", "time": "2026-03-01T12:00:00+01:00"},
    }
    return asked | changes


def asked(**changes: Mapping[str, Any]) -> Any:
    """Read the question as the decision point does."""
    return read_evaluation(question(**changes))
