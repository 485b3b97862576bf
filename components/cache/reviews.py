"""What a review of a document is compared with, and what a save of it would change; cached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from claimscope.record.case import Case
from claimscope.review.commit import claim_meant
from claimscope.review.draft import OWN, Review
from claimscope.review.matching import ClaimFeatures, case_features
from claimscope.review.preview import Preview, preview
from claimscope.review.serialise import serialise
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.view import View
from components.cache.views import HASHED, load_frame


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


@st.cache_resource(max_entries=4, hash_funcs=HASHED, show_spinner=False)
def load_claim_features(case: Case) -> Sequence[ClaimFeatures]:
    """See :func:`claimscope.review.matching.case_features`."""
    return case_features(case)


@st.cache_resource(max_entries=16, hash_funcs=HASHED | {Review: _accepted_key}, show_spinner=False)
def load_preview(case: Case, review: Review) -> Preview:
    """See :func:`claimscope.review.preview`: an edit of what is not accepted asks for no other."""
    known = len(case.rows["claims"]) > 0
    claims = load_frame(View(case, Filters()), CLAIMS_FRAME) if known else None
    return preview(case, review, claims)
