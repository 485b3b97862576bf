"""What a case comes to, in a line made by rule from what is shown of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

import pandas as pd

from claimscope.assessment.status import FIRM, ORIGINATING
from claimscope.bidi import isolated
from claimscope.formatting import count_noun, short_name
from claimscope.views.frames import status_counts

TITLE_LETTERS = 56
"""A longer title is cut after a word: the summary is a line."""
MANY = 2
"""From so many claims on it is told who cannot confirm them."""


def case_summary(claims: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame) -> str:
    """Sentences about a ``CLAIMS_FRAME`` with its ``STANCES_FRAME`` and ``FIGURES_FRAME``.

    What is contested, who cannot confirm most and of whom, whether a figure of the quantity with
    most figures is confirmed, and how much is corroborated or on record. Empty without claims.
    """
    if claims.empty:
        return ""
    sentences = (
        *_contested(claims),
        *_refused(claims, stances),
        *_figures(figures),
        *_firm(claims),
    )
    return " ".join(sentences)


def _contested(claims: pd.DataFrame) -> Iterator[str]:
    titles = claims[claims["status"] == "contested"]["title"].tolist()
    if titles:
        more = f" and {count_noun(len(titles) - 1, 'other')}" if len(titles) > 1 else ""
        title = shorten(titles[0], TITLE_LETTERS, placeholder=" …")
        yield f"Contested: “{isolated(title)}”{more}."


def _refused(claims: pd.DataFrame, stances: pd.DataFrame) -> Iterator[str]:
    """``NATO cannot confirm 9 claims by NIS.``: the pair of sources with most claims."""
    unconfirmed = claims.loc[claims["status"] == "unconfirmed", "claim_id"]
    rows = stances.loc[stances["claim_id"].isin(unconfirmed), ["claim_id", "source", "stance"]]
    names = {source: isolated(short_name(source)) for source in rows["source"].unique()}
    stating: dict[str, list[str]] = {}
    for claim_id, source, stance in rows.itertuples(index=False):
        if stance in ORIGINATING:
            stating.setdefault(claim_id, []).append(names[source])
    pairs = Counter(
        (names[source], stated_by)
        for claim_id, source, stance in rows.itertuples(index=False)
        if stance == "cannot confirm"
        for stated_by in stating.get(claim_id, ())
    )
    for (who, stated_by), count in pairs.most_common(1):
        if count < MANY:
            return
        yield f"{who} cannot confirm {count_noun(count, 'claim')} by {stated_by}."


def _figures(figures: pd.DataFrame) -> Iterator[str]:
    """Whether figures of the quantity that most are of are confirmed.

    Figures of no quantity of the vocabulary count different things, and are left out.
    """
    current = figures[(figures["current"] == 1) & (figures["quantity"] != "other")]
    if current.empty:
        return
    quantity = current["quantity"].value_counts(sort=True).index[0]
    status = current[current["quantity"] == quantity]["status"]
    firm = int(status.isin(FIRM).sum())
    if firm == 0:
        yield f"No figure for {quantity} is confirmed."
    else:
        figures_held = count_noun(len(status), "figure")
        yield f"{firm} of {figures_held} for {quantity} confirmed or corroborated."


def _firm(claims: pd.DataFrame) -> Iterator[str]:
    """How much is firm: ``1 claim is corroborated, 6 are confirmed.``."""
    counts = status_counts(claims)
    said: list[str] = []
    for status in ("corroborated", "confirmed"):
        if number := counts[status]:
            subject = f"{number:,}" if said else count_noun(number, "claim")
            said.append(f"{subject} {'is' if number == 1 else 'are'} {status}")
    yield f"{', '.join(said)}." if said else "None of the claims is confirmed."
