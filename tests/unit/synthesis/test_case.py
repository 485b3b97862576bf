"""Invented cases: valid, of the size asked for, the same from the same seed, and skewed."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from claimscope.cli.main import main
from claimscope.record.case import Case, load_case
from claimscope.synthesis.case import write_case


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A case of two thousand assertions, loaded and so checked."""
    folder = tmp_path_factory.mktemp("made")
    write_case(folder, 2_000)
    return load_case(folder)


def shares(case: Case, column: str) -> Counter[str]:
    return Counter(row.cells[column] for row in case.rows["assertions"])


@pytest.mark.parametrize("assertions", [2, 3, 100, 101])
def test_a_made_case_is_valid_and_has_as_many_assertions_as_asked_for(
    assertions: int, tmp_path: Path
) -> None:
    write_case(tmp_path, assertions)
    assert len(load_case(tmp_path).rows["assertions"]) == assertions


def test_the_same_seed_makes_the_same_files_and_another_does_not(tmp_path: Path) -> None:
    for name, seed in (("one", 5), ("same", 5), ("other", 6)):
        write_case(tmp_path / name, 200, seed)
    one, same, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*.*")
        }
        for name in ("one", "same", "other")
    )
    assert one == same
    assert one != other


def test_a_fifth_of_the_sources_says_most_of_it(made: Case) -> None:
    said = shares(made, "source_id")
    fifth = len(made.rows["sources"]) // 5
    assert sum(count for _, count in said.most_common(fifth)) > 0.6 * said.total()


def test_what_is_said_comes_in_bursts(made: Case) -> None:
    days = shares(made, "said_on")
    tenth = len(days) // 10
    assert sum(count for _, count in days.most_common(tenth)) > 0.25 * days.total()


def test_a_claim_has_two_to_five_assertions_of_every_stance(made: Case) -> None:
    assert set(shares(made, "claim_id").values()) <= {2, 3, 4, 5, 6}
    assert len(shares(made, "stance")) == 7


def test_memory_does_not_grow_with_the_case(tmp_path: Path) -> None:
    def peak(assertions: int) -> int:
        """The least of two: what another thread of the worker takes meanwhile is counted too."""
        return min(written(tmp_path / f"{assertions}-{turn}", assertions) for turn in range(2))

    def written(folder: Path, assertions: int) -> int:
        tracemalloc.start()
        write_case(folder, assertions)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(5_000) < 2 * peak(500)


def test_a_folder_with_a_case_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["synthesise", "--assertions", "20", "--out", str(tmp_path)]) == 0
    assert "       20 assertions" in capsys.readouterr().out
    assert main(["synthesise", "--assertions", "20", "--out", str(tmp_path)]) == 1
    assert "holds a case already" in capsys.readouterr().err
