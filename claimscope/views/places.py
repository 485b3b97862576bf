"""Where the claims shown are located: places and the routes between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import narwhals as nw
import pandas as pd

from claimscope.assessment.as_of import Record
from claimscope.record.frames import Lazy, to_pandas
from claimscope.record.model import CLAIM_PLACES, PLACES, STATUSES
from claimscope.views.frame_spec import CLAIM_STATUS, FrameSpec, meanings

STATUS_PRIORITY = (
    "contested",
    "unconfirmed",
    "corroborated",
    "confirmed",
    "forecast",
    "assessment",
)
MENTIONED = "mentioned"
PAIR = {
    f"{end}_{column}": f"{meaning} of the place that claims lead {end}"
    for end in ("from", "to")
    for column, meaning in (
        ("id", "id"),
        ("name", "name"),
        ("lat", "degrees north, WGS 84,"),
        ("lon", "degrees east, WGS 84,"),
    )
}
SUMMARY = {
    "claims": "number of claims",
    "status": "the commonest status among them, the more cautious of two",
    "statuses": "all statuses with their numbers: 2 unconfirmed, 1 forecast",
    "roles": "the place’s parts in them",
    "only_mentioned": "whether they only mention it",
}
MAX_ROUTE_RADIUS_KM = 1500.0


def claims_at(roles: pd.DataFrame, place_id: str) -> list[str]:
    """The ids of the claims located at a place, by rows of ``ROLES_FRAME``; else of those that
    only name it.
    """
    here = roles[roles["place_id"] == place_id]
    located = here[here["role"] != MENTIONED]
    return (located if len(located) else here)["claim_id"].drop_duplicates().tolist()


def located_claims(roles: pd.DataFrame) -> frozenset[str]:
    """The ids of the claims that some place stands for, by rows of ``ROLES_FRAME``."""
    return frozenset(roles[roles["role"] != MENTIONED]["claim_id"])


def _role_rows(record: Record) -> pd.DataFrame:
    statuses = record.claims.select("claim_id", "status")
    roles = nw.from_native(record.case.claim_places).lazy().join(statuses, on="claim_id")
    return to_pandas(roles).merge(to_pandas(record.case.places), on="place_id")


def _summed_places(roles: pd.DataFrame, *, mentions: bool) -> pd.DataFrame:
    """One row a place; those that are only mentioned too with ``mentions``."""
    parts: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for place_id, *part in roles[["place_id", "claim_id", "role", "status"]].itertuples(False):
        if mentions or part[1] != MENTIONED:
            parts[place_id].append((part[0], part[1], part[2]))
    summaries = {place_id: _place_summary(part) for place_id, part in parts.items()}
    places = roles[PLACES.column_names].drop_duplicates("place_id")
    kept = places[places["place_id"].isin(summaries)]
    rows = [summaries[place_id] for place_id in kept["place_id"]]
    joined = pd.concat([kept, pd.DataFrame(rows, kept.index, list(SUMMARY))], axis="columns")
    return joined.sort_values(
        ["claims", "name", "place_id"], ascending=[False, True, True], ignore_index=True
    )


def _route_rows(record: Record) -> pd.DataFrame:
    """One row a claim and pair of places that it leads from and to.

    An end that lies somewhere within more than ``MAX_ROUTE_RADIUS_KM`` points nowhere: such a
    pair is left out and its places keep their marks.
    """
    places = nw.from_native(record.case.places).lazy()
    places = places.filter(nw.col("precision_km") <= MAX_ROUTE_RADIUS_KM)
    ends = nw.from_native(record.case.claim_places).lazy()
    pairs = _end(ends, places, "from").join(_end(ends, places, "to"), on="claim_id")
    return to_pandas(pairs.join(record.claims.select("claim_id", "status"), on="claim_id"))


def _summed_routes(routes: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of places, with the number of claims that lead from one to the other."""
    statuses: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    for status, *pair in routes[["status", *PAIR]].itertuples(index=False):
        statuses[tuple(pair)].append(status)
    rows = [(*pair, len(found), _commonest(found)) for pair, found in sorted(statuses.items())]
    return pd.DataFrame(rows, columns=[*PAIR, "claims", "status"])


def _place_summary(parts: Sequence[tuple[str, str, str]]) -> tuple[object, ...]:
    """What a place's ``parts`` (claim, role, status) come to, as ``SUMMARY`` names it."""
    statuses = {claim_id: status for claim_id, _, status in parts}
    counts = Counter(statuses.values())
    words = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    roles = {role for _, role, _ in parts}
    commonest = _commonest(statuses.values())
    return len(statuses), commonest, words, ", ".join(sorted(roles)), roles == {MENTIONED}


def _commonest(statuses: Iterable[str]) -> str:
    counts = Counter(statuses)
    return max(STATUS_PRIORITY, key=lambda status: (counts[status], -STATUS_PRIORITY.index(status)))


def _end(ends: Lazy, places: Lazy, role: str) -> Lazy:
    """The claims' places in one role, with columns named for it."""
    joined = ends.filter(nw.col("role") == role).join(places, on="place_id")
    return joined.select(
        "claim_id",
        nw.col("place_id").alias(f"{role}_id"),
        *[nw.col(name).alias(f"{role}_{name}") for name in ("name", "lat", "lon")],
    )


ROLES_FRAME = FrameSpec(
    "roles",
    "a place’s part in a claim that somebody has spoken of",
    {**meanings(CLAIM_PLACES), "status": CLAIM_STATUS, **meanings(PLACES)},
    _role_rows,
)
PLACES_FRAME = FrameSpec(
    "places",
    "a place at which a claim is located, or from or to which it leads; most claims first",
    {**meanings(PLACES), **SUMMARY},
    _role_rows,
    summarise=partial(_summed_places, mentions=False),
)
MENTIONED_PLACES_FRAME = FrameSpec(
    "places, mentioned ones too",
    "a place in a claim, also where it is only mentioned; most claims first",
    {**meanings(PLACES), **SUMMARY},
    _role_rows,
    summarise=partial(_summed_places, mentions=True),
)
ROUTES_FRAME = FrameSpec(
    "routes",
    "a pair of places and the claims that lead from the one to the other",
    {**PAIR, "claims": SUMMARY["claims"], "status": SUMMARY["status"]},
    _route_rows,
    summarise=_summed_routes,
)
