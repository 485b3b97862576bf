"""A judgement of an analyst goes with every export, beside the status and never instead of it."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd
import pytest

from claimscope.exports.registry import FORMATS
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.seen_case import SeenInMemory

ON_CLAIM = "Ada’s assessment: confirmed (1 Jun 2031): Seen the letters."
ON_SOURCE = "Ada’s rating: D (1 Jun 2031): Because."
NAMES = {each.name: each for each in FORMATS}


@pytest.fixture
def ledger(called: Case) -> Ledger:
    return open_ledger(called, Filters())


def text_of(ledger: Ledger, name: str) -> str:
    """The content of a file as a reader finds it, tables without their binary form."""
    raw = NAMES[name].content(SeenInMemory(ledger))
    if name.endswith(".parquet"):
        return str(pd.read_parquet(io.BytesIO(raw)).to_csv())
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            return "\n".join(package.read(each).decode() for each in package.namelist())
    return raw.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("claims.csv", ON_CLAIM),
        ("claims.parquet", ON_CLAIM),
        ("sources.csv", ON_SOURCE),
        ("sources.parquet", ON_SOURCE),
        ("judgements.csv", "Seen the letters."),
        ("judgements.parquet", "Seen the letters."),
        ("places.geojson", ON_CLAIM),
        ("claims.jsonld", ON_CLAIM),
        ("claims.jsonld", ON_SOURCE),
        ("brief.html", ON_CLAIM),
        ("brief.html", ON_SOURCE),
        ("datapackage.zip", "Seen the letters."),
    ],
)
def test_a_judgement_is_in_the_file(ledger: Ledger, name: str, words: str) -> None:
    assert words in text_of(ledger, name)


def test_a_judgement_changes_no_status(ledger: Ledger, ferry_ledger: Ledger) -> None:
    own = CLAIMS_FRAME.shown(ledger).drop(columns="judgements")
    pd.testing.assert_frame_equal(own, CLAIMS_FRAME.shown(ferry_ledger).drop(columns="judgements"))


def test_linked_data_has_a_comment_and_no_review_of_it(ledger: Ledger) -> None:
    graph = json.loads(NAMES["claims.jsonld"].content(SeenInMemory(ledger)))["@graph"]
    comments = {each["about"]["@id"]: each for each in graph if each["@type"] == "Comment"}
    assert set(comments) == {"#claim-crates-moved", "#source-mayor"}
    assert comments["#claim-crates-moved"]["author"] == {"@type": "Person", "name": "Ada"}
    assert comments["#claim-crates-moved"]["dateCreated"] == "2031-06-01"
    assert not [each for each in graph if each["@type"] == "ClaimReview"]


def test_a_brief_without_judgements_says_nothing_of_them(ferry_ledger: Ledger) -> None:
    assert "Analyst assessment" not in text_of(ferry_ledger, "brief.html")


def test_judgements_of_what_is_not_shown_stay_behind(called: Case) -> None:
    narrowed = open_ledger(called, Filters(sources=("harbour-office",)))
    for name in ("claims.csv", "judgements.csv", "places.geojson", "claims.jsonld", "brief.html"):
        assert "Seen the letters." not in text_of(narrowed, name)
