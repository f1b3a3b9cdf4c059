"""The text of a record: no two different records have the same one."""

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from gateway.sealing.seals import START, Proof, Seal
from gateway.sealing.texts import COLUMNS, PRINT_BYTES, make_print, read_prints, write_text

if TYPE_CHECKING:
    from sql.database import Connection

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
SLY = st.sampled_from(['"', "\\", ",", '","', "null", "", "[", "]", "\n", "é", "e\u0301"])
VALUE = st.none() | TEXT | SLY | st.integers(-(2**63), 2**63 - 1)
VALUES = st.lists(VALUE, max_size=4)
ROW = st.fixed_dictionaries(
    {name: st.none() | TEXT | SLY for name in COLUMNS} | {"id": st.integers(-(2**63), 2**63 - 1)}
)


@given(VALUES, VALUES)
def test_other_values_make_another_text(one: list[Any], other: list[Any]) -> None:
    assert (write_text(one) == write_text(other)) is (one == other)


@given(VALUES, st.data())
def test_a_value_that_moves_to_its_neighbour_makes_another_text(
    values: list[Any], data: st.DataObject
) -> None:
    texts = [str(each) for each in values] + ["", "x"]
    place = data.draw(st.integers(0, len(texts) - 2))
    joined = [*texts[:place], texts[place] + texts[place + 1], *texts[place + 2 :]]

    assert write_text(texts) != write_text(joined)


@given(ROW, ROW, st.sampled_from(COLUMNS))
def test_other_records_have_other_fingerprints(
    one: dict[str, Any], other: dict[str, Any], column: str
) -> None:
    nearly = one | {column: other[column]}

    assert (make_print(one) == make_print(nearly)) is (one == nearly)
    assert (make_print(one) == make_print(other)) is (one == other)


@given(st.lists(ROW, max_size=3))
def test_fingerprints_of_a_batch_are_read_one_by_one(rows: list[dict[str, Any]]) -> None:
    prints = [make_print(row) for row in rows]

    found = list(read_prints(b"".join(prints)))

    assert found == [(row["id"], each) for row, each in zip(rows, prints, strict=True)]
    assert all(len(each) == PRINT_BYTES for each in prints)


ARRAYS = [
    "'{}'", "'{NULL}'", "'{\"NULL\"}'", "'{\"\"}'", "'{a,b}'", "'{\"a,b\"}'", "'{{a,b}}'",
    "'[2:3]={a,b}'", "'{\"a\\\"\"}'", "'{\"a\\\\\"}'", "'{\" a\"}'", "'{a}'",
]  # fmt: skip


async def test_postgresql_writes_no_two_arrays_alike(owner: "Connection") -> None:
    written = [await owner.fetchval(f"SELECT {each}::text[]::text") for each in ARRAYS]

    assert len(set(written)) == len(ARRAYS)


def test_a_seal_and_a_proof_never_sign_the_same() -> None:
    seal = Seal(1, 1, b"", START, START, b"", 0, "", None, hash=b"h")

    assert seal.signed != Proof(b"h", "", "").signed
