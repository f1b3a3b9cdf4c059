"""Why an act was not done: nothing of it was written.

* ActRefusedError
  - ApplicantKnownError       the applicant has an open application or a licence in force
  - BsnRealError              a number that could be a person's, where records are made up
  - CheckLimitError           there were as many checks as there may be
  - ConditionsUnmetError      what a licence is granted after is not all there
  - ConfirmationLateError     the second officer came after the time allowed
  - FindingUnknownError       a finding is none of those of its category
  - KeyReusedError            the idempotency key was used for something else
  - MemberUnfitError          an appointment cannot be in the team of this inspection
  - MunicipalityMissingError  the caller acts for several municipalities and names none
  - PhotoUnfitError           a photograph is no image that can be kept
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
    "ApplicantKnownError",
    "BsnRealError",
    "CheckLimitError",
    "ConditionsUnmetError",
    "ConfirmationLateError",
    "FindingUnknownError",
    "KeyReusedError",
    "MemberUnfitError",
    "MunicipalityMissingError",
    "PhotoUnfitError",
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


class ApplicantKnownError(ActRefusedError):
    """The applicant has an open application or a licence in force; nobody is told where."""

    code = "APPLICANT_KNOWN"

    def __init__(self) -> None:
        super().__init__("The applicant has an open application or a licence in force.")


class BsnRealError(ActRefusedError):
    """A number that could be a person's, where records are made up."""

    code = "BSN_REAL"

    def __init__(self) -> None:
        super().__init__(
            "Records are made up here: give a number of the test range, nine digits of which the"
            " first is 9."
        )


class CheckLimitError(ActRefusedError):
    """There were as many checks as there may be; this one counts too, and read nothing."""

    code = "CHECK_LIMIT_REACHED"

    def __init__(self, counted: str) -> None:
        super().__init__(f"There were too many checks {_COUNTED[counted]}.")
        self.counted = counted
        """``inspection``, ``officer``, ``client`` or ``public``."""


class ConditionsUnmetError(ActRefusedError):
    """What a licence is granted after is not all there."""

    code = "CONDITIONS_UNMET"

    def __init__(self, missing: Iterable[str]) -> None:
        super().__init__(f"A licence cannot be granted yet. Missing: {', '.join(missing)}.")


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


class PhotoUnfitError(ActRefusedError):
    """A photograph is no image that can be kept."""

    code = "PHOTO_UNFIT"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"A photo is a JPEG or PNG image in base64, of {most} bytes at most and of 100 to 4096"
            " pixels either way."
        )


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
