"""From a text to its candidate assertions: each clause with its source, stance, figures and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.extraction.attribution import Attribution, attributions_in, veiled
from data.extraction.candidate import Candidate, Figure, Span
from data.extraction.clauses import clauses_of
from data.extraction.dates import Dated, days_in, days_later
from data.extraction.figures_in_words import figures_in
from data.extraction.modality import hedge_of, modality_of
from data.extraction.paragraphs import Paragraph, paragraphs_in
from data.extraction.places import places_in
from data.extraction.quotations import quotation_spans
from data.extraction.sentences import sentence_spans
from data.extraction.stance import is_silence, stance_of
from data.extraction.voices import Voices

LEAST_WORDS = 4
COURTESY = re.compile(
    r"(?:thank(?:s| you)|good (?:morning|afternoon|evening)|hi\b|hello|hey\b|sorry|go ahead|yep"
    r"|let me\b|happy to|we[’']ll start"
    r"|with that\b|so,? let|i[’']ll take|next question|\(laughter|can you hear|i can take|okay"
    r"|all right|i expect to have more"
    r"|that[’']s all|first question|our next|just a (?:few|couple))",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"(?:(?:as|what|that|all)\s+)?(?:I|we|you|my|our)\b", re.IGNORECASE)
CONTINUES = re.compile(
    r"(?:and |but |or )?(?:also |then |\w+ly |later )?(?:saying|stating|claiming|insisting|adding"
    r"|warning|\w+ed that|said|says"
    r"|told|denied|claimed|stated|added|warned|accused|called|vowed|insisted|announced|reported"
    r"|suggested)\b",
    re.IGNORECASE,
)
EVIDENCE = re.compile(
    r"(?:\w+ )*(?:footage|imagery|images?|photos?|photographs?|videos?|pictures?|data|radar"
    r"|transcripts?)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several)", re.I
)
ANAPHOR = re.compile(r"(?:It|They|He|She|Its|Their|His|Her)\b")
TO_WHOM = re.compile(
    r"[\s,]*(?:(?:AFP|reporters|journalists|lawmakers|parliament|late|early|again"
    r"|earlier)\s+)*(?:on\s+)?",
    re.IGNORECASE,
)


@dataclass
class Reader:
    """What reading one text has come to: whose voice it is, and the last day that was named."""

    text: str
    published_on: date
    voices: Voices
    known_places: Mapping[str, str]
    anchor: Dated | None = None
    quoted: str = ""


def candidates_in(
    text: str,
    published_on: date,
    *,
    publisher: str = "",
    places: Mapping[str, str] | None = None,
) -> tuple[Candidate, ...]:
    """The candidate assertions of a text, in its order; the same for the same text, always.

    ``publisher`` is whose voice the text is where it names no source; ``places`` gives the ids of
    known places by name. Relative days (“Friday”, “last August”) are reckoned from
    ``published_on``.
    """
    reader = Reader(text, published_on, Voices(text, publisher), places or {})
    return tuple(
        candidate for paragraph in paragraphs_in(text) for candidate in _read(reader, paragraph)
    )


def _read(reader: Reader, paragraph: Paragraph) -> Iterator[Candidate]:
    text, span = reader.text, paragraph.span
    speaker = reader.voices.speaker(paragraph.speaker) if paragraph.speaker else ""
    quotes = [] if speaker else quotation_spans(text, *span)
    plain = veiled(text, quotes)
    sentences = list(sentence_spans(text, *span))
    last = ""
    for sentence in sentences:
        for candidate in _of_sentence(reader, plain, sentence, quotes, (speaker, last, paragraph)):
            last = candidate.source
            yield candidate


def _of_sentence(
    reader: Reader,
    plain: str,
    sentence: Span,
    quotes: Sequence[Span],
    heard: tuple[str, str, Paragraph],
) -> Iterator[Candidate]:
    speaker, last, paragraph = heard
    said = attributions_in(plain, sentence)
    if _says_nothing(reader.text, sentence, said, paragraph):
        return
    before = ""
    for clause in clauses_of(reader.text, sentence):
        own = [each for each in said if clause.holds(each.span.start)]
        words = clause.of(reader.text)
        if is_silence(words) and not figures_in(reader.text, clause):
            continue
        shared = [each for each in said if each.follows and each.span.start >= clause.end]
        each = next(iter(own or shared), None)
        if each and _only_reports(each, words):
            each = None
        source = _source(reader, each, clause, quotes, (speaker, last))
        if before and not own and not shared and CONTINUES.match(words):
            source = before
        before = source if own else before
        yield _candidate(reader, plain, clause, each, source)


def _only_reports(said: Attribution, words: str) -> bool:
    """“I’ve seen the reports and cannot confirm them”: the stance is the speaker's."""
    stance = stance_of(words, narrated=False)
    return said.verb == "reports" and stance in {"cannot confirm", "doubts", "denies"}


