"""A plain text, or Markdown, which is kept as it was written."""

from __future__ import annotations

from claimscope.ingest.encoding import decode
from claimscope.ingest.limits import Limits
from claimscope.ingest.reading import Extract


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """The whole text; facts are found in it later, like in every other."""
    text, notes = decode(content)
    return Extract(text, notes=notes)
