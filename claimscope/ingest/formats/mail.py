"""An e-mail (.eml): its body, and what its header says. Attachments are named, never opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from claimscope.ingest.encoding import declared_encoding, decode
from claimscope.ingest.formats.html import extract_mail_body
from claimscope.ingest.limits import Limits
from claimscope.ingest.normalise import one_line
from claimscope.ingest.reading import FROM_HEADER, Extract, Facts, ReadingError

ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
AS_TEXT = {"text/plain", "text/markdown", "text/x-markdown"}
STUB_SHARE = 3  # a plain part with a third of the words of the other is no version of it
_STUB = re.compile(
    r"(?:view|read|see|open)\b.{0,60}\b(?:browser|online|web)|\bHTML\b", re.IGNORECASE | re.DOTALL
)
_STUB_WORDS = 40


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """Every part with text that is no attachment; of several versions of one text the best."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(content)
    unread: list[str] = []
    body = _joined(_read(message, unread))
    if not body.text.strip():
        raise _refused(message, bool(unread))
    named = (f"Not read: {', '.join(unread)}.",) if unread else ()
    return Extract(body.text, _facts(message), (*body.notes, *named))


def _read(part: EmailMessage, unread: list[str]) -> list[Extract]:
    """The texts of a part in order; what is none is named in ``unread``."""
    kind = part.get_content_type()
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        children = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
        if kind == "multipart/alternative":
            return _best(children, unread)
        return [text for each in children for text in _read(each, unread)]
    if part.is_attachment() or not (kind in AS_TEXT or kind == "text/html" or _is_bare(part)):
        unread.append(_named(part))
        return []
    return [_body(part)]


def _is_bare(part: EmailMessage) -> bool:
    """Whether a part says that it has parts and has none: mail programs show its text."""
    return part.get_content_maintype() == "multipart" and not part.is_multipart()


def _best(versions: list[EmailMessage], unread: list[str]) -> list[Extract]:
    """Of the versions of one text the plain one, unless it is blank or only points to another."""
    plain = [each for each in versions if each.get_content_type() in AS_TEXT]
    rich = [each for each in versions if each not in plain]
    first = _joined(text for each in plain for text in _read(each, unread))
    other = _joined(text for each in rich for text in _read(each, unread))
    if not other.text.strip() or (first.text.strip() and not _is_stub(first.text, other.text)):
        return [first]
    if first.text.strip():
        note = "Its plain version is only a pointer, so the one in HTML is read."
        other = Extract(other.text, notes=(*other.notes, note))
    return [other]


def _is_stub(plain: str, other: str) -> bool:
    words, others = len(plain.split()), len(other.split())
    short = words < _STUB_WORDS and words < others
    return words * STUB_SHARE < others or (short and bool(_STUB.search(plain)))


def _joined(texts: Iterable[Extract]) -> Extract:
    whole = [each for each in texts if each.text.strip()]
    notes = dict.fromkeys(note for each in whole for note in each.notes)
    return Extract("\n\n".join(each.text.strip("\r\n") for each in whole), notes=tuple(notes))


def _body(part: EmailMessage) -> Extract:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    declared = str(part.get_content_charset() or "")
    if part.get_content_type() == "text/html":
        declared = declared or declared_encoding(content)
    text, notes = decode(content, declared)
    if part.get_content_type() == "text/html" and text.strip():
        return extract_mail_body(text, notes)
    return Extract(text, notes=notes)


def _named(part: EmailMessage) -> str:
    """What is not read, as its sender or else its kind names it."""
    kind = part.get_content_type()
    if kind in ENCRYPTED:
        return "an encrypted part"
    if kind == "message/rfc822":
        inside = next((each for each in part.walk() if each is not part), part)
        return f"an e-mail in the e-mail (“{one_line(header(inside, 'Subject'))}”)"
    return one_line(str(part.get_filename() or kind))


def _refused(message: EmailMessage, has_others: bool) -> ReadingError:
    if any(part.get_content_type() in ENCRYPTED for part in message.walk()):
        return ReadingError("The e-mail is encrypted.", "Open it elsewhere and paste its text.")
    if has_others:
        return ReadingError(
            "The e-mail has attachments only.", "Save the attachment and read that."
        )
    return ReadingError("The e-mail has no text.", "Choose another file.")


def header(message: Message, name: str) -> str:
    """A header, decoded; empty where it is so broken that the library gives up on it."""
    try:
        return str(message.get(name, ""))
    except (LookupError, TypeError, ValueError, AttributeError):
        return ""


def _facts(message: EmailMessage) -> Facts:
    name, address = parseaddr(header(message, "From"))
    day = day_of(header(message, "Date"))
    return Facts(
        title=header(message, "Subject"),
        publisher=name or address,
        published_on=day,
        published_precision="day" if day else "unknown",
        published_from=FROM_HEADER if day else "",
        language=header(message, "Content-Language"),
    )


def day_of(written: str) -> str:
    """The day on the sender's own calendar."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""
