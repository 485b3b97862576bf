"""What the seed case must say of its article, and what it must not."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from claimscope.record.case import Case
from claimscope.record.datapackage import DESCRIPTOR, package_descriptor
from claimscope.record.frames import to_pandas
from claimscope.record.model import TABLES
from claimscope.resources import ROOT
from claimscope.views.statuses import assess
from tests.made_case import ferry_case

ARTICLE = "000_910d4ebedb938c7b.txt"
ARTICLE_SHA256 = "20a4be2e362158c9304c8072557f09829b49001df9c93c0a4cd3d58fb5240a59"

ROWS = {
    "documents": 1,
    "sources": 12,
    "places": 16,
    "claims": 36,
    "claim_places": 56,
    "assertions": 52,
    "figures": 6,
}
STATUSES = {
    "confirmed": 5,
    "corroborated": 1,
    "unconfirmed": 15,
    "contested": 0,
    "forecast": 7,
    "assessment": 8,
}
FIGURES = {
    "thousands of soldiers": "nis: at least 1000 to nothing, troops, planned total",
    "1,500 special forces": "nis: exactly 1500 to 1500, troops, in place",
    "around 12,000 soldiers": "nis: about 12000 to 12000, troops, planned total",
    "more than 13,000 containers’ worth": (
        "nis: more than 13000 to nothing, containers, transferred"
    ),
    "10,000 soldiers": "zelensky: exactly 10000 to 10000, troops, in training",
    "six North Korean military officers": ("ukrainian-media: exactly 6 to 6, killed, event total"),
}
NATO_CANNOT_CONFIRM = {
    "large-scale-deployment",
    "1500-in-far-east",
    "training-in-far-east",
    "shipped-8-13-october",
    "participation-has-begun",
    "first-contingent-landed",
    "stationed-in-bases",
    "gathered-at-ussuriysk",
    "images-show-deployment",
}


@pytest.fixture(scope="module")
def figures(seed_case: Case) -> pd.DataFrame:
    said = to_pandas(seed_case.assertions)[["assertion_id", "claim_id", "source_id"]]
    claims = to_pandas(seed_case.claims)[["claim_id", "modality"]]
    joined = to_pandas(seed_case.figures).merge(said, on="assertion_id")
    return joined.merge(claims, on="claim_id").set_index("wording")


@pytest.fixture(scope="module")
def claims(seed_case: Case) -> pd.DataFrame:
    return to_pandas(seed_case.claims).set_index("claim_id")


def in_words(figure: pd.Series) -> str:
    low, high = ("nothing" if pd.isna(each) else f"{each:.0f}" for each in figure[["low", "high"]])
    bounds = f"{figure['qualifier']} {low} to {high}"
    return f"{figure['source_id']}: {bounds}, {figure['quantity']}, {figure['aspect']}"


def test_the_article_is_the_one_that_was_handed_in() -> None:
    assert hashlib.sha256((ROOT / "seeds" / ARTICLE).read_bytes()).hexdigest() == ARTICLE_SHA256


@pytest.mark.parametrize(("table", "rows"), ROWS.items())
def test_no_row_is_lost(table: str, rows: int, seed_case: Case) -> None:
    assert len(to_pandas(getattr(seed_case, table))) == rows


def test_so_many_claims_have_each_status(seed_case: Case) -> None:
    statuses = [entry["status"] for entry in assess(seed_case)]
    assert {status: statuses.count(status) for status in STATUSES} == STATUSES


def test_every_number_of_the_article_is_as_firm_as_it_was_worded(figures: pd.DataFrame) -> None:
    assert {str(wording): in_words(figure) for wording, figure in figures.iterrows()} == FIGURES


def test_the_12000_are_a_forecast_and_the_1500_are_not(figures: pd.DataFrame) -> None:
    assert figures.loc["around 12,000 soldiers", "modality"] == "forecast"
    assert figures.loc["1,500 special forces", "modality"] == "observed"


def test_containers_stay_containers(figures: pd.DataFrame) -> None:
    assert "shells" not in set(figures["quantity"])
    assert figures.loc["more than 13,000 containers’ worth", "unit"] == "containers"


def test_since_last_august_is_kept_ambiguous(claims: pd.DataFrame) -> None:
    claim = claims.loc["13000-containers"]
    assert "can be read as August 2023 or August 2024" in claim["note"]
    assert claim["event_precision"] == "year"
    assert [claim["event_from"], claim["event_to"]] == [
        pd.Timestamp(2023, 8, 1),
        pd.Timestamp(2024, 10, 18),
    ]


def test_nato_cannot_confirm_the_deployment_and_nothing_else(seed_case: Case) -> None:
    assertions = to_pandas(seed_case.assertions)
    refusals = assertions[assertions["stance"] == "cannot confirm"]
    assert set(refusals["source_id"]) == {"nato"}
    assert set(refusals["claim_id"]) == NATO_CANNOT_CONFIRM


def test_no_claim_that_nato_cannot_confirm_stands_above_unconfirmed(seed_case: Case) -> None:
    statuses = {entry["claim_id"]: entry["status"] for entry in assess(seed_case)}
    assert {statuses[claim_id] for claim_id in NATO_CANNOT_CONFIRM} == {"unconfirmed"}


def test_seoul_is_one_group(seed_case: Case) -> None:
    sources = to_pandas(seed_case.sources)
    seoul = sources[sources["independence_group"] == "seoul"]
    assert set(seoul["source_id"]) == {
        "nis",
        "rok-president",
        "rok-defence-minister",
        "rok-government",
    }


def test_nothing_is_quoted_from_the_teasers_below_the_article(seed_case: Case) -> None:
    (text,) = seed_case.texts.values()
    assert to_pandas(seed_case.assertions)["quote_end"].max() <= text.index("\nOpinion\n")


def test_nobody_speaks_after_the_article_was_printed(seed_case: Case) -> None:
    assert to_pandas(seed_case.assertions)["said_on"].max() == pd.Timestamp(2024, 10, 18)


def test_donetsk_is_the_city_in_ukraine(seed_case: Case) -> None:
    donetsk = to_pandas(seed_case.places).set_index("place_id").loc["donetsk"]
    assert (donetsk["geonames_id"], donetsk["country"]) == ("709717", "UA")
    assert (donetsk["lat"], donetsk["lon"]) == (48.023, 37.80224)


@pytest.mark.parametrize("capital", ["moscow", "kyiv", "seoul", "washington"])
def test_a_capital_that_stands_for_its_government_is_only_mentioned(
    capital: str, seed_case: Case
) -> None:
    parts = to_pandas(seed_case.claim_places)
    assert set(parts[parts["place_id"] == capital]["role"]) == {"mentioned"}


def test_the_seed_case_is_a_valid_data_package(seed_folder: Path) -> None:
    assert frictionless.validate(str(seed_folder / DESCRIPTOR)).flatten() == []


def test_a_made_case_is_a_valid_data_package(tmp_path: Path) -> None:
    folder = ferry_case().write(tmp_path / "ferry")
    assert frictionless.validate(str(folder / DESCRIPTOR)).flatten() == []


def test_the_data_package_is_refused_where_the_loader_would_refuse(tmp_path: Path) -> None:
    made = ferry_case()
    made.rows["claims"][0]["topic"] = "weather"
    made.rows["assertions"][0]["source_id"] = "nobody"
    report = frictionless.validate(str(made.write(tmp_path / "ferry") / DESCRIPTOR))
    assert report.flatten(["type"]) == [["constraint-error"], ["foreign-key"]]


def test_the_shipped_descriptor_is_the_one_the_model_gives(seed_folder: Path) -> None:
    shipped = json.loads((seed_folder / DESCRIPTOR).read_text("utf-8"))
    words = (shipped["name"], shipped["title"], shipped["description"])
    assert shipped == package_descriptor(*words)
    assert shipped["name"] == seed_folder.name
    assert [resource["name"] for resource in shipped["resources"]] == [
        table.name for table in TABLES
    ]
