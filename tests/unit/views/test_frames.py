"""The frames that the screens draw keep what their docstrings promise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from claimscope.assessment.would_change import Outcome
from claimscope.record.case import Case, load_case
from claimscope.record.model import STATUSES
from claimscope.views.filters import Filters
from claimscope.views.frames import (
    CLAIMS_FRAME,
    FIGURES_FRAME,
    QUOTES_FRAME,
    SOURCES_FRAME,
    STANCES_FRAME,
    status_counts,
)
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.places import (
    MENTIONED_PLACES_FRAME,
    PLACES_FRAME,
    ROLES_FRAME,
    ROUTES_FRAME,
)
from tests.made_case import MadeCase
from tests.unit.record.engines import ENGINES, on_engine

FRAMES = {
    spec.name: spec
    for spec in (
        *(CLAIMS_FRAME, FIGURES_FRAME, QUOTES_FRAME, STANCES_FRAME, SOURCES_FRAME),
        *(ROLES_FRAME, PLACES_FRAME, MENTIONED_PLACES_FRAME, ROUTES_FRAME),
    )
}
NOTHING = {
    "no words like these": Filters(text="nobody said this"),
    "nothing said yet": Filters(as_of=date(1900, 1, 1)),
    "an unknown source": Filters(sources=("nobody",)),
}
Opened = Callable[[Filters], Ledger]


def opened(made: MadeCase, folder: Path, filters: Filters | None = None) -> Ledger:
    return open_ledger(load_case(made.write(folder / "case")), filters or Filters())


def row_of(frame: pd.DataFrame, **where: str) -> dict[str, Any]:
    """The only row of ``frame`` in which these columns hold these values."""
    for name, value in where.items():
        frame = frame[frame[name] == value]
    (row,) = frame.to_dict("records")
    return {str(name): value for name, value in row.items()}


def rows_of(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows of a frame in their order, with None for what is missing."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.fixture(scope="module")
def whole(ferry: Case) -> Ledger:
    return open_ledger(ferry, Filters())


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_has_the_columns_it_promises(name: str, seed_ledger: Opened) -> None:
    frame = FRAMES[name].shown(seed_ledger(Filters()))
    assert set(FRAMES[name].columns) == set(frame.columns)
    assert len(frame) > 0


@pytest.mark.parametrize("name", FRAMES)
def test_every_column_of_a_frame_is_described(name: str) -> None:
    assert all(meaning.strip() for meaning in FRAMES[name].columns.values())


@pytest.mark.parametrize("name", FRAMES)
def test_what_no_filter_leaves_out_is_the_whole_record(name: str, seed_ledger: Opened) -> None:
    ledger = seed_ledger(Filters())
    pd.testing.assert_frame_equal(FRAMES[name].whole(ledger), FRAMES[name].shown(ledger))
    claim_ids = CLAIMS_FRAME.shown(ledger)["claim_id"].tolist()
    pd.testing.assert_frame_equal(FRAMES[name].about(ledger, claim_ids), FRAMES[name].shown(ledger))


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("filters", NOTHING.values(), ids=NOTHING)
def test_a_frame_of_nothing_has_the_same_columns(
    name: str, filters: Filters, seed_ledger: Opened
) -> None:
    empty = FRAMES[name].shown(seed_ledger(filters))
    assert len(empty) == 0
    assert list(empty.columns) == list(FRAMES[name].shown(seed_ledger(Filters())).columns)


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "pandas"])
@pytest.mark.parametrize(
    "filters", [Filters(as_of=date(2024, 10, 17)), Filters(sources=("nis",))], ids=["as of", "NIS"]
)
def test_every_engine_gives_the_same_frames(
    engine: str, filters: Filters, seed_case: Case, seed_ledger: Opened
) -> None:
    found = open_ledger(on_engine(engine, seed_case), filters)
    for name, spec in FRAMES.items():
        expected = rows_of(spec.shown(seed_ledger(filters)))
        if name == "roles":
            assert len(spec.shown(found)) == len(expected)
        else:
            assert rows_of(spec.shown(found)) == expected


def test_a_frame_is_the_callers_own(whole: Ledger) -> None:
    for spec in FRAMES.values():
        frame = spec.shown(whole)
        frame["claim_id"] = "spoilt"
    assert "spoilt" not in set(CLAIMS_FRAME.shown(whole)["claim_id"])


def test_the_firmest_claims_come_first_then_those_most_spoken_of(seed_ledger: Opened) -> None:
    claims = CLAIMS_FRAME.shown(seed_ledger(Filters()))
    ranks = [
        ([*STATUSES].index(row["status"]), -row["stances"], row["title"])
        for row in claims.to_dict("records")
    ]
    assert ranks == sorted(ranks)


def test_a_claim_comes_with_its_reason(whole: Ledger) -> None:
    claim = row_of(CLAIMS_FRAME.shown(whole), claim_id="ferry-sank")
    assert claim["reason"] == (
        "Asserted by Harbour office alone (3 May 2031); Mayor cannot confirm it (4 May 2031)"
    )
    assert claim["weighed"] == ("a1", "a2")
    assert Outcome("contested", "somebody denies it") in claim["would_change"]
    assert (claim["status"], claim["credibility"], claim["stances"]) == ("unconfirmed", 3, 2)


def test_a_claim_is_dated_by_its_event_and_by_its_latest_words(whole: Ledger) -> None:
    claim = row_of(CLAIMS_FRAME.shown(whole), claim_id="ferry-sank")
    assert claim["event"] == "1–2 May 2031"
    assert claim["said_on"] == pd.Timestamp(2031, 5, 4)


def test_the_reason_of_a_claim_is_whole_though_a_filter_hides_some_words(ferry: Case) -> None:
    claims = CLAIMS_FRAME.shown(open_ledger(ferry, Filters(sources=("mayor",))))
    assert row_of(claims, claim_id="ferry-sank")["weighed"] == ("a1", "a2")


def test_what_was_revised_is_no_part_of_the_reason(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("mayor", "denies", "ferry-sank", on="2031-05-03")
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-04")
    (claim,) = rows_of(CLAIMS_FRAME.shown(opened(made, tmp_path)))
    assert claim["reason"] == "Asserted by Mayor alone (4 May 2031)"
    assert claim["weighed"] == ("a2",)


def test_statuses_are_counted_in_the_order_of_the_vocabulary_with_zeros(whole: Ledger) -> None:
    counts = status_counts(CLAIMS_FRAME.shown(whole))
    assert list(counts) == list(STATUSES)
    assert counts == {**dict.fromkeys(STATUSES, 0), "unconfirmed": 2, "forecast": 1}


def test_an_open_bound_is_missing_from_a_figure(whole: Ledger) -> None:
    figures = FIGURES_FRAME.shown(whole)
    moved = row_of(figures, wording="more than 40 crates")
    assert moved["low"] == 40.0
    assert pd.isna(moved["high"])


def test_a_figure_carries_its_claim_and_who_said_it_when(whole: Ledger) -> None:
    figure = row_of(FIGURES_FRAME.shown(whole), figure_id="f1")
    assert (figure["claim_id"], figure["status"]) == ("ferry-sank", "unconfirmed")
    assert (figure["source_id"], figure["stance"]) == ("harbour-office", "asserts")
    assert figure["said_on"] == pd.Timestamp(2031, 5, 3)
    assert figure["event_to"] == pd.Timestamp(2031, 5, 2)
    assert figure["quote"] == "it sank with 7 aboard"


def test_figures_are_sorted_by_quantity_and_day(seed_ledger: Opened) -> None:
    keys = ["quantity", "said_on", "figure_id"]
    figures = FIGURES_FRAME.shown(seed_ledger(Filters()))[keys]
    assert figures.equals(figures.sort_values(keys))


def test_only_figures_of_the_quantities_asked_for_are_shown(tmp_path: Path) -> None:
    made = MadeCase()
    said = made.says("mayor", "asserts", "ferry-sank", words="7 killed and 9 wounded")
    made.figure(said, "7 killed", quantity="killed", low="7", high="7")
    made.figure(said, "9 wounded", quantity="wounded", low="9", high="9")
    figures = FIGURES_FRAME.shown(opened(made, tmp_path, Filters(quantities=("wounded",))))
    assert figures["wording"].tolist() == ["9 wounded"]


def test_a_figure_that_its_source_revised_is_kept_and_marked(tmp_path: Path) -> None:
    made = MadeCase()
    for day, toll in (("2031-05-03", "7"), ("2031-05-04", "9")):
        said = made.says("mayor", "asserts", "ferry-sank", on=day, words=f"{toll} were killed")
        made.figure(said, toll, quantity="killed", low=toll, high=toll)
    figures = FIGURES_FRAME.shown(opened(made, tmp_path))
    assert dict(zip(figures["wording"], figures["current"], strict=True)) == {"7": 0, "9": 1}


def test_quotes_are_whole_whatever_the_filters(ferry: Case) -> None:
    ledger = open_ledger(ferry, Filters(sources=("mayor",), text="nobody said this"))
    quotes = QUOTES_FRAME.about(ledger, ["ferry-sank", "crates-moved"])
    assert quotes["assertion_id"].tolist() == ["a1", "a3", "a2", "a4"]


def test_quotes_are_those_said_by_the_day(ferry: Case) -> None:
    ledger = open_ledger(ferry, Filters(as_of=date(2031, 5, 3)))
    assert QUOTES_FRAME.about(ledger, ["ferry-sank"])["assertion_id"].tolist() == ["a1"]


def test_a_quote_carries_its_source_its_print_and_its_figures(whole: Ledger) -> None:
    quotes = QUOTES_FRAME.about(whole, ["ferry-sank"])
    first, second = rows_of(quotes)
    assert (first["publisher"], first["wire"]) == ("The Ferry Gazette", "")
    assert (second["publisher"], second["wire"]) == ("The Telegraph", "Island Wire")
    assert (first["said"], first["reliability"]) == ("3 May 2031", "C")
    assert [first["wordings"], second["wordings"]] == [["7 aboard"], []]


def test_a_vague_quote_is_dated_vaguely(whole: Ledger) -> None:
    quotes = QUOTES_FRAME.about(whole, ["crates-moved"])
    assert row_of(quotes, source_id="ferry-union")["said"] == "May 2031"


def test_a_source_has_one_stance_on_a_claim_its_latest(tmp_path: Path) -> None:
    made = MadeCase()
    for day, stance in (("03", "asserts"), ("04", "doubts"), ("05", "denies")):
        made.says("mayor", stance, "ferry-sank", on=f"2031-05-{day}")
    (stance_row,) = rows_of(STANCES_FRAME.shown(opened(made, tmp_path)))
    assert (stance_row["stance"], stance_row["said"]) == ("denies", "5 May 2031")


def test_the_same_stance_in_three_papers_is_one_row(tmp_path: Path) -> None:
    made = MadeCase()
    for paper in ("gazette", "telegraph", "herald"):
        made.says("mayor", "asserts", "ferry-sank", document_id=paper)
    assert len(STANCES_FRAME.shown(opened(made, tmp_path))) == 1


def test_two_stances_of_one_day_are_two_rows(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank")
    made.says("mayor", "doubts", "ferry-sank")
    assert STANCES_FRAME.shown(opened(made, tmp_path))["stance"].tolist() == ["asserts", "doubts"]


def test_stances_of_others_on_a_shown_claim_are_shown_too(ferry: Case) -> None:
    ledger = open_ledger(ferry, Filters(sources=("mayor",), topics=("casualties",)))
    assert set(STANCES_FRAME.shown(ledger)["source_id"]) == {"mayor", "harbour-office"}


def test_a_source_is_counted_by_what_it_states_and_what_it_withholds(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank")
    made.says("ferry-union", "asserts", "ferry-sank")
    made.says("mayor", "on record", "bell-rang")
    made.says("mayor", "asserts", "crew-saved")
    made.says("mayor", "asserts", "captain-fled")
    made.says("ferry-union", "denies", "captain-fled")
    made.says("ferry-union", "cannot confirm", "crew-saved")
    made.says("ferry-union", "finds likely", "bell-rang")
    made.says("mayor", "confirms", "bell-rang")
    sources = SOURCES_FRAME.shown(opened(made, tmp_path))
    columns = ["source_id", "claims", "firm", "unconfirmed", "contested", "reservations"]
    assert sources[columns].to_numpy().tolist() == [
        ["mayor", 4, 2, 1, 1, 0],
        ["ferry-union", 1, 1, 0, 0, 3],
    ]


def test_sources_come_with_most_claims_first_then_by_name(seed_ledger: Opened) -> None:
    sources = SOURCES_FRAME.shown(seed_ledger(Filters()))
    keys = [(-row["claims"], row["name"]) for row in sources.to_dict("records")]
    assert keys == sorted(keys)


def test_on_17_october_nis_and_nato_had_not_spoken(seed_ledger: Opened) -> None:
    ledger = seed_ledger(Filters(as_of=date(2024, 10, 17)))
    assert CLAIMS_FRAME.shown(ledger)["claim_id"].tolist() == [
        "arms-for-the-war",
        "six-officers-killed",
        "10000-in-training",
    ]
    assert set(SOURCES_FRAME.shown(ledger)["source_id"]) == {
        *("rok-government", "us-government", "zelensky", "ukrainian-media", "rok-defence-minister")
    }
    assert FIGURES_FRAME.shown(ledger)["figure_id"].tolist() == [
        "media-six-officers-killed",
        "zelensky-10000-troops",
    ]


def test_two_sources_that_share_a_short_name_are_told_in_full(tmp_path: Path) -> None:
    made = MadeCase()
    made.source("one", "north", name="NIS (of the north)")
    made.source("other", "north", name="NIS (of the isles)")
    made.says("one", "asserts", "ferry-sank")
    made.says("other", "asserts", "ferry-sank")
    (reason,) = CLAIMS_FRAME.shown(
        open_ledger(load_case(made.write(tmp_path / "case")), Filters())
    )["reason"]
    assert reason == (
        "Asserted by NIS (of the north) and NIS (of the isles), one group (3 May 2031)"
    )
