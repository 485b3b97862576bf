"""Documents that the record has already: found by their text, and what it holds of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimscope.ingest.reading import Facts
from claimscope.record.case import Case
from claimscope.record.case_part import sha256_of
from claimscope.record.frames import to_pandas


def known_document(case: Case, text: str) -> str | None:
    """The document of the case that has this very text."""
    rows = to_pandas(case.documents)
    same = rows[rows["sha256"].str.lower() == sha256_of(text)]
    return None if same.empty else str(same["document_id"].iloc[0])


def facts_of(document: Mapping[Any, Any]) -> Facts:
    """What the record holds of a document, from its row."""
    words = {name: document[name] for name in ("title", "publisher", "wire", "language", "url")}
    day = document["published_on"].date().isoformat()
    return Facts(**words, published_on=day, published_precision="day")
