"""The commands that work on the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from claimscope.cli.main import main
from claimscope.exports.registry import FORMATS
from claimscope.record.case import Case, load_case
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.record.rows import TableLimits
from claimscope.rendering.chrome import CHOSEN_BY
from claimscope.store.seed import started_store
from claimscope.store.sql import seen_case
from claimscope.store.sql.store import open_store
from claimscope.views.view_link import PUBLIC_URL
from tests.made_case import edit_cell, ferry_case

Run = Callable[..., tuple[int, str, str]]
SEED = "dprk-russia-2024"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a store of the test's own; what it returns and prints."""
    monkeypatch.setenv("CLAIMSCOPE_DATABASE_URL", f"sqlite:///{tmp_path / 'record.sqlite'}")
    monkeypatch.setenv("CLAIMSCOPE_WHO", "Ann")

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def with_ferry(run: Run, ferry_folder: Path) -> Run:
    assert run("import", ferry_folder)[0] == 0
    return run


def test_at_first_start_the_seed_case_is_there(run: Run, seed_case: Case) -> None:
    code, out, err = run("cases")
    assert (code, err) == (0, "")
    assert out.split(maxsplit=1) == [SEED, f"{seed_case.title}\n"]


def test_what_was_put_away_stays_away(run: Run) -> None:
    run("archive", SEED)
    assert run("cases") == (0, "", "")
    assert "(archived)" in run("cases", "--archived")[1]
    run("archive", SEED, "--undo")
    assert SEED in run("cases")[1]


def test_a_package_goes_in_and_comes_out_the_same(
    with_ferry: Run, ferry: Case, tmp_path: Path
) -> None:
    assert with_ferry("export-package", "ferry", tmp_path / "out")[0] == 0
    assert load_case(tmp_path / "out").digest == ferry.digest


def test_a_package_never_mixes_with_other_files(with_ferry: Run, tmp_path: Path) -> None:
    code, _, err = with_ferry("export-package", "ferry", tmp_path)
    assert (code, str(tmp_path) in err) == (1, True)


def test_a_case_comes_out_as_it_was_recorded(with_ferry: Run, ferry: Case, tmp_path: Path) -> None:
    with_ferry("rename", "ferry", "The isle")
    before = with_ferry("history", "ferry")[1].splitlines()[0].split()[0]
    with_ferry("export-package", "ferry", tmp_path / "then", "--recorded-by", before)
    with_ferry("export-package", "ferry", tmp_path / "now")
    assert load_case(tmp_path / "then").title == ferry.title
    assert load_case(tmp_path / "now").title == "The isle"


def test_a_kept_case_is_assessed_by_its_id_as_it_is_and_as_it_was(
    with_ferry: Run, ferry_folder: Path
) -> None:
    at = with_ferry("history", "ferry")[1].splitlines()[0].split()[0]
    code, now, err = with_ferry("assess", "ferry", "--json")
    assert (code, err) == (0, "")
    assert with_ferry("assess", ferry_folder, "--json")[1] == now
    assert with_ferry("assess", "ferry", "--recorded-by", at, "--json")[1] == now
    code, _, err = with_ferry("assess", "ferry", "--recorded-by", "1999-01-01")
    assert (code, "was none then" in err) == (1, True)


def test_a_folder_has_no_earlier_state(run: Run, ferry_folder: Path) -> None:
    code, _, err = run("assess", ferry_folder, "--recorded-by", "2031-01-01")
    assert (code, "keeps no history" in err) == (1, True)


def test_an_export_of_an_earlier_record_says_so_and_links_to_it(
    with_ferry: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CHOSEN_BY, str(tmp_path / "no-chrome"))
    at = with_ferry("history", "ferry")[1].splitlines()[0].split()[0]
    with_ferry("rename", "ferry", "The isle")
    out = tmp_path / "out"
    monkeypatch.setenv(PUBLIC_URL, "https://claims.example.org")
    code, _, err = with_ferry("export", "ferry", "--out", out, "--recorded-by", at)
    assert code == 3, err
    brief = (out / "ferry-brief.html").read_text("utf-8")
    assert "The isle" not in brief
    assert "as recorded by 2" in brief
    assert "https://claims.example.org/?case=ferry&amp;recorded=2" in brief


def test_of_a_large_case_the_tables_are_exported_and_what_is_left_out_is_said(
    with_ferry: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen_case, "WHOLE", TableLimits(rows=1, size=10**6))
    code, _, err = with_ferry("export", "ferry", "--out", tmp_path / "out", "--source", "mayor")
    assert code == 3
    assert err.startswith("The pictures, the map and the brief were not made")
    written = {each.name.removeprefix("ferry-") for each in (tmp_path / "out").iterdir()}
    assert written == {each.name for each in FORMATS} - {"brief.html"}
    assert with_ferry("export", "ferry", "--out", tmp_path / "all.zip", "--source", "mayor")[0] == 3
    with ZipFile(tmp_path / "all.zip") as package:
        for name in written:
            content = (tmp_path / "out" / f"ferry-{name}").read_bytes()
            assert name.endswith(".zip") or package.read(f"ferry-{name}") == content
        assert ZipFile(package.open("ferry-datapackage.zip")).testzip() is None


def test_a_filter_of_a_kept_case_that_means_nothing_is_told(
    with_ferry: Run, tmp_path: Path
) -> None:
    code, _, err = with_ferry("export", "ferry", "--out", tmp_path, "--source", "nobody")
    assert code == 2
    assert "--source may be: " in err


def test_a_case_is_taken_in_once_under_one_name(with_ferry: Run, ferry_folder: Path) -> None:
    code, _, err = with_ferry("import", ferry_folder)
    assert (code, err) == (1, "There is a case “ferry” already. Choose another name.\n")
    assert with_ferry("import", ferry_folder, "--id", "ferry-2")[0] == 0


