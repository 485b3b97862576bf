"""Frames of a case on any engine that narwhals knows, and how their rows reach pandas."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from typing import Any

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from claimscope.formatting import short_name, short_names
from claimscope.record.case import Case
from claimscope.record.ids import slug


def source_names(case: Case) -> dict[str, str]:
    """The names of the case's sources by id, without their brackets unless two share the rest."""
    return short_names(names_by_id(case.sources, "source_id", "name"))


def origin_names(case: Case) -> dict[str, str]:
    """The independence groups by id as a reader is told them: ``Seoul``, ``NATO``, ``BBC News``.

    A group that is called like one of its sources has that source's name; in another, what a
    source of the case writes in capitals is written so.
    """
    sources = to_pandas(nw.from_native(case.sources).lazy().select("name", "independence_group"))
    names = [short_name(name) for name in sources["name"]]
    capitals = {name.lower(): name for name in names if name.isupper()}
    own = {
        group: name
        for group, name in zip(sources["independence_group"], names, strict=True)
        if slug(name) == group
    }
    return {
        group: own.get(group) or _origin_name(group, capitals)
        for group in sources["independence_group"]
    }


def _origin_name(group: str, capitals: Mapping[str, str]) -> str:
    name = " ".join(capitals.get(word, word) for word in group.split("-"))
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


def row_dicts(
    frame: pd.DataFrame,
    columns: Sequence[str] = (),
    claim_ids: Collection[str] | None = None,
) -> list[dict[str, Any]]:
    """The rows, each with these ``columns``, or with all; ``claim_ids``: of these claims alone.

    Three times and more as quick as ``to_dict("records")`` for the few rows of a screen. Plain
    datetimes stand for pandas' own, whose steps end long before the calendar.
    """
    names: Sequence[Any] = columns or list(frame)
    rows: Iterable[tuple[Any, ...]] = zip(*(_cells(frame[name]) for name in names), strict=True)
    if claim_ids is not None:
        rows = compress(rows, (each in claim_ids for each in frame["claim_id"]))
    return [dict(zip(names, cells, strict=True)) for cells in rows]


def _cells(column: pd.Series) -> list[Any]:
    if column.dtype.kind == "M":
        return list(column.dt.to_pydatetime())
    return column.tolist()


Lazy = nw.LazyFrame[Any]
