"""A web page that a browser saved as one file (.mhtml, .mht): a page, with the address it was at.

The file is built like an e-mail: the page is its first part in HTML, the others are what the page
shows. None of these is opened, and the addresses that they name are never called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from urllib.parse import urlsplit

from claimscope.ingest.encoding import declared_encoding, decode
from claimscope.ingest.formats.html import extract_page
from claimscope.ingest.formats.mail import day_of, header, parsed
from claimscope.ingest.limits import Limits
from claimscope.ingest.reading import Extract, Facts, ReadingError, unread_note

PAGES = {"text/html", "application/xhtml+xml"}


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """The main text of the page, its facts, and the address it was saved from."""
    message = parsed(content)
    pages = list(_pages(message))
    if not pages:
        raise ReadingError(
            "The saved page has no part in HTML.", "Save it again, or paste its text."
        )
    main, frames = _main(message, pages)
    payload = main.get_payload(decode=True)
    source = payload if isinstance(payload, bytes) else b""
    text, notes = decode(source, str(main.get_content_charset() or "") or declared_encoding(source))
    page = extract_page(text, notes)
    saved = day_of(header(message, "Date"))
    told = (f"The page was saved on {saved}.",) if saved else ()
    unread = unread_note({"frame": frames})
    facts = _with_address(page.facts, message, main)
    return replace(page, facts=facts, notes=(*page.notes, *told, *unread))


def _pages(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in PAGES:
            yield part


def _main(message: EmailMessage, pages: list[EmailMessage]) -> tuple[EmailMessage, int]:
    """The page itself, which the file may name as its start, and how many frames it has."""
    start = str(message.get_param("start", "") or "").strip("<> ")
    named = (each for each in pages if start and header(each, "Content-ID").strip("<> ") == start)
    return next(named, pages[0]), len(pages) - 1


def _with_address(facts: Facts, message: EmailMessage, main: EmailMessage) -> Facts:
    written = header(message, "Snapshot-Content-Location") or header(main, "Content-Location")
    url = "".join(written.split())
    host = urlsplit(url).hostname if url.startswith(("https://", "http://")) else ""
    return replace(
        facts,
        url=url if host else facts.url,
        title=facts.title or header(message, "Subject"),
        publisher=facts.publisher or (host or "").removeprefix("www."),
    )
