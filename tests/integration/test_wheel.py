"""The package by itself: built as a wheel, installed where no checkout is, used from elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.resources import ROOT

pytestmark = pytest.mark.slow

BUILT_FROM = (
    "claimscope",
    "pyproject.toml",
    "requirements.txt",
    "requirements-similar.txt",
    "requirements-spark.txt",
    "README.md",
    "LICENSE",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def claimscope(wheel: Path) -> Path:
    """The ``claimscope`` command of a fresh environment that holds the wheel.

    What the package depends on is taken from the environment that runs the tests, through a path
    file; the checkout itself is not on that path.
    """
    environment = wheel.parent / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    site = next(environment.glob("lib/python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", str(environment), "install", "--quiet"]
    offline = ["--no-deps", "--no-index", "--disable-pip-version-check", "--ignore-installed"]
    subprocess.run([*pip, *offline, str(wheel)], check=True)
    return environment / "bin" / "claimscope"


def _wheel(folder: Path) -> Path:
    source = folder / "source"
    source.mkdir()
    for name in BUILT_FROM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*pip, *options, str(source)], check=True)
    [wheel] = folder.glob("claimscope-*.whl")
    return wheel


def run(command: Path, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A run of the command in a folder where no checkout is."""
    return subprocess.run(
        [command, *arguments], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )


def test_it_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    package = ROOT / "claimscope"
    files = {each.relative_to(ROOT).as_posix() for each in package.rglob("*") if each.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {name for name in files if "__pycache__" not in name}


def test_it_tells_its_version(claimscope: Path, tmp_path: Path) -> None:
    told = run(claimscope, "--version", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == f"claimscope {__version__}, rules {RULES_VERSION}\n"


def test_it_checks_a_case_from_another_folder(
    claimscope: Path, tmp_path: Path, seed_folder: Path
) -> None:
    shutil.copytree(seed_folder, tmp_path / "case")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    told = run(claimscope, "validate", "case", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert "36 claims" in told.stdout


def test_it_begins_a_database_of_its_own(claimscope: Path, tmp_path: Path) -> None:
    store = ("--store", f"sqlite:///{tmp_path / 'record.sqlite'}")
    begun = run(claimscope, "create", *store, "floods", "Floods", "--who", "Ann", cwd=tmp_path)
    assert (begun.returncode, begun.stderr) == (0, "")
    assert run(claimscope, "cases", *store, cwd=tmp_path).stdout.split() == ["floods", "Floods"]


def test_it_reads_an_article_and_draws_on_its_own_files(claimscope: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(
        "SEOUL – The ministry said on Friday that 1,500 soldiers had arrived in Ussuriysk.\n"
    )
    told = run(claimscope, "extract", "article.txt", "--published", "2024-10-18", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert "1,500 soldiers" in told.stdout
