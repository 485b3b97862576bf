"""The app on a folder of cases: none, one, two of one title, a broken and a hostile one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from claimscope.record.datapackage import DESCRIPTOR
from claimscope.resources import ROOT
from components.cache.store import CASES_VARIABLE
from components.navigation import PAGES
from tests.integration.components.hostile_words import HOSTILE, rendered_as_html
from tests.made_case import MadeCase, edit_cell, ferry_case
from tests.unit.components.app_runs import (
    browsed_to,
    chosen_in,
    field_of,
    filtered,
    headline_of,
    opened,
    parts_in,
    query_of,
    words_in,
)

SEED_CASE = ROOT / "data" / "cases" / "dprk-russia-2024"
SHOWING_CLAIMS = [name for name, page in PAGES.items() if page.filtered]


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


def test_no_page_is_made_for_the_seed_case_alone(cases: Path) -> None:
    made = ferry_case()
    made.write(cases / "ferry")
    for page in SHOWING_CLAIMS:
        app = opened(page)
        assert not app.exception, page
        assert not app.error, page
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
        assert not list(rendered_as_html(app))
        maps = app.get("component_instance")
        sent = " ".join(str(each.proto.json_args) for each in maps)
        assert HOSTILE not in sent
        assert str(1237 * 5678) not in sent


def test_what_a_case_does_not_have_is_not_put_down_to_the_filters(cases: Path) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-03")
    made.write(cases / "ferry")
    told = words_in(opened("claims", view="figures"))
    assert "No figure in this case yet." in told
    told = words_in(opened("claims", view="figures", text="nobody said this"))
    assert "No figure with these filters" in told


@pytest.mark.parametrize("made", [[], [MadeCase()]], ids=["no case", "an empty case"])
def test_methods_can_be_read_where_there_is_no_claim_yet(cases: Path, made: list[MadeCase]) -> None:
    for each in made:
        each.write(cases / "ferry")
    app = opened("methods")
    assert not app.exception
    assert "How status is computed" in [each.value for each in app.subheader]
