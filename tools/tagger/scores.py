"""How often a model is right about a sentence: its cue, and the source that it gives to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimscope.extraction.attribution.cues import Attribution, attributions_in
from claimscope.extraction.tagger.proposals import CUE, Tagger
from tools.overlaps import shared
from tools.tagger.examples import Example, Said


@dataclass(frozen=True)
class Score:
    """Cues with a source that readers found, proposals, and those with the right cue and source."""

    gold: int
    proposed: int
    right: int

    @property
    def precision(self) -> float:
        """Which share of the proposals is right."""
        return self.right / max(1, self.proposed)

    @property
    def recall(self) -> float:
        """Which share of what readers found is proposed."""
        return self.right / max(1, self.gold)


def score(tagger: Tagger, examples: Iterable[Example], *, unruled: bool = False) -> Score:
    """The score on some sentences; with ``unruled`` only of what the rules do not find there."""
    gold = proposed = right = 0
    for each in examples:
        ruled = [said.span for said in attributions_in(each.text, each.sentence)] if unruled else []
        asserted = [said for said in each.said if said.label == CUE and said.source]
        gold += sum(not shared(said.cue, ruled) for said in asserted)
        for found in tagger(each.text, each.sentence):
            if not shared([found.span], ruled):
                proposed += 1
                right += any(_is_right(found, said) for said in asserted)
    return Score(gold, proposed, right)


def _is_right(found: Attribution, said: Said) -> bool:
    return all(shared([found.span], spans) for spans in (said.cue, said.source))
