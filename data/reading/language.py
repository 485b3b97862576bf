"""Which language a text is in, told from its letters and its smallest words."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = {
    "ko": "[\uac00-\ud7a3]",
    "ja": "[\u3041-\u30ff]",
    "zh": "[\u4e00-\u9fff]",
    "ar": "[\u0620-\u064a]",
    "he": "[\u05d0-\u05ea]",
    "el": "[\u0391-\u03c9]",
    "uk": "[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]",
    "ru": "[\u0410-\u044f]",
}
# At least this share of a text's letters: Japanese and Ukrainian are told by a few of theirs.
_SHARE = {"ja": 0.1, "uk": 0.02}
_WORDS = {
    "en": "the and of to in that is was for on with said by from",
    "de": "der die und das ist nicht den von mit sich auf dem ein eine",
    "fr": "les des est dans une que pour qui sur pas avec du et au",
    "es": "los las que del una por con para su es el se como y",
    "it": "che il della di per una sono con gli nel del alla non",
    "pt": "que os das uma para com não em do da ao mais foi",
    "nl": "het een van en dat niet zijn voor met op aan er maar",
    "pl": "się na jest nie że do przez oraz w z po od dla",
    "tr": "ve bir bu için ile olarak olan da de çok daha gibi",
}
_LOOKED_AT = 20_000
_FEWEST = 3


def language_of(text: str) -> str:
    """The ISO 639-1 code, or empty where the text is too short or too mixed to tell."""
    start = text[:_LOOKED_AT]
    letters = sum(each.isalpha() for each in start) or 1
    for code, script in _SCRIPTS.items():
        if len(re.findall(script, start)) / letters > _SHARE.get(code, 0.4):
            return code
    counts = Counter(re.findall(r"[^\W\d_]+", start.lower()))
    scores = {code: sum(counts[word] for word in words.split()) for code, words in _WORDS.items()}
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    return best if scores[best] >= _FEWEST and scores[best] > scores[second] else ""
