"""Where the claims shown play: places and the routes between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
import pandas as pd

from claimscope.assessment.as_of import Record
from claimscope.record.frames import Lazy, to_pandas
from claimscope.record.model import STATUSES
from claimscope.views.frames import shown_rows
from claimscope.views.ledger import Ledger, shown_in

STATUS_PRIORITY = (
    "contested",
    "unconfirmed",
    "corroborated",
    "confirmed",
    "forecast",
    "assessment",
)
MENTIONED = "mentioned"
PAIR = [f"{end}_{what}" for end in ("from", "to") for what in ("id", "name", "lat", "lon")]
SUMMARY = ["claims", "status", "statuses", "roles", "only_mentioned"]
MAX_ROUTE_RADIUS_KM = 1500.0


def places_frame(ledger: Ledger, *, mentions: bool = False) -> pd.DataFrame:
    """The places of the claims shown: see :func:`summed_places`."""
    roles = shown_rows(whole_roles(ledger), shown_in(ledger))
    return summed_places(roles, to_pandas(ledger.case.places), mentions=mentions)


def whole_roles(record: Record) -> pd.DataFrame:
    """One row a place's part in a claim spoken of: ``claim_id``, ``place_id``, ``role`` and the
    claim's ``status``.
    """
    statuses = record.claims.select("claim_id", "status")
    return to_pandas(nw.from_native(record.case.claim_places).lazy().join(statuses, on="claim_id"))


def summed_places(
    roles: pd.DataFrame, places: pd.DataFrame, *, mentions: bool = False
) -> pd.DataFrame:
    """One row a place in which a claim plays; with ``mentions``, also those only named.

    Columns: those of the place; ``claims`` (their number), ``status`` (the commonest among
    them, the more cautious of two), ``statuses`` (``2 unconfirmed, 1 forecast``), ``roles`` and
    ``only_mentioned``.
    """
    parts: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for place_id, *part in roles[["place_id", "claim_id", "role", "status"]].itertuples(False):
        if mentions or part[1] != MENTIONED:
            parts[place_id].append((part[0], part[1], part[2]))
    summaries = {place_id: _place_summary(part) for place_id, part in parts.items()}
    kept = places[places["place_id"].isin(summaries)]
    summed = pd.DataFrame([summaries[each] for each in kept["place_id"]], kept.index, SUMMARY)
    joined = pd.concat([kept, summed], axis="columns")
    return joined.sort_values(["claims", "name"], ascending=[False, True], ignore_index=True)


def roles_frame(ledger: Ledger, claim_ids: Sequence[str]) -> pd.DataFrame:
    """One row a place's part in one of the given claims: ``claim_id``, ``place_id``, ``name`` of
    the place, ``role``.
    """
    places = nw.from_native(ledger.case.places).lazy().select("place_id", "name")
    roles: Lazy = nw.from_native(ledger.case.claim_places).lazy()
    roles = roles.filter(nw.col("claim_id").is_in(list(claim_ids)))
    return to_pandas(roles.join(places, on="place_id"))


def claims_at(ledger: Ledger, place_id: str) -> list[str]:
    """The ids of the claims shown in which a place plays; else of those that only name it."""
    roles = shown_rows(whole_roles(ledger), shown_in(ledger))
    here = roles[roles["place_id"] == place_id]
    playing = here[here["role"] != MENTIONED]
    return (playing if len(playing) else here)["claim_id"].drop_duplicates().tolist()


def routes_frame(ledger: Ledger) -> pd.DataFrame:
    """The routes of the claims shown: see :func:`summed_routes`."""
    return summed_routes(shown_rows(whole_routes(ledger), shown_in(ledger)))


def whole_routes(record: Record) -> pd.DataFrame:
    """One row a claim and pair of places that it leads from and to.

    Columns: ``claim_id``, ``status``, ``from_id``, ``from_name``, ``from_lat``, ``from_lon``
    and the same with ``to_``. An end that lies somewhere within more than 1,500 km points
    nowhere: such a pair is left out and its places keep their marks.
    """
    places = nw.from_native(record.case.places).lazy()
    places = places.filter(nw.col("precision_km") <= MAX_ROUTE_RADIUS_KM)
    ends = nw.from_native(record.case.claim_places).lazy()
    pairs = _end(ends, places, "from").join(_end(ends, places, "to"), on="claim_id")
    return to_pandas(pairs.join(record.claims.select("claim_id", "status"), on="claim_id"))


def summed_routes(routes: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of places: those of ``whole_routes``, their number as ``claims`` and the
    commonest ``status`` among them.
    """
    statuses: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    for status, *pair in routes[["status", *PAIR]].itertuples(index=False):
        statuses[tuple(pair)].append(status)
    rows = [(*pair, len(each), _commonest(each)) for pair, each in sorted(statuses.items())]
    return pd.DataFrame(rows, columns=[*PAIR, "claims", "status"])


def _place_summary(parts: Sequence[tuple[str, str, str]]) -> tuple[object, ...]:
    """What a place's ``parts`` (claim, role, status) come to, as ``SUMMARY`` names it."""
    statuses = {claim_id: status for claim_id, _, status in parts}
    counts = Counter(statuses.values())
    words = ", ".join(f"{counts[each]} {each}" for each in STATUSES if counts[each])
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
