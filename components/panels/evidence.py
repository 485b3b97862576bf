"""The words behind a mark: a drawer with a claim, or a place's claims, and every quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from claimscope.assessment.reasons import rule_words
from claimscope.formatting import count_noun, short_name
from claimscope.record.case import Case
from claimscope.record.changes import Version
from claimscope.record.frames import origin_names
from claimscope.record.model import CREDIBILITY, RELIABILITY
from claimscope.store.history import SaveSummary, save_summaries
from claimscope.store.sql.versions import about_claim
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.places import ROLES_FRAME, claims_at
from claimscope.views.view import View
from components.cache.store import load_history
from components.cache.views import load_frame, load_frame_about, whole
from components.editing.edit import show_correction
from components.editing.judgement import show_own_call
from components.navigation import PAGES, page_path
from components.state import DOCUMENT, MARK, close_words, current_words, open_on, open_words
from components.web.parts import mount, status_mark


def show_words(view: View) -> None:
    """Open the drawer if the URL asks for the words behind a pick.

    It lies beside the page, which stays usable: another claim opens in its place.
    """
    pick = current_words()
    if pick is None:
        return
    if pick.kind == "place":
        _show_drawer(view, claims_at(load_frame(view.without("place"), ROLES_FRAME), pick.ids[0]))
    elif pick.kind == "claim":
        _show_drawer(view, pick.ids)


def _show_drawer(view: View, claim_ids: Sequence[str]) -> None:
    with st.container(key="drawer"):
        _show_head(view, claim_ids)
        claims = load_frame(whole(view), CLAIMS_FRAME)
        claims = claims[claims["claim_id"].isin(list(claim_ids))]
        quotes = load_frame_about(view, QUOTES_FRAME, tuple(claims["claim_id"]))
        data = {
            "claims": [_sheet(view, each, quotes) for each in claims.to_dict("records")],
            "none": NO_CLAIM,
        }
        assertion = mount("claim_sheet", data, key="sheet", answers="read")
        if not claims.empty:
            _show_editing(view.case, claims)
    if assertion:
        _read_in_document(quotes, assertion)


def _show_head(view: View, claim_ids: Sequence[str]) -> None:
    """Which of the claims shown it is, the way to the one before and after, and out again."""
    order = load_frame(view.without("claim"), CLAIMS_FRAME)["claim_id"].tolist()
    at = order.index(claim_ids[0]) if len(claim_ids) == 1 and claim_ids[0] in order else None
    head = st.container(
        key="drawer-head", horizontal=True, vertical_alignment="center", gap="small"
    )
    place = f"{at + 1:,} of {count_noun(len(order), 'claim')}" if at is not None else ""
    head.html(f'<h2 class="part">Evidence</h2><span class="size">{place}</span>', width="stretch")
    for label, icon, key, step in STEPS:
        there = at is not None and 0 <= at + step < len(order)
        claim = f"claim:{order[at + step]}" if at is not None and there else ""
        head.button(
            label,
            icon=icon,
            shortcut=key,
            disabled=not claim,
            type="tertiary",
            on_click=open_words,
            args=(claim,),
        )
    head.button(
        "Close", icon=":material/close:", shortcut="escape", type="tertiary", on_click=close_words
    )


NO_CLAIM = (
    "No claim of this record is behind this link. It may have been withdrawn, or be newer than the "
    "day shown."
)
STEPS = (
    ("Previous claim", ":material/arrow_upward:", "k", -1),
    ("Next claim", ":material/arrow_downward:", "j", 1),
)
"""The buttons from claim to claim: label, icon, key and direction."""


@st.fragment
def _show_editing(case: Case, claims: pd.DataFrame) -> None:
    """The assessment and the correction of the claims; what opens there reruns nothing else."""
    show_own_call(case, "claim_id", dict(zip(claims["claim_id"], claims["title"], strict=True)))
    show_correction(case, lambda versions: _about(versions, claims), "claims")


def _about(versions: Sequence[Version], claims: pd.DataFrame) -> list[Version]:
    return [each for claim_id in claims["claim_id"] for each in about_claim(versions, claim_id)]


def _read_in_document(quotes: pd.DataFrame, assertion_id: str) -> None:
    row = quotes.set_index("assertion_id").loc[assertion_id]
    own = {DOCUMENT: [str(row["document_id"])], MARK: [assertion_id]}
    open_on(PAGES["documents"].title, own)
    st.switch_page(page_path("documents"))


def _sheet(view: View, claim: dict[Any, Any], quotes: pd.DataFrame) -> dict[str, Any]:
    own = quotes[quotes["claim_id"] == claim["claim_id"]]
    credibility = int(claim["credibility"])
    origins = origin_names(view.case)
    kept = (
        "claim_id",
        "title",
        "statement",
        "reason",
        "would_change",
        "event",
        "note",
        "judgements",
    )
    return {
        **{name: claim[name] for name in kept},
        "status": status_mark(claim["status"]),
        "rule": rule_words(claim["status"]),
        "credibility": f"{credibility} · {CREDIBILITY[credibility]}",
        "places": _places_of(view, claim["claim_id"]),
        "assertions": [_assertion(each, origins) for each in own.to_dict("records")],
        "history": [_save(each) for each in save_summaries(_versions(view, claim["claim_id"]))],
    }


def _save(save: SaveSummary) -> dict[str, Any]:
    return {"when": save.when, "who": save.who, "why": save.why, "changes": save.changes}


def _versions(view: View, claim_id: str) -> list[Version]:
    return about_claim(load_history(view.case), claim_id)


def _places_of(view: View, claim_id: str) -> str:
    roles = load_frame_about(view, ROLES_FRAME, (claim_id,))
    pairs = zip(roles["role"], roles["name"], strict=True)
    return "; ".join(
        f"{name} mentioned" if role == "mentioned" else f"{role} {name}" for role, name in pairs
    )


def _assertion(each: dict[Any, Any], origins: Mapping[str, str]) -> dict[str, Any]:
    chain = attribution(each["publisher"], each["wire"], short_name(each["source"]), each["cites"])
    evidence = f"Evidence offered: {each['evidence']}." if each["evidence"] != "none" else ""
    letter = each["reliability"]
    return {
        "assertion_id": each["assertion_id"],
        "group": origins[each["independence_group"]],
        "chain": chain,
        "source": each["source"],
        "stance": each["stance"],
        "said": each["said"] if each["current"] else f"{each['said']}, since revised",
        "current": bool(each["current"]),
        "quote": each["quote"],
        "emphasis": emphasis(each["quote"], each["wordings"], each["hedge"]),
        "rests": evidence,
        "reliability": f"Reliability {letter}, {RELIABILITY[letter]}. {each['reliability_basis']}",
    }


def attribution(publisher: str, wire: str, source: str, cites: str) -> list[str]:
    """The way the words took, from the page back: ``Dawn``, ``AFP``, ``Zelensky``, what he cites.

    However long, it is one origin. An agency that speaks in its own voice stands in it once.
    """
    steps = [publisher, wire, source, f"“{cites}”" if cites else ""]
    return list(dict.fromkeys(step for step in steps if step))


def emphasis(quote: str, wordings: Sequence[str], hedge: str) -> list[dict[str, Any]]:
    """Where the figures and the hedge stand in a quote, in order and without overlap."""
    sought = [("figure", words) for words in wordings] + [("hedge", hedge)]
    found = sorted((quote.find(words), kind, words) for kind, words in sought if words)
    spans: list[dict[str, Any]] = []
    for start, kind, words in found:
        if start >= (spans[-1]["end"] if spans else 0):
            spans.append({"start": start, "end": start + len(words), "kind": kind})
    return spans
