"""Frames of a case on any engine that narwhals knows, and how their rows reach pandas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from claimscope.formatting import short_name, short_names
from claimscope.record.case import Case


def source_names(case: Case) -> dict[str, str]:
    """The names of the case's sources by id, without their brackets unless two share the rest."""
    return short_names(names_by_id(case.sources, "source_id", "name"))


def origin_names(case: Case) -> dict[str, str]:
    """The independence groups by id as a reader is told them: ``Seoul``, ``NATO``, ``AFP experts``.

    What a source of the case writes in capitals is written so.
    """
    sources = to_pandas(nw.from_native(case.sources).lazy().select("name", "independence_group"))
    written = {name.lower(): name for name in map(short_name, sources["name"]) if name.isupper()}
    return {group: _origin_name(group, written) for group in sources["independence_group"]}


def _origin_name(group: str, written: Mapping[str, str]) -> str:
    words = [written.get(word, word) for word in group.split("-")]
    name = " ".join(words)
    return name[:1].upper() + name[1:]


def names_by_id(frame: IntoFrame, key: str, name: str, *, sort: str = "") -> dict[str, str]:
    """The column ``name`` of a table by its column ``key``, in the order of ``sort`` or of the
    key.
    """
    rows = to_pandas(nw.from_native(frame).lazy().select(key, name)).sort_values(sort or key)
    return dict(zip(rows[key], rows[name], strict=True))


def used_values(frame: IntoFrame, column: str) -> set[str]:
    """The values that a column of a table holds."""
    return set(to_pandas(nw.from_native(frame).lazy().select(column).unique())[column])


def to_pandas(rows: Lazy | IntoFrame) -> pd.DataFrame:
    """Rows that fit a screen, from whatever engine they lie in, as a pandas frame of the caller's
    own.
    """
    return nw.from_native(rows).lazy().collect().to_pandas().copy()


Lazy = nw.LazyFrame[Any]
