"""Reading a news text for candidate assertions: who says what, how firmly, with which figure.

What comes out is a proposal for an analyst, never a row of the record: nothing here decides that
two sentences make one claim, or what a source is worth.
"""

from claimscope.extraction.candidate import Candidate, Figure, PlaceMention
from claimscope.extraction.pipeline import candidate_in, candidates_in

__all__ = ["Candidate", "Figure", "PlaceMention", "candidate_in", "candidates_in"]
