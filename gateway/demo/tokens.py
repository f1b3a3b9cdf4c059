"""A token for any appointment: ``registerpoort token``."""

from uuid import uuid4

from gateway.demo.errors import DemoHomeUnknownError
from gateway.demo.load import read_places
from sql import query
from sql.database import Session, connect_owner

__all__ = ["find_officer"]


async def find_officer(dsn: str, role: str, *, home: str) -> str:
    """Find an officer with this one appointment, appointing a new one where there is none.

    Parameters
    ----------
    dsn
        Address of the database, for the owner.
    role
        Role of the appointment.
    home
        Municipality or police unit, of today.

    Returns
    -------
    str
        What a token calls the officer.

    Raises
    ------
    DemoHomeUnknownError
        If there is no such municipality or police unit today.

    Notes
    -----
    Source: ``sql/queries/demo_officer.sql``.
    """
    await _require_home(dsn, home)
    async with connect_owner(dsn) as connection:
        session = Session(connection)
        row = await session.fetch_row(query("demo_officer"), (role, home))
        return str(row["subject"]) if row else await _appoint(session, role, home=home)


async def _require_home(dsn: str, home: str) -> None:
    places = [place for place in await read_places(dsn) if place.ended_on is None]
    if home not in {name for place in places for name in (place.code, place.police_unit)}:
        raise DemoHomeUnknownError


async def _appoint(session: Session, role: str, *, home: str) -> str:
    identifier = uuid4()
    subject = f"{role}.{home.lower().removeprefix('police:')}.{identifier.hex[:8]}"
    unit = home.startswith("police:")
    values = (
        identifier,
        subject,
        "Ambtenaar van de demonstratie",
        uuid4(),
        role,
        None if unit else home,
        home if unit else None,
    )
    await session.execute(query("demo_insert_officer"), values)
    return subject
