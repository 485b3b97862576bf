"""What the lane of events says: each claim's days at the precision they are known with."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd
import pytest

from claimscope.figures.event_lane import event_lane
from claimscope.figures.lanes import Lane
from claimscope.figures.theme import LIGHT, MARKS
from tests.unit.figures.made_frames import Made, claims_of

WINDOW = datetime(2024, 10, 1), datetime(2024, 10, 20)


def lane_of(*claims: Made) -> Lane:
    [lane] = event_lane(claims_of(*claims), WINDOW, LIGHT)
    return lane


def bars_in(lane: Lane) -> dict[str, dict[str, Any]]:
    return {trace["customdata"][0]: trace for trace in lane.traces if "customdata" in trace}


def days(*texts: str) -> list[pd.Timestamp]:
    return [pd.Timestamp(text) for text in texts]


@pytest.mark.parametrize("precision", ["day", "month", "year", "unknown"])
def test_only_days_known_to_the_day_are_a_solid_bar(precision: str) -> None:
    [bar] = bars_in(lane_of({"event_precision": precision})).values()
    assert (bar["line"]["dash"] == "solid") == (precision == "day")


def test_a_bar_lasts_from_the_first_day_to_the_end_of_the_last() -> None:
    lane = lane_of({"event_from": "2024-10-08", "event_to": "2024-10-13"})
    [bar] = bars_in(lane).values()
    assert [bar["x"][0], bar["x"][-1]] == days("2024-10-08", "2024-10-14")


def test_an_event_of_one_day_is_as_long_as_that_day() -> None:
    lane = lane_of({"event_from": "2024-10-16", "event_to": "2024-10-16"})
    [bar] = bars_in(lane).values()
    assert [bar["x"][0], bar["x"][-1]] == days("2024-10-16", "2024-10-17")


@pytest.mark.parametrize(("first", "said"), [("2024-09-30", True), ("2024-10-01", False)])
def test_an_event_that_began_before_the_window_says_so(first: str, said: bool) -> None:
    lane = lane_of({"event_from": first, "event_to": "2024-10-05", "title": "A visit"})
    [label] = lane.annotations
    assert ("◀" in label["text"]) == said
    assert "A visit" in label["text"]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-09-01", "2024-09-30", False),
        ("2024-09-01", "2024-10-01", True),
        ("2024-09-01", "2024-12-31", True),
        ("2024-10-20", "2024-12-31", True),
        ("2024-10-21", "2024-12-31", False),
        (None, None, False),
    ],
)
def test_an_event_is_shown_when_its_days_fall_into_the_window(
    first: str | None, last: str | None, shown: bool
) -> None:
    claims = claims_of({"event_from": first, "event_to": last})
    assert bool(event_lane(claims, WINDOW, LIGHT)) == shown


def test_events_stand_in_the_order_in_which_they_began_one_row_each() -> None:
    lane = lane_of(
        {"claim_id": "late", "event_from": "2024-10-10", "event_to": "2024-10-10"},
        {"claim_id": "early", "event_from": "2024-10-02", "event_to": "2024-10-18"},
    )
    rows = {claim_id: set(bar["y"]) for claim_id, bar in bars_in(lane).items()}
    assert rows == {"early": {0}, "late": {1}}
    bottom, top = lane.axis["range"]
    assert top < 0, "row 0 is the uppermost"
    assert bottom > 1


@pytest.mark.parametrize("status", MARKS)
def test_an_event_wears_colour_symbol_and_word_of_its_status(status: str) -> None:
    lane = lane_of({"status": status})
    [bar] = bars_in(lane).values()
    assert bar["line"]["color"] == MARKS[status].colour
    assert status in bar["hovertemplate"]
    assert MARKS[status].symbol in lane.annotations[0]["text"]


def test_a_long_title_is_shortened_in_the_lane_and_whole_under_the_pointer() -> None:
    title = "A title that goes on " * 8
    lane = lane_of({"title": title})
    [bar] = bars_in(lane).values()
    assert title not in lane.annotations[0]["text"]
    assert "…" in lane.annotations[0]["text"]
    assert title in bar["hovertemplate"]


def test_an_event_can_be_picked_in_its_middle() -> None:
    [bar] = bars_in(lane_of({"event_from": "2024-10-08", "event_to": "2024-10-13"})).values()
    assert days("2024-10-11")[0] in bar["x"]
    assert "markers" in bar["mode"]


def test_the_whole_row_of_an_event_is_the_target_of_its_claim() -> None:
    claims = [
        {"claim_id": each, "event_from": f"2024-10-0{day}", "event_to": f"2024-10-0{day}"}
        for day, each in enumerate(("first", "second", "third"), start=1)
    ]
    lane = lane_of(*claims)
    bottom, top = lane.axis["range"]
    per_unit = lane.height / (bottom - top)
    for row, band in enumerate(lane.bands):
        line = (bottom - row) * per_unit
        assert band.low < line < line + 18 < band.high
        assert band.claim_id == claims[row]["claim_id"] == lane.annotations[row]["name"]
