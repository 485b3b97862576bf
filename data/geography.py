"""Where the claims shown play: places and the routes between them."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw
import pandas as pd

from data.ledger import Ledger, shown_claims, small
from data.model import STANDINGS
from data.standing import Lazy

CAUTION = ("contested", "unconfirmed", "corroborated", "confirmed", "forecast", "assessment")
POINTED_AT_KM = 1500.0


def places_frame(ledger: Ledger, *, mentions: bool = False) -> pd.DataFrame:
    """One row a place in which a shown claim plays; with ``mentions``, also those only named.

    Columns: those of the place; ``claims`` (their number), ``standing`` (the commonest among
    them, the more cautious of two), ``standings`` (``2 unconfirmed, 1 forecast``), ``roles`` and
    ``only_mentioned``.
    """
    roles = nw.from_native(ledger.case.claim_places).lazy()
    roles = roles.join(shown_claims(ledger), on="claim_id", how="semi")
    roles = roles.join(ledger.claims.select("claim_id", "standing"), on="claim_id")
    rows = small(roles)
    if not mentions:
        rows = rows[rows["role"] != "mentioned"]
    places = small(nw.from_native(ledger.case.places).lazy()).set_index("place_id")
    summaries = {str(place_id): _place_summary(part) for place_id, part in rows.groupby("place_id")}
    columns = ["claims", "standing", "standings", "roles", "only_mentioned"]
    summary = pd.DataFrame.from_dict(summaries, orient="index", columns=columns)
    joined = places.join(summary, how="inner").rename_axis("place_id").reset_index()
    return joined.sort_values(["claims", "name"], ascending=[False, True], ignore_index=True)


def roles_frame(ledger: Ledger, claim_ids: Sequence[str]) -> pd.DataFrame:
    """One row a place's part in one of the given claims: ``claim_id``, ``place_id``, ``name`` of
    the place, ``role``.
    """
    places = nw.from_native(ledger.case.places).lazy().select("place_id", "name")
    roles = nw.from_native(ledger.case.claim_places).lazy()
    roles = roles.filter(nw.col("claim_id").is_in(list(claim_ids)))
    return small(roles.join(places, on="place_id"))


def claims_at(ledger: Ledger, place_id: str) -> list[str]:
    """The ids of the claims shown in which a place plays; else of those that only name it."""
    roles = nw.from_native(ledger.case.claim_places).lazy()
    roles = roles.filter(nw.col("place_id") == place_id)
    here = small(roles.join(shown_claims(ledger), on="claim_id", how="semi"))
    playing = here[here["role"] != "mentioned"]
    return (playing if len(playing) else here)["claim_id"].drop_duplicates().tolist()


def routes_frame(ledger: Ledger) -> pd.DataFrame:
    """One row a pair of places that shown claims lead from and to.

    Columns: ``from_id``, ``from_name``, ``from_lat``, ``from_lon``, the same with ``to_``,
    ``claims`` (their number) and ``standing``. An end that lies somewhere within more than
    1,500 km points nowhere: such a pair is left out and its places keep their marks.
    """
    claims = ledger.claims.join(shown_claims(ledger), on="claim_id", how="semi")
    ends = (
        nw.from_native(ledger.case.claim_places)
        .lazy()
        .join(claims.select("claim_id", "standing"), on="claim_id")
    )
    places = (
        nw.from_native(ledger.case.places).lazy().filter(nw.col("precision_km") <= POINTED_AT_KM)
    )
    pairs = small(
        _end(ends, places, "from").join(_end(ends, places, "to").drop("standing"), on="claim_id")
    )
    keys = [f"{end}_{what}" for end in ("from", "to") for what in ("id", "name", "lat", "lon")]
    grouped = pairs.groupby(keys)["standing"]
    return grouped.agg(claims="size", standing=_commonest).reset_index()


def _place_summary(part: pd.DataFrame) -> list[object]:
    claims = part.drop_duplicates("claim_id")
    counts = claims["standing"].value_counts()
    words = ", ".join(f"{counts[each]} {each}" for each in STANDINGS if each in counts)
    roles = ", ".join(sorted(set(part["role"])))
    only_mentioned = set(part["role"]) == {"mentioned"}
    return [len(claims), _commonest(claims["standing"]), words, roles, only_mentioned]


def _commonest(standings: pd.Series) -> str:
    counts = standings.value_counts()
    return max(
        CAUTION,
        key=lambda standing: (counts.get(standing, 0), -CAUTION.index(standing)),
    )


def _end(ends: Lazy, places: Lazy, role: str) -> Lazy:
    """The claims' places in one role, with columns named for it."""
    joined = ends.filter(nw.col("role") == role).join(places, on="place_id")
    return joined.select(
        "claim_id",
        "standing",
        nw.col("place_id").alias(f"{role}_id"),
        *[nw.col(name).alias(f"{role}_{name}") for name in ("name", "lat", "lon")],
    )
