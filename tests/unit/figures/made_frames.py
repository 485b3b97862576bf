"""Small frames as the views hand them out, for tests of what draws them.

Each function takes what matters to a test and fills the rest of every row with something plain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

Made = Mapping[str, Any]

FIGURE: Made = {
    "figure_id": "a-figure",
    "assertion_id": "an-assertion",
    "quantity": "troops",
    "aspect": "other",
    "low": 1500.0,
    "high": 1500.0,
    "qualifier": "exactly",
    "unit": "soldiers",
    "wording": "1,500 soldiers",
    "claim_id": "a-claim",
    "title": "Soldiers were sent",
    "status": "unconfirmed",
    "modality": "observed",
    "event_from": None,
    "event_to": None,
    "event_precision": "unknown",
    "source": "NIS (a service)",
    "source_id": "nis",
    "stance": "asserts",
    "said_from": "2024-10-18",
    "said_on": "2024-10-18",
    "said_precision": "day",
    "quote": "“1,500 soldiers”, it said",
    "current": 1,
}
CLAIM: Made = {
    "judgements": (),
    "claim_id": "a-claim",
    "title": "Soldiers were sent",
    "status": "unconfirmed",
    "event_from": "2024-10-08",
    "event_to": "2024-10-13",
    "event_precision": "day",
    "said_on": "2024-10-18",
    "reason": "Asserted by NIS alone (18 Oct 2024)",
}
PLACE: Made = {
    "place_id": "seoul",
    "name": "Seoul",
    "kind": "city",
    "country": "KR",
    "geonames_id": "",
    "lat": 37.57,
    "lon": 126.98,
    "precision_km": 20.0,
    "claims": 1,
    "status": "unconfirmed",
}
ROUTE: Made = {
    "from_id": "seoul",
    "from_lat": 37.57,
    "from_lon": 126.98,
    "to_id": "moscow",
    "to_lat": 55.75,
    "to_lon": 37.62,
    "claims": 1,
    "status": "unconfirmed",
}
ROLE: Made = {
    "place_id": "seoul",
    "claim_id": "a-claim",
    "role": "at",
    "status": "unconfirmed",
}
STANCE: Made = {
    "claim_id": "a-claim",
    "source_id": "nis",
    "source": "NIS (a service)",
    "independence_group": "seoul",
    "origin": "Seoul",
    "stance": "asserts",
}
QUOTE: Made = {
    "assertion_id": "an-assertion",
    "claim_id": "a-claim",
    "title": "Soldiers were sent",
    "status": "unconfirmed",
    "source": "NIS (a service)",
    "stance": "asserts",
    "quote_start": 0,
    "quote_end": 0,
}


def figures_of(*rows: Made) -> pd.DataFrame:
    """A ``FIGURES_FRAME``; what is said on a day was said from that day on."""
    return _frame([{**_said_once(row), **row} for row in rows], FIGURE)


def claims_of(*rows: Made) -> pd.DataFrame:
    """The columns of a ``CLAIMS_FRAME`` that figures are drawn from."""
    return _frame(rows, CLAIM)


def places_of(*rows: Made) -> pd.DataFrame:
    """The columns of a ``PLACES_FRAME`` that the map is drawn from."""
    return _frame(rows, PLACE)


def routes_of(*rows: Made) -> pd.DataFrame:
    """The columns of a ``ROUTES_FRAME`` that arrows are drawn from."""
    return _frame(rows, ROUTE)


def roles_of(*rows: Made) -> pd.DataFrame:
    """The columns of a ``ROLES_FRAME`` that the map is drawn from."""
    return _frame(rows, ROLE)


def stances_of(*rows: Made) -> pd.DataFrame:
    """The columns of a ``STANCES_FRAME`` that the grid is drawn from."""
    return _frame(rows, STANCE)


def quotes_of(*rows: Made) -> pd.DataFrame:
    """The columns of a ``QUOTES_FRAME`` that the reader's marks are made from."""
    return _frame(rows, QUOTE)


def _said_once(row: Made) -> Made:
    return {"said_from": row["said_on"]} if "said_on" in row else {}


def _frame(rows: Sequence[Made], plain: Made) -> pd.DataFrame:
    frame = pd.DataFrame([{**plain, **row} for row in rows], columns=list(plain))
    for name in frame.columns.intersection(["event_from", "event_to", "said_from", "said_on"]):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
    for name in frame.columns.intersection(["low", "high", "lat", "lon", "precision_km"]):
        frame[name] = frame[name].astype("float64")
    return frame
