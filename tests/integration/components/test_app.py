"""The app itself, run without a browser: every page, the filters and the URL."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from claimscope.exports.data_package import package_bytes
from claimscope.figures.map_leaflet import SCRIPTS
from claimscope.record.case import Case, load_case
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.rendering.bundle import Bundle, Made
from claimscope.rendering.renderer import DrawingError
from claimscope.resources import ROOT
from claimscope.views.choices import choices_in
from claimscope.views.filters import FILTER, Filters
from components.cache.store import CASES_VARIABLE, load_entries
from components.navigation import PAGES, page_path
from tests.made_case import MadeCase, edit_cell, ferry_case
from tests.unit.components.app_runs import (
    answered,
    browsed_to,
    chosen_in,
    field_of,
    filtered,
    headline_of,
    html_of,
    opened,
    parts_in,
    query_of,
    reset,
    words_in,
)

SEED_CASE = ROOT / "data" / "cases" / "dprk-russia-2024"
SHOWING_CLAIMS = [name for name, page in PAGES.items() if page.filtered]
HOSTILE = "{{1237*5678}} ${1237*5678} `x` </script><b>bold</b> {% raw %}"


def shown_filters(app: AppTest) -> Filters:
    """The filters that the address asks for."""
    held = {name: app.query_params[name] for name in app.query_params}
    query = {name: [words] if isinstance(words, str) else words for name, words in held.items()}
    return Filters.from_query(query, choices_in(load_case(SEED_CASE)))[0]


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


QUERIES: list[tuple[str, str | list[str], Any]] = [
    ("sources", ["nis", "nato"], ("nis", "nato")),
    ("clock", "event", "event"),
    ("start", "2024-10-18", date(2024, 10, 18)),
    ("end", "2024-10-17", date(2024, 10, 17)),
    ("places", "pyongyang", ("pyongyang",)),
    ("topics", "arms transfer", ("arms transfer",)),
    ("statuses", ["forecast", "contested"], ("forecast", "contested")),
    ("quantities", "troops", ("troops",)),
    ("text", "highly likely", "highly likely"),
]


@pytest.mark.parametrize(("name", "asked", "value"), QUERIES)
def test_a_filter_takes_its_value_from_the_url_and_keeps_it_there(
    name: str, asked: str | list[str], value: Any
) -> None:
    app = opened("documents", **{FILTER[name].parameter.replace("-", "_"): asked})
    assert not app.exception
    assert getattr(shown_filters(app), name) == value
    assert query_of(app) == {FILTER[name].parameter: asked}
    if name != "clock":
        assert headline_of(app) != "36 claims"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"as_of": "2024-10-17"}, "as of 17 Oct 2024"),
        (
            {"claim": "10000-in-training"},
            "Claim: North Korea is training 10,000 soldiers for Russia",
        ),
    ],
)
def test_what_has_no_widget_takes_its_value_from_the_url_too(
    query: dict[str, str], words: str
) -> None:
    app = opened("documents", **query)
    assert not app.exception
    assert words in words_in(app)
    assert query_of(app) == {name.replace("_", "-"): value for name, value in query.items()}


def test_every_filter_is_tried() -> None:
    tried = {name for name, _, _ in QUERIES} | {"as_of", "claims"}
    assert tried == set(FILTER)


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("source", "no-such-source"),
        ("clock", "noon"),
        ("from", "yesterday"),
        ("to", "2024-13-01"),
        ("as_of", "2024-02-30"),
        ("place", "atlantis"),
        ("topic", "weather"),
        ("standing", "true"),
        ("quantity", "dragons"),
        ("text", "x" * 201),
        ("source", HOSTILE),
    ],
)
def test_what_a_link_names_in_vain_is_dropped_and_said_so(name: str, unknown: str) -> None:
    app = opened("documents", **{name: unknown})
    assert not app.exception
    assert unknown in words_in(app)
    assert query_of(app) == {}
    assert headline_of(app) == "36 claims"


def test_what_is_known_of_a_link_is_kept() -> None:
    app = opened("documents", source=["nis", "no-such-source"], topic="weather")
    assert query_of(app) == {"source": "nis"}
    assert "said by NIS" in words_in(app)


def test_a_good_link_says_nothing_of_being_dropped() -> None:
    assert "Not in this record" not in words_in(opened("documents", source="nis"))


def test_a_choice_in_the_sidebar_goes_into_the_url() -> None:
    app = opened("documents")
    app = filtered(app, sources=["nis"])
    app = filtered(app, start=["17 Oct 2024"])
    assert not app.exception
    assert query_of(app) == {"source": "nis", "from": "2024-10-17"}
    assert "said by NIS · said from 17 Oct 2024" in words_in(app)


def test_a_range_that_ends_before_it_begins_is_told_and_all_days_are_shown() -> None:
    app = opened("documents", from_="2024-10-18", to="2024-10-08")
    assert "“To” lies before “From”" in field_of(app, "end")["problem"]
    assert headline_of(app) == "36 claims"
    app = filtered(app, end=["2024-10-18"])
    assert not field_of(app, "end")["problem"]
    assert query_of(app) == {"from": "2024-10-18", "to": "2024-10-18"}


def test_a_day_that_is_none_is_told_at_its_field_and_filters_nothing() -> None:
    app = filtered(opened("documents", source="nis"), start=["next week"])
    assert field_of(app, "start")["value"] == "next week"
    assert "“next week” is not a day" in field_of(app, "start")["problem"]
    assert query_of(app) == {"source": "nis"}
    app = filtered(app, start=["8 Oct 2024"])
    assert not field_of(app, "start")["problem"]
    assert query_of(app) == {"source": "nis", "from": "2024-10-08"}


def test_a_tile_shows_the_claims_of_its_status_and_all_of_them_again() -> None:
    app = answered(opened("documents"), "page_head", "forecast", name="status")
    assert headline_of(app) == "7 of 36 claims · forecast"
    counts = {each["status"]["word"]: each["count"] for each in tiles_of(app)}
    assert counts["unconfirmed"] == 15
    assert [each["status"]["word"] for each in tiles_of(app) if each["on"]] == ["forecast"]
    assert headline_of(answered(app, "page_head", "forecast", name="status")) == "36 claims"


def tiles_of(app: AppTest) -> list[dict[str, Any]]:
    return list(parts_in(app)["page_head"]["tiles"])


def test_each_filter_has_a_chip_that_removes_it() -> None:
    app = opened("documents", source="nis", from_="2024-10-08", to="2024-10-18", at="pyongyang")
    chips = parts_in(app)["page_head"]["chips"]["chips"]
    assert [each["words"] for each in chips] == [
        "said by NIS",
        "said 8–18 Oct 2024",
        "Place: Pyongyang",
    ]
    for chip in chips:
        app = answered(app, "page_head", chip["pick"], name="removed")
    assert query_of(app) == {}


def test_clear_all_removes_every_filter_and_pick() -> None:
    app = opened("documents", source="nis", status="forecast", at="pyongyang")
    assert query_of(answered(app, "page_head", "all", name="removed")) == {}


@pytest.mark.parametrize("made", [[], [MadeCase()]], ids=["no case", "an empty case"])
def test_methods_can_be_read_where_there_is_no_claim_yet(cases: Path, made: list[MadeCase]) -> None:
    for each in made:
        each.write(cases / "ferry")
    app = opened("methods")
    assert not app.exception
    assert "How status is computed" in [each.value for each in app.subheader]


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


def test_filters_outlive_a_change_of_page() -> None:
    app = opened(source="nis", status="forecast")
    before = words_in(app)
    for page in ("timeline", "documents", "overview"):
        app.switch_page(page_path(page)).run()
        assert not app.exception
        assert query_of(app) == {"source": "nis", "status": "forecast"}
        assert "of 36 claims · said by NIS · forecast" in words_in(app)
    assert words_in(app) == before


def test_reset_shows_everything_again() -> None:
    app = opened(
        "documents", source="nis", text="highly likely", from_="2024-10-08", place="atlantis"
    )
    app = reset(app)
    assert not app.exception
    assert query_of(app) == {}
    assert headline_of(app) == "36 claims"
    assert "atlantis" not in words_in(app)


def test_reset_rests_while_nothing_is_filtered() -> None:
    assert parts_in(opened("methods"))["filter_panel"]["unset"]
    assert not parts_in(opened("methods", source="nis"))["filter_panel"]["unset"]


def test_a_link_to_a_claim_opens_the_words_it_rests_on() -> None:
    [sheet] = parts_in(opened(words="claim:12000-in-total"))["claim_sheet"]["claims"]
    [assertion] = sheet["assertions"]
    assert sheet["claim_id"] == "12000-in-total"
    assert sheet["status"]["word"] == "forecast"
    [span] = [each for each in assertion["emphasis"] if each["kind"] == "figure"]
    assert assertion["quote"][span["start"] : span["end"]] == "around 12,000 soldiers"


def test_a_link_to_a_place_opens_the_claims_that_play_there() -> None:
    sheets = parts_in(opened(words="place:ussuriysk"))["claim_sheet"]["claims"]
    assert [sheet["claim_id"] for sheet in sheets] == ["gathered-at-ussuriysk"]


def test_a_claim_that_the_filters_hide_still_opens_from_its_link() -> None:
    app = opened(words="claim:six-officers-killed", source="nis")
    [sheet] = parts_in(app)["claim_sheet"]["claims"]
    assert sheet["claim_id"] == "six-officers-killed"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("overview", "claim"),
        ("overview", "case"),
        ("places", "at"),
        ("places", "mentions"),
        ("overview", "words"),
        ("claims", "rivals"),
        ("claims", "sort"),
        ("claims", "view"),
        ("claims", "group"),
        ("claims", "column"),
        ("claims", "page_"),
        ("claims", "from-source"),
        ("timeline", "scale"),
        ("timeline", "days"),
        ("documents", "document"),
        ("documents", "mark"),
    ],
)
def test_a_link_to_what_is_not_there_breaks_nothing(page: str, name: str) -> None:
    app = opened(page, **{name: HOSTILE})
    assert not app.exception
    assert "claim_sheet" not in parts_in(app)


def test_the_document_shows_the_mark_that_a_link_asks_for() -> None:
    reader = parts_in(opened("documents", mark="nis-12000"))["document_text"]
    marked = [each for each in reader["stretches"] if each["picked"]]
    assert "around 12,000 soldiers" in "".join(each["text"] for each in marked)


def test_the_map_is_sent_with_scripts_from_the_app_alone() -> None:
    [element] = opened().get("component_instance")
    sent = json.loads(element.proto.json_args)
    assert [link.rpartition("/")[2] for link in sent["js_links"]] == [
        "leaflet.js",
        *(f"{name}.js" for name in SCRIPTS),
    ]
    assert [link.rpartition("/")[2] for link in sent["css_links"]] == ["leaflet.css", "map.css"]
    assert "://" not in "".join(map(str, sent.values()))


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of cases of one's own that the app shows."""
    monkeypatch.setenv(CASES_VARIABLE, str(tmp_path))
    return tmp_path


