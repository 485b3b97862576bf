"""The sources of a view as a list: those that a search finds, in one of several orders."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

NUMBERS = {
    "claims": "claims",
    "firm": "confirmed or corroborated",
    "unconfirmed": "unconfirmed",
    "contested": "contested",
    "unchecked": "forecast or assessment",
    "reservations": "stances on others’ claims",
}
"""The counts of a source in the list, each with what it counts; the most come first."""
WORDS = {"name": "name", "reliability": "reliability", "origin": "independent origin"}
SOURCE_ORDERS = (*NUMBERS, *WORDS)
"""What the list can be sorted by, the first unless another is asked for."""


def source_list(
    sources: pd.DataFrame, origins: Mapping[str, str], *, find: str = "", order: str = "claims"
) -> pd.DataFrame:
    """The rows of a ``SOURCES_FRAME`` whose name, kind or origin holds the words ``find``, in an
    ``order`` of :data:`SOURCE_ORDERS`.

    Columns beside those of the frame: ``origin``, the independence group as a reader is told it,
    and ``unchecked``, the number of forecasts and assessments.
    """
    rows = sources.assign(
        origin=sources["independence_group"].map(dict(origins)),
        unchecked=sources["claims"]
        - sources["firm"]
        - sources["unconfirmed"]
        - sources["contested"],
    )
    sought = find.strip().lower()
    words = rows["name"] + "\n" + rows["kind"] + "\n" + rows["origin"]
    rows = rows[words.str.lower().str.contains(sought, regex=False)]
    keys = [order, "claims", "name", "source_id"]
    return rows.sort_values(
        keys, ascending=[order not in NUMBERS, False, True, True], ignore_index=True
    )
