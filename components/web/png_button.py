"""Buttons that save a Plotly figure as PNG or SVG, or copy it, drawn by the user's own browser.

Why in the browser: drawing a PNG on the server needs a Chrome there, which a user's machine may
not have. The browser that shows the page can draw the same figure with the ``plotly.min.js`` that
ships inside the plotly package, so nothing has to be installed and no other host is asked.

Why on demand: a page holds several charts and few of them are ever saved. Until its button is
clicked, a figure for saving is neither built nor sent, and the browser does not load Plotly.

One click, step by step: the browser makes up a token and sends it with the size chosen; the
fragment reruns, builds the figure and answers with the figure and the same token; the browser
draws it once and saves it. On any later run there is no token, so the figure leaves the page's
data again.
"""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import plotly
import streamlit as st
from plotly.io.json import to_json_plotly
from streamlit.components.v1 import declare_component

from claimscope.figures.page_layout import SIZES, USUAL_SIZE, PrintedFigure
from claimscope.figures.png_metadata import PictureFacts, chunk_bytes
from claimscope.figures.svg_metadata import svg_elements
from components.state.session import widget_value

MAX_FILE_NAME = 120

_ASSETS = Path(__file__).parent / "assets"
_PLOTLY = declare_component("plotly_assets", path=Path(plotly.__file__).parent / "package_data")
_mount_button = st.components.v2.component(
    "png_button",
    html=(_ASSETS / "png_button.html").read_text(encoding="utf-8"),
    css="\n".join(
        (_ASSETS / f"{name}.css").read_text("utf-8") for name in ("button", "png_button")
    ),
    js=(_ASSETS / "png_button.js").read_text(encoding="utf-8"),
)


Build = Callable[[str], tuple[PrintedFigure, PictureFacts]]


def show_png_button(
    build: Build, *, file_name: str, label: str, key: str, heading: str = ""
) -> None:
    """Draw small buttons that save what ``build`` returns as PNG or SVG, or copy it as PNG; with
    the ``heading`` of the figure they stand at the other end of its line.

    ``build`` gives the figure at one of ``SIZES``, by its name, and what its file says of itself.
    It is called after a click only, with whatever the page had when it was last drawn, so what is
    saved is what is on the screen. A size chosen at one button holds for all of them until the
    page is loaded again. An error that ``build`` raises is not caught here.

    ``label`` names what is saved, such as "the timeline": the first button's accessible name
    becomes "Save the timeline as PNG". ``file_name`` ends in ``.png``; an SVG has its own ending.
    Not for use inside ``st.form``, where Streamlit ignores clicks.
    """
    _show_in_fragment(build, file_name, label, key, heading)


@st.fragment
def _show_in_fragment(build: Build, file_name: str, label: str, key: str, heading: str) -> None:
    """Keep a click from rerunning the page: only this button is drawn again."""
    sizes = [{"name": name, "words": size.words} for name, size in SIZES.items()]
    data: dict[str, Any] = {"what": label, "file_name": file_name, "assets": _PLOTLY.name}
    data |= {"sizes": sizes, "usual": USUAL_SIZE, "heading": heading}
    if click := _click(key):
        paper, facts = build(click["size"])
        data |= {"token": click["token"], "spec": to_json_plotly(paper.spec), "scale": paper.scale}
        data |= {"chunks": b64encode(chunk_bytes(facts)).decode(), "about": svg_elements(facts)}
    _mount_button(key=key, data=data, width="stretch" if heading else "content")


def _click(key: str) -> dict[str, str] | None:
    """The token and the size of the click that caused this run, or None.

    Read from session state because the answer goes in with the mounting call, while the
    component's own result comes out of it, too late.
    """
    state = widget_value(key)
    click = state.get("save") if state else None
    return click if click and click.get("size") in SIZES else None


def png_file_name(*parts: str) -> str:
    """A file name every system accepts: ASCII words in lower case, joined by hyphens, ".png".

    Accents are dropped from their letters; other characters outside a-z and 0-9 separate words.
    A name too long for common file systems is cut at its end.
    """
    ascii_text = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text.lower())
    stem = "-".join(words)[: MAX_FILE_NAME - len(".png")].rstrip("-")
    return f"{stem or 'figure'}.png"
