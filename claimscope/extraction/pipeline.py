"""From a text to its candidate assertions: each clause with its source, stance and figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claimscope.extraction.attribution.coreference import SpeakerTracker
from claimscope.extraction.attribution.cues import (
    Attribution,
    attributions_in,
    mask_quotations,
    parts_of,
)
from claimscope.extraction.attribution.source_resolution import (
    UNCONVINCED,
    Binding,
    Surroundings,
    antecedent_of,
    attribution_of,
    cites_of,
    is_first_person,
    opener_of,
    source_of,
)
from claimscope.extraction.candidate import Candidate, Figure, Span
from claimscope.extraction.dates import Dated, days_in, days_later
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.folding import Folded, folded
from claimscope.extraction.joining import joined
from claimscope.extraction.lexicons.reporting_verbs import GOES_ON
from claimscope.extraction.modality import hedge_of, modality_of
from claimscope.extraction.places import places_in
from claimscope.extraction.segmentation.clauses import SAID, clauses_of
from claimscope.extraction.segmentation.paragraphs import (
    Paragraph,
    blocks_in,
    joined_lines,
    paragraphs_in,
)
from claimscope.extraction.segmentation.quotations import quotation_spans
from claimscope.extraction.segmentation.sentences import sentence_spans
from claimscope.extraction.stance import NEGATED, SILENT, is_silence, stance_of
from claimscope.extraction.unread import (
    base_language,
    block_language,
    is_read,
    other_language,
    unread,
    unread_in,
)
from claimscope.sandbox.progress import report

LEAST_WORDS = 4
COURTESY = re.compile(
    r"(?:thank(?:s| you)|good (?:morning|afternoon|evening)|hi\b|hello|hey\b|sorry|go ahead|yep"
    r"|let me\b|happy to|we[’']ll start"
    r"|with that\b|so,? let|i[’']ll take|next question|\(laughter|can you hear|i can take|okay"
    r"|all right"
    r"|(?:mr|madam|mme|ladies)\b\.?[^.]{0,80},$"
    r"|that[’']s all|first question|our next|just a (?:few|couple)|here(?:[’']s| is) what)",
    re.IGNORECASE,
)
CONTINUES = re.compile(
    rf"(?:and |but |or )?(?:also |then |\w+ly |later )?(?:\w+ed that|called|{GOES_ON}|{SAID}"
    r"|(?:did|could|would|has|have|had|does|do|is|are|was|were)(?: not|n[’']t))\b"
    r"|(?:and|but|or) (?:that|declined|refused)\b",
    re.IGNORECASE,
)
PHOTO_CREDIT = re.compile(r"\([^()]{0,60}\b(?:Photo|File|Getty|Image|Images)\b[^()]{0,60}\)\.?")
# “The president, who came on Monday, said”: Monday is when he came.
ASIDE = re.compile(r",\s*(?:who|which|whose)\s")
COUNTED = re.compile(
    r"(?!\d[\d.,]*\s?(?:%|per ?cent))(?:\d|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens|several)",
    re.I,
)
TO_WHOM = re.compile(
    r"[\s,]*(?:(?:AFP|reporters|journalists|lawmakers|parliament|late|early|again"
    r"|earlier)\s+)*(?:on\s+)?",
    re.IGNORECASE,
)


TOLD = {"said", "says", "told", "added", "adds"}


@dataclass
class ExtractionState:
    """What reading one text has come to: whose voice it is, and the last day that was named."""

    text: str
    plain: str
    published_on: date
    tracker: SpeakerTracker
    known_places: Mapping[str, str]
    last_date: Dated | None = None


def candidates_in(
    text: str,
    published_on: date,
    *,
    publisher: str = "",
    places: Mapping[str, str] | None = None,
    language: str = "",
) -> tuple[Candidate, ...]:
    """The candidate assertions of a text, in its order; the same for the same text, always.

    The rules read a folded copy of the text (see :mod:`claimscope.extraction.folding`); what comes
    out points into the text itself. ``publisher`` is whose voice the text is where it names no
    source; ``places`` gives the ids of known places by name. Relative days (“Friday”, “last
    August”) are reckoned from ``published_on``. ``language`` is the text's, where somebody knows
    it; what is in a language that the rules do not know comes out unread.
    """
    copy = folded(text)
    foreign = list(_foreign_blocks(copy.text, base_language(text, language)))
    paragraphs = list(paragraphs_in(copy.text))
    flat = joined_lines(copy.text)
    left = [
        candidate
        for block, code in foreign
        for candidate in unread_in(copy.text, block, code, published_on)
    ]
    blocks = [block for block, _ in foreign]
    own = [each for each in paragraphs if not _stands_in(each.span, blocks)]
    read = _in_paragraphs(flat, own, published_on, publisher, places or {})
    found = sorted([*left, *read], key=lambda each: (each.start, each.end))
    flat_copy = replace(copy, text=flat)
    return tuple(_as_printed(flat_copy, each) for each in found)


def _foreign_blocks(text: str, base: str) -> Iterator[tuple[Span, str]]:
    """The paragraphs in a language that the rules do not know, with that language."""
    for block in blocks_in(text):
        language = block_language(block.of(text), base)
        if not is_read(language):
            yield block, language


def _in_paragraphs(
    text: str,
    paragraphs: Sequence[Paragraph],
    published_on: date,
    publisher: str,
    places: Mapping[str, str],
) -> Iterator[Candidate]:
    quotes = [_quotes(text, paragraph) for paragraph in paragraphs]
    plain = mask_quotations(text, [quote for each in quotes for quote in each])
    state = ExtractionState(text, plain, published_on, SpeakerTracker(text, publisher), places)
    for paragraph, quoted in zip(paragraphs, quotes, strict=True):
        yield from _read(state, paragraph, quoted)


def _stands_in(span: Span, blocks: Sequence[Span]) -> bool:
    """Whether a stretch begins in one of ``blocks``, which are in the order of the text."""
    before = bisect_right(blocks, span.start, key=lambda block: block.start) - 1
    return before >= 0 and blocks[before].holds(span.start)


def _as_printed(copy: Folded, found: Candidate) -> Candidate:
    """A candidate of the folded copy with the words and the places of the text as stored."""
    within = Span(found.start, found.end)
    start, end = copy.back(within)
    return replace(
        found,
        quote=copy.original[start:end],
        start=start,
        end=end,
        source=copy.name(found.source),
        source_at=copy.back(found.source_at) if found.source_at else None,
        cue_at=copy.back(found.cue_at) if found.cue_at else None,
        content_at=tuple(map(copy.back, found.content_at)),
        hedge=copy.verbatim(found.hedge, within),
        cites=copy.verbatim(found.cites, within),
        figures=tuple(
            replace(each, wording=copy.verbatim(each.wording, within)) for each in found.figures
        ),
    )


def candidate_in(
    text: str,
    span: Span,
    published_on: date,
    *,
    publisher: str = "",
    places: Mapping[str, str] | None = None,
    language: str = "",
) -> Candidate:
    """What a stretch of the text says when its own words alone are read, as one candidate.

    Nothing of the sentence around it counts: no day, figure or place that stands there, and no word
    that makes a forecast of it. Its source is the publisher's, for it may name none. Words in a
    language that the rules do not know come out unread, as they do in :func:`candidates_in`.
    """
    copy = folded(text)
    within = copy.forth(span)
    words = within.of(copy.text).replace("\n", " ")
    copy = replace(copy, text=f"{copy.text[: within.start]}{words}{copy.text[within.end :]}")
    quotes = quotation_spans(copy.text, within.start, within.end)
    foreign = block_language(words, base_language(text, language))
    foreign = _other_language(copy.text, within, quotes) if is_read(foreign) else foreign
    if foreign:
        return unread(span.of(text), span, foreign, published_on)
    plain = mask_quotations(copy.text, quotes)
    state = ExtractionState(
        copy.text, plain, published_on, SpeakerTracker(copy.text, publisher), places or {}
    )
    said = next(iter(attributions_in(plain, within)), None)
    found = _as_printed(copy, _candidate(state, within, said, Binding(publisher, said)))
    return replace(found, quote=span.of(text), start=span.start, end=span.end)


def _quotes(text: str, paragraph: Paragraph) -> list[Span]:
    """The quotations of a paragraph; a transcript is one long quotation and has none."""
    spoken = paragraph.speaker or paragraph.asks
    return [] if spoken else quotation_spans(text, *paragraph.span)


def _read(
    state: ExtractionState, paragraph: Paragraph, quotes: Sequence[Span]
) -> Iterator[Candidate]:
    def again(found: Candidate, span: Span) -> Candidate:
        whole = _of_span(state, span, found)
        return replace(whole, stance=found.stance, said_on=found.said_on)

    report(paragraph.span.start / len(state.text))
    yield from joined(list(_in_sentences(state, paragraph, quotes)), quotes, again)


def _of_span(state: ExtractionState, span: Span, found: Candidate) -> Candidate:
    """A candidate over a longer stretch of the text: its figures, days and places anew."""
    text = state.text
    words = span.of(text)
    event = _days(state, span, None)[1]
    return replace(
        found,
        quote=words,
        start=span.start,
        end=span.end,
        hedge=hedge_of(words),
        modality=modality_of(words),
        figures=figures_in(text, span, sourced=found.source != state.tracker.narrator),
        places=places_in(text, span, state.known_places),
        event_from=event.first if event else None,
        event_to=event.last if event else None,
        event_precision=event.precision if event else "unknown",
    )


def _in_sentences(
    state: ExtractionState, paragraph: Paragraph, quotes: Sequence[Span]
) -> Iterator[Candidate]:
    tracker = state.tracker
    speaker = tracker.speaker(paragraph.speaker) if paragraph.speaker else ""
    around = Surroundings(state.plain, quotes, speaker)
    tracker.topic = ""
    for sentence in sentence_spans(state.text, *paragraph.span):
        language = _other_language(state.text, sentence, quotes)
        if language:
            yield from unread_in(state.text, sentence, language, state.published_on)
            continue
        said = attributions_in(state.plain, sentence)
        tracker.note_group(sentence.of(state.plain))
        if paragraph.asks:
            tracker.note_question(sentence.of(state.plain))
        if not said:
            tracker.note_subject(sentence.of(state.plain))
        if _says_nothing(state.text, sentence, said, paragraph):
            continue
        for found in _of_sentence(state, sentence, said, around):
            narrated = found.source == tracker.narrator
            last, denied = "" if narrated else found.source, found.stance == "denies"
            around = replace(around, last=last, denied=denied)
            yield found


def _other_language(text: str, sentence: Span, quotes: Sequence[Span]) -> str:
    """The language of a sentence, or of a quotation in it, that the rules do not know."""
    parts = [each for each in quotes if each.start < sentence.end and sentence.start < each.end]
    found = (other_language(each.of(text)) for each in (sentence, *parts))
    return next(filter(None, found), "")


def _of_sentence(
    state: ExtractionState, sentence: Span, said: Sequence[Attribution], around: Surroundings
) -> Iterator[Candidate]:
    """A candidate for each clause; one that only goes on (“…, saying that”) keeps the source."""
    before = ""
    for clause in clauses_of(state.text, sentence):
        words = clause.of(state.text)
        silent = is_silence(words) and not figures_in(state.text, clause)
        if silent and not _tells_of_silence(clause, said, words):
            continue
        own, chosen = attribution_of(clause, said, words)
        goes_on = chosen is None and CONTINUES.match(words) is not None
        relative = words.startswith("who ") and clause.start > sentence.start
        if relative:
            whom = antecedent_of(sentence, clause, state.tracker, state.plain)
            before, goes_on = whom or before, True
        if goes_on and not before and clause.start > sentence.start:
            before = opener_of(sentence, state.tracker, around)
        bound = (
            Binding(before, None, "source.goes_on")
            if before and goes_on
            else source_of(clause, chosen, state.tracker, around)
        )
        before = bound.source if own else before
        for other in said:
            if other is not chosen and clause.holds(other.span.start):
                state.tracker.note_body(other.who)
        found = _candidate(state, clause, chosen, bound)
        yield replace(found, stance="denies") if _denies_on(found, around) else found


def _tells_of_silence(clause: Span, said: Sequence[Attribution], words: str) -> bool:
    """“The envoy said the port has not commented”: that is a claim, and the envoy's."""
    silence = SILENT.search(words)
    told = next((each for each in said if each.verb in TOLD), None)
    return bool(silence and told and told.span.end <= clause.start + silence.start())


