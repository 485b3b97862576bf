"""What an address shows: counts, empty states, orders, and what of it is left out; no browser."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from streamlit.runtime.state import QueryParamsProxy
from streamlit.testing.v1 import AppTest

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.record.changes import Save
from claimscope.store.sql.store import SqlStore
from components.cache.store import CASES_VARIABLE
from tests.made_case import ferry_case
from tests.unit.components.app_runs import (
    browsed_to,
    chosen_in,
    filtered,
    headline_of,
    opened,
    parts_in,
    query_of,
    reset,
    words_in,
)


def shown(app: AppTest) -> str:
    """Every word of the page, those of its browser parts too."""
    parts = [json.dumps(part, ensure_ascii=False) for part in parts_in(app).values()]
    told = [each.value for each in (*app.subheader, *app.info, *app.markdown)]
    return " | ".join([words_in(app), *map(str, told), *parts])


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ({}, [0, 15, 1, 5, 7, 8]),
        ({"source": "zelensky"}, [0, 1, 0, 0, 0, 1]),
    ],
)
def test_the_tiles_count_each_status(query: dict[str, str], counts: list[int]) -> None:
    tiles = parts_in(opened("methods", **query))["page_head"]["tiles"]
    assert [each["count"] for each in tiles] == counts


def test_methods_names_the_version_of_the_app_and_of_the_rules() -> None:
    [told] = [each.value for each in opened("methods").caption if "rules" in each.value]
    assert told == f"Claimscope {__version__} · status rules, version {RULES_VERSION}"


@pytest.mark.parametrize(
    ("page", "query", "named"),
    [
        ("claims", {}, "Claims"),
        ("claims", {"of": "nis"}, "Claims"),
        ("sources", {}, "Sources"),
        ("sources", {"of": "nis"}, "NIS"),
        ("sources", {"of": "nobody"}, "Sources"),
    ],
)
def test_the_tab_is_named_by_what_is_open(page: str, query: dict[str, str], named: str) -> None:
    app = opened(page, **query)
    assert (
        app.session_state["tab"]
        == f"{named} · North Korean troops in Russia, October 2024 · Claimscope"
    )


EMPTY_STATES = {
    "overview": ["No dated figure with these filters", "No claim with these filters"],
    "places": ["No place with these filters"],
    "timeline": ["No dated figure with these filters"],
    "claims": ["No claim with these filters"],
    "documents": ["published 18 Oct 2024. None of its claims is shown."],
    "export": ["0 quotes · 0 sources · 0 documents"],
    "methods": ["How status is computed"],
}


@pytest.mark.parametrize("page", EMPTY_STATES)
def test_a_view_without_a_claim_says_so_on_every_page(page: str) -> None:
    app = opened(page, text="words that nobody says")
    assert not app.exception
    assert "0 of 36 claims · containing “words that nobody says”" in words_in(app)
    for words in EMPTY_STATES[page]:
        assert words in shown(app)
    assert not {"claim_groups", "record_table"} & set(parts_in(app))
    assert "0 claims shown" not in shown(app)


def test_an_empty_case_says_so_and_has_the_button_that_fills_it(kept_ferry: SqlStore) -> None:
    kept_ferry.create("new", "A new case", Save("Ann", "begun", ()))
    app = opened(case="new")
    assert "No documents yet." in words_in(app)
    [button] = [each for each in app.button if each.label == "Add a document"]
    app = button.click().run()
    assert not app.exception
    assert '<h2 class="part">Add a document</h2>' in words_in(app)


def test_all_that_an_old_link_names_in_vain_is_dropped_and_named_together() -> None:
    vain = {"topic": "weather", "as_of": "2024-02-30", "place": "atlantis", "clock": "noon"}
    app = opened(**vain, source=["nis", "nobody"], from_="1800-13-01")
    assert "16 of 36 claims · said by NIS" in words_in(app)
    told = parts_in(app)["filter_panel"]["dropped"]
    dropped = set(told.partition(": ")[2].split(", "))
    named = {f"{name.replace('_', '-')}={value}" for name, value in vain.items()}
    assert dropped == {*named, "source=nobody", "from=1800-13-01"}
    assert query_of(app) == {"source": "nis"}


def test_a_pick_that_the_case_does_not_know_is_dropped_and_named() -> None:
    app = opened(at="atlantis")
    assert headline_of(app) == "36 claims"
    assert "at=atlantis" in words_in(app)
    assert query_of(app) == {}


def test_reset_forgets_the_picks() -> None:
    app = opened(at="donetsk", as_of="2024-10-17")
    assert "1 of 3 claims · Place: Donetsk" in words_in(app)
    app = reset(app)
    assert headline_of(app) == "36 claims"
    assert query_of(app) == {}


def test_a_claim_says_which_rule_fired_and_what_would_change_it() -> None:
    words = shown(opened(words="claim:1500-in-far-east"))
    assert "rule 6 of 6: everything else" in words
    assert "after 18 Oct 2024 another origin confirms it, or a public act is on record" in words


@pytest.mark.parametrize(
    ("page", "told"),
    [("cases", "These cases are read from a folder"), ("intake", "Add a document")],
)
def test_a_folder_of_cases_is_only_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, told: str
) -> None:
    ferry_case().write(tmp_path / "ferry")
    monkeypatch.setenv(CASES_VARIABLE, str(tmp_path))
    app = opened(page)
    assert not app.exception
    assert told in shown(app)
    assert not [each for each in app.button if each.label in ("Rename", "Archive")]


def test_back_brings_the_address_before_it() -> None:
    app = opened(source="nis")
    app = filtered(app, sources=["nato"])
    assert query_of(app) == {"source": "nato"}
    app = browsed_to(app, source="nis")
    assert chosen_in(app, "sources") == ["nis"]
    assert query_of(app) == {"source": "nis"}


def test_an_act_that_crosses_with_our_last_address_is_kept() -> None:
    app = opened(source="nis")
    app = filtered(app, sources=["nato"])
    app.query_params["source"] = "nis"  # the browser has not shown the last address yet
    app = reset(app)
    assert chosen_in(app, "sources") == []
    assert "source" not in query_of(app)


def test_an_address_that_is_still_on_its_way_is_replaced_by_the_next() -> None:
    app = opened("claims", words="claim:12000-in-total")
    earlier = dict(app.query_params)
    app = filtered(app, sources=["nato"])
    app.query_params.clear()  # the browser has not shown the last address yet
    app.query_params.update(earlier)
    with patch.object(QueryParamsProxy, "from_dict", autospec=True) as written:
        filtered(app, sources=[])
    assert written.called


@pytest.mark.parametrize("earlier", [{}, {"source": ["nis"]}])
def test_a_choice_of_the_page_that_crosses_with_an_address_is_kept(
    earlier: dict[str, list[str]],
) -> None:
    app = opened("claims")
    case = app.query_params["case"]
    app = filtered(app, sources=["nis"])
    app = filtered(app, sources=["nato"])
    app.query_params.clear()  # the browser has not shown the last addresses yet
    app.query_params.update({"case": case, **earlier})
    next(choice for choice in app.button_group if choice.label == "View").set_value("stances").run()
    assert chosen_in(app, "sources") == ["nato"]
    assert query_of(app) == {"source": "nato", "view": "stances"}
