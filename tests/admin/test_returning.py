"""Where a form goes back to: an address of the pages, whatever was asked."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gateway.admin.returning import own_path
from tests.policies.test_equality import DRAWN

OWN = ["/admin", "/admin/appointments", "/admin/policies/3/rules?role=inspector&page=2"]


@pytest.mark.parametrize("path", OWN)
def test_an_address_of_the_pages_is_kept(path: str) -> None:
    assert own_path(path) == path


@DRAWN
@given(st.text() | st.from_regex(r"/admin[/\\?#@:.a-z]*") | st.none())
@example("/admin\n")
@example("/admin/..//evil.example")
@example("/admin/%2e%2e/graphql")
def test_nobody_is_led_to_another_site(asked: str | None) -> None:
    path = own_path(asked)

    led = urlsplit(urljoin("https://register.example/admin/x", path))
    assert (led.scheme, led.netloc) == ("https", "register.example")
    assert path == "/admin" or path.startswith(("/admin/", "/admin?"))
