"""What a case that arrives may hold, and how each thing that is wrong with it is told."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from claimscope.errors import MOST_PROBLEMS, DataError
from claimscope.jobs import client
from claimscope.jobs.client import import_case
from claimscope.record import validation as checks
from claimscope.record.case import load_case
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.frames import to_pandas
from claimscope.record.model import ASSERTIONS, CLAIMS, PLACES
from claimscope.record.rows import LONGEST_CELL, WHOLE
from claimscope.sandbox.process import WorkLimits
from claimscope.store.case_import import case_from_files
from tests.made_case import MadeCase, edit_lines, ferry_case

CLAIM_HEADER = ",".join(CLAIMS.column_names)
BAD_ROW = "bad id!" + "," * (len(CLAIMS.columns) - 1)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    folder = ferry_case().write(tmp_path / "ferry")
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def zipped(
    files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED, more: Mapping[str, bytes] = {}
) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, content in [*files.items(), *more.items()]:
            package.writestr(zipfile.ZipInfo(name), content, method)
    return made.getvalue()


def refused(content: bytes) -> DataError:
    with pytest.raises(DataError) as error:
        case_from_files({"case.zip": content})
    assert all(each.remedy for each in error.value.problems)
    return error.value


def broken(content: bytes) -> bytes:
    """The content of the first entry overwritten, its names and sizes as they were."""
    (name_length,) = struct.unpack_from("<H", content, 26)
    start = 30 + name_length
    return content[:start] + b"\xff" * 40 + content[start + 40 :]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2]
)
def test_broken_compression_is_told(method: int, files: dict[str, bytes]) -> None:
    told = str(refused(broken(zipped(files, method))))
    assert told.startswith("case.zip: its compressed content is broken.")


@pytest.mark.parametrize(
    ("at", "byte", "says"),
    [(8, 1, "it asks for a password"), (10, 99, "it is compressed in a way")],
)
def test_a_lock_and_an_unknown_compression_are_told(
    at: int, byte: int, says: str, files: dict[str, bytes]
) -> None:
    content = bytearray(zipped(files))
    content[content.index(b"PK\x01\x02") + at] = byte
    assert says in str(refused(bytes(content)))


def test_a_name_of_a_file_and_of_a_folder_is_told(files: dict[str, bytes]) -> None:
    told = str(refused(zipped(files, more={"a": b"a", "a/b": b"b"})))
    assert "it holds “a” as a file and as a folder" in told


@pytest.mark.parametrize("name", ["a" * 300, "/".join(["a"] * 3000)])
def test_a_name_too_long_for_a_file_is_told(name: str, files: dict[str, bytes]) -> None:
    told = str(refused(zipped(files, more={name: b"a"})))
    assert "which is not the name of a file inside it" in told


def test_two_zips_at_once_are_told(files: dict[str, bytes]) -> None:
    content = zipped(files)
    with pytest.raises(DataError, match="one of 2 ZIPs") as error:
        case_from_files({"a.zip": content, "b.ZIP": content})
    assert error.value.problems[0].remedy == "Import each by itself."


@pytest.mark.parametrize("name", ["../claims.csv", "/claims.csv", "C:\\claims.csv", "a\\..\\b.csv"])
def test_a_name_that_leads_outside_is_told(name: str, files: dict[str, bytes]) -> None:
    told = str(refused(zipped(files, more={name: b"a"})))
    assert "which is not the name of a file inside it" in told


def test_a_name_that_is_no_text_is_told(files: dict[str, bytes]) -> None:
    content = zipped(files, more={"sé.txt": b"a"}).replace("sé".encode(), b"s\xff\xff")
    assert "name is not UTF-8" in str(refused(content))


def test_a_name_that_stands_twice_is_told(files: dict[str, bytes]) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = zipped(files, more={"claims.csv": b"a"})
    assert "holds “claims.csv” twice" in str(refused(content))


def test_tables_in_a_folder_of_the_package_are_its_own(files: dict[str, bytes]) -> None:
    placed = {f"data/{name}" if name.endswith(".csv") else name: files[name] for name in files}
    digest = case_from_files({"case.zip": zipped(files)}).digest
    assert case_from_files({"case.zip": zipped(placed)}).digest == digest


def test_several_cases_in_one_zip_are_told_by_name(files: dict[str, bytes]) -> None:
    both = {f"{case}/{name}": content for case in ("a", "b") for name, content in files.items()}
    assert "it holds 2 cases: “a”, “b”. Import each in a ZIP of its own." in str(
        refused(zipped(both))
    )
    apart = {f"{'a' if name.endswith('.csv') else 'b'}/{name}": files[name] for name in files}
    assert "it holds 2 cases: “a”, “b”." in str(refused(zipped(apart)))


@pytest.mark.parametrize(
    ("title", "says"),
    [
        (5, "it is a number, not a text"),
        (["a"], "it is a list, not a text"),
        ({"en": "a"}, "it is an object, not a text"),
        (None, "it is null, not a text"),
        (True, "it is true or false, not a text"),
        ("a" * 1_000_000, "it has 1,000,000 characters"),
        ("\u200b\u202e", "none of its characters can be seen"),
    ],
)
def test_a_title_that_is_none_is_told(title: object, says: str, files: dict[str, bytes]) -> None:
    descriptor = json.dumps({"title": title}).encode()
    assert says in str(refused(zipped({**files, DESCRIPTOR: descriptor})))


@pytest.mark.parametrize("descriptor", [b'{"title": " "}', b'{"title": ""}', b"{}"])
def test_a_case_without_a_title_is_called_by_its_file(
    descriptor: bytes, files: dict[str, bytes]
) -> None:
    content = zipped({**files, DESCRIPTOR: descriptor})
    assert case_from_files({"ferry.zip": content}).title == "ferry"


def test_a_descriptor_may_begin_with_a_mark_of_utf_8(files: dict[str, bytes]) -> None:
    marked = {**files, DESCRIPTOR: b"\xef\xbb\xbf" + files[DESCRIPTOR]}
    assert case_from_files({"case.zip": zipped(marked)}) == case_from_files(
        {"case.zip": zipped(files)}
    )


def test_the_first_hundred_problems_are_told_and_all_are_counted(files: dict[str, bytes]) -> None:
    rows = "\n".join([CLAIM_HEADER, *[BAD_ROW] * 5_000])
    error = refused(zipped({**files, "claims.csv": rows.encode()}))
    assert len(error.problems) == MOST_PROBLEMS
    assert error.total == 30_000
    assert str(error).endswith("… and 29,900 more. Correct these first.")


def test_more_rows_than_are_read_are_told(files: dict[str, bytes]) -> None:
    rows = "\n".join([CLAIM_HEADER, *["a"] * (WHOLE.rows + 1)])
    error = refused(zipped({**files, "claims.csv": rows.encode()}))
    assert f"the file has {WHOLE.rows + 1:,} rows; {WHOLE.rows:,} are read at most" in str(error)


def test_an_import_that_takes_too_long_is_told(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("resource")
    assert client.CASE_LIMITS.seconds <= 60
    assert client.CASE_LIMITS.memory_bytes <= 2 * 1024**3
    monkeypatch.setattr(client, "CASE_LIMITS", WorkLimits(1, 2 * 1024**3))
    rows = "\n".join([CLAIM_HEADER, *[BAD_ROW] * (WHOLE.rows - 1)])
    with pytest.raises(DataError, match="checking it takes longer than 1 seconds") as error:
        import_case({"case.zip": zipped({**files, "claims.csv": rows.encode()})})
    assert error.value.problems[0].remedy == client.FEWER


def test_more_columns_than_a_table_has_are_told_at_once(files: dict[str, bytes]) -> None:
    header = ",".join(f"column_{number}" for number in range(100_000))
    error = refused(zipped({**files, "claims.csv": header.encode()}))
    [problem] = error.problems
    assert problem.wrong == "the header has 100,000 columns; 200 are read at most."


def test_a_cell_without_end_is_told(files: dict[str, bytes]) -> None:
    cell = f"{CLAIM_HEADER}\n{'a' * (LONGEST_CELL + 1)}"
    error = refused(zipped({**files, "claims.csv": cell.encode()}))
    assert f"a cell before line 3 has more than {LONGEST_CELL:,} characters" in str(
        error
    ) or f"a cell before line 2 has more than {LONGEST_CELL:,} characters" in str(error)


def test_a_long_cell_is_told_in_short(files: dict[str, bytes]) -> None:
    cells = f"{CLAIM_HEADER}\n{'a' * 50_000}{BAD_ROW.removeprefix('bad id!')}"
    error = refused(zipped({**files, "claims.csv": cells.encode()}))
    assert len(str(error)) < 3_000


def test_a_zip_that_unpacks_to_too_much_is_told() -> None:
    bomb = zipped({f"seeds/{number}.txt": bytes(50_000_000) for number in range(5)})
    assert "unpacked it would have 250 MB; 210 MB are read at most" in str(refused(bomb))


def edited(files: dict[str, bytes], edit: Callable[[str], str]) -> dict[str, bytes]:
    return {**files, PLACES.file: edit(files[PLACES.file].decode()).encode()}


@pytest.mark.parametrize(
    "left",
    ["\n", "\r\n\r\n\n", "," * (len(PLACES.columns) - 1) + "\r\n", ",,\r\n" * 3],
    ids=["a blank line", "several", "a row of empty cells", "rows of a few empty cells"],
)
def test_what_a_spreadsheet_leaves_below_a_table_is_no_row(
    left: str, files: dict[str, bytes]
) -> None:
    case = case_from_files({"case.zip": zipped(edited(files, lambda text: text + left))})
    assert case.digest == case_from_files({"case.zip": zipped(files)}).digest


@pytest.mark.parametrize(("separator", "says"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_is_told_once(separator: str, says: str, files: dict[str, bytes]) -> None:
    error = refused(zipped(edited(files, lambda text: text.replace(",", separator))))
    assert [str(each) for each in error.problems] == [
        f"places.csv, row 1: its cells are separated by {says}, not by commas. "
        "Save it again as “CSV UTF-8 (comma delimited)”."
    ]


def test_a_decimal_comma_is_told_with_the_number_as_it_should_be(files: dict[str, bytes]) -> None:
    error = refused(zipped(edited(files, lambda text: text.replace("64.1", '"64,1"'))))
    assert "“64,1” is not a number. Write decimals with a point: 64.1." in str(error)
    assert all(each.row and each.column == "lat" for each in error.problems)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("64,100", "64100"), ("1 000 000", "1000000"), ("1’000", "1000"), ("-2\u202f500", "-2500")],
)
def test_marks_between_thousands_are_no_decimal_commas(
    written: str, plain: str, files: dict[str, bytes]
) -> None:
    error = refused(zipped(edited(files, lambda text: text.replace("64.1", f'"{written}"'))))
    says = f"“{written}” is not a number. Write thousands without a mark between them, {plain}, and"
    assert says in str(error)


def test_a_zip_whose_names_have_backslashes_is_read(files: dict[str, bytes]) -> None:
    named = {f"case\\{name}".replace("/", "\\"): content for name, content in files.items()}
    digest = case_from_files({"case.zip": zipped(files)}).digest
    assert case_from_files({"case.zip": zipped(named)}).digest == digest


@pytest.mark.parametrize("name", ["..", "a/..", "a\0b", "a" * 300])
def test_a_single_file_that_cannot_be_written_is_told(name: str, files: dict[str, bytes]) -> None:
    alone = {each.rpartition("/")[2]: content for each, content in files.items()}
    with pytest.raises(DataError, match="is not the name of a file"):
        case_from_files({**alone, name: b"x"})


def test_single_files_of_one_name_do_not_replace_each_other(files: dict[str, bytes]) -> None:
    alone = {each.rpartition("/")[2]: content for each, content in files.items()}
    with pytest.raises(DataError, match=r"several of the files are called “claims\.csv”"):
        case_from_files({**alone, "old/claims.csv": b"x"})


def test_a_text_that_is_missing_is_asked_for_in_the_case(files: dict[str, bytes]) -> None:
    files.pop("seeds/gazette.txt")
    error = refused(zipped(files))
    assert "is missing. Put the text into the folder “seeds” of the case." in str(error)


@pytest.mark.parametrize("name", ["constructor", "toString", "valueOf", "hasOwnProperty"])
def test_an_id_may_be_a_word_that_browsers_know(name: str, tmp_path: Path) -> None:
    made = MadeCase()
    made.says(name, "asserts", name)
    case = load_case(made.write(tmp_path / "case"))
    assert list(to_pandas(case.claims)["claim_id"]) == [name]


def test_an_id_that_browsers_would_take_for_a_prototype_is_none(tmp_path: Path) -> None:
    made = MadeCase()
    made.says("__proto__", "asserts", "ferry-sank")
    with pytest.raises(DataError, match="“__proto__” is not an id"):
        load_case(made.write(tmp_path / "case"))


def test_a_case_comes_through_another_process_as_it_is(files: dict[str, bytes]) -> None:
    package = {"ferry.zip": zipped(files)}
    here, there = case_from_files(package), import_case(package)
    assert (there.case_id, there.title, there.digest) == (here.case_id, here.title, here.digest)
    assert there.texts == here.texts


def test_problems_come_through_another_process_with_their_number(files: dict[str, bytes]) -> None:
    rows = "\n".join([CLAIM_HEADER, *[BAD_ROW] * 500])
    package = {"ferry.zip": zipped({**files, "claims.csv": rows.encode()})}
    with pytest.raises(DataError) as there:
        import_case(package)
    with pytest.raises(DataError) as here:
        case_from_files(package)
    assert there.value.problems == here.value.problems
    assert there.value.total == here.value.total == 3_000


def test_quotes_are_looked_for_as_often_as_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, looked = MadeCase(), list[str]()
    for number in range(MOST_PROBLEMS + 20):
        made.says("harbour", "asserts", f"claim-{number}")
    folder = made.write(tmp_path / "case")
    quote = ASSERTIONS.column_names.index("quote")
    edit_lines(
        folder,
        "assertions",
        lambda lines: [
            lines[0],
            *([*line[:quote], "no", *line[quote + 1 :]] for line in lines[1:]),
        ],
    )

    def where_else(_: str, quote: str) -> str:
        looked.append(quote)
        return "Copy it."

    monkeypatch.setattr(checks, "_where_else", where_else)
    with pytest.raises(DataError) as error:
        load_case(folder)
    assert error.value.total == MOST_PROBLEMS + 20
    assert len(looked) == MOST_PROBLEMS
