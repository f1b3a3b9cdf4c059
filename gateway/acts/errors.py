"""What can go wrong with an act of an officer.

* ActError
  - ActorRefusedError  the officer has no appointment in force for this
"""

from gateway.errors import GatewayError

__all__ = ["ActError", "ActorRefusedError"]


class ActError(GatewayError):
    """An act is refused; nothing was changed."""


class ActorRefusedError(ActError):
    """The officer who acts has no appointment in force for this."""

    code = "ACT_OFFICER_REFUSED"

    def __init__(self) -> None:
        super().__init__("You hold no appointment in force for this: act under one that you hold.")
