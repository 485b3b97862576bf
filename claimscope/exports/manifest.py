"""What the other files of an export cannot say of themselves, such as a CSV table."""

from __future__ import annotations

from typing import Any

from claimscope.exports.format import Format
from claimscope.exports.json_document import json_bytes
from claimscope.exports.provenance import provenance
from claimscope.views.former_names import FORMER_NAMES
from claimscope.views.ledger import Ledger


def manifest(ledger: Ledger) -> dict[str, Any]:
    """Which view of which record it is, the versions that computed it, and the former names of
    columns.
    """
    return {
        "claimscope": provenance(ledger),
        "former_columns": {
            "about": "Columns and keys under their names of version 0.1. Each equals the present "
            "one and is left out in the next version.",
            "names": {former: present for present, former in FORMER_NAMES.items()},
        },
    }


def manifest_bytes(ledger: Ledger) -> bytes:
    """:func:`manifest` as a file."""
    return json_bytes(manifest(ledger))


FORMATS = (
    Format(
        "manifest.json",
        "Manifest, where the files come from",
        "application/json",
        manifest_bytes,
    ),
)
