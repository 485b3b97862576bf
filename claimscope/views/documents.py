"""The documents of a case to choose from, and one of them with the quotes in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas


@dataclass(frozen=True)
class DocumentList:
    """Rows of the table ``documents``, in the order of publication, out of ``total``."""

    rows: pd.DataFrame
    total: int


@dataclass(frozen=True)
class MarkedDocument:
    """The ``text`` of a document, and its ``quotes``: rows of a ``QUOTES_FRAME`` about the claims
    that are shown, each with the ``title`` and the ``status`` of its claim.
    """

    text: str
    quotes: pd.DataFrame


def document_list(case: Case, find: str, most: int, keep: Collection[str] = ()) -> DocumentList:
    """The first ``most`` documents whose title and publisher hold the words ``find``, and those of
    these ids.
    """
    documents = by_publication(case)
    words = (documents["title"] + " " + documents["publisher"]).str.lower()
    found = documents[words.str.contains(find.strip().lower(), regex=False)]
    offered = {*found["document_id"].head(most), *keep}
    rows = documents[documents["document_id"].isin(offered)]
    return DocumentList(rows.reset_index(drop=True), len(documents))


def by_publication(case: Case) -> pd.DataFrame:
    """The documents, the first published first."""
    documents = to_pandas(case.documents)
    return documents.sort_values("published_on", kind="stable", ignore_index=True)


def marked_quotes(quotes: pd.DataFrame, claims: pd.DataFrame, document_id: str) -> pd.DataFrame:
    """The quotes in a document that are about these claims, with their title and status."""
    own = quotes[quotes["document_id"] == document_id]
    return own.merge(claims[["claim_id", "title", "status"]], on="claim_id")
