"""Map tiles of the reader's own: a folder of pictures, served under the map by this server alone.

``CLAIMSCOPE_TILES`` names a folder ``{z}/{x}/{y}.png``, ``.jpg`` or ``.webp`` in the usual scheme
of web maps, 256 pixels a tile, y from the north. Nothing else of it can be asked for. A file
``credit.txt`` in it holds the words that the maker of the tiles asks to be shown.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

TILES = "CLAIMSCOPE_TILES"
CREDIT_FILE, CREDIT_LIMIT = "credit.txt", 200
KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
DEEPEST = 22


@dataclass(frozen=True)
class TileFolder:
    """A folder of tiles: where it is, its zooms from the widest to the nearest, whose they are."""

    path: Path
    zooms: tuple[int, int]
    credit: str

    def tile(self, z: int, x: int, y: int) -> tuple[Path, str] | None:
        """The file of a tile with its type, None where there is none."""
        for ending, kind in KINDS.items():
            file = self.path / str(z) / str(x) / f"{y}{ending}"
            if file.is_file():
                return file, kind
        return None


def tile_folder() -> TileFolder | None:
    """The folder that ``CLAIMSCOPE_TILES`` names, if it is set.

    Raises :class:`ValueError` where it names no folder with a zoom in it.
    """
    given = os.environ.get(TILES, "").strip()
    if not given:
        return None
    path = Path(given).expanduser()
    found = sorted(zoom for zoom in range(DEEPEST + 1) if (path / str(zoom)).is_dir())
    if not found:
        raise ValueError(
            f"{TILES} is {given!r}, in which there is no folder of tiles such as 0/0/0.png: name "
            "the folder that holds the folders of the zooms."
        )
    return TileFolder(path, (found[0], found[-1]), _credit(path / CREDIT_FILE))


def _credit(file: Path) -> str:
    words = file.read_text("utf-8", "replace") if file.is_file() else ""
    return " ".join(words.split())[:CREDIT_LIMIT]


def tile_routes() -> list[BaseRoute]:
    """The addresses of the tiles; none where there are no tiles."""
    folder = tile_folder()
    if folder is None:
        return []

    async def tile(request: Request) -> Response:
        numbers = request.path_params
        found = folder.tile(numbers["z"], numbers["x"], numbers["y"])
        if found is None:
            return Response(status_code=404)
        return FileResponse(found[0], media_type=found[1])

    return [Route("/tiles/{z:int}/{x:int}/{y:int}", tile)]
