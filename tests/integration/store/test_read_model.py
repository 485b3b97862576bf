"""What a page asks of a record is answered alike by the frames and by the tables of a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimscope.record.case import Case, load_case
from claimscope.record.case_part import part_of
from claimscope.record.changes import Change, Save
from claimscope.record.rows import Row
from claimscope.review.matching import case_features
from claimscope.store.sql.claim_order import SORTED
from claimscope.store.sql.claim_words import WORDS
from claimscope.store.sql.load_case import table_rows
from claimscope.store.sql.snapshot import CHOSEN_BY
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.synthesis.case import write_case
from claimscope.views.choices import choices_in, names_in
from claimscope.views.claim_table import GROUPED_BY, SORTS, Order, claim_page
from claimscope.views.filters import FILTERS, Filters, specs_set
from claimscope.views.frame_spec import FrameSpec
from claimscope.views.read_model import ROWS_FRAMES, CaseFrames, FramesModel, ReadModel
from tests.integration.store.conftest import EMPTY, Template, copied
from tests.made_case import MadeCase, ferry_case
from tests.unit.record.strategies import made_cases, views_of

WHO, WHY = "Ann", "as it was printed"


def charted(model: ReadModel, filters: Filters) -> Any:
    """The figures of a chart, and what all come to."""
    found = model.charted_figures(filters)
    return found.groups, found.figures.to_dict("records")


def claims_on_page(model: ReadModel, filters: Filters) -> tuple[str, ...]:
    """The ids of the first claims of the table."""
    sections = model.claim_page(filters, Order(), 1).sections
    return tuple(row["claim_id"] for section in sections for row in section.rows)


PLACE_IDS = ("north-korea", "russia", "ussuriysk", "p0", "p1", "p9", "nowhere")
"""Of the sample case and of a synthesised one."""
QUESTIONS: Mapping[str, Callable[[ReadModel, Filters], Any]] = {
    "headline": lambda model, filters: model.headline(filters),
    "facets": lambda model, filters: {
        name: sorted(counts.items()) for name, counts in model.facets(filters).items()
    },
    "days": lambda model, filters: [model.days(filters), model.days(filters, 5)],
    "sources": lambda model, filters: model.sources(filters).to_dict("records"),
    "the page of a source": lambda model, filters: [
        (page.profile, page.strip, list(page.profile.documents), list(page.profile.hedges))
        for source_id in ("nis", "nato", "s0", "s7", *filters.sources)
        if source_id in model.names()["sources"]
        for page in [model.source_page(replace(filters, sources=(source_id,)), source_id)]
    ],
    "places": lambda model, filters: [
        model.places(filters, mentions=mentions).to_dict("records") for mentions in (False, True)
    ],
    "the size of an export": lambda model, filters: [
        (size.quotes, size.sources, size.documents, *map(sorted, counts))
        for size in [model.export_size(filters)]
        for counts in [(size.rows.items(), size.figures.items())]
    ],
    "routes": lambda model, filters: model.routes(filters).to_dict("records"),
    "map": lambda model, filters: [
        sorted(model.claims_of_places(filters, PLACE_IDS, mentions=mentions).items())
        for mentions in (False, True)
    ],
    "figures": charted,
    "competing figures": lambda model, filters: [
        (quantity, pairs, number, model.compared_figures(filters, quantity, number))
        for quantity, pairs in model.inconsistent_pairs(filters).items()
        for number in (1, 2)
    ],
    "what is drawn first": lambda model, filters: [
        [
            (found.page, found.figures.to_dict("records"))
            for quantity in ("troops", "ships")
            if (found := model.figures_of(filters, quantity, 5))
        ],
        model.claim_page(filters, Order(group="none"), 1, 3),
    ],
    "events": lambda model, filters: [
        (found.total, found.claims.to_dict("records"))
        for days in ((date.min, date.max), (date(2032, 3, 1), date(2032, 4, 1)))
        if (found := model.events(filters, *days, 7))
    ],
    "a page of figures": lambda model, filters: [
        (found.page, found.figures.to_dict("records"))
        for number in (1, 2)
        if (found := model.figure_page(filters, number))
    ],
    "a window of the grid": lambda model, filters: [
        model.stance_window(filters, ids, passed)
        for ids in [claims_on_page(model, filters)]
        for passed in (0, 3, 999)
    ],
    "groups": lambda model, filters: [
        model.claim_groups(filters, 26, ()),
        model.claim_groups(filters, 9, ("confirmed", "contested")),
    ],
}
LONG = ("groups", "a window of the grid", "competing figures", "what is drawn first")
"""What takes longest to answer by frames."""
ORDERS = [
    Order(),
    Order(descending=True),
    Order("said", group="none"),
    Order("first", descending=True, group="none"),
    Order("event"),
    Order("figure", descending=True),
]
BY_WORDS = [
    *(Order(name) for name, by in SORTS.items() if by in WORDS),
    Order("reason", descending=True, group="source"),
    Order(group="place"),
    Order("said", group="place"),
    Order("figure", descending=True, group="source"),
]


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


SNAPSHOT = "snapshot"
"""A store in SQLite whose counts and lists come out of a snapshot of the case."""


@pytest.fixture(
    scope="module",
    params=["sqlite", *(pytest.param(n, marks=pytest.mark.slow) for n in ("postgresql", SNAPSHOT))],
)
def store(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    template: Template,
    cases: list[Case],
) -> Iterator[SqlStore]:
    kind = "sqlite" if request.param == SNAPSHOT else request.param
    with pytest.MonkeyPatch.context() as patch:
        snapshots = tmp_path_factory.mktemp("snapshots") if request.param == SNAPSHOT else "off"
        patch.setenv(CHOSEN_BY, str(snapshots))
        store = open_store(copied(template(kind, EMPTY), tmp_path_factory.mktemp("read")))
    for case in cases:
        store.take_in(case, WHO, WHY)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def _no_case_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimscope.store.sql.read_model.FEW_CLAIMS", -1)
    monkeypatch.setattr("claimscope.store.sql.snapshot.FROM_CLAIMS", 0)
    for module in ("store.sql.places", "views.read_model", "views.places"):
        monkeypatch.setattr(f"claimscope.{module}.MARKED_CLAIMS", 20)
    for module in ("store.sql.figures", "views.charted_figures"):
        monkeypatch.setattr(f"claimscope.{module}.CHARTED_FIGURES", 20)
    for module in ("store.sql.figures", "views.charted_figures"):
        monkeypatch.setattr(f"claimscope.{module}.CHARTED_GROUPS", 2)
        monkeypatch.setattr(f"claimscope.{module}.TIMELINE_ROWS", 3)


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


@pytest.mark.parametrize(
    ("at", "question"),
    [
        pytest.param(at, name, id=name, marks=[pytest.mark.slow] if name in LONG else [])
        for at, name in enumerate(QUESTIONS)
    ],
)
def test_every_question_is_answered_alike_of_a_third_of_the_views(
    at: int, question: str, store: SqlStore, frames: list[CaseFrames]
) -> None:
    for held, most in zip(frames, (4, None), strict=True):
        model = model_of(store, held.case.case_id)
        for filters in views(held)[at % 3 : most : 3]:
            answer = QUESTIONS[question](model, filters)
            assert written(answer) == by_frames(question, held, filters), filters


def test_the_names_and_the_days_are_the_same(store: SqlStore, frames: list[CaseFrames]) -> None:
    for held in frames:
        model, expected = model_of(store, held.case.case_id), FramesModel(held)
        assert model.names() == expected.names()
        assert model.claims_by_day() == expected.claims_by_day()
        assert model.digest() == expected.digest()
        for day in [*expected.claims_by_day()][-1:]:
            assert model.change(day) == expected.change(day)


def test_a_page_of_claims_has_the_same_rows_in_the_same_order(
    store: SqlStore, frames: list[CaseFrames]
) -> None:
    for held, orders in zip(frames, (ORDERS[:1], ORDERS), strict=True):
        model = model_of(store, held.case.case_id)
        everything, by_then, a_source, *_ = views(held)
        asked = [(everything, order, 1) for order in orders]
        asked += [(by_then, Order("credibility"), 2), (a_source, Order(), 9)]
        for filters, order, number in asked:
            page = model.claim_page(filters, order, number)
            assert written(page) == page_by_frames(held, filters, order, number), (filters, order)


def test_a_document_is_found_and_has_the_same_marks(
    store: SqlStore, frames: list[CaseFrames]
) -> None:
    held = frames[1]
    model, expected = model_of(store, held.case.case_id), FramesModel(held)
    ids = expected.documents("", 999).rows["document_id"].tolist()
    publisher = held.case.rows["documents"][0].cells["publisher"]
    for find, most, keep in (("", 3, ()), (f" {publisher.upper()}", 5, (ids[-1],)), ("?", 5, ())):
        found, own = model.documents(find, most, keep), expected.documents(find, most, keep)
        assert written(found.rows.to_dict("records")) == written(own.rows.to_dict("records"))
        assert found.total == own.total == len(ids)
    for filters in views(held)[:3]:
        for document_id in ids[::40]:
            document = model.document(filters, document_id)
            own_document = expected.document(filters, document_id)
            assert document.text == own_document.text
            marks, own_marks = document.quotes, own_document.quotes
            assert written(marks.to_dict("records")) == written(own_marks.to_dict("records"))


def test_a_claim_has_the_same_neighbours_in_every_order(
    store: SqlStore, frames: list[CaseFrames]
) -> None:
    held = frames[1]
    model, expected = model_of(store, held.case.case_id), FramesModel(held)
    everything, by_then, a_source, *_ = views(held)
    asked = [(everything, order) for order in ORDERS] + [(by_then, Order()), (a_source, Order())]
    for filters, order in asked:
        first, second, *_, last = held.claim_ids(filters, order)
        for claim_id in (first, second, last):
            told = model.neighbours(filters, order, claim_id)
            assert told == expected.neighbours(filters, order, claim_id), (filters, order)
    hidden = {*held.claim_ids(everything, Order())} - {*held.claim_ids(a_source, Order())}
    assert model.neighbours(a_source, Order(), min(hidden)) is None


def test_the_claims_at_a_place_are_the_same(store: SqlStore, frames: list[CaseFrames]) -> None:
    held = frames[0]
    model, expected = model_of(store, held.case.case_id), FramesModel(held)
    places = {row.cells["place_id"]: row.cells["role"] for row in held.case.rows["claim_places"]}
    assert set(places.values()) >= {"at", "mentioned"}
    for filters in views(held)[:2]:
        for place_id in [*places, "nowhere"]:
            told = model.claims_at(filters, place_id, 3)
            assert told == expected.claims_at(filters, place_id, 3), (filters, place_id)


@pytest.mark.parametrize("spec", [*ROWS_FRAMES], ids=lambda spec: spec.name)
def test_what_stands_beside_some_claims_is_the_same(
    spec: FrameSpec, store: SqlStore, frames: list[CaseFrames]
) -> None:
    for held in frames:
        model, expected = model_of(store, held.case.case_id), FramesModel(held)
        for filters in views(held)[:2]:
            ids = (*held.claim_ids(filters, Order())[::9], "nothing-of-the-sort")
            told = model.frame_about(filters.as_of, spec, ids)
            own = expected.frame_about(filters.as_of, spec, ids)
            assert written(told.to_dict("records")) == written(own.to_dict("records")), filters


def test_the_views_that_are_asked_about_set_every_filter(frames: list[CaseFrames]) -> None:
    set_by_some = {spec.name for held in frames for each in views(held) for spec in specs_set(each)}
    assert set_by_some == {spec.name for spec in FILTERS}


def test_days_that_are_known_less_than_to_the_day_are_shown_alike(
    store: SqlStore, tmp_path: Path
) -> None:
    made = MadeCase()
    for precision in ("day", "month", "year", "unknown"):
        made.says("mayor", "asserts", f"known-to-{precision}", said_precision=precision)
    made.claim("one-end", event_to="2031-05-02", event_precision="day")
    made.says("mayor", "asserts", "one-end")
    case = load_case(made.write(tmp_path / f"vague-{uuid4().hex[:8]}"))
    store.take_in(case, WHO, WHY)
    model, expected = model_of(store, case.case_id), FramesModel(CaseFrames(case))
    for day in map(date.fromisoformat, ("2030-12-31", "2031-01-01", "2031-05-01", "2031-05-04")):
        for filters in (Filters(start=day), Filters(end=day), Filters(clock="event", end=day)):
            shown = model.facets(filters)["statuses"]
            assert shown == expected.facets(filters)["statuses"], filters


@pytest.mark.parametrize(("at", "order"), [*enumerate(BY_WORDS)], ids=str)
def test_an_order_by_words_is_that_of_the_frames(
    at: int, order: Order, store: SqlStore, frames: list[CaseFrames]
) -> None:
    everything_or_a_source = (0, 2)[at % 2]
    for held, view in zip(frames, (everything_or_a_source, 1), strict=True):
        model, filters = model_of(store, held.case.case_id), views(held)[view]
        page = model.claim_page(filters, order, 1)
        assert written(page) == page_by_frames(held, filters, order, 1), filters
        claim_id = page.sections[0].rows[0]["claim_id"]
        total = sum(section.count for section in page.sections)
        told = model.neighbours(filters, order, claim_id)
        assert told and (told.number, told.before, told.total >= total) == (1, "", True)


def test_there_is_no_order_of_the_table_that_reads_the_case() -> None:
    assert {*SORTS.values(), *GROUPED_BY.values()} == {*SORTED, *WORDS, "status"}


@pytest.mark.slow
@given(made=made_cases(), data=st.data())
@settings(
    max_examples=2,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_a_case_and_a_view_hold_the_answers_are_the_same(
    made: MadeCase, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, store: SqlStore
) -> None:
    case = load_case(made.write(tmp_path_factory.mktemp("wild") / f"wild-{uuid4().hex[:8]}"))
    store.take_in(case, WHO, WHY)
    model, expected = model_of(store, case.case_id), FramesModel(CaseFrames(case))
    filters = data.draw(views_of(choices_in(case)))
    for question, ask in QUESTIONS.items():
        assert written(ask(model, filters)) == written(ask(expected, filters)), question
    page = model.claim_page(filters, Order(), 1)
    assert written(page) == written(expected.claim_page(filters, Order(), 1))
    assert model.names() == expected.names()


def test_what_is_asked_after_a_save_is_still_of_the_record_that_was_opened(
    store: SqlStore, tmp_path: Path
) -> None:
    written_case = load_case(ferry_case().write(tmp_path / f"ferry-{uuid4().hex[:8]}"))
    case_id = store.take_in(written_case, WHO, WHY).case_id
    case = store.case(case_id)
    model = store.read_model(CaseFrames(case))
    names, titles = model.names(), names_in(written_case)["claims"]
    [place] = [row for row in store.current(case_id) if row.row_id == "ellery"]
    renamed = Change(place.table, place.row_id, {**(place.cells or {}), "name": "X"}, place.number)
    store.save(case_id, Save(WHO, WHY, (renamed,)))
    assert model.names()["places"]["ellery"] == "Ellery"
    assert all(names["claims"][each] == title for each, title in titles.items())
    assert model.headline(Filters()) == FramesModel(CaseFrames(written_case)).headline(Filters())
    assert case.digest == written_case.digest
    assert model_of(store, case_id).names()["places"]["ellery"] == "X"


def test_the_name_of_one_claim_is_read_by_itself_and_told_from_its_namesakes(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ferry_case()
    for claim_id, title in (("one", "It leaks"), ("two", "It leaks"), ("three", "It leaks · two")):
        made.claim(claim_id, title=title)
        made.says("mayor", "asserts", claim_id)
    written_case = load_case(made.write(tmp_path / f"ferry-{uuid4().hex[:8]}"))
    case_id = store.take_in(written_case, WHO, WHY).case_id
    expected = names_in(written_case)["claims"]
    names = model_of(store, case_id).names()["claims"]
    assert {each: names[each] for each in expected} == expected
    assert (names["two"], "nobody" in names) == ("It leaks · two · two", False)

    def read_all(*_: object) -> Mapping[str, Mapping[str, str]]:
        raise AssertionError("all titles are read")

    names = model_of(store, case_id).names()["claims"]
    monkeypatch.setattr("claimscope.store.sql.read_model.names_of", read_all)
    monkeypatch.setattr("claimscope.store.sql.names.names_of", read_all)
    assert names["crates-moved"] == expected["crates-moved"]


@pytest.mark.parametrize("order", [Order(), Order("said", group="place"), Order("reason")])
def test_all_rows_of_the_table_come_in_parts_in_the_same_order(
    order: Order, store: SqlStore, frames: list[CaseFrames], monkeypatch: pytest.MonkeyPatch
) -> None:
    for held in frames:
        a_third = len(held.case.rows["claims"]) // 3
        monkeypatch.setattr("claimscope.store.sql.parameters.AT_ONCE", a_third)
        model = model_of(store, held.case.case_id)
        parts = [*model.rows_in_order(Filters(), order)]
        assert len(parts) >= 3
        rows = pd.concat(parts, ignore_index=True).drop(columns="rank")
        [expected] = FramesModel(held).rows_in_order(Filters(), order)
        assert written(rows.to_dict("records")) == written(
            expected[rows.columns].to_dict("records")
        )


def test_the_claims_that_words_may_be_about_are_found_by_the_index_as_in_memory(
    store: SqlStore, frames: list[CaseFrames], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimscope.views.alike.SAMPLED", 20)
    for module in ("views.alike", "store.sql.alike"):
        monkeypatch.setattr(f"claimscope.{module}.PER_WORD", 9)
    monkeypatch.setattr("claimscope.views.alike.MOST_ALIKE", 12)
    for each in frames:
        model, expected = model_of(store, each.case.case_id), FramesModel(CaseFrames(each.case))
        assert [*model.sampled_claims()] == [*expected.sampled_claims()]
        for row in each.case.rows["assertions"][:20]:
            found = model.claims_alike(row.cells["quote"])
            assert [*found] == [*expected.claims_alike(row.cells["quote"])]
            assert 0 < len(found) <= 12


def test_of_a_case_with_few_claims_all_may_be_meant(
    store: SqlStore, frames: list[CaseFrames]
) -> None:
    for each in frames:
        every = [row.cells["claim_id"] for row in each.case.rows["claims"]]
        for model in (model_of(store, each.case.case_id), FramesModel(each)):
            assert [*model.claims_alike("words that nobody says")] == every


def test_a_part_of_a_case_has_what_is_said_of_claims_and_in_a_text(
    store: SqlStore, frames: list[CaseFrames]
) -> None:
    for each in frames:
        ids = [row.cells["claim_id"] for row in each.case.rows["claims"]][3:9]
        text = next(iter(each.case.texts.values()))
        for asked in ((ids, ""), (ids, text), ((), text), ((), "a text of its own")):
            part, expected = (
                model_of(store, each.case.case_id).part(*asked),
                part_of(each.case, *asked),
            )
            rows, wanted = (
                {name: [row.cells for row in it.rows[name]] for name in it.rows}
                for it in (part, expected)
            )
            assert rows == wanted
            assert case_features(part) == case_features(expected)


def test_a_case_is_opened_without_its_rows_and_each_table_is_read_once(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(name: str, *state: Any) -> list[Row]:
        read.append(name)
        return table_rows(name, *state)

    monkeypatch.setattr("claimscope.store.sql.case_part.table_rows", noted)
    case = store.case("dprk-russia-2024")
    assert read == []
    assert [len(case.rows["documents"]), len(case.rows["documents"])] == [1, 1]
    assert read == ["documents"]
