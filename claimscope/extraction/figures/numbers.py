"""Numbers as texts write them: in digits, in words, with a scale, with a currency sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

from text_to_num import text2num

from claimscope.extraction.candidate import Span
from claimscope.extraction.dates import MONTH_NAMES
from claimscope.extraction.digits import DIGITS, value_of
from claimscope.extraction.patterns import alternation, words_of

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15, "lakh": 1e5, "lac": 1e5, "crore": 1e7, "dozen": 12, "score": 20,
    "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "tn": 1e12, "trn": 1e12,
    "ths": 1e3, "thsd": 1e3, "thous": 1e3, "mil": 1e6, "bil": 1e9, "tril": 1e12,
    "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12,
}  # fmt: skip
LEAST_LOWER = 100  # “4 thousand 350”; “2 thousand 12” is more likely a slip
# These are magnitudes of money only: “40t” of anything else are tonnes, “5 m” are metres.
OF_MONEY = {"mil", "bil", "tril", "b", "t"}
CURRENCIES = {
    "$": "USD", "US$": "USD", "HK$": "HKD", "NZ$": "NZD", "NT$": "TWD", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "S$": "SGD", "R$": "BRL",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₴": "UAH",
    "₹": "INR", "RS": "INR", "RS.": "INR", "₽": "RUB", "RBS": "RUB",
    "₺": "TRY", "₪": "ILS", "RMB": "CNY", "₱": "PHP", "₦": "NGN", "₫": "VND", "₸": "KZT",
    "₵": "GHS", "GH₵": "GHS", "฿": "THB", "KSH": "KES", "TK": "BDT", "RP": "IDR", "RM": "MYR",
    "P": "PHP", "R": "ZAR", "N": "NGN",
}  # fmt: skip
# “P2.14 billion”, “R1,200”: a letter is money where a magnitude or grouped thousands follow.
LETTER = r"(?-i:[PRN])(?=\d[\d.,]*\s?(?:trillion|billion|million|bn|[mb]n?\b)|\d{1,3}(?:,\d{3})+\b)"
CODES = (
    "USD", "EUR", "GBP", "RUB", "UAH", "JPY", "KRW", "CNY", "INR", "PKR", "CHF", "PLN", "CZK",
    "SEK", "NOK", "DKK", "TRY", "ILS", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "SAR", "AED",
    "BRL", "MXN", "PHP", "ZAR", "NGN", "KES", "EGP", "IDR", "MYR", "THB", "VND", "HUF", "RON",
    "BGN", "KZT", "IQD", "ETB", "GHS", "TZS", "UGX", "LKR", "BDT", "QAR", "KWD", "SYP", "LBP",
    "JOD", "GEL", "AZN", "MDL", "BYN", "RSD",
)  # fmt: skip
CURRENCIES |= {code: code for code in CODES}
CURRENCY_NAMES = words_of(
    "dollar euro pound ruble rouble hryvnia yen won yuan rupee franc zloty lira shekel rial riyal",
    "dinar dirham peso real rand",
)
UNITS = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty",
    "ninety",
)
WORD = rf"(?:{UNITS}|hundred|thousand|million|billion)"
BIG = r"(?:thousand|million|billion|trillion|quadrillion|lakh|lac|crore)s?"
SCALE = (
    rf"[ -]?(?:hundred|dozen|{BIG}|mio|mln|bln|mrd|trn|tril|bil|mil|thsd|thous|ths|bn|mn|tn)\b"
    rf"(?:[ -]{BIG}\b)?"
    r"|[ ]?[kmbt]\b"
)
HALF = r"(?:[ -]and[ -]an?[ -](?:half|quarter)\b)"
FRACTION = "[½¼¾⅓⅔⅛⅜⅝⅞]"
# “Half a million”, “three quarters of a million”, “a third of a billion”
PARTS = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3, "fifth": 1 / 5, "tenth": 1 / 10}
PART_OF_ONE = (
    r"(?:(?:half[ -]|(?:(?P<times>an?|one|two|three|four)[ -])?(?P<part_of>half|quarter|third|fifth"
    r"|tenth)s?[ -](?:of )?)(?:an? |(?=[mbt]r?illion))|an? )"
)
# How many a vague plural leaves at least: “thousands” is a thousand or more, but “dozens”, which
# is said of twenty as of ninety, gives no bound that a reader could hold anyone to.
VAGUE = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
         "tens of thousands": 1e4, "hundreds of thousands": 1e5, "tens of millions": 1e7,
         "hundreds of millions": 1e8}  # fmt: skip
NUMBER = re.compile(
    r"(?P<money>(?<![A-Za-z])(?:(?:(?:US|HK|NZ|NT|AU|CA)\s?|[ACSR])?\$|Rs\.?(?=\s?\d)|(?-i:Rbs)(?=\s?\d)"
    rf"|(?-i:RMB|KSh|Ksh|Tk|Rp|RM|{'|'.join(CODES)})(?=\s?\d)|{LETTER})|(?:GH)?₵|[€£¥₩₴₹₽₺₪₱₦₫₸฿])?\s?"
    rf"(?:(?P<digits>(?(money)|(?<![\w.,:/^]))(?:{DIGITS}))"
    rf"(?P<part>\s?{FRACTION}|\s\d/\d(?!\d)|{HALF})?(?P<scale>{SCALE})?"
    rf"|(?<![\w.,:/^])(?P<fraction>{FRACTION})(?P<scaled>{SCALE})?"
    r"|\b(?P<vague>(?:(?:tens|hundreds) of )?(?:thousands|millions|billions)|hundreds|dozens|scores"
    r"|tens(?= of\b)|(?:several|a few|few|many) (?:hundred|thousand|million|billion|dozen))\b"
    r"|\b(?P<couple>a couple (?:of )?(?:hundred|thousand|million|billion|dozen))\b"
    r"|\b(?P<dozen>(?:half a|a half|half|a|one|two|three|four|five|six)[ -]dozen)\b"
    rf"|\b(?P<round>{PART_OF_ONE}(?:hundred|thousand|million|billion|trillion|lakh"
    rf"|crore)(?P<more>{HALF})?)\b"
    rf"(?!(?:[ -]|,? and ){WORD})"
    rf"|(?<!\d )\b(?P<words>(?:an? (?=(?:hundred|thousand|million|billion)\b))?{WORD}"
    rf"(?:(?:[ -]|,? and ){WORD})*)\b(?P<point> point(?: (?:{UNITS}))+\b)?"
    rf"(?P<beyond>{HALF}?(?:[ -](?:score|{BIG}))*\b)?)",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\s?(?:%|per ?cent\b|pc\b|pct\b|percentage points?\b)")
# “1,5–2 million”: the scale after the second number is the first one's too.
SHARES_SCALE = re.compile(rf"\s*(?:to|and|or|[-–—])\s*\d[\d.,]*(?:{SCALE}|\s?%|\s?per ?cent)", re.I)
COUNTS_MANY = re.compile(r"\s+(?:[a-z-]+\s+){0,2}?(?:[a-z]+s|people|men|women|children)\b")
# “$1-2m”, “€3m to 4m”: the second is money as the first is.
MONEY_BEFORE = re.compile(
    r"(?:[$€£¥]|\b(?:USD|EUR|GBP)\s?)\d[\d.,]*(?:\s?(?:m|bn|k|b|tn))?\s?(?:[-–—]|to|and|or)\s?$"
)
AFTER_MONTH = re.compile(rf"\b(?:{alternation(MONTH_NAMES)})\.?\s$", re.IGNORECASE)
COUNTS = {"two": 2, "three": 3, "four": 4}
DOZENS = {
    "half a": 6,
    "a half": 6,
    "half": 6,
    "a": 12,
    "one": 12,
    "two": 24,
    "three": 36,
    "four": 48,
    "five": 60,
    "six": 72,
}
SMALL = re.compile(rf"(?:{UNITS})", re.IGNORECASE)
BETWEEN_ANDS = re.compile(r"(?:(?<=and )|(?<![\w, ]))(?!,? and\b)[a-z](?:(?!,? and\b).)*", re.I)


@dataclass(frozen=True)
class Number:
    """A number where it stands: its value, whether it is only a vague plural, its currency.

    ``scale`` is what the word after it multiplies it by: a million in “2.5 million”. ``loose`` is
    one that is never meant to the last digit: “a couple of hundred”.
    """

    span: Span
    value: float | None
    vague: bool
    currency: str
    scale: float
    in_digits: bool
    loose: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a word after it gives its magnitude."""
        return self.scale > 1


