"""Whatever the bytes: a reading or a refusal, and a text in its one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.ingest import LIMITS, ReadingError, read_pasted
from claimscope.ingest.normalise import normalise
from claimscope.ingest.parsing import parse
from tests.unit.ingest import made_files as made

BEGINNINGS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a@b.example\nDate: x\n\n"]
WHOLE = {
    "page": made.page(),
    "pdf": made.pdf("The ferry sank"),
    "word": made.word("The ferry sank"),
    "mail": made.mail("The ferry sank", html="<p>The ferry sank", attached=b"x"),
}
NAMES = st.sampled_from(["", "a.txt", "a.pdf", "a.html", "a.docx", "a.eml", "\x00.", "a.b.c"])


def hold(content: bytes, name: str) -> None:
    try:
        read = parse(content, name, LIMITS)
    except ReadingError as refused:
        assert refused.problem
        assert refused.remedy
    else:
        assert read.text == normalise(read.text) != ""


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400), NAMES)
def test_any_bytes_are_a_reading_or_a_refusal(start: bytes, rest: bytes, name: str) -> None:
    hold(start + rest, name)


@pytest.mark.parametrize("kind", WHOLE)
@given(st.data(), st.binary(max_size=40))
def test_a_damaged_file_is_a_reading_or_a_refusal(
    kind: str, data: st.DataObject, patch: bytes
) -> None:
    whole = WHOLE[kind]
    at = data.draw(st.integers(0, len(whole)))
    hold(whole[:at] + patch + whole[at + len(patch) :], "")


@given(st.text())
def test_a_text_in_its_form_is_not_changed_again(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    normalise(text).encode("utf-8")


@given(st.text(st.characters()))
def test_any_pasted_text_is_a_reading_or_a_refusal(text: str) -> None:
    try:
        assert read_pasted(text).text.endswith("\n")
    except ReadingError as refused:
        assert refused.remedy
