"""Which claims a draft may be about: by its words, its figures and its days, and by its meaning
where a sentence embedding is installed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

import pandas as pd
from narwhals.typing import IntoFrame

from claimscope.assessment.comparison import bounds_of
from claimscope.formatting import day_words, listed, span_words
from claimscope.record.case import Case
from claimscope.record.frames import source_names, to_pandas
from claimscope.record.identities import different_ids
from claimscope.record.model import IDENTITIES
from claimscope.review.draft import ANSWERING, UNNAMED, Draft, Review
from claimscope.review.meaning import chosen_meanings
from claimscope.review.word_weights import Words, WordWeights

# The least score of a proposal, without and with meaning: see docs/performance.md.
FLOOR, FLOOR_WITH_MEANING = 19, 24
STRONG = 70
MOST_QUOTES = 6
OVERLAP = 0.4
BOUNDS = ("low", "high", "qualifier", "wording")
WORD_SHARE, FIGURE_SHARE, DAY_SHARE = 60, 24, 6
CHANCE = 0.2  # how near two sentences of one story are that have nothing to do with each other
MOST_COMPARED = 100  # claims whose meaning is compared, those nearest in words
SAYS = {
    "asserts": "asserted it",
    "confirms": "confirmed it",
    "on record": "did it",
    "finds likely": "found it likely",
    "cannot confirm": "could not confirm it",
    "doubts": "doubted it",
    "denies": "denied it",
}
SMALL = {
    *("the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "and", "or", "that", "it"),
    *("is", "are", "was", "were", "has", "have", "had", "be", "been", "its", "their", "with"),
    *("said", "says", "according", "which", "as", "from", "this", "his", "her", "he", "they"),
}


@dataclass(frozen=True)
class ClaimMatch:
    """A claim that a draft may be about.

    ``claim_id`` is one of the case's or ``new:d3``, what draft d3 words. ``score`` is from 0 to
    100 and only ranks. ``because`` says in words what they share. ``revises`` says what the same
    source has said of the claim before or since, and is empty where it has not.
    """

    claim_id: str
    title: str
    score: int
    because: str
    revises: str


@dataclass(frozen=True)
class ClaimFeatures:
    """What claims and drafts are compared by.

    ``wordings`` are the words of each wording, without small words; ``sentences`` are what is
    compared by its meaning.
    """

    claim_id: str
    title: str
    wordings: tuple[Words, ...]
    sentences: tuple[str, ...]
    modality: str
    figures: tuple[tuple[str, float, float], ...]
    places: frozenset[str]
    event: tuple[date, date] | None


@dataclass(frozen=True)
class _Comparison:
    """A claim beside a draft.

    ``words`` is how alike their wordings are, 0 to 1, ``score`` what they come to with figures and
    days, 0 to 100. ``reasons`` is what they share, in words, and ``against`` what speaks against
    one claim: with any of it only the analyst joins the two.
    """

    claim: ClaimFeatures
    words: float
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def final(self) -> int:
        """The score, below what joins the two unasked where something speaks against it."""
        return min(round(self.score), STRONG - 1 if self.against else 100)

    def with_meaning(self, cosine: float) -> _Comparison:
        """With the likeness of meaning for half of the score; the same words mean the same."""
        meant = 100 * max(self.words, (cosine - CHANCE) / (1 - CHANCE))
        reasons = (*self.reasons, f"{max(0, round(100 * cosine))} % similar meaning")
        return replace(self, score=(self.score + meant) / 2, reasons=reasons)

    def match(self, revises: str) -> ClaimMatch:
        because = " · ".join((*self.reasons, *self.against))
        return ClaimMatch(self.claim.claim_id, self.claim.title, self.final, because, revises)


@dataclass(frozen=True)
class KnownClaims:
    """Claims of a case that something is compared with: those ``alike``, and a ``sample`` of all,
    among which words are weighed.
    """

    alike: Sequence[ClaimFeatures]
    sample: Sequence[ClaimFeatures]


def all_claims(case: Case) -> KnownClaims:
    """Every claim of a case."""
    features = case_features(case)
    return KnownClaims(features, features)


def matching_claims(
    case: Case, review: Review, draft_id: str, known: KnownClaims | None = None, limit: int = 3
) -> list[ClaimMatch]:
    """The claims that a draft is likeliest to be about, the likeliest first.

    Those that are ``known``, all of the case unless given, and the new ones that other drafts word
    and are not rejected; none that the draft, or the claim that it is about, was told apart from.
    ``case`` has what was said of the known ones that are alike.
    """
    draft = review.draft(draft_id)
    others = [
        draft_features(each)
        for each in review.drafts
        if each.draft_id != draft_id
        and each.claim == each.own_claim
        and each.decision != "rejected"
        and each.stance not in ANSWERING
    ]
    said = said_before(case, draft)
    apart = {*draft.apart, *different_ids(case.cells(IDENTITIES), "claim", draft.claim)}
    return ranked(draft, _with_others(known or all_claims(case), others, apart), said)[:limit]


def ranked(
    draft: Draft, known: KnownClaims, said: Mapping[str, str], floor: int = 0
) -> list[ClaimMatch]:
    """Those of the known claims that are alike enough, the likeliest first.

    ``said`` has by claim what the draft's source has said of it before. Where a score below
    ``floor`` is of no use, fewer claims are compared.
    """
    return _likeliest(draft_features(draft), known, said, floor)


def joined(review: Review, before: Review | None, known: Callable[[Draft], KnownClaims]) -> Review:
    """The review whose new drafts, those that it had not ``before``, are about a claim of the case
    where they are very like one; ``known`` gives the claims that a draft is compared with.
    """
    held = {each.draft_id for each in before.drafts} if before else set()
    drafts = tuple(
        each
        if each.draft_id in held or each.unread or each.claim != each.own_claim
        else replace(each, claim=_very_like(each, known(each)))
        for each in review.drafts
    )
    return replace(review, drafts=drafts)


def _very_like(draft: Draft, known: KnownClaims) -> str:
    likely = ranked(draft, known, {}, floor=STRONG)
    return likely[0].claim_id if likely else draft.own_claim


def similar_claims(
    known: KnownClaims, claim_id: str, apart: Collection[str] = ()
) -> list[ClaimMatch]:
    """The other claims of a case that may be the same as one of it, the likeliest first.

    The claim itself is among those that are ``known`` to be alike; those that were told ``apart``
    from it are left out.
    """
    [own] = [each for each in known.alike if each.claim_id == claim_id]
    return _likeliest(own, _with_others(known, (), {claim_id, *apart}), {})


def _with_others(
    known: KnownClaims, others: Iterable[ClaimFeatures], apart: Collection[str]
) -> KnownClaims:
    """The known claims and others, without those that are told apart."""
    alike, sample = (
        [each for each in (*claims, *others) if each.claim_id not in apart]
        for claims in (known.alike, known.sample)
    )
    return KnownClaims(alike, sample)


def least_score() -> int:
    """The score from which a claim is offered."""
    return FLOOR_WITH_MEANING if chosen_meanings() else FLOOR


def _likeliest(
    own: ClaimFeatures, known: KnownClaims, said: Mapping[str, str], floor: int = 0
) -> list[ClaimMatch]:
    meanings = chosen_meanings()
    floor = max(floor, least_score())
    weights = WordWeights(each.wordings for each in known.sample)
    found = _in_order(_compared(own, each, weights) for each in known.alike)
    if meanings is not None:
        found = [each for each in found if each.with_meaning(1).final >= floor][:MOST_COMPARED]
        near = meanings.likenesses(own.sentences, [each.claim.sentences for each in found])
        found = _in_order(map(_Comparison.with_meaning, found, near))
    return [each.match(said.get(each.claim.claim_id, "")) for each in found if each.final >= floor]


def _in_order(comparisons: Iterable[_Comparison]) -> list[_Comparison]:
    return sorted(comparisons, key=lambda each: (-each.final, each.claim.claim_id))


def case_features(case: Case) -> list[ClaimFeatures]:
    """The features of every claim of the case."""
    claims, assertions = to_pandas(case.claims), to_pandas(case.assertions)
    figures = to_pandas(case.figures).merge(assertions[["assertion_id", "claim_id"]])
    names = dict(zip(*_columns(case.places, "place_id", "name"), strict=True))
    quotes, numbers, places = defaultdict(list), defaultdict(list), defaultdict(set)
    for claim_id, quote in zip(assertions["claim_id"], assertions["quote"], strict=True):
        quotes[claim_id].append(quote)
    for row in figures.to_dict("records"):
        numbers[row["claim_id"]].append(
            _counted(row["quantity"], row["unit"], bounds_of(*(row[each] for each in BOUNDS)))
        )
    parts = _columns(case.claim_places, "claim_id", "place_id")
    for claim_id, place_id in zip(*parts, strict=True):
        places[claim_id].add(names[place_id])
    return [
        ClaimFeatures(
            claim_id=each["claim_id"],
            title=each["title"],
            wordings=_contents(
                each["statement"], each["title"], *quotes[each["claim_id"]][:MOST_QUOTES]
            ),
            sentences=(each["statement"], each["title"]),
            modality=each["modality"],
            figures=tuple(numbers[each["claim_id"]]),
            places=frozenset(places[each["claim_id"]]),
            event=_event(_day(each["event_from"]), _day(each["event_to"])),
        )
        for each in claims.to_dict("records")
    ]


def draft_features(draft: Draft) -> ClaimFeatures:
    """The features of a draft, and of the claim that it would make."""
    return ClaimFeatures(
        claim_id=draft.own_claim,
        title=draft.title,
        wordings=_contents(draft.quote, draft.statement),
        sentences=(draft.statement,),
        modality=draft.modality,
        figures=tuple(
            _counted(f.quantity, f.unit, bounds_of(f.low, f.high, f.qualifier, f.wording))
            for f in draft.figures
            if f.unit != UNNAMED
        ),
        places=frozenset(each.name for each in draft.places),
        event=_event(draft.event_from, draft.event_to),
    )


def _compared(own: ClaimFeatures, claim: ClaimFeatures, weights: WordWeights) -> _Comparison:
    words = weights.likeness(own.wordings, claim.wordings)
    shared = _shared_figures(own, claim)
    days = _same_days(own, claim)
    parts = [(WORD_SHARE, words)]
    if own.figures and claim.figures:
        parts.append((FIGURE_SHARE, max(shared.values(), default=0.0)))
    if own.event and claim.event:
        parts.append((DAY_SHARE, float(bool(days))))
    score = 100 * sum(share * part for share, part in parts) / sum(share for share, _ in parts)
    places = sorted(own.places & claim.places)
    reasons = [*shared, *places, days, f"{round(100 * words)} % similar wording"]
    against = tuple(_against_one_claim(own, claim, shared))
    return _Comparison(claim, words, score, tuple(filter(None, reasons)), against)


def _against_one_claim(
    own: ClaimFeatures, claim: ClaimFeatures, shared: Mapping[str, float]
) -> Iterator[str]:
    counted = {each[0] for each in own.figures} & {each[0] for each in claim.figures}
    if counted and not shared:
        yield f"but another figure of {listed(sorted(counted))}"
    if own.event and claim.event and not _same_days(own, claim):
        yield "but other days"
    if "forecast" in (modalities := {own.modality, claim.modality}) and "observed" in modalities:
        yield "but one is a forecast"


def _contents(*wordings: str) -> tuple[Words, ...]:
    """The words of each wording without small words, and without repeats."""
    return tuple(dict.fromkeys(_content(each) for each in wordings))


def _content(words: str) -> Words:
    found = re.findall(r"\w[\w,.]*\w|\w", re.sub(r"[’']s\b", "", words.lower()))
    return frozenset(found) - SMALL


def _shared_figures(draft: ClaimFeatures, claim: ClaimFeatures) -> dict[str, float]:
    """The figures of both that may be the same, in words, with how much that says."""
    shared: dict[str, float] = {}
    for own, other in product(draft.figures, claim.figures):
        if own == other:
            shared[f"the same figure of {own[0]}"] = 1.0
        elif own[0] == other[0] and max(own[1], other[1]) <= min(own[2], other[2]):
            shared.setdefault(f"figures of {own[0]} that overlap", OVERLAP)
    return shared


def _same_days(draft: ClaimFeatures, claim: ClaimFeatures) -> str:
    if not draft.event or not claim.event:
        return ""
    first = max(draft.event[0], claim.event[0])
    last = min(draft.event[1], claim.event[1])
    return f"both of {span_words(first, last)}" if first <= last else ""


def _counted(quantity: str, unit: str, bounds: tuple[float, float]) -> tuple[str, float, float]:
    """What is counted, and from where to where."""
    return unit if quantity == "other" else quantity, *bounds


def _event(first: date | None, last: date | None) -> tuple[date, date] | None:
    days = [day for day in (first, last) if day]
    return (days[0], days[-1]) if days else None


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()


def _columns(table: IntoFrame, *names: str) -> Iterator[list[str]]:
    frame = to_pandas(table)
    return (frame[name].tolist() for name in names)


def said_before(case: Case, draft: Draft) -> dict[str, str]:
    """By claim what the draft's source has said of it last, beside what the draft says."""
    rows = to_pandas(case.assertions)
    rows = rows[rows["source_id"] == draft.source_id].sort_values("said_on")
    name = source_names(case).get(draft.source_id, "")
    return {row["claim_id"]: _against(draft, name, row) for row in rows.to_dict("records")}


def _against(draft: Draft, name: str, said: Mapping[Any, Any]) -> str:
    said_on, stance = said["said_on"].date(), said["stance"]
    words = f"{name} {SAYS[stance]} on {day_words(said_on)}"
    if stance == draft.stance:
        return f"{words}: this repeats it"
    if said_on == draft.said_on:
        return f"{words}, the same day: both count"
    earlier = said_on <= draft.said_on
    return f"{words}: this is a revision" if earlier else f"{words}, which revises this"
