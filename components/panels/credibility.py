"""Who says what of which claim, and how reliable each source is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from claimscope.formatting import count_noun, short_name
from claimscope.record.frames import origin_names
from claimscope.record.model import RELIABILITY
from claimscope.views.frames import (
    SOURCES_FRAME,
)
from claimscope.views.view import View
from components.cache.views import load_frame
from components.editing.edit import show_table_correction
from components.editing.judgement import show_own_call
from components.panels.notices import part_heading
from components.web.parts import mount, status_mark


def show_claims_in_text(quotes: pd.DataFrame, *, key: str) -> str | None:
    """The claims of a document in the order of the text, each once; the pick of one.

    ``quotes`` are rows of a ``QUOTES_FRAME`` with their claim's ``title`` and ``status``.
    """
    items = quotes.sort_values("quote_start").drop_duplicates("claim_id")
    groups = [
        {
            "status": status_mark(each["status"]),
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
    count = count_noun(len(items), "claim")
    data = {"title": "Claims in the text", "count": count, "groups": groups, "height": 560}
    return mount("claim_list", {**data, "plain": True}, key=key)


def show_sources(sources: pd.DataFrame, origins: Mapping[str, str]) -> str | None:
    """Each source with its reliability, its basis and how its claims stand; the pick of one."""
    data = {"sources": [_source(each, origins) for each in sources.to_dict("records")]}
    return mount("source_list", data, key="sources")


def _source(each: dict[Any, Any], origins: Mapping[str, str]) -> dict[str, Any]:
    letter, group = each["reliability"], origins[each["independence_group"]]
    return {
        "name": each["name"],
        "pick": f"source:{each['source_id']}",
        "letter": letter,
        "reliable": RELIABILITY[letter],
        "basis": each["reliability_basis"],
        "judgements": list(each["judgements"]),
        "kind": f"{each['kind']}, independent origin: {group}",
        "track": _track(each),
    }


def _track(each: dict[Any, Any]) -> str:
    """What a source states, and how that stands: ``16 claims: 11 unconfirmed.``."""
    counts = {
        "confirmed or corroborated": each["firm"],
        "unconfirmed": each["unconfirmed"],
        "contested": each["contested"],
        "forecast or assessment": each["claims"]
        - each["firm"]
        - each["unconfirmed"]
        - each["contested"],
    }
    status = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    states = f"{count_noun(each['claims'], 'claim')}: {status}." if each["claims"] else ""
    judges = each["reservations"]
    others = f"{count_noun(judges, 'stance')} on others’ claims." if judges else ""
    return f"{states} {others}".strip()


def show_sources_part(view: View) -> str | None:
    """Each source with its reliability and how its claims stand; the pick of one."""
    part_heading("Sources")
    sources = load_frame(view.without("source"), SOURCES_FRAME)
    pick = show_sources(sources, origin_names(view.case))
    show_own_call(
        view.case, "source_id", dict(zip(sources["source_id"], sources["name"], strict=True))
    )
    show_table_correction(view.case, "sources")
    return pick
