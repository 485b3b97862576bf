"""The outline of the land under the map (Natural Earth; see
``claimscope/resources/geo/README.md``).
"""

from __future__ import annotations

import json
from typing import Any

from claimscope.resources import GEO

OUTLINE = GEO / "outline.geojson"


def land_features() -> list[dict[str, Any]]:
    """The countries as GeoJSON features, each a MultiPolygon."""
    features: list[dict[str, Any]] = json.loads(OUTLINE.read_text("utf-8"))["features"]
    return features
