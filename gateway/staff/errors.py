"""What can go wrong with officers and appointments.

* ActError
  - AppointmentChangedError  an import would not do what was looked at before
  - AppointmentSheetError    a sheet of appointments does not hold together
  - AppointmentUnknownError  there is no such appointment within reach
  - StaffError               a value does not fit; names the field
    - AppointmentHeldError   the officer holds it already
    - AppointmentOverError   it is over
    - AppointmentOwnError    it would be the actor's own
    - DaysUnfitError         the days do not fit
    - DutiesApartError       the officer holds another role on one of these days
    - HomeOutsideError       another administrator sees to this home
    - HomeUnfitError         there is no such home, or not for this role
    - OfficerKnownError      the officer is registered already
    - OfficerUnfitError      subject or name does not fit
    - OfficerUnknownError    no officer is registered by this subject
    - RoleUnknownError       nobody is appointed to this
"""

from collections.abc import Sequence
from datetime import date

from gateway.acts.errors import ActError
from sql.sayings import Saying
from sql.sheets import Finding

__all__ = [
    "AppointmentChangedError",
    "AppointmentHeldError",
    "AppointmentOverError",
    "AppointmentOwnError",
    "AppointmentSheetError",
    "AppointmentUnknownError",
    "DaysUnfitError",
    "DutiesApartError",
    "HomeOutsideError",
    "HomeUnfitError",
    "OfficerKnownError",
    "OfficerUnfitError",
    "OfficerUnknownError",
    "RoleUnknownError",
    "StaffError",
]


class AppointmentChangedError(ActError):
    """An import would not do what was looked at before."""

    code = "APPOINTMENTS_CHANGED"

    def __init__(self) -> None:
        super().__init__(
            "Appointments changed meanwhile: see what the sheet would do now, and confirm that."
        )


class AppointmentSheetError(ActError):
    """A sheet of appointments does not hold together; nothing of it was taken."""

    code = "APPOINTMENTS_INVALID"

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)
        """One for each fault, with line, column and what to do; at least one."""


class AppointmentUnknownError(ActError):
    """There is no such appointment within the actor's reach."""

    code = "APPOINTMENT_UNKNOWN"

    def __init__(self) -> None:
        super().__init__("There is no such appointment among those that you see to.")


class StaffError(ActError):
    """A value does not fit what is registered, or what may be."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        """What to change: subject, name, role, home, valid_from or valid_until."""


class AppointmentHeldError(StaffError):
    """The officer holds the same appointment on one of these days."""

    code = "APPOINTMENT_HELD"

    def __init__(self, role: str, home: str) -> None:
        super().__init__(
            "valid_from",
            Saying(
                "The officer is {role} of {home} on one of these days:"
                " renew or end that appointment.",
                role=role,
                home=home,
            ),
        )


class AppointmentOverError(StaffError):
    """The appointment is over and stays so."""

    code = "APPOINTMENT_OVER"

    def __init__(self) -> None:
        super().__init__("valid_until", Saying("This appointment is over: grant a new one."))


class AppointmentOwnError(StaffError):
    """Nobody grants, ends or renews their own appointment."""

    code = "APPOINTMENT_OWN"

    def __init__(self) -> None:
        super().__init__(
            "subject", Saying("This would be your own appointment: let a colleague do it.")
        )


class DaysUnfitError(StaffError):
    """The days do not fit each other, today, or what was granted."""

    code = "APPOINTMENT_DAYS_UNFIT"


class DutiesApartError(StaffError):
    """The officer would hold a role that stands alone together with another."""

    code = "APPOINTMENT_DUTIES_APART"

    def __init__(self, role: str, other: str, until: date | None) -> None:
        values = {"role": role, "other": other}
        super().__init__(
            "role",
            Saying(
                "The officer is {other}, and {role} excludes that:"
                " begin after {until}, or end that first.",
                until=until,
                **values,
            )
            if until
            else Saying(
                "The officer is {other}, and {role} excludes that: end that first.", **values
            ),
        )


class HomeOutsideError(StaffError):
    """Another administrator sees to this home."""

    code = "APPOINTMENT_HOME_OUTSIDE"

    def __init__(self, home: str) -> None:
        super().__init__(
            "home", Saying("You do not see to {home}: ask its administrator.", home=home)
        )


class HomeUnfitError(StaffError):
    """There is no such home on the first day, or not for this role."""

    code = "APPOINTMENT_HOME_UNFIT"


class OfficerKnownError(StaffError):
    """An officer is registered by this subject already."""

    code = "OFFICER_KNOWN"

    def __init__(self, name: str) -> None:
        super().__init__(
            "subject",
            Saying("This subject is registered as {name}: appoint that officer.", name=name),
        )
        self.name = name


class OfficerUnfitError(StaffError):
    """The subject or the name of an officer does not fit."""

    code = "OFFICER_UNFIT"


class OfficerUnknownError(StaffError):
    """No officer is registered by this subject."""

    code = "OFFICER_UNKNOWN"

    def __init__(self) -> None:
        super().__init__(
            "subject",
            Saying("No officer is registered by this subject: give a name to register them."),
        )


class RoleUnknownError(StaffError):
    """Nobody is appointed to this."""

    code = "APPOINTMENT_ROLE_UNKNOWN"

    def __init__(self, roles: Sequence[str]) -> None:
        known = ", ".join(roles)
        super().__init__("role", Saying("Name one of these roles: {known}.", known=known))