def numbers_in(text: str, start: int, end: int) -> Iterator[Number]:
    """Every number of a stretch, whatever it may mean; none that may mean two.

    “1 million 200 thousand” is one number.
    """
    before: Number | None = None
    for number in _each_number_in(text, start, end):
        if before and _adds_to(text, before, number):
            span = Span(before.span.start, number.span.end)
            before = replace(before, span=span, value=(before.value or 0) + (number.value or 0))
            continue
        if before:
            yield before
        before = number
    if before:
        yield before


def _adds_to(text: str, first: Number, second: Number) -> bool:
    """Whether the second number goes on with the first one's lower digits."""
    apart = text[first.span.end : second.span.start].strip(" ")
    lower = second.scale if second.scaled else LEAST_LOWER
    return bool(
        not apart
        and first.in_digits
        and second.in_digits
        and first.scale > max(lower, second.value or 0)
        and (second.scaled or (first.scale == SCALES["thousand"] and (second.value or 0) >= lower))
    )


def _each_number_in(text: str, start: int, end: int) -> Iterator[Number]:
    for match in NUMBER.finditer(text, start, end):
        if match["words"]:
            yield from _worded(match)
        elif match["digits"] or match["fraction"]:
            yield from _in_digits(match)
        else:
            first = match.end() - len(match[0].lstrip())
            value, vague = _value(match), bool(match["vague"])
            scale = SCALES["dozen"] if match["dozen"] else 1
            yield Number(Span(first, match.end()), value, vague, "", scale, False, _is_loose(match))


