"""Numbers that count nothing: dates, times, ages, names of weapons and posts, telephone numbers."""

from __future__ import annotations

import re

from claimscope.extraction.figures.numbers import UNITS, Number
from claimscope.extraction.patterns import words_of

MONTHS = words_of(
    "January February March April May June July August September October November December",
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec",
)
# A number after one of these is a name: “posts 31 and 32”, “Resolution 1718”, “page 3”.
LABELLED = words_of(
    "post posts tower no no. nos number numbers page pages article articles resolution resolutions",
    "flight route highway room chapter section paragraph point hill checkpoint unit units witness",
    "phase level category grade grades platform line model version case file block apartment",
    "district order decree law bill channel exhibit annex table item volume protocol stage tier",
    "sector zone building house gate camp battalion brigade regiment division squadron army",
    "corps ward track lane class type mark mk route exit junction day week year chapter reactor",
    "pier berth",
)
BEFORE = re.compile(
    rf"(?:\b(?:{LABELLED})\s*(?:no\.?\s*|#)?(?:\d+(?:\s*(?:,|and|or|to|[–-])\s*))*$"
    rf"|\b(?:{MONTHS})\.?\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:,|and|or|to|[–-])\s*)*$"
    r"|[A-Za-z][-‑]$|#$|\+$|\baged?\s+(?:about\s+|around\s+|of\s+|between\s+|from\s+)?(?:\w+\s+(?:and|to)\s+)?$"
    r"|\b(?:children|kids|infants|girls|boys|people|those|women|men|adults|anyone)\s+(?:\w+\s+)?"
    r"(?:under|over|below|above)\s+$"
    r"|\bage\s+(?:\w+\s+){0,3}$|\b(?:eldest|oldest|youngest)\s+(?:\w+\s+){0,4}$"
    r"|\b(?:citing|cited|cites|quoting|quoted|quotes)\s+(?:at\s+least\s+)?$|\bno[- ]$"
    r"|\b(?:every|not)\s+$"
    r"|(?:https?://|www\.)\S*$|\b(?:one|two|three|\d+)\s+(?:in|out\s+of)\s+(?:every\s+)?$"
    r"|\bUS\s?\$?[A-Z]$|\[$"
    r"|\b(?:World War|Covid|(?-i:Group of)|Big|Cup|Channel)[ -]$)",
    re.IGNORECASE,
)
# “The two sides” counts nothing that anybody claims; “the 12 dead” does.
DETERMINED = re.compile(
    r"\b(?:the|these|those|his|her|their|its|all|both|last|past|first|next|previous|the\s+other)\s+$",
    re.IGNORECASE,
)
# “On March 5, 94 people died”: the day ends at the comma.
DATE_THEN = re.compile(r"\d(?:st|nd|rd|th)?,\s+$")
COUNTED_NOUN = re.compile(r"\s+(?!and\b|or\b|to\b|at\b)[a-z]{3,}")
SUBSET = re.compile(
    rf"(?:\d|\b(?:{UNITS}|most|many|several|some|half))\s+of\s+(?:the|its|his|her|their|these|those)\s+$",
    re.IGNORECASE,
)
DURATION = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
AFTER = re.compile(
    rf"(?:\s*[-‑–]\s*(?!fold\b|strong\b|magnitude\b)(?:[a-z]{{2,}}|[A-Z])|[A-Za-z]|(?:st|nd|rd|th)\b|:\d|\s?(?:a\.?m\b|p\.?m\b"
    rf"|GMT|UTC|o['’]clock)"
    rf"|\s+(?:(?:of\s+)?(?:{MONTHS})\b(?!\s+(?:have|has)))|\s+years?[ -]old|\s*[-‑]\s*year"
    rf"|\s*/\s*\d|\s*\]"
    rf"|\s+(?:and a half\s+|more\s+|consecutive\s+|straight\s+|full\s+|or \w+\s+|to \w+\s+"
    rf"|[–-]\s*\w+\s+)?{DURATION}\b"
    r"|['’]s\b|\s+(?:times|sides|fronts|directions|stages|phases)\b"
    r"|\s+(?:calib|degrees)|\s*°"
    # Powers, and magnitudes in other languages: “10^6”, “4천”, “5 млн”, “5 Milliarden”.
    r"|\^|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\s?[×*]\s?10|\s?[^\W\d_A-Za-zÀ-ɏ]"
    r"|\s(?:[Mm]illi(?:arde|one|oni|oane|ard)|mil(?:ion[yóí]|iard)|mil\b|tys\b|tis\b|mille\b"
    r"|[Tt]ausend|[Tt]sd\b|duizend|tuhat\w*|ezer\b)|\s[KMBT]\b(?![-.\d]))",
)
# A distance counts where something went so far or is so far away: “it flew 600 km”.
DISTANCE = re.compile(
    r"(?:\s*(?:to|and|or|[–-])\s*\d[\d.,]*)?\s*(?:km|kms|kilomet\w+|mi|m\b|(?:nautical\s+)?miles?"
    r"|(?:centi|milli)?met(?:re|er)s?|feet|foot|yards?|inch(?:es)?|cm|mm|km/h|kph|mph|knots)\b"
)
GOES_FAR = re.compile(
    r"\b(?:flew|flown|fly|flies|flying|travel\w*|advanc\w+|push\w*|pull\w*|retreat\w*|withdr\w+"
    r"|reach\w*|climb\w*|rose|penetrat\w*|moved|gained|seized|span\w*|stretch\w*|extend\w*)\b"
    r"[^.;,(]{0,50}$"
    r"|(?<!which )(?<!that )\b(?:is|are|was|were|remain|remains)\s+"
    r"(?:(?:still|now|only|just|about|around|some|roughly|nearly|at|least|more|less|than|over|up|to)\s+){0,4}"
    r"(?:\d[\d.]*\s*(?:to|and|or|[–-])\s*)?$"
)
LIES = re.compile(r"\b(?:lies|lie|located|situated|based)\b[^,]{0,30}$")
AGE_APPOSED = re.compile(r"[A-Z][\w’'-]{1,40}(?:,\s+|\s\()$")
# “The Albatross 40 was lost”: what is one and has a number is named by it.
NAMED_BY = re.compile(r"[A-Z][a-z]+\s$")
IS_ONE = re.compile(r"\s(?:that|which|is|was|has)\b")
PHONE = re.compile(r"\+?\d[\d()\s.-]{8,}\d")
DEADLINE = re.compile(r"\bwithin\s+(?:the\s+next\s+|a\s+)?(?:about\s+)?$", re.IGNORECASE)
HIS_AGE = re.compile(
    r"\b(?:he|she|I|who)\s+(?:was|is|turned|turns)\s+(?:just\s+|only\s+|about\s+)?$", re.IGNORECASE
)
NOT_COUNTING = re.compile(r"\s*(?:[,.;:)”\"]|$|(?:and|or|so|when|but|while|at|in)\b)")
CLOCK = re.compile(r"\b(?:at|by|from|until|till|around|about)\s+$", re.IGNORECASE)
IS_DURATION = re.compile(rf"\s+{DURATION}\b", re.IGNORECASE)
PRONOUN_ONE = re.compile(
    r"\s+(?:of the (?:\w+est|\w+er|most|least|worst|best|things|reasons|ways|main|few|first"
    r"|last)\b|of\b(?!\s+(?:them|whom|its|his|their|the|those)\b)|another"
    r"|(?:day|side|hand|thing|reason|way|can|could|would|must|should|is|was|has|that|who|which|more"
    r"|time|such|might|step|point|month|week|year|or|and|in|to|with|party|big|single|last|final|too)s?\b"
    r"|[A-Z]+-\d|\W|$|(?:[a-z]+\s){1,3}(?:is|was)\s(?:that|to)\b)",
    re.IGNORECASE,
)
# “It is one of the five piers”: to be one of several counts neither.
BELONGS = (
    r"\b(?:is|are|was|were|be|been|being|becomes?|became|remains?|remained|as|considered|called)\s+"
    r"(?:\w+ly\s+|also\s+|still\s+|perhaps\s+)?"
)
BELONGS_TO = re.compile(rf"{BELONGS}$", re.IGNORECASE)
BELONGS_TO_SEVERAL = re.compile(rf"{BELONGS}one\s+of\s+\w+\s+$", re.IGNORECASE)
ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|this|the|each|an?|new|only|over)[ -]$", re.IGNORECASE
)
THAT_ONE = re.compile(r"\b(?:that|which)[ -]one[^\w\s]?$", re.IGNORECASE)
# “One – a pier; two – a fine; and three – an end”
ENUMERATES = re.compile(r"\s[–—-]\s(?:an?|the|another|yet)\b")
REPAIRED = re.compile(r"\s*\w*[-–—]+\s+[–—]")


