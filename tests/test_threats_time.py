"""When: a day that a client sets, and a right that ends meanwhile: T40, T41 over HTTP."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import orjson
import pytest
from graphql import get_named_type

from resolvers.schema import CORE
from tests.attacks.scene import PUBLIC, Scene

pytest_plugins = ["tests.attacks.fixtures"]

CHECK = '{ licenceCheck(number: "UTRECHT222") { result licence { photo { base64 } } } }'


def dated() -> Iterator[str]:
    """Name every place of the schema that takes a day or a moment."""
    for kind in CORE.type_map.values():
        for name, field in getattr(kind, "fields", {}).items():
            if get_named_type(field.type).name in ("Date", "DateTime") and "Filter" in kind.name:
                yield f"{kind.name}.{name}"
            for argument, each in getattr(field, "args", {}).items():
                if get_named_type(each.type).name in ("Date", "DateTime"):
                    yield f"{kind.name}.{name}({argument}:)"


def test_t40_nobody_sets_the_day_by_which_is_decided() -> None:
    windows = {
        f"{kind}.{name}"
        for kind, name in (
            ("LicenceFilter", "validUntilFrom"),
            ("LicenceFilter", "validUntilTo"),
            ("OperatorLicenceFilter", "validUntilFrom"),
            ("OperatorLicenceFilter", "validUntilTo"),
            ("InspectionFilter", "openedFrom"),
            ("InspectionFilter", "openedTo"),
            ("AnnotationFilter", "madeFrom"),
            ("AnnotationFilter", "madeTo"),
            ("ApplicationFilter", "appliedFrom"),
            ("ApplicationFilter", "appliedTo"),
        )
    }

    assert set(dated()) == windows | {"Query.municipalities(on:)", "Query.statistics(month:)"}


@pytest.mark.parametrize(
    "name", ["Date", "X-Date", "Access-Time", "As-Of", "If-Modified-Since", "Accept-Datetime"]
)
def test_t40_no_header_sets_the_day_by_which_is_decided(scene: Scene, name: str) -> None:
    body = orjson.dumps({"query": '{ licenceValidity(number: "UTRECHT222") }'})

    answer = scene.send(body, PUBLIC, **{name: "Wed, 01 Jan 2020 00:00:00 GMT"})

    assert answer.json() == {"data": {"licenceValidity": "VALID"}}


@pytest.mark.parametrize(
    "argument", ["asOf", "on", "at", "date", "now", "day", "validOn", "peildatum"]
)
def test_t40_a_check_takes_no_day(scene: Scene, argument: str) -> None:
    document = f'{{ licenceValidity(number: "UTRECHT333", {argument}: "2021-01-01") }}'

    assert scene.codes(document, PUBLIC) == {None: "DOCUMENT_INVALID"}


def test_t41_no_answer_is_kept(scene: Scene) -> None:
    answers = [scene.ask(CHECK, caller) for caller in ("inspector", "public")]

    assert [each.headers["Cache-Control"] for each in answers] == ["no-store", "no-store"]
    assert [each.headers.get("ETag") for each in answers] == [None, None]


SUPERVISED = "{ annotations { nodes { text } } }"
REVOKED = {
    "appointment": "UPDATE access.appointment SET ended_at = now() WHERE id = "
    "'00000000-0000-4000-8000-200000000001'",
    "client": "UPDATE access.client SET ended_at = now()",
    "purpose": "UPDATE access.client SET purposes = '{NONE}'",
}


@pytest.mark.parametrize("right", REVOKED)
async def test_t41_after_a_revocation_nothing_more_is_answered(
    own_scene: Scene, right: str
) -> None:
    before = own_scene.ask(SUPERVISED, "supervisor")

    await own_scene.staff.execute(REVOKED[right])
    after = own_scene.ask(SUPERVISED, "supervisor")

    assert b"Secrettext" in before.content
    assert after.status_code == 403
    assert b"Secret" not in after.content


async def test_t41_a_case_that_closes_ends_the_check(own_scene: Scene) -> None:
    before = own_scene.ask(CHECK, "inspector").json()

    await own_scene.staff.execute("UPDATE register.inspection SET closed_at = now()")
    after = own_scene.ask(CHECK, "inspector").json()

    assert before["data"]["licenceCheck"]["result"] == "VALID"
    assert after["data"] == {"licenceCheck": None}


async def test_t41_a_licence_is_revoked_during_checks(own_scene: Scene) -> None:
    document = '{ licenceCheck(number: "UTRECHT222") { result reason licence { status } } }'
    valid = {"result": "VALID", "reason": None, "licence": {"status": "GRANTED"}}
    revoked = {"result": "NOT_VALID", "reason": "REVOKED", "licence": {"status": "REVOKED"}}
    stop = Event()

    def keep_asking(_: int) -> list[object]:
        answers = list[object]()
        while not stop.is_set():
            answers.append(own_scene.data(document, "inspector")["licenceCheck"])
        return answers

    with ThreadPoolExecutor(4) as pool:
        asking = pool.map(keep_asking, range(4))
        for status in ("REVOKED", "GRANTED") * 10:
            await own_scene.staff.execute("UPDATE register.licence SET status = $1", status)
        await own_scene.staff.execute("UPDATE register.licence SET status = 'REVOKED'")
        last = own_scene.data(document, "inspector")["licenceCheck"]
        stop.set()

    seen = [each for answers in asking for each in answers]
    assert last == revoked
    assert len(seen) > 20
    assert all(each in (valid, revoked) for each in seen)
