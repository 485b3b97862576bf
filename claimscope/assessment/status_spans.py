"""How the status of every claim went on, on any engine.

The frame form of :func:`claimscope.assessment.claim_status.status_spans`, made of what
:func:`claimscope.assessment.status.status_by_day` gives for every day on which somebody spoke.
"""

from __future__ import annotations

import narwhals as nw

from claimscope.record.frames import Lazy

SPAN_COLUMNS = ("claim_id", "from_day", "to_day", "status", "credibility")


def spans_frame(by_day: Lazy) -> Lazy:
    """The days, first and last, between which each claim has one status and credibility.

    Columns: ``claim_id``, ``from_day``, ``to_day`` (null for the span that lasts), ``status``,
    ``credibility``. One row a span.
    """
    before = {
        f"{name}_before": nw.col(name).shift(1).over("claim_id", order_by="day")
        for name in ("status", "credibility")
    }
    first = nw.col("status_before").is_null()
    moved = nw.any_horizontal(
        nw.col("status") != nw.col("status_before"),
        nw.col("credibility") != nw.col("credibility_before"),
        ignore_nulls=True,
    )
    begun = by_day.with_columns(**before).filter(first | moved)
    following = nw.col("day").shift(-1).over("claim_id", order_by="day")
    ended = begun.with_columns(next_day=following).with_columns(
        from_day=nw.col("day"), to_day=nw.col("next_day").dt.offset_by("-1d")
    )
    return ended.select(*SPAN_COLUMNS)


def latest_frame(by_day: Lazy) -> Lazy:
    """The row of the last day of each claim: its status by all that was said."""
    last = by_day.with_columns(last=nw.col("day").max().over("claim_id"))
    return last.filter(nw.col("day") == nw.col("last")).drop("day", "last")
