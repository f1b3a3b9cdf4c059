"""``registerpoort policy diff``: every cell that opens or closes between two policies."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import orjson

from gateway.cli.policies.options import Day, as_json, language
from gateway.cli.policies.sources import Source, open_policy, today
from gateway.versions.opening import Opened
from policies.explanations.boxes import Teller, gather
from policies.explanations.folding import Folder
from policies.explanations.texts import TEXTS
from policies.matrix.boxes import Box
from policies.matrix.difference import Change, Difference, compare
from policies.sentences.writing import Language

__all__ = ["COMMANDS"]


@click.command()
@click.argument("before", type=Source())
@click.argument("after", type=Source())
@click.option(
    "--from", "first", type=Day(), default=today, help="First day that counts; today if absent."
)
@language
@as_json
@click.pass_context
def diff(
    context: click.Context,
    *,
    before: Path | int | str,
    after: Path | int | str,
    first: date,
    language: Language,
    as_json: bool,
) -> None:
    """Show every cell that opens or closes from BEFORE to AFTER, opened ones first.

    Each is a folder, the number of a version, or active. A cell is one request that can be made,
    in a period in which no rule begins or ends. Exit status 0 means that the two decide alike
    from the day on, 1 that they differ.
    """
    with click.progressbar(length=3, label="Comparing", file=sys.stderr, hidden=_quiet()) as bar:
        one = open_policy(before)
        bar.update(1)
        other = open_policy(after)
        bar.update(1)
        found = compare(one.snapshot, other.snapshot, territory=other.territory, first=first)
        bar.update(1)
    if as_json:
        click.echo(orjson.dumps({**found.document, "sha256": found.sha256}))
    else:
        for line in _Report.of(other, first, language).lines(found):
            click.echo(line)
    context.exit(0 if found.empty else 1)


def _quiet() -> bool:
    return not sys.stderr.isatty()


@dataclass(frozen=True)
class _Report:
    """A difference for a reader: boxes joined whatever rules decide on them."""

    teller: Teller

    @classmethod
    def of(cls, after: Opened, first: date, language: Language) -> "_Report":
        snapshot = after.snapshot
        folder = Folder(snapshot.vocabulary, snapshot.policy.groups, after.territory, first)
        return cls(Teller(language, folder))

    def lines(self, found: Difference) -> Iterator[str]:
        texts = TEXTS[self.teller.language]
        counts = []
        for heading, changes in ((texts.opens, found.opened), (texts.closes, found.closed)):
            joined = gather((each.box, _tag(each)) for each in changes)
            counts.append(sum(self.teller.folder.count(box) for box, _ in joined))
            for box, rules in joined:
                yield heading
                yield from self._part(box, rules)
        yield texts.changed.format(*counts)

    def _part(self, box: Box, rules: frozenset[tuple[str, str]]) -> Iterator[str]:
        for label, text in self.teller.lines(box):
            yield f"  {label:16}{text}"
        for when in ("before", "after"):
            numbers = frozenset(number for tag, number in rules if tag == when)
            yield f"  {self.teller.label(when):16}{self.teller.rules(numbers)}"


def _tag(change: Change) -> frozenset[tuple[str, str]]:
    sides = (("before", change.before), ("after", change.after))
    return frozenset((tag, number) for tag, numbers in sides for number in numbers)


COMMANDS = (diff,)