def test_a_folder_of_tables_alone_is_taken_in_by_its_name(run: Run, ferry_folder: Path) -> None:
    (ferry_folder / DESCRIPTOR).unlink()
    assert run("import", ferry_folder) == (0, f"{'ferry':24} ferry\n", "")


def test_what_is_wrong_with_a_folder_is_told_by_row(run: Run, ferry_folder: Path) -> None:
    edit_cell(ferry_folder, "figures", 2, "low", "seven")
    edit_cell(ferry_folder, "claims", 3, "topic", "weather")
    code, _, err = run("import", ferry_folder)
    assert code == 1
    assert "figures.csv, row 2, column low" in err
    assert "claims.csv, row 3, column topic" in err
    assert "ferry" not in run("cases")[1].replace(SEED, "")


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run("import", tmp_path / "nowhere")
    assert (code, DESCRIPTOR in err) == (1, True)


def test_the_history_tells_who_did_what_and_why(with_ferry: Run) -> None:
    with_ferry("rename", "ferry", "The isle", "--who", "Ben", "--why", "shorter")
    *rows, last = with_ferry("history", "ferry")[1].splitlines()
    assert last.endswith("Ben saved case case: shorter")
    assert all("Ann saved" in each for each in rows)
    own = with_ferry("history", "ferry", "--claim", "ferry-sank")[1].splitlines()
    assert 0 < len(own) < len(rows)


def test_a_case_is_begun(run: Run) -> None:
    assert run("create", "harbour", "The harbour") == (0, "", "")
    assert f"{'harbour':24} The harbour" in run("cases")[1]


@pytest.mark.parametrize(
    "asked",
    [
        ("create", "harbour", " "),
        ("create", "a b", "The harbour"),
        ("rename", "nowhere", "The harbour"),
        ("archive", "nowhere"),
        ("history", "nowhere"),
        ("export-package", "nowhere", "out"),
        ("cases", "--store", "mysql://localhost/record"),
        ("archive", SEED, "--why", ""),
    ],
)
def test_what_cannot_be_done_is_told_in_words(run: Run, asked: tuple[str, ...]) -> None:
    code, out, err = run(*asked)
    assert (code, out) == (1, "")
    assert err
    assert "Traceback" not in err


def test_a_time_is_one(run: Run) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("export-package", SEED, "out", "--recorded-by", "yesterday")


def test_the_store_is_the_one_that_is_named(run: Run, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    run("create", "harbour", "The harbour", "--store", other)
    assert "harbour" in run("cases", "--store", other)[1]
    assert "harbour" not in run("cases")[1]


def test_judgements_go_in_and_come_out(run: Run, tmp_path: Path) -> None:
    made = ferry_case()
    made.judges("standing", claim_id="ferry-sank", value="confirmed")
    folder = made.write(tmp_path / "judged")
    run("import", folder)
    run("export-package", "judged", tmp_path / "out")
    assert load_case(tmp_path / "out").digest == load_case(folder).digest
    assert "judgements j1" in run("history", "judged", "--claim", "ferry-sank")[1]


def test_a_store_that_holds_anything_gets_nothing_added(tmp_path: Path, ferry: Case) -> None:
    url = f"sqlite:///{tmp_path / 'record.sqlite'}"
    store = open_store(url)
    store.take_in(ferry, "Ann", "begun")
    store.close()
    again = started_store(url)
    assert [each.case_id for each in again.cases(archived=True)] == ["ferry"]
    again.close()


def test_a_state_is_verified_and_made_anew(with_ferry: Run, tmp_path: Path) -> None:
    assert with_ferry("verify") == (0, "All is as the log says.\n", "")
    with sqlite3.connect(tmp_path / "record.sqlite") as connection:
        connection.execute("UPDATE claims SET title = 'Another'")
    connection.close()
    code, out, _ = with_ferry("verify")
    assert (code, "ferry: claims: 6 rows are not as the log has them." in out) == (1, True)
    assert with_ferry("rebuild")[0] == 0
    assert with_ferry("verify")[0] == 0


def test_words_and_figures_are_found_in_every_case(with_ferry: Run) -> None:
    code, out, _ = with_ferry("search", "aboard", "--quantity", "killed", "--low", "5")
    assert code == 0
    assert out.splitlines() == [
        f"{'ferry':24} quote  ferry-sank: it sank with 7 aboard",
        "1 quote, 0 claims, 0 texts",
    ]
    found = json.loads(with_ferry("search", "Soldaten OR 7", "--json", "--case", "ferry")[1])
    assert found == {"totals": {"quote": 0, "claim": 0, "text": 0}, "found": []}
    assert with_ferry("search")[0] == 1


def test_claims_are_merged_told_apart_and_split(with_ferry: Run) -> None:
    pair = ("ferry", "claim", "crates-moved", "ferry-sank")
    assert with_ferry("merge", *pair, "--different")[1].endswith("are told apart.\n")
    code, out, _ = with_ferry("merge", *pair, "--why", "the same load")
    assert (code, out) == (
        0,
        "“crates-moved” is a part of “ferry-sank” now, with 2 assertions, 1 figure and 2 places.\n",
    )
    assert "the same load" in with_ferry("history", "ferry", "--claim", "crates-moved")[1]
    assert with_ferry("assess", "ferry")[1].count("crates") == 0
    code, out, _ = with_ferry("split", *pair[:3])
    assert (code, "is apart from “ferry-sank” again" in out) == (0, True)
    assert with_ferry("split", *pair[:3])[0] == 1
