"""The lines of a text that something is wrong with, and those around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from policies.errors import Finding

__all__ = ["Excerpt", "NumberedLine", "excerpt"]

_AROUND: Final = 1
_TOLD: Final = 50


@dataclass(frozen=True)
class NumberedLine:
    """One line of a text, and what is wrong with it."""

    number: int
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Excerpt:
    """Lines of one text."""

    field: str
    """Name of the field that the text was typed in."""
    lines: list[NumberedLine]
    findings: list[Finding]
    left: int
    """Findings that are not told: mend the others first."""


def excerpt(field: str, text: str, findings: Sequence[Finding]) -> Excerpt:
    """Take the lines that findings are about, with their neighbours.

    Parameters
    ----------
    field
        Name of the field that the text was typed in.
    text
        What was typed.
    findings
        What is wrong, each at its line; a line beyond the text stands for all of it.
    """
    told = sorted(findings, key=lambda each: each.line)[:_TOLD]
    lines = text.replace("\r\n", "\n").split("\n")
    shown = {line for each in told for line in range(each.line - _AROUND, each.line + _AROUND + 1)}
    return Excerpt(
        field,
        [
            NumberedLine(number, line, tuple(each for each in told if each.line == number))
            for number, line in enumerate(lines, start=1)
            if number in shown
        ],
        told,
        len(findings) - len(told),
    )
