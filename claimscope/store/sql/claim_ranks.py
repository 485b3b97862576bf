"""What the list of claims is ordered by, noted for each claim by all that was said of it.

Without it every page would count the stances on all claims, and go through all of their figures:
see :mod:`claimscope.store.sql.claim_order`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, insert, select

from claimscope.store.sql.parameters import in_parts
from claimscope.store.sql.state_tables import CLAIM_RANKS, STATE
from claimscope.views.figure_words import vague_word

ASSERTIONS, FIGURES = STATE["assertions"], STATE["figures"]
NO_FIGURE: dict[str, Any] = {"given": 0, "numbered": 0, "low": None, "high": None}


def stance_columns(said: Any) -> list[ColumnElement[Any]]:
    """Of what was said of a claim: its latest ``stances``, those of a kind, the first and the last
    day. ``said`` are columns of assertions, grouped by claim.
    """

    def number(stance: str) -> ColumnElement[int]:
        return count_if(and_(said.current, said.stance == stance))

    return [
        count_if(said.current).label("stances"),
        number("cannot confirm").label("refusals"),
        number("doubts").label("doubts"),
        number("finds likely").label("likely"),
        func.min(said.said_on).label("first_on"),
        func.max(said.said_on).label("said_on"),
    ]


def count_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """The number of rows of a group that meet the condition."""
    return func.sum(case((condition, 1), else_=0))


def write_ranks(connection: Connection, claims: Iterable[int]) -> None:
    """Note anew what these claims are ordered by; of who is current the state knows already.

    A claim that is gone, or of which nothing is said, has no row.
    """
    said = ASSERTIONS.c
    for some in in_parts(claims):
        connection.execute(delete(CLAIM_RANKS).where(CLAIM_RANKS.c.claim_key.in_(some)))
        stances = select(said.claim_key, *stance_columns(said)).where(said.claim_key.in_(some))
        figures = _figures_of(connection, some)
        rows = [
            {**row, **figures.get(row["claim_key"], NO_FIGURE)}
            for row in connection.execute(stances.group_by(said.claim_key)).mappings()
        ]
        if rows:
            connection.execute(insert(CLAIM_RANKS), rows)


def _figures_of(connection: Connection, claims: list[int]) -> dict[int, dict[str, Any]]:
    """By claim with a figure of its latest stances: the greatest ``low`` and the greatest ``high``,
    1 for ``given``, and 1 for ``numbered`` where one of them is a number in its words too.
    """
    asked = select(
        ASSERTIONS.c.claim_key, *(FIGURES.c[name] for name in ("low", "high", "wording"))
    )
    asked = asked.join(FIGURES, FIGURES.c.assertion_key == ASSERTIONS.c.key)
    asked = asked.where(ASSERTIONS.c.claim_key.in_(claims), ASSERTIONS.c.current)
    found: dict[int, dict[str, Any]] = {}
    for claim, low, high, wording in connection.execute(asked):
        held = found.setdefault(claim, NO_FIGURE | {"given": 1})
        held["numbered"] |= int(not vague_word(wording))
        held["low"], held["high"] = _greatest(held["low"], low), _greatest(held["high"], high)
    return found


def _greatest(one: float | None, other: float | None) -> float | None:
    return max((each for each in (one, other) if each is not None), default=None)
