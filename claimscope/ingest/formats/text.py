"""A plain text, or Markdown, which is kept as it was written; of subtitles, what is spoken."""

from __future__ import annotations

from claimscope.ingest.encoding import decode
from claimscope.ingest.limits import Limits
from claimscope.ingest.reading import Extract
from claimscope.ingest.subtitles import extract_text


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """The whole text; facts are found in it later, like in every other."""
    return extract_text(*decode(content))
