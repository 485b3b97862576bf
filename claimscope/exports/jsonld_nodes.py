"""Documents, sources and spans of days as nodes of schema.org."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

Node = dict[str, Any]
Row = Mapping[Any, Any]

SOURCE_TYPES: Mapping[str, str] = {
    "intelligence service": "GovernmentOrganization",
    "government": "GovernmentOrganization",
    "head of state": "Person",
    "alliance": "Organization",
    "media": "Organization",
    "state media": "Organization",
    "expert": "Person",
    "imagery": "Organization",
    "organisation": "Organization",
    "witness": "Person",
}
KNOWN_LETTERS = {"day": 10, "month": 7, "year": 4, "unknown": 0}


def node_id(kind: str, row_id: str) -> str:
    """The ``@id`` of a row of the record: ``#claim-ferry-sank``; ids need no escaping there."""
    return f"#{kind}-{row_id}"


def present(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", None, [])}


def document_node(row: Row) -> Node:
    """A document: a ``NewsArticle`` where it came through a news agency, else a ``CreativeWork``.

    The record does not tell an article from a statement or a report in another way, and claims no
    more than it knows. ``url`` is given only where it is an address of the web.
    """
    return present(
        {
            "@id": node_id("document", row["document_id"]),
            "@type": "NewsArticle" if row["wire"] else "CreativeWork",
            "identifier": row["document_id"],
            "name": row["title"],
            "publisher": _organization(row["publisher"]),
            "sourceOrganization": _organization(row["wire"]),
            "datePublished": day_as_known(row["published_on"], "day"),
            "inLanguage": row["language"],
            "url": _web_address(row["url"]),
        }
    )


def source_node(row: Row) -> Node:
    """A source as a ``Person``, ``GovernmentOrganization`` or ``Organization``, by its kind."""
    return {
        "@id": node_id("source", row["source_id"]),
        "@type": SOURCE_TYPES[row["kind"]],
        "identifier": row["source_id"],
        "name": row["name"],
    }


def span_of(claim: Row) -> str:
    """When it is said to have happened, in ISO 8601, no sharper than it is known.

    ``2031-05-01/2031-05-02``, ``2031-05``, ``2031-05-01/..`` where no end is given; empty where
    no day or no precision is.
    """
    precision = claim["event_precision"]
    first, last = (day_as_known(claim[name], precision) for name in ("event_from", "event_to"))
    if first == last:
        return first
    return f"{first or '..'}/{last or '..'}"


def day_as_known(day: date, precision: str) -> str:
    """A day in ISO 8601 to its precision: ``2031-05-01``, ``2031-05``, ``2031`` or empty."""
    return "" if pd.isna(day) else day.isoformat()[: KNOWN_LETTERS[precision]]


def _organization(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
