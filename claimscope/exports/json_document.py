"""JSON that stays data wherever it is opened, printed or pasted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

# Marks that turn the direction of text around, and control characters that JSON itself allows.
UNSEEN = "\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
ESCAPED = re.compile(f"[<>&{UNSEEN}]")
NO_ENTRY, LAST_ENTRY = b"[]\n}\n", b"\n  ]\n}\n"


def json_bytes(content: Any) -> bytes:
    """``content`` as JSON in UTF-8 that reads back to exactly the same.

    Letters of every script stay readable. Escaped by their numbers are ``<``, ``>`` and ``&``, so
    that the text cannot end a ``<script>`` it is pasted into, and whatever is not seen but changes
    how text is shown. Raises :class:`ValueError` for a number that JSON does not have.
    """
    return _written(content).encode() + b"\n"


def write_json_list(
    before: Mapping[str, Any], name: str, entries: Iterable[Any], file: IO[bytes]
) -> None:
    """The same of an object that ends with a list, whose entries need not be in memory at once.

    ``before`` has what stands before the list, ``name`` is the list's.
    """
    file.write(json_bytes({**before, name: []}).removesuffix(NO_ENTRY))
    between = "[\n    "
    for entry in entries:
        file.write((between + _written(entry).replace("\n", "\n    ")).encode())
        between = ",\n    "
    file.write(LAST_ENTRY if between.startswith(",") else NO_ENTRY)


def _written(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2)
    return ESCAPED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
