"""What is known of a document, as fields: when it comes in, and while it is reviewed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from claimscope.ingest.reading import Facts
from claimscope.record.case import Case
from claimscope.review.edits import described_document
from claimscope.review.known_documents import known_document
from claimscope.review.session import ReviewSession
from components.cache.views import load_part
from components.review.session import take_step

REQUIRED = {
    "title": "title",
    "publisher": "published by",
    "published_on": "published on",
    "language": "language",
}
"""The facts that must be filled in, and what their fields are called."""


def show_facts_form(
    held: Facts, *, key: str, submit: str, take: Callable[[Facts], Any], day_note: str = ""
) -> None:
    """The fields and the button; ``take`` is called with what they say, once nothing is missing.

    ``day_note`` stands under the day: where it comes from.
    """
    with st.form(f"facts:{key}", border=not key.startswith("review")):
        facts = _show_fields(held, key, day_note)
        if not st.form_submit_button(submit, type="primary"):
            return
    missing = [words for name, words in REQUIRED.items() if not getattr(facts, name)]
    if missing:
        st.warning(f"Still to be filled in: {', '.join(missing)}.")
        return
    take(facts)


def _show_fields(held: Facts, key: str, day_note: str) -> Facts:
    title = st.text_input("Title", held.title, max_chars=300, key=f"{key}:title")
    left, middle, right = st.columns(3)
    publisher = left.text_input(
        "Published by", held.publisher, max_chars=200, key=f"{key}:publisher"
    )
    wire = middle.text_input(
        "News agency",
        held.wire,
        max_chars=200,
        key=f"{key}:wire",
        help="AFP, Reuters …; may be empty",
    )
    published = right.date_input(
        "Published on",
        value=date.fromisoformat(held.published_on) if held.published_on else None,
        min_value=date.min,
        max_value=date.max,
        format="YYYY-MM-DD",
        key=f"{key}:published",
        help="Weekdays and “last August” are reckoned from this day",
    )
    if day_note:
        right.caption(day_note)
    address, language = st.columns([2, 1])
    url = address.text_input("URL (optional)", held.url, max_chars=2000, key=f"{key}:url")
    code = language.text_input("Language", held.language or "en", max_chars=8, key=f"{key}:code")
    return Facts(
        title=title.strip(),
        publisher=publisher.strip(),
        wire=wire.strip(),
        published_on=published.isoformat() if published else "",
        published_precision="day",
        language=code.strip(),
        url=url.strip(),
    )


def show_facts_of_review(case: Case, session: ReviewSession) -> None:
    """The details of the document under review, to be corrected; of one that the record has they
    are edited on the page *Documents*.
    """
    review = session.review
    if known_document(load_part(case, (), review.text), review.text):
        return

    def take(facts: Facts) -> None:
        take_step(session, partial(described_document, facts=facts))
        st.rerun()

    with st.popover(
        "Edit document details", icon=":material/edit:", type="tertiary", width="content"
    ):
        st.text("Days already proposed for claims stay as they are.")
        key = f"review:{session.name}:{session.turn}"
        show_facts_form(review.document, key=key, submit="Update details", take=take)
