"""A case holds exactly when the policy answers every request of it as it says."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from policies.adapter import Reference
from policies.cases.coverage import Coverage, cover
from policies.cases.junit import write_junit
from policies.cases.reading import parse_cases, read_files
from policies.cases.running import Results, run_cases
from policies.cases.telling import tell_verdict
from policies.errors import CasesInvalidError
from policies.pdp import Snapshot
from policies.rules import Rule
from policies.table import Table
from tests.policies.material import policy, rule
from tests.policies.near import SMALL
from tests.policies.test_difference import FIRST, GROUPS, TERRITORY

CASE = """
- case: A clerk of one
  on: 2026-01-02
  as: {who}
  {record}
  for: {purpose}
  {expected}
"""
RULES = (
    rule("R1", role="clerk", coordinate="field:pair", action="read", purpose="CHECK"),
    rule("R2", role="clerk", coordinate="A.two", record="GM0002", relation="other", eft="deny"),
    rule("R3", coordinate="C.one", action="read"),
)


def snapshot(*rules: Rule) -> Snapshot:
    drawn = policy(*rules, groups=GROUPS)
    table = Table(rules, Reference(drawn).conditions)
    return Snapshot(drawn, SMALL, version=1, table=table)


def run(
    folder: Path,
    expected: str,
    *,
    who: str = "clerk of GM0001",
    record: str = "record: other",
    purpose: str = "CHECK",
) -> Results:
    text = CASE.format(who=who, record=record, purpose=purpose, expected=expected)
    (folder / "cases.yaml").write_text(text)
    return run_cases(parse_cases(read_files(folder)), snapshot(*RULES), TERRITORY)


def holds(folder: Path, expected: str, **told: str) -> list[bool]:
    return [each.holds for each in run(folder, expected, **told).verdicts]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("may see: A.one", {}),
        ("may see: field:pair", {"record": "record: own"}),
        ("may see: everything in field:pair", {"record": "record: GM0003"}),
        ("may see: everything in A", {"record": "record: [own, GM0003]"}),
        ("may not see: A.two", {"record": "record: GM0002"}),
        ("may not see: A.one", {"purpose": "[WORK, no purpose]"}),
        ("may not see: field:all", {"who": "boss of GM0001", "purpose": "any purpose"}),
        ("may see: C.one", {"record": "because: C has no municipality"}),
        ("may see: C.one", {"who": "guest", "purpose": "purpose:any"}),
        ("may see: [A.one]\n  may not see: everything in B", {"who": "clerk van GM0004"}),
        ("may write: []".replace("write", "filter"), {}),
    ],
)
def test_what_the_policy_answers_as_the_case_says_holds(
    tmp_path: Path, expected: str, told: dict[str, str]
) -> None:
    assert set(holds(tmp_path, expected, **told)) == {True}


def test_everything_else_is_what_is_not_named(tmp_path: Path) -> None:
    told = {"record": "record: own"}

    whole = holds(tmp_path, "may see: [field:pair, C.one]\n  may not see: everything else", **told)
    partial = holds(tmp_path, "may see: [A.one, C.one]\n  may not see: everything else", **told)

    assert (whole, partial) == ([True, True, True], [True, True, False])


def test_what_does_not_hold_is_told_with_who_what_and_why(tmp_path: Path) -> None:
    (verdict,) = run(tmp_path, "may see: A.two").failed

    assert tell_verdict(verdict) == (
        "cases.yaml, line 7: A clerk of one: may see A.two.\n"
        "  A.two of GM0002 (read) is closed to clerk of GM0001 for CHECK, by R2."
    )
    assert verdict.rules == ("R1", "R2")


def test_what_no_rule_speaks_on_is_told(tmp_path: Path) -> None:
    closed, opened = run(
        tmp_path,
        "may see: B.one\n  may not see: C.one",
        who="guest",
        record="record: GM0003",
    ).failed

    assert tell_verdict(closed).endswith("is closed to guest for CHECK, since no rule speaks.")
    assert tell_verdict(opened).endswith("  C.one (read) is open to guest for CHECK, by R3.")


def test_of_many_failures_alike_some_are_told(tmp_path: Path) -> None:
    (verdict,) = run(tmp_path, "may see: everything", purpose="[WORK, no purpose]").failed

    assert tell_verdict(verdict).count("\n") == 6
    assert tell_verdict(verdict).endswith("  3 more like these.")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"who": "clark of GM0001"}, "column role: 'clark' is no known role or group; write"),
        ({"who": "clerk of GM1001"}, "column home: 'GM1001' is no known home"),
        ({"purpose": "CHEQUE"}, "column purpose: 'CHEQUE' is no known purpose or group"),
        ({"record": "record: somewhere"}, "column record: 'somewhere' is no known record"),
        ({"who": "guest", "record": "record: own"}, "no municipality is own to none on 2026-01-02"),
        ({"record": "because: I say so"}, "the case does not tell whose record A.one is of"),
    ],
)
def test_a_name_that_stands_for_nothing_is_refused(
    tmp_path: Path, told: dict[str, str], said: str
) -> None:
    with pytest.raises(CasesInvalidError, match="the cases are refused") as raised:
        run(tmp_path, "may see: A.one", **told)

    assert said in str(raised.value)


def test_a_coordinate_that_does_not_exist_is_refused_with_a_proposal(tmp_path: Path) -> None:
    with pytest.raises(CasesInvalidError) as raised:
        run(tmp_path, "may see: [A.tow, everything in D]")

    assert [each.line for each in raised.value.findings] == [7, 7]
    assert "write 'A.two'" in str(raised.value)


def test_a_rule_is_covered_where_it_decides_and_pinned_where_it_decides_alone(
    tmp_path: Path,
) -> None:
    doubled = (*RULES, rule("R4", coordinate="C.one"), rule("R5", role="boss", eft="deny"))
    text = "may see: [A.one, C.one]\n  may not see: B.one"
    record = "record: own"
    text = CASE.format(
        who="[clerk of GM0001]", record=record, purpose="CHECK", expected=text
    ) + CASE.format(
        who="boss of GM0001", record=record, purpose="CHECK", expected="may not see: B.one"
    ).replace("A clerk", "A boss")
    (tmp_path / "cases.yaml").write_text(text)

    results = run_cases(parse_cases(read_files(tmp_path)), snapshot(*doubled), TERRITORY)

    assert results.covered == {"R1", "R3", "R4", "R5"}
    assert results.pinned == {"R1"}


def test_a_rule_is_not_covered_by_an_expectation_that_fails(tmp_path: Path) -> None:
    assert run(tmp_path, "may not see: C.one").covered == frozenset()


def measure(folder: Path, expected: str) -> Coverage:
    results = run(folder, expected, record="record: GM0003")
    return cover(results, snapshot(*RULES), territory=TERRITORY, first=FIRST)


def test_a_cell_is_touched_by_what_holds_on_it(tmp_path: Path) -> None:
    nothing = measure(tmp_path, "may not see: A.one")
    something = measure(tmp_path, "may see: A.one\n  may not see: B.one")

    assert (nothing.open.touched, nothing.closed.touched) == (0, 0)
    assert (something.open.touched, something.closed.touched) == (1, 1)


def test_cells_are_open_or_closed_and_those_untouched_are_listed(tmp_path: Path) -> None:
    found = measure(tmp_path, "may see: A.one")

    clerk = [each for each in found.open.untouched if "C.one" not in each.coordinates]
    assert {column for each in clerk for column in each.roles} == {"clerk"}
    assert found.open.missing == found.open.count - 1
    assert found.closed.count > found.open.count


def test_results_are_written_for_build_servers(tmp_path: Path) -> None:
    results = run(tmp_path, "may see: [A.one, A.two]\n  may not see: B.one")

    root = fromstring(write_junit(results))  # noqa: S314  # it was written here

    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == (
        "cases.yaml",
        "3",
        "1",
    )
    assert [each.get("name") for each in root.iter("testcase") if each.find("failure") is None] == [
        "may see A.one",
        "may not see B.one",
    ]
