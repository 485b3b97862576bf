"""What a case comes to, in a line made by rule from what is shown of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from textwrap import shorten

import pandas as pd

from claimscope.assessment.status import FIRM, ORIGINATING
from claimscope.bidi import isolated
from claimscope.formatting import count_noun, short_name
from claimscope.record.model import QUANTITIES
from claimscope.views.claim_groups import claim_order
from claimscope.views.frames import status_counts

TITLE_LETTERS = 56
"""A longer title is cut after a word: the summary is a line."""

PEOPLE = ("killed", "wounded", "casualties", "captured")
"""Quantities that are counted in people, and do not say so."""
MANY = 2
"""From so many claims on it is told who cannot confirm them."""


@dataclass(frozen=True)
class SummaryFacts:
    """What a summary is made of.

    ``statuses``: the number of claims by status. ``contested``: the title of the contested claim
    that leads the list of claims, empty for none. ``refused``: on how many unconfirmed claims a
    source cannot confirm what another states, by the names of the two. ``figures``: the number of
    current figures by quantity and the status of their claim.
    """

    statuses: Mapping[str, int]
    contested: str
    refused: Mapping[tuple[str, str], int]
    figures: Mapping[tuple[str, str], int]


def case_summary(claims: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame) -> str:
    """The summary of a ``CLAIMS_FRAME`` with its ``STANCES_FRAME`` and ``FIGURES_FRAME``."""
    contested = claims[claims["status"] == "contested"]
    leading = claim_order(contested, stances, figures)[:1]
    titles = contested.loc[contested["claim_id"].isin(leading), "title"].tolist()
    current = figures[figures["current"] == 1]
    return summary_words(
        SummaryFacts(
            statuses=status_counts(claims),
            contested=titles[0] if titles else "",
            refused=_refusals(claims, stances),
            figures=Counter(zip(current["quantity"], current["status"], strict=True)),
        )
    )


def summary_words(facts: SummaryFacts) -> str:
    """Sentences that say what a case comes to; none without claims.

    What is contested, who cannot confirm most and of whom, whether a figure of the quantity with
    most figures is confirmed, and how much is corroborated or on record. Of two that have as many
    the first is told, by name or by the vocabulary of quantities.
    """
    if not sum(facts.statuses.values()):
        return ""
    sentences = (
        *_contested(facts.contested, facts.statuses.get("contested", 0)),
        *_refused(facts.refused),
        *_figures(facts.figures),
        *_firm(facts.statuses),
    )
    return " ".join(sentences)


def _refusals(claims: pd.DataFrame, stances: pd.DataFrame) -> Counter[tuple[str, str]]:
    unconfirmed = claims.loc[claims["status"] == "unconfirmed", "claim_id"]
    rows = stances.loc[stances["claim_id"].isin(unconfirmed), ["claim_id", "source", "stance"]]
    refusing, stating = (
        defaultdict[str, list[str]](list),
        defaultdict[str, list[str]](list),
    )
    for claim, source, stance in rows.itertuples(index=False):
        if stance == "cannot confirm":
            refusing[claim].append(source)
        elif stance in ORIGINATING:
            stating[claim].append(source)
    return Counter(
        pair for claim, sources in refusing.items() for pair in product(sources, stating[claim])
    )


def _contested(title: str, count: int) -> Iterator[str]:
    if count:
        more = f" and {count_noun(count - 1, 'other')}" if count > 1 else ""
        short = shorten(title, TITLE_LETTERS, placeholder=" …")
        yield f"Contested: “{isolated(short)}”{more}."


def _refused(refused: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """``NATO cannot confirm 9 claims by NIS.``: the pair of sources with most claims."""
    pairs = Counter[tuple[str, str]]()
    for (refusing, stating), claims in refused.items():
        pairs[isolated(short_name(refusing)), isolated(short_name(stating))] += claims
    ranked = sorted(pairs.items(), key=lambda each: (-each[1], each[0]))
    for (who, stated_by), count in ranked[:1]:
        if count >= MANY:
            yield f"{who} cannot confirm {count_noun(count, 'claim')} by {stated_by}."


def _figures(figures: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Whether figures of the quantity that most are of are confirmed.

    Figures of no quantity of the vocabulary count different things, and are left out.
    """
    held, firm = Counter[str](), Counter[str]()
    for (quantity, status), number in figures.items():
        if quantity != "other":
            held[quantity] += number
            firm[quantity] += number if status in FIRM else 0
    quantity = max(QUANTITIES, key=held.__getitem__)
    number = held[quantity]
    if number and not firm[quantity]:
        yield f"No figure for {_counted(quantity)} is confirmed."
    elif number:
        of_all = f"{firm[quantity]:,} of {count_noun(number, 'figure')}"
        yield f"{of_all} for {_counted(quantity)} confirmed or corroborated."


def _counted(quantity: str) -> str:
    """What a quantity counts: ``troops``, ``people killed``."""
    words = "killed and wounded" if quantity == "casualties" else quantity
    return f"people {words}" if quantity in PEOPLE else words


def _firm(counts: Mapping[str, int]) -> Iterator[str]:
    """How much is firm: ``1 claim is corroborated, 6 are confirmed.``."""
    said: list[str] = []
    for status in ("corroborated", "confirmed"):
        if number := counts.get(status, 0):
            subject = f"{number:,}" if said else count_noun(number, "claim")
            said.append(f"{subject} {'is' if number == 1 else 'are'} {status}")
    yield f"{', '.join(said)}." if said else "None of the claims is confirmed."
