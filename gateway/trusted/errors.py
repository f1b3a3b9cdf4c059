"""What can go wrong in the life of a trusted document.

* TrustedError
  - ApprovalOwnError       an officer approves what they proposed
  - BatchMalformedError    a manifest is none
  - ClientUnknownError     there is no such system, or it may not connect any longer
  - DocumentAbsentError    there is no such document
  - DocumentDecidedError   the document is in another state than this needs
  - DocumentNameError      the name of a document does not have its form
  - DocumentPresentError   this text is proposed or approved for the system already
  - ReviewChangedError     what was looked at is not so any more
"""

from gateway.errors import GatewayError

__all__ = [
    "ApprovalOwnError",
    "BatchMalformedError",
    "ClientUnknownError",
    "DocumentAbsentError",
    "DocumentDecidedError",
    "DocumentNameError",
    "DocumentPresentError",
    "ReviewChangedError",
    "TrustedError",
]


class TrustedError(GatewayError):
    """A step in the life of a trusted document is refused; nothing was changed."""


class ApprovalOwnError(TrustedError):
    """An officer approves what they proposed."""

    code = "TRUSTED_APPROVAL_OWN"

    def __init__(self) -> None:
        super().__init__("This officer proposed the document: let another one approve it.")


class BatchMalformedError(TrustedError):
    """A manifest is none, or holds none or too many documents."""

    code = "TRUSTED_MANIFEST_MALFORMED"

    def __init__(self) -> None:
        super().__init__(
            "Give a text, or a JSON list of one to fifty documents with name and document, or a "
            "manifest whose operations have name and body."
        )


class ClientUnknownError(TrustedError):
    """There is no such system, or it may not connect any longer."""

    code = "TRUSTED_CLIENT_UNKNOWN"

    def __init__(self) -> None:
        super().__init__("There is no such system, or it is ended: name one that may connect.")


class DocumentAbsentError(TrustedError):
    """There is no such document."""

    code = "TRUSTED_ABSENT"

    def __init__(self) -> None:
        super().__init__("There is no such document.")


class DocumentDecidedError(TrustedError):
    """The document is in another state than this needs."""

    code = "TRUSTED_STATE_UNFIT"

    def __init__(self, state: str) -> None:
        super().__init__(f"The document is {state}, so this cannot be done to it any more.")
        self.state = state


class DocumentNameError(TrustedError):
    """The name of a document does not have its form."""

    code = "TRUSTED_NAME_UNFIT"

    def __init__(self) -> None:
        super().__init__("Name a document in at most 200 characters on one line.")


class DocumentPresentError(TrustedError):
    """The text is proposed or approved for the system already."""

    code = "TRUSTED_PRESENT"

    def __init__(self) -> None:
        super().__init__("This text is proposed or approved for the system already.")


class ReviewChangedError(TrustedError):
    """What was looked at is not so any more."""

    code = "TRUSTED_CHANGED"

    def __init__(self) -> None:
        super().__init__("This changed since you looked at it: look again, then decide.")
