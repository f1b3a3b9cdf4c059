"""Every file of sql/queries states its parameters and columns, and PostgreSQL agrees."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sql
from sql import QUERIES, query

if TYPE_CHECKING:
    from sql.database import Connection


@pytest.mark.parametrize("name", sorted(QUERIES))
async def test_header_states_the_parameters_and_columns(name: str, owner: "Connection") -> None:
    text = QUERIES[name]

    statement = await owner.prepare(text)

    assert re.findall(r"^-- \$\d+ +\w+ +(\S+)", text, re.MULTILINE) == [
        parameter.name for parameter in statement.get_parameters()
    ]
    assert re.findall(r"^-- => (\w+) +(\S+)", text, re.MULTILINE) == [
        (column.name, column.type.name) for column in statement.get_attributes()
    ]


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_every_file_starts_with_what_it_does(name: str) -> None:
    first = query(name).splitlines()[0]

    assert re.fullmatch(r"-- [A-Z].*\.", first)


def test_no_two_files_have_one_name() -> None:
    names = [file.stem for file in (Path(sql.__file__).parent / "queries").rglob("*.sql")]

    assert sorted(names) == sorted(QUERIES)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        query("no_such_statement")