def _denies_on(found: Candidate, around: Surroundings) -> bool:
    """Whether a source that has just denied something only goes on to say what is not so."""
    goes_on = around.denied and found.source == around.last and found.stance == "asserts"
    return goes_on and bool(NEGATED.search(found.quote)) and found.modality != "forecast"


def _says_nothing(
    text: str, sentence: Span, said: Sequence[Attribution], paragraph: Paragraph
) -> bool:
    """Whether a sentence is a courtesy, a scrap, or a question that reports nobody's claim."""
    words = sentence.of(text)
    short = len(words.split()) < LEAST_WORDS and not said and not figures_in(text, sentence)
    short = short and stance_of(words, narrated=False) not in UNCONVINCED
    asked = paragraph.asks and not figures_in(text, sentence)
    question = words.rstrip('”"’ )').endswith("?") or asked
    reports = any(not is_first_person(each) for each in said)
    idle = COURTESY.match(words) or PHOTO_CREDIT.fullmatch(words)
    return short or bool(idle) or (question and not reports)


def _candidate(
    state: ExtractionState, clause: Span, said: Attribution | None, bound: Binding
) -> Candidate:
    text = state.text
    words = clause.of(text)
    narrated = bound.source == state.tracker.narrator
    parts = parts_of(state.plain, clause, bound.said)
    said_on, event = _days(state, clause, said)
    return Candidate(
        quote=words,
        start=clause.start,
        end=clause.end,
        source=bound.source,
        cites=cites_of(said),
        stance=stance_of(words, narrated=narrated),
        hedge=hedge_of(words),
        modality=modality_of(words),
        figures=_figures(text, clause, said, sourced=not narrated),
        places=places_in(text, clause, state.known_places),
        event_from=event.first if event else None,
        event_to=event.last if event else None,
        event_precision=event.precision if event else "unknown",
        said_on=said_on,
        source_at=parts.source,
        cue_at=parts.cue,
        content_at=parts.content,
        why=tuple(filter(None, (bound.said.rule if bound.said else "", bound.rule))),
    )