def copied(cases: Path, name: str) -> Path:
    return Path(shutil.copytree(SEED_CASE, cases / name))


def test_a_case_that_does_not_hold_is_not_shown_but_what_is_wrong(cases: Path) -> None:
    edit_cell(copied(cases, "broken"), "assertions", 2, "quote", "words that are not in the text")
    app = opened()
    assert not app.exception
    assert len(app.error) == 1
    [problem] = [each.value for each in app.text if ".csv" in each.value]
    assert problem.startswith("assertions.csv, row 2, column quote: ")
    assert "claim_groups" not in parts_in(app)


def test_a_case_is_read_again_when_it_was_broken_and_when_it_was_mended(cases: Path) -> None:
    case = copied(cases, "mended")
    app = opened()
    assert not app.error
    edit_cell(case, "places", 2, "lat", "1000")
    assert len(app.run().error) == 1
    edit_cell(case, "places", 2, "lat", "50")
    assert not app.run().error
    assert headline_of(app) == "36 claims"


@pytest.mark.parametrize("page", SHOWING_CLAIMS)
def test_no_page_is_made_for_the_seed_case_alone(cases: Path, page: str) -> None:
    made = ferry_case()
    made.write(cases / "ferry")
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert made.title in words_in(app)


def test_the_filters_offer_what_the_case_holds(cases: Path) -> None:
    opened("methods")
    made = ferry_case()
    made.write(cases / "ferry")
    app = opened("methods")
    for name, table in (("sources", "sources"), ("places", "places")):
        offered = [words for _, words, _, _ in field_of(app, name)["options"]]
        names = {row["name"].partition(" (")[0] for row in made.rows[table]}
        assert set(offered) == names


