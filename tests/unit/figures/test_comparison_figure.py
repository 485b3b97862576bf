"""Competing figures as a chart: every figure as it was worded."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from claimscope.figures.comparison import comparison_figure
from claimscope.figures.theme import DARK, LIGHT, MARKS
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.ledger import open_ledger


@pytest.fixture(scope="module")
def troops(seed_case: Case) -> pd.DataFrame:
    return FIGURES_FRAME.shown(open_ledger(seed_case, Filters(quantities=("troops",))))


def traces(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def texts(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)


def test_every_figure_has_a_mark_that_knows_its_claim(troops: pd.DataFrame) -> None:
    marks = traces(comparison_figure(troops, LIGHT), "figure")
    assert sorted(mark.customdata[0] for mark in marks) == sorted(troops["claim_id"])


def test_every_figure_is_named_by_its_wording(troops: pd.DataFrame) -> None:
    words = texts(comparison_figure(troops, LIGHT))
    assert all(f"“{wording}”" in words for wording in troops["wording"])


def test_aspects_head_their_figures_in_the_order_of_the_vocabulary(troops: pd.DataFrame) -> None:
    words = texts(comparison_figure(troops, LIGHT))
    heads = [words.index(head) for head in ("IN PLACE", "IN TRAINING", "PLANNED TOTAL")]
    assert heads == sorted(heads)


def test_an_open_bound_leaves_the_picture_with_an_arrow(troops: pd.DataFrame) -> None:
    figure = comparison_figure(troops, LIGHT)
    [open_line] = traces(figure, "open")
    most = figure.layout.xaxis.range[1]
    assert list(open_line.x) == [1000, most]
    assert [note.x for note in figure.layout.annotations if note.arrowhead] == [most]


def test_a_range_is_a_bar_between_its_bounds(troops: pd.DataFrame) -> None:
    ranged = troops.head(1).assign(low=100.0, high=300.0, qualifier="between")
    [bar] = traces(comparison_figure(ranged, LIGHT), "range")
    assert list(bar.x) == [100, 300]


def test_up_to_is_open_downward(troops: pd.DataFrame) -> None:
    figure = comparison_figure(troops.head(1).assign(low=float("nan"), qualifier="up to"), LIGHT)
    [line] = traces(figure, "open")
    assert line.x[0] == 0
    assert [note.x for note in figure.layout.annotations if note.arrowhead] == [0]


def test_a_forecast_is_hollow(troops: pd.DataFrame) -> None:
    forecast = troops[troops["modality"] == "forecast"]
    [mark] = traces(comparison_figure(forecast, DARK), "figure")
    assert mark.marker.symbol == MARKS["forecast"].shape == "diamond-open"
