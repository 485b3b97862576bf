"""Where the claims shown are located, as GeoJSON for a geographic information system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO, Any

import narwhals as nw

from claimscope.exports.format import Format
from claimscope.exports.json_document import write_json_list
from claimscope.exports.provenance import provenance
from claimscope.record.cells import cell_rows
from claimscope.record.frames import Lazy, to_pandas
from claimscope.views.former_names import with_former_names
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import Ledger
from claimscope.views.seen_case import SeenCase

CLAIM_PROPERTIES = [
    *("claim_id", "title", "statement", "status", "credibility", "reason", "topic", "modality"),
    *("event_from", "event_to", "event_precision", "judgements"),
]
PLACE_PROPERTIES = ["place_id", "place", "place_kind", "country", "precision_km"]
PROPERTIES = ["role", *PLACE_PROPERTIES, *CLAIM_PROPERTIES, "quotes"]
FEATURES = "features"
NOT_A_SCENE = "mentioned"

Row = Mapping[str, Any]


def write_geojson(seen: SeenCase, file: IO[bytes]) -> None:
    """:func:`claim_places` as a file."""
    write_json_list(_collection(seen), FEATURES, _features(seen), file)


def claim_places(seen: SeenCase) -> dict[str, Any]:
    """A FeatureCollection of RFC 7946: one feature a claim shown, place and role in it.

    Its ``id`` is ``claim/place/role``. The geometry is the point of the place in WGS 84, longitude
    first; ``precision_km`` tells how far around it the place may lie. A place that is only
    ``mentioned``, such as the “Moscow” that stands for a government, is no scene of the claim: its
    feature is unlocated, with a null geometry (section 3.2), so that no map pins the claim there.
    ``quotes`` counts the assertions shown about the claim, so summing it over features counts a
    claim once for each of its places. ``judgements`` are those of analysts, in words.
    Properties that version 0.1 named otherwise are there under both names. The collection says in
    the member ``claimscope`` which view of which record it is and which version made it.
    """
    return {**_collection(seen), FEATURES: [*_features(seen)]}


def _collection(seen: SeenCase) -> dict[str, Any]:
    """The collection without its features."""
    return {"type": "FeatureCollection", "claimscope": provenance(seen)}


def _features(seen: SeenCase) -> Iterator[dict[str, Any]]:
    for ledger in seen.parts("claims"):
        yield from map(_feature, _rows(ledger))


def _rows(ledger: Ledger) -> Iterator[Row]:
    places: Lazy = nw.from_native(ledger.case.places).lazy()
    places = places.select(
        *("place_id", "country", "precision_km", "lat", "lon"),
        *(nw.col("name").alias("place"), nw.col("kind").alias("place_kind")),
    )
    roles = to_pandas(nw.from_native(ledger.case.claim_places).lazy().join(places, on="place_id"))
    quotes = to_pandas(ledger.shown.select("claim_id"))["claim_id"].value_counts()
    claims = CLAIMS_FRAME.shown(ledger)
    claims = claims.assign(judgements=["; ".join(words) for words in claims["judgements"]])
    rows = claims.merge(roles, on="claim_id", sort=False)
    rows["quotes"] = rows["claim_id"].map(quotes)
    rows = rows[[*PROPERTIES, "lat", "lon"]]
    return (dict(zip(rows.columns, row, strict=True)) for row in cell_rows(rows))


def _feature(row: Row) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"{row['claim_id']}/{row['place_id']}/{row['role']}",
        "geometry": _geometry(row),
        "properties": with_former_names({name: _json(row[name]) for name in PROPERTIES}),
    }


def _geometry(row: Row) -> dict[str, Any] | None:
    if row["role"] == NOT_A_SCENE:
        return None
    return {"type": "Point", "coordinates": [row["lon"], row["lat"]]}


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


FORMATS = (
    Format(
        "places.geojson",
        "GeoJSON, places for a map",
        "application/geo+json",
        write_geojson,
    ),
)
