"""Letters that look alike made alike, so that one rule reads them however they were typed.

The rules run on a folded copy of a text: ligatures taken apart, invisible characters left out,
accents composed, brackets of an editor in a number left out, letters of full width, of presentation
forms and of other scripts that pass for Latin ones made plain, dashes and apostrophes of one kind,
blanks single, marks of footnotes left out. Every stretch of the copy leads back to its stretch of
the text as stored, so that a quote stays as it was printed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from claimscope.extraction.candidate import Span
from claimscope.extraction.insertions import INSERTION

# A word that a soft hyphen breaks at the end of a line goes on in the next.
_BROKEN = "\u00ad[ \t]*\r?\n[ \t]*(?=[a-zß-ÿ])"
# So does one that a hyphen breaks there, unless it is written with a hyphen anyway.
_HYPHENED = "(?<=[a-z][a-z])-[ \t]*\r?\n[ \t]*(?=[a-zß-ÿ]{2})"
_WITH_HYPHEN = re.compile(
    r"\b(?:self|long|short|non|anti|pro|ex|co|pre|post|mid|high|low|well|half|cross|counter|all|full"
    r"|part|so|then|much|near|air|ground|sea|land|multi|semi|ultra|cease|vice|deputy|state|\w+teen"
    r"|\w+ty|one|two|three|four|five|six|seven|eight|nine|ten|\w+ed)$",
    re.IGNORECASE,
)
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
    "|[\U000e0000-\U000e0fff]"
)
_BLANK = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]"
_UNSEEN = f"(?:{_INVISIBLE})*+"
_LINE_END = f"\r?\n(?:{_BLANK}|{_INVISIBLE})*+"
# Several blanks, and blanks around a line end, which rules know as one blank and one line end.
_BLANKS = (
    f"{_BLANK}(?:(?:{_UNSEEN}{_BLANK})++(?:{_UNSEEN}{_LINE_END})?|{_UNSEEN}{_LINE_END})|{_LINE_END}"
)
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
# “''Nine sank,'' he said”: two apostrophes are a quotation mark.
_TYPED_QUOTE = "(?<!')''(?!')|``"
# “In the fleet;¹ the”, “1,200³ men”, “on Monday.12 The”: the mark of a footnote, and no number.
_NOTE = (
    '(?P<note>(?:(?<=[.,;:!?”’)"])|(?<=[a-z][a-z][a-z])|(?<=\\d\\d)(?<!\\b10))[¹²³⁰⁴-⁹]+(?![¹²³⁰⁴-⁹])'
    "|(?<=[a-z][a-z][.,;”])\\d{1,3}(?=\\s(?:The|This|These|That|In|It|On|At|But|As|For|However|He|She"
    "|They|We|There|While|When|Although|If|By|Since|After|According|A|An)\\b))"
)
_FOLDS = re.compile(
    f"{_NOTE}|{_BROKEN}|{_HYPHENED}|{_TYPED_QUOTE}|{_BLANKS}|{_INVISIBLE}"
    f"|[^\\W\\d_]{_MARKS}+|{_MARKS}|[^\x00-\x7f]|{INSERTION}"
)
_PLAIN = {
    **dict.fromkeys(("''", "``"), '"'),
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", "\u202f"),
    **dict.fromkeys(
        "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u205f\u2800\u3000", " "
    ),
    **dict.fromkeys("‐‑−﹣", "-"),
    **dict.fromkeys("‒﹘", "–"),
    **dict.fromkeys("―⸺", "—"),
    **dict.fromkeys("ʼ‛′ʹˈꞌ", "’"),
    **dict.fromkeys("‟〝", "“"),
    **dict.fromkeys("″〞〟", "”"),
    **dict.fromkeys("、﹐", ","),
    **dict.fromkeys("⁄∕", "/"),
    # Small capitals, and letters of phonetics that look like those of every day.
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢɑɡ", "abcdefghijklmnopqrstuvwyzag", strict=True)),
    # Rules that ignore case take these for i, and a lower İ is two characters long.
    "İ": "I",
    "ı": "i",
    "\u212a": "K",
    "٬": ",",
    "٫": ".",
    "٪": "%",
}
_DOTS = str.maketrans("İı", "Ii")
_KINDS = ("<wide>", "<narrow>", "<font>", "<initial>", "<medial>", "<final>", "<isolated>")
_JOINED_LETTERS = ("<compat>", "<square>", "<circle>")
# In a word that also has Latin letters these stand for the Latin ones they look like.
_LOOK = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТХУІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսցհՕՏԼᎠᎡᎢᎪᎫᎬᎳᎷᎻᎽᏀᏃᏆᏚᏞᏢᏦᏴᏙᏟ",
    "aeopcyxijshdqwABEKMHOPCTXYIJSoABEZHIKMNOPTYXonughOSLDRTAJEWMHYGZTSLPKBVC",
)
_OTHER = "\u0370-\u058f\u13a0-\u13ff"  # Greek, Cyrillic, Armenian, Cherokee
_OTHER_SCRIPT = re.compile(f"[{_OTHER}]")
_MIXED = re.compile(f"[A-Za-z][{_OTHER}]|[{_OTHER}][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_TYPED_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[`´‘](?=[^\W\d_])")
_UNBREAKABLE = re.compile("(?<!\\d)\u202f|\u202f(?!\\d)")


@dataclass(frozen=True)
class Folded:
    """A text and its folded copy, ``text``.

    ``edits`` are the stretches that differ: where each begins and ends in the copy, and where in
    the original. What lies between two of them is the same in both.
    """

    original: str
    text: str
    edits: tuple[tuple[int, int, int, int], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [edit[0] for edit in self.edits]

    @cached_property
    def _originals(self) -> list[int]:
        return [edit[2] for edit in self.edits]

    def back(self, span: Span) -> Span:
        """Where a stretch of the copy stands in the original; letters are never cut in two."""
        start = self._begins(span.start)
        return Span(start, max(start, self._ends(span.end)))

    def forth(self, span: Span) -> Span:
        """Where a stretch of the original stands in the copy; letters are never cut in two."""
        number = bisect_right(self._originals, span.start) - 1
        start = span.start
        if number >= 0:
            first, last, _, original_end = self.edits[number]
            start = first if span.start < original_end else last + span.start - original_end
        number = bisect_left(self._originals, span.end) - 1
        end = span.end
        if number >= 0:
            _, last, _, original_end = self.edits[number]
            end = last + max(0, span.end - original_end)
        return Span(start, max(start, end))

    def verbatim(self, words: str, within: Span) -> str:
        """Words found in a stretch of the copy, as the original has them."""
        at = self.text.find(words, *within)
        return words if at < 0 else self.back(Span(at, at + len(words))).of(self.original)

    def name(self, name: str) -> str:
        """A name that the copy gives, with the İ and ı that the original has in it."""
        at = self.text.find(name)
        printed = self.back(Span(at, at + len(name))).of(self.original) if at >= 0 else name
        return printed if printed.translate(_DOTS) == name else name

    def _begins(self, place: int) -> int:
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return place
        _, end, original, original_end = self.edits[number]
        return original if place < end else original_end + place - end

    def _ends(self, place: int) -> int:
        number = bisect_left(self._starts, place) - 1
        if number < 0:
            return place
        _, end, _, original_end = self.edits[number]
        return original_end + max(0, place - end)


def folded(text: str) -> Folded:
    """The folded copy of a text with the way back."""
    parts: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    place = length = 0
    for match in _FOLDS.finditer(text):
        plain = _unhyphened(match) if match[0][0] == "-" else _plain(match[0])
        plain = "" if match["note"] else plain
        if plain == match[0]:
            continue
        parts += [text[place : match.start()], plain]
        start = length + match.start() - place
        place, length = match.end(), start + len(plain)
        edits.append((start, length, match.start(), match.end()))
    copy = "".join([*parts, text[place:]])
    return Folded(text, _alike_in_words(copy), tuple(edits))


def _unhyphened(broken: re.Match[str]) -> str:
    """What stands for a hyphen at the end of a line: nothing, or itself as in “long-term”."""
    text = broken.string
    return "-" if _WITH_HYPHEN.search(text[max(0, broken.start() - 20) : broken.start()]) else ""


def _alike_in_words(copy: str) -> str:
    """What depends on the letters beside it, one character for one."""
    if _MIXED.search(copy):
        copy = _WORD.sub(_latin, copy)
    return _UNBREAKABLE.sub(" ", _TYPED_APOSTROPHE.sub("’", copy))


@lru_cache(4096)
def _plain(found: str) -> str:
    """What stands for a match in the copy: a letter composed with its accents, or nothing."""
    if found.startswith("\u00ad") and "\n" in found:
        return ""
    if found.startswith("["):
        return found[1:-1]
    if re.fullmatch(_BLANKS, found):
        return "\n" if "\n" in found else " "
    if len(found) > 1 and found not in _PLAIN:
        composed = unicodedata.normalize("NFC", found) if found[0].isalpha() else ""
        return re.sub(_MARKS, "", composed)
    if re.match(f"{_INVISIBLE}|{_MARKS}", found):
        return ""
    return _PLAIN.get(found) or _plain_digit(found) or _plain_letters(found)


def _plain_digit(found: str) -> str:
    return str(unicodedata.decimal(found)) if found.isdecimal() else ""


def _plain_letters(found: str) -> str:
    """A letter of another form, or the letters that one sign joins; raised ones stay raised."""
    kind = unicodedata.decomposition(found).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", found)
    joined = kind in _JOINED_LETTERS and plain.isalpha()
    return plain if (kind in _KINDS or joined) and not plain.startswith(" ") else found


def _latin(word: re.Match[str]) -> str:
    """A word of Latin letters and of others that pass for them, all in Latin ones."""
    if not _OTHER_SCRIPT.search(word[0]):
        return word[0]
    latin = word[0].translate(_LOOK)
    mixed = any(before == after for before, after in zip(word[0], latin, strict=True))
    return latin if mixed and not _OTHER_SCRIPT.search(latin) else word[0]
