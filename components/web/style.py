"""The style sheet of every page, and the colours of the reader's theme."""

from __future__ import annotations

import streamlit as st

from claimscope.figures.theme import DARK, LIGHT, Palette

TIGHT = """<style>
    .stMainBlockContainer { padding: 4.25rem 1.5rem 2rem; }
    @media (max-width: 640px) {
        .stMainBlockContainer { padding: 4.25rem 1rem 2rem; }
        .st-key-where > :first-child { flex-basis: 100%; }
    }
    .headline { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem 1.1rem; }
    .headline h1 { font-size: 1.25rem; padding: 0; margin: 0; font-weight: 600; width: 100%; }
    .headline .counts { display: flex; flex-wrap: wrap; gap: .15rem .9rem; }
    .shown { overflow-wrap: anywhere; }
    .stMainBlockContainer > .stVerticalBlock { gap: .6rem; }
    .steps { max-width: 44rem; padding-left: 1.2rem; }
    .steps li { margin-bottom: .4rem; }
    .stMain kbd { color: inherit; opacity: 1; }
    button[kind^="primary"]:enabled, button[kind^="primary"]:enabled p {
        color: light-dark(#FFFFFF, #0E1117);
    }
    button[kind^="primary"]:disabled, button[kind^="primary"]:disabled p {
        color: light-dark(#5A6470, #A3ADB8);
    }
    .st-key-enter-applies { display: none; }
    .st-key-filters { gap: .3rem; }
    .beside { overflow-wrap: anywhere; }
    .beside ul { padding-left: 1.1rem; }
    .beside li { margin-bottom: .4rem; }
    @media (max-width: 1010px) {
        .stHorizontalBlock:has(.st-key-reported-figures) { flex-wrap: wrap; }
        .stHorizontalBlock:has(.st-key-reported-figures) > .stColumn { min-width: 100%; }
    }
    .st-key-reported-figures { container-type: inline-size; }
    @container (min-width: 880px) { .st-key-figures-phone-wide { display: none; } }
    @container (max-width: 879.9px) { .st-key-figures-wide-wide { display: none; } }
    @container (min-width: 420px) { .st-key-figures-phone-narrow { display: none; } }
    @container (max-width: 419.9px) { .st-key-figures-narrow-narrow { display: none; } }
    h2.part { font-size: 1.05rem; font-weight: 600; padding: 0; margin: 0; }
    @media print {
        .stSidebar, .stAppHeader, .stFileUploader, .stExpander { display: none; }
        .stMainBlockContainer { padding: 0; }
        .stHorizontalBlock:has(> .stColumn) { display: block; }
        .stMain iframe { width: 100% !important; }
        .stHtml, .stPlotlyChart, .stCustomComponentV1 { break-inside: avoid; }
    }
</style>"""


def current_palette() -> Palette:
    """The colours of figures in the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def themed_colour(status: str) -> str:
    """The colour of a status as style sheets write it: the one that the reader's theme asks for."""
    return f"light-dark({LIGHT.colour_of(status)}, {DARK.colour_of(status)})"


def show_style() -> None:
    """How closely things stand on every page."""
    st.html(TIGHT)
