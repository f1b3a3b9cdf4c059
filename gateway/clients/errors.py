"""What can go wrong with a municipal system.

* ActError
  - ClientError                a value does not fit; names the field
    - ClientBoundError         a bound is none, or wider than for every system
    - ClientIdError            the identifier does not have its form
    - ClientKeysAddressError   the address of the keys does not have its form
    - ClientKeysMalformedError the text holds no public keys
    - ClientKeysPrivateError   the text holds a secret
    - ClientKeysWeakError      a key is not one that signatures are accepted of
    - ClientKnownError         the identifier is registered already
    - ClientNameError          the name does not have its form
    - ClientOrganisationError  the OIN is none
    - ClientPurposesError      the purposes are none
  - ClientOverError            the system was ended and stays so
  - ClientUnregisteredError    there is no such system

No message holds what was typed: it could be a secret.
"""

from gateway.acts.errors import ActError

__all__ = [
    "ClientBoundError",
    "ClientError",
    "ClientIdError",
    "ClientKeysAddressError",
    "ClientKeysMalformedError",
    "ClientKeysPrivateError",
    "ClientKeysWeakError",
    "ClientKnownError",
    "ClientNameError",
    "ClientOrganisationError",
    "ClientOverError",
    "ClientPurposesError",
    "ClientUnregisteredError",
]


class ClientError(ActError):
    """A value does not fit what a system may be."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        """What to change: id, name, organisation, purposes, keys, address, or a bound."""


class ClientBoundError(ClientError):
    """A bound is none, or wider than for every system."""

    code = "CLIENT_BOUND_UNFIT"

    def __init__(self, field: str, most: int) -> None:
        super().__init__(field, f"Write a number from 1 to {most}, or leave it empty.")
        self.most = most


class ClientIdError(ClientError):
    """The identifier does not have its form."""

    code = "CLIENT_ID_UNFIT"

    def __init__(self) -> None:
        super().__init__("id", "Write 4 to 100 letters, digits, dots, dashes and underscores.")


class ClientKeysAddressError(ClientError):
    """The address of the keys does not have its form."""

    code = "CLIENT_KEYS_ADDRESS_UNFIT"

    def __init__(self) -> None:
        super().__init__("address", "Write an address that begins with https:// and names a host.")


class ClientKeysMalformedError(ClientError):
    """The text holds no public keys."""

    code = "CLIENT_KEYS_MALFORMED"

    def __init__(self) -> None:
        super().__init__(
            "keys", "Paste a public key as PEM, a JWK, or a key set with up to ten of them."
        )


class ClientKeysPrivateError(ClientError):
    """The text holds a secret; it was not kept."""

    code = "CLIENT_KEYS_PRIVATE"

    def __init__(self) -> None:
        super().__init__(
            "keys",
            "This is a private key. It was not stored, but it was sent: replace it, and give its "
            "public half here.",
        )


class ClientKeysWeakError(ClientError):
    """A key is not one that signatures are accepted of."""

    code = "CLIENT_KEYS_WEAK"

    def __init__(self) -> None:
        super().__init__(
            "keys",
            "Give keys for signatures: RSA of 2048 bits or more, or the curve P-256, P-384 or "
            "P-521, for ES, PS or RS256.",
        )


class ClientKnownError(ClientError):
    """The identifier is registered already, maybe for a system that was ended."""

    code = "CLIENT_KNOWN"

    def __init__(self) -> None:
        super().__init__("id", "A system with this identifier is registered: choose another one.")


class ClientNameError(ClientError):
    """The name does not have its form."""

    code = "CLIENT_NAME_UNFIT"

    def __init__(self) -> None:
        super().__init__("name", "Write the name in at most 200 characters on one line.")


class ClientOrganisationError(ClientError):
    """The OIN is none."""

    code = "CLIENT_OIN_UNFIT"

    def __init__(self) -> None:
        super().__init__(
            "organisation",
            "An OIN has 20 digits and begins with 00000001 (RSIN), 00000003 (KvK), 00000004 "
            "(SubOIN) or 00000099 (test): check each digit.",
        )


class ClientOverError(ActError):
    """The system was ended and stays so."""

    code = "CLIENT_OVER"

    def __init__(self) -> None:
        super().__init__("This system was ended and stays so: register a new one.")


class ClientPurposesError(ClientError):
    """The purposes are none, or not all of them are known."""

    code = "CLIENT_PURPOSES_UNFIT"

    def __init__(self) -> None:
        super().__init__("purposes", "Choose one purpose of the list at least.")


class ClientUnregisteredError(ActError):
    """There is no such system."""

    code = "CLIENT_UNKNOWN"

    def __init__(self) -> None:
        super().__init__("There is no such system.")
