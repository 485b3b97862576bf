"""From a text to its candidate assertions: each clause with its source, stance and figures.

One stage after the other, each a module with one function that does it:

1. normalise: :func:`~claimscope.extraction.folding.folded`
2. segment: :func:`~claimscope.extraction.segmentation.paragraphs.paragraphs_in`, its sentences,
   quotations and :func:`~claimscope.extraction.segmentation.clauses.clauses_of` them
3. find cues: :func:`~claimscope.extraction.attribution.cues.cues_in`
4. bind sources: :func:`~claimscope.extraction.attribution.binding.bound_clauses`, and for what is
   left to the narrator :func:`~claimscope.extraction.tagger.parting.parted`
5. stance and modality: :func:`~claimscope.extraction.judgement.judgement_of`
6. figures, places, dates: :func:`~claimscope.extraction.details.details_of`
7. candidates: :func:`~claimscope.extraction.joining.joined`

Which of them may be no claims, :func:`~claimscope.extraction.tagger.kinds.judged` may tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from claimscope.extraction.attribution.binding import bound_clauses
from claimscope.extraction.attribution.coreference import SpeakerTracker
from claimscope.extraction.attribution.cues import (
    FINDERS,
    Attribution,
    Finder,
    attributions_in,
    cues_in,
    mask_quotations,
)
from claimscope.extraction.attribution.names import is_person
from claimscope.extraction.attribution.parts import parts_of
from claimscope.extraction.attribution.source_resolution import (
    UNCONVINCED,
    Binding,
    Surroundings,
    cites_of,
    is_first_person,
    source_of,
)
from claimscope.extraction.candidate import Candidate, Span
from claimscope.extraction.dates import Dated
from claimscope.extraction.details import Context, Details, details_of
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.folding import Folded, folded
from claimscope.extraction.joining import joined
from claimscope.extraction.judgement import judgement_of
from claimscope.extraction.segmentation.clauses import clauses_of
from claimscope.extraction.segmentation.messages import (
    Message,
    messages_in,
    without_quotation_marks,
)
from claimscope.extraction.segmentation.paragraphs import (
    Paragraph,
    blocks_in,
    joined_lines,
    paragraphs_in,
)
from claimscope.extraction.segmentation.posts import post_days
from claimscope.extraction.segmentation.quotations import is_open, quotation_spans
from claimscope.extraction.segmentation.sentences import sentence_spans
from claimscope.extraction.stance import stance_of
from claimscope.extraction.tagger.parting import Part, parted
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
HE_OR_SHE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
QUESTIONER = "questioner"
"""The source of what a question of a press conference takes for granted, and nobody else says."""
LEADS_IN = 20
"""Characters that may stand before who says what the next paragraph has, and say nothing."""
COURTESY = re.compile(
    r"(?:thank(?:s| you)|good (?:morning|afternoon|evening)|hi\b|hello|hey\b|sorry|go ahead|yep"
    r"|let me\b|happy to|we[’']ll start"
    r"|with that\b|so,? let|i[’']ll take|next question|\(laughter|can you hear|i can take|okay"
    r"|all right"
    r"|(?:mr|madam|mme|ladies)\b\.?[^.]{0,80},$"
    r"|that[’']s all|first question|our next|just a (?:few|couple)|here(?:[’']s| is) what)",
    re.IGNORECASE,
)
# “Okay, I’ll answer that: the boats come from the north.”
GOES_ON_AFTER_COLON = re.compile(r":\s(?:[^\s:]+\s){5}")
# “The mayor said the following:”, “the army gave these figures:”
AS_FOLLOWS = re.compile(
    r"(?:(?:as follows|the following|these|this|that)(?: [a-z]+){0,2}|in (?:a|its|his|her|their)"
    r" [a-z ]{3,30}|(?:on|late|early) \w+(?: \w+)?)?:",
    re.IGNORECASE,
)
# “Statement of the Harbour Guard:”
ISSUED = re.compile(
    r"(?:(?:Official |Joint |Full |Press )?(?:statement|message|update|release|announcement|figures"
    r"|data|summary|communiqu[eé])) (?:of|by|from) (?P<who>(?:the )?[A-Z][^:,;.]{2,80}):",
    re.IGNORECASE,
)
# “This was reported by the mayor.”, “About this the mayor wrote.”: what stands before is his.
OUTLET_PASSES_ON = (
    r"(?:, (?:(?:reports?|reported|writes?|cites?) [A-Z][^,.;:]{1,40}"
    r"|[A-Z][^,.;:]{1,40} (?:reports?|reported|writes?|cites?)))?"
)
TOLD_BACK = re.compile(
    r"(?:This|That|It|(?:This|The) (?:information|news)) (?:was|is|has been) (?:also )?(?:reported"
    r"|stated|announced|said|written|told|confirmed|informed|published|shared"
    r"|made (?:known|public))(?: (?:on|late on|early on) \w+)? (?:by|in (?:the|a)"
    r" (?:report|message|statement|post|summary) (?:of|by|from))"
    r" (?P<by>[^.;:,“”]{2,90}?(?:,(?: [A-Z][\w’'-]+){2,3})?)"
    rf"(?:,? (?:on|in|via|at|during) [^.;:]{{2,60}}?)?{OUTLET_PASSES_ON}\."
    r"|About (?:this|it) (?:(?:was|is) )?(?P<who>[^.;:,“”]{2,80}?) (?:reported|wrote|writes"
    r"|informed|informs|said|announced|told)(?: (?:in|on|to|via) [^.;:]{2,40})?\."
)
PHOTO_CREDIT = re.compile(r"\([^()]{0,60}\b(?:Photo|File|Getty|Image|Images)\b[^()]{0,60}\)\.?")


Run = Sequence[tuple[Paragraph, list[Span]]]
"""A paragraph with its quotations, and those over which its last quotation runs on."""


@dataclass
class ExtractionState:
    """What reading one text has come to: whose voice it is, and the last day that was named.

    ``published_on`` is the day of the document, or of the post of a live page that is being read.
    """

    text: str
    plain: str
    published_on: date
    tracker: SpeakerTracker
    known_places: Mapping[str, str]
    finders: Sequence[Finder] = FINDERS
    tagger: Finder | None = None
    last_date: Dated | None = None
    introduced: str = ""
    """Who says the next paragraph, as one that ends in “he added:” has told."""
    turn: tuple[str, bool] = "", False
    """Who had the floor last in a transcript, and whether he spoke of a “he” or “she”."""
    narrated: bool = False
    """Whether nobody is named who says the paragraph before."""
    told_back: str = ""
    """Who says that paragraph, as “This was reported by the mayor” has told."""
    lists: str = ""
    """Who says the bullets that follow, as a paragraph that ends in a colon has told."""


def candidates_in(
    text: str,
    published_on: date,
    *,
    publisher: str = "",
    places: Mapping[str, str] | None = None,
    language: str = "",
    finders: Sequence[Finder] = FINDERS,
    tagger: Finder | None = None,
) -> tuple[Candidate, ...]:
    """The candidate assertions of a text, in its order; the same for the same text, always.

    The rules read a folded copy of the text (see :mod:`claimscope.extraction.folding`); what comes
    out points into the text itself. ``publisher`` is whose voice the text is where it names no
    source; ``places`` gives the ids of known places by name. Relative days (“Friday”, “last
    August”) are reckoned from ``published_on``, in a live page from the day of each post.
    ``language`` is the text's, where somebody knows it; what is in a language that the rules do
    not know comes out unread. ``finders`` find the attributions, the surest first; what they leave
    to the narrator outside transcripts, ``tagger`` may give to a source.
    """
    copy = folded(without_quotation_marks(text))
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
    posts = post_days(copy.text, published_on)
    others = [replace(each, span=copy.forth(each.span)) for each in messages_in(text)]
    quotes = [_quotes(flat, each) for each in own]
    plain = mask_quotations(flat, [quote for each in quotes for quote in each])
    tracker = SpeakerTracker(flat, publisher)
    state = ExtractionState(flat, plain, published_on, tracker, places or {}, finders, tagger)
    read = _in_paragraphs(state, zip(own, quotes, strict=True), posts, others)
    found = sorted([*left, *read], key=lambda each: (each.start, each.end))
    flat_copy = replace(copy, original=text, text=flat)
    return tuple(_as_printed(flat_copy, each) for each in found)


def _foreign_blocks(text: str, base: str) -> Iterator[tuple[Span, str]]:
    """The paragraphs in a language that the rules do not know, with that language."""
    for block in blocks_in(text):
        language = block_language(block.of(text), base)
        if not is_read(language):
            yield block, language


def _in_paragraphs(
    state: ExtractionState,
    paragraphs: Iterable[tuple[Paragraph, list[Span]]],
    posts: Sequence[tuple[int, date]],
    others: Sequence[Message],
) -> Iterator[Candidate]:
    """The candidates of paragraphs with their quotations, each told by whoever wrote it."""
    narrator, day = state.tracker.narrator, state.published_on
    coming_posts, coming, within = deque(posts), deque(others), list[Message]()
    before: list[Candidate] = []
    for run in _runs(state.text, paragraphs):
        start = run[0][0].span.start
        while coming_posts and coming_posts[0][0] <= start:
            day, state.last_date = coming_posts.popleft()[1], None
        while coming and coming[0].span.start <= start:
            within.append(coming.popleft())
        within = [each for each in within if each.span.holds(start)]
        state.tracker.narrator = _narrator_of(within[-1]) if within else narrator
        state.published_on = next((each.day for each in within[::-1] if each.day), day)
        state.told_back = ""
        found = list(_read(state, run))
        if state.told_back:
            before = [_told_back(each, state.told_back) for each in before]
        yield from before
        before = found
        state.narrated = _is_narrated(state, before)
    yield from before


def _runs(text: str, paragraphs: Iterable[tuple[Paragraph, list[Span]]]) -> Iterator[Run]:
    """Paragraphs with their quotations, those together over which one quotation runs.

    It opens in each of them and closes in the last alone.
    """
    run: list[tuple[Paragraph, list[Span]]] = []
    for paragraph, quoted in paragraphs:
        goes_on = quoted and quoted[0].start == paragraph.span.start
        if run and not (goes_on and run[-1][1] and is_open(text, run[-1][1][-1])):
            yield run
            run = []
        run.append((paragraph, quoted))
    if run:
        yield run


def _narrator_of(message: Message) -> str:
    return f"{message.author} (narration)" if message.author else "narration"


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
    copy = folded(without_quotation_marks(text))
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
    found = _as_printed(
        copy,
        _candidate(
            state, within, Binding(publisher, said, chosen=said), Surroundings(plain, (), "")
        ),
    )
    return replace(found, quote=span.of(text), start=span.start, end=span.end)


def _quotes(text: str, paragraph: Paragraph) -> list[Span]:
    """The quotations of a paragraph; a transcript is one long quotation and has none."""
    spoken = paragraph.speaker or paragraph.asks
    return [] if spoken else quotation_spans(text, *paragraph.span)


def _read(state: ExtractionState, run: Run) -> Iterator[Candidate]:
    if run[0][0].heads:  # whom a headline names, the text does not go on about
        state = replace(state, tracker=copy(state.tracker))

    def again(found: Candidate, span: Span) -> Candidate:
        whole = _of_span(state, span, found)
        return replace(whole, stance=found.stance, said_on=found.said_on)

    report(run[0][0].span.start / len(state.text))
    state.lists = state.lists if run[0][0].listed else ""
    introduced, state.introduced = state.introduced or state.lists, ""
    state.lists = introduced if run[0][0].listed else ""
    found = []
    for number, (paragraph, quotes) in enumerate(run, start=1):
        going_on = [later[0] for _, later in run[number:]]
        read = _in_sentences(state, paragraph, quotes, going_on, introduced)
        found += [each for each in read if not (paragraph.heads and _only_names(state, each))]
    quotations = _whole_quotations(run)
    if introduced and not quotations:
        quotations = [paragraph.span for paragraph, _ in run]
    yield from joined(found, quotations, again)


def _only_names(state: ExtractionState, found: Candidate) -> bool:
    """Whether a heading names what follows, and neither who says it nor a number of it."""
    return found.source == state.tracker.narrator and not found.figures


def _whole_quotations(run: Run) -> list[Span]:
    """The quotations of a run of paragraphs, the one that runs over them as one."""
    whole: list[Span] = []
    for number, (_, quotes) in enumerate(run):
        if number and whole and quotes:
            whole[-1] = Span(whole[-1].start, quotes[0].end)
            whole += quotes[1:]
        else:
            whole += quotes
    return whole


def _of_span(state: ExtractionState, span: Span, found: Candidate) -> Candidate:
    """A candidate over a longer stretch of the text: its figures, days and places anew."""
    words = span.of(state.text)
    narrated = found.source == state.tracker.narrator
    details = _details(state, span, None, sourced=not narrated)
    judged = judgement_of(words, narrated=narrated)
    return replace(
        found,
        quote=words,
        start=span.start,
        end=span.end,
        hedge=judged.hedge,
        modality=judged.modality,
        **details.told,
    )


def _in_sentences(
    state: ExtractionState,
    paragraph: Paragraph,
    quotes: Sequence[Span],
    going_on: Sequence[Span] = (),
    introduced: str = "",
) -> Iterator[Candidate]:
    tracker = state.tracker
    speaker = introduced if introduced and not quotes else _speaker_of(state, paragraph)
    around = Surroundings(state.plain, quotes, speaker, going_on, last=introduced)
    tracker.topic = ""
    before: list[Candidate] = []
    for sentence in sentence_spans(state.text, *paragraph.span):
        told = TOLD_BACK.fullmatch(state.plain, *sentence)
        opens = sentence.start == paragraph.span.start and state.narrated
        if told and opens:
            state.told_back = tracker.named(told["by"] or told["who"])
            continue
        if told and _is_narrated(state, before):
            who = tracker.named(told["by"] or told["who"])
            before = [_told_back(each, who) for each in before]
            around = replace(around, last=who)
            continue
        yield from before
        before = []
        language = _other_language(state.text, sentence, quotes)
        if language:
            yield from unread_in(state.text, sentence, language, state.published_on)
            continue
        said = cues_in(state.plain, sentence, state.finders)
        tracker.note_group(sentence.of(state.plain))
        tracker.note_sentence(sentence.of(state.plain))
        if paragraph.asks:
            tracker.note_question(sentence.of(state.plain))
        if not said:
            tracker.note_subject(sentence.of(state.plain))
        introduces = _introduces(state, sentence, said)
        state.introduced = introduces or state.introduced
        if introduces and not _tells_more(state, sentence, said):
            continue
        if _says_nothing(state.text, sentence, said, paragraph):
            continue
        spoken = paragraph.speaker or paragraph.asks
        proposed = state.tagger(state.plain, sentence) if state.tagger and not spoken else ()
        for found in _of_sentence(state, sentence, said, around, proposed):
            narrated = found.source == tracker.narrator
            last, denied = "" if narrated else found.source, found.stance == "denies"
            around = replace(around, last=last, denied=denied)
            before.append(found)
        if state.text[sentence.end - 1] == ":":
            state.lists = around.last
    yield from before


def _is_narrated(state: ExtractionState, found: Sequence[Candidate]) -> bool:
    """Whether there are candidates, and all of them are the narrator's."""
    return bool(found) and all(each.source == state.tracker.narrator for each in found)


