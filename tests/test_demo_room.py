"""The demonstration does not begin what the disk cannot hold."""

from pathlib import Path

import pytest

from gateway.demo.errors import DemoFolderError
from gateway.demo.files import require_room
from gateway.demo.load import Sizes


def test_too_little_room_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(DemoFolderError, match="free room"):
        require_room(tmp_path, 2**62)

    assert list(tmp_path.iterdir()) == []


def test_room_that_is_there_is_enough(tmp_path: Path) -> None:
    require_room(tmp_path, Sizes(licences=10, annotations=10, seed=1).bytes)
