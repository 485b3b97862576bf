"""An e-mail (.eml): its body, and what its header says. Attachments are named, never opened."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from data.reading.encoding import decode
from data.reading.limits import Limits
from data.reading.normal_form import one_line
from data.reading.page import extract_page
from data.reading.reading import FROM_HEADER, Extract, Facts, ReadingError


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """The plain body where there is one, else the text of the one in HTML."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(content)
    attached = _attachments(message)
    body = message.get_body(("plain", "html"))
    read = _body(body) if isinstance(body, EmailMessage) else None
    if read is None or not read.text.strip():
        raise ReadingError(
            "The e-mail has attachments only." if attached else "The e-mail has no text.",
            "Save the attachment and read that." if attached else "Choose another file.",
        )
    left_out = (f"Attachments are left out: {', '.join(attached)}.",) if attached else ()
    return Extract(read.text, _facts(message), (*read.notes, *left_out))


def _body(part: EmailMessage) -> Extract:
    payload = part.get_payload(decode=True)
    text, notes = decode(
        payload if isinstance(payload, bytes) else b"", str(part.get_content_charset() or "")
    )
    if part.get_content_type() == "text/html" and text.strip():
        return extract_page(text, notes)
    return Extract(text, notes=notes)


def _attachments(message: EmailMessage) -> list[str]:
    parts = [part for part in message.walk() if part.is_attachment()]
    return [one_line(str(part.get_filename() or part.get_content_type())) for part in parts]


def _facts(message: EmailMessage) -> Facts:
    name, address = parseaddr(str(message.get("From", "")))
    day = _day(str(message.get("Date", "")))
    return Facts(
        title=str(message.get("Subject", "")),
        publisher=name or address,
        published_on=day,
        published_precision="day" if day else "unknown",
        published_from=FROM_HEADER if day else "",
        language=str(message.get("Content-Language", "")),
    )


def _day(written: str) -> str:
    """The day on the sender's own calendar."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""