def _told_back(found: Candidate, who: str) -> Candidate:
    """What a narrator seemed to say, given to whoever the next sentence says has reported it."""
    why = tuple("source.told_back" if each == "source.narrator" else each for each in found.why)
    stance = "asserts" if found.stance == "on record" else found.stance
    return replace(found, source=who, stance=stance, why=why)


def _speaker_of(state: ExtractionState, paragraph: Paragraph) -> str:
    """Who has the floor in a paragraph of a transcript; empty outside transcripts.

    “She says you were told”: in a reply, “she” is who spoke before.
    """
    if paragraph.asks:
        return paragraph.asker or QUESTIONER
    if not paragraph.speaker:
        return ""
    speaker = state.tracker.speaker(paragraph.speaker)
    before, pronoun = state.turn
    if before and before != speaker and not pronoun and is_person(before):
        state.tracker.last_person = before
    state.turn = speaker, bool(HE_OR_SHE.search(state.text, *paragraph.span))
    return speaker


def _other_language(text: str, sentence: Span, quotes: Sequence[Span]) -> str:
    """The language of a sentence, or of a quotation in it, that the rules do not know."""
    parts = [each for each in quotes if each.start < sentence.end and sentence.start < each.end]
    found = (other_language(each.of(text)) for each in (sentence, *parts))
    return next(filter(None, found), "")


