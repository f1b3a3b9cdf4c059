"""Addresses in settings: which forms they may have."""

from ipaddress import ip_address
from urllib.parse import urlsplit

__all__ = ["check_jwks", "check_postgres", "check_public", "is_loopback"]


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_jwks(value: str) -> str:
    """Take the address or path of an issuer's keys; `ValueError` if it is none."""
    address = urlsplit(value)
    if address.scheme == "http" and not is_loopback(address.hostname or ""):
        raise ValueError("give an https address; http is for loopback only")
    if address.scheme not in {"", "http", "https"}:
        raise ValueError("give an https address or the path of a file")
    return value


def check_public(value: str) -> str:
    """Take the address that callers know, without its last slash; `ValueError` if it is none."""
    address = urlsplit(value)
    if address.scheme not in {"http", "https"} or not address.netloc or address.query:
        raise ValueError("give an address as https://register.example")
    return value.rstrip("/")


def check_postgres(value: str) -> str:
    """Take the address of a database; `ValueError` if it is none."""
    if urlsplit(value).scheme not in {"postgres", "postgresql"}:
        raise ValueError("give an address that starts with postgresql://")
    return value
