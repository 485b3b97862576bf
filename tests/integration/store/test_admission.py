"""What a folder could not hold no store keeps; who comes at once is served."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from claimscope.errors import DataError
from claimscope.record.case import Case, load_case
from claimscope.record.changes import Change, Save, Version
from claimscope.store.sql.store import SqlStore, open_store
from tests.integration.store.programs import PROGRAMS
from tests.made_case import ferry_case

PEOPLE = 4


def found(store: SqlStore, table: str, case_id: str = "ferry") -> Version:
    return next(each for each in store.current(case_id) if each.table == table)


def corrected(version: Version, **cells: str) -> Change:
    return Change(version.table, version.row_id, {**(version.cells or {}), **cells}, version.number)


def refusal(store: SqlStore, *changes: Change) -> str:
    """What the store says to a save that it must refuse, having kept nothing of it."""
    before = store.history("ferry")
    with pytest.raises(DataError) as refused:
        store.save("ferry", Save("Ben", "a slip", changes))
    assert store.history("ferry") == before
    return str(refused.value)


@pytest.mark.parametrize("file", ["../out.txt", "a/../../out.txt", "/tmp/out.txt", "a\0b"])  # noqa: S108
def test_a_document_never_leaves_its_folder(ferries: SqlStore, file: str) -> None:
    change = corrected(found(ferries, "documents"), file=file)
    assert "points outside" in refusal(ferries, change)


def test_two_texts_never_lie_in_one_file(ferries: SqlStore) -> None:
    one, other = [each for each in ferries.current("ferry") if each.table == "documents"][:2]
    file = (other.cells or {})["file"]
    assert "another document's text" in refusal(ferries, corrected(one, file=f"./{file}"))


def test_what_was_never_there_is_not_withdrawn(ferries: SqlStore) -> None:
    assert "no version" in refusal(ferries, Change("figures", "nothing", None))


def test_a_withdrawn_row_is_put_back(ferries: SqlStore, ferry: Case) -> None:
    row = found(ferries, "figures")
    ferries.save("ferry", Save("Ben", "gone", (Change(row.table, row.row_id, None, row.number),)))
    last = ferries.history("ferry")[-1].number
    again = Change(row.table, row.row_id, row.cells, last)
    ferries.save("ferry", Save("Ben", "back", (again,)))
    assert ferries.case("ferry").digest == ferry.digest


def test_cases_with_the_same_texts_are_taken_in_at_once(address: str, tmp_path: Path) -> None:
    open_store(address).close()
    cases = [load_case(ferry_case().write(tmp_path / f"ferry-{n}")) for n in range(PEOPLE)]

    def take_in(case: Case) -> str:
        store = open_store(address)
        digest = store.case(store.take_in(case, "Ann", "begun").case_id).digest
        store.close()
        return digest

    with ThreadPoolExecutor(PEOPLE) as people:
        assert list(people.map(take_in, cases)) == [case.digest for case in cases]


def open_and_correct(address: str, number: int, ours: Connection) -> None:
    """Open the store, say so, and when told correct one claim of the person's own."""
    store = open_store(address)
    ours.send(None)
    ours.recv()
    claim = [each for each in store.current("ferry") if each.table == "claims"][number]
    store.save("ferry", Save(str(number), "at once", (corrected(claim, note="at once"),)))
    store.close()
    ours.send(None)


def test_programs_open_a_fresh_store_and_save_at_once(bare_address: str, ferry: Case) -> None:
    ends = [PROGRAMS.Pipe() for _ in range(3)]
    programs = [
        PROGRAMS.Process(target=open_and_correct, args=(bare_address, number, theirs), daemon=True)
        for number, (_, theirs) in enumerate(ends)
    ]
    for program, (_, theirs) in zip(programs, ends, strict=True):
        program.start()
        theirs.close()  # so that a program that ends early is noticed
    assert [ours.recv() for ours, _ in ends] == [None] * 3
    store = open_store(bare_address)
    store.take_in(ferry, "Ann", "begun")
    for ours, _ in ends:
        ours.send(None)
    for program in programs:
        program.join()
    assert {each.who for each in store.history("ferry")} == {"Ann", "0", "1", "2"}
    store.close()
