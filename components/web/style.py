"""The style sheet of every page, and the colours of the reader's theme."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from claimscope.figures.theme import DARK, LIGHT, Palette
from components.state.session import SessionValue

_ASSETS = Path(__file__).parent / "assets"
LOGO = str(_ASSETS / "logo.svg")
_TAB = SessionValue[str]("tab", "Claimscope")
_PAGE = "".join((_ASSETS / f"{name}.css").read_text("utf-8") for name in ("page", "headline"))


def current_palette() -> Palette:
    """The colours of figures in the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def themed_colour(status: str) -> str:
    """The colour of a status as style sheets write it: the one that the reader's theme asks for."""
    return f"light-dark({LIGHT.colour_of(status)}, {DARK.colour_of(status)})"


def _shared_colours() -> str:
    """The colours that pages share with figures, by name, for every style sheet of the page."""
    names = ("paper", "muted", "grid", "border")
    pairs = ((name, getattr(LIGHT, name), getattr(DARK, name)) for name in names)
    return ":root {" + "".join(f"--{name}: light-dark({a}, {b});" for name, a, b in pairs) + "}"


def _scheme() -> str:
    """Which of the two colours holds, in dialogs and menus too: Streamlit says so of its app alone,
    and hangs those beside it.
    """
    return f":root {{ color-scheme: {'dark' if current_palette().dark else 'light'}; }}"


def begin_page() -> None:
    """First in a run: the whole width, and the tab of the browser called as before."""
    st.set_page_config(page_title=_TAB.get(), page_icon=LOGO, layout="wide")


def name_tab(what: str, case: str) -> None:
    """Call the tab of the browser by what is open in which case, where it has another name."""
    words = f"{what} · {case} · Claimscope"
    if words != _TAB.get():
        _TAB.set(words)
        st.set_page_config(page_title=words)


def show_style() -> None:
    """How closely things stand on every page."""
    st.logo(LOGO, size="small")
    st.html(f"<style>{_shared_colours()}{_scheme()}{_PAGE}</style>")
