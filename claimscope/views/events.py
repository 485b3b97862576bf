"""Reported events: claims of which both days are known, those that a chart tells first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

DATED = ["event_from", "event_to"]


@dataclass(frozen=True)
class Events:
    """Rows of a ``CLAIMS_FRAME`` by the days of the event, of so many in ``total``."""

    claims: pd.DataFrame
    total: int


def by_event(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims of which both days are known, by day."""
    dated = claims.dropna(subset=DATED)
    return dated.sort_values([*DATED, "title", "claim_id"], ignore_index=True)


def first_events(claims: pd.DataFrame, earliest: date, latest: date, most: int) -> Events:
    """At most so many events of a ``CLAIMS_FRAME``: those between the days before others, those
    known to the day before others, and the latest.
    """
    dated = by_event(claims)
    far = (dated["event_to"].dt.date < earliest) | (dated["event_from"].dt.date > latest)
    rank = pd.DataFrame({"far": far, "vague": dated["event_precision"] != "day"})
    ranked = rank.assign(late=-rank.index).sort_values(["far", "vague", "late"])
    return Events(dated.loc[ranked.index[:most].sort_values()].reset_index(drop=True), len(dated))
