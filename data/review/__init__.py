"""The analyst's review of what a document yields: from candidates to rows of the record.

Nothing enters the record unseen: every candidate is a draft that is open until the analyst accepts
or rejects it, and only what is accepted is saved.
"""

from data.review.beginning import added, begin_review, facts_of, known_document
from data.review.concurrent import rebased, unsaved
from data.review.draft import ANSWERING, Decision, Draft, NewSource, Review, ReviewError
from data.review.edits import decided, described_source, edited, merged, split, split_points
from data.review.likeness import Likeness, likely_claims
from data.review.preview import Preview, preview
from data.review.rows import changes_of
from data.review.sources import likely_sources
from data.review.written import read_review, written

__all__ = [
    "ANSWERING",
    "Decision",
    "Draft",
    "Likeness",
    "NewSource",
    "Preview",
    "Review",
    "ReviewError",
    "added",
    "begin_review",
    "changes_of",
    "decided",
    "described_source",
    "edited",
    "facts_of",
    "known_document",
    "likely_claims",
    "likely_sources",
    "merged",
    "preview",
    "read_review",
    "rebased",
    "split",
    "split_points",
    "unsaved",
    "written",
]
