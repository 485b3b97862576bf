r"""The one form in which every text is kept.

Quotes point into a text by character, so it is brought into this form once, before anything points
into it, and never again:

- line ends of every kind (CRLF, CR, form feed, U+2028 …) become ``\n``;
- byte order marks and control characters other than tab are left out; half characters
  (lone surrogates), which no file can hold, become U+FFFD;
- characters are composed (Unicode NFC), so that “é” is one character however it was typed;
- spaces at line ends go; two or more empty lines become one; the text ends with one ``\n``.

Nothing else changes: quotation marks, dashes, soft hyphens and the marks of right-to-left writing
stay as they were printed. A text in this form is not changed by it.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_LEFT_OUT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_HALF = re.compile("[\ud800-\udfff]")
_EMPTY_LINES = re.compile(r"\n{3,}")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def normalise(text: str) -> str:
    """``text`` in the form in which it is kept; empty where it holds no visible character."""
    text = _LEFT_OUT.sub("", _LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFC", _HALF.sub("\ufffd", text))
    lines = (line.rstrip() for line in text.split("\n"))
    text = _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
    return f"{text}\n" if any(each.isprintable() and each != " " for each in text) else ""


def one_line(text: str) -> str:
    """``text`` as a title or a name: normalised, on one line, its ligatures (ﬁ, ﬂ) taken apart, and
    without places to break a word and marks of direction.

    Nothing points into a title by character, and it is searched for as it is typed.
    """
    plain = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    plain = _UNSEEN.sub("", plain)
    return " ".join(normalise(plain).split())
