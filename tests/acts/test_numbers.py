"""The number of a licence is drawn, and drawn again where it is taken."""

from resolvers.acts.licences.applications import draw_number
from resolvers.numbers import LicenceNumber, check_character


async def test_a_number_that_is_taken_is_drawn_again() -> None:
    offered: list[LicenceNumber] = []

    async def issue(number: LicenceNumber) -> bool:
        offered.append(number)
        return len(offered) == 3

    number = await draw_number(issue)

    assert offered[-1] == number
    assert len(set(offered)) == 3


async def test_a_number_ends_in_its_check_character() -> None:
    async def issue(number: LicenceNumber) -> bool:
        return bool(number)

    number = await draw_number(issue)

    assert number[-1] == check_character(number[:-1])
