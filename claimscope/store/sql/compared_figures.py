"""Competing figures, asked of a database.

What is compared pair by pair are the first figures of each quantity and aspect: no others are read
for it (:func:`first_figures`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, case, func, select

from claimscope.assessment.comparison import (
    GIVING,
    comparison_words,
    competing_claims,
    inconsistent_pairs,
)
from claimscope.record.model import ASPECTS
from claimscope.screen_limits import COMPARED_FIGURES
from claimscope.store.sql.case_part import About
from claimscope.store.sql.claim_order import by_code_point, shown_figures
from claimscope.store.sql.counted import as_mapping
from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.spoken import Spoken
from claimscope.store.sql.state_tables import STATE
from claimscope.views.compared_figures import (
    AspectFigures,
    ComparedFigures,
    Ends,
    ends_of,
    in_vocabulary,
    on_page,
    widest_of,
)
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.paging import paging
from claimscope.views.read_model import CaseFrames

CLAIM_PLACES, PLACES = STATE["claim_places"], STATE["places"]
CELLS = ("claim_id", "title", "event_from", "event_to", "event_precision", "source_id", "source")
SAID = ("stance", "said_on", "said_precision")


def first_figures(connection: Connection, spoken: Spoken, filters: Filters) -> pd.DataFrame:
    """The figures that are compared: rows of a ``FIGURES_FRAME`` as far as
    :func:`claimscope.assessment.comparison.compare` looks at them, and ``claim_key``.
    """
    shown = shown_figures(spoken, filters, *CELLS, *SAID)
    figure_id = shown.c.figure_id.collate(by_code_point(connection))
    first = func.row_number().over(
        partition_by=(shown.c.quantity, shown.c.aspect), order_by=(shown.c.said_on, figure_id)
    )
    numbered = select(shown, first.label("number")).where(shown.c.stance.in_(GIVING)).subquery()
    asked = select(numbered).where(numbered.c.number <= COMPARED_FIGURES)
    quantity = numbered.c.quantity.collate(by_code_point(connection))
    asked = asked.order_by(quantity, numbered.c.aspect, numbered.c.number)
    found = connection.execute(asked)
    figures = pd.DataFrame(map(tuple, found), columns=[*found.keys()])
    places = _places_at(connection, set(figures["claim_key"]))
    at: list[Any] = [tuple(sorted(places.get(key, ()))) for key in figures["claim_key"]]
    figures = figures.assign(places=pd.Series(at, figures.index, dtype=object), current=1)
    return figures.assign(said_on=pd.to_datetime(figures["said_on"]))


def competing_keys(figures: pd.DataFrame) -> Mapping[int, str]:
    """The keys of the claims with a figure that is inconsistent with another's, with the quantity,
    by :func:`first_figures`: see :func:`claimscope.assessment.comparison.competing_claims`.
    """
    keys = dict(zip(figures["claim_id"], figures["claim_key"], strict=True))
    return {int(keys[claim]): quantity for claim, quantity in competing_claims(figures).items()}


def pairs_by_quantity(
    connection: Connection, spoken: Spoken, filters: Filters, first: pd.DataFrame
) -> dict[str, int]:
    """See :func:`claimscope.views.compared_figures.inconsistent_pairs`; ``first``: see
    :func:`first_figures`.
    """
    held = shown_figures(spoken, filters)
    quantities = connection.scalars(select(held.c.quantity).distinct()).all()
    return in_vocabulary(inconsistent_pairs(first), quantities) if quantities else {}


def compared_figures(
    connection: Connection,
    spoken: Spoken,
    filters: Filters,
    quantity: str,
    number: int,
    first: pd.DataFrame,
    about: About,
) -> ComparedFigures:
    """See :func:`claimscope.views.compared_figures.compared_figures`; ``first``: see
    :func:`first_figures`.
    """
    shown = shown_figures(spoken, filters, "stance", "said_on")
    of_quantity = select(shown).where(shown.c.quantity == quantity).cte("of_quantity").c
    counts = _by_aspect(connection, select(of_quantity.aspect, func.count()))
    own = select(of_quantity.aspect, func.count()).where(of_quantity.stance.in_(GIVING))
    page = paging(sum(counts.values()), number)
    figure_id = of_quantity.figure_id.collate(by_code_point(connection))
    order = (
        *(bound.asc().nulls_first() for bound in (of_quantity.low, of_quantity.high)),
        *(of_quantity.said_on, figure_id),
    )
    claims: dict[str, int] = {}
    found: list[tuple[str, list[str], Ends]] = []
    for aspect, rows in on_page(page, counts):
        asked = select(of_quantity.figure_id, of_quantity.claim_key)
        asked = asked.where(of_quantity.aspect == aspect).order_by(*order)
        part = as_mapping(connection, asked.limit(rows.stop - rows.start).offset(rows.start))
        bounds = select(of_quantity.low, of_quantity.high).where(of_quantity.aspect == aspect)
        ends = ends_of(map(tuple, connection.execute(bounds.distinct())))
        claims |= part
        found.append((aspect, [*part], ends))
    figures = CaseFrames(about(claims.values())).frame(filters, FIGURES_FRAME).to_dict("records")
    rows_by_id = {each["figure_id"]: each for each in figures}
    compared = first[first["quantity"] == quantity]
    return ComparedFigures(
        tuple(comparison_words(compared, _by_aspect(connection, own))),
        widest_of(compared),
        tuple(
            AspectFigures(aspect, counts[aspect], *ends, tuple(rows_by_id[each] for each in ids))
            for aspect, ids, ends in found
        ),
        page,
    )


def _by_aspect(connection: Connection, asked: Select[Any]) -> dict[str, int]:
    """Numbers by aspect, in the order of the vocabulary."""
    aspect = asked.selected_columns[0]
    found = as_mapping(connection, asked.group_by(aspect))
    return {aspect: found[aspect] for aspect in ASPECTS if aspect in found}


def _places_at(connection: Connection, claims: Collection[int]) -> dict[int, set[str]]:
    """By claim the places at which it is said to happen, as in the frame of figures."""
    places = PLACES.c
    path = case(
        (places.kind == "country", places.country),
        else_=places.country.concat("/").concat(places.place_id),
    )
    asked = select(CLAIM_PLACES.c.claim_key, path).join(
        PLACES, places.key == CLAIM_PLACES.c.place_key
    )
    found: dict[int, set[str]] = {}
    for some in in_parts(int(key) for key in claims):
        at = asked.where(CLAIM_PLACES.c.role == "at", CLAIM_PLACES.c.claim_key.in_(some))
        for key, place in connection.execute(at):
            found.setdefault(key, set()).add(place)
    return found
