"""Whose each clause of a sentence is: the stage between finding cues and reading stances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimscope.extraction.attribution.contrast import doubt_of, whose_next
from claimscope.extraction.attribution.coreference import SpeakerTracker, named_in_full
from claimscope.extraction.attribution.cues import Attribution
from claimscope.extraction.attribution.names import tidy
from claimscope.extraction.attribution.source_resolution import (
    Binding,
    Surroundings,
    antecedent_of,
    attribution_of,
    opener_of,
    source_of,
)
from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.lexicons.reporting_verbs import GOES_ON, VERB
from claimscope.extraction.segmentation.clauses import SAID
from claimscope.extraction.stance import SILENT, is_silence

CONTINUES = re.compile(
    rf"(?:and |but |or )?(?:also |then |\w+ly |later )?(?:\w+ed that|called|{GOES_ON}|{SAID}"
    r"|(?:did|could|would|has|have|had|does|do|is|are|was|were)(?: not|n[’']t)"
    r"|(?:has|have|had|was|were|is|are) (?:been |also )?unable)\b"
    r"|(?:and|but|or) (?:that|declined|refused)\b"
    # “…, but no damage or injuries”
    r"|(?:and|but) no (?:[a-z-]+ ){0,2}[a-z-]+(?: (?:or|and) [a-z-]+){0,2}[.”\"]*$",
    re.IGNORECASE,
)
DOES_NOT = re.compile(
    r"(?:and |but |or )?(?:also |then |later )?(?:did|could|would|has|have|had|does|do|is|are"
    r"|was|were)"
    r"(?: not|n[’']t)\b(?! (?:say|said|specif|elaborat|comment|give|given|provid|confirm"
    r"|acknowledg))"
)
SAID_BEFORE = re.compile(r"\b(?:said|says|added|told \w+),\s$")
LEAST_CONTENT = 10
"""Characters after an attribution in its clause, where it introduces what is said."""


# “He met the mayor, who said that”, “the ministry, which denied it”
RELATIVE = re.compile(rf"(?:who\b|which\s(?:(?:has|have|had|also|\w+ly)\s){{0,3}}(?:{SAID})\b)")


def bound_clauses(
    text: str,
    sentence: Span,
    clauses: Sequence[Span],
    said: Sequence[Attribution],
    tracker: SpeakerTracker,
    around: Surroundings,
) -> Iterator[tuple[Span, Binding]]:
    """Each clause with its source; one that only tells of silence is nobody's and left out.

    A clause that only goes on (“…, saying that”) keeps the source of the one before.
    """
    before, introduced = "", None
    for clause in clauses:
        words = clause.of(text)
        silent = is_silence(words) and not figures_in(text, clause)
        if silent and not _tells_of_silence(clause, said, words):
            continue
        own, chosen = attribution_of(clause, said, words)
        if chosen and chosen.who.lower() in {"he", "she"}:
            # “Ada Holm left, where she said”: the pronoun means who opens the sentence.
            opens = named_in_full(text[sentence.start : chosen.span.start])
            tracker.last_person = tidy(opens) or tracker.last_person
        later = clause.start > sentence.start
        goes_on = chosen is None and bool(CONTINUES.match(words))
        relative = RELATIVE.match(words) if later else None
        whom = antecedent_of(sentence, clause, around.plain) if relative else ""
        if relative and (whom or words.startswith("who ")):
            before = tracker.named(whom) if whom else before
            goes_on = True
        elif goes_on and later and not before and not _only_acts(words):
            before = opener_of(sentence, tracker, around)
        # “Nine sank, the mayor said, and the losses may grow”: he says that too.
        followed = later and not own and words.startswith("and ") and _says_before(text, clause)
        if before and (goes_on or (followed and chosen is None)):
            bound = Binding(before, None, "source.goes_on", chosen)
        else:
            bound = source_of(clause, chosen, tracker, around)._replace(chosen=chosen)
            listed = text[sentence.start : clause.start].rstrip().endswith(";")
            whose = None
            if introduced and not own:
                told = text[introduced.span.end : clause.start]
                whose = whose_next(words, introduced, told, listed=listed)
            if bound.rule == "source.narrator" and whose == "source":
                bound = Binding(before, None, "source.contrast")
            elif bound.rule == "source.narrator" and whose == "open":
                bound = bound._replace(doubt=doubt_of(before))
        leads = chosen and own and chosen.span.end < clause.end - LEAST_CONTENT
        introduced = chosen if leads else introduced if bound.rule == "source.contrast" else None
        before = bound.source if own else before
        for other in said:
            if other is not chosen and clause.holds(other.span.start):
                tracker.note_body(other.who)
        yield clause, bound


def _only_acts(words: str) -> bool:
    """“Norvik’s boats came but did not stay”: what somebody did not do, he does not say."""
    return bool(DOES_NOT.match(words)) and not VERB.search(words) and not SILENT.search(words)


def _says_before(text: str, clause: Span) -> bool:
    """Whether “, he said,” stands right before a clause that gives a number."""
    said = SAID_BEFORE.search(text, max(0, clause.start - 20), clause.start)
    return bool(said and figures_in(text, clause))


def _tells_of_silence(clause: Span, said: Sequence[Attribution], words: str) -> bool:
    """“The envoy said the port has not commented”: that is a claim, and the envoy's."""
    silence = SILENT.search(words)
    if silence is None:
        return False
    within = Span(clause.start, clause.start + silence.start())
    return any(within.holds(each.span.start) and each.span.end <= within.end for each in said)
