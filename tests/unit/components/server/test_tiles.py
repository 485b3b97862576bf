"""Map tiles of the reader's own: which files are served, and what is wrong with a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.server.tiles import TILES, tile_folder, tile_routes


@pytest.fixture
def tiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tiles"
    for name in ("2/1/3.png", "3/0/0.jpg", "3/0/1.webp", "3/0/1.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    monkeypatch.setenv(TILES, str(folder))
    return folder


def test_a_tile_is_found_by_its_numbers_with_its_kind(tiles: Path) -> None:
    folder = tile_folder()
    assert folder
    assert folder.tile(2, 1, 3) == (tiles / "2/1/3.png", "image/png")
    assert folder.tile(3, 0, 0) == (tiles / "3/0/0.jpg", "image/jpeg")
    assert folder.tile(3, 0, 1) == (tiles / "3/0/1.webp", "image/webp")
    assert folder.tile(2, 1, 4) is None


def test_a_folder_tells_its_zooms_and_whose_it_is(tiles: Path) -> None:
    (tiles / "credit.txt").write_text("Made\n by hand ", "utf-8")
    folder = tile_folder()
    assert folder
    assert (folder.zooms, folder.credit) == ((2, 3), "Made by hand")


def test_without_a_folder_nothing_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TILES, raising=False)
    assert (tile_folder(), tile_routes()) == (None, [])


def test_a_folder_without_tiles_is_told_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TILES, str(tmp_path))
    with pytest.raises(ValueError, match=r"no folder of tiles such as 0/0/0\.png"):
        tile_routes()
