"""The names of the values that filters may take, as questions to a database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from sqlalchemy import Connection, exists, select

from claimscope.formatting import BESIDE_ID
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
CLAIM_NAMES = next(spec for spec in FILTERS if spec.name == "claims")
OTHER_NAMES = tuple(spec for spec in FILTERS if spec is not CLAIM_NAMES)


class NamesWhenAsked(Mapping[str, str]):
    """Names by id of which there may be very many: ``alone`` tells that of one id by itself, None
    where it cannot; ``every`` tells all, which are read then, or once they are listed or counted.
    """

    def __init__(
        self, alone: Callable[[str], str | None], every: Callable[[], Mapping[str, str]]
    ) -> None:
        self._alone, self._every = cache(alone), every
        self._all: Mapping[str, str] | None = None

    def __getitem__(self, its_id: str) -> str:
        name = self._alone(its_id) if self._all is None else None
        return name or self._read()[its_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def _read(self) -> Mapping[str, str]:
        if self._all is None:
            self._all = self._every()
        return self._all


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


def claim_name(connection: Connection, case_key: int, claim_id: str) -> str | None:
    """What :func:`names_of` calls one claim, by no more than is about it; None where it takes the
    others to tell it from a namesake, or the case has no such claim.
    """
    claims = STATE["claims"].c
    of_case, of_claim = claims.case_key == case_key, claims.claim_id == claim_id
    title = connection.scalar(select(claims.title).where(of_case, of_claim))
    # “�” may stand for a character that no database keeps.
    if title is None or BESIDE_ID in title or "�" in title:
        return None
    namesake = exists().where(of_case, ~of_claim, claims.title == title)
    return None if connection.scalar(select(namesake)) else title


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
