"""The paragraphs of an article or a transcript, and who has the floor in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claimscope.extraction.attribution.names import PERSON
from claimscope.extraction.attribution.speakers import heads_section
from claimscope.extraction.candidate import Span, trimmed
from claimscope.extraction.patterns import words_of
from claimscope.extraction.places import is_place_name
from claimscope.extraction.segmentation.boilerplate import (
    BULLET,
    PROSE_WORDS,
    SIGN_BULLET,
    end_of_article,
    is_boilerplate,
    is_caption,
    is_heading,
)
from claimscope.extraction.segmentation.headlines import tells_claim, tells_figure
from claimscope.extraction.segmentation.sentences import sentence_spans
from claimscope.extraction.segmentation.speeches import (
    QUOTATION,
    monologist,
    title_speaker,
)

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
INTERVIEWEE = "interviewee"
"""Who answers under “A:”, where no title of the text names him."""
BROKEN_OFF = re.compile(r"\n(?=[a-z\d])")
FEW = 3
LEAST_TITLED = 3  # words of a title with a name
SPEECH = 3  # times that a speech says “I” or “we”, at least
RAGGED = 12
NARROW, WIDE, WIDEST = 20, 45, 110  # characters in a line of a column
LINE = re.compile(r"(?<![^\r\n])[^\r\n]*\S[^\r\n]*")
LABEL = re.compile(
    r"(?:(?:(?P<capitals>[A-Z][A-Z.’'-]*(?: [A-Z][A-Z.’'-]*){0,5}(?: \([^)\n]{1,60}\))?)"
    r"(?:, [A-Z][A-Z\d.,’'&/ -]{1,80}(?: \([^)\n]{1,40}\))?)?)"
    r"|(?P<name>[A-Z][\w.’'-]+(?:(?: (?:of|for|and|the))? [A-Z][\w.’'-]+){0,6}))\s*:\s+"
    r"|(?P<bare>[QA])\.?\s+(?=[A-Z“\"(])"
)
# “GENEVA (18 September) – ”, “SEOUL, South Korea (AP) — ”: where and when the report was written.
PLACE = r"[A-Z][A-Z’'. /-]{2,30}"
AGENCY_LINE = (
    r"[A-Z][\w’'./ -]{2,30}(?:,\s[\w .]{2,30})?\s\((?:[A-Z]{2,5}|[A-Z][a-z]+|dpa|epd|apa|ots)\)"
)
DATELINE = re.compile(
    rf"(?:{AGENCY_LINE}\s*|{PLACE}(?:(?:,\s[\w .]{{2,30}}){{1,2}}|(?=\s*\())\s*"
    r"(?:\([^)\n]{2,60}\)\s*){0,2})[-–—]{1,2}\s+"
)
UNFINISHED = re.compile(
    r"\s(?:the|an?|of|to|in|on|at|by|for|with|from|and|or|between|than|about|some|least|Mr\.|Ms\."
    r"|but|as|who|which|when|while|if|not|be|been|will|would|all|no|nearly|around|over|that|his"
    r"|her|its|their|has|have|had|is|are|was|were|said)$"
    r"|(?<=[a-z][a-z])[.!?][\"”’')]*\s[A-Z][\w’'-]*$"
)
# “Harbour Guard, [18.10.2024 12:04]”, “Ada Holm (@holm)”, “Forwarded from Harbour Guard”: whose
# post follows.
POSTED = re.compile(
    r"(?:(?P<who>[^\n,\[\]]{2,60}), \[(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2} \w{3,9}\.? \d{2,4}"
    r"|\w{3,9}\.? \d{1,2},? \d{2,4})[^\]\n]{0,25}\]"
    r"|(?P<handle>[^\n,\[\]@]{2,60}?)[ ,]{1,2}\(?@\w{2,30}\)?(?:\s?[·•|–—-]\s?[^\n]{2,30})?"
    r"|(?:Forwarded|Reposted) from:?\s(?P<from>[^\n,\[\]]{2,60}))"
)
PICTOGRAPHS = re.compile(r"(?:[\u2190-\u2bff\U0001F000-\U0001FAFF][\ufe0f\u200d]?\s*)+")
UNNAMED = (
    r"q|question|reporter|journalist|interviewer|press|participant|audience.*"
    r"|unidentified(?! (?:male|female|man|woman|child|person|boy|girl)).*"
)
SOMEBODY_ASKS = re.compile(rf"(?:{UNNAMED})\.?", re.IGNORECASE)
ASKS = re.compile(
    rf"(?:{UNNAMED}|reuters|bloomberg|cnn|bbc|nhk|tass|a[fp]p?|cctv|kyodo|yonhap|xinhua|al jazeera"
    r"|.*\b(?:news|agency|tv|times|daily|post|radio|television|press|broadcasting|journal))\.?",
    re.IGNORECASE,
)
CHAIRS = re.compile(
    r"(?:moderator|staff|operator|host|chair|the chair|aide|" + words_of("press_officer") + r")",
    re.IGNORECASE,
)
NO_SPEAKER = re.compile(
    r"(?:NOTE|UPDATE|CORRECTION|BREAKING|WATCH|READ|LIVE|FROM|TO|CC|DATE|SENT|SUBJECT|REPLY-TO"
    r"|\w{1,3} ?\d.*)",
    re.I,
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose; ``speaker`` is empty outside transcripts.

    ``asks`` marks a question from the floor, which claims nothing by itself; ``heads`` a heading
    that tells a number or a claim, which nobody in the text says; ``listed`` one that a bullet
    opens.
    ``asker`` is who asks, where the label names an outlet.
    """

    span: Span
    speaker: str
    asks: bool
    heads: bool = False
    listed: bool = False
    asker: str = ""


