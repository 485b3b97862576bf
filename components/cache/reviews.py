"""What a review of a document is compared with, and what a save of it would change; cached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from claimscope.record.case import Case
from claimscope.record.identities import different_ids
from claimscope.record.model import ASSERTIONS, CLAIMS, IDENTITIES
from claimscope.review.commit import claim_meant, claims_joined
from claimscope.review.draft import OWN, Draft, Review
from claimscope.review.matching import (
    ClaimFeatures,
    ClaimMatch,
    KnownClaims,
    case_features,
    matching_claims,
    similar_claims,
)
from claimscope.review.preview import Preview, preview
from claimscope.review.serialise import serialise
from components.cache.views import (
    HASHED,
    load_claims_alike,
    load_part,
    load_sampled_claims,
)


def _accepted_key(review: Review) -> str:
    """All of a review that its save depends on: what is accepted, and the claims that is about."""
    meant = [claim_meant(review, each) for each in review.accepted()]
    worded = {each.removeprefix(OWN) for each in meant if each.startswith(OWN)}
    drafts = tuple(
        replace(each, quote="") if each.decision != "accepted" else each
        for each in review.drafts
        if each.decision == "accepted" or each.draft_id in worded
    )
    return f"{meant} {serialise(replace(review, drafts=drafts, made=0))}"


@st.cache_resource(max_entries=64, hash_funcs=HASHED, show_spinner=False)
def _load_features(case: Case, claim_ids: tuple[str, ...]) -> Sequence[ClaimFeatures]:
    return case_features(load_part(case, claim_ids))


def load_known_claims(case: Case, claim_ids: tuple[str, ...]) -> KnownClaims:
    """These claims, and the sample among which their words are weighed."""
    sample = _load_features(case, load_sampled_claims(case))
    return KnownClaims(_load_features(case, claim_ids), sample)


def load_claims_like(case: Case, draft: Draft) -> KnownClaims:
    """The claims of the case that a draft is compared with."""
    return load_known_claims(case, load_claims_alike(case, _passage(draft)))


def load_matches(case: Case, review: Review, draft_id: str) -> list[ClaimMatch]:
    """See :func:`claimscope.review.matching.matching_claims`."""
    draft = review.draft(draft_id)
    part = load_part(case, load_claims_alike(case, _passage(draft)))
    return matching_claims(part, review, draft_id, load_claims_like(case, draft))


def load_similar_claims(case: Case, claim_id: str) -> list[ClaimMatch]:
    """See :func:`claimscope.review.matching.similar_claims`."""
    own = load_part(case, (claim_id,))
    cells = [*own.cells(CLAIMS), *own.cells(ASSERTIONS)]
    names = ("title", "statement", "quote")
    passage = "\n".join(each[name] for each in cells for name in names if name in each)
    alike = tuple(dict.fromkeys((claim_id, *load_claims_alike(case, passage))))
    apart = different_ids(own.cells(IDENTITIES), "claim", claim_id)
    return similar_claims(load_known_claims(case, alike), claim_id, apart)


def _passage(draft: Draft) -> str:
    return f"{draft.quote}\n{draft.statement}"


@st.cache_resource(max_entries=16, hash_funcs=HASHED | {Review: _accepted_key}, show_spinner=False)
def load_preview(case: Case, review: Review) -> Preview:
    """See :func:`claimscope.review.preview`: an edit of what is not accepted asks for no other."""
    return preview(load_part_saved(case, review), review)


def load_part_saved(case: Case, review: Review) -> Case:
    """The part of a case that a save of the review goes by."""
    return load_part(case, claims_joined(review), review.text)
