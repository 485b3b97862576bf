"""A case folder is read into the record, or refused with every reason why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.errors import DataError, Problem
from claimscope.record.case import case_folders, files_of, load_case, seeds_folder
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.frames import to_pandas
from claimscope.record.model import KEPT_TABLES, QUALIFIERS, TABLES, Table
from claimscope.record.validation import BOUNDS
from claimscope.resources import ROOT
from claimscope.views.statuses import assess
from tests.made_case import MadeCase, edit_cell, edit_lines, ferry_case, read_lines
from tests.unit.record.refusals import REFUSALS, Refusal

QUALIFIED = [
    ("exactly", "5", "5", ""),
    ("exactly", "5", "6", "low"),
    ("exactly", "5", "", "high"),
    ("exactly", "", "5", "low"),
    ("about", "5", "5", ""),
    ("about", "5", "6", "low"),
    ("about", "5", "", "high"),
    ("about", "", "5", "low"),
    ("at least", "5", "", ""),
    ("at least", "5", "5", "high"),
    ("at least", "", "", "low"),
    ("more than", "5", "", ""),
    ("more than", "5", "9", "high"),
    ("more than", "", "", "low"),
    ("up to", "", "5", ""),
    ("up to", "1", "5", "low"),
    ("up to", "", "", "high"),
    ("between", "1", "5", ""),
    ("between", "5", "5", ""),
    ("between", "5", "", "high"),
    ("between", "", "5", "low"),
    ("between", "6", "5", "low"),
    ("between", "9", "10", ""),
    ("between", "10", "9", "low"),
]
FROM_VOCABULARY = [
    (table.name, column.name) for table in TABLES for column in table.columns if column.values
]
REQUIRED = [
    (table.name, column.name) for table in TABLES for column in table.columns if not column.optional
]
WILD_CELLS = [
    *("", " ", "\t", "\0", "\r", "\ufeff", '"', "=1+1", "{{7*7}}", "nan", "NULL"),
    *("１２", "٣", "1e400", "-0", "9" * 5000, "0001-01-01", "9999-12-31"),
    *("../..", "/", "a\0b", "x" * 5000),
]
FILES = [*(table.file for table in TABLES), DESCRIPTOR, "seeds/gazette.txt"]


def problems_in(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as refused:
        load_case(folder)
    return refused.value.problems


def write_quote_at_the_end(folder: Path) -> Path:
    made = MadeCase()
    made.document("gazette", text="It is over.")
    made.says("mayor", "asserts", "ferry-sank", words="It is over.")
    return made.write(folder)


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_case_is_refused_for(refusal: Refusal, ferry_folder: Path) -> None:
    refusal.breaks(ferry_folder)
    (problem,) = problems_in(ferry_folder)
    assert (problem.file, problem.row, problem.column) == refusal[1:4]
    assert refusal.says in str(problem)


@pytest.mark.parametrize(("table", "column"), FROM_VOCABULARY)
def test_a_word_outside_its_vocabulary_is_refused(
    table: str, column: str, ferry_folder: Path
) -> None:
    edit_cell(ferry_folder, table, 2, column, "whatever")
    (problem,) = problems_in(ferry_folder)
    assert (problem.file, problem.row, problem.column) == (f"{table}.csv", 2, column)
    assert "“whatever” is not one of the known words. Use " in str(problem)


@pytest.mark.parametrize(("table", "column"), REQUIRED)
@pytest.mark.parametrize("blank", ["", "  "], ids=["empty", "blank"])
def test_a_required_cell_must_hold_something(
    table: str, column: str, blank: str, ferry_folder: Path
) -> None:
    edit_cell(ferry_folder, table, 2, column, blank)
    (problem,) = problems_in(ferry_folder)
    assert (problem.file, problem.row, problem.column) == (f"{table}.csv", 2, column)


@pytest.mark.parametrize(("qualifier", "low", "high", "at_fault"), QUALIFIED)
def test_the_bounds_of_a_figure_must_fit_its_qualifier(
    qualifier: str, low: str, high: str, at_fault: str, tmp_path: Path
) -> None:
    made = MadeCase()
    said = made.says("mayor", "asserts", "ferry-sank", words="five or so")
    made.figure(said, "five", qualifier=qualifier, low=low, high=high)
    folder = made.write(tmp_path / "case")
    if at_fault:
        assert [problem.column for problem in problems_in(folder)] == [at_fault]
    else:
        assert load_case(folder).case_id == "case"


def test_every_qualifier_says_which_bounds_it_needs() -> None:
    assert set(BOUNDS) == set(QUALIFIERS) == {row[0] for row in QUALIFIED}


@pytest.mark.parametrize(
    ("column", "value"),
    [("lat", "90"), ("lat", "-90"), ("lon", "180"), ("lon", "-180"), ("precision_km", "0")],
)
def test_a_place_may_lie_at_the_very_edge(column: str, value: str, ferry_folder: Path) -> None:
    edit_cell(ferry_folder, "places", 2, column, value)
    assert to_pandas(load_case(ferry_folder).places)[column][0] == float(value)


def test_an_unknown_id_in_a_key_is_named_in_every_row_that_holds_it(ferry_folder: Path) -> None:
    edit_cell(ferry_folder, "places", 2, "place_id", "elsewhere")
    found = [(each.row, each.column) for each in problems_in(ferry_folder)]
    assert found == [(2, "place_id"), (3, "place_id"), (6, "place_id")]


def test_a_shifted_quote_is_told_where_its_words_stand(ferry_folder: Path) -> None:
    start, end = read_lines(ferry_folder, "assertions")[1][-2:]
    REFUSALS["a shifted quote"].breaks(ferry_folder)
    (problem,) = problems_in(ferry_folder)
    assert problem.remedy == f"They stand at {start} to {end}: correct the offsets."


def test_a_quote_must_end_inside_its_document(tmp_path: Path) -> None:
    folder = write_quote_at_the_end(tmp_path / "case")
    edit_cell(folder, "assertions", 2, "quote_end", "999")
    assert [problem.column for problem in problems_in(folder)] == ["quote"]


def test_a_quote_may_be_the_whole_document(tmp_path: Path) -> None:
    assert load_case(write_quote_at_the_end(tmp_path / "case")).texts == {"gazette": "It is over."}


def test_a_quote_is_compared_character_for_character(ferry_folder: Path) -> None:
    quote = read_lines(ferry_folder, "assertions")[2][-3]
    edit_cell(ferry_folder, "assertions", 3, "quote", quote.replace(" ", "\N{NO-BREAK SPACE}"))
    assert [problem.column for problem in problems_in(ferry_folder)] == ["quote"]


def test_several_faults_of_cells_are_reported_at_once(ferry_folder: Path) -> None:
    edit_cell(ferry_folder, "sources", 3, "kind", "rumour")
    edit_cell(ferry_folder, "claims", 4, "event_from", "soon")
    edit_cell(ferry_folder, "claims", 2, "topic", "weather")
    (ferry_folder / "figures.csv").unlink()
    assert [(each.file, each.row, each.column) for each in problems_in(ferry_folder)] == [
        ("claims.csv", 2, "topic"),
        ("claims.csv", 4, "event_from"),
        ("figures.csv", 0, ""),
        ("sources.csv", 3, "kind"),
    ]


def test_several_faults_across_tables_are_reported_at_once(ferry_folder: Path) -> None:
    for fault in ("a shifted quote", "low above high", "a hash of another text"):
        REFUSALS[fault].breaks(ferry_folder)
    edit_cell(ferry_folder, "assertions", 3, "source_id", "nobody")
    assert [(each.file, each.row, each.column) for each in problems_in(ferry_folder)] == [
        ("assertions.csv", 2, "quote"),
        ("assertions.csv", 3, "source_id"),
        ("documents.csv", 2, "sha256"),
        ("figures.csv", 2, "low"),
    ]


def test_the_message_holds_every_problem_on_a_line_of_its_own(ferry_folder: Path) -> None:
    edit_cell(ferry_folder, "claims", 2, "topic", "weather")
    edit_cell(ferry_folder, "claims", 3, "modality", "rumour")
    with pytest.raises(DataError) as refused:
        load_case(ferry_folder)
    first, second = str(refused.value).splitlines()
    assert first.startswith("claims.csv, row 2, column topic: “weather” is not one of")
    assert second.startswith("claims.csv, row 3, column modality: “rumour” is not one of")


def test_a_problem_of_a_whole_file_names_no_row() -> None:
    problem = Problem("claims.csv", 0, "", "the file is missing.", "Add it.")
    assert str(problem) == "claims.csv: the file is missing. Add it."


def test_a_quote_of_two_lines_does_not_shift_the_row_numbers(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("mayor", "asserts", "ferry-sank", words="It sank,\nhe said,\nlast night.")
    made.says("ferry-union", "doubts", "ferry-sank")
    folder = made.write(tmp_path / "case")
    edit_cell(folder, "assertions", 3, "stance", "shrugs")
    assert [(each.row, each.column) for each in problems_in(folder)] == [(3, "stance")]


def test_a_folder_that_is_not_there_is_no_case(tmp_path: Path) -> None:
    assert [each.file for each in problems_in(tmp_path / "nowhere")] == [DESCRIPTOR]


def test_the_seed_case_loads(seed_folder: Path) -> None:
    case = load_case(seed_folder)
    assert case.case_id == "dprk-russia-2024"
    assert case.title == "North Korean troops in Russia, October 2024"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_order_of_the_columns_does_not_matter(table: Table, ferry_folder: Path) -> None:
    before = to_pandas(getattr(load_case(ferry_folder), table.name))
    edit_lines(ferry_folder, table.name, lambda lines: [line[::-1] for line in lines])
    after = to_pandas(getattr(load_case(ferry_folder), table.name))
    assert list(after.columns) == table.column_names
    assert after.equals(before)


def test_an_open_bound_and_an_unknown_day_are_missing_and_not_zero(ferry_folder: Path) -> None:
    case = load_case(ferry_folder)
    figures, claims = to_pandas(case.figures), to_pandas(case.claims)
    assert figures["low"].tolist() == [7.0, 40.0]
    assert figures["high"].isna().tolist() == [False, True]
    assert claims["event_from"].isna().tolist() == [False, True, True]


def test_a_text_cell_is_kept_as_it_is_written(tmp_path: Path) -> None:
    words = (
        " NA, “null”\r\n{{7*7}} <img src=x onerror=alert(1)> `${1}` ![](http://x) =1+1 \N{BOMB} "
    )
    made = MadeCase()
    made.claim("ferry-sank", title=words, note=words)
    made.says("mayor", "asserts", "ferry-sank", words=words, cites=words)
    case = load_case(made.write(tmp_path / "case"))
    claims, assertions = to_pandas(case.claims), to_pandas(case.assertions)
    assert [claims.loc[0, "title"], claims.loc[0, "note"]] == [words, words]
    assert [assertions.loc[0, "quote"], assertions.loc[0, "cites"]] == [words, words]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_saved_by_a_spreadsheet_loads(table: Table, ferry_folder: Path) -> None:
    path = ferry_folder / table.file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_case(ferry_folder).case_id == "ferry"


def test_a_case_without_a_title_goes_by_its_folder(ferry_folder: Path) -> None:
    (ferry_folder / DESCRIPTOR).write_text("{}")
    assert load_case(ferry_folder).title == "ferry"


def test_the_files_of_a_case_are_its_descriptor_its_tables_and_its_texts(
    ferry_folder: Path,
) -> None:
    assert {str(path.relative_to(ferry_folder)) for path in files_of(ferry_folder)} == {
        *FILES,
        "judgements.csv",
        "identities.csv",
        "seeds/telegraph.txt",
    }


def test_a_case_that_does_not_load_has_files_too(tmp_path: Path) -> None:
    assert len(files_of(tmp_path / "nowhere")) == 1 + len(KEPT_TABLES)


def test_the_texts_may_lie_in_a_folder_above_the_case(ferry_folder: Path) -> None:
    shutil.move(ferry_folder / "seeds", ferry_folder.parent / "seeds")
    assert set(load_case(ferry_folder).texts) == {"gazette", "telegraph"}


def test_a_case_elsewhere_may_use_the_texts_of_this_installation(
    seed_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(seed_folder, tmp_path / "copy")
    assert load_case(tmp_path / "copy").case_id == "copy"
    assert seeds_folder(tmp_path / "copy", ["nowhere.txt"]) == ROOT / "seeds"


def test_the_cases_of_a_folder_are_those_with_a_descriptor(tmp_path: Path) -> None:
    for name in "dbeacf":
        ferry_case().write(tmp_path / name)
    (tmp_path / "no-case").mkdir()
    (tmp_path / DESCRIPTOR).write_text("{}")
    assert case_folders(tmp_path) == [tmp_path / name for name in "abcdef"]
    assert case_folders(tmp_path / "nowhere") == []


@pytest.fixture(scope="module")
def whole_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that the tests of wild input copy before they break it."""
    return ferry_case().write(tmp_path_factory.mktemp("whole") / "ferry")