def test_without_a_case_the_app_says_where_to_put_one(cases: Path) -> None:
    app = opened()
    assert not app.exception
    assert str(cases) in words_in(app)


def test_a_link_names_the_case_where_there_are_two(cases: Path) -> None:
    for name in ("one", "two"):
        copied(cases, name)
    for asked, chosen in (("two", "two"), ("no-such-case", "one")):
        app = opened(case=asked)
        assert not app.exception
        assert app.session_state["case"] == chosen
        assert "".join(app.query_params["case"]) == chosen
        assert query_of(app) == {}
        assert ("no case “no-such-case”" in words_in(app)) == (asked != chosen)


def test_back_undoes_a_filter_and_forward_sets_it_again() -> None:
    app = opened("documents", case=SEED_CASE.name)
    app = filtered(app, sources=["nis"])
    app = filtered(app, text=["troops"])
    both = words_in(app)
    browsed_to(app, case=SEED_CASE.name, source="nis")
    assert field_of(app, "text")["value"] == ""
    assert query_of(app) == {"source": "nis"}
    browsed_to(app, case=SEED_CASE.name)
    assert chosen_in(app, "sources") == []
    assert headline_of(app) == "36 claims"
    browsed_to(app, case=SEED_CASE.name, source="nis", text="troops")
    assert words_in(app) == both


