"""Why an attempt to deliver a referral failed; it is tried again.

* DeliveryFailedError
  - ReceiverAbsentError       nobody is registered to receive it
  - ReceiverKeyAbsentError    there is no key that the receiver verifies with
  - ReceiverRefusedError      the receiver answered that it does not take it
  - ReceiverUnreachableError  the receiver did not answer
"""

from gateway.errors import GatewayError

__all__ = [
    "DeliveryFailedError",
    "ReceiverAbsentError",
    "ReceiverKeyAbsentError",
    "ReceiverRefusedError",
    "ReceiverUnreachableError",
]


class DeliveryFailedError(GatewayError):
    """A referral was not delivered; the message holds nothing of it."""

    code = "DELIVERY_FAILED"


class ReceiverAbsentError(DeliveryFailedError):
    """Nobody is registered to receive it."""

    code = "RECEIVER_ABSENT"

    def __init__(self) -> None:
        super().__init__("no receiver is registered for the kind and the municipality")


class ReceiverKeyAbsentError(DeliveryFailedError):
    """There is no key that the receiver verifies with."""

    code = "RECEIVER_KEY_ABSENT"

    def __init__(self) -> None:
        super().__init__("REGISTERPOORT_REFERRAL_KEY holds no key that the receiver verifies with")


class ReceiverRefusedError(DeliveryFailedError):
    """The receiver answered that it does not take it; nothing is followed elsewhere."""

    code = "RECEIVER_REFUSED"

    def __init__(self) -> None:
        super().__init__("the receiver does not acknowledge a referral")


class ReceiverUnreachableError(DeliveryFailedError):
    """The receiver did not answer in time, or nobody answers at its address."""

    code = "RECEIVER_UNREACHABLE"

    def __init__(self) -> None:
        super().__init__("the receiver does not answer")
