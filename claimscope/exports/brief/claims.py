"""The claims of a brief: each with its status, its reason and every quote it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.assessment.symbols import MARKS, Mark
from claimscope.assessment.would_change import would_change_words
from claimscope.formatting import listed
from claimscope.record.model import CREDIBILITY, STATUSES
from claimscope.views.ledger import Ledger
from claimscope.views.places import ROLES_FRAME

KEPT_WHOLE = 700


@dataclass(frozen=True)
class Said:
    """One assertion as a brief prints it; ``note`` is the number of its endnote."""

    assertion_id: str
    source: str
    stance: str
    hedge: str
    quote: str
    said: str
    cites: str
    evidence: str
    reliability: str
    span: str
    revised: bool
    note: int


@dataclass(frozen=True)
class Stated:
    """One claim as a brief prints it, numbered in the brief's order.

    ``notes`` are the endnotes behind its ``reason``; ``brief`` claims fit a page with room left
    and are never split between two.
    """

    number: int
    claim_id: str
    title: str
    statement: str
    status: str
    mark: Mark
    credibility: str
    topic: str
    event: str
    places: str
    reason: str
    would_change: str
    caution: str
    judgements: tuple[str, ...]
    notes: tuple[int, ...]
    said: tuple[Said, ...]
    brief: bool


def stated_claims(
    ledger: Ledger,
    claims: pd.DataFrame,
    quotes: pd.DataFrame,
    notes: Mapping[tuple[str, str], int],
) -> list[Stated]:
    """Every claim of ``claims`` with its ``quotes`` (see ``QUOTES_FRAME``), in their order."""
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for row in quotes.to_dict("records"):
        said[row["claim_id"]].append(_said(row, notes[row["source_id"], row["document_id"]]))
    places = _places(ledger, claims)
    return [
        _stated(number, row, said[row["claim_id"]], places[row["claim_id"]])
        for number, row in enumerate(claims.to_dict("records"), start=1)
    ]


def by_status(claims: list[Stated]) -> list[tuple[str, str, list[Stated]]]:
    """What is not confirmed: each status that occurs, what it means, and its claims."""
    groups = [
        (status, meaning, [each for each in claims if each.status == status])
        for status, meaning in STATUSES.items()
        if status != "confirmed"
    ]
    return [group for group in groups if group[2]]


def _said(row: Mapping[Any, Any], note: int) -> Said:
    same = ("assertion_id", "source", "stance", "hedge", "quote", "said", "cites", "reliability")
    return Said(
        **{name: row[name] for name in same},
        evidence="" if row["evidence"] == "none" else row["evidence"],
        span=f"{row['quote_start']:,}–{row['quote_end']:,}",
        revised=row["current"] == 0,
        note=note,
    )


def _stated(number: int, row: Mapping[Any, Any], said: list[Said], places: str) -> Stated:
    same = ("claim_id", "title", "statement", "status", "topic", "event", "reason")
    weighed = [each for each in said if each.assertion_id in row["weighed"]]
    return Stated(
        **{name: row[name] for name in same},
        number=number,
        mark=MARKS[row["status"]],
        credibility=f"{row['credibility']}, {CREDIBILITY[row['credibility']]}",
        would_change=would_change_words(row["status"], row["would_change"]),
        places=places,
        caution=row["note"],
        judgements=row["judgements"],
        notes=tuple(dict.fromkeys(each.note for each in weighed)),
        said=tuple(said),
        brief=_length(said, row["judgements"]) < KEPT_WHOLE,
    )


def _length(said: list[Said], judgements: Sequence[str]) -> int:
    return sum(150 + len(each.quote) for each in said) + sum(map(len, judgements))


def _places(ledger: Ledger, claims: pd.DataFrame) -> defaultdict[str, str]:
    """The places of each claim with their parts in it: ``from North Korea; to Russia``."""
    roles = ROLES_FRAME.about(ledger, claims["claim_id"].tolist())
    words: defaultdict[str, list[str]] = defaultdict(list)
    for (claim_id, role), part in roles.groupby(["claim_id", "role"], sort=False):
        words[str(claim_id)].append(f"{role} {listed(part['name'])}")
    return defaultdict(str, {claim_id: "; ".join(each) for claim_id, each in words.items()})
