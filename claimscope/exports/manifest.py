"""What the other files of an export cannot say of themselves, such as a CSV table."""

from __future__ import annotations

from typing import IO, Any

from claimscope.exports.format import Format
from claimscope.exports.json_document import json_bytes
from claimscope.exports.provenance import provenance
from claimscope.views.former_names import FORMER_NAMES
from claimscope.views.seen_case import SeenCase


def manifest(seen: SeenCase) -> dict[str, Any]:
    """Which view of which record it is, the versions that computed it, and the former names of
    columns.
    """
    return {
        "claimscope": provenance(seen),
        "former_columns": {
            "about": "Columns and keys under their names of version 0.1. Each equals the present "
            "one and is left out in the next version.",
            "names": {former: present for present, former in FORMER_NAMES.items()},
        },
    }


def write_manifest(seen: SeenCase, file: IO[bytes]) -> None:
    """:func:`manifest` as a file."""
    file.write(json_bytes(manifest(seen)))


FORMATS = (
    Format(
        "manifest.json",
        "Manifest, where the files come from",
        "application/json",
        write_manifest,
    ),
)
