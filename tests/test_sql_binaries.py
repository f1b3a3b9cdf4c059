"""Where PostgreSQL's programs are looked for when no folder is named."""

from pathlib import Path

import pytest

from sql.binaries import find_binaries
from sql.errors import EmbeddedError


def put(folder: Path, version: str) -> Path:
    """Programs that only say their version."""
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for a machine without PostgreSQL: nothing packed, installed, found."""
    monkeypatch.setattr("sql.binaries.find_spec", lambda _: None)
    monkeypatch.setattr("sql.binaries._DEBIAN", tmp_path / "debian")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    return tmp_path


def test_a_machine_without_postgresql_is_told_what_to_install(bare: Path) -> None:
    with pytest.raises(EmbeddedError, match="found in the search path: install the package"):
        find_binaries(None)

    assert not list(bare.iterdir())


def test_the_search_path_is_looked_at(bare: Path) -> None:
    folder = put(bare / "path", "16.4")

    found = find_binaries(None)

    assert (found.folder, found.major) == (folder, 16)


def test_debians_newest_goes_before_the_search_path(bare: Path) -> None:
    put(bare / "path", "16.4")
    for major in (9, 15, 17):
        put(bare / "debian" / str(major) / "bin", f"{major}.1")

    found = find_binaries(None)

    assert (found.folder, found.major) == (bare / "debian/17/bin", 17)
