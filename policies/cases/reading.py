"""Cases: who asks what on which day, and what they may and may not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policies.cases.text import Entry, Text, read_entries
from policies.cases.words import KEYS, Key, Word, word_of
from policies.errors import CasesInvalidError, Finding

__all__ = ["Case", "Expectation", "parse_cases", "read_files"]

SUFFIX = "*.yaml"
EXPECTED: Mapping[Key, tuple[str, bool]] = {
    Key.MAY_SEE: ("read", True),
    Key.MAY_NOT_SEE: ("read", False),
    Key.MAY_FILTER: ("filter", True),
    Key.MAY_NOT_FILTER: ("filter", False),
    Key.MAY_WRITE: ("write", True),
    Key.MAY_NOT_WRITE: ("write", False),
}
"""Key -> action, and whether it is expected to be open."""
NEEDED = (Key.CASE, Key.ON, Key.AS, Key.FOR)
SINGLE = (Key.CASE, Key.ON, Key.BECAUSE)
VERBS = {"read": "see", "filter": "filter", "write": "write"}

Given = Mapping[Key, tuple[Text, tuple[Text, ...]]]
"""Key -> its spelling and the texts that it holds."""


@dataclass(frozen=True)
class Expectation:
    """One thing that a case says may be done or may not."""

    action: str
    allowed: bool
    name: Text
    """Coordinate, group of coordinates, or words that stand for some."""

    @property
    def sentence(self) -> str:
        """The expectation as it is read aloud."""
        if not self.allowed and word_of(self.name.value) is Word.EVERYTHING:
            return f"may {VERBS[self.action]} nothing"
        return f"may {'' if self.allowed else 'not '}{VERBS[self.action]} {self.name.value}"


@dataclass(frozen=True)
class Case:
    """Some callers, some records, and what is expected of every combination of them."""

    file: str
    line: int
    title: str
    day: date
    callers: tuple[Text, ...]
    """Role and home, as ``inspector of GM0344``."""
    records: tuple[Text, ...]
    """Municipalities, ``own`` or ``other``; empty where nothing is placed."""
    purposes: tuple[Text, ...]
    expectations: tuple[Expectation, ...]
    because: str
    """Where it is said; may be empty."""


def read_files(folder: Path) -> dict[str, str]:
    """Read the files of cases of a folder, not yet as cases.

    Parameters
    ----------
    folder
        Folder with files ``*.yaml``; where it does not exist there are none.

    Returns
    -------
    dict of str to str
        Name of each file -> its text, in the order of names.

    Raises
    ------
    CasesInvalidError
        If a file cannot be read or is not UTF-8.
    """
    files: dict[str, str] = {}
    for file in sorted(folder.glob(SUFFIX)):
        try:
            files[file.name] = file.read_text(encoding="utf-8")
        except OSError as error:
            reason = f"it cannot be read ({error.strerror})"
            finding = Finding(file.name, 0, "", reason, "let it be a file that may be read")
            raise CasesInvalidError([finding]) from error
        except UnicodeDecodeError as error:
            finding = Finding(file.name, 0, "", "it is not UTF-8", "save the file as UTF-8")
            raise CasesInvalidError([finding]) from error
    return files


def parse_cases(files: Mapping[str, str]) -> tuple[Case, ...]:
    """Read cases from the texts of files.

    Parameters
    ----------
    files
        Name of each file -> its text; each holds a list of cases.

    Returns
    -------
    tuple of Case
        In the order of the files and of their lines.

    Raises
    ------
    CasesInvalidError
        If a case does not hold together, with every such line.
    """
    cases: list[Case] = []
    findings: list[Finding] = []
    for file, text in files.items():
        try:
            read = [_read(entry, findings) for entry in read_entries(file, text)]
        except CasesInvalidError as error:
            findings.extend(error.findings)
        else:
            cases.extend(case for case in read if case)
    findings.extend(_find_repeated(cases))
    if findings:
        raise CasesInvalidError(findings)
    return tuple(cases)


def _find_repeated(cases: Iterable[Case]) -> Iterator[Finding]:
    first: dict[str, Case] = {}
    for case in cases:
        earlier = first.setdefault(case.title, case)
        if earlier is not case:
            reason = f"the case of {earlier.file}, line {earlier.line} has the same sentence"
            yield Finding(case.file, case.line, "case", reason, "say what tells them apart")


def _read(entry: Entry, findings: list[Finding]) -> Case | None:
    given: dict[Key, tuple[Text, tuple[Text, ...]]] = {}
    found = [*_find_keys(entry, given)]
    found = found or [*_find_absent(entry, given), *_find_values(entry, given)]
    findings.extend(found)
    if found:
        return None
    return Case(
        file=entry.file,
        line=entry.line,
        title=_single(given, Key.CASE),
        day=date.fromisoformat(_single(given, Key.ON)),
        callers=given[Key.AS][1],
        records=given[Key.RECORD][1] if Key.RECORD in given else (),
        purposes=given[Key.FOR][1],
        expectations=tuple(_expectations(given)),
        because=_single(given, Key.BECAUSE) if Key.BECAUSE in given else "",
    )


def _find_keys(entry: Entry, given: dict[Key, tuple[Text, tuple[Text, ...]]]) -> Iterator[Finding]:
    for spelling, texts, listed in entry.values:
        key = KEYS.get(spelling.value)
        if key is None:
            reason = f"{spelling.value!r} is nothing that a case tells"
            fix = f"choose one of {', '.join(map(str, Key))}"
            yield Finding(entry.file, spelling.line, "", reason, fix)
        elif key in given:
            reason = f"it stands in line {given[key][0].line} already"
            yield _finding(entry, spelling, (reason, "put both together in one list"))
        elif listed and key in SINGLE:
            yield _finding(entry, spelling, ("it holds a list", "write one text"))
        else:
            given[key] = spelling, texts


def _find_absent(entry: Entry, given: Given) -> Iterator[Finding]:
    for key in NEEDED:
        if key not in given:
            fix = f"add a line {key}:"
            yield Finding(entry.file, entry.line, str(key), "the case does not tell it", fix)
    if not any(key in given for key in EXPECTED):
        fix = "add a line may see: or may not see:"
        yield Finding(entry.file, entry.line, "", "the case expects nothing", fix)


def _find_values(entry: Entry, given: Given) -> Iterator[Finding]:
    for key, (spelling, texts) in given.items():
        for problem in _problems(key, texts):
            yield _finding(entry, spelling, problem)


def _problems(key: Key, texts: tuple[Text, ...]) -> Iterator[tuple[str, str]]:
    values = [each.value for each in texts]
    words = [word_of(each) for each in values]
    if not all(values):
        yield "it is empty", "write nothing where nothing is open" if key in EXPECTED else "fill in"
    elif len(set(values)) < len(values):
        yield "a name stands in it twice", "name it once"
    elif not values and not (key in EXPECTED and EXPECTED[key][1]):
        yield "the list is empty", "name something, or take the line out"
    elif key is Key.ON and not _is_day(values[0]):
        yield f"{values[0]!r} is no date", "write year-month-day, as 2026-01-31"
    elif key in EXPECTED:
        yield from _unclear(key, words)


def _unclear(key: Key, words: list[Word | None]) -> Iterator[tuple[str, str]]:
    allowed = EXPECTED[key][1]
    if Word.NOTHING in words and not allowed:
        yield "it is not clear what that leaves open", "name what may not be done"
    elif Word.EVERYTHING in words and not allowed:
        yield "it can be read in two ways", f"write {str(key).replace(' not', '')}: nothing"
    elif len(words) > 1 and {Word.NOTHING, Word.EVERYTHING}.intersection(words):
        yield "beside it stands a name", "write it alone"


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _expectations(given: Given) -> Iterator[Expectation]:
    for key, (action, allowed) in EXPECTED.items():
        if key not in given:
            continue
        spelling, texts = given[key]
        if not texts or word_of(texts[0].value) is Word.NOTHING:
            line = texts[0].line if texts else spelling.line
            everything = Text(Word.EVERYTHING.value[0], line)
            yield Expectation(action, allowed=False, name=everything)
        else:
            yield from (Expectation(action, allowed=allowed, name=each) for each in texts)


def _single(given: Given, key: Key) -> str:
    return given[key][1][0].value


def _finding(entry: Entry, spelling: Text, problem: tuple[str, str]) -> Finding:
    return Finding(entry.file, spelling.line, spelling.value, *problem)
