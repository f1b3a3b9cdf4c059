"""What can go wrong before a document is looked at.

* GatewayError
  - SettingsInvalidError           a setting does not fit
  - AddressUnusableError           the server cannot listen on the address
  - PortTakenError                 another program listens on the port
  - RequestRefusedError            a request gets an HTTP error; has a status
    - TokenInvalidError            401
    - TokenMissingError            401
    - HeaderDuplicatedError        400
    - PurposeUnknownError          400
    - CaseMalformedError           400
    - AppointmentMalformedError    400
    - AppointmentAmbiguousError    400
    - AppointmentAbsentError       403
    - ClientAbsentError            403
    - PurposeNotOfClientError      403
    - DecisionsNotOfClientError    403
    - RequestIdInvalidError        400
    - BodyMalformedError           400
    - BodyTooLargeError            413
    - MediaTypeUnsupportedError    415
    - NotReadyError                503
    - HeadUnreadableError          503

Every ``code`` is public and stable. No message holds what a caller sent.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import ClassVar

__all__ = [
    "AddressUnusableError",
    "AppointmentAbsentError",
    "AppointmentAmbiguousError",
    "AppointmentMalformedError",
    "BodyMalformedError",
    "BodyTooLargeError",
    "CaseMalformedError",
    "ClientAbsentError",
    "DecisionsNotOfClientError",
    "GatewayError",
    "HeadUnreadableError",
    "HeaderDuplicatedError",
    "MediaTypeUnsupportedError",
    "NotReadyError",
    "PortTakenError",
    "PurposeNotOfClientError",
    "PurposeUnknownError",
    "RequestIdInvalidError",
    "RequestRefusedError",
    "SettingsInvalidError",
    "TokenInvalidError",
    "TokenMissingError",
]


class GatewayError(Exception):
    """Something the gateway can name went wrong."""

    code: ClassVar[str]


class SettingsInvalidError(GatewayError):
    """A setting does not fit; the message names it and never its value."""

    code = "SETTINGS_INVALID"

    def __init__(self, name: str | None, reason: str) -> None:
        sentence = reason[:1].lower() + reason[1:] if name else reason
        super().__init__(f"{name}: {sentence}." if name else f"{sentence}.")
        self.name = name


class AddressUnusableError(GatewayError):
    """The server cannot listen on the address."""

    code = "ADDRESS_UNUSABLE"

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"This program may not listen on port {port} of {host}:"
            " set REGISTERPOORT_HOST and REGISTERPOORT_PORT to an address of this machine."
        )


class PortTakenError(GatewayError):
    """Another program listens on the address."""

    code = "PORT_TAKEN"

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is taken: stop the program that listens there"
            " (a server that was killed may have left one behind)"
            " or set REGISTERPOORT_PORT to another port."
        )


class RequestRefusedError(GatewayError):
    """A request is answered with an HTTP error."""

    status: ClassVar[HTTPStatus]
    headers: ClassVar[dict[str, str]] = {}
    members: Mapping[str, object] = MappingProxyType({})
    """What the problem holds beside what every problem does; of the caller's own only."""


class TokenInvalidError(RequestRefusedError):
    """The access token is not accepted; the message is the same whatever the reason."""

    code = "TOKEN_INVALID"
    status = HTTPStatus.UNAUTHORIZED
    headers: ClassVar[dict[str, str]] = {"WWW-Authenticate": 'Bearer error="invalid_token"'}

    def __init__(self, reason: str) -> None:
        super().__init__("The access token is not valid here; ask your issuer for a new one.")
        self.reason = reason
        """Why, for the log only."""


class TokenMissingError(RequestRefusedError):
    """What is asked is for callers with an access token, and there is none."""

    code = "TOKEN_MISSING"
    status = HTTPStatus.UNAUTHORIZED
    headers: ClassVar[dict[str, str]] = {"WWW-Authenticate": "Bearer"}

    def __init__(self) -> None:
        super().__init__("Send an access token of your system as a bearer token.")


class HeaderDuplicatedError(RequestRefusedError):
    """A header that decides access stands in the request twice."""

    code = "HEADER_DUPLICATED"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self, name: str) -> None:
        super().__init__(f"Send the header {name} once.")


