"""``registerpoort policy explain``, ``who`` and ``matrix``: what a policy says, in words."""

from datetime import date
from pathlib import Path

import click
import orjson

from gateway.cli.policies.options import as_json, check_value, language, on
from gateway.cli.policies.sheets import write_csv, write_html
from gateway.cli.policies.sources import SHIPPED_SOURCE, Source, open_policy
from gateway.versions.opening import Opened
from policies.decision import Request
from policies.explanations.boxes import Teller
from policies.explanations.finding import Explanation, explain, place_request
from policies.explanations.folding import Folder
from policies.explanations.reach import Ruled, Sought, find_reach
from policies.explanations.telling import tell
from policies.explanations.texts import TEXTS
from policies.matrix.sheet import make_sheet
from policies.matrix.space import Space
from policies.sentences.writing import Language

__all__ = ["COMMANDS"]

source = click.argument("policy", type=Source(), default=SHIPPED_SOURCE, required=False)


@click.command("explain")
@source
@click.option("--role", required=True, help="Role that asks.")
@click.option("--home", default="none", help="Municipality or police unit acted for.")
@click.option("--record", help="Municipality that holds the record; the home if not given.")
@click.option("--coordinate", required=True, help="Coordinate of the schema, as Licence.photo.")
@click.option("--action", default="read", help="read, filter or write; read if not given.")
@click.option("--purpose", default="NONE", help="Purpose; NONE if not given.")
@on
@language
@as_json
def explain_request(  # noqa: PLR0913  # a request has eight columns
    *,
    policy: Path | int | str,
    role: str,
    home: str,
    record: str | None,
    coordinate: str,
    action: str,
    purpose: str,
    day: date,
    language: Language,
    as_json: bool,
) -> None:
    """Explain one decision: every rule behind it, and what is near.

    POLICY is a folder, a version or active; the shipped one if none is named.
    """
    opened = open_policy(policy)
    asked = Request(role, home, record or home, "", coordinate, action, purpose, day)
    found = _explain(opened, asked)
    if as_json:
        click.echo(orjson.dumps(found.document))
        return
    for line in tell(found, language, opened.snapshot.vocabulary.municipalities):
        click.echo(line)


def _explain(opened: Opened, asked: Request) -> Explanation:
    words = opened.snapshot.vocabulary
    for column in ("role", "home", "coordinate", "action", "purpose"):
        check_value(words, column, getattr(asked, column))
    placed = place_request(opened.snapshot, opened.territory, asked)
    check_value(words, "record", placed.record)
    return explain(opened.snapshot, opened.territory, placed)


@click.command()
@click.argument("coordinate")
@source
@click.option("--action", default="read", help="read, filter or write; read if not given.")
@click.option("--record", help="Only records of this municipality.")
@on
@language
@as_json
def who(  # noqa: PLR0913  # each is an option
    *,
    coordinate: str,
    policy: Path | int | str,
    action: str,
    record: str | None,
    day: date,
    language: Language,
    as_json: bool,
) -> None:
    """List who can see COORDINATE, for which records and purposes, and when.

    POLICY is a folder, a version or active; the shipped one if none is named. Counts from a day
    on (--on).
    """
    opened = open_policy(policy)
    found = _find(opened, Sought(coordinate, day, action, record))
    if as_json:
        click.echo(orjson.dumps([{**box.document, "rules": sorted(by)} for box, by in found]))
        return
    snapshot = opened.snapshot
    folder = Folder(snapshot.vocabulary, snapshot.policy.groups, opened.territory, day)
    teller = Teller(language, folder)
    for box, rules in found:
        for label, text in teller.lines(box):
            click.echo(f"{label:10}{text}")
        click.echo(f"{teller.label('rules'):10}{teller.rules(rules)}\n")
    click.echo(TEXTS[language].parts.format(len(found)))


def _find(opened: Opened, sought: Sought) -> Ruled:
    words = opened.snapshot.vocabulary
    check_value(words, "coordinate", sought.coordinate)
    check_value(words, "action", str(sought.action))
    if sought.record is not None:
        check_value(words, "record", sought.record)
    return find_reach(opened.snapshot, opened.territory, sought)


@click.command()
@source
@click.option(
    "--format", "form", type=click.Choice(["csv", "html"]), default="csv", help="csv if not given."
)
@on
@language
@click.option(
    "-o", "output", type=click.Path(dir_okay=False, path_type=Path), help="File; else printed."
)
def matrix(
    *, policy: Path | int | str, form: str, day: date, language: Language, output: Path | None
) -> None:
    """Write who may do what on a day, as CSV or as a page of HTML.

    POLICY is a folder, a version or active; the shipped one if none is named. What has no line
    is closed.
    """
    opened = open_policy(policy)
    snapshot = opened.snapshot
    space = Space((snapshot.table,), snapshot.vocabulary, opened.territory, day)
    sheet, groups = make_sheet(space), snapshot.policy.groups
    if form == "csv":
        text = write_csv(sheet, groups)
    else:
        folder = Folder(snapshot.vocabulary, groups, opened.territory, day)
        text = write_html(sheet, snapshot, folder, language)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="")


COMMANDS = (explain_request, matrix, who)
