"""A policy as a folder of text, the same bytes every time, so that it can be compared by line."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from policies.cases.reading import read_files
from policies.check import check_text
from policies.errors import PolicyInvalidError
from policies.rules import COLUMNS, KINDS, MODEL, Policy

__all__ = ["GROUPS_FILE", "RULES_FILE", "read_cases", "write_folder", "write_texts"]

GROUPS_FILE = "00-groups.csv"
RULES_FILE = "10-rules.csv"
CASES = "tests"
_GROUPS_HEAD = "# The groups that the rules speak of. Read a line as: type, member, group."
_RULES_HEAD = f"# p, {', '.join(COLUMNS)}"


def write_folder(policy: Policy, cases: Mapping[str, str], folder: Path) -> None:
    """Write a policy and its cases into a folder.

    Parameters
    ----------
    policy
        Policy, as it was read or stored.
    cases
        Name of each file of cases -> its text.
    folder
        New or empty folder; ``model.conf``, ``rules/`` and ``tests/`` are made in it.

    Raises
    ------
    PolicyInvalidError
        If a value could be read as something else; nothing is written then.
    """
    findings = check_text(policy)
    if findings:
        raise PolicyInvalidError(findings)
    for name, text in _files(policy, cases):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def read_cases(folder: Path) -> dict[str, str]:
    """Read the files of cases that stand beside a policy: name -> text, in the order of names."""
    return read_files(folder / CASES)


def write_texts(policy: Policy) -> dict[str, str]:
    """Write the groups and the rules as text: name of each file -> what it holds."""
    return {
        GROUPS_FILE: "".join(f"{line}\n" for line in _groups(policy)),
        RULES_FILE: "".join(f"{line}\n" for line in _rules(policy)),
    }


def _files(policy: Policy, cases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield MODEL, policy.model
    for name, text in write_texts(policy).items():
        yield f"rules/{name}", text
    for name, text in cases.items():
        yield f"{CASES}/{name}", text


def _groups(policy: Policy) -> Iterator[str]:
    yield _GROUPS_HEAD
    for kind in KINDS:
        for group in policy.groups:
            if group.kind == kind:
                yield f"{group.kind}, {group.member}, {group.belongs_to}"


def _rules(policy: Policy) -> Iterator[str]:
    yield _RULES_HEAD
    for rule in policy.rules:
        yield ", ".join(("p", *rule.columns))