def _of_sentence(
    state: ExtractionState,
    sentence: Span,
    said: Sequence[Attribution],
    around: Surroundings,
    proposed: Sequence[Attribution],
) -> Iterator[Candidate]:
    """A candidate for each clause of a sentence that somebody says.

    Where the rules find that nobody says a clause, one of the ``proposed`` attributions may.
    """
    tracker = state.tracker
    clauses = list(clauses_of(state.text, sentence))
    for clause, ruled in bound_clauses(state.text, sentence, clauses, said, tracker, around):
        nobody = ruled.chosen is None and ruled.source == tracker.narrator
        for part, other in _parts(state.plain, clause, proposed if nobody else ()):
            bound = source_of(part, other, tracker, around) if other else ruled
            yield _candidate(state, part, bound, around)


def _parts(text: str, clause: Span, proposed: Sequence[Attribution]) -> Sequence[Part]:
    """The clause in the parts of the narrator and of the first proposal that fits it."""
    parts = (parted(text, clause, each) for each in proposed)
    return next(filter(None, parts), [Part(clause, None)])


def _introduces(state: ExtractionState, sentence: Span, said: Sequence[Attribution]) -> str:
    """Who says the next paragraph, where a sentence ends in “Holm added:”; nobody, empty."""
    issued = None if said else ISSUED.fullmatch(state.plain, *sentence)
    if issued:
        return state.tracker.named(issued["who"])
    rest = state.plain[said[-1].span.end : sentence.end].strip() if said else ""
    if not AS_FOLLOWS.fullmatch(rest) or not said[-1].who or is_first_person(said[-1]):
        return ""
    return state.tracker.named(said[-1].who)


