"""Read ESRI shapefiles of lines and polygons, and the dBASE tables beside them.

Only what Natural Earth's files need: types 3, 5, 13 and 15, and text as UTF-8 or Latin-1.
"""

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

Part = list[tuple[float, float]]
HEADER = 100
LINES_AND_POLYGONS = (3, 5, 13, 15)


def read_parts(path: Path) -> Iterator[list[Part]]:
    """The parts (lines or rings) of each shape of a ``.shp`` file, in degrees."""
    content = path.read_bytes()
    at = HEADER
    while at < len(content):
        (words,) = struct.unpack_from(">i", content, at + 4)
        yield _parts(content, at + 8)
        at += 8 + 2 * words


def _parts(content: bytes, at: int) -> list[Part]:
    (kind,) = struct.unpack_from("<i", content, at)
    if kind not in LINES_AND_POLYGONS:
        return []
    parts, points = struct.unpack_from("<2i", content, at + 36)
    starts = [*struct.unpack_from(f"<{parts}i", content, at + 44), points]
    numbers = struct.unpack_from(f"<{2 * points}d", content, at + 44 + 4 * parts)
    flat = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [flat[one:other] for one, other in pairwise(starts)]


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a ``.dbf`` file, every cell as stripped text."""
    content = path.read_bytes()
    rows, header, length = struct.unpack_from("<IHH", content, 4)
    fields = []
    for at in range(32, header - 1, 32):
        name = content[at : at + 11].split(b"\0")[0].decode("ascii")
        fields.append((name, content[at + 16]))
    for row in range(rows):
        at = header + row * length + 1
        cells = {}
        for name, width in fields:
            cells[name] = _text(content[at : at + width])
            at += width
        yield cells


def _text(cell: bytes) -> str:
    cell = cell.strip(b" \0")
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        return cell.decode("latin-1")
