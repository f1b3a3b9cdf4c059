"""Values that would be SQL, markup or nothing at all in other hands: T49 over HTTP."""

import json
from collections.abc import Iterator

import orjson
import pytest

from tests.attacks.arguments import Slot, slots
from tests.attacks.scene import Scene

pytest_plugins = ["tests.attacks.fixtures"]

MARK = "zqmark"
NASTY: tuple[str, ...] = (
    f"{MARK}' OR '1'='1",
    f"{MARK}'; DROP TABLE register.licence; --",
    f'{MARK}" OR ""="',
    f"{MARK}%",
    "%",
    "_",
    f"{MARK}$1",
    f"{MARK}\\'",
    f"{MARK}$$;select pg_sleep(9);$$",
    f"{MARK}\0",
    f"{MARK}\u202e\ufeff",
    f"{MARK}\U0001f600",
    f"{MARK}{{}}",
    f"{MARK}\r\nX: y",
    "{" + MARK + ",NULL}",
    f"{MARK}" * 200,
    "",
    " ",
)
NUMBERS = (2**31, 2**31 - 1, -(2**31) - 1, 2**63, -(2**63) - 1, 10**400, 1e308, 0.5, True)
SLOTS = list(slots())


def bodies(slot: Slot) -> Iterator[bytes]:
    """Write every nasty value in one place, as a variable and as a literal."""
    for value in (*NASTY, *NUMBERS, None, [MARK], {MARK: MARK}, [[MARK]], f"{MARK}\ud800"):
        for wrapped in [value, [value]] if slot.listed else [value]:
            yield json.dumps({"query": slot.variable(), "variables": {"v": wrapped}}).encode()
            whole = {"v": slot.wrap(wrapped)}
            yield json.dumps({"query": slot.whole(), "variables": whole}).encode()
        if isinstance(value, str | int | float):
            yield json.dumps({"query": slot.literal(json.dumps(value))}).encode()
    for text in (
        f'"{MARK}\\ud800"',
        f'"{MARK}\\u{{110000}}"',
        f'"""{MARK}\0"""',
        MARK,
        "$x",
        "NaN",
    ):
        yield json.dumps({"query": slot.literal(text)}).encode()


@pytest.mark.parametrize("slot", SLOTS, ids=lambda each: each.name)
def test_t49_a_nasty_value_is_data_or_an_error_and_never_sql(scene: Scene, slot: Slot) -> None:
    with scene.listening() as lines, scene.relay.counting() as statements:
        answers = [scene.send(body, slot.caller) for body in bodies(slot)]

    assert [each.text for each in answers if each.status_code not in (200, 400)] == []
    assert all(set(each.json()) for each in answers)
    assert not any(MARK in text for text in statements)
    assert not any(MARK.encode() in line for line in lines)
    assert {orjson.loads(line)["level"] for line in lines} <= {"INFO"}
    assert all(len(line) < 1000 for line in lines)


@pytest.mark.parametrize("slot", SLOTS, ids=lambda each: each.name)
def test_t49_an_error_never_shows_the_value(scene: Scene, slot: Slot) -> None:
    shown = [
        answer.text
        for answer in (scene.send(body, slot.caller) for body in bodies(slot))
        if MARK in answer.text
    ]

    assert shown == []


@pytest.mark.parametrize("value", ["%", "UTR-_", "UTR-1' OR '1'='1", "UTR-1\\", "utr-1"])
def test_t49_a_number_matches_exactly(scene: Scene, value: str) -> None:
    exact = "query($v: String!) { operatorLicence(number: $v) { number } }"
    named = """query($v: String) {
      operatorLicences(filter: { tradeName: $v }) { nodes { number } }
    }"""

    found = scene.ask(exact, "public", v=value).json()
    listed = scene.data(named, "public", v=value)

    assert found["data"] == {"operatorLicence": None}
    assert listed == {"operatorLicences": {"nodes": []}}


@pytest.mark.parametrize("name", ["a" * 63, "a" * 62 + "b", "select", "Table", "user"])
def test_t49_a_response_name_is_no_identifier_of_the_database(scene: Scene, name: str) -> None:
    twin = name[:-1] + "_"
    document = f"""{{ operatorLicence(number: "UTR-1") {{
      {name}: number {twin}: tradeName
    }} }}"""

    found = scene.data(document, "public")

    assert found == {"operatorLicence": {name: "UTR-1", twin: "Club UTR 1"}}
