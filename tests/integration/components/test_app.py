"""The app itself, run without a browser: every page, and what is said of a wrong press."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.exports.data_package import package_bytes
from claimscope.figures.map_leaflet import SCRIPTS
from claimscope.record.case import Case
from claimscope.rendering.bundle import Bundle, Made
from claimscope.rendering.renderer import DrawingError
from claimscope.resources import ROOT
from components.cache.store import load_entries
from components.navigation import PAGES
from tests.unit.components.app_runs import (
    headline_of,
    opened,
    parts_in,
    words_in,
)

SHOWING_CLAIMS = [name for name, page in PAGES.items() if page.filtered]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("overview", {"component_instance", "plotly_chart", "claim_groups", "png_button"}),
        ("claims", {"claim_table", "png_button"}),
        ("places", {"component_instance", "claim_list", "png_button"}),
        ("timeline", {"plotly_chart", "record_table", "png_button"}),
        ("sources", {"source_list"}),
        ("documents", {"document_text"}),
        ("methods", {"table"}),
    ],
)
def test_every_page_shows_its_parts(page: str, shown: set[str]) -> None:
    app = opened(page)
    assert not app.exception
    assert headline_of(app) == "36 claims"
    assert shown <= parts_in(app).keys() | {each for each in shown if app.get(each)}


@pytest.mark.parametrize("page", ["documents", "methods"])
def test_a_page_without_a_chart_has_no_picture_to_save(page: str) -> None:
    assert "png_button" not in parts_in(opened(page))


def test_a_replay_stands_in_the_name_of_a_picture() -> None:
    button = parts_in(opened("places", as_of="2024-10-17"))["png_button"]
    assert button["file_name"] == "claimscope-dprk-russia-2024-map-as-of-2024-10-17.png"


def test_no_page_is_left_untested() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGES)


@pytest.mark.parametrize("page", SHOWING_CLAIMS)
def test_no_page_breaks_when_the_filters_leave_nothing(page: str) -> None:
    app = opened(page, text="words that nobody says")
    assert not app.exception
    assert "0 of 36 claims" in words_in(app)


@pytest.mark.parametrize("page", SHOWING_CLAIMS)
def test_no_page_breaks_before_anybody_had_spoken(page: str) -> None:
    app = opened(page, as_of="2020-01-01")
    assert not app.exception
    assert headline_of(app) == "0 claims · as of 1 Jan 2020"


def pressed(app: AppTest, label: str) -> AppTest:
    """The app after the first button of that label was pressed."""
    return next(each for each in app.button if each.label == label).click().run()


@pytest.mark.parametrize("label", ["Rename", "Archive"])
def test_a_blank_reason_is_told_at_its_field(label: str) -> None:
    app = pressed(opened("cases"), label)
    assert [each.value for each in app.error] == ["Reason is required."]


def test_a_blank_name_is_told_at_its_field() -> None:
    app = opened("cases")
    [who] = [each for each in app.text_input if each.key == "who:begin"]
    [title] = [each for each in app.text_input if each.placeholder == "The story in a few words"]
    who.set_value(" ")
    title.set_value("Crates")
    app = pressed(app, "Create")
    assert [each.value for each in app.error] == ["Name is required."]


def test_a_record_that_is_here_already_is_imported_only_when_asked_again(
    ferry: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMSCOPE_DATABASE_URL", f"sqlite:///{tmp_path / 'own.sqlite'}")
    content = package_bytes(ferry)

    def imported() -> AppTest:
        app = opened("cases")
        app.file_uploader[0].set_value([("ferry.zip", content, "application/zip")])
        return pressed(app, "Import")

    assert not imported().info
    assert ferries() == ["ferry"]
    app = imported()
    assert "here already" in " ".join(each.value for each in app.info)
    assert "ferry · 2 documents" in words_in(app)
    assert ferries() == ["ferry"]
    assert not pressed(app, "Import it again as another case").exception
    assert ferries() == ["ferry", "ferry-2"]


def ferries() -> list[str]:
    """The ids of the cases in the store that were made of the ferry case."""
    return sorted(each.case_id for each in load_entries() if each.case_id.startswith("ferry"))


def test_the_map_is_sent_with_scripts_from_the_app_alone() -> None:
    [element] = opened().get("component_instance")
    sent = json.loads(element.proto.json_args)
    assert [link.rpartition("/")[2] for link in sent["js_links"]] == [
        "leaflet.js",
        *(f"{name}.js" for name in SCRIPTS),
    ]
    assert [link.rpartition("/")[2] for link in sent["css_links"]] == ["leaflet.css", "map.css"]
    assert "://" not in "".join(map(str, sent.values()))


def test_a_chrome_that_dies_twice_while_a_bundle_is_made_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_: Bundle) -> Iterator[Made]:
        yield Made("map.png", lambda file: file.write(b""), 1, 2)
        raise DrawingError("Chrome does not draw. Install another.")

    monkeypatch.setattr(Bundle, "files", gone)
    app = opened("export")
    next(each for each in app.button if each.label == "Create ZIP").click().run()
    assert not app.exception
    assert [each.value for each in app.error] == ["The ZIP was not created."]
    assert "Chrome does not draw. Install another." in words_in(app)
