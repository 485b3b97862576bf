"""The claims shown as linked data: JSON-LD in the vocabulary of schema.org.

A ``Claim`` is a statement that somebody makes; whether it is so is another thing. Only one status
is a verdict that the record itself holds: **confirmed**, which needs a public act on record or a
confirmation from a source independent of whoever asserts it. Such a claim has a ``ClaimReview``.
No other has: a denial is the word of one party against another's, corroboration is more of the
same, and unconfirmed, forecast and assessment say that there is no verdict.

The review's ``author`` is whoever puts it on record or confirms it, not Claimscope. Its
``reviewRating`` carries the status as ``alternateName`` and the reason as ``ratingExplanation``;
it has no ``ratingValue``, ``bestRating`` or ``worstRating``, because the record knows no scale of
truth. What analysts think of a claim or a source themselves is a ``Comment`` that is ``about``
it, and never a rating. The status of every claim is in its ``description``, in words and with
its reason.

Filters choose the claims. What is told of each is the whole of what had been said by the as-of
date: a claim with half of its authors would be another claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

import pandas as pd

from claimscope.assessment.status import ORIGINATING
from claimscope.exports.format import Format
from claimscope.exports.json_document import write_json_list
from claimscope.exports.jsonld_nodes import (
    Node,
    Row,
    day_as_known,
    document_node,
    node_id,
    present,
    source_node,
    span_of,
)
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import documents_table, judgements_table, sources_table
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.judgements import judgement_words
from claimscope.views.ledger import Ledger
from claimscope.views.seen_case import SeenCase

# Inline, so that whoever reads it needs nothing from the network.
CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "dateCreated": {"@type": "Date"},
    "datePublished": {"@type": "Date"},
    "url": {"@type": "@id"},
}
GRAPH = "@graph"
VERDICT = "confirmed"
SAID_COLUMNS = [
    *("claim_id", "assertion_id", "source_id", "document_id", "stance", "current"),
    *("said_on", "said_precision"),
]
"""What a claim's node is made of: columns of a ``QUOTES_FRAME``."""


def write_linked_data(seen: SeenCase, file: IO[bytes]) -> None:
    """:func:`linked_data` as a file."""
    write_json_list({"@context": dict(CONTEXT)}, GRAPH, _nodes(seen), file)


def linked_data(seen: SeenCase) -> dict[str, Any]:
    """A JSON-LD document: the record as a ``Dataset``, its documents, sources, claims and reviews.

    A node's ``@id`` is a fragment of the file, such as ``#claim-<claim_id>``, and thereby of
    whatever address the file is published at.
    """
    return {"@context": dict(CONTEXT), GRAPH: [*_nodes(seen)]}


def _nodes(seen: SeenCase) -> Iterator[Node]:
    told = seen.told()
    yield _record_node(seen)
    for part in told.parts("documents"):
        yield from map(document_node, documents_table(part).to_dict("records"))
    sources = pd.concat([sources_table(part) for part in told.parts("sources")])
    yield from map(source_node, sources.sort_values("source_id").to_dict("records"))
    for part in told.parts("claims"):
        yield from _claim_nodes(part)
    for part in told.parts("judgements"):
        yield from map(_comment_node, judgements_table(part).to_dict("records"))


def _record_node(seen: SeenCase) -> Node:
    about = provenance(seen)
    return present(
        {
            "@id": "#record",
            "@type": "Dataset",
            "name": about["title"],
            "identifier": about["record"],
            "description": about["view"],
            "measurementTechnique": (
                f"Claimscope {about['claimscope_version']}, status rules {about['rules_version']}"
            ),
        }
    )


def _claim_nodes(ledger: Ledger) -> Iterable[Node]:
    """The claims, each with its review if it has one."""
    claims = CLAIMS_FRAME.shown(ledger)
    said = QUOTES_FRAME.about(ledger, claims["claim_id"].tolist())
    by_publication = documents_table(ledger)["document_id"]
    order = {document_id: number for number, document_id in enumerate(by_publication)}
    about: dict[str, list[Row]] = {}
    for row in said[SAID_COLUMNS].to_dict("records"):
        about.setdefault(row["claim_id"], []).append(row)
    for claim in claims.to_dict("records"):
        part = about[claim["claim_id"]]
        yield _claim_node(claim, part, order)
        if claim["status"] == VERDICT:
            weighed = set(claim["weighed"])
            yield _review_node(claim, [row for row in part if row["assertion_id"] in weighed])


def _claim_node(claim: Row, said: Sequence[Row], order: Mapping[str, int]) -> Node:
    states = [row for row in said if row["current"] == 1 and row["stance"] in ORIGINATING]
    printed = sorted({row["document_id"] for row in said}, key=order.__getitem__)
    appearance = [{"@id": node_id("document", key)} for key in printed]
    return present(
        {
            "@id": node_id("claim", claim["claim_id"]),
            "@type": "Claim",
            "identifier": claim["claim_id"],
            "name": claim["title"],
            "text": claim["statement"],
            "description": f"{claim['status']}: {claim['reason']}",
            "disambiguatingDescription": claim["note"],
            "keywords": claim["topic"],
            "temporalCoverage": span_of(claim),
            "author": _authors(states),
            "firstAppearance": appearance[0],
            "appearance": appearance,
            "isPartOf": {"@id": "#record"},
        }
    )


def _comment_node(judgement: Row) -> Node:
    """An analyst's judgement of a claim or a source, by its author and of its day."""
    kind = "claim" if judgement["claim_id"] else "source"
    return {
        "@id": node_id("judgement", judgement["judgement_id"]),
        "@type": "Comment",
        "about": {"@id": node_id(kind, judgement[f"{kind}_id"])},
        "author": {"@type": "Person", "name": judgement["who"]},
        "dateCreated": day_as_known(judgement["judged_on"], "day"),
        "text": judgement_words(judgement),
    }


def _review_node(claim: Row, weighed: Sequence[Row]) -> Node:
    """The verdict on a confirmed claim, by the sources whose assertions are weighed for it.

    It is dated by the last of them.
    """
    documents = dict.fromkeys(row["document_id"] for row in weighed)
    last = weighed[-1]
    rating = {
        "@type": "Rating",
        "alternateName": claim["status"],
        "ratingExplanation": claim["reason"],
    }
    return present(
        {
            "@id": node_id("review", claim["claim_id"]),
            "@type": "ClaimReview",
            "claimReviewed": claim["statement"],
            "itemReviewed": {"@id": node_id("claim", claim["claim_id"])},
            "author": _authors(weighed),
            "datePublished": day_as_known(last["said_on"], last["said_precision"]),
            "reviewRating": rating,
            "isBasedOn": [{"@id": node_id("document", key)} for key in documents],
        }
    )


def _authors(said: Iterable[Row]) -> list[dict[str, str]]:
    return [
        {"@id": node_id("source", key)} for key in dict.fromkeys(row["source_id"] for row in said)
    ]


FORMATS = (
    Format(
        "claims.jsonld",
        "JSON-LD, claims as schema.org",
        "application/ld+json",
        write_linked_data,
    ),
)
