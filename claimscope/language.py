"""Which language a text or a stretch of it is in, told offline.

By the script of its letters, by the small words that only English has, or by a model of the letters
that go together in 97 languages (py3langid), loaded only where the first two do not tell.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from babel import Locale
from py3langid.langid import MODEL_FILE, LanguageIdentifier

# The language that a script stands for where the model cannot tell which of several it is.
_SCRIPTS = {
    "ko": "[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]",
    "ja": "[\u3041-\u30ff]",
    "zh": "[\u3400-\u4dbf\u4e00-\u9fff]",
    "ar": "[\u0620-\u06ff]",
    "he": "[\u05d0-\u05ea]",
    "el": "[\u0370-\u03ff]",
    "ru": "[\u0400-\u052f]",
    "hi": "[\u0900-\u097f]",
    "th": "[\u0e01-\u0e4f]",
}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
# Small words of English that no other language written in its letters has.
_ENGLISH = frozenset(
    {
        *("the", "and", "of", "that", "with", "said", "says", "were", "from", "not", "has", "have"),
        *("had", "which", "their", "his", "been", "but", "they", "this", "who", "be", "it", "than"),
        *("would", "could", "there", "these", "those", "when", "after", "its", "our", "we", "you"),
        *("are", "them"),
    }
)
# More of them, which no other language has either, though many an English text lacks them.
_ENGLISH_TOO = frozenset(
    {
        *("near", "two", "three", "five", "seven", "eight", "nine", "ten", "twelve", "hundred"),
        *("thousand", "people", "killed", "dead", "wounded", "injured", "missing", "captured"),
        *("army", "navy", "forces", "soldiers", "troops", "officials", "into", "against", "more"),
        *("least", "about", "by", "say", "tell", "told", "denied", "confirmed", "asked", "did"),
    }
)
# So like English that a line of it is easily taken for them.
_LIKE_ENGLISH = {"fy", "af", "lb", "nds", "sco"}
_LOOKED_AT = 20_000
_ENGLISH_SHARE = 0.1
_FEWEST = 2
_LIKELY = 0.5
_SURE = 0.9
_MOSTLY = 0.5
_ENOUGH_WORDS = 3
_NOT_NOTHING = 0.09
_ENGLISH_KINDS = ("en", "pcm")

UNTOLD = "und"
"""Stands for a language that cannot be told and is hardly English (ISO 639-2)."""


def language_of(text: str) -> str:
    """The ISO 639-1 code, or empty where the text is too short or too mixed to tell."""
    return _detected(text, _LIKELY)


def surely_another(text: str, language: str) -> str:
    """The language of a short stretch where it is surely another than ``language``, or empty."""
    found = _detected(text, _SURE)
    return "" if found == language else found


def is_hardly_english(text: str) -> bool:
    """Whether a text too short to tell has no word of English, and looks like something else."""
    start = text[:_LOOKED_AT]
    words = [word.lower() for word in _WORD.findall(start)]
    if len(words) < _ENOUGH_WORDS or not (_ENGLISH | _ENGLISH_TOO).isdisjoint(words):
        return False
    shares: dict[str, float] = dict(_model().rank(start.lower() if start.isupper() else start))
    likeliest = max(shares.values())
    return likeliest >= _NOT_NOTHING and sum(map(shares.__getitem__, _ENGLISH_KINDS)) < likeliest


def language_name(code: str) -> str:
    """The English name of a language: “German” for ``de``; the code where it has none."""
    if code == UNTOLD:
        return "a language that cannot be told"
    return str(Locale.parse("en").languages.get(code.replace("-", "_"), code))


def _detected(text: str, likely: float) -> str:
    start = text[:_LOOKED_AT]
    script = _script_of(start)
    if script:
        return _guessed(start, _LIKELY, script) or script
    words = [word.lower() for word in _WORD.findall(start)]
    small = sum(word in _ENGLISH for word in words)
    if small >= _FEWEST and small >= _ENGLISH_SHARE * len(words):
        return "en"
    return _guessed(start, _SURE if small else likely) if words else ""


def _script_of(text: str) -> str:
    """The language whose script most letters are of, where that is not the Latin one.

    Japanese is told by a few letters of its own among Chinese ones.
    """
    counts = Counter({code: len(re.findall(script, text)) for code, script in _SCRIPTS.items()})
    code, most = counts.most_common(1)[0]
    others = sum(counts.values())
    if not most or others <= _MOSTLY * (others + len(_LATIN.findall(text))):
        return ""
    return "ja" if code == "zh" and counts["ja"] * 10 > most else code


def _guessed(text: str, likely: float, script: str = "") -> str:
    """The language that the model finds at least so likely, of those written in a script."""
    code, share = _model().classify(text.lower() if text.isupper() else text)
    likely = _SURE if code in _LIKE_ENGLISH else likely
    known = len(code) == len("en") and (not script or code not in _BY_SCRIPT or code == script)
    return str(code) if share >= likely and known else ""


_BY_SCRIPT = {"en", *_SCRIPTS} - {"ru", "ar", "hi"}


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
