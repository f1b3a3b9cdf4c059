"""Why a request is refused for the document that it sends or names.

* DocumentError (in `gateway.limits`)
  - DocumentNotTrustedError  the client may send trusted documents only, and this is none
  - DocumentUnknownError     the client has no such document that is in force
"""

from gateway.limits import DocumentError, Finding

__all__ = ["DocumentNotTrustedError", "DocumentUnknownError"]


class DocumentNotTrustedError(DocumentError):
    """The client may send trusted documents of its own only, and this text is none."""

    code = "DOCUMENT_NOT_TRUSTED"

    def __init__(self) -> None:
        super().__init__(
            Finding("This system may send only documents that were approved for it; this is none.")
        )


class DocumentUnknownError(DocumentError):
    """The client has no document of this name that is in force.

    It is the same for a name that nobody has, another system's, one that is not approved and one
    that was withdrawn.
    """

    code = "DOCUMENT_UNKNOWN"

    def __init__(self) -> None:
        super().__init__(Finding("This system has no approved document of this name."))
