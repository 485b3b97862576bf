"""Numbers as texts write them: in digits, in words, with a scale, with a currency sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

from data.extraction.candidate import Span
from data.extraction.words import words_of

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₴": "UAH"}
UNITS = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty",
    "ninety",
)
WORD = rf"(?:{UNITS}|hundred|thousand|million|billion)"
# How many a vague plural leaves at least: “thousands” is a thousand or more, but “dozens”, which
# is said of twenty as of ninety, gives no bound that a reader could hold anyone to.
VAGUE = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
         "tens of thousands": 1e4, "hundreds of thousands": 1e5, "tens of millions": 1e7,
         "hundreds of millions": 1e8}  # fmt: skip
NUMBER = re.compile(
    r"(?P<money>US\$|[$€£¥₩₴])?\s?"
    r"(?:(?P<digits>(?<![\w.,:/])\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?"
    r"|(?<![\w.,:/])\d{1,15}(?:\.\d{1,6})?)"
    r"(?:[ \u00a0-]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|tn|[mk](?=\b)))?"
    r"|\b(?P<vague>(?:(?:tens|hundreds) of )?(?:thousands|millions|billions)|hundreds|dozens|scores"
    r"|(?:several|a few|few|many) (?:hundred|thousand|million|dozen))\b"
    r"|\b(?P<dozen>(?:half a|a|one|two|three|four|five|six) dozen)\b"
    r"|\b(?P<round>(?:half |quarter of )?an? (?:hundred|thousand|million|billion))\b"
    rf"(?!(?:[ -]|,? and ){WORD})"
    rf"|\b(?P<words>(?:an? (?=(?:hundred|thousand|million|billion)\b))?{WORD}"
    rf"(?:(?:[ -]|,? and ){WORD})*)\b)",
    re.IGNORECASE,
)
DOZENS = {
    "half a": 6,
    "a": 12,
    "one": 12,
    "two": 24,
    "three": 36,
    "four": 48,
    "five": 60,
    "six": 72,
}
SMALL = re.compile(rf"(?:{UNITS})", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number where it stands: its value, whether it is only a vague plural, its currency."""

    span: Span
    value: float | None
    vague: bool
    currency: str
    scaled: bool
    in_digits: bool


def numbers_in(text: str, start: int, end: int) -> Iterator[Number]:
    """Every number of a stretch, whatever it may mean."""
    for match in NUMBER.finditer(text, start, end):
        first = match.start("money") if match["money"] else _first(match)
        if match["words"]:
            yield from _worded(match)
            continue
        yield Number(
            Span(first, match.end()),
            _value(match),
            bool(match["vague"]),
            CURRENCIES.get((match["money"] or "").upper(), ""),
            bool(match["scale"]),
            bool(match["digits"]),
        )


def _first(match: re.Match[str]) -> int:
    return match.end() - len(match[0].lstrip())


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        digits = re.sub(r"[, \u00a0\u202f]", "", match["digits"])
        return float(digits) * SCALES.get((match["scale"] or "").lower(), 1)
    if match["dozen"]:
        return float(DOZENS[" ".join(match["dozen"].lower().split()[:-1])])
    if match["round"]:
        words = match["round"].lower().split()
        return SCALES[words[-1]] * {"half": 0.5, "quarter": 0.25}.get(words[0], 1)
    vague = match["vague"].lower()
    last = vague.split()[-1] + ("" if vague.endswith("s") else "s")
    return VAGUE.get(vague, VAGUE.get(last))


def _worded(match: re.Match[str]) -> Iterator[Number]:
    """A number in words; “two and three”, which is none, as the two that it is."""
    span = Span(match.start("words"), match.end("words"))
    value = _spelled(match["words"])
    if value is not None:
        scaled = match["words"].lower().endswith(tuple(SCALES))
        yield Number(span, value, False, "", scaled, False)
        return
    for part in SMALL.finditer(match["words"]):
        value = _spelled(part[0])
        start = span.start + part.start()
        yield Number(Span(start, start + len(part[0])), value, False, "", False, False)


def _spelled(words: str) -> float | None:
    words = re.sub(r"^an? ", "one ", words, flags=re.IGNORECASE)
    try:
        return float(text2num(words.lower().replace(",", ""), "en"))
    except ValueError:
        return None
