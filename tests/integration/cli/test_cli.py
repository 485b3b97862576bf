"""The commands of ``claimscope``, most of them run in this process."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.cli.main import main
from claimscope.exports.registry import FORMATS
from claimscope.figures.png_metadata import read_facts
from claimscope.record.case import Case
from claimscope.record.datapackage import DESCRIPTOR
from claimscope.rendering.chrome import CHOSEN_BY
from claimscope.resources import ROOT
from claimscope.views.filters import FILTERS
from claimscope.views.former_names import with_former_names
from claimscope.views.statuses import assess
from tests.made_case import edit_cell
from tests.unit.record.refusals import REFUSALS

SEED = "data/cases/dprk-russia-2024"
QUICK = ("a missing column", "an unknown id in assertions, source_id", "a changed document")
REFUSED = [
    *QUICK,
    "a date in words",
    "low above high",
    "a shifted quote",
    "a duplicate id in claims",
    "a table of 0 bytes",
    "a table that is not UTF-8",
    "a missing table",
    "a missing document",
]


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str | Path) -> Done:
    """A command run in this process."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def started(*arguments: str | Path) -> Done:
    """A command run as a user runs it: in a process of its own."""
    done = subprocess.run(
        [sys.executable, "cli.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_whole_case_is_said_to_hold_and_counted() -> None:
    done = started("validate", SEED)
    assert (done.returncode, done.stderr) == (0, "")
    first, *counts = done.stdout.splitlines()
    assert first == "North Korean troops in Russia, October 2024: the case is valid"
    assert [line.split() for line in counts] == [
        ["1", "documents"],
        ["12", "sources"],
        ["16", "places"],
        ["36", "claims"],
        ["56", "claim_places"],
        ["52", "assertions"],
        ["6", "figures"],
    ]


@pytest.mark.parametrize(
    "fault",
    [pytest.param(each, marks=() if each in QUICK else pytest.mark.slow) for each in REFUSED],
)
def test_validate_refuses_and_says_where(fault: str, ferry_folder: Path) -> None:
    refusal = REFUSALS[fault]
    refusal.breaks(ferry_folder)
    done = run("validate", ferry_folder)
    assert (done.returncode, done.stderr) == (1, "")
    first, problem = done.stdout.splitlines()
    where = [refusal.file]
    where += [f"row {refusal.row}"] if refusal.row else []
    where += [f"column {refusal.column}"] if refusal.column else []
    assert first == f"{ferry_folder}: 1 problem"
    assert problem.startswith(f"{', '.join(where)}: ")
    assert refusal.says in problem


def test_validate_counts_several_problems(
    ferry_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit_cell(ferry_folder, "claims", 2, "topic", "weather")
    edit_cell(ferry_folder, "sources", 2, "kind", "rumour")
    assert main(["validate", str(ferry_folder)]) == 1
    first, *problems = capsys.readouterr().out.splitlines()
    assert first == f"{ferry_folder}: 2 problems"
    assert [problem.partition(":")[0] for problem in problems] == [
        "claims.csv, row 2, column topic",
        "sources.csv, row 2, column kind",
    ]


def test_a_folder_that_is_no_case_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", str(tmp_path)]) == 1
    assert "datapackage.json: the file is missing" in capsys.readouterr().out


def test_a_package_as_zip_is_validated_like_its_folder(ferry_folder: Path, tmp_path: Path) -> None:
    package = tmp_path / "ferry.zip"
    with zipfile.ZipFile(package, "w") as archive:
        for file in sorted(ferry_folder.rglob("*")):
            archive.write(file, file.relative_to(ferry_folder))
    assert run("validate", package) == run("validate", ferry_folder)


def test_tables_without_a_descriptor_are_validated_under_the_name_of_their_folder(
    ferry_folder: Path,
) -> None:
    (ferry_folder / DESCRIPTOR).unlink()
    done = run("validate", ferry_folder)
    assert done.stdout.startswith(f"{ferry_folder.name}: the case is valid")


def test_assess_prints_every_claim_with_its_status_and_reason(seed_case: Case) -> None:
    done = run("assess", SEED)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "unconfirmed   3  North Korea has decided on a large-scale deployment"
    assert lines[1].strip() == (
        "Asserted by NIS alone (18 Oct 2024); NATO cannot confirm it (18 Oct 2024)"
    )
    assert len(lines) == 2 * len(assess(seed_case))


def test_assess_gives_json_of_exactly_this_shape(seed_case: Case) -> None:
    done = run("assess", SEED, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    entries = json.loads(done.stdout)
    assert entries == [with_former_names(entry) for entry in assess(seed_case)]
    assert {tuple(entry) for entry in entries} == {
        ("claim_id", "title", "status", "credibility", "reason", "assertions", "standing")
    }


def test_assess_replays_a_day(ferry_folder: Path) -> None:
    done = run("assess", ferry_folder, "--as-of", "2031-05-03", "--json")
    entries = {entry["claim_id"]: entry for entry in json.loads(done.stdout)}
    assert entries["ferry-sank"]["assertions"] == ["a1"]
    assert entries["ferry-will-be-raised"] == {
        "claim_id": "ferry-will-be-raised",
        "title": "Ferry will be raised",
        "status": None,
        "credibility": None,
        "reason": "",
        "assertions": [],
        "standing": None,
    }


def test_assess_says_what_nobody_had_said_yet(
    ferry_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", str(ferry_folder), "--as-of", "2031-05-02"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "not yet said  -  Ferry sank",
        "not yet said  -  Crates moved",
        "not yet said  -  Ferry will be raised",
    ]


def test_assess_of_a_broken_case_leaves_the_output_to_the_next_program(ferry_folder: Path) -> None:
    REFUSALS["a missing table"].breaks(ferry_folder)
    done = started("assess", ferry_folder, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "figures.csv: the file is missing" in done.stderr


def test_a_day_that_is_none_is_a_wrong_call() -> None:
    done = started("assess", SEED, "--as-of", "yesterday")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“yesterday” is not a date written YYYY-MM-DD" in done.stderr


@pytest.mark.parametrize("day", ["", "2024-02-30", "18 Oct 2024", "2024-10", "20241018", "0"])
def test_only_a_day_of_the_calendar_is_a_day(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["assess", SEED, "--as-of", day])
    assert f"“{day}” is not a date written YYYY-MM-DD" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["validate"], ["burn", SEED]])
def test_a_call_without_a_command_or_a_case_is_a_wrong_call(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: claimscope" in capsys.readouterr().err


def test_the_version_is_told_with_that_of_the_rules() -> None:
    done = run("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"claimscope {__version__}, rules {RULES_VERSION}\n"


def test_a_process_ends_with_the_exit_code_of_its_command(tmp_path: Path) -> None:
    assert started("validate", tmp_path).returncode == 1


@pytest.mark.usefixtures("cold_workers")
def test_read_prints_the_proposed_facts_and_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(
        "Ferry sinks\r\n\r\nPublished May 6, 2021\r\n\r\nBAY (AFP) — It sank.".encode()
    )
    assert main(["read", str(story)]) == 0
    lines = capsys.readouterr().out.splitlines()
    facts = dict(line.split(": ", 1) for line in lines[: lines.index("")])
    assert facts["title"] == "Ferry sinks"
    assert facts["wire"] == "AFP"
    assert (facts["published_on"], facts["published_precision"]) == ("2021-05-06", "day")
    assert facts["url"] == "-"
    assert "BAY (AFP) — It sank." in lines


def test_read_gives_json_with_text_and_hash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.md"
    story.write_text("It sank.", encoding="utf-8")
    assert main(["read", str(story), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["text"] == "It sank.\n"
    assert told["sha256"] == sha256(b"It sank.\n").hexdigest()
    assert told["notes"] == []


def test_read_refuses_on_the_error_stream_what_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert main(["read", str(empty), "--json"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        f"{empty}: The file is empty. Choose another, or paste the text.\n",
    )


def exported(tmp_path: Path, *options: str, chrome: Path | None = None) -> tuple[Done, Path]:
    """What ``export`` said and where it wrote."""
    out = tmp_path / "out"
    with pytest.MonkeyPatch.context() as patch:
        if chrome:
            patch.setenv(CHOSEN_BY, str(chrome))
        return run("export", SEED, "--out", out, *options), out


@pytest.mark.slow
def test_a_view_is_exported_with_every_picture(tmp_path: Path) -> None:
    done, out = exported(tmp_path, "--source", "nis", "--quantity", "troops", "--size", "slide")
    assert (done.returncode, done.stderr) == (0, "")
    names = {each.name for each in out.iterdir()}
    assert {f"dprk-russia-2024-{each}" for each in ("map.png", "claims.csv", "brief.pdf")} <= names
    facts = read_facts((out / "dprk-russia-2024-map.png").read_bytes())
    assert "said by NIS · with a figure of troops" in facts.description
    assert facts.view == "?source=nis&quantity=troops"
    assert len(done.stdout.splitlines()) == len(names)


def test_without_a_chrome_the_rest_is_exported_and_one_line_tells_how_to_get_it(
    tmp_path: Path,
) -> None:
    done, out = exported(tmp_path, chrome=tmp_path / "nowhere")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "install" in done.stderr
    names = {each.name for each in out.iterdir()}
    assert names == {f"dprk-russia-2024-{each.name}" for each in FORMATS} | {
        "dprk-russia-2024-map.html"
    }


def test_an_export_into_one_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOSEN_BY, str(tmp_path / "nowhere"))
    out = tmp_path / "deep" / "report.ZIP"
    run("export", SEED, "--out", out, "--status", "confirmed")
    with zipfile.ZipFile(out) as archive:
        rows = archive.read("dprk-russia-2024-claims.csv").decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 5


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--source", "nobody", "--source may be: afp,"),
        ("--from", "soon", "from=soon"),
        ("--status", "true", "--status may be: confirmed,"),
        ("--to", "2024-02-30", "to=2024-02-30"),
    ],
)
def test_a_filter_that_means_nothing_ends_the_export(
    tmp_path: Path, option: str, value: str, told: str
) -> None:
    done, out = exported(tmp_path, option, value)
    assert done.returncode == 2
    assert told in done.stderr
    assert not out.exists()


@pytest.mark.parametrize("name", ["claims.csv", "places.geojson", "map.html", "brief.html"])
def test_one_file_of_an_export_is_written_alone(tmp_path: Path, name: str) -> None:
    done, out = exported(tmp_path, "--only", name, chrome=tmp_path / "nowhere")
    file = f"dprk-russia-2024-{name}"
    assert done.returncode == (3 if name == "brief.html" else 0)
    assert done.stdout == f"1/1 {file}\n"
    assert [each.name for each in out.iterdir()] == [file]
    assert (out / file).stat().st_size > 500


def test_a_file_that_no_export_has_is_answered_with_those_there_are(tmp_path: Path) -> None:
    done, out = exported(tmp_path, "--only", "claims.xlsx", "--only", "claims.csv")
    assert done.returncode == 2
    assert "No such file in an export: claims.xlsx" in done.stderr
    assert "--only may be: " in done.stderr
    assert "claims.csv, " in done.stderr
    assert not out.exists()


def test_every_filter_of_the_dashboard_is_an_option() -> None:
    said = run("export", "--help").stdout
    assert all(f"--{name} " in said for name in (spec.parameter for spec in FILTERS))


def test_an_export_to_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("here already")
    done = run("export", SEED, "--out", file)
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(b"Vorsatz.\r\n\r\nThe Sel Navy said up to 40 boats sank on Monday.\r\n")
    return path


@pytest.mark.usefixtures("cold_workers")
def test_extract_proposes_the_assertions_of_a_text(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(article), "--published", "2031-05-02"]) == 0
    assert [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()] == [
        ["asserts", "Sel Navy: The Sel Navy said up to 40 boats sank on Monday."],
        ["up", "to: up to 40 boats"],
    ]


def test_extract_counts_characters_as_the_file_has_them(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(article), "--published", "2031-05-02", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert article.read_bytes().decode()[found["start"] : found["end"]] == found["quote"]
    assert (found["event_from"], found["said_on"]) == ("2031-04-28", "2031-05-02")
    assert [(f["low"], f["high"]) for f in found["figures"]] == [(None, 40)]


def test_extract_names_the_publisher_where_nobody_else_speaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The ferry sank at noon in heavy seas.", encoding="utf-8")
    asked = ["extract", str(path), "--published", "2031-05-02", "--publisher", "The Sel Herald"]
    assert main(asked) == 0
    assert "The Sel Herald (narration): The ferry sank" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("old.txt", "The Sel Navy said 40 boats sank near Ålesund.".encode("latin-1")),
        (
            "page.html",
            "<!doctype html><html><head><script>said(40)</script></head><body><article>"
            "<p>The Sel Navy said 40 boats sank near Ålesund.</p></article></body></html>".encode(),
        ),
    ],
)
def test_extract_reads_other_documents_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["read", str(path), "--json"]) == 0
    text = json.loads(capsys.readouterr().out)["text"]
    assert main(["extract", str(path), "--published", "2031-05-02", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["source"] == "Sel Navy"
    assert text[found["start"] : found["end"]] == found["quote"]
    assert found["quote"] == "The Sel Navy said 40 boats sank near Ålesund."


GERMAN = "Das Ministerium in Selheim teilte mit, rund 1.500 Soldaten seien verletzt worden.\n"


def test_extract_says_that_a_text_in_another_language_was_not_read(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(GERMAN, encoding="utf-8")
    assert main(["extract", str(article), "--published", "2031-05-02", "--json"]) == 4
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert found["language"] == "de"
    assert "in German" in found["note"]
    assert "in German" in printed.err
    (row,) = found["candidates"]
    assert (row["quote"], row["language"]) == (GERMAN.strip(), "de")
    assert (row["source"], row["stance"], row["figures"]) == (None, None, [])
    assert main(["extract", str(article), "--published", "2031-05-02"]) == 4
    assert capsys.readouterr().out.startswith("unread")


def test_extract_says_which_sentences_of_an_english_text_were_not_read(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(f"The Sel Navy said 40 boats sank.\n\n{GERMAN}", encoding="utf-8")
    assert main(["extract", str(article), "--published", "2031-05-02", "--json"]) == 0
    printed = capsys.readouterr()
    assert [(row["language"], bool(row["note"])) for row in json.loads(printed.out)] == [
        ("en", False),
        ("de", True),
    ]
    assert "1 candidate in another language, not read" in printed.err


def test_extract_says_that_it_found_nothing(tmp_path: Path) -> None:
    table = tmp_path / "rows.txt"
    table.write_text("entry,date,killed\nX1,2022-01-01,3\n", "utf-8")
    done = run("extract", table, "--published", "2022-01-03")
    assert done.stdout == ""
    assert done.stderr == "No sentence was found in which a source makes a claim.\n"
    assert done.returncode == 0


def test_extract_believes_who_knows_the_language(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text("Hafen Selheim: 1.500 Opfer, Norden.\n", encoding="utf-8")
    asked = ["extract", str(article), "--published", "2031-05-02", "--json", "--language", "de"]
    assert main(asked) == 4
    assert json.loads(capsys.readouterr().out)["language"] == "de"


def test_extract_refuses_what_is_no_document(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["extract", str(article), "--published", "2031-05-02"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "it is a PNG picture" in printed.err


def test_extract_needs_the_day_of_publication(article: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["extract", str(article)])
