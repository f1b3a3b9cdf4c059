"""What the demonstration prints: a token, a case and a line to paste for each persona."""

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from gateway.demo.files import write_private
from gateway.demo.issuer import Issuer
from gateway.demo.load import Counts
from gateway.demo.personas import COMMON, PERSONAS, Persona, Subjects
from templates import environment

__all__ = ["HOURS", "Sheet", "Stand", "make_sheets", "render_sheets"]

HOURS = 8
"""How long the tokens of the personas are valid."""
_VARIABLES: Mapping[str, Sequence[str]] = {
    "check": ("number",),
    "licence": ("number",),
    "business": ("business",),
    "inspection": ("case",),
    "public": ("number", "business"),
}


@dataclass(frozen=True)
class Sheet:
    """One persona, ready to ask."""

    persona: Persona
    token: str | None
    query: str
    """Text of the persona's own query."""
    curl: str
    """Line that sends it."""
    common_curl: str
    """Line that sends the query all personas share."""


@dataclass(frozen=True)
class Stand:
    """Where the files of the personas stand, and what they are written for."""

    folder: Path
    url: str
    subjects: Subjects


def make_sheets(stand: Stand, issuer: Issuer) -> Iterator[Sheet]:
    """Make the sheet of each persona, and the files that its lines send.

    Raises
    ------
    DemoFolderError
        If a file cannot be written.
    """
    for persona in PERSONAS:
        token = issuer.mint(persona.subject, minutes=60 * HOURS) if persona.subject else None
        headers = stand.folder / f"{persona.name}.headers"
        write_private(headers, "\n".join(_list_headers(persona, token)).encode())
        yield Sheet(
            persona=persona,
            token=token,
            query=read_query(persona.query),
            curl=_write_curl(stand, persona, persona.query, headers=headers),
            common_curl=_write_curl(stand, persona, COMMON, headers=headers),
        )


def render_sheets(stand: Stand, sheets: Sequence[Sheet], *, counts: Counts) -> str:
    """Write what is printed once the server answers."""
    return (
        environment()
        .get_template("demo/personas.txt")
        .render(
            url=stand.url,
            pages=stand.url.removesuffix("/graphql") + "/admin",
            personas=sheets,
            common=read_query(COMMON),
            licences=counts.licences,
            annotations=counts.annotations,
            hours=HOURS,
        )
    )


def read_query(name: str) -> str:
    """Read the text of one query: ``templates/demo/queries/<name>.graphql``."""
    return environment().get_template(f"demo/queries/{name}.graphql").render()


def _list_headers(persona: Persona, token: str | None) -> Iterator[str]:
    yield "Content-Type: application/json"
    if token:
        yield f"Authorization: Bearer {token}"
        yield f"Access-Purpose: {persona.purpose}"
        yield f"Access-Case: {persona.case}"


def _write_curl(stand: Stand, persona: Persona, name: str, *, headers: Path) -> str:
    values = {
        "number": stand.subjects.licence,
        "business": stand.subjects.business,
        "case": str(persona.case),
    }
    variables = {variable: values[variable] for variable in _VARIABLES[name]}
    body = stand.folder / f"{persona.name}.{name}.json"
    write_private(body, orjson.dumps({"query": read_query(name), "variables": variables}))
    return f"curl -s {stand.url} -H @{_shorten(headers)} -d @{_shorten(body)}"


def _shorten(path: Path) -> str:
    relative = os.path.relpath(path)
    return shlex.quote(str(path.resolve()) if relative.startswith("..") else relative)