def load_or_refuse(folder: Path) -> None:
    """Anything but a case that can be assessed, or a DataError, fails the test."""
    try:
        case = load_case(folder)
    except DataError as error:
        assert {problem.file for problem in error.problems} <= {*FILES}
        assert all(problem.wrong and problem.remedy for problem in error.problems)
    else:
        json.dumps(assess(case), allow_nan=False)


@given(
    where=st.sampled_from([(table.name, name) for table in TABLES for name in table.column_names]),
    value=st.text() | st.sampled_from(WILD_CELLS),
)
def test_whatever_stands_in_a_cell_is_read_or_refused(
    where: tuple[str, str], value: str, whole_folder: Path
) -> None:
    with TemporaryDirectory() as parent:
        folder = shutil.copytree(whole_folder, Path(parent) / "case")
        load_or_refuse(edit_cell(folder, where[0], 2, where[1], value))


@given(file=st.sampled_from(FILES), raw=st.binary())
def test_whatever_stands_in_a_file_is_read_or_refused(
    file: str, raw: bytes, whole_folder: Path
) -> None:
    with TemporaryDirectory() as parent:
        folder = shutil.copytree(whole_folder, Path(parent) / "case")
        (folder / file).write_bytes(raw)
        load_or_refuse(folder)


@given(file=st.sampled_from(FILES), raw=st.binary(max_size=4), place=st.integers(0, 9_999))
def test_a_file_damaged_somewhere_is_read_or_refused(
    file: str, raw: bytes, place: int, whole_folder: Path
) -> None:
    with TemporaryDirectory() as parent:
        folder = shutil.copytree(whole_folder, Path(parent) / "case")
        whole = (folder / file).read_bytes()
        position = place % len(whole)
        (folder / file).write_bytes(whole[:position] + raw + whole[position + len(raw) :])
        load_or_refuse(folder)


def test_a_zero_has_no_sign(tmp_path: Path) -> None:
    made = MadeCase()
    made.figure(
        made.says("mayor", "asserts", "it-sank", words="0 died"), "0 died", low="-0", high="-0.0"
    )
    [figure] = to_pandas(load_case(made.write(tmp_path / "ferry")).figures).to_dict("records")
    assert (str(figure["low"]), str(figure["high"])) == ("0.0", "0.0")
