"""What the dot table of reported figures draws, and what it never does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.canvas import faded
from claimscope.figures.dot_table import LEFT_OUT
from claimscope.figures.table_columns import COLUMNS, Layout
from claimscope.figures.text_width import text_width
from claimscope.figures.theme import DARK, LIGHT, MARKS, Palette
from claimscope.figures.timeline import HEIGHTS, TimelineStyle, timeline_figure
from claimscope.views.filters import Clock
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME
from claimscope.views.ledger import Ledger
from tests.unit.figures.made_frames import Made, claims_of, figures_of

LAYOUTS = list(COLUMNS)
each_layout = pytest.mark.parametrize("layout", LAYOUTS)
THOUSANDS: Made = {
    "low": 1000,
    "high": None,
    "qualifier": "at least",
    "wording": "thousands of soldiers",
}
MORE_THAN: Made = {"low": 13_000, "high": None, "qualifier": "more than", "wording": "over 13,000"}
UP_TO: Made = {"low": None, "high": 900, "qualifier": "up to", "wording": "up to 900"}
RANGE: Made = {"low": 500, "high": 900, "qualifier": "between", "wording": "500 to 900"}
PLAIN: Made = {"low": 1500, "high": 1500, "wording": "1,500"}


def drawn(*figures: Made, claims: Iterable[Made] = (), **style: Any) -> go.Figure:
    return timeline_figure(figures_of(*figures), claims_of(*claims), TimelineStyle(LIGHT, **style))


def words_in(figure: go.Figure) -> str:
    return " | ".join(text for trace in traces(figure, "words") for text in trace.text)


def traces(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def rows_in(figure: go.Figure) -> list[str]:
    """The claims of the rows from top to bottom."""
    return [claim for trace in traces(figure, "rows") for claim in trace.customdata]


def in_row(figure: go.Figure, claim: str, name: str) -> list[tuple[float, Any]]:
    """The points of the marks or dashes in the row of a claim: x and the symbol or the colour."""
    [bars] = traces(figure, "rows")
    at = list(bars.customdata).index(claim)
    top, bottom = bars.y[at], bars.y[at] + bars.width[at]
    left = COLUMNS["narrow"].marks[0] - 10
    found = []
    for trace in traces(figure, name):
        looks = trace.marker.symbol if name == "marks" else trace.marker.line.color
        found += [
            (x, look)
            for x, y, look in zip(trace.x, trace.y, looks, strict=True)
            if top <= y <= bottom and x >= left
        ]
    return found


def stems_in(figure: go.Figure, claim: str) -> list[tuple[float, float, str]]:
    """The level lines in the row of a claim: from, to, colour."""
    [bars] = traces(figure, "rows")
    at = list(bars.customdata).index(claim)
    top, bottom = bars.y[at], bars.y[at] + bars.width[at]
    return [
        (x, end, colour)
        for x, y, end, other, colour in lines_in(figure)
        if y == other and top < y < bottom and abs(y - (top + bottom) / 2) < 1
    ]


def lines_in(figure: go.Figure) -> list[tuple[float, float, float, float, str]]:
    """The straight lines: x and y of both ends, colour. All of a kind are one shape."""
    return [
        (*map(float, re.split("[,L]", ends)), shape.line.color)
        for shape in figure.layout.shapes
        if shape.type == "path"
        for ends in shape.path.split("M")[1:]
    ]


def narrow(*figures: Made, **style: Any) -> go.Figure:
    return drawn(*figures, layout="narrow", events=False, height=5000, **style)


@each_layout
def test_every_statement_is_a_row_with_who_and_which_words(layout: Layout) -> None:
    figure = drawn(
        {**PLAIN, "claim_id": "a", "aspect": "in place"},
        {**MORE_THAN, "claim_id": "b", "quantity": "ships", "source": "NATO", "source_id": "nato"},
        layout=layout,
        height=5000,
    )
    assert sorted(rows_in(figure)) == ["a", "b"]
    words = words_in(figure)
    for said in ("<b>NIS</b> 1,500", "in place", "<b>NATO</b> over 13,000", "Troops", "Ships"):
        assert said in words


@each_layout
def test_a_row_is_one_target_over_the_full_width(layout: Layout) -> None:
    figure = drawn(PLAIN, THOUSANDS, claims=[{}], layout=layout, height=5000)
    [bars] = traces(figure, "rows")
    assert (bars.type, bars.orientation, bars.marker.opacity) == ("bar", "h", 0)
    assert set(bars.x) == {figure.layout.xaxis.range[1]}
    for other in figure.data:
        assert other.name == "rows" or other.hoverinfo == "skip", "the pointer is left to the rows"


def test_one_statement_of_several_sources_is_one_row() -> None:
    nato = {"source": "NATO", "source_id": "nato"}
    figure = narrow(PLAIN, {**PLAIN, **nato}, {**PLAIN, **nato, "said_on": "2024-10-20"})
    assert len(rows_in(figure)) == 2
    assert "<b>NIS, NATO</b> 1,500" in words_in(figure)


@pytest.mark.parametrize(
    ("status", "symbol", "filled"),
    [
        ("confirmed", "circle", True),
        ("corroborated", "diamond", True),
        ("unconfirmed", "circle", False),
        ("assessment", "square", False),
        ("contested", "circle", False),
    ],
)
def test_firm_marks_are_filled_and_others_hollow(status: str, symbol: str, filled: bool) -> None:
    figure = narrow({**PLAIN, "status": status})
    [marks] = traces(figure, "marks")
    colour = LIGHT.colour_of(status)
    shown = list(zip(marks.marker.symbol, marks.marker.color, marks.marker.line.color, strict=True))
    assert (symbol, colour if filled else LIGHT.paper, colour) in shown
    assert ("x-thin" in marks.marker.symbol) == (status == "contested")


def test_a_forecast_is_a_dashed_ring_on_a_dashed_stem() -> None:
    figure = narrow({**PLAIN, "status": "forecast"})
    rings = [each for each in figure.layout.shapes if each.type == "circle"]
    assert {each.line.color for each in rings} == {LIGHT.colour_of("forecast")}
    assert any(each.line.dash == "3px,3px" for each in figure.layout.shapes)


def test_no_upper_limit_is_a_bracket_that_fades_away() -> None:
    figure = narrow(MORE_THAN)
    dashes = in_row(figure, "a-claim", "dashes")
    [(start, end, _)] = stems_in(figure, "a-claim")
    assert start == COLUMNS["narrow"].marks[0]
    assert all(x > end for x, _ in dashes)
    assert dashes[0][1] == LIGHT.colour_of("unconfirmed")
    assert len({colour for _, colour in dashes}) == len(dashes)
    assert not in_row(figure, "a-claim", "marks")
    assert "no upper limit" in words_in(figure)


def test_no_lower_limit_fades_towards_zero() -> None:
    figure = narrow(UP_TO, {**PLAIN, "claim_id": "other"})
    xs = [x for x, _ in in_row(figure, "a-claim", "dashes")]
    assert xs == sorted(xs, reverse=True)
    assert not stems_in(figure, "a-claim")
    assert not in_row(figure, "a-claim", "marks")
    assert "no lower limit" in words_in(figure)


def test_thousands_is_no_point_at_a_thousand() -> None:
    figure = narrow(THOUSANDS, {**PLAIN, "claim_id": "other"})
    assert not in_row(figure, "a-claim", "marks")
    assert not stems_in(figure, "a-claim")
    assert in_row(figure, "a-claim", "dashes")


def test_a_range_is_a_bar_from_low_to_high() -> None:
    figure = narrow(RANGE, {**PLAIN, "claim_id": "other", "low": 1000, "high": 1000})
    [(start, end, colour)] = stems_in(figure, "a-claim")
    left, right = COLUMNS["narrow"].marks
    assert start == pytest.approx((left + right) / 2, abs=0.1)
    assert end == pytest.approx(left + 0.9 * (right - left), abs=0.1)
    assert colour == LIGHT.colour_of("unconfirmed")
    assert not in_row(figure, "a-claim", "marks")


def test_about_is_a_plain_dot() -> None:
    about = narrow({**PLAIN, "qualifier": "about"})
    assert not in_row(about, "a-claim", "dashes")
    assert len(in_row(about, "a-claim", "marks")) == 1


@pytest.mark.parametrize("value", [0, -500])
def test_zero_and_less_are_drawn(value: int) -> None:
    figure = narrow({**PLAIN, "low": value, "high": value}, {**PLAIN, "claim_id": "other"})
    [(at, _)] = in_row(figure, "a-claim", "marks")
    [(positive, _)] = in_row(figure, "other", "marks")
    left, right = COLUMNS["narrow"].marks
    assert left <= at < positive <= right
    [(zero, end, _)] = stems_in(figure, "a-claim")
    assert (end < zero) == (value < 0)


def test_a_revised_figure_is_fainter_and_says_so() -> None:
    figure = narrow({**PLAIN, "current": 0, "status": "confirmed"})
    assert "revised" in words_in(figure)
    stem = faded(LIGHT.colour_of("confirmed"), LIGHT.paper, 0.45 * 0.5)
    [(_, _, colour)] = stems_in(figure, "a-claim")
    assert int(colour[1:3], 16) >= int(stem[1:3], 16) - 2


@pytest.mark.parametrize("row", [THOUSANDS, MORE_THAN, UP_TO, RANGE])
def test_a_status_that_no_mark_shows_is_written(row: Made) -> None:
    assert "· contested" in words_in(narrow({**row, "status": "contested"}))
    assert "· contested" not in words_in(narrow({**PLAIN, "status": "contested"}))


def test_a_denial_says_so() -> None:
    assert ">denies</span> 1,500" in words_in(narrow({**PLAIN, "stance": "denies"}))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"said_on": "2024-10-17"}, "17 Oct"),
        ({"said_on": "2024-10-17", "said_precision": "month"}, "in Oct"),
        ({"said_on": "2024-10-17", "said_precision": "year"}, "2024"),
        ({"said_on": "2024-10-17", "said_precision": "unknown"}, "by 17 Oct"),
    ],
)
def test_a_day_is_told_no_sharper_than_it_is_known(row: Made, words: str) -> None:
    figure = narrow({**row})
    assert words in [text for trace in traces(figure, "words") for text in trace.text]
    assert "reported in 2024" in words_in(figure)


def test_days_of_several_years_have_their_year() -> None:
    figure = narrow({"said_on": "2024-10-17"}, {"said_on": "2025-04-28", "claim_id": "b"})
    assert "17 Oct 2024" in words_in(figure)
    assert "28 Apr 2025" in words_in(figure)
    assert "reported in" not in words_in(figure)


@pytest.mark.parametrize(("clock", "words"), [("said", "18 Oct"), ("event", "16 Oct")])
def test_the_clock_chooses_the_day(clock: Clock, words: str) -> None:
    row = {
        "said_on": "2024-10-18",
        "event_from": "2024-10-16",
        "event_to": "2024-10-16",
        "event_precision": "day",
    }
    assert words in words_in(narrow(row, clock=clock))


def test_the_event_clock_leaves_out_what_has_no_event_date() -> None:
    dated = {"claim_id": "dated", "event_from": "2024-10-16", "event_to": "2024-10-16"}
    assert rows_in(narrow(dated, {"claim_id": "undated"}, clock="event")) == ["dated"]


@each_layout
def test_the_seed_shows_every_figure_where_there_is_room(
    whole_seed: Ledger, layout: Layout
) -> None:
    figures, claims = FIGURES_FRAME.shown(whole_seed), CLAIMS_FRAME.shown(whole_seed)
    style = TimelineStyle(LIGHT, layout=layout, events=False)
    figure = timeline_figure(figures, claims, style)
    assert sorted(rows_in(figure)) == sorted(figures["claim_id"])
    words = words_in(figure)
    assert "Troops: from 1,500 in place to about" in words.replace("<b>", "").replace("</b>", "")
    assert figure.layout.meta[LEFT_OUT] == ""


@pytest.mark.parametrize("height", [200, 400, 900])
def test_what_has_no_room_is_counted(height: int) -> None:
    rows = [{**PLAIN, "claim_id": f"c{n}", "low": n, "high": n} for n in range(80)]
    figure = drawn(*rows, layout="narrow", height=height, events=False)
    shown = len(rows_in(figure))
    assert figure.layout.height <= height + 10
    assert figure.layout.meta[LEFT_OUT] == f"{80 - shown} more figures: troops {80 - shown}"
    assert "more figures" not in words_in(figure)
    assert f"{shown} of 80 shown" in words_in(figure)


@pytest.mark.parametrize("layout", ["half", "narrow", "wide"])
def test_what_is_left_out_is_told_in_one_line(layout: Layout) -> None:
    units = [f"kilometres of road number {number}" for number in range(20)]
    rows = [{**PLAIN, "quantity": "other", "unit": unit, "claim_id": unit} for unit in units]
    rows += [{**PLAIN, "quantity": each} for each in ("killed", "wounded", "shells", "missiles")]
    rows += [{**PLAIN, "quantity": each} for each in ("casualties", "containers", "captured")]
    told = drawn(*rows, layout=layout, height=150, events=False).layout.meta[LEFT_OUT]
    assert re.match(r"\d+ more figures: \w+", told)
    assert text_width(told, 13) <= COLUMNS[layout].width


@each_layout
def test_a_key_of_many_marks_leaves_less_room_for_rows(layout: Layout) -> None:
    rows = [{**PLAIN, "claim_id": f"c{n}", "status": each} for n, each in enumerate(MARKS)] * 9
    rows += [{**UP_TO, "claim_id": "up"}, {**MORE_THAN, "claim_id": "more"}]
    figure = drawn(*rows, layout=layout, height=400, events=False)
    assert figure.layout.height <= 400


def test_on_paper_what_has_no_room_is_the_last_line() -> None:
    rows = [{**PLAIN, "claim_id": f"c{n}", "low": n, "high": n} for n in range(80)]
    figure = drawn(*rows, layout="paper", height=400, events=False)
    assert figure.layout.meta[LEFT_OUT] in words_in(figure)


def test_events_are_rows_of_their_own_claims() -> None:
    figure = drawn({}, claims=[{"claim_id": "sent", "title": "They were sent"}])
    assert rows_in(figure) == ["a-claim", "sent"]
    assert "They were sent" in words_in(figure)
    assert "Reported events" in words_in(figure)
    assert "They were sent" not in words_in(drawn({}, claims=[{"claim_id": "sent"}], events=False))


def test_events_without_figures_stand_alone() -> None:
    assert rows_in(drawn(claims=[{"claim_id": "sent"}])) == ["sent"]


def test_an_event_far_from_the_statements_is_an_arrow_at_the_edge() -> None:
    early = {"claim_id": "early", "event_from": "2023-01-01", "event_to": "2023-01-02"}
    late = {"claim_id": "late", "event_from": "2025-06-01", "event_to": "2025-06-02"}
    figure = drawn({"said_on": "2024-10-18"}, claims=[early, late])
    [marks] = traces(figure, "marks")
    assert {"triangle-left", "triangle-right"} <= set(marks.marker.symbol)


@each_layout
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_to_draw_gives_an_empty_figure(palette: Palette, layout: Layout) -> None:
    figure = timeline_figure(figures_of(), claims_of(), TimelineStyle(palette, layout=layout))
    assert not figure.data
    assert figure.layout.height > 0
    json.loads(figure.to_json())


def test_filters_that_leave_nothing_give_an_empty_figure(nothing_found: Ledger) -> None:
    figures, claims = FIGURES_FRAME.shown(nothing_found), CLAIMS_FRAME.shown(nothing_found)
    assert not timeline_figure(figures, claims, TimelineStyle(LIGHT)).data


def test_hostile_words_stay_words() -> None:
    figure = narrow({**PLAIN, "wording": "<b>9</b> %{y}", "source": "<i>x</i>"})
    assert "<b>9" not in words_in(figure)
    assert "<i>" not in words_in(figure)
    assert "%{y" not in words_in(figure)
    [rows] = traces(figure, "rows")
    assert "<b>9" not in rows.text[0]


def test_many_figures_make_a_small_picture() -> None:
    rows = [
        {**PLAIN, "claim_id": f"c{n}", "low": n, "high": n, "quantity": "other", "unit": f"u{n}"}
        for n in range(3000)
    ]
    claims = [{"claim_id": f"c{n}"} for n in range(3000)]
    for layout in LAYOUTS:
        figure = drawn(*rows, claims=claims, layout=layout)
        assert len(figure.to_json()) < 50_000
        assert figure.layout.height <= HEIGHTS[layout] + 60


days = st.datetimes(pd.Timestamp("0001-01-01"), pd.Timestamp("9999-12-31"))
wild_numbers = st.floats(-1e308, 1e308) | st.integers(-5, 10_000_000)


@st.composite
def wild_figures(draw: st.DrawFn) -> Made:
    first, last = sorted(draw(st.tuples(days, days)))
    low, high = sorted(draw(st.tuples(wild_numbers, wild_numbers)))
    which = draw(st.sampled_from(["exactly", "about", "at least", "more than", "up to", "between"]))
    ends = {
        "at least": (low, None),
        "more than": (low, None),
        "up to": (None, high),
        "between": (low, high),
    }
    bounds = ends.get(which, (low, low))
    return {
        "low": bounds[0],
        "high": bounds[1],
        "qualifier": which,
        "said_from": first,
        "said_on": last,
        "said_precision": draw(st.sampled_from(["day", "month", "year", "unknown"])),
        "event_from": first,
        "event_to": last,
        "event_precision": draw(st.sampled_from(["day", "month", "year", "unknown"])),
        "status": draw(st.sampled_from(list(MARKS))),
        "stance": draw(st.sampled_from(["asserts", "denies", "doubts"])),
        "current": draw(st.integers(0, 1)),
        "quantity": draw(st.sampled_from(["troops", "containers", "killed", "other"])),
        "wording": draw(st.text(min_size=1)),
        "source": draw(st.text(min_size=1)),
        "source_id": draw(st.sampled_from("abcd")),
        "claim_id": draw(st.sampled_from("xyz")),
    }


@given(
    rows=st.lists(wild_figures(), max_size=6),
    layout=st.sampled_from(LAYOUTS),
    clock=st.sampled_from(["said", "event"]),
)
def test_wild_figures_are_drawn_within_the_picture(
    rows: list[Made], layout: Layout, clock: Clock
) -> None:
    names = ("claim_id", "event_from", "event_to", "event_precision", "status", "said_on")
    claims = [{name: row[name] for name in names} for row in rows]
    figure = drawn(*rows, claims=claims, layout=layout, clock=clock)
    json.loads(figure.to_json())
    width, height = figure.layout.xaxis.range[1], figure.layout.height
    for trace in figure.data:
        if trace.name in ("marks", "dashes", "words"):
            assert all(-1 <= x <= width + 1 for x in trace.x if x is not None)
            assert all(0 <= y <= height for y in trace.y if y is not None)
    for x, y, end, other, _ in lines_in(figure):
        assert all(-1 <= each <= width + 1 for each in (x, end))
        assert all(0 <= each <= height for each in (y, other))
