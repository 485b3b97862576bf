"""The words behind a mark: a drawer with a claim, or a place's claims, and every quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.browser_parts import mount, standing_mark
from components.loaders import View, load_claims, load_claims_at, load_quotes, load_roles, whole
from components.navigation import page_path
from components.notices import show_nothing_found
from components.picks import DOCUMENT, current_claims, current_place, forget_pick
from data.model import CREDIBILITY, RELIABILITY


def show_picked(view: View) -> None:
    """Open the drawer if something is picked; closing it forgets the pick."""
    place = current_place()
    if place is not None:
        _show_drawer(view, load_claims_at(view, place))
    elif current_claims():
        _show_drawer(view, current_claims())


@st.dialog("The words it rests on", width="medium", position="right", on_dismiss=forget_pick)
def _show_drawer(view: View, claim_ids: Sequence[str]) -> None:
    claims = load_claims(whole(view))
    claims = claims[claims["claim_id"].isin(list(claim_ids))]
    if claims.empty:
        show_nothing_found("claim")
        return
    quotes = load_quotes(view, tuple(claims["claim_id"]))
    data = {"claims": [_sheet(view, each, quotes) for each in claims.to_dict("records")]}
    assertion = mount("claim_sheet", data, key="sheet", answers="read")
    if assertion:
        _read_in_document(quotes, assertion)


def _read_in_document(quotes: pd.DataFrame, assertion_id: str) -> None:
    row = quotes.set_index("assertion_id").loc[assertion_id]
    query = {DOCUMENT: str(row["document_id"]), "mark": assertion_id}
    st.switch_page(page_path("documents"), query_params=query)


def _sheet(view: View, claim: dict[Any, Any], quotes: pd.DataFrame) -> dict[str, Any]:
    own = quotes[quotes["claim_id"] == claim["claim_id"]]
    credibility = int(claim["credibility"])
    kept = ("claim_id", "title", "statement", "reason", "would_change", "event", "note")
    return {
        **{name: claim[name] for name in kept},
        "standing": standing_mark(claim["standing"]),
        "credibility": f"{credibility} · {CREDIBILITY[credibility]}",
        "places": _places_of(view, claim["claim_id"]),
        "assertions": [_assertion(each) for each in own.to_dict("records")],
    }


def _places_of(view: View, claim_id: str) -> str:
    roles = load_roles(view, (claim_id,))
    pairs = zip(roles["role"], roles["name"], strict=True)
    return "; ".join(
        f"{name} mentioned" if role == "mentioned" else f"{role} {name}" for role, name in pairs
    )


def _assertion(each: dict[Any, Any]) -> dict[str, Any]:
    cites = f"cites “{each['cites']}”" if each["cites"] else ""
    evidence = f"evidence offered: {each['evidence']}" if each["evidence"] != "none" else ""
    letter, wire = each["reliability"], f" via {each['wire']}" if each["wire"] else ""
    return {
        "assertion_id": each["assertion_id"],
        "source": each["source"],
        "stance": each["stance"],
        "said": each["said"] if each["current"] else f"{each['said']}, since revised",
        "current": bool(each["current"]),
        "quote": each["quote"],
        "emphasis": emphasis(each["quote"], each["wordings"], each["hedge"]),
        "rests": "; ".join(filter(None, [cites, evidence])),
        "reliability": f"Reliability {letter}, {RELIABILITY[letter]}. {each['reliability_basis']}",
        "document": f"{each['publisher']}{wire}.",
    }


def emphasis(quote: str, wordings: Sequence[str], hedge: str) -> list[dict[str, Any]]:
    """Where the figures and the hedge stand in a quote, in order and without overlap."""
    sought = [("figure", words) for words in wordings] + [("hedge", hedge)]
    found = sorted((quote.find(words), kind, words) for kind, words in sought if words)
    spans: list[dict[str, Any]] = []
    for start, kind, words in found:
        if start >= (spans[-1]["end"] if spans else 0):
            spans.append({"start": start, "end": start + len(words), "kind": kind})
    return spans
