"""The sentences of one quotation as one candidate, where they make one statement.

Whoever speaks in several sentences says one thing or several. Those that have the same source and
stance are taken together; where two have figures of their own, each keeps its own candidate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import inf

from claimscope.extraction.candidate import Candidate, Span

LONGEST = 1200  # characters that one candidate holds at most
MOSTLY = 0.6
Again = Callable[[Candidate, Span], Candidate]


def joined(found: Sequence[Candidate], quotes: Sequence[Span], again: Again) -> Iterator[Candidate]:
    """The candidates of a paragraph, with those of one quotation as one.

    ``again`` reads a candidate anew over a longer stretch.
    """
    groups: list[list[Candidate]] = []
    for each in found:
        if groups and _goes_on(groups[-1], each, quotes):
            groups[-1].append(each)
        else:
            groups.append([each])
    begun = [group[0].start for group in groups]
    ended = [group[-1].end for group in groups]
    for group, after, before in zip(groups, [0, *ended], [*begun[1:], inf], strict=False):
        free = [quote for quote in quotes if after <= quote.start and quote.end <= before]
        yield _as_one(group, free, quotes, again)


def _as_one(
    group: Sequence[Candidate], free: Sequence[Span], quotes: Sequence[Span], again: Again
) -> Candidate:
    """One candidate for several.

    A question or a scrap that opens or ends their quotation belongs to it; ``free`` are the
    quotations of which no other candidate has words.
    """
    first, last = group[0], group[-1]
    start = next((q.start for q in free if _opens_before(q, first)), first.start)
    ends = next((q for q in free if _ends_after(q, last, quotes)), Span(last.end, last.end))
    end = ends.end
    if len(group) == 1 and (start, end) == (first.start, first.end):
        return first
    named = next((each for each in group if each.cue_at), first)
    said = (piece for each in group for piece in each.content_at)
    pieces = [Span(start, start), *said, Span(max(last.end, ends.start), end)]
    return replace(
        again(named, Span(start, end)),
        content_at=_without_gaps(pieces, quotes),
        why=(*named.why, "joined.quotation"),
    )


def _opens_before(quote: Span, first: Candidate) -> bool:
    """Whether a quotation that nothing else is read of begins a little before a candidate."""
    return quote.start < first.start < quote.end and first.start - quote.start < LONGEST


def _ends_after(quote: Span, last: Candidate, quotes: Sequence[Span]) -> bool:
    """Whether a quotation that nothing else is read of ends, or goes on with, that of a candidate.

    “Is it safe?” the mayor said. “Not yet?”
    """
    if quote.start < last.end < quote.end:
        return True
    follows = 0 <= quote.start - last.end <= 1 and quote.end - last.start < LONGEST
    return follows and last.cue_at is not None and _quoted_before(last, quotes)


def _without_gaps(pieces: Sequence[Span], quotes: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces with those as one that only a blank or words of the same quotation divide."""
    found = [pieces[0]]
    for piece in pieces[1:]:
        last = found[-1]
        one = any(
            quote.start <= last.end <= quote.end and quote.holds(piece.start) for quote in quotes
        )
        if one or piece.start - last.end <= 1:
            found[-1] = Span(last.start, max(last.end, piece.end))
        else:
            found.append(piece)
    return tuple(piece for piece in found if piece.end > piece.start)


def _goes_on(group: Sequence[Candidate], each: Candidate, quotes: Sequence[Span]) -> bool:
    """Whether a candidate only continues the quotation of those before it."""
    last = group[-1]
    same = (last.source, last.stance, last.language) == (each.source, each.stance, each.language)
    figures = any(one.figures for one in group) and each.figures
    long = each.end - group[0].start > LONGEST
    if not same or figures or long or each.is_unread:
        return False
    cues = {one.cue_at for one in (*group, each) if one.cue_at}
    return len(cues) <= 1 and _quotes_on(last, each, quotes)


def _quotes_on(last: Candidate, each: Candidate, quotes: Sequence[Span]) -> bool:
    """Whether both stand in one quotation, or the second opens what the speaker says next."""
    if any(quote.holds(last.end - 1) and quote.holds(each.start) for quote in quotes):
        return True
    opens = any(quote.start <= each.start < quote.end for quote in quotes)
    return opens and _mostly_quoted(each, quotes) and _quoted_before(last, quotes)


def _mostly_quoted(each: Candidate, quotes: Sequence[Span]) -> bool:
    inside = sum(max(0, min(each.end, q.end) - max(each.start, q.start)) for q in quotes)
    return inside > (each.end - each.start) * MOSTLY


def _quoted_before(last: Candidate, quotes: Sequence[Span]) -> bool:
    """Whether a candidate has a quotation and then who says it: “Nine sank,” the mayor said."""
    if last.cue_at is None or not last.start < last.cue_at.start < last.end:
        return any(quote.start <= last.start < quote.end for quote in quotes)
    return any(last.start <= q.start and q.end <= last.cue_at.start for q in quotes)
