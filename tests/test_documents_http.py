"""Hostile documents and values over HTTP: refused in words that tell nothing, and cheaply."""

import pytest

from tests.world.serving import PUBLIC, World

BOMB = "{ ...F0 } " + " ".join(
    f"fragment F{level} on Query {{ ...F{level + 1} ...F{level + 1} }}" for level in range(22)
)
BOMB += " fragment F22 on Query { __typename }"
HOSTILE = {
    "t48_h20_fragments": BOMB,
    "h19_aliases": "{ " + " ".join(f"a{n}: __typename" for n in range(400)) + " }",
    "h21_overlaps": "{ " + "__typename " * 900 + "}",
    "h22_nesting": "{ a " * 400 + "}" * 400,
    "h22_tokens": "{ __typename }" + "# x\n" * 3000,
    "h23_introspection": "{ __schema { types "
    + "{ fields { type " * 12
    + "{ name }"
    + "} }" * 12
    + "} }",
}
VALUES = ["' OR 1=1 --", "%", '"', "\\", "\x00", "\ud800", "🦉" * 50, "GM0344'); DROP TABLE x"]


@pytest.mark.parametrize("name", sorted(HOSTILE))
async def test_t48_a_hostile_document_is_refused(world: World, name: str) -> None:
    answer = world.ask(HOSTILE[name], world.headers(PUBLIC))

    codes = {error["extensions"]["code"] for error in answer["errors"]}
    assert "data" not in answer
    assert codes <= {"LIMIT_EXCEEDED", "DOCUMENT_TOO_LARGE", "DOCUMENT_INVALID"}


async def test_h28_a_bad_document_writes_one_bounded_line(world: World) -> None:
    before = len(world.gateway.log.read_bytes().splitlines())

    world.ask("{ " + "secretword " * 900 + "}", world.headers(PUBLIC))

    (line,) = world.gateway.log.read_bytes().splitlines()[before:]
    assert len(line) < 1000
    assert b"secretword" not in line


@pytest.mark.parametrize("value", VALUES)
async def test_t49_a_value_is_only_ever_a_value(world: World, value: str) -> None:
    document = "query($v: String!) { operatorLicence(number: $v) { number } }"
    body = b'{"query": %b, "variables": {"v": %b}}' % (quote(document), quote(value))

    answer = world.gateway.client.post(
        "/graphql", content=body, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code in (200, 400)
    assert not (answer.json().get("data") or {}).get("operatorLicence")


def quote(text: str) -> bytes:
    """Write text as JSON, halves of surrogate pairs too."""
    escaped = "".join(f"\\u{ord(each):04x}" if ord(each) < 0x10000 else each for each in text)
    return f'"{escaped}"'.encode()
