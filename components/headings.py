"""The heading of a part of a page, with room beside it for its buttons."""

from __future__ import annotations

import html

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def part_heading(text: str) -> DeltaGenerator:
    """Draw the heading; what is drawn ``with`` the answer stands beside it."""
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    row.html(f'<h2 class="part">{html.escape(text)}</h2>', width="content")
    return row
