"""A review as a text, to be put by and gone on with later."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from claimscope.review.draft import Review, ReviewError

SHAPE = TypeAdapter(Review)


def serialise(review: Review) -> str:
    """All of a review, as JSON."""
    return SHAPE.dump_json(review).decode()


def deserialise(content: str) -> Review:
    """The review that was written so.

    Raises :class:`ReviewError` for what another version of Claimscope has written in another shape.
    """
    try:
        return SHAPE.validate_json(content)
    except ValidationError as error:
        raise ReviewError(
            "This review cannot be gone on with: another version of Claimscope has written it.",
            "Bring its document again.",
        ) from error
