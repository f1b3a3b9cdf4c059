"""A folder of rules is read whole, or every line that cannot be read is named."""

from pathlib import Path

import pytest

from policies.errors import Finding, PolicyInvalidError
from policies.rules import Group, read_model, read_policy
from tests.policies.material import SHIPPED, rule

LINE = "p, R1, *, *, *, *, *, *, *, , , allow, WRS"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the shipped model and no rules."""
    (tmp_path / "model.conf").write_text(read_model())
    (tmp_path / "rules").mkdir()
    return tmp_path


def write(folder: Path, content: bytes) -> Path:
    (folder / "rules" / "a.csv").write_bytes(content)
    return folder


def find(folder: Path) -> Finding:
    """Find the one thing for which a folder is refused."""
    with pytest.raises(PolicyInvalidError) as refused:
        read_policy(folder)
    (found,) = refused.value.findings
    return found


def test_comments_and_empty_lines_say_nothing(folder: Path) -> None:
    read = read_policy(write(folder, f"# a comment\r\n\r\n{LINE}\r\ng, a, b\r\n".encode()))

    assert read.rules == (rule("R1"),)
    assert read.groups == (Group("g", "a", "b"),)
    assert read.rules[0].source.line == 3


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    found = find(tmp_path)

    assert found.file == str(tmp_path / "model.conf")
    assert found.reason == "it cannot be read (No such file or directory)"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"# fine\n\xff", 2, "byte 0xff is not UTF-8"),
        (b"\xef\xbb\xbf# fine", 1, "the file begins with a byte order mark"),
        (b"# a\xe2\x80\x8bb", 1, "the line holds U+200B (ZERO WIDTH SPACE)"),
        (b"\n# a\x07b", 2, "the line holds U+0007 (a control character)"),
        (b"q, R1", 1, "'q' is no type of line"),
        (b"p, R1", 1, "1 columns stand after 'p' where 12 are needed"),
        (b"g, a, b, c", 1, "3 columns stand after 'g' where 2 are needed"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(
    folder: Path, content: bytes, line: int, reason: str
) -> None:
    found = find(write(folder, content))

    assert (found.file, found.line) == ("a.csv", line)
    assert found.reason.startswith(reason)


def test_every_line_that_cannot_be_read_is_named_at_once(folder: Path) -> None:
    with pytest.raises(PolicyInvalidError) as refused:
        read_policy(write(folder, b"q\n# fine\ng, a\n"))

    assert [each.line for each in refused.value.findings] == [1, 3]


def test_the_order_of_the_lines_does_not_change_the_fingerprint(folder: Path) -> None:
    other = LINE.replace("R1", "R2")
    there = read_policy(write(folder, f"{LINE}\n{other}\n".encode())).sha256
    back = read_policy(write(folder, f"{other}\n{LINE}\n".encode())).sha256

    assert there == back != read_policy(SHIPPED).sha256
