"""Words beside quotes: the way that they took, what is set off in them, who said what when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from claimscope.assessment.claim_status import Said, status_spans
from claimscope.bidi import isolated
from claimscope.formatting import short_name

SAYS = {"finds likely": "finds it likely", "on record": "reports it as a public act"}
"""A stance as a verb of a sentence, where the record has other words."""


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


def said_by_day(quotes: pd.DataFrame, modality: str) -> list[tuple[str, str]]:
    """Day by day who took which stance on the claim of these ``QUOTES_FRAME`` rows, and the status
    that it had then where that was another one; the first day first: ``18 Oct 2024``, ``NIS
    asserts it; NATO cannot confirm it → unconfirmed``.
    """
    rows = quotes.sort_values("said_on", kind="stable").to_dict("records")
    statuses = {each.from_day: each.status for each in status_spans(modality, map(_said, rows))}
    days: dict[str, list[str]] = {}
    became: dict[str, str] = {}
    last = ""
    for each in rows:
        days.setdefault(each["said"], []).append(_stance_words(each))
        status = statuses.get(str(each["said_on"].date()), last)
        if status != last:
            became[each["said"]] = last = status
    words = {day: "; ".join(dict.fromkeys(said)) for day, said in days.items()}
    return [
        (day, f"{said} → {became[day]}" if day in became else said) for day, said in words.items()
    ]


def _said(row: Mapping[Any, Any]) -> Said:
    cells = {**row, "said_on": str(row["said_on"].date())}
    return Said.of(cells, row["independence_group"])


def _stance_words(quote: Mapping[Any, Any]) -> str:
    stance = quote["stance"]
    return f"{isolated(short_name(quote['source']))} {SAYS.get(stance, f'{stance} it')}"
