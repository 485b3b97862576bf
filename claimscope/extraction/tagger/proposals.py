"""What a model proposes for a sentence: who says something there, by which cue, how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimscope.extraction.attribution.cues import Attribution
from claimscope.extraction.attribution.source_resolution import antecedent_of
from claimscope.extraction.attribution.speakers import can_speak, is_idle
from claimscope.extraction.candidate import Span
from claimscope.extraction.tagger.crf import Field
from claimscope.extraction.tagger.features import features_of
from claimscope.extraction.tagger.tokens import QUOTED, Token, tokens_in

CUE, SOURCE = "cue", "source"
MODEL = "model"  # what its proposals have in the place of a rule, with their probability
REPORTS = {"verb", "participle", "noun", "adjective"}
RELATIVE = {"who", "which"}
LEAST_OF_CUE, LEAST_OF_SOURCE = 0.3, 0.3  # the probability that each token of them has
BEFORE, BEHIND = 45, 3  # tokens between a cue and its source, at most
NEAR = 8  # tokens between a cue and a quotation that it leads to or follows
LONG_QUOTATION = 20  # characters, about four words
FEW_WORDS = 4


class Run(NamedTuple):
    """Tokens in a row, from the first to the last, with the highest probability of one of them."""

    first: int
    last: int
    probability: float


@dataclass(frozen=True)
class Tagger:
    """A trained field, and how probable a cue must be to be proposed.

    ``by_quotation`` is for a cue with a quotation beside it, ``alone`` for any other.
    """

    field: Field
    by_quotation: float
    alone: float

    def __call__(self, text: str, sentence: Span) -> list[Attribution]:
        """The attributions that the model proposes for a sentence of masked text.

        The rule of each is “model” with its probability. A cue whose source is not found, or
        cannot speak, is left out, and so is one in the passive, whose subject says nothing.
        """
        tokens = tokens_in(text, sentence)
        found = self.field.probabilities(features_of(tokens))
        column = {label: place for place, label in enumerate(self.field.labels)}
        cue, source = ([row[column[label]] for row in found] for label in (CUE, SOURCE))
        sources = list(_runs(source, tokens, LEAST_OF_SOURCE))
        cues = (each for each in _runs(cue, tokens, LEAST_OF_CUE) if self._is_sure(tokens, each))
        read = (_attribution(text, sentence, tokens, each, sources) for each in cues)
        return [each for each in read if each]

    def _is_sure(self, tokens: Sequence[Token], cue: Run) -> bool:
        if _is_passive(tokens, cue):
            return False
        if _by_quotation(tokens, cue):
            return cue.probability >= self.by_quotation
        reports = any(each.kind in REPORTS for each in tokens[cue.first : cue.last + 1])
        return reports and cue.probability >= self.alone


def _runs(probable: Sequence[float], tokens: Sequence[Token], least: float) -> Iterator[Run]:
    """The tokens in a row that reach a probability, without words between quotation marks."""
    first = None
    for place, token in enumerate(tokens):
        inside = probable[place] >= least and token.kind != QUOTED
        if inside and first is None:
            first = place
        if first is not None and not inside:
            yield Run(first, place - 1, max(probable[first:place]))
            first = None
    if first is not None:
        yield Run(first, len(tokens) - 1, max(probable[first:]))


def _by_quotation(tokens: Sequence[Token], cue: Run) -> bool:
    """Whether a quotation of some words stands right before or behind a cue."""
    before, behind = tokens[max(0, cue.first - NEAR) : cue.first], tokens[cue.last + 1 :][:NEAR]
    return any(
        each.kind == QUOTED and each.span.end - each.span.start >= LONG_QUOTATION
        for each in (*before, *behind)
    )


def _is_passive(tokens: Sequence[Token], cue: Run) -> bool:
    """“The crews were told”, “the crews, accused of theft”: nobody before it says so."""
    kinds = [each.kind for each in tokens[max(0, cue.first - 2) : cue.last]]
    words = [each.word for each in tokens[cue.first : cue.last + 1]]
    passive = "be" in kinds and tokens[cue.last].kind not in {"participle", "ing", "adjective"}
    return passive or words[-1] == "by" or (words[0].endswith("ed") and words[-1] in {"of", "as"})


def _attribution(
    text: str, sentence: Span, tokens: Sequence[Token], cue: Run, sources: Sequence[Run]
) -> Attribution | None:
    source = _nearest(cue, sources)
    if source is None:
        return None
    named = Span(tokens[source.first].span.start, tokens[source.last].span.end)
    said = Span(tokens[cue.first].span.start, tokens[cue.last].span.end)
    whole = Span(min(named.start, said.start), max(named.end, said.end))
    who = named.of(text)
    if who.lower() in RELATIVE:
        who = antecedent_of(sentence, whole, text)
    if not who or is_idle(who) or not can_speak(who, "said"):
        return None
    follows = _follows(tokens, min(cue.first, source.first), max(cue.last, source.last))
    rule = f"{MODEL} {cue.probability:.0%}"
    return Attribution(who, said.of(text).lower(), whole, follows, rule=rule)


def _nearest(cue: Run, sources: Sequence[Run]) -> Run | None:
    """The source of a cue: the nearest before it, or the one that stands right behind it."""
    behind = [each for each in sources if 0 < each.first - cue.last <= BEHIND]
    before = [each for each in sources if 0 < cue.first - each.last <= BEFORE]
    if before and (not behind or cue.first - before[-1].last <= behind[0].first - cue.last):
        return before[-1]
    return behind[0] if behind else None


def _follows(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an attribution comes after what is said: a quotation, or all of the sentence."""
    before = [each.kind for each in tokens[:first]]
    behind = [each.kind for each in tokens[last + 1 :] if each.kind != "mark"]
    if QUOTED in behind:
        return False
    return (QUOTED in before and len(behind) <= NEAR) or len(behind) < FEW_WORDS < len(before)
