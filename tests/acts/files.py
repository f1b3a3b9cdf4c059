"""Applicants, their photographs, and what a licensing officer does about them, in tests."""

import random
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from PIL import Image

from gateway.demo.numbers import make_bsn
from tests.acts.deeds import Officer, Result

__all__ = ["APPLICANT", "GROUND", "Desk", "draw_photo", "make_applicant"]

GROUND: Final = "Wrs artikel 5, alle voorwaarden"
APPLICANT: Final = {
    "givenNames": "Robin",
    "familyName": "Verzonnen",
    "birthDate": "1990-04-03",
    "workPhone": "0612345678",
    "correspondenceAddress": "Postbus 1, Utrecht",
}
_CHANCE: Final = random.Random()


@cache
def draw_photo() -> str:
    """Draw a photograph of nobody, in base64."""
    content = BytesIO()
    Image.new("RGB", (210, 270), "#cfd8dd").save(content, "JPEG")
    return b64encode(content.getvalue()).decode()


def make_applicant(**given: object) -> dict[str, object]:
    """Make an applicant whom nobody knows."""
    bsn = make_bsn(_CHANCE)
    return {**APPLICANT, "bsn": bsn, "photo": draw_photo()} | given


@dataclass(frozen=True)
class Desk:
    """A licensing officer at work."""

    officer: Officer

    def do(
        self,
        act: str,
        given: dict[str, Any],
        *,
        select: str = "id status version",
        case: object = None,
        key: UUID | None = None,
    ) -> Result:
        """Do one act for the issuance of licences."""
        purpose = "licence-issuance"
        return self.officer.act(act, given, select=select, purpose=purpose, case=case, key=key)

    def apply(self, **given: object) -> Result:
        """Take an application."""
        return self.do("apply", make_applicant(**given))

    def interview(self, found: Any, outcome: str = "SELF_RELIANT", **given: object) -> Result:
        """Record the interview of an application."""
        held = {"heldOn": "2026-01-05", "outcome": outcome, "report": "Antwoorden helder."}
        return self.on("recordInterview", found, **held, **given)

    def on(self, act: str, found: Any, **given: object) -> Result:
        """Do an act on an application that was found."""
        named = {"id": found["id"], "version": found["version"]}
        return self.do(act, named | given, case=found["id"])

    def grant(self, found: Any, **given: Any) -> Result:
        """Grant an application that was found; what is asked is the licence."""
        named = {"id": found["id"], "version": found["version"], "ground": GROUND}
        select = "number status version validFrom validUntil decisions { id kind ground }"
        return self.do("grantLicence", named, select=select, case=found["id"], **given)

    def license(self, **given: object) -> Any:
        """Bring an application to its licence."""
        applied = self.apply(**given)
        return self.grant(self.interview(applied.data).data).data

    def open(self, licence: Any) -> str:
        """Open a decision procedure on a licence; give the case."""
        select = "procedures { id closedAt }"
        opened = self.do("openDecision", {"number": licence["number"]}, select=select)
        found: list[Any] = opened.data["procedures"]
        return next(str(each["id"]) for each in found if not each["closedAt"])

    def decide(self, act: str, licence: Any, **given: Any) -> Result:
        """Open a procedure and decide in it."""
        named = {"number": licence["number"], "version": licence["version"], "ground": GROUND}
        select = "number status version validUntil decisions { id kind objectionPending }"
        return self.do(act, named | given, select=select, case=self.open(licence))
