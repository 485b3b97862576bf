"""What lives in the address beside the filters: picks, the words that are open, the moment."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.views.filters import CASE, FILTER, PARAMETERS, RECORDED
from components.navigation import page_path
from components.panels import search
from components.state import url
from tests.unit.components.app_runs import opened, query_of, words_in

CHOICES = {"places": ["donetsk", "pyongyang"], "sources": ["nis"], "claims": ["six-killed"]}


def test_no_filter_has_the_name_of_another_parameter() -> None:
    page_parameters = {
        *(CASE, RECORDED, url.REVIEW, url.WORDS, url.DOCUMENT, url.MARK, *url.PROPOSALS),
        *(url.PROFILE, url.FIND, url.ORDER),
        *(search.SOUGHT, search.FIGURE_OF, search.LEAST, search.MOST),
    }
    assert page_parameters.isdisjoint(PARAMETERS)


def act(name: str, arguments: list[object], options: dict[str, object]) -> None:
    """Run the app's turn of the address around one call of ``components.state``.

    The call is made in the first run alone; what it gives stays in the session for the test.
    """
    import streamlit as st

    from components import state

    state.follow_address("Overview")
    if "given" not in st.session_state:
        st.session_state["given"] = None
        st.session_state["given"] = getattr(state, name)(*arguments, **options)
    state.write_address()


def after(
    name: str, *arguments: Any, query: dict[str, Any] | None = None, **options: Any
) -> AppTest:
    app = AppTest.from_function(act, default_timeout=30, args=(name, list(arguments), options))
    for parameter, value in (query or {}).items():
        app.query_params[parameter] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("written", "options", "query"),
    [
        ("place:donetsk", {}, {"at": "donetsk", "words": "place:donetsk"}),
        ("source:nis", {"words": False}, {"by": "nis"}),
        ("claim:a b", {}, {"claim": ["a", "b"], "words": "claim:a b"}),
        ("claim:a", {"narrow": False}, {"words": "claim:a"}),
        (None, {}, {}),
        ("nonsense", {}, {}),
        ("planet:mars", {}, {}),
    ],
)
def test_a_pick_narrows_and_opens_its_words(
    written: str | None, options: dict[str, Any], query: dict[str, Any]
) -> None:
    assert query_of(after("apply_selection", written, **options)) == query


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("place:donetsk", {"by": "nis"}),
        ("source:nis", {"at": "donetsk"}),
        ("claim:a", {"at": "donetsk", "by": "nis"}),
        ("statuses", {"at": "donetsk", "by": "nis"}),
    ],
)
def test_a_chip_that_is_pressed_removes_its_pick_alone(written: str, left: dict[str, str]) -> None:
    app = after("clear_selection", written, query={"at": "donetsk", "by": "nis"})
    assert query_of(app) == left


@pytest.mark.parametrize(
    ("query", "known", "dropped"),
    [
        ({"at": "donetsk", "by": "nis"}, {"place", "source"}, []),
        ({"at": "atlantis", "by": "nis"}, {"source"}, ["at=atlantis"]),
        ({"at": ["donetsk", "atlantis"]}, set(), ["at=donetsk", "at=atlantis"]),
        ({"claim": "six-killed"}, {"claim"}, []),
        ({}, set(), []),
    ],
)
def test_a_pick_counts_where_the_case_knows_all_of_it(
    query: dict[str, Any], known: set[str], dropped: list[str]
) -> None:
    picks = after("current_selections", CHOICES, query=query).session_state["given"]
    assert {each.kind for each in picks} == known
    app = after("drop_unknown_selections", CHOICES, query=query)
    assert app.session_state["given"] == dropped
    gone = {each.partition("=")[0] for each in dropped}
    assert query_of(app) == {name: value for name, value in query.items() if name not in gone}


def test_closing_the_words_leaves_what_was_picked() -> None:
    app = after("close_words", query={"at": "donetsk", "words": "place:donetsk"})
    assert query_of(app) == {"at": "donetsk"}


def test_forgetting_the_picks_leaves_the_day() -> None:
    query = {"at": "donetsk", "by": "nis", "claim": "a", FILTER["as_of"].parameter: "2024-10-17"}
    assert query_of(after("clear_all_selections", query=query)) == {"as-of": "2024-10-17"}


def test_a_pick_and_the_replay_outlive_a_change_of_page() -> None:
    app = opened(at="donetsk", as_of="2024-10-17")
    for page in ("timeline", "claims", "methods"):
        app.switch_page(page_path(page)).run()
        assert not app.exception
        assert "1 of 3 claims · Place: Donetsk · as of 17 Oct 2024" in words_in(app)
        assert query_of(app) == {"at": "donetsk", "as-of": "2024-10-17"}
