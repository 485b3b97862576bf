"""The record through filters: what is shown, and that status does not depend on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.assessment.status import status_frame
from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.resources import ROOT
from claimscope.views.choices import choices_in
from claimscope.views.filters import Filters
from claimscope.views.ledger import Shown, open_ledger, shown_in
from tests.made_case import MadeCase
from tests.unit.record.engines import ENGINES, on_engine
from tests.unit.record.strategies import views_of

SEED = load_case(ROOT / "data" / "cases" / "dprk-russia-2024")
ALL = "a1 a2 a3 a4 a5"

SHOWN: list[tuple[Filters, str]] = [
    (Filters(), ALL),
    (Filters(sources=("mayor",)), "a2 a5"),
    (Filters(sources=("mayor", "ferry-union")), "a2 a4 a5"),
    (Filters(topics=("casualties",)), "a1 a2"),
    (Filters(statuses=("forecast",)), "a5"),
    (Filters(statuses=("forecast", "unconfirmed")), ALL),
    (Filters(places=("inner-bay",)), "a3 a4"),
    (Filters(places=("inner-bay", "open-sea")), "a3 a4 a5"),
    (Filters(quantities=("killed",)), "a1"),
    (Filters(text="40 crates"), "a3"),
    (Filters(text="THE UNION TOLD US"), "a4"),
    (Filters(text="ferry sank"), "a1 a2"),
    (Filters(text="between ellery and the isle"), "a1 a2"),
    (Filters(text="of the north shore"), "a1"),
    (Filters(text="  ferry sank "), "a1 a2"),
    (Filters(text="ferry.sank"), ""),
    (Filters(text="(.*"), ""),
    (Filters(text="   "), ALL),
    (Filters(start=date(2031, 5, 4)), "a2 a4 a5"),
    (Filters(end=date(2031, 5, 3)), "a1 a3 a4"),
    (Filters(start=date(2031, 5, 3), end=date(2031, 5, 4)), "a1 a2 a3 a4"),
    (Filters(start=date(2031, 5, 21)), ""),
    (Filters(end=date(2031, 5, 1)), "a4"),
    (Filters(end=date(2031, 4, 30)), ""),
    (Filters(start=date(2031, 5, 5), end=date(2031, 5, 2)), "a4"),
    (Filters(clock="event"), ALL),
    (Filters(clock="event", start=date(2031, 5, 2)), "a1 a2"),
    (Filters(clock="event", end=date(2031, 5, 1)), "a1 a2"),
    (Filters(clock="event", start=date(2031, 5, 3)), ""),
    (Filters(clock="event", end=date(2031, 4, 30)), ""),
    (Filters(as_of=date(2031, 5, 2)), ""),
    (Filters(as_of=date(2031, 5, 3)), "a1 a3"),
    (Filters(as_of=date(2031, 5, 6)), "a1 a2 a3 a5"),
    (Filters(sources=("mayor",), topics=("casualties",)), "a2"),
    (Filters(sources=("mayor",), quantities=("killed",)), ""),
]
EVERY_CONDITION: list[tuple[Filters, str]] = [
    (
        Filters(
            sources=("port-police", "ferry-union"),
            topics=("arms transfer",),
            statuses=("unconfirmed",),
            places=("inner-bay",),
            quantities=("other",),
            text="40 CRATES",
            start=date(2031, 5, 1),
            end=date(2031, 5, 3),
            as_of=date(2031, 5, 10),
        ),
        "a3",
    ),
    (Filters(start=date(2031, 5, 4), end=date(2031, 5, 5)), "a2 a4"),
    (Filters(clock="event", start=date(2031, 5, 2), end=date(2031, 5, 9)), "a1 a2"),
    (Filters(text="(.*"), ""),
]


def ids(rows: Any) -> set[str]:
    return set(to_pandas(rows)["assertion_id"])


@pytest.mark.parametrize(("filters", "shown"), SHOWN)
def test_a_filter_shows_what_it_asks_for(filters: Filters, shown: str, ferry: Case) -> None:
    assert ids(open_ledger(ferry, filters).shown) == set(shown.split())


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("filters", "shown"), EVERY_CONDITION)
def test_every_engine_shows_the_same(
    engine: str, filters: Filters, shown: str, ferry: Case
) -> None:
    assert ids(open_ledger(on_engine(engine, ferry), filters).shown) == set(shown.split())


@pytest.mark.parametrize("engine", ENGINES)
def test_a_filter_hides_nothing_of_what_was_said(engine: str, ferry: Case) -> None:
    filters = Filters(sources=("mayor",), text="40 crates", places=("inner-bay",))
    ledger = open_ledger(on_engine(engine, ferry), filters)
    assert ids(ledger.said) == set(ALL.split())
    assert len(to_pandas(ledger.claims)) == 3


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_shown_is_named_by_claim_and_by_assertion(engine: str, ferry: Case) -> None:
    shown = shown_in(open_ledger(on_engine(engine, ferry), Filters(sources=("mayor",))))
    assert shown == Shown(
        frozenset({"ferry-sank", "ferry-will-be-raised"}), frozenset({"a2", "a5"})
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_claim_not_yet_spoken_of_is_not_in_the_ledger(engine: str, ferry: Case) -> None:
    ledger = open_ledger(on_engine(engine, ferry), Filters(as_of=date(2031, 5, 3)))
    assert sorted(to_pandas(ledger.claims)["claim_id"]) == ["crates-moved", "ferry-sank"]
    assert ids(ledger.said) == {"a1", "a3"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("precision", "first"), [("day", "2031-05-20"), ("month", "2031-05-01"), ("year", "2031-01-01")]
)
def test_a_vague_statement_may_have_been_made_earlier(
    engine: str, precision: str, first: str, tmp_path: Path
) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-20", said_precision=precision)
    case = on_engine(engine, load_case(made.write(tmp_path / "case")))
    (said_from,) = to_pandas(open_ledger(case, Filters()).said)["said_from"]
    assert f"{said_from:%Y-%m-%d}" == first


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        (Filters(end=date(2031, 1, 1)), True),
        (Filters(start=date(2031, 5, 20), end=date(2031, 5, 31)), True),
        (Filters(start=date(2031, 5, 21)), False),
        (Filters(clock="event", end=date(2031, 1, 1)), False),
    ],
)
def test_what_was_said_on_an_unknown_day_may_have_been_said_on_any_before(
    engine: str, filters: Filters, shown: bool, tmp_path: Path
) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-20", said_precision="unknown")
    case = on_engine(engine, load_case(made.write(tmp_path / "case")))
    assert bool(ids(open_ledger(case, filters).shown)) is shown


BEFORE, DURING, AFTER = date(2031, 4, 1), date(2031, 5, 2), date(2031, 6, 1)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("known", "start", "end", "shown"),
    [
        ({"event_from": "2031-05-01"}, AFTER, None, True),
        ({"event_from": "2031-05-01"}, DURING, AFTER, True),
        ({"event_from": "2031-05-01"}, None, BEFORE, False),
        ({"event_to": "2031-05-01"}, None, BEFORE, True),
        ({"event_to": "2031-05-01"}, BEFORE, DURING, True),
        ({"event_to": "2031-05-01"}, AFTER, None, False),
        ({}, BEFORE, AFTER, False),
    ],
)
def test_an_event_with_one_end_is_shown_where_it_may_have_gone_on(
    engine: str,
    known: dict[str, str],
    start: date | None,
    end: date | None,
    shown: bool,
    tmp_path: Path,
) -> None:
    made = MadeCase()
    made.claim("ferry-sank", **known)
    made.says("mayor", "asserts", "ferry-sank", on="2031-05-20")
    case = on_engine(engine, load_case(made.write(tmp_path / "case")))
    filters = Filters(clock="event", start=start, end=end)
    assert bool(ids(open_ledger(case, filters).shown)) is shown


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("column", ["credibility", "stances", "origins", "doubts"])
def test_a_count_is_a_whole_number_also_where_some_claims_have_none(
    engine: str, column: str, ferry: Case
) -> None:
    ledger = open_ledger(on_engine(engine, ferry), Filters(as_of=date(2031, 5, 3)))
    assert [type(each) for each in to_pandas(ledger.claims)[column].tolist()] == [int, int]


def test_a_report_of_early_october_is_shown_for_any_day_of_october() -> None:
    filters = Filters(sources=("ukrainian-media",), end=date(2024, 10, 5))
    assert ids(open_ledger(SEED, filters).shown) == {"media-six-officers"}


@cache
def statuses(as_of: date | None) -> pd.Series:
    return to_pandas(status_frame(SEED, as_of)).set_index("claim_id")["status"]


@given(filters=views_of(choices_in(SEED)), as_of=st.sampled_from([None, date(2024, 10, 17)]))
def test_a_filter_never_changes_a_status(filters: Filters, as_of: date | None) -> None:
    shown = to_pandas(open_ledger(SEED, replace(filters, as_of=as_of)).shown)
    assert shown["status"].tolist() == statuses(as_of)[shown["claim_id"]].tolist()
