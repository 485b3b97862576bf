"""Where the claims shown play, as any map program reads it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import geojson
import pytest
from shapely.geometry import Point, box, shape

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.exports.geojson import FORMATS, claim_places
from claimscope.record.case import Case, load_case
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.seen_case import SeenInMemory
from tests.made_case import MadeCase
from tests.unit.exports.hostile_record import HOSTILE
from tests.unit.record.engines import ENGINES, on_engine

GLOBE = box(-180, -90, 180, 90)


def features_of(ledger: Ledger) -> dict[str, Any]:
    """The features by their id, read back from the file."""
    return {
        each["id"]: each
        for each in json.loads(FORMATS[0].content(SeenInMemory(ledger)))["features"]
    }


@pytest.fixture(params=["ferry", "seed", "hostile", "nothing"])
def ledger(
    request: pytest.FixtureRequest, ferry_ledger: Ledger, hostile: Ledger, nothing_shown: Ledger
) -> Ledger:
    seed: Case = request.getfixturevalue("seed_case")
    ledgers = {"ferry": ferry_ledger, "hostile": hostile, "nothing": nothing_shown}
    return ledgers.get(request.param) or open_ledger(seed, Filters())


def test_it_is_valid_geojson(ledger: Ledger) -> None:
    collection = geojson.loads(FORMATS[0].content(SeenInMemory(ledger)).decode())
    assert isinstance(collection, geojson.FeatureCollection)
    assert collection.is_valid, collection.errors()


def test_every_point_is_on_the_globe(ledger: Ledger) -> None:
    for feature in features_of(ledger).values():
        if feature["geometry"]:
            assert GLOBE.covers(shape(feature["geometry"]))


def test_it_names_no_other_reference_system(ledger: Ledger) -> None:
    assert "crs" not in claim_places(SeenInMemory(ledger))


def test_a_claim_has_a_feature_for_every_part_that_a_place_plays(ferry_ledger: Ledger) -> None:
    assert set(features_of(ferry_ledger)) == {
        "ferry-sank/ellery/near",
        "crates-moved/ellery/from",
        "crates-moved/inner-bay/to",
        "ferry-will-be-raised/open-sea/to",
        "ferry-will-be-raised/ellery/mentioned",
    }


def test_longitude_comes_first(ferry_ledger: Ledger) -> None:
    feature = features_of(ferry_ledger)["ferry-sank/ellery/near"]
    assert shape(feature["geometry"]) == Point(-21.9, 64.1)


def test_a_place_that_is_only_mentioned_is_not_pinned(ferry_ledger: Ledger) -> None:
    feature = features_of(ferry_ledger)["ferry-will-be-raised/ellery/mentioned"]
    assert feature["geometry"] is None
    assert feature["properties"]["place"] == "Ellery"


def test_a_feature_tells_all_that_a_map_needs_to_be_read(ferry_ledger: Ledger) -> None:
    assert features_of(ferry_ledger)["ferry-sank/ellery/near"]["properties"] == {
        "role": "near",
        "place_id": "ellery",
        "place": "Ellery",
        "place_kind": "city",
        "country": "IS",
        "precision_km": 10.0,
        "claim_id": "ferry-sank",
        "title": "Ferry sank",
        "statement": "The ferry between Ellery and the isle went down.",
        "status": "unconfirmed",
        "credibility": 3,
        "reason": (
            "Asserted by Harbour office alone (3 May 2031); Mayor cannot confirm it (4 May 2031)"
        ),
        "topic": "casualties",
        "modality": "observed",
        "event_from": "2031-05-01",
        "event_to": "2031-05-02",
        "event_precision": "day",
        "judgements": "",
        "quotes": 2,
        "standing": "unconfirmed",
        "own_calls": "",
    }


def test_a_day_that_is_not_known_is_null(ferry_ledger: Ledger) -> None:
    properties = features_of(ferry_ledger)["crates-moved/ellery/from"]["properties"]
    assert (properties["event_from"], properties["event_to"]) == (None, None)


def test_filters_choose_claims_and_count_quotes_and_change_no_status(ferry: Case) -> None:
    shown = features_of(open_ledger(ferry, Filters(sources=("mayor",))))
    assert {each.partition("/")[0] for each in shown} == {"ferry-sank", "ferry-will-be-raised"}
    properties = shown["ferry-sank/ellery/near"]["properties"]
    assert (properties["quotes"], properties["status"]) == (1, "unconfirmed")


def test_the_file_says_which_view_of_which_record_it_is(ferry: Case) -> None:
    filters = Filters(sources=("mayor",), as_of=date(2031, 5, 10))
    assert claim_places(SeenInMemory(open_ledger(ferry, filters)))["claimscope"] == {
        "case": "ferry",
        "title": "The ferry that may have sunk",
        "record": ferry.digest,
        "view": "said by Mayor · as of 10 May 2031",
        "as_of": "2031-05-10",
        "as_recorded_at": "",
        "claimscope_version": __version__,
        "rules_version": RULES_VERSION,
    }


def test_the_file_says_that_an_earlier_record_is_one(ferry: Case) -> None:
    then = replace(ferry, as_recorded_at=datetime(2026, 11, 23, 20, 41, 12, 5, UTC))
    told = claim_places(SeenInMemory(open_ledger(then, Filters())))["claimscope"]
    assert told["as_recorded_at"] == "2026-11-23T20:41:12.000005Z"
    assert told["view"] == "all claims · as recorded by 2026-11-23 20:41:12 UTC"


@pytest.mark.parametrize("lon", ["180", "-180", "179.999999"])
def test_a_place_at_the_edge_of_the_map_stays_there(lon: str, tmp_path: Path) -> None:
    made = MadeCase()
    made.place("edge", lon=lon, lat="-90")
    made.plays("ferry-sank", "at", "edge")
    made.says("mayor", "asserts", "ferry-sank")
    ledger = open_ledger(load_case(made.write(tmp_path / "case")), Filters())
    (feature,) = features_of(ledger).values()
    assert feature["geometry"]["coordinates"] == [float(lon), -90.0]


def test_hostile_text_comes_through_whole(hostile: Ledger) -> None:
    features = features_of(hostile)
    for name, words in HOSTILE.items():
        properties = features[f"{name}/in-{name}/at"]["properties"]
        assert (properties["title"], properties["place"]) == (words, words)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_writes_the_same(engine: str, ferry: Case, ferry_ledger: Ledger) -> None:
    ledger = open_ledger(on_engine(engine, ferry), Filters())
    assert features_of(ledger) == features_of(ferry_ledger)
