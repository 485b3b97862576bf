"""What an export of a view holds, counted before anything of it is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from claimscope.record.frames import to_pandas
from claimscope.views.judgements import judgements_frame
from claimscope.views.ledger import Ledger, shown_in


@dataclass(frozen=True)
class ExportSize:
    """How many ``rows`` each table has, by its name; how many ``quotes`` there are about the claims
    that are shown, by how many ``sources``, in how many ``documents``; the ``figures`` shown, by
    quantity.
    """

    rows: Mapping[str, int]
    quotes: int
    sources: int
    documents: int
    figures: Mapping[str, int]


def export_size(
    ledger: Ledger,
    claims: pd.DataFrame,
    quotes: pd.DataFrame,
    figures: pd.DataFrame,
    places: pd.DataFrame,
) -> ExportSize:
    """The size of the view of a ledger, of which these are the ``CLAIMS_FRAME``, the
    ``QUOTES_FRAME``, the ``FIGURES_FRAME`` and the ``MENTIONED_PLACES_FRAME``.
    """
    shown = to_pandas(ledger.shown.select("source_id", "document_id"))
    judgements = judgements_frame(ledger.case)
    judged = judgements["claim_id"].isin(shown_in(ledger).claim_ids)
    judged |= judgements["source_id"].isin(set(shown["source_id"]))
    return ExportSize(
        rows={
            "claims": len(claims),
            "assertions": len(shown),
            "figures": len(figures),
            "sources": shown["source_id"].nunique(),
            "places": len(places),
            "documents": shown["document_id"].nunique(),
            "judgements": int(judged.sum()),
        },
        quotes=len(quotes),
        sources=quotes["source_id"].nunique(),
        documents=quotes["document_id"].nunique(),
        figures=Counter(figures["quantity"]),
    )
