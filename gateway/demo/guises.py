"""Who may be signed in as in the pages of the demonstration."""

from collections.abc import Sequence
from typing import Final

from gateway.admin.signing.personas import Guise
from gateway.demo.officers import name_subject
from gateway.demo.world import AMSTERDAM, POLICE, UTRECHT
from sql import query
from sql.database import Session, connect_owner

__all__ = ["find_guises"]

_SUBJECTS: Final = (
    *(
        name_subject(role, UTRECHT, number=number)
        for role, number in (
            ("functional_administrator", 1),
            ("functional_administrator", 2),
            ("policy_author", 1),
            ("policy_approver", 1),
            ("auditor", 1),
            ("dpo", 1),
            ("inspector", 1),
            ("licensing_officer", 1),
            ("operator_officer", 1),
        )
    ),
    name_subject("inspector", AMSTERDAM, number=1),
    name_subject("police_supervisor", POLICE, number=1),
)


async def find_guises(dsn: str) -> Sequence[Guise]:
    """Find the officers who may be signed in as, in order of the list."""
    async with connect_owner(dsn) as connection:
        rows = await Session(connection).fetch_rows(query("demo_guises"), (_SUBJECTS,))
    return [Guise(**dict(row)) for row in rows]
