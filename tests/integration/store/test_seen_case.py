"""What is written of a case in a database, part by part, is what is written of the case whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimscope.exports.format import Format
from claimscope.exports.registry import FORMATS
from claimscope.record.case import Case, load_case
from claimscope.record.changes import Save, StoreError
from claimscope.record.rows import TableLimits
from claimscope.store.corrections import corrected
from claimscope.store.sql import parameters, seen_case
from claimscope.store.sql.seen_case import SeenInStore
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.synthesis.case import write_case
from claimscope.views.choices import choices_in, names_in
from claimscope.views.filters import Filters, specs_set
from claimscope.views.ledger import open_ledger
from claimscope.views.seen_case import SeenCase, SeenInMemory
from tests.integration.store.conftest import EMPTY, Template, copied
from tests.made_case import MadeCase, ferry_case
from tests.unit.record.strategies import made_cases, views_of

WHO, WHY = "Ann", "as it was printed"
PARTED = [
    *(each for each in FORMATS if each.suffix == ".csv"),
    *(each for each in FORMATS if not each.table and not each.in_memory),
    *(each for each in FORMATS if each.name in ("claims.json", "figures.parquet")),
]
"""Every table, in one format at least, and every format."""
AT_ONCE = 25
"""Rows: fewer than the synthesised case has of claims, assertions, figures and sources."""
VIEWS = {
    "all": Filters(),
    "sources": Filters(sources=("mayor", "s1", "nis")),
    "words": Filters(text="THE", quantities=("killed", "troops")),
    "nothing": Filters(text="words that nobody says"),
}
"""Of the made case, the sample case and a synthesised one."""
DAYS = {0: date(2024, 10, 17), 1: date(2031, 5, 3), 2: date(2032, 3, 20)}
"""A day in the middle of each."""
Files = Mapping[str, bytes]
"""Files by the names of their formats."""
NAMES = ("seed", "judged", "archive")


def quick_if(is_quick: bool) -> list[pytest.MarkDecorator]:
    """The marks of one of many like it: of those that are not quick, ``slow``."""
    return [] if is_quick else [pytest.mark.slow]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, seed_case: Case) -> list[Case]:
    """The seed, a case with judgements, and one that is shaped as an archive is."""
    folder = tmp_path_factory.mktemp("written")
    write_case(folder / "archive", 120)
    made = ferry_case()
    made.judges("standing", judgement_id="j1", claim_id="crates-moved", value="confirmed")
    made.judges("reliability", judgement_id="j3", source_id="mayor", value="D")
    made.judges("note", judgement_id="j2", source_id="port-police")
    return [seed_case, load_case(made.write(folder / "judged")), load_case(folder / "archive")]


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]
)
def store(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    template: Template,
    cases: list[Case],
) -> Iterator[SqlStore]:
    """A store of those cases, of which it reads a few rows at a time."""
    store = open_store(copied(template(request.param, EMPTY), tmp_path_factory.mktemp("seen")))
    for case in cases:
        store.take_in(case, WHO, WHY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parameters, "AT_ONCE", AT_ONCE)
        yield store
    store.close()


@pytest.fixture(scope="module")
def in_memory(cases: list[Case]) -> Callable[[int, Filters], Files]:
    """The files of one of those cases in memory, written once for every store."""
    return cache(lambda number, filters: files_in_memory(cases[number], filters))


def files_in_memory(case: Case, filters: Filters) -> Files:
    """A case in memory in every format."""
    return files_of(SeenInMemory(open_ledger(case, filters)))


def files_in(store: SqlStore, case: Case, filters: Filters) -> Files:
    """A case in a store in every format."""
    with store.stored_case(case.case_id) as stored:
        assert stored is not None
        return files_of(SeenInStore(stored, filters))


def files_of(seen: SeenCase) -> Files:
    return {each.name: each.content(seen) for each in PARTED}


def differing(files: Files, others: Files) -> list[str]:
    """The names of the files that are not the same."""
    return [name for name, content in files.items() if content != others[name]]


@pytest.mark.parametrize(
    ("number", "filters"),
    [
        pytest.param(case, VIEWS[view], id=f"{NAMES[case]}-{view}", marks=quick_if(case == at % 3))
        for at, view in enumerate(VIEWS)
        for case in range(3)
    ],
)
def test_every_format_is_the_same_file(
    number: int,
    filters: Filters,
    cases: list[Case],
    store: SqlStore,
    in_memory: Callable[[int, Filters], Files],
) -> None:
    files = files_in(store, cases[number], filters)
    assert differing(files, in_memory(number, filters)) == []


@pytest.mark.parametrize(
    "number", [pytest.param(each, id=NAMES[each], marks=quick_if(each == 1)) for each in DAYS]
)
def test_every_format_is_the_same_file_by_a_day(
    number: int,
    cases: list[Case],
    store: SqlStore,
    in_memory: Callable[[int, Filters], Files],
) -> None:
    filters = Filters(as_of=DAYS[number], statuses=("unconfirmed", "corroborated"))
    files = files_in(store, cases[number], filters)
    assert differing(files, in_memory(number, filters)) == []


@pytest.mark.slow
@given(made=made_cases(), data=st.data())
@settings(
    max_examples=2,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_a_case_and_a_view_hold_the_files_are_the_same(
    made: MadeCase, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, store: SqlStore
) -> None:
    case = load_case(made.write(tmp_path_factory.mktemp("wild") / f"wild-{uuid4().hex[:8]}"))
    store.take_in(case, WHO, WHY)
    filters = data.draw(views_of(choices_in(case)))
    assert differing(files_in(store, case, filters), files_in_memory(case, filters)) == []


def test_a_case_has_its_digest_whatever_was_corrected(store: SqlStore, tmp_path: Path) -> None:
    case_id = f"ferry-{uuid4().hex[:8]}"
    store.take_in(load_case(ferry_case().write(tmp_path / case_id)), WHO, WHY)
    first = next(row for row in store.current(case_id) if row.table == "claims")
    change = corrected(store.history(case_id), first, {"note": "“Late”\nwith lines."})
    store.save(case_id, Save(WHO, WHY, tuple(change)))
    with store.stored_case(case_id) as stored:
        assert stored is not None
        assert stored.digest == store.case(case_id).digest


def test_no_more_names_are_read_than_the_filters_that_are_set_take(
    store: SqlStore, seed_case: Case
) -> None:
    filters = Filters(sources=("nis",), topics=("troops",))
    with store.stored_case(seed_case.case_id) as stored:
        assert stored is not None
        names = SeenInStore(stored, filters).names()
    assert names == names_in(seed_case, specs_set(filters))
    assert names.keys() == {"sources", "topics"}


def parts_of(seen: SeenCase) -> int:
    return sum(1 for _ in seen.parts("assertions"))


def test_a_part_has_no_more_rows_than_are_read_at_once(store: SqlStore, seed_case: Case) -> None:
    with store.stored_case(seed_case.case_id) as stored:
        assert stored is not None
        number = len(seed_case.rows["assertions"])
        assert parts_of(SeenInStore(stored, Filters())) == -(-number // AT_ONCE) > 1


@pytest.mark.parametrize(
    "wanted", [each for each in FORMATS if each.in_memory], ids=lambda each: each.name
)
def test_what_holds_a_case_whole_is_refused_of_a_large_one(
    wanted: Format, store: SqlStore, seed_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = len(seed_case.rows["assertions"])
    with store.stored_case(seed_case.case_id) as stored:
        assert stored is not None
        seen = SeenInStore(stored, Filters())
        assert not seen.is_large
        assert wanted.content(seen)
        monkeypatch.setattr(seen_case, "WHOLE", TableLimits(rows - 1, 10**6))
        assert seen.is_large
        with pytest.raises(StoreError, match=f"{rows - 1} are the limit"):
            wanted.content(seen)
