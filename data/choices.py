"""What a case offers to choose from: its sources, places, topics, quantities, and their names."""

from __future__ import annotations

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from data.case import Case
from data.ledger import small
from data.model import QUANTITIES, STANDINGS, TOPICS
from data.words import short_name


def choices_in(case: Case) -> dict[str, list[str]]:
    """The words each filter of :class:`data.filters.Filters` may take, in the menus' order."""
    topics, quantities = _used(case.claims, "topic"), _used(case.figures, "quantity")
    return {
        "sources": whole_table(case.sources).sort_values("name")["source_id"].tolist(),
        "places": whole_table(case.places).sort_values("name")["place_id"].tolist(),
        "topics": [topic for topic in TOPICS if topic in topics],
        "standings": list(STANDINGS),
        "quantities": [quantity for quantity in QUANTITIES if quantity in quantities],
        "claims": sorted(_used(case.claims, "claim_id")),
    }


def names_in(case: Case) -> dict[str, str]:
    """The names of the case's sources (without their brackets), places and claims, by id."""
    sources, places = whole_table(case.sources), whole_table(case.places)
    claims = small(nw.from_native(case.claims).lazy().select("claim_id", "title"))
    names = dict(zip(claims["claim_id"], claims["title"], strict=True))
    names |= dict(zip(places["place_id"], places["name"], strict=True))
    return names | dict(zip(sources["source_id"], map(short_name, sources["name"]), strict=True))


def whole_table(frame: IntoFrame) -> pd.DataFrame:
    """A table that is small in any case, as a pandas frame: sources, places, documents."""
    return small(nw.from_native(frame).lazy())


def _used(frame: IntoFrame, column: str) -> set[str]:
    return set(small(nw.from_native(frame).lazy().select(column).unique())[column])
