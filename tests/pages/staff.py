"""What tests of the pages of appointments do again and again."""

import re
from datetime import date, timedelta
from typing import Final

import httpx2

from tests.fixtures.pages import Browser

__all__ = ["HEADER", "appoint", "day", "identify", "send_sheet"]

HEADER: Final = "subject,name,role,home,valid_from,valid_until"


def day(number: int) -> str:
    """Give the day so many days from today, as a form has it."""
    return (date.today() + timedelta(days=number)).isoformat()  # noqa: DTZ011  # near midnight is far


def appoint(browser: Browser, subject: str, /, **fields: str) -> httpx2.Response:
    """Appoint an inspector of Utrecht from today, unless said otherwise."""
    usual = {
        "subject": subject,
        "name": f"Ms {subject}",
        "role": "inspector",
        "home": "GM0344",
        "valid_from": day(0),
        "valid_until": "",
    }
    return browser.post("/admin/appointments/new", **usual | fields)


def identify(answer: httpx2.Response) -> str:
    """Give the identifier of the appointment whose page is shown."""
    found = re.search(r"/admin/appointments/([0-9a-f-]{36})", str(answer.url))
    assert found, answer.text
    return found[1]


def send_sheet(browser: Browser, *lines: str) -> httpx2.Response:
    """Send a sheet of appointments to be looked at."""
    content = "\n".join((HEADER, *lines, "")).encode()
    path = "/admin/appointments/import"
    return browser.client.post(
        path, data={"csrf_token": browser.token(path)}, files={"sheet": ("staff.csv", content)}
    )
