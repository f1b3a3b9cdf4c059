"""A known address is reached at once, and by its method and exact path only."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from gateway.shortcuts import ShortcutMiddleware, Shortcuts


@pytest.fixture
def client() -> TestClient:
    """A client of an application with one shortcut and no routes."""
    shortcuts = Shortcuts()
    app = Starlette(middleware=[Middleware(ShortcutMiddleware, shortcuts=shortcuts)])
    shortcuts.add("POST", "/graphql", PlainTextResponse("short"))
    return TestClient(app)


def test_a_known_address_is_answered(client: TestClient) -> None:
    assert client.post("/graphql?any=thing").text == "short"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/graphql"), ("POST", "/graphql/"), ("POST", "/GraphQL")]
)
def test_any_other_goes_on_to_the_routes(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 404
