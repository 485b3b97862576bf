"""Where the claims shown are located: places and the routes between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import narwhals as nw
import pandas as pd

from claimscope.assessment.as_of import Record
from claimscope.record.frames import Lazy, to_pandas
from claimscope.record.model import CLAIM_PLACES, PLACES, STATUSES
from claimscope.screen_limits import MARKED_CLAIMS
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
CARD_TITLES = 3
"""How many claims of a place the map has the titles of."""
STATUS_RANKS = {status: rank for rank, status in enumerate(STATUSES)}


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


@dataclass(frozen=True)
class PlaceClaims:
    """What a map tells of the claims at a place: their number by status, in the order of the
    vocabulary; ``titles``, the first with their status; ``claim_ids``, those that are marked.
    """

    statuses: Mapping[str, int]
    titles: tuple[tuple[str, str], ...]
    claim_ids: tuple[str, ...]


def claims_of_places(
    roles: pd.DataFrame, claims: pd.DataFrame, place_ids: Collection[str]
) -> dict[str, PlaceClaims]:
    """By place, of those named, its claims: rows of ``ROLES_FRAME`` and ``CLAIMS_FRAME``.

    The first :data:`MARKED_CLAIMS` of ``claims`` are marked, for other parts of a page to point
    at. Of each place :data:`CARD_TITLES` claims are titled, the firmest first.
    """
    titles = dict(zip(claims["claim_id"], claims["title"], strict=True))
    marked = set(claims["claim_id"].head(MARKED_CLAIMS))
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    asked = set(place_ids)
    rows = zip(*(roles[name] for name in ("place_id", "claim_id", "status")), strict=True)
    for place_id, claim_id, status in rows:
        if place_id in asked:
            found[place_id][claim_id] = status
    return {place_id: _place_claims(own, titles, marked) for place_id, own in found.items()}


def _place_claims(
    claims: Mapping[str, str], titles: Mapping[str, str], marked: Collection[str]
) -> PlaceClaims:
    """What is told of the claims of one place, given the status of each."""
    counts = Counter(claims.values())
    firmest = sorted(claims, key=lambda claim_id: STATUS_RANKS[claims[claim_id]])
    titled = [(claims[each], titles[each]) for each in firmest if titles.get(each)]
    return PlaceClaims(
        {status: counts[status] for status in STATUSES if counts[status]},
        tuple(titled[:CARD_TITLES]),
        tuple(each for each in claims if each in marked),
    )


def _role_rows(record: Record) -> pd.DataFrame:
    statuses = record.claims.select("claim_id", "status")
    roles = nw.from_native(record.case.claim_places).lazy().join(statuses, on="claim_id")
    return to_pandas(roles).merge(to_pandas(record.case.places), on="place_id")


def _summed_places(roles: pd.DataFrame, *, mentions: bool) -> pd.DataFrame:
    """One row a place; those that are only mentioned too with ``mentions``."""
    statuses: defaultdict[str, dict[str, str]] = defaultdict(dict)
    parts: defaultdict[str, set[str]] = defaultdict(set)
    firsts: dict[str, int] = {}
    rows = zip(*(roles[name] for name in ("place_id", "claim_id", "role", "status")), strict=True)
    for at, (place_id, claim_id, role, status) in enumerate(rows):
        if mentions or role != MENTIONED:
            statuses[place_id][claim_id] = status
            parts[place_id].add(role)
            firsts.setdefault(place_id, at)
    counts = {place_id: Counter(own.values()) for place_id, own in statuses.items()}
    return places_frame(roles[PLACES.column_names].iloc[[*firsts.values()]], counts, parts)


def places_frame(
    places: pd.DataFrame,
    counts: Mapping[str, Mapping[str, int]],
    parts: Mapping[str, Collection[str]],
) -> pd.DataFrame:
    """The ``PLACES_FRAME`` of places: ``counts`` has for each the number of claims by status,
    ``parts`` its roles in them.
    """
    ids = places["place_id"].tolist()
    totals = [-sum(counts[each].values()) for each in ids]
    ranks = list(zip(totals, places["name"], ids, strict=True))
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    summaries = [_place_summary(counts[each], parts[each]) for each in (ids[at] for at in order)]
    summed = pd.DataFrame(summaries, columns=list(SUMMARY))
    return pd.concat([places.iloc[order].reset_index(drop=True), summed], axis="columns")


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
    counts: defaultdict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for status, *pair in zip(*(routes[name] for name in ("status", *PAIR)), strict=True):
        counts[tuple(pair)][status] += 1
    return routes_frame(counts)


def routes_frame(counts: Mapping[tuple[Any, ...], Mapping[str, int]]) -> pd.DataFrame:
    """The ``ROUTES_FRAME`` of pairs, cells of :data:`PAIR`, each with its claims by status."""
    rows = [(*pair, sum(own.values()), _commonest(own)) for pair, own in sorted(counts.items())]
    return pd.DataFrame(rows, columns=[*PAIR, "claims", "status"])


def _place_summary(counts: Mapping[str, int], roles: Collection[str]) -> tuple[object, ...]:
    """What a place comes to, as ``SUMMARY`` names it."""
    words = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts.get(status))
    total = sum(counts.values())
    return total, _commonest(counts), words, ", ".join(sorted(roles)), {*roles} == {MENTIONED}


def _commonest(counts: Mapping[str, int]) -> str:
    priority = enumerate(STATUS_PRIORITY)
    return max(priority, key=lambda ranked: (counts.get(ranked[1], 0), -ranked[0]))[1]


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
