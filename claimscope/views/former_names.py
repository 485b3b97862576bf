"""Names of version 0.1 that exports keep for one version beside the present ones.

Programs that read exports of 0.1 go on working; the next version leaves the former names out.
The Data Package is the record as entered and has none of these columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

FORMER_NAMES: Mapping[str, str] = {
    "status": "standing",
    "statuses": "standings",
    "judgements": "own_calls",
}
"""The former name of each column or key, by its present one."""


def with_former_names(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with what it holds under a former name too, after all others."""
    return {
        **entry,
        **{former: entry[name] for name, former in FORMER_NAMES.items() if name in entry},
    }


def with_former_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """The same for a table, whatever its rows."""
    return frame.assign(
        **{former: frame[name] for name, former in FORMER_NAMES.items() if name in frame}
    )
