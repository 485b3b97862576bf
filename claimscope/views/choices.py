"""What a case offers to choose from: its sources, places, topics, quantities, and their names."""

from __future__ import annotations

import narwhals as nw
from narwhals.typing import IntoFrame

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.record.model import QUANTITIES, STATUSES, TOPICS


def choices_in(case: Case) -> dict[str, list[str]]:
    """The words each filter may take, in the menus' order; by the field names of ``Filters``."""
    topics, quantities = _used(case.claims, "topic"), _used(case.figures, "quantity")
    return {
        "sources": to_pandas(case.sources).sort_values("name")["source_id"].tolist(),
        "places": to_pandas(case.places).sort_values("name")["place_id"].tolist(),
        "topics": [topic for topic in TOPICS if topic in topics],
        "statuses": list(STATUSES),
        "quantities": [quantity for quantity in QUANTITIES if quantity in quantities],
        "claims": sorted(_used(case.claims, "claim_id")),
    }


def _used(frame: IntoFrame, column: str) -> set[str]:
    return set(to_pandas(nw.from_native(frame).lazy().select(column).unique())[column])
