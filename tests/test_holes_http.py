"""Other ways to the endpoint, and several at once: T47, H16, H24."""

import orjson
import pytest

from tests.attacks.scene import CALLERS, Scene

pytest_plugins = ["tests.attacks.fixtures"]

DOCUMENT = '{ licenceCheck(number: "UTRECHT222") { licence { photo { base64 } } } }'
BODY = orjson.dumps({"query": DOCUMENT})
PHOTO = b"U2VjcmV0"
FORM = (
    b'--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n'
    + BODY
    + b'\r\n--x\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}\r\n--x--\r\n'
)


def test_h16_the_same_body_as_json_is_answered(scene: Scene) -> None:
    assert PHOTO in scene.send(BODY, "inspector").content


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", BODY),
        ("text/plain;application/json", BODY),
        ("application/x-www-form-urlencoded", BODY),
        ("application/x-www-form-urlencoded", b"query=%7B+__typename+%7D"),
        ("multipart/form-data; boundary=x", FORM),
        ("multipart/form-data", FORM),
        ("application/graphql", DOCUMENT.encode()),
        ("application/json+x", BODY),
        ("application/jsonp", BODY),
        ("application/json, text/plain", BODY),
        ("application/json; charset=utf-7", BODY),
        ("application/json; charset=utf-16", BODY.decode().encode("utf-16")),
        ("application/json; boundary=x", BODY),
        ("", BODY),
        ("*/*", BODY),
    ],
)
def test_h16_a_body_that_a_form_can_send_is_not_read(scene: Scene, kind: str, body: bytes) -> None:
    with scene.counting("inspector") as statements:
        answer = scene.send(body, "inspector", Content_Type=kind)

    assert answer.status_code == 415
    assert answer.json()["code"] == "MEDIA_TYPE_UNSUPPORTED"
    assert statements == []


def test_h16_a_body_without_a_type_is_not_read(scene: Scene) -> None:
    answer = scene.gateway.client.post("/graphql", content=BODY, headers=inspector(scene))

    assert answer.status_code == 415


def inspector(scene: Scene) -> dict[str, str]:
    return scene.headers(CALLERS["inspector"])


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"])
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "message/http"])
def test_h16_only_a_post_is_answered(scene: Scene, method: str, kind: str) -> None:
    asked = {"query": DOCUMENT, "variables": "{}"}
    headers = inspector(scene) | {
        "Content-Type": kind,
        "Origin": "https://evil.example",
        "Access-Control-Request-Method": "POST",
        "Apollo-Require-Preflight": "true",
    }

    with scene.counting("inspector") as statements:
        answer = scene.gateway.client.request(
            method, "/graphql", params=asked, content=BODY, headers=headers
        )

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert statements == []


def test_h16_a_document_in_the_address_is_not_read(scene: Scene) -> None:
    headers = inspector(scene) | {"Content-Type": "application/json"}

    answer = scene.gateway.client.post(
        "/graphql", params={"query": DOCUMENT}, content=b"{}", headers=headers
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "BODY_MALFORMED")


@pytest.mark.parametrize("name", ["Authorization", "access_token", "token", "session", "jwt"])
def test_h16_t47_a_cookie_says_nothing_of_who_asks(scene: Scene, name: str) -> None:
    token = scene.token("inspector-utrecht")
    headers = inspector(scene) | {"Cookie": f"{name}=Bearer {token}; {name}={token}"}
    del headers["Authorization"]

    answer = scene.gateway.ask(DOCUMENT, headers)

    assert answer.json()["data"] is None
    assert b"by public" in answer.content
    assert "set-cookie" not in answer.headers


def test_h16_t47_a_foreign_page_gets_no_leave_to_read(scene: Scene) -> None:
    answer = scene.send(
        BODY, "inspector", Origin="https://evil.example", Sec_Fetch_Site="cross-site"
    )

    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/graphql/", "//graphql", "/GraphQL", "/graphql/batch", "/graphql;a", "/graphiql", "/"]
)
def test_h16_there_is_one_address(scene: Scene, path: str) -> None:
    headers = inspector(scene) | {"Content-Type": "application/json"}

    answer = scene.gateway.client.request(
        "POST", f"{scene.gateway.url}{path}", content=BODY, headers=headers
    )

    assert answer.status_code == 404
    assert PHOTO not in answer.content


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"[" + BODY + b"]",
        b"[" + BODY + b"," + BODY + b"]",
        b"[" + b",".join([b'{"query":"{__typename}"}'] * 500) + b"]",
        b"[null]",
        BODY + b"\n" + BODY,
        b'{"operations":[' + BODY + b"]}",
        b'{"query":[' + orjson.dumps(DOCUMENT) + b"]}",
        b'{"0":' + BODY + b',"1":' + BODY + b"}",
    ],
)
def test_h24_several_operations_at_once_are_refused_whole(scene: Scene, body: bytes) -> None:
    with scene.counting("inspector") as statements, scene.listening() as lines:
        answer = scene.send(body, "inspector")

    assert (answer.status_code, answer.json()["code"]) == (400, "BODY_MALFORMED")
    assert statements == []
    assert len(lines) <= 1


def test_h24_a_document_of_many_operations_runs_the_one_that_is_named(scene: Scene) -> None:
    document = """query A { licenceValidity(number: "UTRECHT222") }
    query B { licenceCheck(number: "UTRECHT222") { result } }"""

    named = scene.send_named(document, "A", {}, "public").json()
    unnamed = scene.codes(document, "public")
    other = scene.send_named(document, "C", {}, "public").json()

    assert named == {"data": {"licenceValidity": "VALID"}}
    assert unnamed == {None: "OPERATION_AMBIGUOUS"}
    assert other["errors"][0]["extensions"] == {"code": "OPERATION_UNKNOWN"}


@pytest.mark.parametrize(
    "body",
    [
        b'{"query": "{ __typename }", "query": "{ me { name } }"}',
        b'{"query":"{ __typename }","variables":{},"variables":[]}',
        b'{"query":"{ __typename }","extensions":{"persistedQuery":{"sha256Hash":"x"}}}',
        b'{"query":"{ __typename }","operationName":""}',
        b'{"query":"{ __typename }","doc":"x"}',
    ],
)
def test_h24_what_json_says_twice_or_too_much_is_read_in_one_way(scene: Scene, body: bytes) -> None:
    first, second = (scene.send(body, "inspector") for _ in range(2))

    assert first.status_code in (200, 400)
    assert first.content == second.content
