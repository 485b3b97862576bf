"""Write the table of letter widths that figures are laid out with.

    python -m tools.measure_fonts /usr/share/fonts/truetype/dejavu

The screen's font is the Source Sans that comes with Streamlit; pictures are laid out with DejaVu
Sans, the widest of the fonts that may draw them, from the folder given. Measured with Pillow.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import streamlit
from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

from claimscope.figures.text_width import TABLE

EM = 1000
REGULAR, BOLD = 400, 700
CHARACTERS = [
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x384, 0x3CE), (0x400, 0x45F))
    for code in range(first, last + 1)
] + list("–—‘’‚“”„†•…‰′″‹›€₽₴№™−≈≤≥")


def measure(font: FreeTypeFont) -> dict[str, str]:
    """The characters of each width in thousandths of the font's size."""
    by_width: defaultdict[int, list[str]] = defaultdict(list)
    for character in CHARACTERS:
        by_width[round(font.getlength(character))].append(character)
    return {str(width): "".join(found) for width, found in sorted(by_width.items())}


def main(dejavu: Path) -> None:
    """Measures both fonts and writes the table."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    [source_sans] = media.glob("SourceSansVF-Upright*")
    widths = {}
    for name, weight in (("screen", REGULAR), ("screen bold", BOLD)):
        font = ImageFont.truetype(str(source_sans), EM)
        font.set_variation_by_axes([weight])
        widths[name] = measure(font)
    for name, file in (("paper", "DejaVuSans.ttf"), ("paper bold", "DejaVuSans-Bold.ttf")):
        widths[name] = measure(ImageFont.truetype(str(dejavu / file), EM))
    TABLE.write_text(json.dumps(widths, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
