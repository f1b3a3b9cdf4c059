"""Cases are read as what a reader takes them for, and anything else is refused with its line."""

from datetime import date
from pathlib import Path

import pytest

from policies.cases.reading import Case, parse_cases, read_files
from policies.errors import CasesInvalidError

WHOLE = """
- case: A clerk of one, on a record of two
  on: 2026-01-02
  as: clerk of GM0001
  record: GM0002
  for: CHECK
  may see: [A.one, A.two]
  may not see: B.one
  may write: []
  because: section 4
"""


def read(folder: Path, text: str) -> tuple[Case, ...]:
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    return parse_cases(read_files(folder))


def refuse(folder: Path, text: str) -> list[str]:
    with pytest.raises(CasesInvalidError) as raised:
        read(folder, text)
    return [str(each) for each in raised.value.findings]


def test_a_case_tells_who_asks_what_on_which_day(tmp_path: Path) -> None:
    (case,) = read(tmp_path, WHOLE)

    assert (case.title, case.day) == ("A clerk of one, on a record of two", date(2026, 1, 2))
    assert [each.sentence for each in case.expectations] == [
        "may see A.one",
        "may see A.two",
        "may not see B.one",
        "may write nothing",
    ]
    assert case.because == "section 4"


def test_a_case_may_be_told_in_dutch(tmp_path: Path) -> None:
    dutch = """
- geval: Een medewerker
  op: 2026-01-02
  als: clerk van GM0001
  dossier: eigen
  voor: geen doel
  mag zien: [A.one]
  mag niet zien: al het andere
  mag filteren: niets
  mag niet schrijven: alles in A
"""

    (case,) = read(tmp_path, dutch)

    assert [(each.action, each.allowed) for each in case.expectations] == [
        ("read", True),
        ("read", False),
        ("filter", False),
        ("write", False),
    ]


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    text = WHOLE.replace("A.two", "no").replace("B.one", "NO").replace("section 4", "1e3")

    (case,) = read(tmp_path, text)

    assert [each.name.value for each in case.expectations[:3]] == ["A.one", "no", "NO"]
    assert case.because == "1e3"


def test_an_empty_file_holds_no_cases(tmp_path: Path) -> None:
    assert read(tmp_path, "# nothing yet\n") == ()


@pytest.mark.parametrize(
    ("line", "becomes", "said"),
    [
        ("  for: CHECK", "  four: CHECK", "line 6: 'four' is nothing that a case tells"),
        ("  for: CHECK", "", "line 2, column for: the case does not tell it"),
        ("  for: CHECK", "  for: CHECK\n  voor: WORK", "line 7, column voor: it stands in line 6"),
        ("  on: 2026-01-02", "  on: 2-1-2026", "line 3, column on: '2-1-2026' is no date"),
        ("  on: 2026-01-02", "  on: 20260102", "line 3, column on: '20260102' is no date"),
        ("  on: 2026-01-02", "  on: [2026-01-02]", "line 3, column on: it holds a list"),
        ("  for: CHECK", "  for:", "line 6, column for: it is empty"),
        ("  for: CHECK", "  for: []", "line 6, column for: the list is empty"),
        ("  for: CHECK", "  for: {CHECK: yes}", "line 6: a value is no text and no list"),
        ("  for: CHECK", "  for: [[CHECK]]", "line 6: a value nests too deep"),
        ("  for: CHECK", "  for: &why CHECK", "line 6: &why is an anchor"),
        ("  for: CHECK", "  for: *why", "line 6: *why repeats what stands elsewhere"),
        ("  for: CHECK", "  for: !!str CHECK", "line 6: a tag (!) stands before a value"),
        ("  for: CHECK", "  for: CHECK: WORK", "line 6: it is not YAML: mapping values"),
        ("  for: CHECK", "  for: CH\x07CK", "line 6: it holds a sign that no reader sees"),
        ("[A.one, A.two]", "[A.one, A.one]", "line 7, column may see: a name stands in it twice"),
        ("[A.one, A.two]", "[A.one, nothing]", "column may see: beside it stands a name"),
        ("not see: B.one", "not see: []", "column may not see: the list is empty"),
        ("not see: B.one", "not see: nothing", "it is not clear what that leaves open"),
        ("not see: B.one", "not see: everything", "it can be read in two ways; write may see"),
        (WHOLE, "\ncase: one", "line 2: the file is no list of cases"),
        ("- case", "- text\n- case", "line 2: here stands no case"),
    ],
)
def test_what_a_case_may_not_hold_is_refused_with_its_line(
    tmp_path: Path, line: str, becomes: str, said: str
) -> None:
    (first, *_) = refuse(tmp_path, WHOLE.replace(line, becomes))

    assert first.startswith("cases.yaml, line ")
    assert said in first


def test_a_case_that_expects_nothing_is_refused(tmp_path: Path) -> None:
    text = "\n".join(line for line in WHOLE.split("\n") if " may " not in line)

    assert refuse(tmp_path, text) == [
        "cases.yaml, line 2: the case expects nothing; add a line may see: or may not see:"
    ]


def test_every_finding_of_every_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("text")
    (tmp_path / "b.yaml").write_text("[")

    found = refuse(tmp_path, WHOLE + WHOLE)

    assert [each.partition(",")[0] for each in found] == ["a.yaml", "b.yaml", "cases.yaml"]
    assert "the case of cases.yaml, line 2 has the same sentence" in found[-1]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").mkdir()

    assert "it cannot be read (Is a directory)" in refuse(tmp_path, WHOLE)[0]


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_bytes(b"\xff")

    assert "other.yaml, line 0: it is not UTF-8" in refuse(tmp_path, WHOLE)[0]


def test_a_list_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (found,) = refuse(tmp_path, "[" * 10_000)

    assert "a value nests too deep" in found
