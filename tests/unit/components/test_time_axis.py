"""The axis of days on the Timeline, and the way from its chart to all figures."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.cache.store import CASES_VARIABLE
from tests.made_case import MadeCase
from tests.unit.components.app_runs import answered, opened, parts_in, query_of

FIRST = date(2031, 5, 3)


def many_days(days: int) -> MadeCase:
    """A case in which one claim a day is made, each with a figure of its own."""
    made = MadeCase()
    for number in range(days):
        day = FIRST + timedelta(days=number)
        said = made.says(
            "harbour-office",
            "asserts",
            f"claim-{number}",
            on=day.isoformat(),
            words=f"{number + 7} aboard, note {number}.",
        )
        made.figure(said, f"{number + 7}", low=str(number + 7), high=str(number + 7))
    return made


@pytest.fixture
def timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    many_days(60).write(tmp_path / "ferry")
    monkeypatch.setenv(CASES_VARIABLE, str(tmp_path))
    return opened("timeline")


def test_the_axis_has_a_bar_a_day_and_names_the_months(timeline: AppTest) -> None:
    axis = parts_in(timeline)["time_axis"]
    assert (axis["unit"], len(axis["bars"]), axis["chosen"]) == ("day", 60, False)
    assert axis["range"] == "3 May – 1 Jul 2031"
    assert axis["ticks"] == [
        {"at": 0, "words": "May 2031"},
        {"at": 29, "words": "Jun 2031"},
        {"at": 59, "words": "Jul 2031"},
    ]


def test_a_record_of_years_names_the_years_and_the_months_of_its_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = MadeCase()
    for number, day in enumerate(("2029-08-21", "2039-02-27")):
        said = made.says("harbour-office", "asserts", f"claim-{number}", on=day, words="7 aboard.")
        made.figure(said, "7", low="7", high="7")
    made.write(tmp_path / "ferry")
    monkeypatch.setenv(CASES_VARIABLE, str(tmp_path))
    parts = parts_in(opened("timeline"))
    years = [each["words"] for each in parts["time_axis"]["ticks"]]
    assert years == [str(year) for year in range(2030, 2040)]
    bins = parts["filter_panel"]["histogram"]["bins"]
    assert [bins[0]["label"], bins[-1]["label"]] == ["Aug 2029", "Feb 2039"]


def test_a_range_of_days_is_a_filter_with_a_chip_and_all_days_remove_it(timeline: AppTest) -> None:
    days = {"start": ["2031-05-10"], "end": ["2031-05-12"]}
    app = answered(timeline, "time_axis", json.dumps(days), name="change")
    assert query_of(app) == {"from": "2031-05-10", "to": "2031-05-12"}
    axis = parts_in(app)["time_axis"]
    assert (len(axis["bars"]), axis["chosen"], axis["range"]) == (60, True, "10–12 May 2031")
    assert [at for at, bar in enumerate(axis["bars"]) if bar["within"]] == [7, 8, 9]
    assert [each["words"] for each in parts_in(app)["page_head"]["chips"]["chips"]] == [
        "said 10–12 May 2031"
    ]
    app = answered(app, "time_axis", json.dumps({"start": [], "end": []}), name="change")
    assert query_of(app) == {}


def test_what_the_chart_has_no_room_for_leads_to_all_figures(timeline: AppTest) -> None:
    [more] = [each for each in timeline.button if "more figures" in each.label]
    app = more.click().run()
    assert query_of(app)["view"] == "figures"
