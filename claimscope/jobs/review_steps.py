"""The steps of a review that read its text again, each in a worker process.

``case`` has what :func:`claimscope.record.case_part.part_of` gives of the text: a process is sent
no claims. With which claims a new draft is compared, ``known`` tells of each.

Every function takes ``watch``, as those of :mod:`claimscope.jobs.client` do, and raises
:class:`ReviewError` for a step that the review cannot take and for a text that takes too much.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimscope.ingest.reading import Facts
from claimscope.jobs.client import SHORTEN, TEXT_LIMITS, answer_to
from claimscope.record.case import Case
from claimscope.review.draft import Draft, Review, ReviewError
from claimscope.review.matching import KnownClaims, joined
from claimscope.review.serialise import deserialise
from claimscope.sandbox.process import Watch, WorkStopped, unwatched

Known = Callable[[Draft], KnownClaims]


def start_review(
    case: Case, text: str, document: Facts, known: Known, watch: Watch = unwatched
) -> Review:
    """See :func:`claimscope.review.propose.begin_review`."""
    return joined(_reviewed("drafted", (case, text, document), watch), None, known)


def add_candidate(
    case: Case, review: Review, start: int, end: int, known: Known, watch: Watch = unwatched
) -> Review:
    """See :func:`claimscope.review.propose.added`."""
    return joined(_reviewed("added", (case, review, start, end), watch), review, known)


def split_candidate(
    case: Case, review: Review, draft_id: str, at: int, known: Known, watch: Watch = unwatched
) -> Review:
    """See :func:`claimscope.review.edits.split`."""
    return joined(_reviewed("split", (case, review, draft_id, at), watch), review, known)


def edit_candidate(
    case: Case, review: Review, draft_id: str, cells: Mapping[str, Any], watch: Watch = unwatched
) -> Review:
    """See :func:`claimscope.review.edits.edited`: another quote has the whole text read again."""
    return _reviewed("edited", (case, review, draft_id, dict(cells)), watch)


def _reviewed(task: str, arguments: tuple[Any, ...], watch: Watch) -> Review:
    try:
        answer = answer_to(task, arguments, TEXT_LIMITS, watch)
    except WorkStopped as stopped:
        raise ReviewError(stopped.explain("Extracting the claims", TEXT_LIMITS), SHORTEN) from None
    if "refused" in answer:
        raise ReviewError(*answer["refused"])
    return deserialise(answer["result"])
