"""The names of the values that filters may take, as questions to a database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from claimscope.record.case import Case
from claimscope.record.changes import TABLE_BY_NAME
from claimscope.record.rows import Row
from claimscope.store.sql.load_case import table_rows
from claimscope.store.sql.state_tables import STATE
from claimscope.views.choices import names_in
from claimscope.views.filter_spec import FilterSpec
from claimscope.views.filters import FILTERS

NAMED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "sources": ("sources", ()),
    "places": ("places", ()),
    "claims": ("claims", ("claim_id", "title")),
    "topics": ("claims", ("topic",)),
    "quantities": ("figures", ("quantity",)),
}
"""What the names of each filter's values are made of: a table, and which columns where not all."""


def names_of(
    connection: Connection, case_key: int, specs: Iterable[FilterSpec] = FILTERS
) -> dict[str, dict[str, str]]:
    """See :func:`claimscope.views.choices.names_in`: no more is read than these filters take."""
    names: dict[str, dict[str, str]] = {}
    for spec in specs:
        rows: dict[str, list[Row]] = {}
        if spec.name in NAMED:
            table, columns = NAMED[spec.name]
            rows[table] = _rows(connection, case_key, table, columns)
        names |= names_in(Case("", "", rows, {}), [spec])
    return names


def _rows(connection: Connection, case_key: int, name: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows of a table; where only some columns are wanted, one for each that differs in them,
    with the other cells empty.
    """
    if not columns:
        return table_rows(name, connection, case_key)
    table, state = TABLE_BY_NAME[name], STATE[name]
    asked = select(state.c.as_written, *(state.c[column] for column in columns))
    rows = connection.execute(asked.where(state.c.case_key == case_key).distinct())
    empty = dict.fromkeys(table.column_names, "")
    found = []
    for number, (as_written, *cells) in enumerate(rows, start=2):
        written = json.loads(as_written) if as_written else {}
        own = dict(zip(columns, cells, strict=True))
        own |= {name: cell for name, cell in written.items() if name in own}
        found.append(Row(number, {**empty, **own}))
    return found
