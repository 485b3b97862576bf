"""The parts of a document's text, found once for each text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from claimscope.extraction.candidate import Span
from claimscope.extraction.segmentation.paragraphs import boilerplate_spans, sentences_in
from claimscope.record.case import Case
from components.cache.views import HASHED


@dataclass(frozen=True)
class TextParts:
    """The sentences of a text, and what stands on its page around the article; both in order."""

    sentences: Sequence[Span]
    boilerplate: Sequence[Span]


@st.cache_data(max_entries=16, hash_funcs=HASHED, show_spinner=False)
def load_text_parts(case: Case, document_id: str, _text: str) -> TextParts:
    """The parts of the text of a document of the case."""
    del case, document_id
    return TextParts(sentences_in(_text), boilerplate_spans(_text))
