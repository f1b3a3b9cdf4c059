"""What a change of a legal basis opens and closes, and from which day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from gateway.bases.outlook import Basis, Turn, look_ahead

DAY: Final = date(2027, 1, 1)
ACT = Basis(
    "ACT", "An act", None, None, ("Licence", "Photo"), ("AUDIT", "NONE"), synthetic_only=False
)
ROWS: Final = replace(ACT, code="ROWS", types=("Licence",), synthetic_only=True)


def on(number: int) -> date:
    return DAY + timedelta(days=number)


def test_a_basis_that_comes_into_force_opens_its_types() -> None:
    begins = replace(ACT, in_force_from=on(9))

    found = look_ahead([ACT], begins, DAY)

    both = ("AUDIT", "NONE")
    assert found.answers == (
        Turn("Licence", both, on(9), None, opens=True),
        Turn("Photo", both, on(9), None, opens=True),
    )
    assert [turn.type for turn in found.records] == ["Licence", "Photo"]
    assert found.closes == ()


def test_a_basis_that_ends_closes_its_types_and_says_so() -> None:
    held = replace(ACT, in_force_from=on(-100))

    found = look_ahead([held], replace(held, in_force_until=on(4)), DAY)

    assert found.answers[0] == Turn("Licence", ("AUDIT", "NONE"), on(5), None, opens=False)
    assert found.closes == ("Licence", "Photo")


def test_what_another_basis_bears_stays_open() -> None:
    held, other = (replace(each, in_force_from=on(-100)) for each in (ACT, ROWS))

    found = look_ahead([held, other], replace(held, in_force_until=on(4)), DAY)

    assert {turn.type for turn in found.answers} == {"Photo"}
    assert {turn.type for turn in found.records} == {"Licence", "Photo"}


def test_what_moves_is_closed_for_a_while() -> None:
    held = replace(ACT, in_force_from=on(0), types=("Photo",), purposes=("NONE",))

    found = look_ahead([held], replace(held, in_force_from=on(3)), DAY)

    assert found.answers == (Turn("Photo", ("NONE",), on(0), on(2), opens=False),)


def test_a_purpose_that_is_left_out_closes_alone() -> None:
    held = replace(ACT, in_force_from=on(-9), types=("Photo",))

    found = look_ahead([held], replace(held, purposes=("NONE",)), DAY)

    assert found.answers == (Turn("Photo", ("AUDIT",), on(0), None, opens=False),)
    assert found.records == ()


def test_a_basis_for_real_records_opens_records_alone() -> None:
    held = replace(ROWS, in_force_from=on(-9))

    found = look_ahead([held], replace(held, synthetic_only=False), DAY)

    assert (found.answers, found.records) == ((), (Turn("Licence", (), on(0), None, opens=True),))


def test_days_on_which_others_turn_do_not_split_a_period() -> None:
    other = replace(ROWS, code="OTHER", types=("Holder",), in_force_from=on(3))

    found = look_ahead([ACT, other], replace(ACT, in_force_from=on(0), types=("Photo",)), DAY)

    assert found.answers == (Turn("Photo", ("AUDIT", "NONE"), on(0), None, opens=True),)


def test_a_type_that_closes_again_after_a_gap_has_two_periods() -> None:
    held = replace(ACT, in_force_from=on(0), types=("Photo",), purposes=("NONE",))
    other = replace(held, code="OTHER", in_force_from=on(3), in_force_until=on(5))

    found = look_ahead([held, other], replace(held, in_force_from=None), DAY)

    assert [(turn.first, turn.last) for turn in found.answers] == [
        (on(0), on(2)),
        (on(6), None),
    ]


DAYS = st.one_of(st.none(), st.integers(-3, 8).map(on))
BASES = st.builds(
    Basis,
    st.sampled_from(["A", "B", "C"]),
    st.just("x"),
    DAYS,
    DAYS,
    st.sampled_from([("Photo",), ("Licence", "Photo")]),
    st.sampled_from([("NONE",), ("AUDIT", "NONE")]),
    st.booleans(),
)


@given(st.lists(BASES, max_size=3, unique_by=lambda basis: basis.code), BASES, st.integers(0, 12))
def test_every_day_is_as_the_turns_say(bases: list[Basis], proposed: Basis, number: int) -> None:
    day = on(number)
    after = [*(each for each in bases if each.code != proposed.code), proposed]
    was, will = (
        {(t, p) for each in held if each.in_force(day) for t in each.types for p in each.purposes}
        for held in (bases, after)
    )

    turns = [
        turn
        for turn in look_ahead(bases, proposed, DAY).answers
        if turn.first <= day and (turn.last is None or day <= turn.last)
    ]

    told = {
        opens: {(turn.type, p) for turn in turns if turn.opens is opens for p in turn.purposes}
        for opens in (True, False)
    }
    assert told == {True: will - was, False: was - will}
