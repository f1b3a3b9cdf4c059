"""The job that delivers referrals: each is tried until it is acknowledged, or given up."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from gateway.referrals.errors import DeliveryFailedError
from gateway.referrals.sending import Letter, send
from gateway.referrals.signing import Signatory
from sql import query
from sql.database import Database, Row, Session
from sql.errors import DatabaseError

__all__ = ["Outbox"]

_log = logging.getLogger("registerpoort.outbox")
_LONGEST: Final = timedelta(hours=1)
_DOUBLINGS: Final = 20


@dataclass(frozen=True)
class Outbox:
    """Delivers in every process that serves, each referral in one of them at a time.

    Notes
    -----
    The row stays locked while its referral is sent. A process that is killed lets go of it, and
    another sends it once more under the same key: the receiver drops what it has.
    """

    database: Database
    """Acts with the role of the outbox."""
    signatory: Signatory
    seconds: float
    """Wait before the second attempt; each wait is twice the one before, an hour at most."""
    tries: int

    async def watch(self, seconds: float) -> None:
        """Deliver what is due every so many seconds."""
        while True:
            await asyncio.sleep(seconds)
            await self.deliver()

    async def deliver(self) -> None:
        """Deliver all that is due now; a database that does not answer is no reason to stop."""
        try:
            while await self._deliver_next():
                pass
        except DatabaseError as error:
            _log.warning("outbox_unread", extra={"code": error.code})

    async def _deliver_next(self) -> bool:
        async with self.database.transaction() as session:
            row = await session.fetch_row(query("take_referral"))
            if row is None:
                return False
            letter = Letter(row["id"], row["payload"], row["url"], row["key_id"] or "")
            try:
                await send(letter, self.signatory)
            except DeliveryFailedError as error:
                await self._note_failure(session, row, error.code)
            else:
                await session.execute(query("note_delivery"), (row["id"],))
            return True

    async def _note_failure(self, session: Session, row: Row, code: str) -> None:
        noted = (row["id"], code, self._wait(row["attempts"]), self.tries)
        found = await session.fetch_row(query("note_failure"), noted)
        said = {"referral": str(row["id"]), "code": code}
        if found and found["failed"]:
            _log.error("referral_given_up", extra=said)
        else:
            _log.warning("referral_delayed", extra=said)

    def _wait(self, attempts: int) -> timedelta:
        doubled = self.seconds * float(1 << min(attempts, _DOUBLINGS))
        return min(timedelta(seconds=doubled), _LONGEST)
