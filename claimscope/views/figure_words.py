"""A figure in a few characters, no firmer than its words make it: ``≈ 12,000``, ``thousands``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from claimscope.assessment.comparison import BELOW_WORDS
from claimscope.formatting import number_words

VAGUE_WORDS = (
    *("dozens", "scores", "tens", "hundreds", "thousands"),
    *("lakhs", "crores", "millions", "billions"),
)
VAGUE = re.compile(rf"\b(?:{'|'.join(VAGUE_WORDS)})\b", re.IGNORECASE)
NUMBER_IN = re.compile(r"\d")
LEADS = {"about": "≈ ", "at least": "≥ ", "more than": "> ", "up to": "≤ "}


def vague_word(wording: str) -> str:
    """The order of magnitude that the words name instead of a number, empty where they do not."""
    found = VAGUE.search(wording)
    return found[0].lower() if found and not NUMBER_IN.search(wording) else ""


def short_figure(figure: Mapping[Any, Any]) -> str:
    """A row of a ``FIGURES_FRAME`` as a number with the sign of its qualifier.

    ``1,500``, ``≈ 12,000``, ``> 13,000``, ``< 300``, ``11,000–12,000``, ``thousands``.
    """
    low, high, wording = figure["low"], figure["high"], str(figure["wording"])
    if vague := vague_word(wording):
        return vague
    if pd.notna(low) and pd.notna(high) and low != high:
        return f"{number_words(low)}–{number_words(high)}"
    lead = LEADS.get(figure["qualifier"], "")
    if figure["qualifier"] == "up to" and BELOW_WORDS.search(wording):
        lead = "< "
    return f"{lead}{number_words(high if pd.isna(low) else low)}"


def short_figures(figures: Iterable[Mapping[Any, Any]]) -> str:
    """The figures of one claim: the first, and how many others it has: ``10,000 +1``."""
    first, *others = dict.fromkeys(map(short_figure, figures)) or [""]
    return f"{first} +{len(others)}" if others else first
