"""Nothing pays for sealing but what is sealed."""

from datetime import date

import pytest

from resolvers.schema import MODEL
from resolvers.sealing.forms import Form, sealed_fields, show
from resolvers.sealing.seals import SEALED
from resolvers.statement.compile import compile_root
from tests.reference.bench import Bench, asking, read

CARD = '{ licence(number: "2222222222") { number status issuingMunicipality { name } %s } }'
CLEAR = ["", "photo { contentType }", "interview { outcome }", "holder { withheld __typename }"]
CLOSED = ["minimumAgeMet", "p: photo { base64 }", "interview { report }", "holder { bsn }"]


async def explain(bench: Bench, asked: str) -> tuple[str, object]:
    question = asking(CARD % asked, bench.asker)
    [root], variables = read(question.operation.text, {})
    statement = compile_root(MODEL, question.grant, question.capacity, root)
    bound = statement.arguments(question.asker, variables.coerced)
    async with bench.rolled_back():
        rows = await bench.connection.fetch(f"EXPLAIN {statement.text}", *bound)
    return "\n".join(row[0] for row in rows), statement.seals


@pytest.mark.parametrize("asked", CLEAR)
def test_what_is_not_sealed_reads_no_key_and_is_passed_on(bench: Bench, asked: str) -> None:
    plan, seals = bench.run(explain(bench, asked))

    assert "data_key" not in plan
    assert seals == {}


@pytest.mark.parametrize("asked", CLOSED)
def test_what_is_sealed_reads_its_key_and_is_opened(bench: Bench, asked: str) -> None:
    plan, seals = bench.run(explain(bench, asked))

    assert "data_key" in plan
    assert seals


def test_every_sealed_column_has_a_field_that_opens_it() -> None:
    opened = {each.column for table in MODEL.tables.values() for each in table.sealed.values()}

    assert opened == {f"{table}.{column}" for table in SEALED for column in SEALED[table]}


def test_a_field_stands_on_a_sealed_column_only() -> None:
    with pytest.raises(KeyError):
        sealed_fields("register.holder", subject="subject")


@pytest.mark.parametrize(
    ("born", "day", "met"),
    [
        ("2005-11-25", date(2026, 11, 24), False),
        ("2005-11-25", date(2026, 11, 25), True),
        ("2004-02-29", date(2025, 2, 27), False),
        ("2004-02-29", date(2025, 2, 28), True),
        ("2003-02-28", date(2024, 2, 27), False),
    ],
)
def test_the_age_is_met_from_the_birthday_on(born: str, day: date, *, met: bool) -> None:
    assert show(Form.MINIMUM_AGE, born.encode(), day) is met
