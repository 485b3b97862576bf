"""JSON that stays data wherever it is opened, printed or pasted."""

from __future__ import annotations

import json
import re
from typing import Any

# Marks that turn the direction of text around, and control characters that JSON itself allows.
UNSEEN = "\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
ESCAPED = re.compile(f"[<>&{UNSEEN}]")


def json_bytes(content: Any) -> bytes:
    """``content`` as JSON in UTF-8 that reads back to exactly the same.

    Letters of every script stay readable. Escaped by their numbers are ``<``, ``>`` and ``&``, so
    that the text cannot end a ``<script>`` it is pasted into, and whatever is not seen but changes
    how text is shown. Raises :class:`ValueError` for a number that JSON does not have.
    """
    written = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2)
    return ESCAPED.sub(_escape, written).encode() + b"\n"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
