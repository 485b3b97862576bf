"""A case that does not hold is not shown: the app says what to mend, and goes on once it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.screen import expect_no_exception, open_page
from tests.made_case import edit_cell, ferry_case, read_lines

WORDS = '<img src=x onerror="window.pwned=1"> {{7*7}} ![x](http://evil.invalid/x.png)'
FOLDER = "{{7*7}} ![x](evil) <b>bold"


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of cases that the app of this module shows."""
    return tmp_path_factory.mktemp("broken-cases")


@pytest.fixture(scope="module")
def broken_url(serve: Serve, cases: Path) -> str:
    return serve(cases)


@pytest.fixture
def broken(cases: Path) -> Iterator[Path]:
    """A case with two faults, gone after the test."""
    folder = ferry_case().write(cases / FOLDER)
    edit_cell(folder, "assertions", 2, "quote", WORDS)
    edit_cell(folder, "places", 2, "lat", "91")
    yield folder
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


TELLS_A_FILE = re.compile(r"^\w+\.(csv|json): ")


def expect_problem(page: Page, file: str, row: str, column: str, *words: str) -> None:
    """Waits until this problem stands on the page, with these words."""
    told = page.get_by_test_id("stText").filter(has_text=f"{file}, row {row}, column {column}: ")
    for each in words:
        told = told.filter(has_text=each)
    expect(told).to_have_count(1)


def expect_nothing_of_the_case(page: Page) -> None:
    expect_no_exception(page)
    expect(page.locator("button[data-pick]")).to_have_count(0)
    expect(page.locator(".shown")).to_have_count(0)
    expect(page.locator("img[src='x'], img[src*='evil'], b")).to_have_count(0)
    assert page.evaluate("typeof window.pwned") == "undefined"


@pytest.mark.parametrize("name", ["overview", "timeline", "methods"])
@pytest.mark.usefixtures("broken")
def test_a_case_that_does_not_hold_shows_what_to_mend(
    page: Page, broken_url: str, name: str
) -> None:
    page.set_viewport_size({"width": 1800, "height": 900})
    open_page(page, broken_url, name)
    expect(page.get_by_role("alert")).to_contain_text("This case cannot be shown")
    expect_problem(page, "places.csv", "2", "lat", "91 is not between -90 and 90.")
    expect_problem(page, "assertions.csv", "2", "quote", "the text from", "These words are nowhere")
    expect(page.get_by_text(f"Case: {FOLDER}.")).to_be_visible()
    expect_nothing_of_the_case(page)


def test_a_fault_in_a_cell_is_quoted_as_text(page: Page, broken_url: str, broken: Path) -> None:
    page.set_viewport_size({"width": 1800, "height": 900})
    edit_cell(broken, "places", 2, "kind", WORDS)
    open_page(page, broken_url)
    expect_problem(page, "places.csv", "2", "kind", f"“{WORDS}” is not one of the known words.")
    expect_nothing_of_the_case(page)


def test_a_case_that_is_mended_is_shown_after_a_reload(
    page: Page, broken_url: str, broken: Path
) -> None:
    open_page(page, broken_url)
    expect(page.get_by_role("alert")).to_contain_text("This case cannot be shown")
    whole = ferry_case().write(broken / "whole")
    for table, column in (("assertions", "quote"), ("places", "lat")):
        lines = read_lines(whole, table)
        edit_cell(broken, table, 2, column, lines[1][lines[0].index(column)])
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("The ferry that may have sunk")
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(
    "descriptor", ["", "not json {{7*7}}", "[]", '{"title": "<b>bold</b>"}'], ids=repr
)
def test_a_folder_that_is_hardly_a_case_says_so(
    page: Page, broken_url: str, cases: Path, descriptor: str
) -> None:
    folder = cases / "hardly-a-case"
    folder.mkdir()
    (folder / "datapackage.json").write_text(descriptor, encoding="utf-8")
    open_page(page, broken_url)
    expect(page.get_by_role("alert")).to_contain_text("This case cannot be shown")
    expect(page.get_by_test_id("stText").filter(has_text=TELLS_A_FILE)).to_be_visible()
    expect_nothing_of_the_case(page)
    (folder / "datapackage.json").unlink()
    folder.rmdir()


@pytest.mark.parametrize("name", ["overview", "documents"])
def test_a_folder_without_a_case_says_where_to_put_one(
    page: Page, broken_url: str, cases: Path, name: str
) -> None:
    assert list(cases.iterdir()) == []
    open_page(page, broken_url, name)
    expect(page.get_by_text("There is no case yet.")).to_be_visible()
    expect(page.get_by_text(f"into {cases}")).to_be_visible()
    expect_nothing_of_the_case(page)
