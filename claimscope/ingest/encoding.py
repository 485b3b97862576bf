"""Which characters the bytes of a text stand for."""

from __future__ import annotations

import codecs
import re

import webencodings
from charset_normalizer import from_bytes

from claimscope.language import language_of

_DECLARED = re.compile(
    rb"""(?:charset|<\?xml[^>]{0,100}encoding)\s*=\s*(?:["']\s*)?([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_MARKED = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ENOUGH = 100_000
NEARLY_ASCII = 8  # texts in another script have more of its letters than one in eight
FEW_BROKEN = 10  # that many more characters beyond ASCII are whole
ZERO_HALVES = 40  # of UTF-16 in any script at least one character in twenty is a blank or a digit
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BROKEN = "Some bytes are no characters; they show as �."
_CYRILLIC_ENCODINGS = ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[А-ЯЁЄІЇҐЎЈЉЊЋЂЏ]?[а-яёєіїґўјљњћђџ]+")
FEWEST_WORDS = 5
MOST = 0.9
_CENTRAL_EUROPE = {"pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro"}
# Where Latin-2 has “ą”, “ś” and “ź”, Windows-1250 has signs.
_SIGN_IN_WORD = re.compile(r"[^\W\d_][±¶ˇ¦¬]|[±¶ˇ¦¬][^\W\d_]")
_WESTERN = {"cp1252", "latin_1", "iso8859_15", "cp1250", "cp1254", "cp1257", "mac_roman", "cp437"}


def decode(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of ``content``, and a note where its encoding was not plainly UTF-8.

    A byte order mark is believed first, then the zeros of UTF-16, then UTF-8 where it fits, then
    what is declared, then what the bytes look like. A declared label is understood as browsers do
    (WHATWG Encoding): what calls itself ISO-8859-1 is Windows-1252, whose dashes, quotes and “€”
    Latin-1 has not.
    """
    declared = _as_browsers_read(declared)
    marked = (encoding for mark, encoding in _MARKED.items() if content.startswith(mark))
    if encoding := next(marked, "") or unmarked_utf_16(content):
        return content.decode(encoding, "replace"), _note(encoding)
    # These write every character with bytes of ASCII, so that UTF-8 would always fit.
    seven_bit = declared.lower().startswith(("iso-2022", "iso2022", "hz", "utf-7"))
    if seven_bit and _decoded(content, declared) is not None:
        return content.decode(declared), _note(declared)
    text = _decoded(content, "utf-8")
    if text is not None:
        return text, ()
    for encoding in ("utf-8", declared):
        text = _nearly_decoded(content, encoding)
        if text is not None:
            return text, (*_note(encoding), _BROKEN)
    for encoding in (declared, guessed_encoding(content)):
        text = _decoded(content, encoding)
        if text is not None:
            return text, (*_note(encoding), *_unsure(encoding, declared))
    return content.decode("cp1252", "replace"), (_BROKEN,)


def unmarked_utf_16(content: bytes) -> str:
    """The UTF-16 in which a text without a mark is written, told by the halves that are zero of
    its blanks, digits and Latin letters; empty for any other text.
    """
    start = content[: _ENOUGH - _ENOUGH % 2]
    halves = [start[half::2].count(0) for half in (0, 1)]
    if 0 not in halves or sum(halves) * ZERO_HALVES < len(start):
        return ""
    encoding = "utf-16-le" if halves[1] else "utf-16-be"
    text = start.decode(encoding, "ignore")
    return encoding if text and not _CONTROL.search(text) else ""


def declared_encoding(content: bytes) -> str:
    """The encoding that a web page names in its first bytes."""
    found = _DECLARED.search(content[:4096])
    return found.group(1).decode("ascii") if found else ""


def guessed_encoding(content: bytes) -> str:
    """The encoding that the bytes look like; western ones, hard to tell apart, are Windows-1252.

    Windows-1252 is Latin-1 with typographic quotes where Latin-1 has control characters. Where
    nearly all letters are of ASCII the text is western, whatever a short one resembles; but one in
    a language of Central Europe has its own letters, and a Cyrillic one is told by its capitals.
    """
    start = content[:_ENOUGH]
    if not _is_nearly_ascii(start):
        shares = {each: _cyrillic_share(start, each) for each in _CYRILLIC_ENCODINGS}
        cyrillic = max(shares, key=shares.__getitem__)
        if shares[cyrillic] >= MOST:
            return cyrillic
    if central := _central_european(start):
        return central
    best = None if _is_nearly_ascii(start) else from_bytes(start).best()
    if best is None or best.encoding in _WESTERN:
        return "latin-1" if not re.search(rb"[\x80-\x9f]", content) else "cp1252"
    return best.encoding


def _cyrillic_share(content: bytes, encoding: str) -> float:
    """How much of what is beyond ASCII are Cyrillic words with capitals only at their beginnings.

    Small letters of one Cyrillic encoding are capitals or signs in another, and no words in other
    scripts. Nothing, where the words are few or none begins with a capital.
    """
    text = content.decode(encoding, "replace")
    words = list(filter(_CYRILLIC.fullmatch, _WORD.findall(text)))
    if len(words) < FEWEST_WORDS or not any(word[0].isupper() for word in words):
        return 0.0
    return sum(map(len, words)) / sum(not each.isascii() for each in text)


def _central_european(content: bytes) -> str:
    """The encoding of a text in Polish, Czech, Hungarian and the like; empty for any other.

    Windows-1250 and Latin-2 have most of their letters in the same places.
    """
    if language_of(content.decode("cp1252", "replace")) not in _CENTRAL_EUROPE:
        return ""
    windows = content.decode("cp1250", "replace")
    latin_2 = _SIGN_IN_WORD.search(windows) and not re.search(rb"[\x80-\x9f]", content)
    return "iso8859-2" if latin_2 else "cp1250"


def _is_nearly_ascii(content: bytes) -> bool:
    others = sum(byte > 0x7F for byte in content)
    return others * NEARLY_ASCII < len(content)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (LookupError, ValueError):  # no such encoding, or not this one
        return None


def _nearly_decoded(content: bytes, encoding: str) -> str | None:
    """The text where a few bytes are broken and many others show that the encoding is right."""
    if not encoding or _decoded(content, encoding) is not None:
        return None
    try:
        text = content.decode(encoding, "replace")
    except (LookupError, ValueError):
        return None
    beyond_ascii = sum(each > "\x7f" for each in text)
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return text if broken * FEW_BROKEN < beyond_ascii else None


def _as_browsers_read(label: str) -> str:
    """The codec of Python for a label on a text; the label itself where browsers have none."""
    known = webencodings.lookup(label) if label else None
    if known is None or known.codec_info.name in ("replacement", "x-user-defined"):
        return label
    return str(known.codec_info.name)


def _note(encoding: str) -> tuple[str, ...]:
    name = codecs.lookup(encoding).name
    return (
        () if name in ("utf-8", "utf-8-sig", "ascii") else (f"Read as {_SHOWN.get(name, name)}.",)
    )


def _unsure(encoding: str, declared: str) -> tuple[str, ...]:
    if encoding == declared:
        return ()
    return ("The encoding was guessed: check accents and quotation marks.",)


_SHOWN = {
    "iso8859-1": "Latin-1",
    "iso8859-2": "Latin-2",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
