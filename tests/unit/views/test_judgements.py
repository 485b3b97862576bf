"""Judgements of analysts stand beside the record and change nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from frictionless import Package

from claimscope.errors import DataError
from claimscope.exports.data_package import package_files, write_package
from claimscope.record.case import Case, load_case
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.model import JUDGEMENTS
from claimscope.views.judgements import judgements_frame
from claimscope.views.statuses import assess
from tests.made_case import MadeCase, ferry_case
from tests.unit.record.engines import ENGINES, on_engine


def judged() -> MadeCase:
    made = ferry_case()
    made.judges("standing", claim_id="ferry-sank", value="confirmed", judged_on="2031-06-02")
    made.judges("reliability", source_id="mayor", value="E", judged_on="2031-06-03")
    made.judges("note", claim_id="ferry-sank", who="Grace", why="=Look at the log of the harbour.")
    return made


@pytest.fixture
def judged_case(tmp_path: Path) -> Case:
    return load_case(judged().write(tmp_path / "judged"))


def test_judgements_of_a_claim_come_latest_first(judged_case: Case) -> None:
    found = judgements_frame(judged_case, claim_id="ferry-sank")
    assert found["kind"].tolist() == ["standing", "note"]
    assert found["who"].tolist() == ["Ada", "Grace"]
    assert judgements_frame(judged_case, source_id="mayor")["value"].tolist() == ["E"]
    assert len(judgements_frame(judged_case)) == 3


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_the_same_judgements(engine: str, judged_case: Case) -> None:
    moved = judgements_frame(on_engine(engine, judged_case))
    assert moved["judgement_id"].tolist() == ["j2", "j1", "j3"]


def test_a_case_without_judgements_has_none(ferry: Case) -> None:
    found = judgements_frame(ferry)
    assert found.empty
    assert list(found.columns) == JUDGEMENTS.column_names


def test_a_judgement_changes_no_status(judged_case: Case, ferry: Case) -> None:
    assert assess(judged_case) == assess(ferry)


def test_a_judgement_is_a_part_of_what_the_case_says(judged_case: Case, ferry: Case) -> None:
    assert judged_case.digest != ferry.digest


def test_judgements_are_carried_in_the_package(judged_case: Case, tmp_path: Path) -> None:
    folder = write_package(judged_case, tmp_path / "out")
    again = load_case(folder)
    assert again.digest == judged_case.digest
    assert judgements_frame(again).equals(judgements_frame(judged_case))
    assert Package(folder / DESCRIPTOR).validate().valid


def test_a_package_without_judgements_has_no_table_of_them(ferry: Case) -> None:
    assert JUDGEMENTS.file not in package_files(ferry)


def test_a_table_of_judgements_may_hold_only_its_header(tmp_path: Path, ferry: Case) -> None:
    folder = ferry_case().write(tmp_path / "case")
    (folder / JUDGEMENTS.file).write_text(",".join(JUDGEMENTS.column_names))
    assert load_case(folder).digest == ferry.digest


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"kind": "standing", "claim_id": "ferry-sank", "value": "true"}, "value", "no standing"),
        ({"kind": "reliability", "source_id": "mayor", "value": "G"}, "value", "no reliability"),
        ({"kind": "standing", "source_id": "mayor", "value": "confirmed"}, "claim_id", "a claim"),
        (
            {"kind": "reliability", "source_id": "mayor", "claim_id": "ferry-sank", "value": "A"},
            *("source_id", "nothing else"),
        ),
        ({"kind": "note"}, "claim_id", "one claim or one source"),
        ({"kind": "note", "claim_id": "ferry-sank", "value": "A"}, "value", "no value"),
        ({"kind": "note", "claim_id": "nobody"}, "claim_id", "“nobody” is not known"),
        ({"kind": "guess", "claim_id": "ferry-sank"}, "kind", "not one of the known words"),
        ({"kind": "note", "claim_id": "ferry-sank", "who": ""}, "who", "is empty"),
        ({"kind": "note", "claim_id": "ferry-sank", "why": " "}, "why", "only blanks"),
    ],
)
def test_a_judgement_that_does_not_hold_is_refused(
    cells: dict[str, str], column: str, says: str, tmp_path: Path
) -> None:
    made = ferry_case()
    made.judges(**cells)
    with pytest.raises(DataError) as refused:
        load_case(made.write(tmp_path / "case"))
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.column) == (JUDGEMENTS.file, 2, column)
    assert says in problem.wrong


def test_a_judgement_stands_once(tmp_path: Path) -> None:
    made = ferry_case()
    made.judges("note", claim_id="ferry-sank")
    made.judges("note", claim_id="ferry-sank", judgement_id="j1")
    with pytest.raises(DataError, match="already the id of row 2"):
        load_case(made.write(tmp_path / "case"))