def _is_loose(match: re.Match[str]) -> bool:
    return bool(match["couple"] or (match["part_of"] or "").lower() == "third")


def _in_digits(match: re.Match[str]) -> Iterator[Number]:
    """The number that digits give, with its currency and its scale; none that is ambiguous."""
    text, digits = match.string, match["digits"] or ""
    first = match.start("money") if match["money"] else match.end() - len(match[0].lstrip())
    if " " in digits and AFTER_MONTH.search(text, max(0, first - 12), first):
        first, digits = first + digits.index(" ") + 1, digits.partition(" ")[2]
    scale, end = _scale(match)
    whole = value_of(
        digits or "0",
        is_part=scale > 1 or bool(match["money"] or SHARES_SCALE.match(text, match.end())),
        is_percent=bool(PERCENT.match(text, match.end())),
    )
    if whole is not None:
        value = multiplied(whole + _part(match["part"] or match["fraction"] or ""), scale)
        money = CURRENCIES.get((match["money"] or "").upper().replace(" ", ""), "")
        yield Number(Span(first, end), value, False, money, scale, True)


def _scale(match: re.Match[str]) -> tuple[float, int]:
    """What the words after digits multiply them by, and where the number ends with them."""
    name = "scale" if match["digits"] else "scaled"
    words = re.findall(r"[a-z]+", (match[name] or "").lower())
    if not words:
        return 1, match.end()
    scale = _times(words)
    glued = match[name][0].isalpha()
    if not (match["money"] or MONEY_BEFORE.search(match.string, 0, match.start("digits"))):
        metres = words == ["m"] and not (glued and COUNTS_MANY.match(match.string, match.end()))
        if metres or words[0] in OF_MONEY or (words == ["k"] and not glued):
            return 1, match.start(name)
    return scale, match.end()


