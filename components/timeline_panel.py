"""Figures: a chart to look at and to pick from, and its table."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.words import event_words, said_words


def show_figures_chart(figure: go.Figure, *, key: str) -> str | None:
    """Draw a chart of figures; the pick of the claim whose mark was clicked in this very run."""
    answer = st.plotly_chart(
        figure,
        theme=None,
        key=key,
        on_select="rerun",
        selection_mode="points",
        config={"displayModeBar": False, "displaylogo": False, "scrollZoom": False},
    )
    points = answer["selection"]["points"]
    picked = points[0].get("customdata") if points else None
    picked = picked[0] if isinstance(picked, list) else picked
    return _new_pick(None if picked is None else f"claim:{picked}", f"{key}:seen")


def show_figures_table(figures: pd.DataFrame) -> None:
    """The figures as a table: what the chart shows, for reading and for the keyboard."""
    rows = figures.assign(
        said=list(map(said_words, figures["said_on"], figures["said_precision"])),
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


def _new_pick(picked: str | None, seen_key: str) -> str | None:
    """A pick other than the last run's: the chart goes on answering while a mark is selected."""
    before = st.session_state.get(seen_key)
    st.session_state[seen_key] = picked
    return picked if picked != before else None
