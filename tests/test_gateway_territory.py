"""What is shipped and what is in the database call the same records own."""

from datetime import date

from gateway.loading import load_places
from gateway.vocabulary import shipped_territory
from sql.database import Database


async def test_the_shipped_territory_is_that_of_the_database(shared_gateway: Database) -> None:
    places = await load_places(shared_gateway)

    shipped = shipped_territory()

    homes = [*places.codes, *places.territory.police_units]
    days = [date(2021, 1, 1), date(2022, 3, 24), date(2026, 1, 1)]
    assert places.territory.police_units == shipped.police_units
    assert all(shipped.own(h, d) == places.territory.own(h, d) for h in homes for d in days)
