"""Where to go back to: an address of the pages, and never one of somebody else."""

import re
from typing import Final

from gateway.admin.pages import ROOT

__all__ = ["own_path"]

_OWN: Final = re.compile(rf"{ROOT}(/[\w.~-]+)*(\?[\w.~%&=+:,-]*)?", re.ASCII)


def own_path(asked: object) -> str:
    """Give the path that was asked for where it is one of the pages, else the first page."""
    text = asked if isinstance(asked, str) else ""
    return text if _OWN.fullmatch(text) else ROOT