def counts_something(text: str, number: Number) -> bool:
    """Whether a number is a figure of the record and not part of a name, a date or an age."""
    before = text[max(0, number.span.start - 40) : number.span.start]
    after = text[number.span.end : number.span.end + 40]
    if number.currency:
        return not (REPAIRED.match(after) or after[:1].isalpha())
    if DEADLINE.search(before) and IS_DURATION.match(after):
        return True
    return not (
        _is_label(number, before, after)
        or AFTER.match(after)
        or _is_idle_distance(text[max(0, number.span.start - 80) : number.span.start], after)
        or _is_year(text, number, after)
        or _is_age(before, after)
        or _is_one(text, number, before, after)
        or _is_phone(text, number)
        or REPAIRED.match(after)
        or (not number.in_digits and ENUMERATES.match(after))
    )


SHORT = {"’", "‘", "'"}  # “in ’22”


def _is_label(number: Number, before: str, after: str) -> bool:
    small = not number.in_digits and (number.value or 0) < 10
    if DATE_THEN.search(before) and COUNTED_NOUN.match(after):
        return False
    subset = SUBSET.search(before) and not BELONGS_TO_SEVERAL.search(before)
    named = bool(small and DETERMINED.search(before)) and not subset
    model = number.in_digits and NAMED_BY.search(before) and IS_ONE.match(after)
    return bool(BEFORE.search(before) or named or model)


