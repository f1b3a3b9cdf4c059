"""The job that verifies the chain of disclosures when an officer asked for it on a page."""

import asyncio
import logging
from dataclasses import dataclass
from functools import partial

from gateway.sealing.keys import Keyring
from gateway.sealing.verifications import end_verification, note_progress, take_verification
from gateway.sealing.verifying import verify
from sql.database import Database
from sql.errors import DatabaseError

__all__ = ["Verifying"]

_log = logging.getLogger("registerpoort.sealing")


@dataclass(frozen=True)
class Verifying:
    """Verifies in every process that serves, each verification in one of them."""

    database: Database
    """Acts with the role of who seals."""
    keys: Keyring

    async def verify(self) -> None:
        """Make every verification that was asked for.

        What a process that ended left undone is begun anew, here or elsewhere.
        """
        try:
            while taken := await take_verification(self.database):
                note = partial(note_progress, self.database, taken)
                verdict = await verify(self.database, self.keys, progress=note)
                await end_verification(self.database, taken, verdict)
        except DatabaseError as error:
            _log.warning("disclosures_unverified", extra={"code": error.code})

    async def watch(self, seconds: float) -> None:
        """Look every so many seconds whether a verification was asked for."""
        while True:
            await asyncio.sleep(seconds)
            await self.verify()
