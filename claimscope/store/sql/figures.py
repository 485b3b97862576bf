"""The figures that a chart is made of, as questions to a database.

The same as :func:`claimscope.views.charted_figures.charted_figures` of a large case.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy import case as when

from claimscope.assessment.status import FIRM, ORIGINATING
from claimscope.screen_limits import CHARTED_FIGURES, CHARTED_GROUPS, LIST_ROWS, TIMELINE_ROWS
from claimscope.store.sql.case_part import About
from claimscope.store.sql.claim_order import by_code_point, vague_wordings
from claimscope.store.sql.counted import as_mapping, number_of
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.charted_figures import FAMILIES, ChartedFigures, FigureGroup, weightiest
from claimscope.views.filters import SPANS, Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.paging import paging
from claimscope.views.read_model import CaseFrames, FigurePage

FIGURES = STATE["figures"]
CELLS = ("figure_id", "quantity", "aspect", "unit", "wording", "low", "high", "qualifier")
GROUP = ("quantity", "group_unit")
STATED_ALIKE = ("claim_key", "unit", "aspect", "wording", "stance", "low", "high", "qualifier")


def charted_figures(
    connection: Connection, spoken: Spoken, filters: Filters, about: About
) -> ChartedFigures:
    """The figures that a chart is made of: of very many, only the first of each group are read."""
    groups: tuple[FigureGroup, ...] = ()
    rows = dated_figures(spoken, filters)
    claims = connection.scalars(select(rows.c.claim_key).limit(CHARTED_FIGURES + 1)).all()
    if len(claims) > CHARTED_FIGURES:
        groups = figure_groups(connection, rows)
        claims = told_claims(connection, spoken, rows, groups)
    part = about(claims)
    figures = CaseFrames(part).frame(filters, FIGURES_FRAME)
    dated = figures.dropna(subset=list(SPANS[filters.clock]))
    return ChartedFigures(dated.reset_index(drop=True), groups)


def figure_page(
    connection: Connection, spoken: Spoken, filters: Filters, number: int, about: About
) -> FigurePage:
    """A page of the figures."""
    asked = figures_in_order(connection, spoken, filters)
    return _page(connection, filters, asked, (number, LIST_ROWS), about)


def figures_of(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    quantity: str,
    most: int,
    about: About,
) -> FigurePage:
    """The first of the figures of a quantity that nobody has revised since."""
    asked = figures_in_order(connection, spoken, filters, current=True)
    asked = asked.where(FIGURES.c.quantity == quantity)
    return _page(connection, filters, asked, (1, most), about)


def _page(
    connection: Connection,
    filters: Filters,
    asked: Select[Any],
    numbered: tuple[int, int],
    about: About,
) -> FigurePage:
    """A page of what is asked for; ``numbered``: the number of the page and of its rows."""
    page = paging(number_of(connection, asked), *numbered)
    asked = asked.limit(page.last - page.first + 1).offset(page.first - 1)
    ids = as_mapping(connection, asked)
    part = about(ids.values())
    figures = CaseFrames(part).frame(filters, FIGURES_FRAME)
    return FigurePage(page, figures[figures["figure_id"].isin(ids)].reset_index(drop=True))


def dated_figures(spoken: Spoken, filters: Filters) -> CTE:
    """One row a figure that is shown and dated by the clock of the filters."""
    first, last = SPANS[filters.clock]
    names = ("source_key", "stance", "status", "current")
    shown = spoken.shown(filters, *names, first, last).subquery()
    unit = func.trim(FIGURES.c.unit)
    asked = (
        select(
            *(column for column in shown.c if column.name not in ("key", first, last)),
            *(FIGURES.c[name] for name in CELLS),
            shown.c[first].label("first"),
            shown.c[last].label("last"),
            when((FIGURES.c.quantity.in_(FAMILIES), ""), (unit == "", "other"), else_=unit).label(
                "group_unit"
            ),
            and_(shown.c.status == "contested", shown.c.stance.in_(ORIGINATING)).label("contested"),
        )
        .join(FIGURES, FIGURES.c.assertion_key == shown.c.key)
        .where(shown.c[first].is_not(None), shown.c[last].is_not(None))
    )
    if filters.quantities:
        asked = asked.where(FIGURES.c.quantity.in_(filters.quantities))
    return asked.cte("dated")


def figures_in_order(
    connection: Connection, spoken: Spoken, filters: Filters, *, current: bool = False
) -> Select[Any]:
    """The ``figure_id`` of each figure that is shown and the key of its claim, in their order; of
    the latest stances alone where those are wanted.
    """
    shown = spoken.shown(filters, "said_on", "current").subquery()
    asked = select(FIGURES.c.figure_id, shown.c.claim_key).join(
        shown, shown.c.key == FIGURES.c.assertion_key
    )
    if filters.quantities:
        asked = asked.where(FIGURES.c.quantity.in_(filters.quantities))
    if current:
        asked = asked.where(shown.c.current)
    collation = by_code_point(connection)
    quantity, figure_id = (FIGURES.c[name].collate(collation) for name in ("quantity", "figure_id"))
    return asked.order_by(quantity, shown.c.said_on, figure_id)


def figure_groups(connection: Connection, rows: CTE) -> tuple[FigureGroup, ...]:
    """What the figures come to that count one thing, the weightiest first."""
    group = [rows.c[name] for name in GROUP]
    alike = select(*group, *(rows.c[name] for name in (*STATED_ALIKE, "first", "last"))).distinct()
    each = alike.subquery().c
    keys = [each[name] for name in GROUP]
    statements: Select[Any] = select(*keys, func.count()).group_by(*keys)
    numbers = {(quantity, unit): size for quantity, unit, size in connection.execute(statements)}
    claims: Select[Any] = select(*group, rows.c.status, func.count(rows.c.claim_key.distinct()))
    claims = claims.group_by(*group, rows.c.status)
    statuses: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for quantity, unit, status, number in connection.execute(claims):
        statuses[quantity, unit][status] = number
    contested = when((rows.c.contested, rows.c.claim_key))
    weights = (func.count(contested.distinct()), func.count(rows.c.source_key.distinct()))
    weighed: Select[Any] = select(*group, *weights).group_by(*group)
    return weightiest(
        FigureGroup(
            quantity=quantity,
            unit=unit,
            statements=numbers[quantity, unit],
            statuses=dict(sorted(statuses[quantity, unit].items())),
            contested=claims_contested,
            sources=sources,
        )
        for quantity, unit, claims_contested, sources in connection.execute(weighed)
    )


def told_claims(
    connection: Connection, spoken: Spoken, rows: CTE, groups: tuple[FigureGroup, ...]
) -> list[int]:
    """The keys of the claims that have one of the first figures of a group, or an end of it."""
    keys = [rows.c[name] for name in GROUP]
    leading = [(each.quantity, each.unit) for each in groups[:CHARTED_GROUPS]]
    vague = and_(rows.c.high.is_(None), rows.c.wording.in_(vague_wordings(connection, spoken)))
    sharp = and_(rows.c.current, rows.c.stance.in_(ORIGINATING), ~vague)
    figure_id = rows.c.figure_id.collate(by_code_point(connection))
    value, top = (func.coalesce(*pair) for pair in _bounds(rows))
    order = [
        *(_number(vague), 1 - _number(rows.c.contested), 1 - _number(rows.c.current)),
        *(1 - _number(rows.c.status.in_(FIRM)), rows.c.last.desc(), figure_id),
    ]
    first_sharp = 1 - _number(sharp)
    ranks = {
        "first": order,
        "lowest": [first_sharp, value, figure_id],
        "highest": [first_sharp, top.desc(), figure_id],
    }
    ranked = (
        select(
            rows.c.claim_key,
            sharp.label("sharp"),
            *(
                func.row_number().over(partition_by=keys, order_by=by).label(name)
                for name, by in ranks.items()
            ),
        )
        .where(tuple_(*keys).in_(leading))
        .subquery()
    )
    at_end = and_(ranked.c.sharp, or_(ranked.c.lowest == 1, ranked.c.highest == 1))
    asked = select(ranked.c.claim_key).where(or_(ranked.c.first <= TIMELINE_ROWS, at_end))
    return [*connection.scalars(asked.distinct())]


def _bounds(rows: CTE) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    return (rows.c.low, rows.c.high), (rows.c.high, rows.c.low)


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return when((condition, 1), else_=0)
