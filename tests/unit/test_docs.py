"""The documents say what the program does: commands, settings, targets, links, tree and arrows."""

from __future__ import annotations

import argparse
import re
import shlex
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from claimscope import __version__
from claimscope.cli.main import build_parser
from claimscope.extraction.unread import READ
from claimscope.resources import ROOT
from components.navigation import PAGES
from components.panels.methods import LIMITS

DOCS = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
PAGES_WITH_LINKS = (*DOCS, *(ROOT / "claimscope").rglob("*.md"), *(ROOT / "data").rglob("*.md"))
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
PROGRAM = ("claimscope", "components", "pages", "tools", "dashboard.py", "Makefile")
VARIABLE = re.compile(r"CLAIMSCOPE_[A-Z_]+")
TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)
COMMAND_LINE = re.compile(r"^ {4}(?:\S*python cli\.py|claimscope) (.+)$", re.MULTILINE)
MAKE = re.compile(r"(?:^ {4}|`)(?:[A-Z_]+=(?:'[^']*'|\S+) )*make ([a-z-]+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:claimscope|components|pages|tests|tools|docs|data)/[^` ]*)`")


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of every command by its name."""
    [choices] = [
        action.choices
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    ]
    return dict(choices)


def names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented_with_all_its_options(command: str) -> None:
    assert re.search(rf"`(?:claimscope )?{command}\b|^### {command}$", COMMANDS, re.MULTILINE)
    options = {
        option
        for action in commands()[command]._actions
        for option in action.option_strings
        if option not in ("-h", "--help")
    }
    assert {each for each in options if f"`{each}`" not in COMMANDS} == set()


def command_lines() -> list[str]:
    return [line for page in DOCS for line in COMMAND_LINE.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("line", command_lines())
def test_every_command_line_is_one_that_the_program_takes(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(line)
    for each in arguments:
        if re.fullmatch(r"[\w-]+\.(?:pdf|txt|png)", each):
            (tmp_path / each).touch()
    if arguments[0] in ("--help", "--version"):
        with pytest.raises(SystemExit, match=r"^0$"):
            build_parser().parse_args(arguments)
    else:
        assert build_parser().parse_args(arguments).run


def test_every_variable_that_the_program_reads_is_a_documented_setting() -> None:
    files = [
        file
        for name in PROGRAM
        for file in ([ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*.py"))
    ]
    read = {name for file in files for name in VARIABLE.findall(file.read_text("utf-8"))}
    assert read == set(VARIABLE.findall(SETTINGS))


def test_every_streamlit_setting_that_is_explained_is_set_so() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    rows = re.findall(r"^\| `(\w+)\.(\w+)` \| (\S+) \|", SETTINGS, re.MULTILINE)
    assert rows
    for section, option, value in rows:
        documented = {"true": True, "false": False, "empty": []}.get(value, value.strip("`"))
        is_set = config[section][option]
        assert documented == (str(is_set) if isinstance(is_set, int) and is_set > 1 else is_set)


def test_every_make_target_is_documented_and_every_documented_one_exists() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    named = {name for page in DOCS for name in MAKE.findall(page.read_text("utf-8"))}
    assert named == targets


@pytest.mark.parametrize("page", PAGES_WITH_LINKS, ids=names)
def test_every_local_link_and_picture_is_there(page: Path) -> None:
    links = [each for each in LINK.findall(page.read_text("utf-8")) if "://" not in each]
    assert [each for each in links if not (page.parent / each).exists()] == []


@pytest.mark.parametrize("page", DOCS, ids=names)
def test_every_path_that_is_named_is_there(page: Path) -> None:
    paths = PATH.findall(page.read_text("utf-8"))
    assert [each for each in paths if not (ROOT / each).exists()] == []


def test_every_screen_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    assert set(re.findall(r"^\| \*\*([\w ]+)\*\* \|", guide, re.MULTILINE)) == {
        page.title for page in PAGES.values()
    }


def test_the_readme_is_no_longer_than_a_screen_or_two() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(readme.splitlines()) <= 70
    assert len(re.findall(r"!\[", readme)) == 1


def test_the_languages_that_are_read_are_named_on_methods_in_the_guide_and_in_the_readme() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    assert READ
    for language in READ.values():
        assert f"The rules read **{language}**" in LIMITS
        assert f"The rules read {language}" in guide
        assert f"It reads documents in {language}" in readme


def block(heading: str, number: int) -> str:
    """A block of code in ARCHITECTURE.md, counted from 0 below its heading."""
    section = ARCHITECTURE.split(f"## {heading}\n")[1].split("\n## ")[0]
    blocks: list[str] = re.findall(r"(?:^ {4}.*\n(?:\n(?= {4}))?)+", section, re.MULTILINE)
    return blocks[number]


def tree() -> set[str]:
    """The paths in the tree of ARCHITECTURE.md."""
    paths, parent = set(), ""
    for line in block("The tree", 0).splitlines():
        indent, name = re.match(r"( +)(\S+)", line).groups()  # type: ignore[union-attr]
        if len(indent) == 4:
            parent = name if name.endswith("/") else ""
        paths.add(name if len(indent) == 4 else parent + name)
    return paths


def test_the_tree_names_what_is_there() -> None:
    assert [each for each in tree() if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("folder", ["claimscope", "components"])
def test_the_tree_leaves_nothing_out(folder: str) -> None:
    held = {
        f"{folder}/{each.name}{'/' * each.is_dir()}"
        for each in (ROOT / folder).iterdir()
        if each.name not in ("__init__.py", "__pycache__")
    }
    assert held <= tree()


def test_the_arrows_are_those_of_the_import_contracts() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layered = [
        each["layers"]
        for each in config["tool"]["importlinter"]["contracts"]
        if each["type"] == "layers"
    ]
    outside, inside = block("The arrows", 0).split("claimscope:")
    assert [layers(outside.replace("dashboard.py, ", "")), layers(inside)] == [
        [set(re.split(r" [:|] ", layer)) for layer in contract] for contract in layered
    ]


def layers(arrows: str) -> list[set[str]]:
    return [set(each.replace(",", " ").split()) for each in arrows.split("→")]


def test_the_changelog_has_versions_with_days_the_newest_first() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)\]? – (\d{4}-\d\d-\d\d)$", changes, re.MULTILINE)
    assert versions[0][0] == __version__
    assert all(newer > older for newer, older in pairwise(versions))
    assert set(re.findall(r"^### (.+)$", changes, re.MULTILINE)) <= {
        *("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"),
    }
