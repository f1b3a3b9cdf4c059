"""Sheets that are sent, looked at, and sent along once more so that exactly they are taken."""

import base64

from starlette.datastructures import UploadFile

from gateway.admin.errors import FormUntrustedError
from gateway.admin.visits import Visit
from sql.sheets import Upload

__all__ = ["pack", "read_upload", "unpack"]


async def read_upload(visit: Visit, field: str) -> Upload | None:
    """Read the file of a field; `None` where none was chosen."""
    sent = visit.sent.get(field)
    if not isinstance(sent, UploadFile) or not sent.filename:
        return None
    return Upload(f"{field}.csv", await sent.read())


def pack(upload: Upload) -> str:
    """Write a file as text that a hidden field brings back byte by byte."""
    return base64.b64encode(upload.content).decode("ascii")


def unpack(visit: Visit, field: str) -> Upload:
    """Read a file that a hidden field brings back.

    Raises
    ------
    FormUntrustedError
        If it is none.
    """
    try:
        content = base64.b64decode(str(visit.sent.get(field, "")), validate=True)
    except ValueError:
        raise FormUntrustedError from None
    return Upload(f"{field}.csv", content)
