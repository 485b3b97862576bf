"""A save is whole or not there, whatever happens; an old database is brought along."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from claimscope.record.case import Case
from claimscope.record.changes import Change, Save, StoreError
from claimscope.store.reviews import StoredReview
from claimscope.store.sql.engine import MIGRATIONS, open_engine, writing
from claimscope.store.sql.store import open_store
from claimscope.store.sql.tables import METADATA
from tests.integration.store.conftest import EMPTY, Template, copied
from tests.integration.store.fault_points import (
    ACTIONS,
    CASE,
    NEW_NOTE,
    REVIEW,
    begin,
    correct,
    killed_at,
    moments,
    watch_writes,
)
from tests.integration.store.programs import PROGRAMS

KILLS = 100
"""How often at random, in each of the two databases."""
ROWS = 3


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, tmp_path: Path, template: Template) -> str:
    """The address of an empty store; a hundred programs killed on a server take their time."""
    return copied(template(request.param, EMPTY), tmp_path)


@pytest.fixture
def begun(address: str, ferry: Case) -> str:
    """The address of a store that holds the ferry case and a review of it, two steps on."""
    prepare(address, ferry)
    return address


def prepare(address: str, case: Case) -> None:
    store = open_store(address)
    begin(store, case)
    first = store.reviews.begin(CASE, REVIEW, "as it was")
    store.reviews.put(REVIEW, "as it is", first.step)
    store.close()


State = tuple[list[str], list[tuple[str, str]], list[StoredReview]]


def state(address: str) -> State:
    """All that a store holds: its cases, who saved why row by row, and the reviews in progress.

    The state of the cases is as the log of saves says.
    """
    store = open_store(address)
    cases = [entry.case_id for entry in store.cases(archived=True)]
    history = [(row.who, row.why) for case_id in cases for row in store.history(case_id)]
    reviews = store.reviews.of(CASE)
    assert store.faults() == {}
    store.close()
    return cases, history, reviews


def reviews(address: str) -> dict[str, tuple[str, int]]:
    """The content of every review and how many of its steps can be undone, by its name."""
    return {review.name: (review.content, review.undoable) for review in state(address)[2]}


@pytest.mark.parametrize("action", ACTIONS)
def test_every_write_of_an_action_is_a_moment_to_be_killed_at(
    tmp_path: Path, ferry: Case, action: str
) -> None:
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    if action != "begin":
        prepare(address, ferry)
    store = open_store(address)
    reached: list[str] = []
    with watch_writes(reached.append):
        ACTIONS[action][0](store, ferry)
    store.close()
    assert reached == moments(action)


def test_a_program_killed_while_it_begins_a_case_leaves_all_of_it_or_nothing(
    address: str, ferry: Case
) -> None:
    assert_all_or_nothing(address, "begin", ferry, before=([], [], []))
    store = open_store(address)
    assert store.case(CASE).digest == ferry.digest
    store.close()


def test_a_program_killed_while_it_saves_leaves_all_of_it_or_nothing(
    begun: str, ferry: Case
) -> None:
    assert_all_or_nothing(begun, "correct", ferry, before=state(begun))
    store = open_store(begun)
    assert set(store.case(CASE).claims["note"]) == {NEW_NOTE}  # type: ignore[index]
    assert store.reviews.of(CASE) == []
    store.close()


@pytest.mark.parametrize(
    ("action", "after"),
    [
        ("begin_review", {REVIEW: ("as it is", 1), f"{REVIEW}-too": (NEW_NOTE, 0)}),
        ("take_step", {REVIEW: (NEW_NOTE, 2)}),
        pytest.param("undo_step", {REVIEW: ("as it was", 0)}, marks=pytest.mark.slow),
        pytest.param("discard", {}, marks=pytest.mark.slow),
    ],
)
def test_a_program_killed_while_it_writes_a_review_loses_neither_the_old_nor_the_new(
    begun: str, ferry: Case, action: str, after: dict[str, tuple[str, int]]
) -> None:
    assert_all_or_nothing(begun, action, ferry, before=state(begun))
    assert reviews(begun) == after


def assert_all_or_nothing(address: str, action: str, case: Case, before: State) -> None:
    """Kills a program at every moment: what was there stays until the last, when all is there."""
    for number, moment in enumerate(moments(action)):
        assert state(address) == before, f"half of it is left, before it was killed {moment}"
        killed = killed_at(address, action, number, case)
        assert killed.exitcode == -signal.SIGKILL, f"it was not killed {moment}"
    assert state(address) != before, "what was committed is lost"


def save_until_killed(address: str, first: int, acknowledged: Connection) -> None:
    """Correct the same rows again and again, and say so after each save."""
    store = open_store(address)
    acknowledged.send(None)
    for number in range(first, first + 1000):
        rows = [each for each in store.current("ferry") if each.table == "claims"][:ROWS]
        changes = tuple(
            Change(each.table, each.row_id, {**each.cells, "note": str(number)}, each.number)
            for each in rows
            if each.cells
        )
        store.save("ferry", Save("Ann", str(number), changes))
        acknowledged.send(number)


def all_of(acknowledged: Connection) -> list[int]:
    numbers = []
    try:
        while acknowledged.poll():
            numbers.append(acknowledged.recv())
    except EOFError:
        pass
    return numbers


@pytest.mark.slow
def test_a_program_killed_at_any_moment_loses_nothing_and_leaves_nothing_half_done(
    address: str, ferry: Case
) -> None:
    store = open_store(address)
    store.take_in(ferry, "Ann", "begun")
    chance = random.Random(7)  # noqa: S311 - any moments will do
    acknowledged: list[int] = []
    for kill in range(KILLS):
        ours, theirs = PROGRAMS.Pipe(duplex=False)
        arguments = (address, kill * 1000, theirs)
        writer = PROGRAMS.Process(target=save_until_killed, args=arguments, daemon=True)
        writer.start()
        theirs.close()
        assert ours.recv() is None
        time.sleep(chance.uniform(0, 0.12))
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
        acknowledged += all_of(ours)
    correct(store, ferry)
    kept = Counter(each.why for each in store.history("ferry") if each.why != "begun")
    assert {str(number) for number in acknowledged} <= set(kept)
    assert store.faults() == {}
    assert set(kept.values()) == {ROWS}
    assert set(store.case("ferry").claims["note"]) == {NEW_NOTE}  # type: ignore[index]
    store.close()


def test_the_migrations_make_the_tables_that_the_store_uses(bare_address: str) -> None:
    engine = open_engine(bare_address)
    found = inspect(engine)
    for table in METADATA.sorted_tables:
        columns = [each["name"] for each in found.get_columns(table.name)]
        assert columns == [each.name for each in table.columns]
    engine.dispose()


def leave_as_of_version(address: str, case: Case, version: str, *undone: str) -> None:
    """A database that has this case, as an earlier version left it: these statements undo what
    later ones have changed.
    """
    store = open_store(address)
    store.take_in(case, "Ann", "begun")
    store.close()
    engine = open_engine(address)
    with writing(engine) as connection:
        for statement in undone:
            connection.execute(text(statement))
        stamp = text("UPDATE alembic_version SET version_num = :version")
        connection.execute(stamp, {"version": version})
    engine.dispose()


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path, ferry: Case) -> None:
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    indexes = ("versions_by_row", "saves_by_case", "versions_by_save", "versions_withdrawn")
    tables = ("review_steps", "reviews")
    undone = [f"DROP INDEX {each}" for each in indexes] + [f"DROP TABLE {each}" for each in tables]
    leave_as_of_version(address, ferry, "0001", *undone)
    again = open_store(address)
    assert again.case("ferry").digest == ferry.digest
    again.close()
    engine = open_engine(address)
    found = {each["name"] for each in inspect(engine).get_indexes("versions")}
    assert found == {"versions_by_row", "versions_by_save", "versions_withdrawn"}
    engine.dispose()


def test_what_claims_are_ordered_by_is_noted_in_a_database_of_before(
    address: str, ferry: Case
) -> None:
    leave_as_of_version(address, ferry, "0007", "DROP TABLE claim_ranks")
    again = open_store(address)
    assert again.faults() == {}
    again.close()


def test_a_review_that_an_earlier_version_has_stored_goes_on(address: str, ferry: Case) -> None:
    leave_as_of_version(
        address,
        ferry,
        "0003",
        "DROP TABLE review_steps",
        "DROP TABLE reviews",
        "CREATE TABLE reviews (name VARCHAR(40) PRIMARY KEY, case_id VARCHAR(200) NOT NULL "
        "REFERENCES cases (case_id), content TEXT NOT NULL)",
        "INSERT INTO reviews VALUES ('one', 'ferry', 'its state')",
    )
    again = open_store(address)
    [review] = again.reviews.of("ferry")
    assert (review.content, review.undoable) == ("its state", 0)
    assert again.reviews.put("one", "the next", review.step).undoable == 1
    again.close()


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'record.sqlite'}"
    engine = open_engine(address)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer Claimscope"):
        open_store(address)


def test_migrations_stand_in_one_order() -> None:
    files = sorted(each.stem for each in (MIGRATIONS / "versions").glob("v*.py"))
    assert [each.partition("_")[0] for each in files] == [
        f"v{number:04}" for number in range(1, len(files) + 1)
    ]


def test_a_folder_that_cannot_be_created_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("no folder")
    with pytest.raises(
        StoreError, match=f"{tmp_path}/a-file/deeper cannot be created.*Name another"
    ):
        open_store(f"sqlite:///{tmp_path}/a-file/deeper/record.sqlite")


def test_what_is_no_address_is_an_error() -> None:
    with pytest.raises(StoreError, match="not the address"):
        open_store("the usual place")


def test_a_user_has_a_database_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMSCOPE_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    open_store().close()
    assert list(tmp_path.rglob("record.sqlite"))
