"""What can go wrong while disclosures are sealed or verified.

* GatewayError
  - SealCounterBackError  the database counts transactions from before the last batch
  - SealKeyMissingError   earlier batches are signed, and there is no key to go on with
"""

from gateway.errors import GatewayError

__all__ = ["SealCounterBackError", "SealKeyMissingError"]


class SealCounterBackError(GatewayError):
    """The database counts transactions from before the last batch: it was made of a dump.

    New records would stand among those that are sealed, so nothing is sealed.
    """

    code = "SEAL_COUNTER_BACK"

    def __init__(self) -> None:
        super().__init__(
            "the database counts its transactions from before the last sealed batch:"
            " raise its epoch with pg_resetwal before it serves"
        )


class SealKeyMissingError(GatewayError):
    """Earlier batches are signed, and there is no key to go on with."""

    code = "SEAL_KEY_MISSING"

    def __init__(self) -> None:
        super().__init__("earlier batches are signed: set REGISTERPOORT_SEAL_KEY to go on")
