"""A document on its way in: a file or pasted words, and what is known of it, to be corrected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256

import streamlit as st

from claimscope.bidi import isolated
from claimscope.extraction.unread import base_language, is_read, text_note
from claimscope.formatting import count_noun, day_words
from claimscope.ingest import Reading, ReadingError, read_bytes
from claimscope.ingest.reading import Facts
from claimscope.jobs.client import read_pasted_text
from claimscope.jobs.review_steps import start_review
from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.review.draft import ReviewError
from claimscope.review.known_documents import facts_of, known_document
from claimscope.sandbox.process import Watch
from components.cache.reviews import load_claims_like
from components.cache.views import load_part
from components.panels.notices import part_heading, show_error
from components.review.document_facts import show_facts_form
from components.review.session import begin, continue_review, unfinished
from components.state.session import SessionValue
from components.work_progress import shown_work, was_stopped

STEPS = """<ol class="steps">
<li><b>Import.</b> Its text, title, publisher and date are taken from it; you correct them. The
original text is stored unchanged.</li>
<li><b>Review.</b> Candidate claims are proposed, each with the words it rests on. You accept,
correct or reject them; each may join a claim that the case has.</li>
<li><b>Save.</b> You see which statuses would move, then save. Nothing enters the record that you
have not accepted, and nothing leaves it.</li>
</ol>"""
READING = SessionValue[dict[str, Reading | ReadingError]]("reading", {})
SUFFIXES = ["txt", "md", "html", "htm", "pdf", "docx", "eml", "mhtml", "mht"]


def show_arrival_part(case: Case) -> None:
    """Where a document comes in; once it is read, its facts and the way to its claims."""
    part_heading("Add a document")
    reading = _reading()
    if reading is None:
        st.html(STEPS)
        _show_unfinished(case)
        return
    part = load_part(case, (), reading.text)
    if known := known_document(part, reading.text):
        _show_known(case, part, reading, known)
        return
    _show_reading(reading)
    _show_facts(case, reading)


def _show_known(case: Case, part: Case, reading: Reading, document_id: str) -> None:
    """A text that the case has: nothing is added, but what was left out may be looked at again."""
    rows = to_pandas(part.documents)
    [row] = rows[rows["document_id"] == document_id].to_dict("records")
    st.info("This very text is in the case already. Nothing was added.")
    title, publisher = isolated(row["title"]), isolated(row["publisher"])
    st.text(f"{title} ({publisher}, {day_words(row['published_on'])})")
    if st.button("Review what is not in the record yet"):
        _begin(case, reading, facts_of(row))


def _reading() -> Reading | None:
    """The document that was dropped or pasted, read; None where there is none that can be."""
    way = st.segmented_control(
        "How it comes", ["Upload", "Paste"], default="Upload", label_visibility="collapsed"
    )
    try:
        return _pasted() if way == "Paste" else _dropped()
    except ReadingError as error:
        show_error("This document cannot be read.", error, icon=":material/description:")
        return None


def _dropped() -> Reading | None:
    file = st.file_uploader(
        "Article, web page, PDF, Word or e-mail. Stays on this computer.",
        type=SUFFIXES,
    )
    if not file:
        return None
    content = file.getvalue()
    return _read(content + file.name.encode(), lambda w: read_bytes(content, file.name, watch=w))


def _show_unfinished(case: Case) -> None:
    """The reviews that somebody has begun and neither saved nor thrown away."""
    reviews = unfinished(case.case_id)
    if not reviews:
        return
    part_heading("Reviews in progress")
    for name, review in reviews.items():
        row = st.container(horizontal=True, vertical_alignment="center", border=True)
        open_ones = count_noun(review.counts()["open"], "candidate")
        row.text(f"{isolated(review.document.title)}\n{open_ones} to decide", width="stretch")
        if row.button("Continue", key=f"go-on:{name}"):
            continue_review(name)
            st.rerun()


def _pasted() -> Reading | None:
    text = st.text_area("The text", height=220, placeholder="Paste the whole text of one document")
    if not text.strip():
        return None
    return _read(text.encode("utf-8", "surrogatepass"), lambda w: read_pasted_text(text, w))


def _read(content: bytes, read: Callable[[Watch], Reading]) -> Reading | None:
    """The reading of this content, made once; None while it is stopped."""
    key = sha256(content).hexdigest()
    found = READING.get().get(key)
    if found is None:
        if was_stopped(key):
            return None
        found = _read_or_refused(read, key)
        READING.set({key: found})
    if isinstance(found, ReadingError):
        raise found
    return found


def _read_or_refused(read: Callable[[Watch], Reading], key: str) -> Reading | ReadingError:
    with shown_work("Reading the document …", key) as watch:
        try:
            return read(watch)
        except ReadingError as error:
            return error


def _begin(case: Case, reading: Reading, facts: Facts) -> None:
    """Have the candidates of a document extracted, and begin their review."""
    try:
        with shown_work("Extracting its claims …", f"extract:{reading.sha256}") as watch:
            part, known = load_part(case, (), reading.text), partial(load_claims_like, case)
            review = start_review(part, reading.text, facts, known, watch)
    except ReviewError as error:
        show_error("The claims of this document cannot be extracted.", error)
        return
    if begin(review):
        st.rerun()


def _show_reading(reading: Reading) -> None:
    words = len(reading.text.split())
    st.text("\n".join([f"Read as {reading.kind}: {words:,} words.", *map(isolated, reading.notes)]))
    language = base_language(reading.text, reading.language)
    if not is_read(language):
        st.warning(text_note(language), icon=":material/translate:")
    with st.expander("The text that was read"), st.container(height=240):
        st.text(reading.text)


def _show_facts(case: Case, reading: Reading) -> None:
    """What is known of the document, proposed from the file; the button that goes on."""
    show_facts_form(
        reading,
        key=reading.sha256[:12],
        submit="Extract claims",
        take=lambda facts: _begin(case, reading, facts),
        day_note=_day_words(reading),
    )


def _day_words(reading: Reading) -> str:
    """Where the day proposed comes from and how sharp it is; empty where there is none."""
    if not reading.published_on:
        return ""
    told = f"From {reading.published_from}."
    if reading.published_precision in ("month", "year"):
        told += f" Only the {reading.published_precision} is given: correct the day."
    return told
