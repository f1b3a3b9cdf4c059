"""What can go wrong with an act of an officer.

* ActError
  - ActorRefusedError  the officer has no appointment in force for this
"""

from http import HTTPStatus

from gateway.errors import GatewayError
from sql.sayings import Saying

__all__ = ["ActError", "ActorRefusedError"]


class ActError(GatewayError):
    """An act is refused; nothing was changed."""

    status = HTTPStatus.CONFLICT


class ActorRefusedError(ActError):
    """The officer who acts has no appointment in force for this."""

    code = "ACT_OFFICER_REFUSED"
    status = HTTPStatus.FORBIDDEN

    def __init__(self) -> None:
        super().__init__(
            Saying("You hold no appointment in force for this: act under one that you hold.")
        )
