"""The Export page: what it says first, what it offers, and what it tells where nothing draws."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.exports.registry import FORMATS
from claimscope.record.case import Case
from claimscope.rendering.bundle import BRIEF, LARGE, Bundle
from claimscope.rendering.renderer import DrawingError
from claimscope.store.sql.seen_case import SeenInStore
from claimscope.views.filters import Filters
from claimscope.views.view import View
from claimscope.views.view_link import ViewLink
from components.cache import exports
from components.export import cards, tables
from components.export.tables import formats_by_words
from components.web.markdown_text import escape_markdown
from tests.unit.components.app_runs import opened, words_in


def ended(bundle: Bundle) -> bytes:
    del bundle
    raise DrawingError("/usr/bin/chrome does not draw. Set CLAIMSCOPE_CHROMIUM to another one.")


def offered(app: AppTest) -> list[str]:
    buttons: list[Any] = list(app.get("download_button"))
    return [each.proto.label for each in buttons]


def ticked(app: AppTest) -> list[str]:
    boxes = [each for each in app.checkbox if str(each.key).startswith("table:")]
    return [str(each.key).removeprefix("table:") for each in boxes if each.value]


def test_it_says_first_what_is_exported() -> None:
    words = words_in(opened("export", source="nis", as_of="2024-10-18"))
    assert "16 of 36 claims · said by NIS · as of 18 Oct 2024" in words
    assert "Data as of 18 Oct 2024; exported " in words


def test_every_format_but_the_brief_is_one_of_the_choices() -> None:
    chosen = [each.name for found in formats_by_words().values() for each in found]
    assert sorted(chosen) == sorted(each.name for each in FORMATS if each.name != BRIEF)


def test_the_tables_that_are_ticked_are_downloaded_in_the_chosen_format() -> None:
    app = opened("export")
    assert set(ticked(app)) == {"claims", "assertions", "figures"}
    assert "Download 3 tables" in offered(app)
    app.checkbox(key="table:figures").uncheck().run()
    assert "Download 2 tables" in offered(app)
    assert "Claims · 36 rows" in [each.label for each in app.checkbox]


def test_one_table_is_a_file_and_several_are_a_zip(seed_case: Case) -> None:
    view = View(seed_case, Filters(sources=("nis",)))
    csv = {each.table: each for each in formats_by_words()["CSV, for a spreadsheet"]}
    one = tables._written(view, [csv["claims"]])()
    assert one.count(b"\r\n") == 17
    with ZipFile(BytesIO(tables._written(view, [csv["claims"], csv["figures"]])())) as packed:
        assert packed.namelist() == ["dprk-russia-2024-claims.csv", "dprk-russia-2024-figures.csv"]
        assert packed.read("dprk-russia-2024-claims.csv") == one


def test_a_file_is_written_outside_of_any_run_without_a_word(
    seed_case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    view = View(seed_case, Filters(sources=("nis",)))
    makes = [
        tables._written(view, [each for each in FORMATS if each.name == "claims.csv"]),
        exports.load_html_map(view, ViewLink("", "")),
    ]
    exports.load_drawer.clear()
    caplog.clear()
    with ThreadPoolExecutor() as elsewhere:
        assert all(elsewhere.map(lambda make: make(), makes))
    assert caplog.text == ""


def test_a_brief_whose_chrome_ends_is_told_and_no_download_is_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Bundle, "pdf", ended)
    monkeypatch.setattr(exports, "load_drawer", lambda: (object(), ""))
    app = opened("export")
    app.button(key="draw:brief").click().run()
    assert not app.exception
    assert [each.value for each in app.error] == ["The brief was not created."]
    assert "Set CLAIMSCOPE_CHROMIUM to another one." in words_in(app)
    assert [label for label in offered(app) if label.startswith("Save")] == []


def test_a_pdf_without_a_chrome_that_starts_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exports, "load_drawer", lambda: (None, "Install Chromium."))
    app = opened("export")
    app.button(key="draw:brief").click().run()
    assert not app.exception
    assert [each.value for each in app.error] == ["The brief was not created."]
    assert "Install Chromium." in words_in(app)


@pytest.mark.usefixtures("kept_ferry")
def test_of_a_large_case_the_zip_has_the_tables_and_says_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SeenInStore, "is_large", True)
    app = opened("export", case="ferry")
    [button] = [each for each in app.button if each.label == "Create ZIP"]
    app = button.click().run()
    assert not app.exception
    assert [escape_markdown(LARGE)] == [each.value for each in app.warning]
    assert any(label.startswith("Save ferry") for label in offered(app))


@pytest.mark.usefixtures("kept_ferry")
def test_of_a_large_case_no_brief_is_made_and_why_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SeenInStore, "is_large", True)
    monkeypatch.setattr(cards, "load_chrome", lambda: None)
    app = opened("export", case="ferry")
    app = app.button(key="draw:brief").click().run()
    assert not app.exception
    assert [each.value for each in app.error] == ["The brief was not created."]
    assert "Export its tables." in words_in(app)