def multiplied(value: float, scale: float) -> float:
    """A number times its scale as decimals multiply: 8.3 trillion is 8,300,000,000,000 sharp."""
    return round(float(Decimal(repr(value)) * Decimal(repr(scale))), 6)


def _times(words: Iterable[str]) -> float:
    return prod(SCALES[word if word in SCALES else word.removesuffix("s")] for word in words)


def _part(words: str) -> float:
    """The fraction that follows a whole number: “½”, “1/2”, “and a half”."""
    if "/" in words:
        over, _, under = words.strip().partition("/")
        return int(over) / int(under) if int(under) else 0
    if words.strip() and words.strip()[0].isnumeric():
        return unicodedata.numeric(words.strip())
    return {"half": 0.5, "quarter": 0.25}.get(words.lower()[-7:].split("-")[-1].split(" ")[-1], 0)


def _value(match: re.Match[str]) -> float | None:
    if match["dozen"]:
        return float(DOZENS[" ".join(match["dozen"].lower().replace("-", " ").split()[:-1])])
    if match["couple"]:
        return 2 * SCALES[match["couple"].lower().split()[-1]]
    if match["round"]:
        words = match["round"].removesuffix(match["more"] or "").lower().replace("-", " ").split()
        part = "half" if words[0] == "half" else (match["part_of"] or "").lower()
        often = COUNTS.get((match["times"] or "").lower(), 1)
        times = often * PARTS.get(part, 1) + _part(match["more"] or "")
        return round(SCALES[words[-1]] * times, 6)
    vague = match["vague"].lower()
    last = vague.split()[-1] + ("" if vague.endswith("s") else "s")
    return VAGUE.get(vague, VAGUE.get(last))


def _worded(match: re.Match[str]) -> Iterator[Number]:
    """A number in words; “two and three hundred”, which is none, as the two that it is."""
    span = Span(match.start("words"), match.end())
    value = _spelled(match["words"])
    if value is not None and match["point"]:
        value = float(f"{value:.0f}.{_decimals(match['point'])}")
    if value is not None:
        beyond = re.sub(HALF, "", match["beyond"] or "", flags=re.IGNORECASE)
        half = _part((match["beyond"] or "").removesuffix(beyond))
        last = match["words"].lower().split()[-1].split("-")[-1]
        value += half * SCALES.get(last, 1)
        scale = _times(re.findall("[a-z]+", beyond.lower()))
        largest = max(scale, SCALES.get(last, 1))
        yield Number(span, multiplied(value, scale), False, "", largest, False)
        return
    yield from _several(match, span)


def _several(match: re.Match[str], span: Span) -> Iterator[Number]:
    """The numbers that an “and” joins: “five and six thousand”; of others, the small ones."""
    beyond = _times(re.findall("[a-z]+", (match["beyond"] or "").lower()))
    pieces = list(BETWEEN_ANDS.finditer(match["words"]))
    values = [_spelled(piece[0]) for piece in pieces]
    if len(pieces) == 1 or None in values:
        pieces = list(SMALL.finditer(match["words"]))
        values = [_spelled(piece[0]) for piece in pieces]
        beyond = 1
    for place, (piece, value) in enumerate(zip(pieces, values, strict=True)):
        last = place == len(pieces) - 1
        start = span.start + piece.start()
        name = piece[0].lower().split()[-1].split("-")[-1]
        scale = max(SCALES.get(name, 1), beyond if last else 1)
        end = span.end if last and beyond > 1 else start + len(piece[0])
        worth = multiplied(value or 0, beyond if last else 1)
        yield Number(Span(start, end), worth, False, "", scale, False)


def _decimals(words: str) -> str:
    """The digits after “point”: “point seven five” is 75."""
    return "".join(f"{_spelled(word) or 0:.0f}" for word in words.split()[1:])


def _spelled(words: str) -> float | None:
    words = re.sub(r"^an? ", "one ", words, flags=re.IGNORECASE)
    try:
        return float(text2num(words.lower().replace(",", ""), "en"))
    except ValueError:
        return None
