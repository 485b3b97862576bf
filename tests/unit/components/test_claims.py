"""The page *Claims*: three views of one page, which the address holds with all their settings."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.views.claim_table import AT_FIRST
from tests.unit.components.app_runs import answered, opened, parts_in, query_of, words_in


def table(app: AppTest) -> dict[str, Any]:
    return parts_in(app)["claim_table"]


def titles(app: AppTest) -> list[str]:
    return [row["title"] for part in table(app)["sections"] for row in part["rows"]]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ({}, "claim_table"),
        ({"view": "table"}, "claim_table"),
        ({"view": "stances"}, "stance_grid"),
        ({"view": "figures"}, "figure_ranges"),
        ({"view": "no-such-view"}, "claim_table"),
        ({"rivals": "containers"}, "figure_ranges"),
        ({"sort": "date"}, "claim_table"),
    ],
)
def test_an_address_opens_one_view_of_the_page(query: dict[str, str], part: str) -> None:
    app = opened("claims", **query)
    assert not app.exception
    views = parts_in(app).keys() & {"claim_table", "stance_grid", "figure_ranges"}
    assert views == {part}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ({}, "1,500 special forces are in Russia’s Far East"),
        ({"sort": "date", "group": "none"}, "Six North Korean officers killed near Donetsk"),
        ({"sort": "figure", "group": "none"}, "Six North Korean officers killed near Donetsk"),
        ({"sort": "-figure", "group": "none"}, "More than 13,000 containers of arms “since last"),
        ({"group": "source"}, "1,500 special forces are in Russia’s Far East"),
    ],
)
def test_the_rows_stand_as_the_address_says(query: dict[str, str], first: str) -> None:
    assert titles(opened("claims", **query))[0].startswith(first)


def test_the_grid_stands_in_the_order_of_the_table() -> None:
    rows = parts_in(opened("claims", view="stances", sort="date"))["stance_grid"]["rows"]
    assert rows[0]["title"] == "Six North Korean officers killed near Donetsk"


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        ({}, "sort:figure", {"sort": "figure"}),
        ({"sort": "figure"}, "sort:figure", {"sort": "-figure"}),
        ({"sort": "-figure"}, "sort:figure", {"sort": "figure"}),
        ({"sort": "figure"}, "sort:status", {}),
        ({"page_": "2"}, "sort:said", {"sort": "said"}),
        ({"page_": "2"}, "group:place", {"group": "place"}),
        ({"group": "place"}, "group:status", {}),
        ({}, "page:2", {"page": "2"}),
        ({"page_": "2"}, "page:1", {}),
        ({}, "columns:figure", {"column": "figure"}),
        ({}, "columns:", {"column": "none"}),
        ({"column": "figure"}, f"columns:{','.join(AT_FIRST)}", {}),
        ({}, "sort:no-such-column", {}),
        ({}, "group:constructor", {}),
        ({}, "columns:no-such-column", {"column": "none"}),
        ({}, "page:-1", {}),
        ({}, "claim:12000-in-total", {"words": "claim:12000-in-total"}),
    ],
)
def test_what_is_chosen_at_the_table_is_in_the_address(
    before: dict[str, str], answer: str, after: dict[str, str]
) -> None:
    app = answered(opened("claims", **before), "claim_table", answer)
    assert not app.exception
    assert query_of(app) == after


def test_only_the_columns_that_were_chosen_are_sent() -> None:
    sent = table(opened("claims", column=["said", "figure"]))
    assert [each["name"] for each in sent["columns"]] == ["claim", "figure", "said"]
    row = sent["sections"][0]["rows"][0]
    assert row["cells"].keys() == {"figure", "said", "source"}


def test_the_claim_whose_evidence_is_open_is_told_apart() -> None:
    sent = table(opened("claims", words="claim:1500-in-far-east"))
    current = [row["pick"] for part in sent["sections"] for row in part["rows"] if row["current"]]
    assert current == ["claim:1500-in-far-east"]


def test_a_row_says_why_its_credibility_is_what_it_is() -> None:
    row = table(opened("claims"))["sections"][0]["rows"][0]
    assert row["cells"]["credibility"] == "3"
    assert row["why"].startswith("3 of 6, possibly true: ")


def test_the_export_is_offered_with_the_number_of_its_rows() -> None:
    app = opened("claims", source="nis")
    [button] = app.get("download_button")
    assert button.proto.label == "Export 16 rows"


def test_the_grid_shows_sources_from_the_one_that_the_address_names() -> None:
    app = answered(opened("claims", view="stances"), "stance_grid", "from-source:7")
    assert query_of(app) == {"view": "stances", "from-source": "7"}
    grid = parts_in(app)["stance_grid"]
    assert (grid["passed"], grid["sourcesInAll"], len(grid["sources"])) == (7, 12, 5)


def test_a_source_of_the_grid_shows_that_source_alone() -> None:
    app = answered(opened("claims", view="stances"), "stance_grid", "source:nato")
    assert query_of(app)["by"] == "nato"
    assert "13 of 36 claims" in words_in(app)


def test_competing_figures_stand_with_words_source_stance_and_day() -> None:
    sent = parts_in(opened("claims", view="figures"))["figure_ranges"]
    line = sent["aspects"][0]["lines"][0]
    assert {name: line[name] for name in ("wording", "source", "stance", "said", "where")} == {
        "wording": "1,500 special forces",
        "source": "NIS",
        "stance": "asserts",
        "said": "18 Oct 2024",
        "where": "Russia’s Far East, 18 Oct 2024",
    }