def paragraphs_in(text: str) -> Iterator[Paragraph]:
    """The paragraphs that belong to the text itself, in order, without labels and bullets."""
    spoken = _speakers(text)
    speaker = title_speaker(text) if spoken else monologist(text)
    for span in _article(text, spoken):
        post = POSTED.fullmatch(text, *span)
        if post:
            speaker = post[post.lastgroup or "who"].strip()
            continue
        label = LABEL.match(text, span.start, span.end)
        if not (label and _name(label) in spoken) and is_heading(_flat(text, span)):
            yield Paragraph(span, "", asks=False, heads=True)
            continue
        start = span.start
        if label and _name(label) in spoken:
            speaker, start = _name(label), label.end()
            speaker = (title_speaker(text) or INTERVIEWEE) if speaker == "A" else speaker
        listed = bool(BULLET.match(text, start, span.end))
        for opening in (PICTOGRAPHS, BULLET, DATELINE):
            opened = opening.match(text, start, span.end)
            start = opened.end() if opened else start
        if not CHAIRS.fullmatch(speaker):
            asks = bool(speaker and ASKS.fullmatch(speaker))
            told = trimmed(text, start, span.end)
            asker = speaker if asks and not SOMEBODY_ASKS.fullmatch(speaker) else ""
            yield Paragraph(told, "" if asks else speaker, asks, listed=listed, asker=asker)


def _name(label: re.Match[str]) -> str:
    return label["capitals"] or label["name"] or label["bare"]


def _speakers(text: str) -> frozenset[str]:
    """Who speaks in a transcript: nobody, unless several lines begin with a speaker's label.

    One is enough where it gives a title, as that of a speech does.
    """
    lines = [
        LABEL.match(text, line.start())
        for line in LINE.finditer(text)
        if not _heads_two_parts(line[0])
    ]
    labels = Counter(_name(label) for label in lines if label)
    capitals = {_name(label) for label in lines if label and not label["name"]}
    found = {
        name
        for name, times in labels.items()
        if (name != "A" or "Q" in labels)
        and (times > 1 or name in capitals or _opens_speech(text, name))
        and (name in {"Q", "A"} or not (heads_section(name) or is_place_name(name.title())))
        and not NO_SPEAKER.fullmatch(name)
    }
    if found:
        found |= {name for name in labels if ASKS.fullmatch(name)}
    turns = sum(labels[name] for name in found)
    titled = any(PERSON.search(name) for name in found)
    return frozenset(found) if turns >= 2 or titled else frozenset()


def _opens_speech(text: str, name: str) -> bool:
    """Whether a label with a title is followed by a speech, and not by a line of a report."""
    if not PERSON.search(name) or len(name.split()) < LEAST_TITLED:
        return False
    _, _, speech = text.partition(f"{name}:")
    return len(FIRST_PERSON.findall(QUOTATION.sub("", speech))) >= SPEECH


def _heads_two_parts(line: str) -> bool:
    """“Supporting Effort: Northern Axis”: a heading in two parts, and nobody speaks in it."""
    _, _, rest = line.partition(": ")
    return is_heading(line) and bool(
        re.fullmatch(r"(?:(?:[A-Z]\S*|\d+|of|the|and|in|for|–|-)\s*)+", rest)
    )


def _article(text: str, spoken: frozenset[str]) -> Iterator[Span]:
    spans = list(blocks_in(text))
    for span in spans[: end_of_article([_flat(text, span) for span in spans])]:
        line = _flat(text, span)
        label = LABEL.match(line)
        said = bool(label and _name(label) in spoken)
        claims = tells_claim(line) and not BROKEN_OFF.match(text, span.end)
        heads = is_heading(line) and not (claims or tells_figure(line))
        if said or POSTED.fullmatch(line) or not (is_boilerplate(line) or heads):
            yield span