def _says_nothing(text: str, sentence: Span, said: list[Attribution], paragraph: Paragraph) -> bool:
    words = sentence.of(text)
    short = len(words.split()) < LEAST_WORDS and not said and not figures_in(text, sentence)
    question = words.rstrip('”"’ )').endswith("?") or paragraph.asks
    others = [each for each in said if not FIRST_PERSON.match(each.who)]
    return short or bool(COURTESY.match(words)) or (question and not others)


def _source(
    reader: Reader,
    said: Attribution | None,
    clause: Span,
    quotes: Sequence[Span],
    heard: tuple[str, str],
) -> str:
    """Who says a clause: whom it names, whose quotation it stands in, or who has the floor."""
    speaker, last = heard
    if said and EVIDENCE.match(said.who):
        said = None
    if said and FIRST_PERSON.match(said.who):
        return speaker or last or reader.voices.narrator()
    if said:
        return reader.voices.named(said.who)
    if speaker:
        return speaker
    if _quoted(clause, quotes):
        return (
            _quoter(reader, clause, quotes)
            or last
            or reader.voices.last
            or reader.voices.narrator()
        )
    if last and ANAPHOR.match(clause.of(reader.text)) and not last.endswith("narration)"):
        return last
    return reader.voices.narrator()


def _quoted(clause: Span, quotes: Sequence[Span]) -> bool:
    """Whether most of a clause stands between quotation marks."""
    inside = sum(max(0, min(clause.end, q.end) - max(clause.start, q.start)) for q in quotes)
    return inside > (clause.end - clause.start) * 0.6


def _quoter(reader: Reader, clause: Span, quotes: Sequence[Span]) -> str:
    """Who is named right after the quotation a clause is part of, or right before it."""
    for quote in quotes:
        if quote.start <= clause.start + 2 and clause.start < quote.end:
            plain = veiled(reader.text, quotes)
            end = min(len(plain), quote.end + 160)
            tail = re.split(r"[.!?](?:\s|$)|\n", plain[quote.end : end])[0]
            after = attributions_in(plain, Span(quote.end, quote.end + len(tail)))
            start = max(0, quote.start - 160)
            lead = re.split(r"[.!?]\s|\n", plain[start : quote.start])[-1]
            before = attributions_in(plain, Span(quote.start - len(lead), quote.start))
            said = next(iter(after or before), None)
            return reader.voices.named(said.who) if said else ""
    return ""


def _candidate(
    reader: Reader, plain: str, clause: Span, said: Attribution | None, source: str
) -> Candidate:
    text = reader.text
    words = clause.of(text)
    narrated = source == reader.voices.narrator()
    said_on, event = _days(reader, plain, clause, said)
    return Candidate(
        quote=words,
        start=clause.start,
        end=clause.end,
        source=source,
        cites=_cites(said),
        stance=stance_of(words, narrated=narrated),
        hedge=hedge_of(words),
        modality=modality_of(words),
        figures=_figures(text, clause, said),
        places=places_in(text, clause, reader.known_places),
        event_from=event.first if event else None,
        event_to=event.last if event else None,
        event_precision=event.precision if event else "unknown",
        said_on=said_on,
    )


def _cites(said: Attribution | None) -> str:
    if said and EVIDENCE.match(said.who):
        return said.who
    return said.cites if said else ""


def _figures(text: str, clause: Span, said: Attribution | None) -> tuple[Figure, ...]:
    """The figures of a clause without the number of those who speak (“two witnesses said”)."""
    if said and COUNTED.match(said.who) and clause.holds(said.span.start):
        before = figures_in(text, Span(clause.start, said.span.start))
        return before + figures_in(text, Span(said.span.end, clause.end))
    return figures_in(text, clause)


def _days(
    reader: Reader, plain: str, clause: Span, said: Attribution | None
) -> tuple[date, Dated | None]:
    """The day it was said and the days it tells of; a day beside the verb of saying is the former."""
    days = days_in(reader.text, clause, reader.published_on)
    spoken = [d for d in days if said and _beside(plain, d, said)]
    events = [d for d in days if d not in spoken]
    later = days_later(reader.text, clause, reader.anchor) if reader.anchor else None
    event = later or (events[0] if events else None)
    reader.anchor = event or (spoken[0] if spoken else reader.anchor)
    return min([reader.published_on, *(each.last for each in spoken)]), event


def _beside(plain: str, day: Dated, said: Attribution) -> bool:
    """Whether a day stands with the verb of saying and not with what is said."""
    gap = plain[said.span.end : day.span.start] if day.span.start >= said.span.end else None
    return said.span.holds(day.span.start) or (gap is not None and bool(TO_WHOM.fullmatch(gap)))
