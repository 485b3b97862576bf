"""An e-mail (.eml): its body, and what its header says. Attachments are named, never opened.

A mail in the mail is read below its headers, as mail programs show one that is forwarded.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import takewhile

from claimscope.ingest.encoding import declared_encoding, decode
from claimscope.ingest.formats.html import extract_mail_body
from claimscope.ingest.limits import Limits
from claimscope.ingest.normalise import one_line
from claimscope.ingest.reading import FROM_HEADER, Extract, Facts, ReadingError
from claimscope.ingest.sniffing import message_bytes
from claimscope.ingest.written_days import day_given

ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
AS_TEXT = {"text/plain", "text/markdown", "text/x-markdown"}
STUB_SHARE = 3  # a plain part with a third of the words of the other is no version of it
_STUB = re.compile(
    r"(?:view|read|see|open)\b.{0,60}\b(?:browser|online|web)|\bHTML\b", re.IGNORECASE | re.DOTALL
)
_STUB_WORDS = 40
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom [^\n]{1,200}\r?\n[A-Za-z][A-Za-z-]{1,40}: ")
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]+=*[ \t]*")
_PAGE_STARTS = ("<!doctype html", "<html")
_NO_BASE64 = str.maketrans("", "", "= \t")
_CUT = "The end of its text is missing: the e-mail was cut off on its way."
_LINKS = re.compile(r"<?https?://\S+|\[(?:image|cid)[^][\n]*\]|[-=_*]{3,}", re.IGNORECASE)


def extract(content: bytes, limits: Limits) -> Extract:  # noqa: ARG001  # as every parser is called
    """Every part with text that is no attachment; of several versions of one text the best."""
    if content.startswith(b"From ") and _NEXT_MAIL.search(content):
        raise ReadingError(
            "It is a mailbox with several e-mails.", "Save the one you need by itself, as .eml."
        )
    message = parsed(content)
    unread: list[str] = []
    body = _joined(_read(message, unread))
    if not body.text.strip():
        raise _refused(message, unread)
    named = (f"Not read: {', '.join(unread)}.",) if unread else ()
    facts = _facts(_only_forwarded(message) or message)
    return Extract(_with_quotes_apart(body.text), facts, (*body.notes, *named))


def parsed(content: bytes) -> EmailMessage:
    """The parts of a message, whose headers may have letters that nothing encodes."""
    content = message_bytes(content)
    empty_line = _EMPTY_LINE.search(content)
    end = empty_line.start() if empty_line else len(content)
    whole = decode(content[:end])[0].encode("utf-8", "replace") + content[end:]
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(whole)


def _read(part: EmailMessage, unread: list[str]) -> list[Extract]:
    """The texts of a part in order; what is none is named in ``unread``."""
    kind = part.get_content_type()
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        children = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
        if kind == "multipart/alternative":
            return _best(children, unread)
        return [text for each in children for text in _read(each, unread)]
    inside = _mail_inside(part)
    if inside is not None:
        return _forwarded(inside, unread)
    if part.is_attachment() or not (kind in AS_TEXT or kind == "text/html" or _is_bare(part)):
        unread.append(_named(part))
        return []
    return [_body(part)]


def _mail_inside(part: EmailMessage) -> EmailMessage | None:
    if part.get_content_type() != "message/rfc822" or not part.is_multipart():
        return None
    inside = part.get_payload(0)
    return inside if isinstance(inside, EmailMessage) else None


def _forwarded(inside: EmailMessage, unread: list[str]) -> list[Extract]:
    """The texts of a mail in the mail, below the headers that say whose they are."""
    texts = [each for each in _read(inside, unread) if each.text.strip()]
    subject = one_line(header(inside, "Subject"))
    if not texts:
        unread.append(f"an e-mail in the e-mail (“{subject}”)")
        return []
    shown = ((name, one_line(header(inside, name))) for name in ("From", "Date", "Subject"))
    head = "\n".join(f"{name}: {value}" for name, value in shown if value)
    note = f"An e-mail in the e-mail is read below its headers: “{subject}”."
    return [Extract(head, notes=(note,)), *texts]


def _only_forwarded(message: EmailMessage) -> EmailMessage | None:
    """The mail that this one passes on without a word of its own."""
    children = message.iter_parts() if message.is_multipart() else [message]
    parts = [each for each in children if isinstance(each, EmailMessage)]
    inside = [found for each in parts if (found := _mail_inside(each)) is not None]
    others = [each for each in parts if _mail_inside(each) is None]
    is_alone = len(inside) == 1 and not _joined(t for each in others for t in _read(each, [])).text
    return inside[0] if is_alone else None


def _with_quotes_apart(text: str) -> str:
    """An empty line where lines quoted with “>” begin and end."""
    text = re.sub(r"(?m)^(>.*)\n(?=[^>\s])", r"\1\n\n", text)
    return re.sub(r"(?m)^([^>\n].*)\n(?=>)", r"\1\n\n", text)


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
    plain = _LINKS.sub("", plain)
    words, others = len(plain.split()), len(_LINKS.sub("", other).split())
    if not words < others:
        return False
    short = words < _STUB_WORDS and words < others
    return words * STUB_SHARE < others or (short and bool(_STUB.search(plain)))


def _joined(texts: Iterable[Extract]) -> Extract:
    whole = [each for each in texts if each.text.strip()]
    notes = dict.fromkeys(note for each in whole for note in each.notes)
    return Extract("\n\n".join(each.text.strip("\r\n") for each in whole), notes=tuple(notes))


def _body(part: EmailMessage) -> Extract:
    content, cut = _payload(part)
    declared = str(part.get_content_charset() or "")
    if part.get_content_type() == "text/html":
        declared = declared or declared_encoding(content)
    text, notes = decode(content, declared)
    if str(part.get_param("format", "") or "").lower() == "flowed":
        text = _unflowed(text, delete_space=str(part.get_param("delsp", "") or "").lower() == "yes")
    if text.strip() and (part.get_content_type() == "text/html" or _is_page(text)):
        return extract_mail_body(text, (*notes, *cut))
    return Extract(text, notes=(*notes, *cut))


def _is_page(text: str) -> bool:
    return text.lstrip()[:20].lower().startswith(_PAGE_STARTS)


def _payload(part: EmailMessage) -> tuple[bytes, tuple[str, ...]]:
    """What the part holds, and a note where its end is missing.

    A mailing list may add its own lines below a text in base64: they are read as they stand.
    """
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if header(part, "Content-Transfer-Encoding").strip().lower() != "base64":
        return content, ()
    lines = str(part.get_payload()).strip().splitlines()
    written = list(takewhile(_BASE64_LINE.fullmatch, lines))
    last = next((n for n, line in enumerate(written) if "=" in line), len(written))
    written = written[: last + 1]
    encoded = "".join(written).translate(_NO_BASE64)
    below = "\n".join(lines[len(written) :]).encode("utf-8", "surrogateescape")
    missing = len(encoded) % 4 == 1
    content = b64decode(encoded[: len(encoded) - missing] + "==")
    return b"\n\n".join(filter(None, (content, below))), (_CUT,) if missing else ()


def _unflowed(text: str, *, delete_space: bool) -> str:
    """The lines whole that a mail program broke at a blank (RFC 3676), quoted ones among them."""
    lines: list[str] = []
    open_depth = -1
    for written in text.splitlines():
        marks = len(written) - len(written.lstrip(">"))
        words = written[marks:].removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        shown = words[:-1] if flows and delete_space else words
        if marks == open_depth and words != "-- ":
            lines[-1] += shown
        else:
            lines.append(f"{'>' * marks}{' ' if marks else ''}{shown}")
        open_depth = marks if flows else -1
    return "\n".join(lines)


def _named(part: EmailMessage) -> str:
    """What is not read, as its sender or else its kind names it."""
    kind = part.get_content_type()
    if kind in ENCRYPTED:
        return "an encrypted part"
    return one_line(str(part.get_filename() or kind))


def _refused(message: EmailMessage, unread: list[str]) -> ReadingError:
    if any(str(part.get_param("smime-type", "")) == "signed-data" for part in message.walk()):
        return ReadingError(
            "The e-mail is packed together with its signature (S/MIME).",
            "Open it elsewhere and paste its text.",
        )
    if any(part.get_content_type() in ENCRYPTED for part in message.walk()):
        return ReadingError("The e-mail is encrypted.", "Open it elsewhere and paste its text.")
    if unread:
        return ReadingError(
            f"The e-mail has attachments only: {', '.join(unread)}.",
            "Save the attachment and read that.",
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
        return day_given(written)[0]
