"""A plain text, or Markdown, which is kept as it was written."""

from __future__ import annotations

from data.reading.encoding import decode
from data.reading.limits import Limits
from data.reading.reading import Extract


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """The whole text; facts are found in it later, like in every other."""
    text, notes = decode(content)
    return Extract(text, notes=notes)
