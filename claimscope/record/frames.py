"""Frames of a case on any engine that narwhals knows, and how their rows reach pandas."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from claimscope.formatting import distinct, short_names
from claimscope.record.case import Case


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
    rows = to_pandas(nw.from_native(frame).lazy().select(key, name))
    return dict(zip(rows[key], rows[name], strict=True))


def to_pandas(rows: Lazy | IntoFrame) -> pd.DataFrame:
    """Rows that fit a screen, from whatever engine they lie in, as a pandas frame of the caller's
    own.
    """
    return nw.from_native(rows).lazy().collect().to_pandas().copy()


Lazy = nw.LazyFrame[Any]
