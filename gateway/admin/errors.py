"""What can go wrong on a page before its own work begins.

* PageError                   a request to a page gets an error page; has a status
  - CapacityAbsentError       the officer has no appointment in force
  - FormTooLargeError         a form has more bytes than allowed
  - FormUntrustedError        a form did not come from a page of this session
  - PermissionAbsentError     the policy does not open the page to the capacity
  - RecordAbsentError         there is nothing of that name, or not in reach
  - SignInRefusedError        the provider does not say who it is, or not surely enough
"""

from http import HTTPStatus

from gateway.admin.permissions import Permission
from gateway.errors import RequestRefusedError

__all__ = [
    "CapacityAbsentError",
    "FormTooLargeError",
    "FormUntrustedError",
    "PageError",
    "PermissionAbsentError",
    "RecordAbsentError",
    "SignInRefusedError",
]


class PageError(RequestRefusedError):
    """A request to a page is refused; nothing was changed."""


class CapacityAbsentError(PageError):
    """The officer has no appointment in force."""

    code = "CAPACITY_ABSENT"
    status = HTTPStatus.FORBIDDEN

    def __init__(self) -> None:
        super().__init__("You have no appointment in force: ask the administrator of yours.")


class FormTooLargeError(PageError):
    """A form has more bytes than allowed."""

    code = "FORM_TOO_LARGE"
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def __init__(self, limit: int) -> None:
        super().__init__(f"A form may have {limit} bytes, its files included: send less.")
        self.limit = limit


class FormUntrustedError(PageError):
    """A form did not come from a page of this session."""

    code = "FORM_UNTRUSTED"
    status = HTTPStatus.FORBIDDEN

    def __init__(self) -> None:
        super().__init__("This form is of another session: open the page again and send it anew.")


class PermissionAbsentError(PageError):
    """The policy does not open the page to the capacity."""

    code = "PERMISSION_ABSENT"
    status = HTTPStatus.FORBIDDEN

    def __init__(self, permission: Permission, rules: tuple[str, ...] = ()) -> None:
        super().__init__("The policy does not open this page to your appointment.")
        self.permission = permission
        self.rules = rules


class RecordAbsentError(PageError):
    """There is nothing of that name, or not in reach."""

    code = "RECORD_ABSENT"
    status = HTTPStatus.NOT_FOUND

    def __init__(self) -> None:
        super().__init__("Nothing is at this address, or it is not yours.")


class SignInRefusedError(PageError):
    """The provider does not say who it is, or not surely enough."""

    code = "SIGN_IN_REFUSED"
    status = HTTPStatus.FORBIDDEN

    def __init__(self, reason: str) -> None:
        super().__init__("Signing in did not succeed: try again, or ask your administrator.")
        self.reason = reason
