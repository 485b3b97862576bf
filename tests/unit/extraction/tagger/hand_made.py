"""A model of a few weights by hand: some cues, and names and pronouns as sources."""

from __future__ import annotations

from claimscope.extraction.tagger.crf import Field
from claimscope.extraction.tagger.proposals import Tagger

NONE, SOURCE, CUE = (0.0, -9.0, -9.0), (0.0, 9.0, -9.0), (0.0, -9.0, 9.0)
LEVEL = (0.0, 0.0, 0.0)


def hand_made_tagger(by_quotation: float = 0.5, alone: float = 0.5) -> Tagger:
    weights = {
        "bias": (4.0, 0.0, 0.0),
        "w=snorts": CUE,
        "w=said": CUE,
        "w=told": CUE,
        "w=telling": CUE,
        "k+0=name": SOURCE,
        "w=they": SOURCE,
        "w=who": SOURCE,
    }
    return Tagger(Field(("none", "source", "cue"), weights, (LEVEL,) * 3), by_quotation, alone)