@pytest.mark.parametrize(
    ("page", "name", "value"),
    [
        ("places", "mentions", "true"),
        ("claims", "sort", "source"),
        ("claims", "group", "place"),
        ("claims", "view", "stances"),
        ("claims", "rivals", "containers"),
        ("documents", "as-of", "2024-10-17"),
        ("overview", "claim", "12000-in-total"),
        ("overview", "words", "claim:12000-in-total"),
    ],
)
def test_what_else_the_address_holds_follows_it_too(page: str, name: str, value: str) -> None:
    app = opened(page, case=SEED_CASE.name)
    plain = words_in(app)
    browsed_to(app, case=SEED_CASE.name, **{name: value})
    assert not app.exception
    assert "".join(query_of(app)[name]) == value
    browsed_to(app, case=SEED_CASE.name)
    assert query_of(app) == {}
    assert words_in(app) == plain


def test_an_address_that_a_change_of_page_emptied_is_written_again() -> None:
    app = opened("documents", case=SEED_CASE.name, source="nis")
    app.query_params.clear()
    assert query_of(app.run()) == {"source": "nis"}


def test_what_is_of_one_page_does_not_go_with_the_reader_to_the_next() -> None:
    app = opened("claims", case=SEED_CASE.name, sort="source", source="nis")
    app.switch_page(page_path("documents")).run()
    assert query_of(app) == {"source": "nis"}


def namesakes(cases: Path) -> tuple[Path, Path]:
    """Two cases with one title, the second with a document less."""
    fewer = MadeCase()
    fewer.says("mayor", "asserts", "ferry-sank")
    return ferry_case().write(cases / "ferry-1"), fewer.write(cases / "ferry-2")


def test_cases_with_one_title_are_told_apart_wherever_they_are_chosen(cases: Path) -> None:
    namesakes(cases)
    app = opened("cases", case="ferry-2")
    first, second = app.selectbox(key="case").options
    assert "ferry-1 · 2 documents · changed " in first
    assert "ferry-2 · 1 document · changed " in second
    assert "ferry-2 · 1 document · changed " in words_in(app)


