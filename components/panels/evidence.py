"""The words behind a mark: a drawer with a claim, or a place's claims, and every quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from claimscope.assessment.reasons import rule_words
from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.assessment.would_change import STAYS
from claimscope.bidi import isolated
from claimscope.formatting import count_noun, day_words, qualifier_words, short_name
from claimscope.record.case import Case
from claimscope.record.changes import Version
from claimscope.record.frames import origin_names
from claimscope.record.model import CREDIBILITY, RELIABILITY
from claimscope.screen_limits import LIST_ROWS
from claimscope.store.history import SaveSummary, save_summaries
from claimscope.store.sql.versions import about_claims
from claimscope.views.claim_table import Order
from claimscope.views.evidence_words import attribution, emphasis, said_by_day
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, QUOTES_FRAME
from claimscope.views.places import ROLES_FRAME
from claimscope.views.read_model import ClaimsAt, Neighbours
from claimscope.views.view import View
from components.cache.store import load_claim_history
from components.cache.views import load_claims_at, load_frame_about, load_neighbours
from components.editing.edit import show_correction
from components.editing.judgement import show_own_call
from components.editing.merging import show_merging
from components.navigation import PAGES, page_path
from components.shortcuts import key_of
from components.state import (
    DOCUMENT,
    MARK,
    close_words,
    current_words,
    evidence_link,
    open_on,
    open_words,
)
from components.state.url import PROFILE
from components.web.parts import mount, status_mark

Beside = Callable[[View, str], Neighbours | None]
"""Where a claim stands among those of a view, in the order in which the page lists them."""


def by_status(view: View, claim_id: str) -> Neighbours | None:
    """Where a claim stands among others with the most contested first, as most pages have them."""
    return load_neighbours(view, Order(), claim_id)


def show_words(view: View, beside: Beside = by_status) -> None:
    """Open the drawer if the URL asks for the words behind a pick.

    It lies beside the page, which stays usable: another claim opens in its place. A page calls this
    first, so that a reader need not wait for the rest; its place in print is the last (page.css).
    ``beside`` says which claim is the next and which the one before.
    """
    pick = current_words()
    with st.container(key="evidence"):
        if pick is None:
            # Streamlit fetches what draws buttons with the first of them. Without this one a drawer
            # would stand for a while without its own, and lose Escape, J and K.
            st.button("Close", key="before-a-drawer", disabled=True)
            return
        if pick.kind == "place":
            here = load_claims_at(view.without("place"), pick.ids[0], LIST_ROWS)
            _show_drawer(view, here, beside)
        elif pick.kind == "claim":
            _show_drawer(view, ClaimsAt(pick.ids, len(pick.ids)), beside)


def _show_drawer(view: View, shown: ClaimsAt, beside: Beside) -> None:
    with st.container(key="drawer"):
        _show_head(view.without("claim"), shown, beside)
        claims = load_frame_about(view, CLAIMS_FRAME, shown.claim_ids)
        ids = tuple(claims["claim_id"])
        quotes, figures, roles = (
            load_frame_about(view, spec, ids) for spec in (QUOTES_FRAME, FIGURES_FRAME, ROLES_FRAME)
        )
        said = Said(quotes, figures, roles, load_claim_history(view.case, ids))
        data = {
            "claims": [_sheet(view.case, each, said) for each in claims.to_dict("records")],
            "none": NO_CLAIM,
        }
        asked = mount("claim_sheet", data, key="sheet", answers="read")
        if not claims.empty:
            _show_editing(view.case, claims)
    if asked:
        _open_page_of(asked, quotes)


def _show_head(view: View, shown: ClaimsAt, beside: Beside) -> None:
    """Which of the claims of the view it is, the way to the one before and after, and out again."""
    at = beside(view, shown.claim_ids[0]) if shown.total == 1 else None
    head = st.container(
        key="drawer-head", horizontal=True, vertical_alignment="center", gap="small"
    )
    place = _place_words(shown, at)
    head.html(f'<h2 class="part">Evidence</h2><span class="size">{place}</span>', width="stretch")
    claims = (at.before, at.after) if at else ("", "")
    for (label, icon, key), claim_id in zip(STEPS, claims, strict=True):
        head.button(
            label,
            icon=icon,
            shortcut=key,
            disabled=not claim_id,
            type="tertiary",
            on_click=open_words,
            args=(f"claim:{claim_id}",),
        )
    with head:
        link = {"label": "Copy the link to this evidence", "query": evidence_link()}
        mount("copy_link", link, key="copy-evidence", width="content")
    head.button(
        "Close",
        icon=":material/close:",
        shortcut=key_of("close"),
        type="tertiary",
        on_click=close_words,
    )


def _place_words(shown: ClaimsAt, at: Neighbours | None) -> str:
    if at is not None:
        return f"{at.number:,} of {count_noun(at.total, 'claim')}"
    if len(shown.claim_ids) < shown.total:
        return f"the first {len(shown.claim_ids)} of {count_noun(shown.total, 'claim')}"
    return ""


NO_CLAIM = (
    "No claim of this record is behind this link. It may have been withdrawn, or be newer than the "
    "day shown."
)
STEPS = (
    ("Previous claim", ":material/arrow_upward:", key_of("previous claim")),
    ("Next claim", ":material/arrow_downward:", key_of("next claim")),
)
"""The buttons from claim to claim: label, icon and key."""


@st.fragment
def _show_editing(case: Case, claims: pd.DataFrame) -> None:
    """What an analyst does about the claims; what opens there reruns nothing else."""
    titles = dict(zip(claims["claim_id"], claims["title"], strict=True))
    show_own_call(case, "claim_id", titles)
    show_correction(case, lambda: load_claim_history(case, tuple(claims["claim_id"])), "claims")
    show_merging(case, "claim", titles)


def _open_page_of(asked: str, quotes: pd.DataFrame) -> None:
    """Open what a press in the drawer asks for: ``source:nis``, or an assertion in its document."""
    kind, _, source_id = asked.partition(":")
    if kind == "source":
        page, own = "sources", {PROFILE: [source_id]}
    else:
        row = quotes.set_index("assertion_id").loc[asked]
        page, own = "documents", {DOCUMENT: [str(row["document_id"])], MARK: [asked]}
    open_on(PAGES[page].title, own)
    st.switch_page(page_path(page))


class Said(NamedTuple):
    """What is told beside claims: their quotes, figures and places, the versions of their rows."""

    quotes: pd.DataFrame
    figures: pd.DataFrame
    roles: pd.DataFrame
    versions: list[Version]


def _sheet(case: Case, claim: dict[Any, Any], said: Said) -> dict[str, Any]:
    claim_id = claim["claim_id"]
    own, figures, roles = (rows[rows["claim_id"] == claim_id] for rows in said[:3])
    saves = save_summaries(about_claims(said.versions, {claim_id}))
    credibility = int(claim["credibility"])
    kept = ("claim_id", "title", "statement", "reason", "event", "note", "judgements")
    return {
        **{name: claim[name] for name in kept},
        "status": status_mark(claim["status"]),
        "rule": rule_words(claim["status"]),
        "credibility": f"{credibility} · {CREDIBILITY[credibility]}",
        "size": _size(own),
        "outcomes": [
            {"status": status_mark(each.status), "condition": each.condition}
            for each in claim["would_change"]
        ],
        "stays": STAYS.get(claim["status"], ""),
        "figures": _figures_of(figures),
        "places": _places_of(roles),
        "assertions": _assertions(own, origin_names(case)),
        "history": [
            *({"when": day, "words": words} for day, words in said_by_day(own, claim["modality"])),
            *map(_save, reversed(saves)),
        ],
    }


def _size(quotes: pd.DataFrame) -> str:
    sources, origins = quotes["source_id"].nunique(), quotes["independence_group"].nunique()
    return f"{count_noun(sources, 'source')}, {count_noun(origins, 'independent origin')}"


def _save(save: SaveSummary) -> dict[str, Any]:
    words = f"{save.who}: {save.why}" if save.why else save.who
    return {
        "when": day_words(save.at.date()),
        "title": save.when,
        "words": words,
        "changes": save.changes,
    }


def _figures_of(figures: pd.DataFrame) -> str:
    words = [
        f"{isolated(each['wording'])}, {qualifier_words(each['qualifier'])} · {each['aspect']}"
        for each in figures.to_dict("records")
    ]
    return "; ".join(dict.fromkeys(words))


def _places_of(roles: pd.DataFrame) -> str:
    pairs = zip(roles["role"], roles["name"], strict=True)
    return "; ".join(
        f"{name} mentioned" if role == "mentioned" else f"{role} {name}" for role, name in pairs
    )


def _assertions(quotes: pd.DataFrame, origins: Mapping[str, str]) -> list[dict[str, Any]]:
    return [_assertion(each, origins) for each in quotes.to_dict("records")]


def _assertion(each: dict[Any, Any], origins: Mapping[str, str]) -> dict[str, Any]:
    chain = attribution(each["publisher"], each["wire"], short_name(each["source"]), each["cites"])
    evidence = f"Evidence offered: {each['evidence']}." if each["evidence"] != "none" else ""
    letter = each["reliability"]
    return {
        "assertion_id": each["assertion_id"],
        "group": origins[each["independence_group"]],
        "chain": chain,
        "source": each["source"],
        "source_id": each["source_id"],
        "stance": each["stance"],
        "symbol": STANCE_SYMBOLS[each["stance"]],
        "said": each["said"] if each["current"] else f"{each['said']}, since revised",
        "current": bool(each["current"]),
        "quote": each["quote"],
        "emphasis": emphasis(each["quote"], each["wordings"], each["hedge"]),
        "rests": evidence,
        "reliability": f"Reliability {letter}, {RELIABILITY[letter]}. {each['reliability_basis']}",
    }
