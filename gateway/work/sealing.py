"""The job that seals what was disclosed; answers never wait for it."""

import asyncio
import logging
from dataclasses import dataclass

from gateway.errors import GatewayError
from gateway.sealing.keys import Keyring
from gateway.sealing.sealing import BATCH, seal_batch
from gateway.sealing.seals import Seal
from sql.database import Database
from sql.errors import DatabaseError

__all__ = ["Sealing"]

_log = logging.getLogger("registerpoort.sealing")


@dataclass(frozen=True)
class Sealing:
    """Seals in every process that serves, in one of them at a time."""

    database: Database
    """Acts with the role of who seals."""
    keys: Keyring

    async def seal(self) -> None:
        """Seal all that can be sealed now; what goes wrong is logged, and is no reason to stop."""
        try:
            newest = await self._seal()
        except (GatewayError, DatabaseError) as error:
            _log.warning("disclosures_unsealed", extra={"code": error.code})
        else:
            if newest:
                # Kept outside the database, this tells that batches were cut off at the end.
                known = {"batch": newest.number, "hash": newest.hash.hex()}
                _log.info("disclosures_sealed", extra=known)

    async def _seal(self) -> Seal | None:
        newest = None
        while made := await seal_batch(self.database, self.keys):
            newest = made
            if made.records < BATCH:
                break
            # Answers go first.
            await asyncio.sleep(0)
        return newest

    async def watch(self, seconds: float) -> None:
        """Seal every so many seconds."""
        while True:
            await asyncio.sleep(seconds)
            await self.seal()
