"""The way to a page: through the dashboard, also where Streamlit runs its file by itself."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.resources import ROOT
from components.navigation import PAGES, page_address
from tests.unit.components.app_runs import opened, parts_in, query_of, words_in


@pytest.mark.parametrize("page", ["places", "export"])
def test_a_link_to_a_page_of_a_server_that_has_just_started_opens_its_view(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    app.query_params["source"] = "nis"
    app.run()
    assert not app.exception
    assert "16 of 36 claims · said by NIS" in words_in(app)
    assert query_of(app) == {"source": "nis"}


def test_every_file_of_the_folder_is_a_page() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGES)


def test_the_name_that_the_menu_has_for_a_page_is_an_address_of_it() -> None:
    for name, page in PAGES.items():
        if page.in_menu:
            assert page.title.lower() in {page_address(name), *page.addresses}


def test_the_menu_leads_to_every_page_and_says_which_is_open() -> None:
    frame = parts_in(opened("places"))["frame"]
    assert frame["pages"][0] == ["Overview", "overview", ""]
    assert ["Map", "places", "places"] in frame["pages"]
    assert {name for _, name, _ in frame["pages"]} == {*PAGES} - {"intake"}
    assert frame["current"] == "Map"
    assert frame["add"] == ["Add a document", "intake", "intake"]
