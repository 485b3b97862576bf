"""The parts of a page of which a phone shows one at a time."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.web.parts import mount


def show_panel_switch(*names: str) -> None:
    """Draw the switch between parts, which only a phone has; the first is shown at first."""
    mount("panel_switch", {"panels": list(names)}, key="panel-switch")


def panel(name: str) -> DeltaGenerator:
    """The container of a part that the switch names; with more room all of them are shown."""
    return st.container(key=f"panel-{name}")
