"""What an address asks for: filters, picks, and what of it is not there; without a browser."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.record.case import load_case
from claimscope.resources import ROOT
from claimscope.views.choices import choices_in
from claimscope.views.filters import FILTER, Filters
from components.navigation import page_path
from tests.integration.components.hostile_words import HOSTILE, rendered_as_html
from tests.unit.components.app_runs import (
    answered,
    browsed_to,
    chosen_in,
    field_of,
    filtered,
    headline_of,
    opened,
    parts_in,
    query_of,
    reset,
    words_in,
)

SEED_CASE = ROOT / "data" / "cases" / "dprk-russia-2024"


@cache
def offered() -> dict[str, list[str]]:
    """What the filters offer of the seed case."""
    return choices_in(load_case(SEED_CASE))


def shown_filters(app: AppTest) -> Filters:
    """The filters that the address asks for."""
    held = {name: app.query_params[name] for name in app.query_params}
    query = {name: [words] if isinstance(words, str) else words for name, words in held.items()}
    return Filters.from_query(query, offered())[0]


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


def test_hostile_words_of_a_link_are_data() -> None:
    app = opened("methods", text=HOSTILE)
    assert not app.exception
    assert HOSTILE in headline_of(app)
    assert not list(rendered_as_html(app))