def _tells_more(state: ExtractionState, sentence: Span, said: Sequence[Attribution]) -> bool:
    """Whether a sentence tells more than who speaks next: “In May it burned, Holm added:”."""
    late = bool(said) and said[-1].span.start - sentence.start >= LEADS_IN
    return late or stance_of(sentence.of(state.plain), narrated=False) in UNCONVINCED


def _says_nothing(
    text: str, sentence: Span, said: Sequence[Attribution], paragraph: Paragraph
) -> bool:
    """Whether a sentence is a courtesy, a scrap, or a question that reports nobody's claim."""
    words = sentence.of(text)
    short = len(words.split()) < LEAST_WORDS and not said and not figures_in(text, sentence)
    short = short and stance_of(words, narrated=False) not in UNCONVINCED
    asked = paragraph.asks and not figures_in(text, sentence)
    question = words.rstrip('”"’ )').endswith("?") or asked
    reports = any(each.who and not is_first_person(each) for each in said)
    courtesy = COURTESY.match(words) and not GOES_ON_AFTER_COLON.search(words)
    idle = courtesy or PHOTO_CREDIT.fullmatch(words)
    signs = words[0] == "—" and any(each.rule == "cue.dash" for each in said)
    return short or bool(idle) or signs or (question and not reports)


def _candidate(
    state: ExtractionState, clause: Span, bound: Binding, around: Surroundings
) -> Candidate:
    words = clause.of(state.text)
    narrated = bound.source == state.tracker.narrator
    parts = parts_of(state.plain, clause, bound.said)
    details = _details(state, clause, bound.chosen, sourced=not narrated)
    denied_before = around.denied and bound.source == around.last
    unnamed = bound.said is not None and not bound.said.who
    judged = judgement_of(
        words,
        narrated=narrated and not unnamed,
        denied_before=denied_before,
        relative=bool(bound.said and bound.said.relative),
    )
    return Candidate(
        quote=words,
        start=clause.start,
        end=clause.end,
        source=bound.source,
        cites=cites_of(bound.chosen),
        stance=judged.stance,
        hedge=judged.hedge,
        modality=judged.modality,
        said_on=details.said_on,
        source_at=parts.source,
        cue_at=parts.cue,
        content_at=parts.content,
        why=(*bound.rules, *judged.rules),
        doubt=bound.doubt,
        **details.told,
    )


def _details(
    state: ExtractionState, span: Span, said: Attribution | None, *, sourced: bool
) -> Details:
    context = Context(state.text, state.plain, state.published_on, state.known_places)
    details = details_of(context, span, said, state.last_date, sourced=sourced)
    state.last_date = details.last_date
    return details
