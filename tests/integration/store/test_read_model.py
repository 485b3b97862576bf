"""What a page asks of a record is answered alike by the frames and by the tables of a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import pytest

from claimscope.record.case import Case, load_case
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.synthesis.case import write_case
from claimscope.views.choices import choices_in
from claimscope.views.claim_table import Order, claim_page
from claimscope.views.filters import Filters
from claimscope.views.read_model import CaseFrames, FramesModel, ReadModel

WHO, WHY = "Ann", "as it was printed"
QUESTIONS: Mapping[str, Callable[[ReadModel, Filters], Any]] = {
    "headline": lambda model, filters: model.headline(filters),
    "facets": lambda model, filters: {
        name: sorted(counts.items()) for name, counts in model.facets(filters).items()
    },
    "days": lambda model, filters: [model.days(filters), model.days(filters, 5)],
}
ORDERS = [
    Order(),
    Order(descending=True),
    Order("said", group="none"),
    Order("first", descending=True, group="none"),
    Order("event", descending=True),
    Order("figure", descending=True, group="none"),
    Order("credibility"),
]
BY_WORDS = [Order("claim"), Order("status", group="place")]


@cache
def views(frames: CaseFrames) -> tuple[Filters, ...]:
    """Views of a case that set each filter, and several at once."""
    known = choices_in(frames.case)
    days = [*FramesModel(frames).claims_by_day()]
    first, middle, last = days[0], days[len(days) // 2], days[-1]
    one: dict[str, Any] = {name: tuple(values[:1]) for name, values in known.items()}
    some = {name: tuple(values[1:4]) for name, values in known.items()}
    return (
        Filters(),
        Filters(as_of=middle),
        *(replace(Filters(), **{name: values}) for name, values in one.items()),
        Filters(statuses=("unconfirmed", "contested"), sources=some["sources"]),
        Filters(places=some["places"], text="THE"),
        Filters(quantities=one["quantities"], as_of=middle),
        Filters(text="nothing that anybody says"),
        Filters(start=middle),
        Filters(end=middle, topics=some["topics"]),
        Filters(clock="event", start=middle, end=last),
        Filters(clock="event", end=first),
        Filters(as_of=first, statuses=("unconfirmed",)),
        Filters(as_of=date.min),
    )


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, seed_case: Case) -> list[Case]:
    """The seed, and a case that is shaped as an archive is."""
    folder = tmp_path_factory.mktemp("synthesised") / "archive"
    write_case(folder, 250)
    return [seed_case, load_case(folder)]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cases: list[Case]
) -> Iterator[SqlStore]:
    url = f"sqlite:///{tmp_path_factory.mktemp('read') / 'record.sqlite'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres")
    store = open_store(url)
    held = {entry.case_id for entry in store.cases(archived=True)}
    for case in cases:
        if case.case_id not in held:
            store.take_in(case, WHO, WHY)
    yield store
    store.close()


@pytest.fixture(scope="module")
def frames(cases: list[Case]) -> list[CaseFrames]:
    return [CaseFrames(case) for case in cases]


def written(answer: Any) -> str:
    """An answer as it can be compared, whatever types its numbers have."""
    return repr(answer).replace("np.", "")


class Unasked:
    """Frames that are not to be asked: the database has to answer by itself."""

    def __init__(self, case: Case) -> None:
        self.case = replace(case, rows={}, texts={})


def model_of(store: SqlStore, case_id: str) -> ReadModel:
    return store.read_model(Unasked(store.case(case_id)))  # type: ignore[arg-type]


@cache
def by_frames(question: str, frames: CaseFrames, filters: Filters) -> str:
    return written(QUESTIONS[question](FramesModel(frames), filters))


@cache
def page_by_frames(frames: CaseFrames, filters: Filters, order: Order, number: int) -> str:
    return written(claim_page(rows_by_frames(frames, filters), order, number))


@cache
def rows_by_frames(frames: CaseFrames, filters: Filters) -> pd.DataFrame:
    return frames.claim_rows(filters)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_one_answer(
    question: str, store: SqlStore, frames: list[CaseFrames]
) -> None:
    for held in frames:
        model = model_of(store, held.case.case_id)
        for filters in views(held):
            answer = QUESTIONS[question](model, filters)
            assert written(answer) == by_frames(question, held, filters), filters


def test_the_names_and_the_days_are_the_same(store: SqlStore, frames: list[CaseFrames]) -> None:
    for held in frames:
        model, expected = model_of(store, held.case.case_id), FramesModel(held)
        assert model.names() == expected.names()
        assert model.claims_by_day() == expected.claims_by_day()
        for day in [*expected.claims_by_day()][-1:]:
            assert model.change(day) == expected.change(day)


def test_a_page_of_claims_has_the_same_rows_in_the_same_order(
    store: SqlStore, frames: list[CaseFrames]
) -> None:
    for held in frames:
        model = model_of(store, held.case.case_id)
        everything, by_then, a_source, *_ = views(held)
        asked = [(everything, order, 1) for order in ORDERS]
        asked += [(everything, Order(), 2), (by_then, Order(), 1), (a_source, Order("figure"), 9)]
        for filters, order, number in asked:
            page = model.claim_page(filters, order, number)
            assert written(page) == page_by_frames(held, filters, order, number), (filters, order)
