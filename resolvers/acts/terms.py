"""What acts are held to, as the settings have it."""

from dataclasses import dataclass

__all__ = ["Terms"]


@dataclass(frozen=True)
class Terms:
    """Limits of acts, and whether records are made up."""

    synthetic: bool = False
    """Whether every record that is made is marked as made up: for demonstration and test."""
    confirm_minutes: int = 10
    """Minutes in which a second officer confirms an inspection."""
    licence_years: int = 3
    """Years for which a licence is granted and renewed."""
    operator_years: int = 3
    """Years for which an operator licence is renewed."""
    photo_bytes: int = 40_000
    """Bytes that a photograph may have when it is handed in."""
