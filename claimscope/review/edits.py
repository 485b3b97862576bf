"""The steps of a review: each gives another review, or a :class:`ReviewError` that says why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from claimscope.extraction.candidate import Figure, trimmed
from claimscope.formatting import qualifier_words
from claimscope.ingest.reading import Facts
from claimscope.record.case import Case
from claimscope.record.quotes import place_of
from claimscope.record.validation import BOUNDS
from claimscope.review.draft import OWN, Decision, Draft, NewSource, Review, ReviewError
from claimscope.review.propose import candidate_of, proposed, sources_named, with_candidates

WORDS_SHOWN = 6
READ_FROM_WORDS = (
    *("said_on", "hedge", "figures", "places", "title", "statement", "topic", "note"),
    *("modality", "event_from", "event_to", "event_precision", "unread", "why", "doubt"),
)


def decided(review: Review, draft_id: str, decision: Decision) -> Review:
    """The review with that decision on a draft. One that lacks something cannot be accepted."""
    if decision == "accepted":
        _refuse_lacking(review.draft(draft_id))
    return _with(review, replace(review.draft(draft_id), decision=decision))


def decided_together(review: Review, draft_ids: Collection[str], decision: Decision) -> Review:
    """The review with one decision on many drafts; what lacks something is not accepted."""
    drafts = tuple(
        replace(each, decision=decision)
        if each.draft_id in draft_ids and not (decision == "accepted" and each.lacks)
        else each
        for each in review.drafts
    )
    return replace(review, drafts=drafts)


def with_stance(review: Review, draft_id: str) -> Review:
    """The review with one more stance in the words of a draft, which is to be chosen.

    “It could not confirm the 12,000, but said that troops are there”: two stances on two claims.
    """
    before = review.draft(draft_id)
    number = review.made + 1
    new = replace(before, draft_id=f"d{number}", stance="", figures=(), hedge="", decision="open")
    new = replace(new, claim=new.own_claim)
    return replace(_with_more(review, new), made=number)


def without_stance(review: Review, draft_id: str) -> Review:
    """The review without one of several stances in the same words."""
    gone = review.draft(draft_id)
    if len(review.card(draft_id).drafts) == 1:
        raise ReviewError("It is the only stance in these words.", "Reject it instead.")
    rest = tuple(_about_own(each, gone.own_claim) for each in _others(review, draft_id))
    return replace(review, drafts=rest)


def edited(case: Case, review: Review, draft_id: str, **cells: Any) -> Review:
    """The review with other cells in a draft.

    A new ``quote`` is looked for in the text, nearest to where the old one stands. What was read
    out of the old one follows it: the place in the text, the claim's words and days, figures and
    places. What the analyst has changed by hand stays. The other stances in the words go with it.
    """
    before = review.draft(draft_id)
    after = replace(before, **cells)
    if after.quote != before.quote:
        start = _nearest(review.text, after.quote, before.start)
        after = replace(after, start=start, end=start + len(after.quote))
        after = _reread(case, review, before, after, cells)
    _refuse(after)
    if not before.lacks:
        _refuse_lacking(after)
    _refuse_lost_claim(review, after)
    found = _with(review, after)
    if after.quote != before.quote:
        for other in review.card(draft_id).ids:
            if other != draft_id:
                found = edited(case, found, other, quote=after.quote)
    return replace(found, sources=sources_named(case, found))


def told_apart(review: Review, draft_id: str) -> Review:
    """The review in which a draft is not about the claim that was proposed, but words one itself.

    That is recorded with the draft, so that the two are not proposed as one again.
    """
    draft = review.draft(draft_id)
    apart = tuple(dict.fromkeys((*draft.apart, draft.claim)))
    return _with(review, replace(draft, claim=draft.own_claim, apart=apart))


def split(case: Case, review: Review, draft_id: str, at: int) -> Review:
    """The review with a draft cut in two at a character of the text.

    Both are open, say what the extraction finds in their words, and are the same source's.
    """
    whole = review.draft(draft_id)
    spans = [trimmed(review.text, *each) for each in ((whole.start, at), (at, whole.end))]
    if not all(start < end for start, end in spans):
        raise ReviewError("One of the two parts would be empty.", "Split between two words.")
    parts = [
        replace(candidate_of(case, review, *span), stance=whole.stance, said_on=whole.said_on)
        for span in spans
    ]
    rest = replace(review, drafts=tuple(_others(review, draft_id)))
    found = with_candidates(case, rest, parts)
    new = {each.draft_id for each in found.drafts} - {each.draft_id for each in review.drafts}
    drafts = tuple(
        replace(
            each,
            source=whole.source,
            source_id=whole.source_id,
            said_precision=whole.said_precision,
            evidence=whole.evidence,
        )
        if each.draft_id in new
        else _about_own(each, whole.own_claim)
        for each in found.drafts
    )
    found = replace(found, drafts=drafts)
    return replace(found, sources=sources_named(case, found))


def merged(review: Review, first_id: str, second_id: str) -> Review:
    """The review with two drafts made one: from the first word of either to the last of either.

    It is what the earlier was, with the figures and places of both.
    """
    both = sorted((review.draft(first_id), review.draft(second_id)), key=lambda each: each.start)
    one, other = both
    end = max(one.end, other.end)
    places = {each.name: each for each in (*other.places, *one.places)}
    made = replace(
        one,
        source="" if other.lacks else one.source,
        source_id="" if other.lacks else one.source_id,
        stance="" if other.lacks else one.stance,
        unread=one.unread or other.unread,
        why=tuple(dict.fromkeys((*one.why, *other.why))),
        end=end,
        quote=review.text[one.start : end],
        figures=tuple(dict.fromkeys((*one.figures, *other.figures))),
        places=tuple(places.values()),
        hedge=one.hedge or other.hedge,
        decision="open",
    )
    rest = tuple(_about_own(each, other.own_claim) for each in _others(review, other.draft_id))
    return _with(replace(review, drafts=rest), _about_own(made, other.own_claim))


def _reread(
    case: Case, review: Review, before: Draft, after: Draft, given: Collection[str]
) -> Draft:
    """The draft with what its new words say, in every field that still said what the old did."""
    was, now = proposed(case, review, before), proposed(case, review, after)
    own = [name for name in READ_FROM_WORDS if getattr(before, name) == getattr(was, name)]
    return replace(after, **{name: getattr(now, name) for name in own if name not in given})


def split_points(draft: Draft, text: str) -> list[tuple[int, str]]:
    """Where a quote may be split: the offset of each word but the first, with those it begins."""
    starts = [
        at
        for at in range(draft.start + 1, draft.end)
        if text[at - 1].isspace() and not text[at].isspace()
    ]
    following = (text[at : draft.end].split()[:WORDS_SHOWN] for at in starts)
    return [(at, " ".join(words)) for at, words in zip(starts, following, strict=True)]


def described_source(review: Review, name: str, source: NewSource) -> Review:
    """The review with what the record is to hold of a new source."""
    return replace(review, sources={**review.sources, name: source})


def described_document(review: Review, facts: Facts) -> Review:
    """The review with what the record is to hold of its document. What was read with the facts of
    before, such as the day of “on Monday”, stays as it is.
    """
    return replace(review, document=facts)


def _with(review: Review, draft: Draft) -> Review:
    drafts = [draft if each.draft_id == draft.draft_id else each for each in review.drafts]
    drafts.sort(key=lambda each: (each.start, each.end))
    return replace(review, drafts=tuple(drafts))


def _with_more(review: Review, draft: Draft) -> Review:
    drafts = sorted((*review.drafts, draft), key=lambda each: (each.start, each.end))
    return replace(review, drafts=tuple(drafts))


def _others(review: Review, draft_id: str) -> Iterator[Draft]:
    return (each for each in review.drafts if each.draft_id != draft_id)


def _about_own(draft: Draft, gone: str) -> Draft:
    """A draft that was about the claim of one that is gone words its own, and is looked at anew."""
    if draft.claim != gone:
        return draft
    return replace(draft, claim=draft.own_claim, decision="open")


def _nearest(text: str, quote: str, before: int) -> int:
    if not quote.strip():
        raise ReviewError("The quote is empty.", "Copy the words from the text.")
    at = place_of(text, quote, before)
    if at is None:
        raise ReviewError(
            "These words do not stand in the text.", "Copy them from it, character for character."
        )
    return at


def _refuse(draft: Draft) -> None:
    """Refuse a draft that the record could not hold."""
    worded = [("hedge", draft.hedge), *(("figure", each.wording) for each in draft.figures)]
    for what, words in worded:
        if words not in draft.quote:
            wrong = f"The {what} “{words}” does not stand in the quote."
            raise ReviewError(wrong, "Copy its words from the quote, or remove it.")
    for figure in draft.figures:
        _refuse_unnamed(figure)
        _refuse_bounds(figure)
    if draft.claim == draft.own_claim and not (draft.title and draft.statement):
        raise ReviewError("The claim has no words.", "Give it a title and a statement.")
    if draft.event_from and draft.event_to and draft.event_from > draft.event_to:
        raise ReviewError("The event ends before it begins.", "Swap or correct the two days.")


def _refuse_lacking(draft: Draft) -> None:
    """Refuse a draft of which nobody has said yet who says it, or with which stance."""
    if not draft.source.strip():
        raise ReviewError("Nobody says it.", "Choose who says it, or write a name.")
    if not draft.stance:
        raise ReviewError("No stance is chosen.", "Choose what the source does with the claim.")


def _refuse_unnamed(figure: Figure) -> None:
    if not figure.wording.strip():
        raise ReviewError("A figure has no words.", "Copy its words from the quote.")
    if not figure.unit.strip():
        wrong = f"The unit of “{figure.wording}” is not said."
        raise ReviewError(wrong, "Enter what one of them is: soldiers, drones …")


def _refuse_lost_claim(review: Review, draft: Draft) -> None:
    """Refuse a draft that follows one which is not, or no longer, in the review."""
    if draft.claim.startswith(OWN) and draft.claim not in {d.own_claim for d in review.drafts}:
        wrong = "The candidate whose claim this was is not there any more."
        raise ReviewError(wrong, "Choose another claim, or one of its own.")


def _refuse_bounds(figure: Figure) -> None:
    wants = dict(zip(("from", "to"), BOUNDS[figure.qualifier], strict=True))
    has = {"from": figure.low, "to": figure.high}
    worded = f"“{figure.wording}” is “{qualifier_words(figure.qualifier)}” and"
    for name, bound in has.items():
        if wants[name] and bound is None:
            wrong = f"{worded} needs the number under {name}."
            raise ReviewError(wrong, "Enter it, or choose another qualifier.")
        if not wants[name] and bound is not None:
            wrong = f"{worded} has no number under {name}."
            raise ReviewError(wrong, "Empty it: a bound is never invented.")
    if figure.low is not None and figure.high is not None:
        one = figure.qualifier in ("exactly", "about")
        if figure.low > figure.high or (one and figure.low != figure.high):
            wrong = f"The two numbers of “{figure.wording}” contradict each other."
            raise ReviewError(wrong, "Correct one, or choose “between”.")
    if min(each for each in (figure.low, figure.high, 0.0) if each is not None) < 0:
        raise ReviewError(f"“{figure.wording}” is below zero.", "Enter it without its sign.")
