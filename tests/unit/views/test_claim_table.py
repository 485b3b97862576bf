"""The table of claims: its cells, its orders and groups, and one page of it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from claimscope.record.case import Case, load_case
from claimscope.views.claim_groups import claim_order
from claimscope.views.claim_table import (
    AT_FIRST,
    COLUMNS,
    GROUPINGS,
    NO_PLACE,
    SORTS,
    Order,
    claim_page,
    claim_rows,
    ordered_rows,
    shown_table,
)
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, QUOTES_FRAME, STANCES_FRAME
from claimscope.views.ledger import open_ledger
from claimscope.views.places import ROLES_FRAME
from tests.made_case import MadeCase

FRAMES = (CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME, QUOTES_FRAME, ROLES_FRAME)


def rows_of(case: Case, filters: Filters | None = None) -> pd.DataFrame:
    ledger = open_ledger(case, filters or Filters())
    return claim_rows(*(spec.shown(ledger) for spec in FRAMES))


@pytest.fixture(scope="module")
def seed_rows(seed_case: Case) -> pd.DataFrame:
    return rows_of(seed_case)


def row(rows: pd.DataFrame, claim_id: str) -> dict[str, str]:
    own = rows[rows["claim_id"] == claim_id].iloc[0]
    return {name: str(own[name]) for name in COLUMNS}


def test_a_row_says_who_says_what_with_which_figure_where_and_when(
    seed_rows: pd.DataFrame,
) -> None:
    own = row(seed_rows, "1500-in-far-east")
    assert {name: own[name] for name in (*AT_FIRST, "wording", "reliability")} == {
        "source": "NIS; NATO ?",
        "figure": "1,500",
        "wording": "1,500 special forces",
        "place": "Russia’s Far East",
        "event": "18 Oct 2024",
        "said": "18 Oct 2024",
        "credibility": "3",
        "document": "Dawn",
        "reliability": "C",
    }


def test_a_route_leads_from_a_place_to_another_and_an_unknown_day_is_empty(
    seed_rows: pd.DataFrame,
) -> None:
    own = row(seed_rows, "12000-in-total")
    assert (own["place"], own["event"]) == ("North Korea → Russia", "")


@pytest.mark.parametrize(
    ("stance", "who"),
    [
        ("doubts", "Harbour; Mayor ≠"),
        ("cannot confirm", "Harbour; Mayor ?"),
        ("denies", "Harbour; Mayor ▼"),
        ("finds likely", "Harbour; Mayor ◐"),
        ("confirms", "Harbour, Mayor"),
    ],
)
def test_what_others_say_stands_beside_who_states_it(tmp_path: Path, stance: str, who: str) -> None:
    made = MadeCase()
    made.says("harbour", "asserts", "it-sank")
    made.says("mayor", stance, "it-sank")
    [own] = rows_of(load_case(made.write(tmp_path / "ferry")))["source"]
    assert own == who


def test_at_first_the_most_contested_leads_as_in_the_list(seed_case: Case) -> None:
    frames = [spec.shown(open_ledger(seed_case, Filters())) for spec in FRAMES]
    rows = ordered_rows(claim_rows(*frames), Order())
    assert rows["claim_id"].tolist() == claim_order(*frames[:3])


def test_a_page_holds_the_rows_after_those_of_the_pages_before_it(seed_rows: pd.DataFrame) -> None:
    order = Order(sort="date", group="none")
    pages = [claim_page(seed_rows, order, number, size=10) for number in (1, 2, 3, 4)]
    assert [(page.first, page.last, page.total, page.pages) for page in pages] == [
        (1, 10, 36, 4),
        (11, 20, 36, 4),
        (21, 30, 36, 4),
        (31, 36, 36, 4),
    ]
    ids = [own["claim_id"] for page in pages for part in page.sections for own in part.rows]
    assert ids == ordered_rows(seed_rows, order)["claim_id"].tolist()


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (99, 4), (3, 3)])
def test_a_page_that_there_is_not_is_the_nearest(
    seed_rows: pd.DataFrame, asked: int, shown: int
) -> None:
    assert claim_page(seed_rows, Order(), asked, size=10).number == shown


def test_the_heading_of_a_group_counts_what_is_on_other_pages_too(seed_rows: pd.DataFrame) -> None:
    page = claim_page(seed_rows, Order(), 2, size=10)
    first, *_ = page.sections
    assert (first.name, first.count, len(first.rows)) == ("unconfirmed", 15, 5)


def test_sources_and_places_stand_by_their_number_of_claims_and_no_place_last(
    seed_rows: pd.DataFrame,
) -> None:
    for group in ("source", "place"):
        sections = claim_page(seed_rows, Order(group=group), 1).sections
        counts = [part.count for part in sections if part.name != NO_PLACE]
        assert counts == sorted(counts, reverse=True)
        assert sum(part.count for part in sections) == 36
    assert sections[-1].name == NO_PLACE


@pytest.mark.parametrize("group", GROUPINGS)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_within_a_group_values_follow_each_other_and_what_has_none_comes_last(
    seed_rows: pd.DataFrame, sort: str, descending: bool, group: str
) -> None:
    ordered = ordered_rows(seed_rows, Order(sort, descending, group))  # type: ignore[arg-type]
    assert sorted(ordered["claim_id"]) == sorted(seed_rows["claim_id"])
    for _, part in ordered.groupby("group", sort=False):
        values = part[SORTS[sort]].replace("", None)
        missing = values.isna().tolist()
        assert missing == sorted(missing)
        held = [v.casefold() if isinstance(v, str) else v for v in values.dropna()]
        assert held == sorted(held, reverse=descending)


def test_what_is_exported_is_what_is_shown(seed_rows: pd.DataFrame) -> None:
    order = Order("figure", descending=True, group="place")
    table = shown_table(ordered_rows(seed_rows, order), order, ("figure", "said"))
    assert list(table) == ["Status", "Group: place", "Claim", "Figure", "Last said"]
    ordered = ordered_rows(seed_rows, order)
    assert table["Claim"].tolist() == ordered["claim"].tolist()
    assert table["Figure"].tolist() == ordered["figure"].tolist()


def test_a_view_without_a_claim_has_no_row(seed_case: Case) -> None:
    rows = rows_of(seed_case, Filters(text="nobody says this"))
    page = claim_page(rows, Order(), 1)
    assert (page.total, page.pages, page.sections) == (0, 1, ())
