"""A page that a browser saved as one file is read as a page, with its address."""

from __future__ import annotations

import pytest

from claimscope.ingest import LIMITS, Reading, ReadingError
from claimscope.ingest.parsing import parse
from tests.unit.ingest import made_files as made

ADDRESS = "https://www.bay.example/2031/ferry?x=1"
CHROME = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: {address}\nSubject: Ferry sinks\n"
    "Date: Wed, 7 May 2031 10:00:00 +0900\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="b"\n\n'
)
OLDER = (
    'From: "Saved by an older browser"\nSubject: Ferry sinks\nMIME-Version: 1.0\n'
    'Content-Type: multipart/related; boundary="b"; type="text/html"\n\n'
)
BARE = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'


def saved(head: str, body: str = made.page().decode(), others: str = "") -> bytes:
    part = f"Content-Type: text/html; charset=utf-8\nContent-Location: {ADDRESS}\n\n{body}\n"
    text = f"{head.format(address=ADDRESS)}--b\n{part}{others}--b--\n"
    return text.replace("\n", "\r\n").encode()


def read(content: bytes, name: str = "ferry.mhtml") -> Reading:
    return parse(content, name, LIMITS)


@pytest.mark.parametrize("head", [CHROME, OLDER, BARE])
def test_a_saved_page_is_read_as_a_page_with_its_address(head: str) -> None:
    found = read(saved(head))
    assert (found.kind, found.url) == ("saved page", ADDRESS)
    assert (found.title, found.publisher) == ("Ferry sinks", "bay.example")
    assert made.STORY.strip() in found.text
    assert "Saved by" not in found.text


def test_the_day_of_saving_is_told_and_is_not_that_of_publication() -> None:
    head = '<meta property="article:published_time" content="2021-05-06T09:00:00Z">'
    found = read(saved(CHROME, made.page(head=head).decode()))
    assert found.published_on == "2021-05-06"
    assert "The page was saved on 2031-05-07." in found.notes
    assert read(saved(CHROME)).published_on == ""


def test_frames_of_a_saved_page_are_named_and_not_read() -> None:
    frame = "--b\nContent-Type: text/html\nContent-Location: cid:f\n\n<p>Buy a boat.</p>\n"
    found = read(saved(CHROME, others=frame))
    assert "Not read: 1 frame." in found.notes
    assert "Buy a boat" not in found.text


def test_a_saved_page_by_another_name_is_told_so_and_read() -> None:
    assert "was read as one" in read(saved(CHROME), "ferry.eml").notes[0]


def test_a_mail_with_pictures_in_it_is_no_saved_page() -> None:
    head = BARE.replace("MIME", "From: a@bay.example\nTo: b@bay.example\nMIME")
    assert read(saved(head), "a.eml").kind == "mail"


def test_a_saved_page_without_a_page_is_refused() -> None:
    with pytest.raises(ReadingError, match="no part in HTML"):
        read(saved(CHROME).replace(b"text/html; charset", b"image/png; charset"))
