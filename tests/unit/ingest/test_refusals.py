"""A file that cannot be read is told in one message what it is and what to do."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from claimscope.ingest import LIMITS, Limits, ReadingError, read_bytes, read_pasted
from tests.unit.ingest import made_files as made

REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a zip bomb": (made.bomb, "story.docx", "Unpacked, the file would have 120 MB"),
    "a PDF of 10,000 pages": (lambda: made.blank_pdf(10_000), "a.pdf", "has 10,000 pages; 500"),
    "a text called PDF": (lambda: b"Not found.", "a.pdf", "says that it is a PDF, but it is a pl"),
    "a page called PDF": (made.page, "a.pdf", "says that it is a PDF, but it is a web page"),
    "a picture called PDF": (lambda: b"\x89PNG\r\n\x1a\n", "a.pdf", "it is a PNG picture"),
    "an empty file": (lambda: b"", "a.txt", "The file is empty."),
    "spaces only": (lambda: b" \r\n\t\n", "a.txt", "There is no text in it."),
    "a page of scripts": (
        lambda: made.page("<script>document.write('all of it')</script>"),
        "a.html",
        "holds scripts or markup only",
    ),
    "a page that asks for consent": (
        lambda: made.page("<p>We and our 842 partners store data on your device. Accept all?</p>"),
        "a.html",
        "shows a notice in place of its article",
    ),
    "a page that was not found": (
        lambda: made.page("<h1>404 Not Found</h1><p>What you asked for may have moved away.</p>"),
        "a.html",
        "shows a notice in place of its article",
    ),
    "a feed": (
        lambda: b"<?xml version='1.0'?><!-- a --><rss version='2.0'><channel></channel></rss>",
        "a.xml",
        "It is a news feed",
    ),
    "an encrypted PDF": (lambda: made.pdf("Hi", locked="secret"), "a.pdf", "The PDF is encrypted."),
    "a scanned PDF": (lambda: made.blank_pdf(2), "a.pdf", "its pages are pictures (a scan)"),
    "a broken PDF": (lambda: b"%PDF-1.7\nno more", "a.pdf", "begins like a PDF, but is broken"),
    "a Word document without text": (made.word, "a.docx", "Word document has no text"),
    "a broken zip": (lambda: made.word("Hi")[:900], "a.docx", "begins like a Word document, but"),
    "another zip": (lambda: made.archive(a=b"a"), "a.zip", "a ZIP archive, but no Word document"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0rest", "a.doc", "old or password-protected"),
    "an e-mail with attachments only": (
        lambda: made.mail(attached=b"%PDF-1.7"),
        "a.eml",
        "has attachments only: list.pdf. Save the attachment",
    ),
    "more than 20 MB": (lambda: b"a" * (LIMITS.file_bytes + 1), "a.txt", "more than the 20 MB"),
    "a page nested too deeply": (
        lambda: made.page("<div>" * 300 + "It sank." + "</div>" * 300),
        "a.html",
        "nested so deeply that it cannot be read to its end",
    ),
    "a Word document with entities": (
        lambda: made.word_of(made.paragraph("It sank."), doctype='[<!ENTITY a "not ">]'),
        "a.docx",
        "begins like a Word document, but is broken",
    ),
    "a binary file": (lambda: bytes(range(256)) * 9, "a.bin", "binary file"),
    "a packed page": (lambda: gzip.compress(made.page()), "a.html", "a file packed with gzip"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_told_so(what: str) -> None:
    make, name, says = REFUSED[what]
    with pytest.raises(ReadingError) as refused:
        read_bytes(make(), name)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert refused.value.remedy


def test_a_parser_that_hangs_is_stopped() -> None:
    with pytest.raises(ReadingError, match="longer than 1 seconds; it was stopped"):
        read_bytes(b"text", limits=Limits(seconds=1), child="tests.unit.ingest.hanging_child")


def test_a_parser_that_eats_memory_is_stopped() -> None:
    pytest.importorskip("resource")
    with pytest.raises(ReadingError, match="more memory than one file may take"):
        read_bytes(b"text", child="tests.unit.ingest.hungry_child")


def test_a_reader_that_breaks_off_costs_that_file_only() -> None:
    with pytest.raises(ReadingError, match="made its reader break off"):
        read_bytes(b"text", child="tests.data.reading.no_such_child")


def test_a_parser_reaches_no_other_host() -> None:
    read = read_bytes(b"text", child="tests.unit.ingest.calling_child")
    assert read.text == "no socket.getaddrinfo while a file is read\n"


@pytest.mark.parametrize("nothing", ["", " \n\t", "\x00\ufeff"])
def test_nothing_pasted_is_told_so(nothing: str) -> None:
    with pytest.raises(ReadingError, match=r"Nothing was pasted|There is no text"):
        read_pasted(nothing)
