"""Reading one text of our own, as if it had been published on a Friday."""

from __future__ import annotations

from datetime import date

from claimscope.extraction.candidate import Candidate
from claimscope.extraction.pipeline import candidates_in

FRIDAY = date(2024, 10, 18)


def read(text: str) -> tuple[Candidate, ...]:
    """The candidate assertions of the text."""
    return candidates_in(text, FRIDAY)