class PurposeUnknownError(RequestRefusedError):
    """The purpose is none of those there are."""

    code = "PURPOSE_UNKNOWN"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(f"Give Access-Purpose as one of: {', '.join(known)}.")


class CaseMalformedError(RequestRefusedError):
    """The case is not a UUID."""

    code = "CASE_MALFORMED"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self) -> None:
        super().__init__("Give Access-Case as the UUID of an open case.")


class AppointmentMalformedError(RequestRefusedError):
    """The appointment is not a UUID."""

    code = "APPOINTMENT_MALFORMED"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self) -> None:
        super().__init__("Give Access-Appointment as the UUID of one of your appointments.")


class AppointmentAmbiguousError(RequestRefusedError):
    """The officer holds several appointments and named none; the problem lists them."""

    code = "APPOINTMENT_AMBIGUOUS"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self, appointments: Iterable[Mapping[str, object]]) -> None:
        super().__init__(
            "You hold several appointments: name the one you act under in Access-Appointment."
        )
        self.members = {"appointments": list(appointments)}


class AppointmentAbsentError(RequestRefusedError):
    """The officer holds no appointment in force, or not the one named."""

    code = "APPOINTMENT_ABSENT"
    status = HTTPStatus.FORBIDDEN

    def __init__(self) -> None:
        super().__init__("You do not hold this appointment, or none that is in force today.")


class ClientAbsentError(RequestRefusedError):
    """The municipal system is not registered, or not any longer."""

    code = "CLIENT_ABSENT"
    status = HTTPStatus.FORBIDDEN

    def __init__(self) -> None:
        super().__init__("This system is not registered with the gateway; ask its administrator.")


class PurposeNotOfClientError(RequestRefusedError):
    """The municipal system may not ask for this purpose."""

    code = "PURPOSE_NOT_OF_CLIENT"
    status = HTTPStatus.FORBIDDEN

    def __init__(self, purpose: str) -> None:
        super().__init__(f"This system is not registered for the purpose {purpose}.")


class DecisionsNotOfClientError(RequestRefusedError):
    """The caller is no municipal system that may ask for decisions."""

    code = "DECISIONS_NOT_OF_CLIENT"
    status = HTTPStatus.FORBIDDEN

    def __init__(self) -> None:
        super().__init__(
            "Ask for decisions as a system that is registered for it, with a token of its own."
        )


class RequestIdInvalidError(RequestRefusedError):
    """The identifier of the request cannot be given back."""

    code = "REQUEST_ID_INVALID"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self) -> None:
        super().__init__("Give X-Request-ID once, as at most 128 printable ASCII signs.")


class BodyMalformedError(RequestRefusedError):
    """The request body is not what the address takes."""

    code = "BODY_MALFORMED"
    status = HTTPStatus.BAD_REQUEST

    def __init__(self, expected: str) -> None:
        super().__init__(f"Send {expected}.")


class BodyTooLargeError(RequestRefusedError):
    """The request body has more bytes than allowed."""

    code = "BODY_TOO_LARGE"
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def __init__(self, limit: int) -> None:
        super().__init__(f"Send at most {limit} bytes.")


class MediaTypeUnsupportedError(RequestRefusedError):
    """The request body is not JSON."""

    code = "MEDIA_TYPE_UNSUPPORTED"
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    headers: ClassVar[dict[str, str]] = {"Accept-Post": "application/json"}

    def __init__(self) -> None:
        super().__init__("Send the request as application/json in UTF-8.")


class NotReadyError(RequestRefusedError):
    """The gateway cannot answer now."""

    code = "NOT_READY"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    headers: ClassVar[dict[str, str]] = {"Retry-After": "2"}

    def __init__(self, failing: str) -> None:
        super().__init__(f"The gateway is not ready: {failing}. Try again in a moment.")


class HeadUnreadableError(RequestRefusedError):
    """No policy is in force, or the one in force cannot be read."""

    code = "HEAD_UNREADABLE"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    headers: ClassVar[dict[str, str]] = {"Retry-After": "2"}

    def __init__(self) -> None:
        super().__init__("The policy in force cannot be read. Try again in a moment.")
