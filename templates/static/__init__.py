"""Files that pages load: style, script and image, ours and those of others (``NOTICE.md``)."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["read_static"]

_SUFFIXES = (".css", ".js", ".svg")


def read_static() -> dict[str, bytes]:
    """Read every file that pages load, by name.

    Returns
    -------
    dict of str to bytes
        A folder is one file: ``utrecht.css`` is all of ``utrecht/``, in order of name.
    """
    here = sorted(files(__name__).iterdir(), key=lambda each: each.name)
    folders = {f"{each.name}.css": _join(each) for each in here if each.is_dir()}
    return {each.name: each.read_bytes() for each in here if each.name.endswith(_SUFFIXES)} | {
        name: content for name, content in folders.items() if content
    }


def _join(folder: Traversable) -> bytes:
    parts = sorted(folder.iterdir(), key=lambda each: each.name)
    return b"\n".join(each.read_bytes() for each in parts if each.name.endswith(".css"))
