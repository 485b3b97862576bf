"""What a saved picture says of itself in its PNG text chunks, and reads back.

The caption tells a reader what the picture shows; the chunks tell a program, and bring the view
back. The first five keywords are those that the PNG specification (third edition, 11.3.3) names;
ours begin with ``claimscope:``. Pictures of version 0.1 lack the two of ``VERSION_KEYWORDS``. A
picture from elsewhere may say anything, so what is read is checked and short, and the view it
names is an address within the app, never more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from io import BytesIO

from PIL import Image, PngImagePlugin, UnidentifiedImageError

from claimscope.errors import InputError
from claimscope.formatting import read_day

SOFTWARE = "Claimscope"
LONGEST = 8_000
HEADER_BYTES = 33
KEYWORDS = (
    *("Title", "Description", "Source", "Creation Time", "Software"),
    *("claimscope:view", "claimscope:case", "claimscope:as-of"),
)
VERSION_KEYWORDS = ("claimscope:version", "claimscope:rules")
VERSION = re.compile(r"[0-9A-Za-z.+-]{0,40}")
VIEW = re.compile(r"/?[a-z]*(\?[^\s#]*)?")
DIGEST = re.compile(r"[0-9a-f]{64}")


class PictureError(InputError):
    """A file that is no picture of Claimscope's, or not whole."""


@dataclass(frozen=True)
class PictureFacts:
    """Where a picture comes from and how to see its view again.

    ``title`` and ``description`` are the caption's title and the words under it; ``source`` the
    documents it rests on; ``created`` when it was drawn. ``view`` is the page and query that
    reopen it (``timeline?source=nis``), ``case_digest`` the hash of the record it was drawn from,
    ``as_of`` the day as it stood at the end of which the record is shown, if one was chosen.
    ``version`` is that of the Claimscope that drew it, ``rules_version`` that of its status rules;
    both are empty in pictures of version 0.1.
    """

    title: str
    description: str
    source: str
    created: datetime
    view: str
    case_digest: str
    as_of: date | None = None
    version: str = ""
    rules_version: str = ""

    def texts(self) -> dict[str, str]:
        """The chunks by their keywords."""
        created = format_datetime(self.created.astimezone(UTC), usegmt=True)
        as_of = self.as_of.isoformat() if self.as_of else ""
        words = (self.title, self.description, self.source, created, SOFTWARE)
        versions = (self.version, self.rules_version)
        values = (*words, self.view, self.case_digest, as_of, *versions)
        return dict(zip((*KEYWORDS, *VERSION_KEYWORDS), values, strict=True))


def chunk_bytes(facts: PictureFacts) -> bytes:
    """The facts as PNG chunks, to be put right after a picture's header."""
    chunks = PngImagePlugin.PngInfo()
    for keyword, text in facts.texts().items():
        chunks.add_itxt(keyword, text[:LONGEST])
    written = BytesIO()
    for kind, data, *_ in chunks.chunks:
        PngImagePlugin.putchunk(written, kind, data)
    return written.getvalue()


def with_facts(png: bytes, facts: PictureFacts) -> bytes:
    """The same picture with the facts in it."""
    return png[:HEADER_BYTES] + chunk_bytes(facts) + png[HEADER_BYTES:]


def read_facts(png: bytes) -> PictureFacts:
    """The facts in a picture; raises :class:`PictureError` where it has none to rely on."""
    texts = _texts(png)
    if texts.get("Software") != SOFTWARE:
        raise PictureError(
            "This PNG does not say which view it shows. Only pictures saved by Claimscope do, and "
            "some programs remove what a picture says of itself when they save it again."
        )
    if not _believable(texts):
        raise PictureError(
            "What this PNG says of itself is not what Claimscope writes. Nothing was opened."
        )
    as_of = texts["claimscope:as-of"]
    return PictureFacts(
        title=texts["Title"],
        description=texts["Description"],
        source=texts["Source"],
        created=parsedate_to_datetime(texts["Creation Time"]),
        view=texts["claimscope:view"],
        case_digest=texts["claimscope:case"],
        as_of=read_day(as_of) if as_of else None,
        version=texts.get("claimscope:version", ""),
        rules_version=texts.get("claimscope:rules", ""),
    )


def _texts(png: bytes) -> dict[str, str]:
    """The text chunks before the picture itself; Pillow refuses those that are too large."""
    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as picture:
            return {str(key): text for key, text in picture.info.items() if isinstance(text, str)}
    except UnidentifiedImageError:
        raise PictureError("This file is not a PNG picture.") from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PictureError("This PNG is damaged or far too large to be one of ours.") from None


def _believable(texts: Mapping[str, str]) -> bool:
    if any(len(texts.get(keyword, "x" * (LONGEST + 1))) > LONGEST for keyword in KEYWORDS):
        return False
    return (
        VIEW.fullmatch(texts["claimscope:view"]) is not None
        and DIGEST.fullmatch(texts["claimscope:case"]) is not None
        and _reads(read_day, texts["claimscope:as-of"] or "2000-01-01")
        and all(VERSION.fullmatch(texts.get(keyword, "")) for keyword in VERSION_KEYWORDS)
        and _reads(parsedate_to_datetime, texts["Creation Time"])
    )


def _reads(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except ValueError:
        return False
    return True
