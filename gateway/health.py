"""Alive and ready: what a load balancer asks."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from gateway.errors import HeadUnreadableError, NotReadyError
from gateway.heads import Heads
from sql import query
from sql.database import Database
from sql.errors import DatabaseError

__all__ = ["Health"]


class Health:
    """Answers whether the gateway is alive and ready.

    Parameters
    ----------
    database
        Where decisions and disclosures are written.
    heads
        Keeps the policy in force.
    """

    def __init__(self, database: Database, heads: Heads) -> None:
        self._database = database
        self._heads = heads

    async def answer_alive(self, _request: Request) -> Response:
        """Say that the process runs: ``GET /healthz``."""
        return JSONResponse({"status": "alive"})

    async def answer_ready(self, _request: Request) -> Response:
        """Say that the next operation can be answered: ``GET /readyz``."""
        await self.check()
        return JSONResponse({"status": "ready"})

    async def check(self) -> None:
        """Check that the next operation can be answered.

        Raises
        ------
        NotReadyError
            If the database does not answer, no policy is in force or it does not load, or
            records cannot be written.
        """
        try:
            await self._heads.refresh()
            row = await self._database.fetch_row(query("records_writable"))
        except HeadUnreadableError:
            raise NotReadyError("no policy is in force, or it does not load") from None
        except DatabaseError:
            raise NotReadyError("the database does not answer") from None
        if row is None or not row["writable"]:
            raise NotReadyError("decisions and disclosures cannot be written")
