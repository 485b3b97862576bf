"""A chart as a small picture to be recognised by."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import plotly.graph_objects as go
from PIL import Image

from claimscope.figures.page_layout import small_figure

if TYPE_CHECKING:  # it takes Chrome's libraries with it, which most runs do without
    from claimscope.rendering.renderer import Drawer

SHAPE = (168, 112)
"""Width and height in pixels, twice those at which it is shown."""


def preview_png(drawer: Drawer, figure: go.Figure) -> bytes:
    """The upper part of the figure, as PNG. Raises :class:`DrawingError`."""
    with Image.open(BytesIO(drawer.png(small_figure(figure, SHAPE[0])))) as drawn:
        paper = Image.new("RGB", SHAPE, "#FFFFFF")
        paper.paste(drawn.convert("RGB"), (0, 0))
    written = BytesIO()
    paper.save(written, "PNG")
    return written.getvalue()
