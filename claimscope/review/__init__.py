"""The analyst's review of what a document yields: from candidates to rows of the record.

Nothing enters the record unseen: every candidate is a draft that is open until the analyst accepts
or rejects it, and only what is accepted is saved.
"""

from claimscope.review.commit import changes_of
from claimscope.review.concurrent import rebased, unsaved
from claimscope.review.draft import (
    ANSWERING,
    Card,
    Decision,
    Draft,
    NewSource,
    Review,
    ReviewError,
)
from claimscope.review.edits import (
    decided,
    decided_together,
    described_document,
    described_source,
    edited,
    merged,
    split,
    split_points,
    told_apart,
    with_stance,
    without_stance,
)
from claimscope.review.matching import ClaimMatch, matching_claims
from claimscope.review.preview import Preview, preview
from claimscope.review.propose import added, begin_review, facts_of, known_document
from claimscope.review.serialise import deserialise, serialise
from claimscope.review.sources import likely_sources

__all__ = [
    "ANSWERING",
    "Card",
    "ClaimMatch",
    "Decision",
    "Draft",
    "NewSource",
    "Preview",
    "Review",
    "ReviewError",
    "added",
    "begin_review",
    "changes_of",
    "decided",
    "decided_together",
    "described_document",
    "described_source",
    "deserialise",
    "edited",
    "facts_of",
    "known_document",
    "likely_sources",
    "matching_claims",
    "merged",
    "preview",
    "rebased",
    "serialise",
    "split",
    "split_points",
    "told_apart",
    "unsaved",
    "with_stance",
    "without_stance",
]
