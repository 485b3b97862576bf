"""The style sheet of every page."""

from __future__ import annotations

import pytest
import streamlit as st

from claimscope.figures.theme import DARK, LIGHT, Palette
from components.web import style


@pytest.mark.parametrize(("palette", "scheme"), [(LIGHT, "light"), (DARK, "dark")])
def test_the_whole_page_takes_the_theme_and_with_it_what_hangs_beside_the_app(
    monkeypatch: pytest.MonkeyPatch, palette: Palette, scheme: str
) -> None:
    written: list[str] = []
    monkeypatch.setattr(style, "current_palette", lambda: palette)
    monkeypatch.setattr(st, "logo", lambda *_, **__: None)
    monkeypatch.setattr(st, "html", written.append)
    style.show_style()
    assert f":root {{ color-scheme: {scheme}; }}" in written[0]
