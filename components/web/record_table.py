"""A table to read, which shows every word and turns into a list where it has no room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import pandas as pd

from components.web.parts import mount

Kind = Literal["words", "number", "day"]


def show_record_table(
    rows: pd.DataFrame, columns: Mapping[str, tuple[str, Kind]], *, label: str, key: str
) -> None:
    """Draw these columns of ``rows``, by the name in the frame, each with its heading and kind.

    The first column is what a row is about. Cells are shown as the words they are: whoever calls
    this has formatted numbers and days.
    """
    shown = rows[list(columns)].astype(str)
    data = {
        "label": label,
        "columns": [{"name": name, "kind": kind} for name, kind in columns.values()],
        "rows": shown.to_numpy().tolist(),
    }
    mount("record_table", data, key=key)
