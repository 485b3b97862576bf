"""From a document's text to a review of its candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from claimscope.extraction.attribution.names import PERSON
from claimscope.extraction.candidate import Candidate, Figure, Span, trimmed
from claimscope.extraction.folding import folded
from claimscope.extraction.pipeline import candidate_in, candidates_in
from claimscope.extraction.tagger.kinds import judged
from claimscope.extraction.tagger.model import chosen_judge, chosen_tagger
from claimscope.ingest.reading import Facts
from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.resources.gazetteer import GEONAMES
from claimscope.review.countries import government_named
from claimscope.review.draft import UNNAMED, Draft, NewSource, Review, ReviewError
from claimscope.review.known_documents import known_document
from claimscope.review.matching import all_claims, joined
from claimscope.review.roles import name_and_role
from claimscope.review.sources import NARRATION, guessed_source, source_meant
from claimscope.review.wording import claim_title, claim_words

OPEN = (None, None)
MOST_DRAFTS = 2_000
TOPIC_OF = {
    "troops": "deployment",
    "containers": "arms transfer",
    "shells": "arms transfer",
    "missiles": "arms transfer",
    "killed": "casualties",
    "wounded": "casualties",
    "casualties": "casualties",
    "captured": "casualties",
}
# The first pattern that a quote matches says what it is about.
TOPICS_IN_WORDS = (
    ("casualties", r"\bkill|\bwound|\binjur|\bdead\b|\bdied\b|casualt|\bcaptur|prisoner"),
    ("arms transfer", r"weapon|ammunition|artillery|shells|missile|munition|arms (?:deal|transf)"),
    ("deployment", r"troops|soldier|deploy|brigade|train(?:ed|ing)\b|special forces"),
    ("diplomacy", r"treaty|visit|summit|talks|minister|embassy|sanction|agreement|ceasefire"),
    ("motive", r"in order to|aims? to|hopes? to|in return for|in exchange for|wants? to"),
)


def begin_review(case: Case, text: str, document: Facts) -> Review:
    """A review of what the text yields, every draft open; of a case that is in memory whole.

    Each is taken for a source of the case where its name surely means one, and for a claim of the
    case where it is very like one; else it words a claim of its own. What the record quotes of
    the text already is no candidate again.
    """
    claims = all_claims(case)
    return joined(drafted(case, text, document), None, lambda _: claims)


def drafted(case: Case, text: str, document: Facts) -> Review:
    """The same, in which every draft words a claim of its own: of the claims of the case none is
    asked for.
    """
    review = Review(case.case_id, text, document, (), {}, 0)
    quoted = _quoted_spans(case, text)
    new = [
        each
        for each in _candidates(case, review)
        if not any(start < each.end and each.start < end for start, end in quoted)
    ]
    if len(new) > MOST_DRAFTS:
        raise ReviewError(
            f"The text holds {len(new):,} candidate claims; {MOST_DRAFTS:,} are reviewed at most.",
            "Bring a shorter part of it.",
        )
    return with_candidates(case, review, new)


def _quoted_spans(case: Case, text: str) -> list[tuple[int, int]]:
    """Where the text, if the case has it, is quoted in the record already."""
    rows = to_pandas(case.assertions)
    rows = rows[rows["document_id"] == known_document(case, text)]
    return list(zip(rows["quote_start"], rows["quote_end"], strict=True))


def added(case: Case, review: Review, start: int, end: int) -> Review:
    """The review with a draft for words that the analyst has chosen."""
    start, end = trimmed(review.text, max(0, start), min(end, len(review.text)))
    if start >= end:
        raise ReviewError("No words are chosen.", "Mark words of the text first.")
    return with_candidates(case, review, [candidate_of(case, review, start, end)])


def with_candidates(case: Case, review: Review, candidates: Iterable[Candidate]) -> Review:
    """The review with drafts of these candidates among its own, in the order of the text; each
    words a claim of its own.
    """
    drafts, sources = list(review.drafts), dict(review.sources)
    number = review.made
    for candidate in candidates:
        number += 1
        draft = _draft(case, review.text, f"d{number}", candidate)
        if not draft.source_id:
            draft = replace(draft, source=_as_before(draft.source, sources))
        drafts.append(draft)
        if draft.source and not draft.source_id and draft.source not in sources:
            sources[draft.source] = guessed_source(case, candidate.source)
    drafts.sort(key=lambda each: (each.start, each.end))
    return replace(review, drafts=tuple(drafts), sources=sources, made=number)


def candidate_of(case: Case, review: Review, start: int, end: int) -> Candidate:
    """A stretch of the text as one candidate.

    Where the extraction finds that very stretch, it is what it finds. Else it says whose words they
    are, by the first candidate that shares some of them, and the rest comes from these words alone;
    words that no candidate shares are the publisher's own.
    """
    inside = [each for each in _candidates(case, review) if start < each.end and each.start < end]
    for each in inside:
        if (each.start, each.end) == (start, end):
            return each
    published_on = date.fromisoformat(review.document.published_on)
    own = _candidate_in(case, review, Span(start, end))
    if own.is_unread:
        return own
    if not inside:
        voice = _voice(review.document)
        return replace(own, source=voice, cites="", stance="asserts", said_on=published_on)
    first = next((each for each in inside if not each.is_unread), None)
    if first is None:
        return replace(own, source="", cites="", stance="", said_on=published_on)
    return replace(
        own, source=first.source, cites=first.cites, stance=first.stance, said_on=first.said_on
    )


def proposed(case: Case, review: Review, draft: Draft) -> Draft:
    """The draft that the extraction would make of the words of this one, with its stance."""
    candidate = candidate_of(case, review, draft.start, draft.end)
    return _draft(case, review.text, draft.draft_id, replace(candidate, stance=draft.stance))


def sources_named(case: Case, review: Review) -> dict[str, NewSource]:
    """The new sources of a review whose drafts may have been given others, named as written."""
    names = [each.source for each in review.drafts if each.source and not each.source_id]
    return {
        name: review.sources.get(name) or replace(guessed_source(case, name), name=name, role="")
        for name in dict.fromkeys(names)
    }


def _voice(document: Facts) -> str:
    """Whose own words the text is: the agency's where it came through one, and not its printer's,
    who would look like a second source of what the agency says.
    """
    return document.wire or document.publisher


def _candidates(case: Case, review: Review) -> tuple[Candidate, ...]:
    found = candidates_in(
        review.text,
        date.fromisoformat(review.document.published_on),
        publisher=_voice(review.document),
        places=_place_ids(case),
        language=review.document.language,
        tagger=chosen_tagger(),
    )
    told = judged(review.text, found, chosen_judge())
    return tuple(_with_countries(case, each) for each in told)


def _candidate_in(case: Case, review: Review, span: Span) -> Candidate:
    found = candidate_in(
        review.text,
        span,
        date.fromisoformat(review.document.published_on),
        publisher=_voice(review.document),
        places=_place_ids(case),
        language=review.document.language,
    )
    return _with_countries(case, found)


def _with_countries(case: Case, candidate: Candidate) -> Candidate:
    """The candidate whose places of the case have the country that the case gives them."""
    rows = to_pandas(case.places)
    countries = dict(zip(rows["place_id"], rows["country"], strict=True))
    places = (
        replace(place, country=countries.get(place.place_id or "", place.country))
        for place in candidate.places
    )
    return replace(candidate, places=tuple(places))


def _place_ids(case: Case) -> dict[str, str]:
    """The ids of the case's places by their names, and by their numbers in GeoNames."""
    rows = to_pandas(case.places)
    numbered = rows[rows["geonames_id"] != ""]
    ids = zip(GEONAMES + numbered["geonames_id"], numbered["place_id"], strict=True)
    return {**dict(ids), **dict(zip(rows["name"], rows["place_id"], strict=True))}


