"""A licensing officer of Utrecht reads everything that is sealed of one holder."""

from typing import Any, Final

from tests.world.keys import UTRECHT, Kind, licence_number, row_id
from tests.world.serving import Asker, World

__all__ = ["EVERYTHING", "NAMES", "SEALED_ANSWER", "ask"]

NUMBER: Final = licence_number(UTRECHT)
NAMES: Final = f'{{ licence(number: "{NUMBER}") {{ number h: holder {{ g: givenNames }} }} }}'
EVERYTHING: Final = f"""{{ licence(number: "{NUMBER}") {{
    minimumAgeMet photo {{ contentType base64 }} interview {{ report outcome }}
    holder {{ givenNames familyName birthDate bsn workPhone correspondenceAddress }} }} }}"""
SEALED_ANSWER: Final[dict[str, Any]] = {
    "minimumAgeMet": True,
    "photo": {"contentType": "image/jpeg", "base64": "/9j/4A=="},
    "interview": {"report": f"Verslag van {UTRECHT}", "outcome": "SELF_RELIANT"},
    "holder": {
        "givenNames": "Robin",
        "familyName": "Verzonnen",
        "birthDate": "1990-04-03",
        "bsn": "900000004",
        "workPhone": "+31 30 000 00 01",
        "correspondenceAddress": "Postbus 1, Utrecht",
    },
}


def ask(world: World, document: str = EVERYTHING) -> Any:
    """Ask within the procedure on the holder's licence."""
    case = row_id(Kind.PROCEDURE_LICENCE, UTRECHT, UTRECHT)
    headers = world.headers(Asker("licensing_officer", UTRECHT), "LICENCE_ISSUANCE", case)
    return world.ask(document, headers)
