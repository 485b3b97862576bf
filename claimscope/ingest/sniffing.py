"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from claimscope.ingest.encoding import unmarked_utf_16
from claimscope.ingest.reading import ReadingError

KINDS = {
    "text": "a plain text",
    "page": "a web page",
    "pdf": "a PDF",
    "word": "a Word document",
    "mail": "an e-mail",
    "saved page": "a saved web page",
}
ENDINGS = {
    ".txt": "text",
    ".md": "text",
    ".srt": "text",
    ".vtt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".docx": "word",
    ".eml": "mail",
    ".mhtml": "saved page",
    ".mht": "saved page",
}
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # of UTF-8 and UTF-16

_OTHERS = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"\x1f\x8b": "a file packed with gzip",
    b"BZh": "a file packed with bzip2",
    b"\xfd7zXZ": "a file packed with xz",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\xd0\xcf\x11\xe0": "an old or password-protected Office file",
    b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
}
# What else is a ZIP archive inside, by the name of a part.
_PACKED = {
    b"mimetypeapplication/vnd.oasis.opendocument": "an OpenDocument file",
    b"mimetypeapplication/epub+zip": "an e-book (EPUB)",
    b"xl/workbook": "an Excel workbook",
    b"ppt/presentation": "a PowerPoint presentation",
}
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"\s*<(p|div|article|section|h1|script|meta|title)[\s>]", re.IGNORECASE)
# Comments and declarations before the first element, which may be long.
_PROLOG = re.compile(rb"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_OF_MAIL = {b"date", b"message-id", b"received", b"mime-version"}
_OF_POST = {b"to", b"cc", b"bcc", b"message-id", b"received", b"return-path", b"delivered-to"}
_PAGE_IN_PARTS = re.compile(
    rb"^From:\s*\"?<?Saved by\b|^Content-Type:\s*multipart/related;(?:[^\n]|\n[ \t])*text/html",
    re.IGNORECASE | re.MULTILINE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 8192
_LONGEST_HEAD = 1024 * 1024
_MAILBOX_LINE = re.compile(rb"\A>?From [^\n]*\n")  # of a mail saved from a mailbox file


def sniff(content: bytes, name: str = "") -> str:
    """The kind of ``content``, a key of ``KINDS``.

    Raises :class:`ReadingError` for what is none of them, and where the name promises a PDF or a
    Word document that this is not: then something went wrong before it came here.
    """
    kind = _kind(content, name)
    promised = ENDINGS.get(_ending(name), kind)
    if kind != promised and promised in ("pdf", "word"):
        raise ReadingError(
            f"{_says(name)}, but it is {KINDS[kind]}.",
            "Get the file again, or change its name if that is what you want to read.",
        )
    return kind


def surprise(kind: str, name: str) -> tuple[str, ...]:
    """A note where a file was read as something else than its name says."""
    if ENDINGS.get(_ending(name), kind) == kind:
        return ()
    return (f"{_says(name)}, but it is {KINDS[kind]} and was read as one.",)


def _kind(content: bytes, name: str) -> str:
    start = content[:_LOOKED_AT]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        packed = next((other for mark, other in _PACKED.items() if mark in content), "")
        if packed and b"word/document" not in content:
            raise _refused(name, packed)
        return "word"
    for mark, other in _OTHERS.items():
        if start.startswith(mark):
            raise _refused(name, other)
    return _kind_of_writing(content, name)


def _kind_of_writing(content: bytes, name: str) -> str:
    content = message_bytes(content)
    start = content[:_LOOKED_AT]
    if b"\x00" in start or len(_CONTROL.findall(start)) * 20 > len(start):
        raise _refused(name, "a binary file that is none of those read here")
    if kind := _kind_of_message(content, name):
        return kind
    prolog = _PROLOG.match(content)
    start = content[prolog.end() if prolog else 0 :][:_LOOKED_AT]
    if _FEED.match(start):
        raise ReadingError(
            "It is a news feed: a list of articles, each with a day and an author of its own.",
            "Open the article you need, and save its page or paste its text.",
        )
    return "page" if _PAGE.search(start) or _FRAGMENT.match(start) else "text"


def message_bytes(content: bytes) -> bytes:
    """A text or a mail without what a program that saved it has put before it or changed: UTF-16
    in place of UTF-8, a mark of the encoding, empty lines, line ends of an old Macintosh.
    """
    encoding = "utf-16" if content.startswith(MARKS[1:]) else unmarked_utf_16(content)
    if encoding:
        content = content.decode(encoding, "replace").encode("utf-8", "replace")
    content = content.removeprefix(MARKS[0]).lstrip()
    return content if b"\n" in content else content.replace(b"\r", b"\n")


def _kind_of_message(content: bytes, name: str) -> str:
    """Whether it begins with the headers of a mail or of a page that a browser saved; else nothing.

    Those of a mail's way here may be very long. A saved page is built like a mail, but was sent by
    nobody to nobody.
    """
    head = re.split(rb"\r?\n\r?\n", content[:_LONGEST_HEAD], maxsplit=1)[0]
    head = _MAILBOX_LINE.sub(b"", head)
    names = {each.lower() for each in _HEADER.findall(head)}
    if not _HEADER.match(head):
        return ""
    saved = not names & _OF_POST and b"mime-version" in names and _PAGE_IN_PARTS.search(head)
    if b"snapshot-content-location" in names or saved:
        return "saved page"
    of_mail = names & _OF_MAIL or (_ending(name) == ".eml" and b"subject" in names)
    return "mail" if b"from" in names and of_mail else ""


def _refused(name: str, other: str) -> ReadingError:
    wrong = f"{_says(name)}, but it is {other}." if _ending(name) in ENDINGS else f"It is {other}."
    return ReadingError(
        wrong,
        "Text, web pages (.html, .mhtml), PDF, .docx and e-mail (.eml) are read; or paste it.",
    )


def _says(name: str) -> str:
    return f"Its name says that it is {KINDS[ENDINGS[_ending(name)]]}"


def _ending(name: str) -> str:
    return PurePath(name.replace("\x00", "")).suffix.lower()


def broken(kind: str) -> ReadingError:
    """The refusal of a file that begins like its format and goes on otherwise."""
    return ReadingError(
        f"The file begins like {KINDS[kind]}, but is broken and cannot be read.",
        "Get it again, or open it elsewhere and paste the text.",
    )