def test_a_click_never_moves_the_reader_to_another_case_of_the_same_title(cases: Path) -> None:
    namesakes(cases)
    app = opened("documents", case="ferry-2")
    for words in ("sank", "mayor", ""):
        app = filtered(app, text=[words] if words else [])
        assert app.session_state["case"] == "ferry-2"
        assert "".join(app.query_params["case"]) == "ferry-2"


def test_the_case_in_the_address_wins(cases: Path) -> None:
    namesakes(cases)
    app = opened("documents", case="ferry-2")
    browsed_to(app, case="ferry-1")
    assert app.session_state["case"] == "ferry-1"
    app.selectbox(key="case").set_value("ferry-2").run()
    assert "".join(app.query_params["case"]) == "ferry-2"
    assert app.session_state["case"] == "ferry-2"


def test_sources_and_places_with_one_name_are_filtered_each_by_itself(cases: Path) -> None:
    made = ferry_case()
    made.source("second-mayor", name="Mayor")
    made.place("second-ellery", name="Ellery")
    made.says("second-mayor", "denies", "ferry-sank")
    made.plays("crates-moved", "at", "second-ellery")
    made.write(cases / "ferry")
    app = opened("documents")
    for kind, wanted in (("sources", "second-mayor"), ("places", "second-ellery")):
        names = [words for _, words, _, _ in field_of(app, kind)["options"]]
        assert len(set(names)) == len(names)
        app = filtered(app, **{kind: [wanted]})
        assert chosen_in(app, kind) == [wanted]


def test_hostile_words_of_a_case_are_data_on_every_page(cases: Path) -> None:
    case = copied(cases, "hostile")
    for table, column in (
        ("places", "name"),
        ("claims", "title"),
        ("sources", "name"),
        ("documents", "title"),
    ):
        edit_cell(case, table, 2, column, HOSTILE)
    descriptor = json.loads((case / DESCRIPTOR).read_text("utf-8"))
    (case / DESCRIPTOR).write_text(json.dumps({**descriptor, "title": HOSTILE}), "utf-8")
    for page in PAGES:
        app = opened(page)
        assert not app.exception
        assert not list(_rendered_as_html(app))
        maps = app.get("component_instance")
        sent = " ".join(str(each.proto.json_args) for each in maps)
        assert HOSTILE not in sent
        assert str(1237 * 5678) not in sent


def test_hostile_words_of_a_link_are_data() -> None:
    app = opened("methods", text=HOSTILE)
    assert not app.exception
    assert HOSTILE in headline_of(app)
    assert not list(_rendered_as_html(app))


def _rendered_as_html(app: AppTest) -> Iterator[str]:
    """Where the hostile words stand in what Streamlit reads as HTML or Markdown."""
    texts = [*map(html_of, app.get("html")), *(each.value for each in app.markdown)]
    return (text for text in texts if "<b>bold" in text)


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


def settings_in(table: dict[str, Any], above: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in table.items():
        key = f"{above}{name}"
        found |= settings_in(value, f"{key}.") if isinstance(value, dict) else {key: value}
    return found


@pytest.fixture(scope="module")
def configured() -> dict[str, Any]:
    return settings_in(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8")))


def test_streamlit_knows_every_setting_of_the_config_file(configured: dict[str, Any]) -> None:
    assert configured.keys() - config.get_config_options().keys() == set()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("browser.serverAddress", "127.0.0.1"),
        ("client.allowedOrigins", []),
        ("server.showEmailPrompt", False),
        ("browser.gatherUsageStats", False),
        ("client.disableDataExport", True),
        ("runner.magicEnabled", False),
    ],
)
def test_nothing_leaves_the_machine_and_nobody_gets_in(
    configured: dict[str, Any], setting: str, value: object
) -> None:
    assert configured[setting] == value


def test_what_a_case_does_not_have_is_not_put_down_to_the_filters(cases: Path) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-03")
    made.write(cases / "ferry")
    told = words_in(opened("claims", view="figures"))
    assert "No figure in this case yet." in told
    told = words_in(opened("claims", view="figures", text="nobody said this"))
    assert "No figure with these filters" in told
