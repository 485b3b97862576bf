"""What the timeline says with its lanes, marks, bars and arrows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.figure_lane import figure_lane
from claimscope.figures.lanes import Lane
from claimscope.figures.theme import DARK, LIGHT, MARKS, Palette
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.views.filters import Clock
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME
from claimscope.views.ledger import Ledger
from tests.unit.figures.made_frames import Made, claims_of, figures_of

QUALIFIED: dict[str, tuple[float | None, float | None]] = {
    "exactly": (1500, 1500),
    "about": (1500, 1500),
    "at least": (1500, None),
    "more than": (1500, None),
    "up to": (None, 1500),
    "between": (1500, 3000),
}


def drawn(*figures: Made, claims: Iterable[Made] = (), **style: Any) -> go.Figure:
    return timeline_figure(figures_of(*figures), claims_of(*claims), TimelineStyle(LIGHT, **style))


def qualified(qualifier: str) -> Made:
    low, high = QUALIFIED[qualifier]
    return {"low": low, "high": high, "qualifier": qualifier}


def marks_in(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "scatter" and "markers" in trace.mode]


def lines_in(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines"]


def arrows_in(figure: go.Figure) -> list[Any]:
    return [note for note in figure.layout.annotations if note.showarrow is not False]


def words_in(figure: go.Figure) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


def value_axis(figure: go.Figure, trace: Any) -> Any:
    return figure.layout[trace.yaxis.replace("y", "yaxis")]


def stands_in(figure: go.Figure, trace: Any) -> bool:
    """Whether all of a trace lies within the values that its lane shows."""
    axis = value_axis(figure, trace)
    low, high = sorted(10**end if axis.type == "log" else end for end in axis.range)
    return all(low <= value <= high for value in trace.y)


def test_each_quantity_has_a_lane_of_its_own() -> None:
    figure = drawn(
        {"quantity": "troops", "claim_id": "sent"},
        {"quantity": "troops", "claim_id": "trained"},
        {"quantity": "containers", "claim_id": "shipped"},
        {"quantity": "killed", "claim_id": "killed"},
    )
    lanes = {trace.yaxis: set(trace.customdata) for trace in marks_in(figure)}
    assert sorted(map(sorted, lanes.values())) == [["killed"], ["sent", "trained"], ["shipped"]]
    for quantity in ("troops", "containers", "killed"):
        assert quantity in words_in(figure).lower()


def test_lanes_lie_under_each_other_on_one_time_axis() -> None:
    figure = drawn(
        {"quantity": "troops"}, {"quantity": "ships"}, {"quantity": "killed"}, claims=[{}]
    )
    spans = sorted({value_axis(figure, trace).domain for trace in marks_in(figure)})
    assert len(spans) == 4
    assert all(upper[0] >= lower[1] for lower, upper in pairwise(spans))
    assert {trace.xaxis for trace in figure.data} == {"x"}


def test_the_fullest_lane_comes_first() -> None:
    figure = drawn({"quantity": "killed"}, {"quantity": "troops"}, {"quantity": "troops"})
    top = max(marks_in(figure), key=lambda trace: value_axis(figure, trace).domain[1])
    assert len(top.x) == 2


@pytest.mark.parametrize("clock", ["said", "event"])
@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_every_mark_carries_its_claim(
    whole_seed: Ledger, clock: Clock, log: bool, whole: bool
) -> None:
    figures, claims = FIGURES_FRAME.shown(whole_seed), CLAIMS_FRAME.shown(whole_seed)
    style = TimelineStyle(LIGHT, clock=clock, log=log, whole=whole)
    figure = timeline_figure(figures, claims, style)
    for trace in marks_in(figure):
        assert len(trace.customdata) == len(trace.x) == len(trace.y)
        assert set(trace.customdata) <= set(claims["claim_id"])
        assert stands_in(figure, trace)


def test_the_seed_case_draws_every_figure(whole_seed: Ledger) -> None:
    figures = FIGURES_FRAME.shown(whole_seed)
    style = TimelineStyle(LIGHT, events=False)
    figure = timeline_figure(figures, CLAIMS_FRAME.shown(whole_seed), style)
    drawn_claims = [claim for trace in marks_in(figure) for claim in trace.customdata]
    assert sorted(drawn_claims) == sorted(figures["claim_id"])
    for wording in figures["wording"]:
        assert wording in words_in(figure)


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(("qualifier", "way"), [("at least", 1), ("more than", 1), ("up to", -1)])
def test_an_open_bound_gets_an_arrow_that_leads_away(qualifier: str, way: int, log: bool) -> None:
    [arrow] = arrows_in(drawn(qualified(qualifier), log=log))
    # Plotly counts ay downwards from the head to the tail, and yshift upwards.
    assert arrow.ay * way > 0
    assert arrow.yshift * way > 0
    assert arrow.y == pytest.approx(log10(1500) if log else 1500)


@pytest.mark.parametrize("qualifier", ["exactly", "about", "between"])
def test_a_closed_figure_has_no_arrow(qualifier: str) -> None:
    assert not arrows_in(drawn(qualified(qualifier)))


@pytest.mark.parametrize("log", [False, True])
def test_between_is_a_bar_from_low_to_high(log: bool) -> None:
    figure = drawn(qualified("between"), log=log)
    [bar] = lines_in(figure)
    assert bar.x[0] == bar.x[1]
    assert (bar.y, bar.line.dash) == ((1500, 3000), "solid")
    assert stands_in(figure, bar)


@pytest.mark.parametrize("qualifier", [name for name in QUALIFIED if name != "between"])
def test_nothing_but_between_has_a_bar(qualifier: str) -> None:
    assert not lines_in(drawn(qualified(qualifier)))


@pytest.mark.parametrize(
    "wording", ["around 12,000 soldiers", "thousands of soldiers", "more than 13,000 containers’"]
)
def test_a_label_keeps_the_words_of_the_figure(wording: str) -> None:
    assert wording in words_in(drawn({"wording": wording}))


def test_a_label_says_who_gives_the_figure_and_which_number_it_is() -> None:
    words = words_in(drawn({"source": "NIS (a service)", "aspect": "planned total"}))
    assert "NIS: " in words
    assert "a service" not in words
    assert "planned total" in words


def test_a_forecast_is_hollow_and_other_marks_are_drawn_as_their_status() -> None:
    rows = [{"status": status, "claim_id": status} for status in MARKS]
    [trace] = marks_in(drawn(*rows))
    shapes = dict(zip(trace.customdata, trace.marker.symbol, strict=True))
    colours = dict(zip(trace.customdata, trace.marker.color, strict=True))
    assert shapes["forecast"].endswith("-open")
    assert shapes == {status: mark.shape for status, mark in MARKS.items()}
    assert colours == {status: mark.colour for status, mark in MARKS.items()}


def test_a_month_is_drawn_as_the_stretch_it_may_lie_in() -> None:
    row = {"said_from": "2024-10-01", "said_on": "2024-10-17", "said_precision": "month"}
    figure = drawn(row)
    [stretch], [mark] = lines_in(figure), marks_in(figure)
    first, last = map(pd.Timestamp, stretch.x)
    assert (first, last) == (pd.Timestamp("2024-10-01"), pd.Timestamp("2024-10-17"))
    assert pd.Timestamp(mark.x[0]) == last, "the mark stands where it is surely known"
    assert stretch.y == (1500, 1500)
    assert stretch.line.dash != "solid"


def test_a_day_is_drawn_without_a_stretch() -> None:
    assert not lines_in(drawn({"said_on": "2024-10-17"}))


def test_a_stretch_never_leaves_the_days_shown() -> None:
    row = {"event_from": "2023-08-01", "event_to": "2024-10-18", "event_precision": "year"}
    figure = drawn(row, clock="event")
    [stretch] = lines_in(figure)
    assert pd.Timestamp(stretch.x[0]) == pd.Timestamp(figure.layout.xaxis.range[0])


def test_a_revised_figure_is_fainter_than_what_replaced_it() -> None:
    [trace] = marks_in(drawn({"current": 0}, {"current": 1}))
    assert trace.marker.opacity[0] < trace.marker.opacity[1]


@pytest.mark.parametrize(("clock", "day"), [("said", "2024-10-18"), ("event", "2024-10-16")])
def test_the_clock_chooses_the_day(clock: Clock, day: str) -> None:
    row = {"said_on": "2024-10-18", "event_from": "2024-10-16", "event_to": "2024-10-16"}
    [trace] = marks_in(drawn(row, clock=clock, whole=True))
    assert [pd.Timestamp(each) for each in trace.x] == [pd.Timestamp(day)]


def test_the_event_clock_leaves_out_what_has_no_event_date() -> None:
    dated = {"claim_id": "dated", "event_from": "2024-10-16", "event_to": "2024-10-16"}
    undated = {"claim_id": "undated", "wording": "some day", "quantity": "ships"}
    figure = drawn(dated, undated, clock="event")
    assert [trace.customdata for trace in marks_in(figure)] == [("dated",)]
    assert "some day" not in words_in(figure)


def test_log_axes_are_log_and_linear_ones_begin_at_zero() -> None:
    rows: list[Made] = [
        {"low": 6, "high": 6, "quantity": "killed"},
        {"low": 12_000, "high": 12_000},
    ]
    for trace in marks_in(log := drawn(*rows, log=True)):
        assert value_axis(log, trace).type == "log"
    for trace in marks_in(linear := drawn(*rows)):
        assert value_axis(linear, trace).type == "linear"
        assert value_axis(linear, trace).range[0] == 0


@st.composite
def figure_rows(draw: st.DrawFn) -> Made:
    low, high = sorted(draw(st.tuples(*[st.integers(1, 10_000_000)] * 2)))
    qualifier = draw(st.sampled_from(list(QUALIFIED)))
    has_low, has_high = (bound is not None for bound in QUALIFIED[qualifier])
    top = high if qualifier == "between" else low
    bounds = {"low": low if has_low else None, "high": top if has_high else None}
    return {**bounds, "qualifier": qualifier}


def lane_of(*rows: Made, log: bool = False) -> Lane:
    """A lane of figures of one quantity as it is before it is stacked with others."""
    figures = figures_of(*rows)
    placed = figures.assign(first=figures["said_from"], last=figures["said_on"])
    window = datetime(2024, 10, 1), datetime(2024, 10, 31)
    return figure_lane(placed.to_dict("records"), "troops", window, log=log)


@given(rows=st.lists(figure_rows(), min_size=1, max_size=5), log=st.booleans())
def test_every_mark_and_bar_stands_within_its_lane(rows: list[Made], log: bool) -> None:
    lane = lane_of(*rows, log=log)
    low, high = (10**end if log else end for end in lane.axis["range"])
    assert all(low <= value <= high for trace in lane.traces for value in trace["y"])


def labels_in(lane: Lane) -> list[dict[str, Any]]:
    return [note for note in lane.annotations if note["text"]]


@given(values=st.lists(st.integers(1, 20_000), min_size=2, max_size=8), log=st.booleans())
def test_labels_of_one_day_do_not_lie_on_each_other(values: list[int], log: bool) -> None:
    lane = lane_of(*({"low": value, "high": value} for value in values), log=log)
    low, high = lane.axis["range"]
    heights = sorted(
        (label["y"] - low) / (high - low) * lane.height + label["yshift"]
        for label in labels_in(lane)
    )
    assert len(heights) == len(values)
    assert all(upper - lower >= 12 for lower, upper in pairwise(heights))
    assert heights[0] >= 0
    assert heights[-1] <= lane.height


@pytest.mark.parametrize(("day", "way"), [("2024-10-02", 1), ("2024-10-30", -1)])
def test_a_label_stands_on_the_side_where_there_is_room(day: str, way: int) -> None:
    [label] = labels_in(lane_of({"said_on": day}))
    assert label["xanchor"] == {1: "left", -1: "right"}[way]
    assert label["xshift"] * way > 0


def test_a_lane_has_ticks_at_its_own_values() -> None:
    lane = lane_of({"low": 100, "high": 100}, {"low": 12_000, "high": 12_000})
    assert lane.axis["tickvals"] == [100, 12_000]
    lane = lane_of({"low": 11_999, "high": 11_999}, {"low": 12_000, "high": 12_000})
    assert lane.axis["tickvals"] == [12_000]


def test_labels_and_arrows_stand_in_the_lane_of_their_marks() -> None:
    figure = drawn(
        {"quantity": "troops", **qualified("at least"), "wording": "soldiers"},
        {"quantity": "ships", **qualified("at least"), "wording": "frigates", "claim_id": "sea"},
    )
    lane_of_claim = {trace.customdata[0]: trace.yaxis for trace in marks_in(figure)}
    notes = figure.layout.annotations
    assert {note.yref for note in notes if "soldiers" in note.text} == {lane_of_claim["a-claim"]}
    assert {note.yref for note in notes if "frigates" in note.text} == {lane_of_claim["sea"]}
    assert {arrow.yref for arrow in arrows_in(figure)} == set(lane_of_claim.values())


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("clock", ["said", "event"])
@pytest.mark.parametrize("log", [False, True])
def test_nothing_to_draw_gives_an_empty_figure(palette: Palette, clock: Clock, log: bool) -> None:
    style = TimelineStyle(palette, clock=clock, log=log, whole=True)
    figure = timeline_figure(figures_of(), claims_of(), style)
    assert not figure.data
    assert figure.layout.height > 0
    assert figure.layout.xaxis.range[0] < figure.layout.xaxis.range[1]
    json.loads(figure.to_json())


def test_filters_that_leave_nothing_give_an_empty_figure(nothing_found: Ledger) -> None:
    figures, claims = FIGURES_FRAME.shown(nothing_found), CLAIMS_FRAME.shown(nothing_found)
    assert not timeline_figure(figures, claims, TimelineStyle(LIGHT)).data


def test_without_figures_the_events_stand_alone() -> None:
    figure = drawn(claims=[{"claim_id": "sent"}])
    assert [set(trace.customdata) for trace in marks_in(figure)] == [{"sent"}]


def test_events_are_left_out_when_not_asked_for() -> None:
    figure = drawn({}, claims=[{"title": "An event"}], events=False)
    assert len(marks_in(figure)) == 1
    assert "An event" not in words_in(figure)


def days_shown(event: str, *, whole: bool = False) -> list[pd.Timestamp]:
    """The ends of the time axis where an event is spoken of on 17 and 18 October."""
    claim = {"event_from": event, "event_to": event, "said_on": "2024-10-17"}
    figure = drawn({"said_on": "2024-10-18"}, claims=[claim], whole=whole)
    return [pd.Timestamp(day) for day in figure.layout.xaxis.range]


@pytest.mark.parametrize("event", ["2023-08-01", "2024-10-16", "2025-06-01"])
def test_every_day_on_which_somebody_spoke_is_shown(event: str) -> None:
    first, last = days_shown(event)
    assert first < pd.Timestamp("2024-10-17") < pd.Timestamp("2024-10-18") < last


@pytest.mark.parametrize(
    ("event", "shown"), [("2023-08-01", False), ("2024-10-08", True), ("2025-06-01", False)]
)
def test_events_far_from_the_statements_are_shown_when_all_is_asked_for(
    event: str, shown: bool
) -> None:
    first, last = days_shown(event)
    assert (first < pd.Timestamp(event) < last) == shown
    first, last = days_shown(event, whole=True)
    assert first < pd.Timestamp(event) < last


def test_words_of_documents_are_shown_as_they_stand() -> None:
    hostile = "<b>6</b> %{x} <a href='https://example.org'>"
    row = {"wording": hostile, "quote": hostile, "source": hostile, "title": hostile}
    figure = drawn(row, claims=[{"title": hostile, "claim_id": "an-event"}])
    hovers = [text for trace in marks_in(figure) for text in trace.text or ()]
    templates = [trace.hovertemplate for trace in marks_in(figure)]
    for text in (words_in(figure), *hovers, *templates):
        assert "<b>6" not in text
        assert "<a " not in text
        assert "%{x}" not in text


def test_a_mark_tells_the_words_it_rests_on() -> None:
    row = {"quote": "“some 1,500”, it said", "said_on": "2024-10-18", "status": "contested"}
    [trace] = marks_in(drawn(row))
    assert trace.hovertemplate.startswith("%{text}")
    for words in ("“some 1,500”, it said", "18 Oct 2024", "contested", "NIS", "as stated"):
        assert words in trace.text[0]


def test_a_figure_of_nobody_stands_at_the_foot_of_a_log_lane(whole_seed: Ledger) -> None:
    figures = FIGURES_FRAME.shown(whole_seed).assign(low=0.0, high=0.0)
    figure = timeline_figure(
        figures, CLAIMS_FRAME.shown(whole_seed), TimelineStyle(LIGHT, log=True)
    )
    assert all(value > 0 for trace in figure.data if trace.name == "figures" for value in trace.y)


def test_the_title_of_a_lane_is_words_whatever_is_counted() -> None:
    figure = drawn({"quantity": "other", "unit": "<b>x</b> %{y} \x01"})
    [title] = [note.text for note in figure.layout.annotations if "X" in note.text]
    assert "<B>" not in title
    assert "%{" not in title
    assert "\x01" not in title


def bands_in(figure: go.Figure) -> list[tuple[float, float, str]]:
    """Each target of the figure in pixels above the bottom of its lane, with its claim."""
    return [
        (low, low + width, claim_id)
        for trace in figure.data
        if trace.name == "targets"
        for low, width, claim_id in zip(trace.y, trace.width, trace.customdata, strict=True)
    ]


@given(rows=st.lists(figure_rows(), min_size=1, max_size=8), log=st.booleans())
def test_every_label_lies_in_the_target_of_its_own_claim(rows: list[Made], log: bool) -> None:
    named = [
        {**row, "claim_id": f"claim-{n}", "said_from": f"2024-10-{2 + n % 2 * 7:02}"}
        for n, row in enumerate(rows)
    ]
    lane = lane_of(*named, log=log)
    low, high = lane.axis["range"]
    for label in labels_in(lane):
        at = (label["y"] - low) / (high - low) * lane.height + label["yshift"]
        [band] = [each for each in lane.bands if each.claim_id == label["name"]]
        assert band.low < at < band.high


def test_the_targets_of_a_lane_leave_no_gap_and_reach_over_all_days() -> None:
    figure = drawn(*({"claim_id": f"c{n}", "low": n, "high": n} for n in (1, 2, 900)))
    bands = sorted(bands_in(figure))
    assert [low for low, _, _ in bands] == [0.0, *(high for _, high, _ in bands[:-1])]
    [targets] = [trace for trace in figure.data if trace.name == "targets"]
    first, last = map(pd.Timestamp, figure.layout.xaxis.range)
    assert set(targets.base) == {first.to_pydatetime()}
    assert set(targets.x) == {(last - first) / pd.Timedelta(milliseconds=1)}


@pytest.mark.parametrize("day", ["0001-01-01", "1874-06-03", "9999-12-31"])
@pytest.mark.parametrize("whole", [True, False])
def test_any_day_of_the_calendar_is_within_the_days_shown(day: str, whole: bool) -> None:
    said = {"said_on": day, "said_from": day}
    claims = claims_of({"said_on": day, "event_from": day, "event_to": day})
    figure = timeline_figure(figures_of(said), claims, TimelineStyle(LIGHT, whole=whole))
    first, last = figure.layout.xaxis.range
    [mark] = [trace for trace in figure.data if trace.name == "figures"]
    assert first.isoformat()[:10] <= day <= last.isoformat()[:10]
    assert str(mark.x[0])[:10] == day
    assert "event" in {trace.name for trace in figure.data}
    assert figure.to_json()
