"""A table as YAML reads back to the same cells, whatever they hold."""

from __future__ import annotations

import pytest
import yaml  # type: ignore[import-untyped]

from claimscope.exports.tables import SHOWN_TABLES, shown_table
from claimscope.exports.yaml_table import yaml_bytes
from claimscope.record.cells import cells
from claimscope.views.ledger import Ledger


@pytest.mark.parametrize("name", SHOWN_TABLES)
def test_yaml_reads_back_to_the_table(name: str, ferry_ledger: Ledger) -> None:
    frame = shown_table(name, ferry_ledger)
    rows = yaml.safe_load(yaml_bytes(frame, {}))["rows"]
    for column in frame.columns:
        told = [cell if cell is None else str(cell) for cell in cells(frame, column)]
        assert [None if row[column] is None else str(row[column]) for row in rows] == told
