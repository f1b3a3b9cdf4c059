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
from policies.explanations.boxes import Teller
from policies.explanations.changes import FoldedChange, fold_changes
from policies.explanations.folding import Folder
from policies.explanations.texts import TEXTS
from policies.matrix.difference import Difference, compare
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
        changes = fold_changes(found, self.teller.folder)
        for change in changes:
            yield texts.opens if change.opens else texts.closes
            yield from self._part(change)
        opened = sum(each.cells for each in changes if each.opens)
        closed = sum(each.cells for each in changes if not each.opens)
        yield texts.changed.format(opened, closed)

    def _part(self, change: FoldedChange) -> Iterator[str]:
        for label, text in self.teller.lines(change.box):
            yield f"  {label:16}{text}"
        yield f"  {self.teller.label('before'):16}{self.teller.rules(change.before)}"
        yield f"  {self.teller.label('after'):16}{self.teller.rules(change.after)}"


COMMANDS = (diff,)
