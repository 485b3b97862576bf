"""Every error that users are told of has one form: a problem, a remedy and an exit code."""

from __future__ import annotations

import importlib
import pickle
import pkgutil

import pytest

import claimscope
from claimscope.cli.export import UnknownFilterError
from claimscope.errors import ClaimscopeError, DataError, InputError, Problem, Problems
from claimscope.figures.png_metadata import PictureError
from claimscope.ingest.reading import ReadingError
from claimscope.record.changes import ConflictError, StoreError
from claimscope.record.rows import UnreadableTableError
from claimscope.rendering.renderer import ChromeEndedError, DrawingError
from claimscope.review.draft import ReviewError
from claimscope.sandbox.process import WorkStopped
from claimscope.store.reviews import ReviewEndedError, ReviewMovedError

INTERNAL = {ChromeEndedError, UnreadableTableError}
"""Errors that are caught where they are raised; no user is told of them."""
PROBLEM = Problem("claims.csv", 2, "title", "the cell is empty.", "Enter a title.")


def errors_of_claimscope() -> set[type[BaseException]]:
    for module in pkgutil.walk_packages(claimscope.__path__, "claimscope."):
        if ".migrations" not in module.name:
            importlib.import_module(module.name)
    found: set[type[BaseException]] = set()
    left: list[type[BaseException]] = [Exception]
    while left:
        children = left.pop().__subclasses__()
        left += children
        found |= {child for child in children if child.__module__.startswith("claimscope.")}
    return found


def test_every_error_but_the_internal_ones_has_the_one_base() -> None:
    others = {error for error in errors_of_claimscope() if not issubclass(error, ClaimscopeError)}
    assert others == INTERNAL


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DataError([PROBLEM]), 1),
        (StoreError("It is gone.", "Import it."), 1),
        (ConflictError("Somebody was first."), 1),
        (ReviewEndedError(), 1),
        (ReviewMovedError(), 1),
        (ReadingError("It is empty.", "Choose another."), 1),
        (ReviewError("It is empty.", "Write it."), 1),
        (PictureError("It is no PNG."), 1),
        (WorkStopped("time"), 1),
        (UnknownFilterError(["source=nobody"], ()), 2),
        (DrawingError("No Chrome."), 3),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_says_its_problem_and_the_exit_code(error: ClaimscopeError, code: int) -> None:
    assert error.problem
    assert error.exit_code == code


def test_an_error_as_a_text_is_its_problem_and_its_remedy() -> None:
    assert str(StoreError("It is gone.", "Import it.")) == "It is gone. Import it."
    assert str(StoreError("It is gone.")) == "It is gone."


def test_an_invalid_case_counts_its_problems_and_lists_them() -> None:
    error = DataError(Problems([PROBLEM], total=3))
    assert error.problem == "3 problems"
    assert error.details == (
        "claims.csv, row 2, column title: the cell is empty. Enter a title.",
        "… and 2 more. Correct these first.",
    )
    assert str(error) == "\n".join(error.details)


@pytest.mark.parametrize(
    "error",
    [DataError(Problems([PROBLEM], total=3)), ReadingError("It is empty.", "Choose another.")],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_through_another_process_as_it_is(error: InputError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - made above
    assert (type(copy), str(copy), copy.problem) == (type(error), str(error), error.problem)
