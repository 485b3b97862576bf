"""Numbered source citations after the manner of ICD 206: what was printed, and who said it.

ICD 206 (Sourcing Requirements for Disseminated Analytic Products) asks of an endnote that a
reader can find the text again, and of a source descriptor that he can judge who speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from claimscope.exports.brief.escaping import web_address
from claimscope.formatting import count_noun, day_words
from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.record.model import RELIABILITY

DIGEST_SHOWN = 12


@dataclass(frozen=True)
class Endnote:
    """One source as one document carries it.

    ``title`` is the headline; ``printed`` who printed it, by which wire, when; ``text`` how to
    tell that a text is the same; ``url`` its address as recorded, ``address`` the same where it
    is safe to follow; ``source`` the name and ``descriptor`` what sort of source it is.
    """

    number: int
    title: str
    printed: str
    text: str
    url: str
    address: str
    source: str
    descriptor: str
    reliability: str
    basis: str


def note_numbers(quotes: pd.DataFrame) -> dict[tuple[str, str], int]:
    """The number of the endnote for each pair of source and document, by first appearance."""
    pairs = zip(quotes["source_id"], quotes["document_id"], strict=True)
    return {pair: number for number, pair in enumerate(dict.fromkeys(pairs), start=1)}


def endnotes(case: Case, numbers: Mapping[tuple[str, str], int]) -> list[Endnote]:
    """The endnotes for ``numbers``, in their order."""
    sources = _by_id(to_pandas(case.sources), "source_id")
    documents = _by_id(to_pandas(case.documents), "document_id")
    return [
        _endnote(number, documents[document_id], sources[source_id])
        for (source_id, document_id), number in numbers.items()
    ]


@dataclass(frozen=True)
class CitedDocument:
    """A document as a brief lists it, with the number of quotes shown and of their claims."""

    title: str
    printed: str
    text: str
    url: str
    address: str
    quotes: str
    claims: str


def cited_documents(case: Case, quotes: pd.DataFrame) -> list[CitedDocument]:
    """The documents that ``quotes`` (see ``QUOTES_FRAME``) stand in, by day of publication."""
    frame = to_pandas(case.documents).sort_values(["published_on", "document_id"])
    found = dict(list(quotes.groupby("document_id")))
    return [
        _cited(row, found[row["document_id"]])
        for row in frame.to_dict("records")
        if row["document_id"] in found
    ]


def _cited(row: Mapping[Any, Any], quotes: pd.DataFrame) -> CitedDocument:
    return CitedDocument(
        title=row["title"],
        printed=_printed(row),
        text=_text(row),
        url=row["url"],
        address=web_address(row["url"]),
        quotes=count_noun(len(quotes), "quote"),
        claims=count_noun(quotes["claim_id"].nunique(), "claim"),
    )


def _text(document: Mapping[Any, Any]) -> str:
    return f"{document['document_id']}, SHA-256 {document['sha256'][:DIGEST_SHOWN]}"


def _by_id(table: pd.DataFrame, name: str) -> dict[str, dict[Any, Any]]:
    return {row[name]: row for row in table.to_dict("records")}


def _endnote(number: int, document: Mapping[Any, Any], source: Mapping[Any, Any]) -> Endnote:
    letter = source["reliability"]
    return Endnote(
        number=number,
        title=document["title"],
        printed=_printed(document),
        text=_text(document),
        url=document["url"],
        address=web_address(document["url"]),
        source=source["name"],
        descriptor=_descriptor(source),
        reliability=f"{letter}, {RELIABILITY[letter]}",
        basis=source["reliability_basis"],
    )


def _printed(document: Mapping[Any, Any]) -> str:
    wire = f"via {document['wire']}" if document["wire"] else ""
    parts = (document["publisher"], wire, day_words(document["published_on"]))
    return ", ".join(part for part in parts if part)


def _descriptor(source: Mapping[Any, Any]) -> str:
    country = f" ({source['country']})" if source["country"] else ""
    return f"{source['kind']}{country}; independent origin: {source['independence_group']}"
