"""What people write instead, and the least that any way of reading the rows takes.

*Naive*: a mask over the whole frame for each claim, a marker with a popup for each claim, every row
in the chart. Its work for claims is done for some of them and reckoned for all. *Floor*: a scan of
the quotes and three counts by group in Arrow, which is the fastest engine that the program has.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import folium
import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import pyarrow.compute as pc

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas

Clock = Callable[[], float]
"""What tells the seconds."""
MOST_CLAIMS = 200
"""Claims for which the naive way is walked; the time of the others is reckoned from theirs."""


@dataclass(frozen=True)
class Naive:
    """What a naive screen takes: milliseconds, and the bytes that it sends."""

    ms: float
    sent: int


def naive_work(case: Case, clock: Clock) -> dict[str, Naive]:
    """What the naive ways take, by screen."""
    claims, assertions = to_pandas(case.claims), to_pandas(case.assertions)
    places = to_pandas(case.claim_places).merge(to_pandas(case.places), on="place_id")
    figures = to_pandas(case.figures).merge(assertions, on="assertion_id")
    some = claims["claim_id"].head(MOST_CLAIMS)
    times = len(claims) / len(some)
    return {
        "table": _taken(lambda: _table(some, claims, assertions), times, clock),
        "places": _taken(lambda: _markers(some, places, assertions), times, clock),
        "timeline": _taken(lambda: _chart(figures), 1.0, clock),
    }


def floor_ms(case: Case, clock: Clock) -> float:
    """Milliseconds for a search through the quotes and three counts."""
    rows = pa.Table.from_pandas(to_pandas(case.assertions), preserve_index=False)
    return _taken(lambda: _scan(rows), 1.0, clock).ms


def _table(some: pd.Series, claims: pd.DataFrame, assertions: pd.DataFrame) -> str:
    """The whole table, with a status for each claim made of its rows, looked for among all."""
    lines = []
    for claim_id in some:
        said = assertions[assertions["claim_id"] == claim_id].sort_values("said_on")
        claim = claims[claims["claim_id"] == claim_id].iloc[0]
        denied = (said["stance"] == "denies").any()
        lines.append({**claim, "denied": bool(denied), "sources": said["source_id"].nunique()})
    return json.dumps(lines, default=str)


def _markers(some: pd.Series, places: pd.DataFrame, assertions: pd.DataFrame) -> str:
    """A map with a marker and a popup for each claim."""
    drawn = folium.Map()
    for claim_id in some:
        said = assertions[assertions["claim_id"] == claim_id]
        for place in places[places["claim_id"] == claim_id].to_dict("records"):
            popup = folium.Popup("<br>".join(said["quote"]))
            folium.Marker((place["lat"], place["lon"]), popup=popup).add_to(drawn)
    return str(drawn.get_root().render())


def _chart(figures: pd.DataFrame) -> str:
    """Every figure as a point that carries its whole row."""
    rows = figures.astype(str).to_numpy().tolist()
    points = go.Scatter(x=figures["said_on"], y=figures["low"], customdata=rows, mode="markers")
    return str(go.Figure(points).to_json())


def _scan(rows: pa.Table) -> str:
    found = pc.sum(pc.match_substring(rows["quote"], "held")).as_py()
    counts = [
        rows.group_by(column).aggregate([("assertion_id", "count")]).num_rows
        for column in ("claim_id", "source_id", "said_on")
    ]
    return f"{found} {counts}"


def _taken(work: Callable[[], str], times: float, clock: Clock) -> Naive:
    """What the work takes and makes, reckoned for so many times as much of it."""
    start = clock()
    made = work()
    return Naive(1000 * (clock() - start) * times, round(len(made.encode()) * times))
