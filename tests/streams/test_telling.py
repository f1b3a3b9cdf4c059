"""An open inspection is told of new annotations on the licences it has checked."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from sql.database import connect_owner
from tests.acts.checking import Checking, open_inspection
from tests.acts.deeds import make_officer
from tests.fixtures.process import Gateway, Staff, start_gateway
from tests.streams.fixtures import QUICK
from tests.streams.hearing import annotate, insert, listen
from tests.world.keys import AMSTERDAM, licence_number

DISCLOSED = (
    "SELECT root, coordinates, subjects, purpose FROM access.disclosure_record"
    " WHERE case_id = $1::text::uuid AND root = 'Subscription.annotationMade'"
)


async def test_an_annotation_of_another_municipality_is_told(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        made = await annotate(streamed)

        message = hearing.hear()

    assert (message["id"], message["type"]) == ("1", "next")
    assert message["payload"]["data"] == {
        "annotationMade": {
            "id": made,
            "category": "PHOTO_MISMATCH",
            "text": None,
            "municipality": {"code": "GM0363"},
        }
    }
    assert message["payload"]["extensions"] == {"access": {"withheld": ["Annotation.text"]}}


async def test_what_is_told_is_recorded_and_what_is_not_is_not(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        await annotate(streamed, licence_number(AMSTERDAM))
        made = await annotate(streamed)
        assert hearing.told() == made

    assert await streamed.find(DISCLOSED, listening.inspection) == [
        (
            "Subscription.annotationMade",
            [
                "Subscription.annotationMade",
                "Annotation.id",
                "Annotation.category",
                "Annotation.text",
                "Annotation.municipality",
                "Municipality.code",
            ],
            ["pseudonym"],
            "LICENCE_CHECK",
        )
    ]


async def test_h13_an_inspection_that_has_not_checked_the_licence_is_not_told(
    listening: Checking, streamed: Staff, streaming: Gateway
) -> None:
    officer = await make_officer(streamed, streaming)
    other = await open_inspection(streamed, streaming, officer)

    async with listen(other, streamed) as deaf, listen(listening, streamed) as hearing:
        made = await annotate(streamed)

        assert hearing.told() == made
        assert deaf.silent()


async def test_an_inspection_is_not_told_of_what_it_annotates_itself(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        await annotate(streamed, inspection=UUID(listening.inspection))
        made = await annotate(streamed)

        assert hearing.told() == made


async def test_an_annotation_whose_processing_is_restricted_is_not_told(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        await annotate(streamed, restricted=True)
        made = await annotate(streamed)

        assert hearing.told() == made


async def test_a_licence_that_is_checked_meanwhile_is_told_of(
    streamed: Staff, streaming: Gateway
) -> None:
    officer = await make_officer(streamed, streaming)
    checking = await open_inspection(streamed, streaming, officer)

    async with listen(checking, streamed) as hearing:
        checking.check()
        made = await annotate(streamed)

        assert hearing.told() == made


async def test_h09_what_is_closed_of_another_municipality_is_withheld(
    listening: Checking, streamed: Staff
) -> None:
    asked = "subscription { annotationMade { author { name } withheld } }"

    async with listen(listening, streamed, query=asked) as hearing:
        await annotate(streamed)

        payload = hearing.hear()["payload"]

    assert payload["data"] == {"annotationMade": {"author": None, "withheld": ["author"]}}
    assert payload["extensions"] == {"access": {"withheld": ["Officer.name", "Annotation.author"]}}


async def test_what_was_committed_late_is_told_all_the_same(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        async with connect_owner(streamed.database.dsn) as late, late.transaction():
            slow = await insert(late)
            quick = await annotate(streamed)
            assert hearing.told() == quick

        assert hearing.told() == slow


async def test_streams_of_two_processes_are_told_the_same(
    listening: Checking, streamed: Staff, tmp_path: Any
) -> None:
    dsn, issuer = streamed.database.gateway_dsn, listening.officer.gateway.issuer

    with start_gateway(dsn, tmp_path, issuer=issuer, **QUICK) as other:
        async with (
            listen(listening, streamed) as here,
            listen(listening, streamed, other) as there,
        ):
            made = await annotate(streamed)

            assert [here.told(), there.told()] == [made, made]


async def test_a_hundred_streams_are_told(streamed: Staff, tmp_path: Any) -> None:
    settings = {**QUICK, "OFFICER_STREAMS": "100", "CONNECTION_OPERATIONS": "100"}

    with start_gateway(streamed.database.gateway_dsn, tmp_path, **settings) as gateway:
        officer = await make_officer(streamed, gateway)
        checking = await open_inspection(streamed, gateway, officer)
        checking.check()
        async with listen(checking, streamed) as hearing:
            for number in range(2, 101):
                hearing.ask(name=str(number))
            hearing.say("ping")
            assert hearing.hear() == {"type": "pong"}
            await asyncio.sleep(1)
            made = await annotate(streamed)
            told = {hearing.hear()["id"] for _ in range(100)}

    assert made
    assert told == {str(number) for number in range(1, 101)}


@pytest.mark.parametrize("times", [5])
async def test_every_annotation_is_told_once(
    listening: Checking, streamed: Staff, times: int
) -> None:
    async with listen(listening, streamed) as hearing:
        made = [await annotate(streamed) for _ in range(times)]
        told = [hearing.told() for _ in range(times)]

        assert sorted(told) == sorted(made)
        assert hearing.silent()
