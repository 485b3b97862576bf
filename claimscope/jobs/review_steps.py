"""The steps of a review that read its text again, each in a worker process.

Every function takes ``watch``, as those of :mod:`claimscope.jobs.client` do, and raises
:class:`ReviewError` for a step that the review cannot take and for a text that takes too much.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimscope.ingest.reading import Facts
from claimscope.jobs.client import SHORTEN, TEXT_LIMITS, answer_to
from claimscope.record.case import Case
from claimscope.review.draft import Review, ReviewError
from claimscope.review.serialise import deserialise
from claimscope.sandbox.process import Watch, WorkStopped, unwatched


def start_review(case: Case, text: str, document: Facts, watch: Watch = unwatched) -> Review:
    """See :func:`claimscope.review.begin_review`."""
    return _reviewed("begin_review", (case, text, document), watch)


def add_candidate(
    case: Case, review: Review, start: int, end: int, watch: Watch = unwatched
) -> Review:
    """See :func:`claimscope.review.added`."""
    return _reviewed("added", (case, review, start, end), watch)


def split_candidate(
    case: Case, review: Review, draft_id: str, at: int, watch: Watch = unwatched
) -> Review:
    """See :func:`claimscope.review.split`."""
    return _reviewed("split", (case, review, draft_id, at), watch)


def edit_candidate(
    case: Case, review: Review, draft_id: str, cells: Mapping[str, Any], watch: Watch = unwatched
) -> Review:
    """See :func:`claimscope.review.edited`: another quote makes it read the whole text again."""
    return _reviewed("edited", (case, review, draft_id, dict(cells)), watch)


def _reviewed(task: str, arguments: tuple[Any, ...], watch: Watch) -> Review:
    try:
        answer = answer_to(task, arguments, TEXT_LIMITS, watch)
    except WorkStopped as stopped:
        raise ReviewError(stopped.explain("Extracting the claims", TEXT_LIMITS), SHORTEN) from None
    if "refused" in answer:
        raise ReviewError(*answer["refused"])
    return deserialise(answer["result"])
