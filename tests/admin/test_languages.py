"""In which language a page speaks, and how it writes moments, days and names."""

from datetime import UTC, date, datetime

import pytest
from starlette.requests import Request

from gateway.admin.languages import Language, choose_language, read_languages
from gateway.versions.errors import OwnApprovalError

KNOWN = read_languages(str, {"GM0344": "Utrecht", "police:oost": "Oost"})


def ask(accepted: str = "", cookie: str = "") -> Language:
    headers = [(b"accept-language", accepted.encode()), (b"cookie", cookie.encode())]
    return choose_language(Request({"type": "http", "headers": headers}), KNOWN)


@pytest.mark.parametrize(
    ("accepted", "cookie", "chosen"),
    [
        ("", "", "nl"),
        ("en-GB,en;q=0.9", "", "en"),
        ("de, fr;q=0.8", "", "nl"),
        ("en", "registerpoort_language=nl", "nl"),
        ("en", "registerpoort_language=xx", "en"),
    ],
)
def test_a_page_speaks_what_was_asked_or_what_the_browser_prefers(
    accepted: str, cookie: str, chosen: str
) -> None:
    assert ask(accepted, cookie).code == chosen


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{{ moment|moment }}", "1 juli 2026 14:30"),
        ("{{ day|day }}", "1 juli 2026"),
        ("{{ 'inspector'|role }}", "Toezichthouder"),
        ("{{ 'AUDIT'|purpose }}", "Audit"),
        ("{{ 'GM0344'|home }}", "Utrecht (GM0344)"),
        ("{{ 'GM9999'|home }}", "GM9999 (GM9999)"),
        ("{{ 'police:oost'|home }}", "Oost"),
    ],
)
def test_a_page_writes_values_in_its_language(written: str, said: str) -> None:
    moment = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)

    text = KNOWN["nl"].templates.from_string(written).render(moment=moment, day=date(2026, 7, 1))

    assert text == said


def test_an_error_is_said_by_its_code_or_as_it_is() -> None:
    known, unknown = OwnApprovalError(3), ValueError("as it is")

    assert KNOWN["en"].explain(known) == str(known)
    assert KNOWN["nl"].explain(unknown) == "as it is"


def test_a_message_is_filled_in_after_it_is_translated() -> None:
    assert KNOWN["en"].say("{name} <b>", name="{name}") == "{name} <b>"