def _as_before(name: str, sources: Iterable[str]) -> str:
    """A new source as it is called already: Kyiv where Ukraine's government is among them."""
    country = government_named(name)
    same = (each for each in sources if country and government_named(each) == country)
    return next(same, name)


def _draft(case: Case, text: str, draft_id: str, candidate: Candidate) -> Draft:
    unbounded = [each.wording for each in candidate.figures if (each.low, each.high) == OPEN]
    bounded = [each for each in candidate.figures if each.wording not in unbounded]
    full = candidate.source.removesuffix(NARRATION)
    source, role = name_and_role(full)
    meant = [source_meant(case, each, text) for each in (full, source) if each]
    person = bool(role or PERSON.search(full))
    words = claim_words(candidate.quote, candidate.stance, source, person=person)
    return Draft(
        draft_id=draft_id,
        quote=candidate.quote,
        start=candidate.start,
        end=candidate.end,
        source=source,
        source_id=next(filter(None, meant), ""),
        cites=candidate.cites,
        stance=candidate.stance,
        hedge=candidate.hedge,
        evidence="none",
        said_on=candidate.said_on,
        said_precision="day",
        figures=tuple(map(_with_unit, bounded)),
        places=candidate.places,
        claim=f"new:{draft_id}",
        title=claim_title(words),
        statement=words,
        topic=_topic(candidate),
        note=" ".join(f"“{each}” gives no number." for each in unbounded),
        modality=candidate.modality or "observed",
        event_from=candidate.event_from,
        event_to=candidate.event_to,
        event_precision=candidate.event_precision,
        unread=candidate.note,
        why=candidate.why,
        doubt=candidate.doubt,
    )


def _with_unit(figure: Figure) -> Figure:
    return figure if figure.unit.strip() else replace(figure, unit=UNNAMED)


def _topic(candidate: Candidate) -> str:
    counted = (TOPIC_OF[each.quantity] for each in candidate.figures if each.quantity in TOPIC_OF)
    words = folded(candidate.quote).text.lower()
    named = (topic for topic, pattern in TOPICS_IN_WORDS if re.search(pattern, words))
    return next(counted, next(named, "other"))
