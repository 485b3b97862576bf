"""The page Search: passages of every case, as text, with the ways to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.record.case import load_case
from claimscope.store.sql.store import SqlStore
from tests.browser.hostile_case import HOSTILE, hostile_case
from tests.unit.components.app_runs import html_of, opened, query_of


def found_in(app: AppTest) -> str:
    assert not app.exception
    return "".join(each for each in map(html_of, app.get("html")) if 'class="found"' in each)


def test_nothing_asked_for_says_how_to_ask() -> None:
    app = opened("search")
    assert found_in(app) == ""
    assert any("Words must all occur" in each.value for each in app.caption)


def test_a_phrase_is_marked_under_who_said_it_with_the_ways_to_it() -> None:
    found = found_in(opened("search", sought='"12,000 soldiers"'))
    assert "Quotes" in found
    assert "<mark>12,000 soldiers</mark>" in found
    assert "<strong>NIS</strong>" in found
    assert "words=claim%3A12000-in-total" in found
    assert "documents?case=dprk-russia-2024&amp;document=" in found


@pytest.mark.parametrize(
    ("least", "most", "found"), [("11,000", "12,500", True), ("20000", "30000", False)]
)
def test_a_figure_is_found_by_what_it_counts(least: str, most: str, found: bool) -> None:
    app = opened("search", figure_of="troops", least=least, most=most)
    whole = "it estimated the North could send around 12,000 soldiers in total"
    assert (whole in found_in(app)) == found
    nothing = any("Nothing was found" in each.value for each in app.text)
    assert nothing != found


def test_an_end_that_is_no_number_is_left_out_and_said() -> None:
    app = opened("search", figure_of="troops", least="many")
    assert any("left out: many" in each.value for each in app.text)
    assert "around 12,000 soldiers" in found_in(app)


def test_what_is_sent_is_in_the_address() -> None:
    app = opened("search")
    app.text_input(key="sought").set_value("Ussuriysk")
    [send] = [each for each in app.button if each.label == "Search"]
    send.click().run()
    assert query_of(app) == {"sought": "Ussuriysk"}
    assert "<mark>Ussuriysk</mark>" in found_in(app)


def test_words_of_documents_are_text(kept_ferry: SqlStore, tmp_path: Path) -> None:
    case = load_case(hostile_case().write(tmp_path / "hostile"))
    kept_ferry.take_in(case, "Ann", "begun", "hostile")
    found = found_in(opened("search", sought='"They said"', case="ferry"))
    assert f"{len(HOSTILE)} quotes" in found
    tags = {each.lower() for each in re.findall(r"<(\w+)", found)}
    assert tags == {"section", "h3", "span", "ul", "li", "p", "strong", "mark", "a"}
    assert set(re.findall(r'<a href="(.)', found)) == {".", "d"}
