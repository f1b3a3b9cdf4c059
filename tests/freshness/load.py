"""Asking two gateways for everything at once while rights end and begin again."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack

import httpx2
import orjson

from tests.fixtures.process import Gateway
from tests.freshness.rights import Answer, Right

__all__ = ["ask_while_rights_turn"]

ASKING_AT_ONCE = 4
"""Requests under way for each right and gateway."""
ENDED_SECONDS = 0.4


async def ask_while_rights_turn(
    gateways: Sequence[Gateway], rights: Sequence[Right], *, answers: int
) -> None:
    """Ask until every right has this many answers, and has ended at least twice."""
    async with AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(
                httpx2.AsyncClient(base_url=each.url, trust_env=False, timeout=30)
            )
            for each in gateways
        ]
        async with asyncio.TaskGroup() as tasks:
            for right in rights:
                tasks.create_task(_turn(right, answers))
                for client in clients * ASKING_AT_ONCE:
                    tasks.create_task(_ask(client, right, answers))


async def _turn(right: Right, answers: int) -> None:
    while not _is_done(right, answers):
        await asyncio.sleep(ENDED_SECONDS / 2)
        await right.turn(ENDED_SECONDS, asyncio.sleep)


async def _ask(client: httpx2.AsyncClient, right: Right, answers: int) -> None:
    body = orjson.dumps({right.member: right.document, "variables": right.variables})
    headers = {"Content-Type": "application/json", **right.headers}
    while not _is_done(right, answers):
        asked = time.perf_counter()
        answer = await client.post("/graphql", content=body, headers=headers)
        right.answers.append(Answer(asked, time.perf_counter(), _is_granted(answer)))


def _is_done(right: Right, answers: int) -> bool:
    return len(right.answers) >= answers and len(right.ended) > 1


def _is_granted(answer: httpx2.Response) -> bool:
    if answer.status_code != httpx2.codes.OK:
        assert answer.status_code == httpx2.codes.FORBIDDEN, answer.text
        return False
    data = answer.json().get("data")
    return data is not None and None not in data.values()
