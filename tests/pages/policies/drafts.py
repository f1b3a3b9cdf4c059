"""Policy versions in every state, for the pages that show them."""

from dataclasses import replace
from typing import Final

from gateway.versions.proposing import propose
from policies.rules import Policy, Rule
from sql.database import Session, connect_owner
from tests.fixtures.pages import Browser, Bureau
from tests.fixtures.versions import CASES, POLICY, SHORTER

__all__ = [
    "BROKEN",
    "CLOSING",
    "MISFIT",
    "OPENING",
    "activate",
    "approve",
    "find_signature",
    "keep",
    "submit",
]

CLOSING: Final = Rule(
    "T1", "policy_author", "*", "*", "none", "Administration.policies", "read", "*", "", "",
    "deny", "AVG-32",
)  # fmt: skip
OPENING: Final = Rule(
    "T2", "policy_author", "*", "*", "none", "Administration.approvals", "write", "*", "", "",
    "allow", "AVG-32",
)  # fmt: skip
MISFIT: Final = replace(POLICY, rules=(*POLICY.rules, replace(OPENING, role="nobody")))
"""A policy that does not fit the register."""
BROKEN: Final = {"a.yaml": "- case: Nothing else\n"}
"""Cases that do not hold together."""


async def keep(
    office: Bureau,
    policy: Policy = SHORTER,
    cases: dict[str, str] = CASES,
    *,
    title: str = "One rule less",
    subject: str = "writer",
) -> int:
    """Keep a draft."""
    async with connect_owner(office.staff.database.dsn) as connection:
        return await propose(Session(connection), policy, cases, title=title, subject=subject)


def submit(writer: Browser, version: int) -> str:
    """Submit a draft; give the page that follows."""
    path = f"/admin/policies/{version}"
    return writer.post(f"{path}/submission", path).text


def find_signature(page: str) -> str:
    """Find what a page gives to sign."""
    return page.partition('name="signature" value="')[2][:64]


def approve(approver: Browser, version: int) -> str:
    """Sign what is shown; give the page that follows."""
    path = f"/admin/policies/{version}/approval"
    return approver.post(path, signature=find_signature(approver.get(path).text)).text


def activate(approver: Browser, version: int, moment: str = "") -> str:
    """Put a version in force; give the page that follows."""
    return approver.post(f"/admin/policies/{version}/activation", moment=moment).text
