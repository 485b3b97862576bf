"""A case that is written and loaded again is the identical record."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import given

from claimscope.exports.data_package import package_bytes, package_files, write_package
from claimscope.record.case import Case, load_case
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.frames import to_pandas
from claimscope.record.model import KEPT_TABLES
from claimscope.views.ledger import Ledger
from claimscope.views.statuses import assess
from tests.made_case import MadeCase, ferry_case
from tests.unit.record.engines import ENGINES, on_engine
from tests.unit.record.strategies import made_cases


def assert_identical(one: Case, other: Case) -> None:
    assert (other.title, other.digest, other.texts) == (one.title, one.digest, one.texts)
    for table in KEPT_TABLES:
        before, after = (to_pandas(getattr(case, table.name)) for case in (one, other))
        pd.testing.assert_frame_equal(before, after, check_exact=True)


def problems_of(folder: Path) -> list[str]:
    """What the validator of the Data Package standard finds wrong."""
    report = Package(folder / DESCRIPTOR).validate()
    return [error.message for task in report.tasks for error in task.errors]


@given(made=made_cases())
def test_any_case_loads_again_as_the_identical_record(made: MadeCase) -> None:
    with TemporaryDirectory() as parent:
        case = load_case(made.write(Path(parent) / "case"))
        again = load_case(write_package(case, Path(parent) / "again" / "case"))
        assert_identical(case, again)
        assert package_bytes(case) == package_bytes(again)


@pytest.mark.parametrize("made", [MadeCase(), ferry_case()], ids=["empty", "without figures"])
def test_a_case_without_rows_in_a_table_loads_again(made: MadeCase, tmp_path: Path) -> None:
    made.rows["figures"] = []
    case = load_case(made.write(tmp_path / "first" / "case"))
    again = write_package(case, tmp_path / "again" / "case")
    assert_identical(case, load_case(again))
    assert problems_of(again) == []


def test_the_seed_case_loads_again(seed_case: Case, tmp_path: Path) -> None:
    again = load_case(write_package(seed_case, tmp_path / seed_case.case_id))
    assert_identical(seed_case, again)
    assert again.case_id == seed_case.case_id
    assert assess(again) == assess(seed_case)


def test_a_hostile_case_loads_again(hostile: Ledger, tmp_path: Path) -> None:
    assert_identical(hostile.case, load_case(write_package(hostile.case, tmp_path / "case")))


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_writes_the_same(engine: str, seed_case: Case) -> None:
    assert package_files(on_engine(engine, seed_case)) == package_files(seed_case)


def test_a_zip_holds_the_same_files(ferry: Case, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_bytes(ferry))) as package:
        assert package.testzip() is None
        package.extractall(tmp_path / "ferry")
    assert_identical(ferry, load_case(tmp_path / "ferry"))


def test_no_file_of_a_package_leaves_its_folder(hostile: Ledger) -> None:
    for name in package_files(hostile.case):
        assert not name.startswith("/")
        assert ".." not in name.split("/")


def test_a_text_in_a_folder_of_its_own_stays_there(tmp_path: Path) -> None:
    made = MadeCase()
    made.document("gazette", file="./2031//may.txt")
    made.says("mayor", "asserts", "ferry-sank")
    case = load_case(made.write(tmp_path / "case"))
    assert "seeds/2031/may.txt" in package_files(case)
    assert_identical(case, load_case(write_package(case, tmp_path / "again")))


def test_a_package_never_mixes_with_other_files(ferry: Case, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        write_package(ferry, tmp_path)


@pytest.mark.parametrize("which", ["seed", "ferry", "hostile"])
def test_the_standard_accepts_it(
    which: str, seed_case: Case, ferry: Case, hostile: Ledger, tmp_path: Path
) -> None:
    case = {"seed": seed_case, "ferry": ferry, "hostile": hostile.case}[which]
    assert problems_of(write_package(case, tmp_path / "case")) == []


@pytest.mark.parametrize(
    ("case_id", "name"),
    [("Ferry No. 1", "ferry-no.-1"), ("паром", "case"), ("dprk-russia-2024", "dprk-russia-2024")],
)
def test_a_package_has_a_name_that_the_standard_allows(
    case_id: str, name: str, tmp_path: Path
) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank")
    case = load_case(made.write(tmp_path / case_id))
    assert json.loads(package_files(case)[DESCRIPTOR])["name"] == name


def test_a_formula_is_kept_and_the_package_says_so(hostile: Ledger) -> None:
    files = package_files(hostile.case)
    assert b",=cmd|" in files["documents.csv"]
    assert "begins with =" in json.loads(files[DESCRIPTOR])["description"]