def _is_year(text: str, number: Number, after: str) -> bool:
    wording = number.span.of(text)
    if re.fullmatch(r"\d\d", wording) and text[number.span.start - 1 : number.span.start] in SHORT:
        return True
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", wording)) and not re.match(
        r"\s+(?:people|soldiers|troops|civilians|men|women|children|prisoners|containers|shells)",
        after,
    )


def _is_age(before: str, after: str) -> bool:
    apposed = AGE_APPOSED.search(before) and re.match(r"\s*[,.)]", after)
    return bool(apposed or (HIS_AGE.search(before) and NOT_COUNTING.match(after)))


def _is_idle_distance(before: str, after: str) -> bool:
    """Whether a distance only tells where something lies."""
    if not DISTANCE.match(after):
        return False
    return bool(LIES.search(before) or not GOES_FAR.search(before))


def _is_one(text: str, number: Number, before: str, after: str) -> bool:
    member = after.startswith(" of ") and BELONGS_TO.search(before)
    around = before + "one" + after[:1]
    return number.span.of(text).lower() == "one" and bool(
        member or PRONOUN_ONE.match(after) or ONE_BEFORE.search(before) or THAT_ONE.search(around)
    )


def _is_phone(text: str, number: Number) -> bool:
    around = max(0, number.span.start - 25)
    return any(
        phone.start() <= number.span.start < phone.end()
        and not re.search(r"\d[,.]\d{3}\b", phone[0])
        for phone in PHONE.finditer(text, around, number.span.end + 25)
    )
