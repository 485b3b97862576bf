"""Cells as plain values, and numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given

from claimscope.exports.tables import SHOWN_TABLES
from claimscope.record.cells import cell_kind, decimal
from claimscope.record.rows import NUMBER_SHAPE
from claimscope.views.ledger import Ledger
from tests.unit.record.strategies import decimals


@pytest.mark.parametrize(
    ("number", "written"),
    [
        *((1500.0, "1500"), (0.5, "0.5"), (-21.9, "-21.9"), (0.0, "0")),
        *((1e-15, "0.000000000000001"), (999999999999999.0, "999999999999999")),
    ],
)
def test_a_number_is_written_without_an_exponent(number: float, written: str) -> None:
    assert decimal(number) == written


@given(written=decimals())
def test_a_number_that_the_loader_read_is_written_so_that_it_reads_again(written: str) -> None:
    number = float(written)
    assert NUMBER_SHAPE.fullmatch(decimal(number))
    assert float(decimal(number)) == number


@pytest.mark.parametrize("name", SHOWN_TABLES)
def test_a_column_whose_cells_are_no_text_says_so(name: str, ferry_ledger: Ledger) -> None:
    frame = SHOWN_TABLES[name](ferry_ledger)
    for column in frame.columns:
        assert (frame[column].dtype == "str") is (cell_kind(column) == "text"), column
