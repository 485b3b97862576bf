"""A source in a few sentences, made by rule from its profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from claimscope.bidi import isolated
from claimscope.formatting import count_noun, listed, short_name
from claimscope.views.source_profile import RESERVING, ProfileClaim, SourceProfile, TrackRecord

NAMED = 2
"""So many sources are named; the others are counted."""
PLURAL = {"denies": "deny", "doubts": "doubt", "cannot confirm": "cannot confirm"}
VERBS = {"asserts": "asserts", "confirms": "confirms", "on record": "puts on record"}


def source_summary(profile: SourceProfile) -> str:
    """Sentences about what a source states and when, who does not believe how much of it, its track
    record, what it revised, and its stances on the claims of others. None says “it”, since many
    sources are persons.
    """
    name = isolated(short_name(profile.name))
    sentences = [
        *_stated(name, profile),
        *([track_words(profile.track)] if profile.stated else ()),
        *_on_others(name, profile),
        *_revised(profile),
    ]
    return " ".join(sentences)


def track_words(track: TrackRecord) -> str:
    """How the claims that can be checked stand: ``others confirm 3 and deny 2``."""
    if not track.checked:
        return "None of the claims can be checked yet."
    of = f"Of {count_noun(track.checked, 'claim')} that can be checked"
    counts = {"confirm": track.confirmed, "deny": track.contested}
    return f"{of}, others {listed(f'{verb} {count}' for verb, count in counts.items() if count)}."


def _stated(name: str, profile: SourceProfile) -> Iterator[str]:
    if not profile.stated:
        yield f"{name} states no claim of its own here."
        return
    stances = {each.stance for each in profile.stated}
    verb = VERBS.get(next(iter(stances)), "states") if len(stances) == 1 else "states"
    claims = count_noun(len(profile.stated), "claim")
    parts = [f"{name} {verb} {claims} {profile.period}", *_reserved(profile)]
    yield f"{'; '.join(parts)}."


def _reserved(profile: SourceProfile) -> Iterator[str]:
    """``NATO cannot confirm 9 of them``, for each kind of stance that keeps back belief."""
    for stance in RESERVING:
        by_source = _responding(profile.stated, stance)
        if by_source:
            count = sum(
                any(each.stance == stance for each in claim.responses) for claim in profile.stated
            )
            verb = stance if len(by_source) == 1 else PLURAL[stance]
            what = f"{count} of them" if len(profile.stated) > 1 else "it"
            yield f"{_names(by_source)} {verb} {what}"


def _responding(claims: tuple[ProfileClaim, ...], stance: str) -> Counter[str]:
    """The sources that take a stance on these claims, each with the number of claims."""
    return Counter(
        source
        for claim in claims
        for response in claim.responses
        if response.stance == stance
        for source in response.sources
    )


def _names(sources: Mapping[str, int]) -> str:
    ranked = sorted(sources, key=lambda name: (-sources[name], name))
    names = [isolated(short_name(name)) for name in ranked[:NAMED]]
    others = len(ranked) - NAMED
    return listed([*names, count_noun(others, "other")] if others > 0 else names)


def _on_others(name: str, profile: SourceProfile) -> Iterator[str]:
    """Its stances on others' claims: ``NATO cannot confirm 9 claims of others and doubts 1.``."""
    counts = Counter(each.stance for each in profile.on_others)
    if counts:
        (first, number), *rest = counts.most_common()
        parts = [f"{first} {count_noun(number, 'claim')} of others"]
        yield f"{name} {listed([*parts, *(f'{stance} {count}' for stance, count in rest)])}."


def _revised(profile: SourceProfile) -> Iterator[str]:
    count = len({change.claim_id for change in profile.changes})
    if count:
        yield f"The stance or the figure was changed on {count_noun(count, 'claim')}."
    elif profile.statements:
        yield "No stance and no figure was changed."
