"""What is proposed of a text: drafts that the record could hold as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimscope.ingest.reading import Facts
from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.review.draft import UNNAMED, Review
from claimscope.review.edits import decided
from claimscope.review.preview import preview
from claimscope.review.propose import added, begin_review
from tests.unit.extraction.annotated import ARTICLES, read_article
from tests.unit.review.conftest import ARTICLE, FACTS

SEED_FACTS = Facts(
    title="One", publisher="Dawn", wire="AFP", published_on="2024-10-18", language="en"
)


def read(case: Case, path: Path) -> Review:
    article = read_article(path)
    published = article.published_on.isoformat()
    facts = replace(FACTS, publisher=article.publisher or "A paper", published_on=published)
    return begin_review(case, article.text, facts)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_all_that_is_proposed_of_an_article_can_be_accepted_as_it_is(
    crates: Case, path: Path
) -> None:
    review = read(crates, path)
    for each in review.drafts:
        review = decided(review, each.draft_id, "accepted")
    said = to_pandas(preview(crates, review).part.assertions)
    assert len(said[said["document_id"] != "gazette"]) >= len(review.drafts)


def test_a_number_that_counts_nothing_named_is_proposed_as_such(crates: Case) -> None:
    words = "The pilot said that 19 were shot down."
    [figure] = begin_review(crates, words, FACTS).draft("d1").figures
    assert (figure.wording, figure.unit) == ("19", UNNAMED)


def test_what_an_agency_wrote_is_the_agencys_and_not_its_printers(crates: Case) -> None:
    words = "More than 40 crates lie in the sea near Bergen."
    wired = begin_review(crates, words, replace(FACTS, wire="Island Wire"))
    assert wired.draft("d1").source == "Island Wire"
    assert wired.sources["Island Wire"].kind == "media"
    assert begin_review(crates, words, FACTS).draft("d1").source == "The Coast Post"


def test_words_that_name_no_source_are_the_agencys_too_where_the_analyst_adds_them(
    crates: Case,
) -> None:
    review = begin_review(crates, ARTICLE, replace(FACTS, wire="Island Wire"))
    new = added(crates, review, 0, len("Crates lost"))
    assert new.drafts[0].source == "Island Wire"


def test_a_reprint_of_the_seed_article_begins_with_its_own_sources_and_claims(
    seed_case: Case,
) -> None:
    [text] = seed_case.texts.values()
    review = begin_review(seed_case, f"{text}\n", SEED_FACTS)
    assert dict(review.sources) == {}
    assert {each.source_id for each in review.drafts if "spy" in each.source} == {"nis"}
    joined = [each for each in review.drafts if each.claim != each.own_claim]
    assert len(joined) >= 0.85 * len(review.drafts)
