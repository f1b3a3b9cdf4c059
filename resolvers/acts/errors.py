"""Why an act was not done: nothing of it was written.

* ActRefusedError
  - CheckLimitError           there were as many checks as there may be
  - ConfirmationLateError     the second officer came after the time allowed
  - FindingUnknownError       a finding is none of those of its category
  - KeyReusedError            the idempotency key was used for something else
  - MemberUnfitError          an appointment cannot be in the team of this inspection
  - MunicipalityMissingError  the caller acts for several municipalities and names none
  - RecordAbsentError         there is no such record, or it is not open to the caller
  - SecondOfficerError        one officer cannot do what takes two
  - StateForbidsError         the record is not in a state in which this can be done
  - TeamLeadMissingError      an inspection of this kind has a team lead in its team
  - TextPersonalError         a text holds what could name a person
  - TextSpecialError          a text holds what is nobody's to write down
  - TrackUnfitError           category, track, purpose and what it stands on do not fit
  - VersionConflictError      the record was changed since the caller read it
"""

from collections.abc import Iterable
from typing import ClassVar, Final

__all__ = [
    "ActRefusedError",
    "CheckLimitError",
    "ConfirmationLateError",
    "FindingUnknownError",
    "KeyReusedError",
    "MemberUnfitError",
    "MunicipalityMissingError",
    "RecordAbsentError",
    "SecondOfficerError",
    "StateForbidsError",
    "TeamLeadMissingError",
    "TextPersonalError",
    "TextSpecialError",
    "TrackUnfitError",
    "VersionConflictError",
]


_COUNTED: Final = {
    "inspection": "in this inspection: close it, and open another where there is more to check",
    "officer": "by you: go on in the next hour",
    "client": "by this system: go on in the next hour",
    "public": "by everybody: try again in a minute",
}


class ActRefusedError(Exception):
    """An act was not done.

    The message says what to do and holds no value of the register.
    """

    code: ClassVar[str] = "ACT_REFUSED"


class CheckLimitError(ActRefusedError):
    """There were as many checks as there may be; this one counts too, and read nothing."""

    code = "CHECK_LIMIT_REACHED"

    def __init__(self, counted: str) -> None:
        super().__init__(f"There were too many checks {_COUNTED[counted]}.")
        self.counted = counted
        """``inspection``, ``officer``, ``client`` or ``public``."""


class ConfirmationLateError(ActRefusedError):
    """The second officer came after the time allowed."""

    code = "CONFIRMATION_LATE"

    def __init__(self, minutes: int) -> None:
        super().__init__(
            f"An inspection is confirmed within {minutes} minutes: close this one and open another."
        )


class FindingUnknownError(ActRefusedError):
    """A finding is none of those of its category: it is coded, and no place for words."""

    code = "FINDING_UNKNOWN"

    def __init__(self, findings: Iterable[str]) -> None:
        super().__init__(f"Say what was found with one of these: {' '.join(findings)}")


class KeyReusedError(ActRefusedError):
    """The idempotency key was used for something else."""

    code = "KEY_REUSED"

    def __init__(self) -> None:
        super().__init__("This key was used for another act: give each act a key of its own.")


class MemberUnfitError(ActRefusedError):
    """An appointment cannot be in the team of this inspection."""

    code = "MEMBER_UNFIT"

    def __init__(self) -> None:
        super().__init__(
            "A team is made of supervisors who are appointed for the municipality of the"
            " inspection today, two of them at least."
        )


class MunicipalityMissingError(ActRefusedError):
    """The caller acts for several municipalities and names none."""

    code = "MUNICIPALITY_MISSING"

    def __init__(self) -> None:
        super().__init__("Name the municipality: you act for several.")


class RecordAbsentError(ActRefusedError):
    """There is no such record, or it is not open to the caller: nobody can tell which."""

    code = "NOT_FOUND_OR_DENIED"

    def __init__(self) -> None:
        super().__init__("There is no such record, or it is not open to you.")


class SecondOfficerError(ActRefusedError):
    """One officer cannot do what takes two."""

    code = "SECOND_OFFICER_NEEDED"

    def __init__(self, role: str) -> None:
        super().__init__(f"This takes another officer than the one {role}.")


class StateForbidsError(ActRefusedError):
    """The record is not in a state in which this can be done."""

    code = "STATE_FORBIDS"

    def __init__(self, state: str, allowed: Iterable[str]) -> None:
        fitting = " or ".join(sorted(allowed))
        super().__init__(f"The record is {state}; this can be done while it is {fitting}.")
        self.state = state


class TeamLeadMissingError(ActRefusedError):
    """An inspection of this kind has a team lead in its team."""

    code = "TEAM_LEAD_MISSING"

    def __init__(self) -> None:
        super().__init__("An inspection of advertisements has a team lead in its team.")


class TextPersonalError(ActRefusedError):
    """A text holds what could name a person: no shadow record is made in words."""

    code = "TEXT_PERSONAL"

    def __init__(self, name: str, found: str) -> None:
        super().__init__(f"{name} seems to hold {found}: say what was found, and of nobody who.")
        self.name = name
        self.found = found


class TextSpecialError(ActRefusedError):
    """A text holds what is nobody's to write down of a person."""

    code = "TEXT_SPECIAL"

    def __init__(self, name: str, found: str) -> None:
        super().__init__(
            f"{name} seems to speak of {found}: an annotation says what was found against a rule,"
            " and nothing else of anybody. A concern for a person is a referral."
        )
        self.name = name
        self.found = found


class TrackUnfitError(ActRefusedError):
    """Category, track, purpose and what an annotation stands on do not fit."""

    code = "TRACK_UNFIT"

    def __init__(self) -> None:
        super().__init__(
            "A category of the licensing track stands on one licence, for the purpose"
            " LICENCE_CHECK; one of illegal operation on one operator licence or one place. An"
            " annotation never changes track."
        )


class VersionConflictError(ActRefusedError):
    """The record was changed since the caller read it."""

    code = "VERSION_CONFLICT"

    def __init__(self, version: int) -> None:
        super().__init__(
            f"The record was changed meanwhile and is at version {version}: read it again, and"
            " decide whether this is still to be done."
        )
        self.version = version