def _figures(
    text: str, clause: Span, said: Attribution | None, *, sourced: bool
) -> tuple[Figure, ...]:
    """The figures of a clause without the number of those who speak (“two witnesses said”)."""
    if said and COUNTED.match(said.who) and clause.holds(said.span.start):
        before = figures_in(text, Span(clause.start, said.span.start), sourced=sourced)
        return before + figures_in(text, Span(said.span.end, clause.end), sourced=sourced)
    return figures_in(text, clause, sourced=sourced)


def _days(
    state: ExtractionState, clause: Span, said: Attribution | None
) -> tuple[date, Dated | None]:
    """The day it was said, which stands beside the verb of saying, and the days it tells of."""
    days = days_in(state.text, clause, state.published_on)
    spoken = [d for d in days if said and _beside(state.plain, d, said)]
    events = sorted(
        (d for d in days if d not in spoken),
        key=lambda day: bool(said and said.span.holds(day.span.start)),
    )
    later = days_later(state.text, clause, state.last_date) if state.last_date else None
    event = later or (events[0] if events else None)
    state.last_date = event or (spoken[0] if spoken else state.last_date)
    return min([state.published_on, *(each.last for each in spoken)]), event


def _beside(plain: str, day: Dated, said: Attribution) -> bool:
    """Whether a day stands with the verb of saying and not with what is said."""
    if said.span.holds(day.span.start) and ASIDE.search(plain, said.span.start, day.span.start):
        return False
    gap = plain[said.span.end : day.span.start] if day.span.start >= said.span.end else None
    return said.span.holds(day.span.start) or (gap is not None and bool(TO_WHOM.fullmatch(gap)))
