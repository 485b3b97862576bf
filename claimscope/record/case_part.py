"""The part of a case that is about some claims, and what is quoted from one text."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace

from claimscope.record.case import Case
from claimscope.record.rows import Row

WHOLE = ("sources", "places", "identities")
"""The tables that a part has all of: what one is called depends on what others are called."""


def part_of(case: Case, claim_ids: Collection[str], text: str = "") -> Case:
    """What a case says of these claims, and in the document that has this very text.

    It has all sources, places and decisions, and no texts. Of claims that the document speaks of
    it has what it says of them there, not the claims, unless they are asked for.
    """
    sha256 = sha256_of(text)
    document = {
        row.cells["document_id"]
        for row in case.rows["documents"]
        if row.cells["sha256"].lower() == sha256
    }
    claims = {"claim_id": {*claim_ids}}
    said = _those(case, "assertions", {**claims, "document_id": document})
    quoted = {row.cells["document_id"] for row in said}
    found = {
        **{name: case.rows[name] for name in WHOLE},
        **{name: _those(case, name, claims) for name in ("claims", "claim_places", "judgements")},
        "assertions": said,
        "documents": _those(case, "documents", {"document_id": quoted | document}),
        "figures": _those(
            case, "figures", {"assertion_id": {row.cells["assertion_id"] for row in said}}
        ),
    }
    return replace(case, rows=found, texts={})


def sha256_of(text: str) -> str:
    """The hash that a document of this text has."""
    return hashlib.sha256(text.encode()).hexdigest()


def _those(case: Case, table: str, wanted: Mapping[str, Collection[str]]) -> list[Row]:
    """The rows of which a cell is among those wanted of its column."""
    return [
        row
        for row in case.rows[table]
        if any(row.cells[name] in values for name, values in wanted.items())
    ]