def boilerplate_spans(text: str) -> list[Span]:
    """What stands on a page around its article: bylines, dates, captions, teasers, links, and a
    paragraph that is printed a second time. Headings belong to the article.
    """
    spoken, seen = _speakers(text), set[str]()
    blocks = list(blocks_in(text))
    lines = [_flat(text, span) for span in blocks]
    end = end_of_article(lines)
    found = []
    for number, (span, line) in enumerate(zip(blocks, lines, strict=True)):
        label = LABEL.match(line)
        said = bool(label and _name(label) in spoken)
        again = line in seen and len(line.split()) >= PROSE_WORDS
        seen.add(line)
        if number >= end or again or (not said and (is_boilerplate(line) or is_caption(line))):
            found.append(span)
    return found


def _flat(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def blocks_in(text: str) -> Iterator[Span]:
    """The paragraphs of a text: each line, or the lines of a hard-wrapped paragraph together."""
    lines = [trimmed(text, line.start(), line.end()) for line in LINE.finditer(text)]
    wrapped = [
        len(_indented(text, above))
        for above, below in pairwise(lines)
        if _surely_goes_on(text, above, below)
    ]
    column = median(wrapped) if len(wrapped) >= FEW else _even_width(text, lines, wrapped)
    begun, above = None, None
    for line in lines:
        if begun is None or above is None or not _goes_on(text, above, line, column):
            if begun is not None and above is not None:
                yield Span(begun.start, above.end)
            begun = line
        above = line
    if begun is not None and above is not None:
        yield Span(begun.start, above.end)


def _even_width(text: str, lines: Sequence[Span], wrapped: Sequence[int]) -> int:
    """The width to which a short text is broken, most of its lines being as long; or 0."""
    widths = [len(_indented(text, line)) for line in lines]
    longest = max(widths, default=0)
    even = sum(width >= longest - RAGGED for width in widths)
    return longest if wrapped and WIDE <= longest <= WIDEST and even * 2 >= len(widths) else 0


def sentences_in(text: str) -> list[Span]:
    """The sentences of a text in order; none goes on from one paragraph into the next."""
    return [sentence for block in blocks_in(text) for sentence in sentence_spans(text, *block)]


def joined_lines(text: str) -> str:
    """The text with a blank for each line break within a paragraph, every offset kept."""
    parts, place = [], 0
    for block in blocks_in(text):
        parts += [text[place : block.start], block.of(text).replace("\n", " ")]
        place = block.end
    return "".join([*parts, text[place:]])


def _breaks_off(line: str) -> bool:
    """Whether a line ends in a word that no heading and no sentence ends with."""
    return bool(UNFINISHED.search(line))


def _goes_on(text: str, above: Span, below: Span, column: float) -> bool:
    """Whether a line continues in the next one.

    ``column`` is the usual length of the lines that this text surely breaks, 0 where it breaks
    none. In a text that breaks its lines only a full stop ends a paragraph; a short line also does
    where the next word would still have fitted into it, as a heading's would.
    """
    if _surely_goes_on(text, above, below, column):
        return True
    line = _indented(text, above)
    broken = column and _may_be_wrapped(text, above, below, column) and line[-1].isalnum()
    full = len(line) >= WIDE or len(line) + 1 + len(below.of(text).split()[0]) > column
    return bool(broken) and full and not BULLET.match(text, *below)


def _surely_goes_on(text: str, above: Span, below: Span, column: float = 0) -> bool:
    """Whether a line breaks off inside a sentence that the next line continues."""
    line = _indented(text, above)
    return (
        _may_be_wrapped(text, above, below, column)
        and not _is_next_item(text, above, below)
        and (text[below.start].islower() or line[-1] in ",–—-" or _breaks_off(line))
    )


def _is_next_item(text: str, above: Span, below: Span) -> bool:
    """Whether a line begins with a bullet, and is not one that a dash of prose happens to open."""
    dashes = BULLET.match(text, *above) and BULLET.match(text, *below)
    return bool(SIGN_BULLET.match(text, *below) or dashes)


def _may_be_wrapped(text: str, above: Span, below: Span, column: float) -> bool:
    """Whether a line is as long as a column can be wide, with no blank line after it.

    A line of a column that is known may be half as long, where a long word follows.
    """
    width = len(_indented(text, above))
    return (
        min(NARROW, column / 2 or NARROW) <= width <= WIDEST
        and text.count("\n", above.end, below.start) == 1
    )


def _indented(text: str, line: Span) -> str:
    """A line with the white space before it."""
    start = max(text.rfind("\n", 0, line.start), text.rfind("\r", 0, line.start)) + 1
    return text[start : line.end]
