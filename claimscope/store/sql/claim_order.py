"""The order of the table of claims, as a question to a database.

The same as :func:`claimscope.views.claim_table.ordered_rows`, for the orders in :data:`SORTED` and
:data:`GROUPED`. Others go by words: see :mod:`claimscope.store.sql.claim_table`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, case, func, or_, select

from claimscope.store.sql.claim_ranks import stance_columns
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import CLAIM_RANKS, STATE
from claimscope.store.sql.words import is_sqlite
from claimscope.views.claim_groups import ORDER, REASONS
from claimscope.views.claim_table import SORTS, Order
from claimscope.views.figure_words import VAGUE_WORDS, vague_word
from claimscope.views.filters import Filters, specs_set

FIGURES, CLAIM_PLACES, PLACES = STATE["figures"], STATE["claim_places"], STATE["places"]
SORTED = ("rank", "first_on", "said_on", "event_from", "credibility", "value")
"""The columns of the table by which a database sorts it."""
GROUPED = ("status", "none")
"""The groups in which a database has it."""


def is_answered(order: Order) -> bool:
    """Whether a database has the claims in this order."""
    return SORTS[order.sort] in SORTED and order.group in GROUPED


def claims_in_order(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    order: Order,
    competing: Collection[int],
) -> Select[Any]:
    """The ``key`` of each claim that is shown, in the order; ``competing`` are the keys of
    :func:`claimscope.store.sql.compared_figures.competing_keys`.
    """
    asked, keys = _ordering(connection, spoken, filters, order, competing)
    return asked.order_by(*keys)


def ordered_columns(
    connection: Connection, spoken: Spoken, filters: Filters, by: str, competing: Collection[int]
) -> tuple[Select[Any], list[str]]:
    """The ``key`` of each claim that is shown, the most contested first, with these columns:
    ``claim_id``, ``status`` and the one ``by`` which the table is sorted, if it is in
    :data:`SORTED`.
    """
    asked, ranks, columns = _ranked(connection, spoken, filters, competing)
    claims = spoken.claims.c
    held: dict[str, ColumnElement[Any]] = {name: claims[name] for name in ("claim_id", "status")}
    held |= {name: column for name, column in columns.items() if name == by}
    return asked.add_columns(*held.values()).order_by(*ranks), [*held]


def beside_in_order(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    order: Order,
    competing: Collection[int],
) -> Subquery:
    """By claim its ``number`` in the order, from 1, and the ids ``before`` and ``after`` it."""
    asked, keys = _ordering(connection, spoken, filters, order, competing)
    claim_id = spoken.claims.c.claim_id
    return asked.add_columns(
        claim_id,
        func.row_number().over(order_by=keys).label("number"),
        func.lag(claim_id).over(order_by=keys).label("before"),
        func.lead(claim_id).over(order_by=keys).label("after"),
    ).subquery()


def first_of_groups(
    connection: Connection, spoken: Spoken, filters: Filters, competing: Collection[int], most: int
) -> Select[Any]:
    """Of each status and reason the first claims that are shown, in the order of the list.

    Columns: ``key``, ``title``; ``status`` and ``reason`` as numbers, those of :data:`ORDER` and
    :data:`REASONS`; ``stances``, the latest on the claim; ``number``, how many the group has. Of
    those with competing figures all are told.
    """
    asked, ranks, columns = _ranked(connection, spoken, filters, competing)
    status, reason, *rest = ranks
    group = (status, reason)
    rows = asked.add_columns(
        spoken.claims.c.title,
        status.label("status"),
        reason.label("reason"),
        columns["stances"].label("stances"),
        func.count().over(partition_by=group).label("number"),
        func.row_number().over(partition_by=group, order_by=rest).label("at"),
    ).subquery()
    told = or_(rows.c.at <= most, rows.c.reason == [*REASONS].index("competing"))
    return select(rows).where(told).order_by(rows.c.status, rows.c.reason, rows.c.at)


def _ordering(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    order: Order,
    competing: Collection[int],
) -> tuple[Select[Any], list[ColumnElement[Any]]]:
    """The ``key`` of each claim that is shown, and what they are ordered by."""
    asked, ranks, columns = _ranked(connection, spoken, filters, competing)
    by = SORTS[order.sort]
    keys: list[ColumnElement[Any]]
    if by == "rank":
        keys = [each.desc() if order.descending else each.asc() for each in ranks]
    else:
        column = columns[by].desc() if order.descending else columns[by].asc()
        keys = [column.nulls_last(), *ranks]
    if order.group == "status":
        keys.insert(0, ranks[0].asc())
    return asked, keys


def _ranked(
    connection: Connection, spoken: Spoken, filters: Filters, competing: Collection[int]
) -> tuple[Select[Any], list[ColumnElement[Any]], dict[str, ColumnElement[Any]]]:
    """The ``key`` of each claim that is shown, what the list goes by (:func:`_ranks`), and the
    columns by which the table is sorted, by name.
    """
    claims = spoken.claims
    said, figures = stances_by_claim(spoken), _figures(connection, spoken, filters)
    rows = claims.join(said, said.c.claim_key == claims.c.key)
    rows = rows.outerjoin(figures, figures.c.claim_key == claims.c.key)
    least, most = figures.c.low, figures.c.high
    columns: dict[str, ColumnElement[Any]] = {
        "first_on": said.c.first_on,
        "said_on": said.c.said_on,
        "event_from": claims.c.event_from,
        "credibility": claims.c.credibility,
        "value": case((or_(most.is_(None), least > most), least), else_=most),
        "stances": said.c.stances,
    }
    asked = select(claims.c.key).select_from(rows).where(spoken.shown_claims(filters))
    return asked, _ranks(connection, claims, said, figures, competing), columns


def _ranks(
    connection: Connection,
    claims: Subquery,
    said: Subquery,
    figures: Subquery,
    competing: Collection[int],
) -> list[ColumnElement[Any]]:
    """What the order that leads with the most contested goes by, one after another."""
    reasons = {name: rank for rank, name in enumerate(REASONS)}
    reason = case(
        (claims.c.status != "unconfirmed", reasons[""]),
        (claims.c.key.in_(competing), reasons["competing"]),
        (said.c.refusals > 0, reasons["refused"]),
        (said.c.doubts > 0, reasons["doubted"]),
        (said.c.stances == 1, reasons["alone"]),
        (said.c.likely > 0, reasons["likely"]),
        else_=reasons["one"],
    )
    status = case({name: rank for rank, name in enumerate(ORDER)}, value=claims.c.status)
    numbered = func.coalesce(figures.c.numbered, 0)
    given = func.coalesce(figures.c.given, 0)
    title = claims.c.title.collate(by_code_point(connection))
    return [status, reason, 1 - numbered, 1 - given, -said.c.stances, title, claims.c.key]


def by_code_point(connection: Connection) -> str:
    """The collation that sorts texts as Python does."""
    return "BINARY" if is_sqlite(connection) else "C"


def stances_by_claim(spoken: Spoken) -> Subquery:
    """By claim: the latest ``stances`` on it, those of a kind, the first and last day."""
    if spoken.as_of is None:
        return select(CLAIM_RANKS).subquery()
    said = spoken.said.c
    asked = select(said.claim_key, *stance_columns(said)).group_by(said.claim_key)
    return asked.subquery()


def _figures(connection: Connection, spoken: Spoken, filters: Filters) -> Subquery:
    """By claim with a figure that is shown: the greatest ``low`` and the greatest ``high``, 1 for
    ``given``, and 1 for ``numbered`` where one of them is a number in its words too.
    """
    if not specs_set(filters):
        return select(CLAIM_RANKS).where(CLAIM_RANKS.c.given == 1).subquery()
    shown = shown_figures(spoken, filters)
    number = case((shown.c.wording.in_(vague_wordings(connection, spoken)), 0), else_=1)
    return (
        select(
            shown.c.claim_key,
            func.max(shown.c.low).label("low"),
            func.max(shown.c.high).label("high"),
            func.max(number).label("numbered"),
            func.max(1).label("given"),
        )
        .group_by(shown.c.claim_key)
        .subquery()
    )


def shown_figures(spoken: Spoken, filters: Filters, *names: str) -> Subquery:
    """The figures of the latest stances that are shown, with these columns of what was said."""
    shown = spoken.shown(filters, "current", *names).subquery()
    held = [column for column in shown.c if column.name not in ("key", "current")]
    cells = ("figure_id", "quantity", "aspect", "low", "high", "qualifier", "unit", "wording")
    asked = select(*held, *(FIGURES.c[name] for name in cells))
    asked = asked.join(FIGURES, FIGURES.c.assertion_key == shown.c.key)
    asked = asked.where(shown.c.current)
    if filters.quantities:
        asked = asked.where(FIGURES.c.quantity.in_(filters.quantities))
    return asked.subquery()


def vague_wordings(connection: Connection, spoken: Spoken) -> Sequence[str]:
    """The wordings of the case that name no number but "thousands"."""
    like = (FIGURES.c.wording.ilike(f"%{word}%") for word in VAGUE_WORDS)
    asked = select(FIGURES.c.wording).where(FIGURES.c.case_key == spoken.case_key, or_(*like))
    return [each for each in connection.scalars(asked.distinct()) if vague_word(each)]
