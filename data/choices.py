"""What a case offers to choose from: its sources, places, topics, quantities, and their names."""

from __future__ import annotations

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from data.case import Case
from data.ledger import small
from data.model import QUANTITIES, STANDINGS, TOPICS
from data.words import distinct, short_names


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


def names_in(case: Case) -> dict[str, dict[str, str]]:
    """The names of the case's ``sources``, ``places`` and ``claims``, each kind by its own ids.

    Within a kind no two are alike: where the record has one name twice, the ids tell them apart.
    """
    names = {
        "sources": source_names(case),
        "places": _by_id(case.places, "place_id", "name"),
        "claims": _by_id(case.claims, "claim_id", "title"),
    }
    return {kind: distinct(of_kind) for kind, of_kind in names.items()}


def source_names(case: Case) -> dict[str, str]:
    """The names of the case's sources by id, without their brackets unless two share the rest."""
    return short_names(_by_id(case.sources, "source_id", "name"))


def _by_id(frame: IntoFrame, key: str, name: str) -> dict[str, str]:
    rows = small(nw.from_native(frame).lazy().select(key, name))
    return dict(zip(rows[key], rows[name], strict=True))


def whole_table(frame: IntoFrame) -> pd.DataFrame:
    """A table that is small in any case, as a pandas frame: sources, places, documents."""
    return small(nw.from_native(frame).lazy())


def _used(frame: IntoFrame, column: str) -> set[str]:
    return set(small(nw.from_native(frame).lazy().select(column).unique())[column])
