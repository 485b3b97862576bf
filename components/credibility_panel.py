"""Source and claim credibility: confirmed against the rest, stances by source, the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.browser_parts import mount, standing_mark
from components.figures.stance_grid import STANCE_SYMBOLS, cells_of, source_order
from data.model import RELIABILITY
from data.words import short_name

REST = ("unconfirmed", "contested", "corroborated", "forecast", "assessment")


def show_claims(claims: pd.DataFrame, *, key: str, height: int | None = None) -> str | None:
    """Confirmed claims beside all the rest, each with its reason; the pick of the one chosen.

    ``height`` in pixels makes the two lists scroll; without it they are as long as they are.
    """
    items = _by_standing(claims)
    columns = [
        _column("Confirmed", items, ("confirmed",), "Nothing is confirmed here."),
        _column("Not confirmed", items, REST, "Nothing unconfirmed here."),
    ]
    data = {"columns": columns, "height": height}
    return mount("claim_list", data, key=key)


def show_claims_in_text(quotes: pd.DataFrame, *, key: str) -> str | None:
    """The claims of a document in the order of the text, each once; the pick of one.

    ``quotes`` are rows of a ``quotes_frame`` with their claim's ``title`` and ``standing``.
    """
    items = quotes.sort_values("quote_start").drop_duplicates("claim_id")
    groups = [
        {
            "standing": standing_mark(each["standing"]),
            "claims": [
                {
                    "pick": f"claim:{each['claim_id']}",
                    "title": each["title"],
                    "reason": f"{short_name(each['source'])} {each['stance']}",
                }
            ],
        }
        for each in items.to_dict("records")
    ]
    count = _counted(len(items))
    columns = [{"title": "Claims in the text", "count": count, "hint": "None.", "groups": groups}]
    data = {"columns": columns, "height": 560, "plain": True}
    return mount("claim_list", data, key=key)


def show_stances(claims: pd.DataFrame, stances: pd.DataFrame, *, key: str) -> str | None:
    """The grid of claims by sources with a stance in each cell; the pick of a claim or source."""
    sources = source_order(stances)
    by_claim: defaultdict[str, list[dict[Any, Any]]] = defaultdict(list)
    for each in cells_of(stances).to_dict("records"):
        by_claim[each["claim_id"]].append(each)
    data = {
        "sources": [_source_head(each) for each in sources.to_dict("records")],
        "groups": _groups(sources),
        "claims": [
            _grid_row(each, by_claim[each["claim_id"]]) for each in claims.to_dict("records")
        ],
    }
    return mount("stance_grid", data, key=key)


def show_stance_legend() -> None:
    """What the symbols of the grid mean."""
    st.text("   ".join(f"{symbol} {stance}" for stance, symbol in STANCE_SYMBOLS.items()))


def show_sources(sources: pd.DataFrame) -> str | None:
    """Each source with its reliability, its basis and how its claims stand; the pick of one."""
    data = {"sources": [_source(each) for each in sources.to_dict("records")]}
    return mount("source_list", data, key="sources")


def _source(each: dict[Any, Any]) -> dict[str, Any]:
    letter, group = each["reliability"], each["independence_group"]
    return {
        "name": each["name"],
        "pick": f"source:{each['source_id']}",
        "letter": letter,
        "reliable": RELIABILITY[letter],
        "basis": each["reliability_basis"],
        "calls": list(each["calls"]),
        "kind": f"{each['kind']}, independence group “{group}”",
        "track": _track(each),
    }


def _track(each: dict[Any, Any]) -> str:
    """What a source states, and how that stands: ``states 16 claims: 11 unconfirmed``."""
    counts = {
        "confirmed or corroborated": each["firm"],
        "unconfirmed": each["unconfirmed"],
        "contested": each["contested"],
        "forecast or assessment": each["claims"]
        - each["firm"]
        - each["unconfirmed"]
        - each["contested"],
    }
    standing = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    states = f"States {_counted(each['claims'])}: {standing}." if each["claims"] else ""
    judges = each["reservations"]
    others = f"Judges {_counted(judges)} of others." if judges else ""
    return f"{states} {others}".strip()


def _counted(number: int) -> str:
    return f"{number} claim" if number == 1 else f"{number} claims"


def _column(
    title: str, claims: Mapping[str, list[dict[str, Any]]], standings: Sequence[str], hint: str
) -> dict[str, Any]:
    groups = [
        {"standing": standing_mark(each), "claims": claims[each]}
        for each in standings
        if each in claims
    ]
    count = _counted(sum(len(group["claims"]) for group in groups))
    return {"title": title, "count": count, "hint": hint, "groups": groups}


def _by_standing(claims: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    names = ("standing", "claim_id", "title", "reason", "calls")
    columns = (claims[name].tolist() for name in names)
    items: dict[str, list[dict[str, Any]]] = {}
    for standing, claim_id, title, reason, calls in zip(*columns, strict=True):
        item = {"pick": f"claim:{claim_id}", "title": title, "reason": reason, "calls": calls}
        items.setdefault(standing, []).append(item)
    return items


def _source_head(source: dict[Any, Any]) -> dict[str, str]:
    return {
        "source_id": source["source_id"],
        "source": short_name(source["source"]),
        "pick": f"source:{source['source_id']}",
        "group": source["independence_group"],
    }


def _groups(sources: pd.DataFrame) -> list[dict[str, Any]]:
    sizes = sources.groupby("independence_group", sort=False).size()
    return [{"group": str(group), "sources": int(size)} for group, size in sizes.items()]


def _grid_row(claim: dict[Any, Any], stances: list[dict[Any, Any]]) -> dict[str, Any]:
    return {
        "pick": f"claim:{claim['claim_id']}",
        "title": claim["title"],
        "standing": standing_mark(claim["standing"]),
        "stances": {each["source_id"]: _cell(each) for each in stances},
    }


def _cell(each: dict[Any, Any]) -> dict[str, str]:
    return {
        "symbol": each["symbol"],
        "stance": each["stance"],
        "said": each["said"],
        "when": each["said"].removesuffix(f" {each['said_on']:%Y}"),
        "before": each["before"],
    }
