"""Figures: a chart to look at and to pick from, and its table."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.words import event_words, qualifier_words, said_words


def show_figures_chart(figure: go.Figure, *, key: str) -> str | None:
    """Draw a chart of figures; the pick of the claim whose mark was clicked in this very run.

    Plotly takes a second click on a mark for letting go of it, so after each pick the chart is
    drawn anew, with nothing selected: the same mark can be picked again.
    """
    turn = st.session_state.get(f"{key}:turn", 0)
    answer = st.plotly_chart(
        figure,
        theme=None,
        key=f"{key}:{turn}",
        on_select="rerun",
        selection_mode="points",
        config={"displayModeBar": False, "displaylogo": False, "scrollZoom": False},
    )
    points = answer["selection"]["points"]
    picked = points[0].get("customdata") if points else None
    if picked is None:
        return None
    st.session_state[f"{key}:turn"] = turn + 1
    return f"claim:{picked[0] if isinstance(picked, list) else picked}"


def show_figures_table(figures: pd.DataFrame) -> None:
    """The figures as a table: what the chart shows, for reading and for the keyboard."""
    rows = figures.assign(
        said=list(map(said_words, figures["said_on"], figures["said_precision"])),
        qualifier=list(map(qualifier_words, figures["qualifier"])),
        low=[_bound(value) for value in figures["low"]],
        high=[_bound(value) for value in figures["high"]],
        about=list(
            map(event_words, figures["event_from"], figures["event_to"], figures["event_precision"])
        ),
    )
    columns = {
        "source": "source",
        "wording": "as worded",
        "quantity": "quantity",
        "aspect": "which number",
        "qualifier": "qualifier",
        "low": "low",
        "high": "high",
        "said": "said",
        "about": "about",
        "standing": "standing of the claim",
        "title": "claim",
    }
    st.dataframe(rows[list(columns)].rename(columns=columns), hide_index=True)


def _bound(value: float) -> str:
    return "open" if pd.isna(value) else f"{value:,.10g}"
