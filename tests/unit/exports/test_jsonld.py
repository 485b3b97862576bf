"""The claims shown as schema.org knows claims, and no verdict that the record does not hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from claimscope.exports.jsonld import FORMATS, linked_data
from claimscope.exports.jsonld_nodes import SOURCE_TYPES, document_node, span_of
from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.record.model import SOURCE_KINDS
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.seen_case import SeenInMemory
from tests.made_case import MadeCase
from tests.unit.exports.hostile_record import HOSTILE

SCHEMA = "https://schema.org/"
BASE = "https://example.org/claims.jsonld"


def fetch_nothing(url: str, _: object) -> None:
    raise AssertionError(f"nothing may be fetched, and {url} was asked for")


def expanded(ledger: Ledger) -> list[dict[str, Any]]:
    """The nodes as any program that knows JSON-LD sees them, read back from the file."""
    options = {"documentLoader": fetch_nothing, "base": BASE}
    nodes: list[dict[str, Any]] = jsonld.expand(
        json.loads(FORMATS[0].content(SeenInMemory(ledger))), options
    )
    return nodes


def nodes_of(ledger: Ledger, kind: str) -> dict[str, dict[str, Any]]:
    """The nodes of one type of schema.org by the fragment of their ``@id``."""
    return {
        node["@id"].removeprefix(f"{BASE}#"): node
        for node in expanded(ledger)
        if node["@type"] == [SCHEMA + kind]
    }


def values(node: dict[str, Any], name: str) -> list[str]:
    """What a node says under one name: words, or the fragments of the nodes it points to."""
    found = node.get(SCHEMA + name, [])
    return [each.get("@value") or each["@id"].removeprefix(f"{BASE}#") for each in found]


@pytest.fixture
def stories(tmp_path: Path) -> Ledger:
    """A claim of every status, in two documents."""
    made = MadeCase()
    made.document("herald", published_on="2031-05-04", url="https://example.org/herald")
    made.document("gazette", published_on="2031-05-05", wire="Island Wire", url="javascript:run()")
    made.source("office", kind="government")
    made.source("mayor", kind="head of state")
    made.source("union", kind="media")
    made.claim("will-be-raised", modality="forecast")
    made.claim("was-a-blunder", modality="assessment")
    for claim in ("denied", "confirmed", "told-twice", "told-once"):
        made.says("office", "asserts", claim)
    made.says("office", "asserts", "will-be-raised")
    made.says("office", "asserts", "was-a-blunder")
    made.says("mayor", "denies", "denied")
    made.says("mayor", "confirms", "confirmed", document_id="herald", on="2031-05-04")
    made.says("mayor", "asserts", "told-twice")
    made.says("union", "doubts", "told-once")
    made.says("union", "on record", "public-act", on="2031-05-31", said_precision="month")
    return open_ledger(load_case(made.write(tmp_path / "case")), Filters())


def test_every_claim_shown_is_a_claim(stories: Ledger) -> None:
    assert set(nodes_of(stories, "Claim")) == {
        f"claim-{claim_id}" for claim_id in to_pandas(stories.claims)["claim_id"]
    }


def test_only_a_confirmed_claim_has_a_review(stories: Ledger) -> None:
    reviews = nodes_of(stories, "ClaimReview")
    assert set(reviews) == {"review-confirmed", "review-public-act"}
    assert values(reviews["review-confirmed"], "itemReviewed") == ["claim-confirmed"]


def test_a_review_is_by_who_confirms_it_or_puts_it_on_record(stories: Ledger) -> None:
    reviews = nodes_of(stories, "ClaimReview")
    assert values(reviews["review-confirmed"], "author") == ["source-mayor"]
    assert values(reviews["review-confirmed"], "isBasedOn") == ["document-herald"]
    assert values(reviews["review-public-act"], "author") == ["source-union"]


def test_a_review_is_dated_as_sharply_as_it_is_known(stories: Ledger) -> None:
    reviews = nodes_of(stories, "ClaimReview")
    assert values(reviews["review-confirmed"], "datePublished") == ["2031-05-04"]
    assert values(reviews["review-public-act"], "datePublished") == ["2031-05"]


def test_a_rating_is_a_word_and_never_a_number(stories: Ledger) -> None:
    for review in nodes_of(stories, "ClaimReview").values():
        (rating,) = review[SCHEMA + "reviewRating"]
        assert values(rating, "alternateName") == ["confirmed"]
        assert values(rating, "ratingExplanation")
    for invented in (b"ratingValue", b"bestRating", b"worstRating"):
        assert invented not in FORMATS[0].content(SeenInMemory(stories))


def test_a_claim_tells_its_status_in_words(stories: Ledger) -> None:
    claims = nodes_of(stories, "Claim")
    assert values(claims["claim-denied"], "description") == [
        "contested: Denied by Mayor (3 May 2031); asserted by Office alone (3 May 2031)"
    ]
    assert values(claims["claim-will-be-raised"], "description")[0].startswith("forecast: ")


def test_the_authors_of_a_claim_are_those_who_state_it(stories: Ledger) -> None:
    claims = nodes_of(stories, "Claim")
    assert values(claims["claim-denied"], "author") == ["source-office"]
    assert values(claims["claim-told-once"], "author") == ["source-office"]
    assert values(claims["claim-told-twice"], "author") == ["source-office", "source-mayor"]


def test_a_claim_appears_in_its_documents_first_in_the_earliest(stories: Ledger) -> None:
    claim = nodes_of(stories, "Claim")["claim-confirmed"]
    assert values(claim, "appearance") == ["document-herald", "document-gazette"]
    assert values(claim, "firstAppearance") == ["document-herald"]


def test_a_document_is_news_where_it_came_through_an_agency(stories: Ledger) -> None:
    (gazette,) = nodes_of(stories, "NewsArticle").values()
    (herald,) = nodes_of(stories, "CreativeWork").values()
    assert values(gazette, "datePublished") == ["2031-05-05"]
    assert values(herald, "url") == ["https://example.org/herald"]
    assert values(gazette, "url") == []


@pytest.mark.parametrize(
    ("url", "given"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[::1", False),
        ("=1+1", False),
        ("", False),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url: str, given: bool) -> None:
    row = {"document_id": "gazette", "title": "A", "publisher": "B", "wire": "", "language": "en"}
    node = document_node({**row, "published_on": date(2031, 5, 3), "url": url})
    assert node.get("url", "") == (url if given else "")


def test_a_source_is_what_its_kind_makes_it(stories: Ledger) -> None:
    assert set(nodes_of(stories, "GovernmentOrganization")) == {"source-office"}
    assert set(nodes_of(stories, "Person")) == {"source-mayor"}
    assert set(nodes_of(stories, "Organization")) == {"source-union"}


def test_every_kind_of_source_has_its_type() -> None:
    assert set(SOURCE_TYPES) == set(SOURCE_KINDS)


@pytest.mark.parametrize(
    ("first", "last", "precision", "span"),
    [
        (date(2031, 5, 1), date(2031, 5, 2), "day", "2031-05-01/2031-05-02"),
        (date(2031, 5, 1), date(2031, 5, 1), "day", "2031-05-01"),
        (date(2031, 5, 1), date(2031, 5, 31), "month", "2031-05"),
        (date(2031, 5, 1), date(2031, 7, 31), "month", "2031-05/2031-07"),
        (date(2031, 1, 1), date(2032, 12, 31), "year", "2031/2032"),
        (date(2031, 5, 1), None, "day", "2031-05-01/.."),
        (None, date(2031, 5, 1), "month", "../2031-05"),
        (date(31, 5, 1), date(31, 5, 1), "year", "0031"),
        (date(2031, 5, 1), date(2031, 5, 2), "unknown", ""),
        (None, None, "day", ""),
    ],
)
def test_a_span_is_no_sharper_than_it_is_known(
    first: date | None, last: date | None, precision: str, span: str
) -> None:
    claim = {"event_from": first, "event_to": last, "event_precision": precision}
    assert span_of(claim) == span


def test_filters_choose_the_claims_and_tell_each_as_a_whole(stories: Ledger) -> None:
    shown = open_ledger(stories.case, Filters(sources=("union",)))
    claims = nodes_of(shown, "Claim")
    assert set(claims) == {"claim-told-once", "claim-public-act"}
    assert values(claims["claim-told-once"], "author") == ["source-office"]


def test_nothing_shown_is_a_record_without_claims(nothing_shown: Ledger) -> None:
    assert [node["@type"] for node in linked_data(SeenInMemory(nothing_shown))["@graph"]] == [
        "Dataset"
    ]


def test_every_node_that_is_pointed_to_is_there(seed_case: Case) -> None:
    graph = linked_data(SeenInMemory(open_ledger(seed_case, Filters())))["@graph"]
    known = [node["@id"] for node in graph]
    assert len(known) == len(set(known))
    pointed = {each["@id"] for node in graph for value in node.values() for each in _nodes(value)}
    assert pointed <= set(known)


def _nodes(value: Any) -> list[dict[str, str]]:
    several = value if isinstance(value, list) else [value]
    return [each for each in several if isinstance(each, dict) and "@id" in each]


def test_hostile_text_comes_through_whole(hostile: Ledger) -> None:
    claims = nodes_of(hostile, "Claim")
    sources = nodes_of(hostile, "GovernmentOrganization")
    for name, words in HOSTILE.items():
        assert values(claims[f"claim-{name}"], "text") == [words]
        assert values(sources[f"source-{name}"], "name") == [words]
