"""Which numbers count something: all but those that are part of a name, a date, an age, a score."""

from __future__ import annotations

import re

from claimscope.extraction.figures.exclusions.contests import is_ratio, is_score
from claimscope.extraction.figures.exclusions.distances import is_idle_distance
from claimscope.extraction.figures.exclusions.names import is_part_of_name
from claimscope.extraction.figures.exclusions.ones import BELONGS, is_pronoun
from claimscope.extraction.figures.exclusions.surroundings import Surroundings
from claimscope.extraction.figures.exclusions.times import DURATION, is_time
from claimscope.extraction.figures.numbers import CURRENCY_NAMES, PERCENT, UNITS, Number
from claimscope.extraction.figures.units import JOINED_MEASURE
from claimscope.extraction.lexicons.reporting_verbs import SPEAKERS

# “The two sides” counts nothing that anybody claims; “the 12 dead” does.
DETERMINED = re.compile(
    r"\b(?:the|these|those|his|her|their|its|our|your|my|all|both|last|past|first|next|previous"
    r"|the\s+other)\s+$",
    re.IGNORECASE,
)
SUBSET = re.compile(
    rf"(?:\d|\b(?:{UNITS}|most|many|several|some|half))\s+of\s+(?:the|its|his|her|their|these|those)\s+$",
    re.IGNORECASE,
)
BELONGS_TO_SEVERAL = re.compile(rf"{BELONGS}one\s+of\s+\w+\s+$", re.IGNORECASE)
# “Citing two officials”, “two officials said”: who speaks, and no claim of theirs.
WHO_SPEAK = re.compile(
    r"\b(?:citing|cited|cites|quoting|quoted|quotes)\s+(?:at\s+least\s+)?$", re.IGNORECASE
)
PEOPLE_CITED = re.compile(
    rf"(?:\s[\w.’'-]+){{0,3}}?\s(?:{SPEAKERS}|people|persons|others)\b|\sof\s", re.IGNORECASE
)
SPEAK = re.compile(
    r"\s(?:[\w.-]+\s){0,3}?(?:officials?|sources?|witnesses?|diplomats?|analysts?|experts?)\s"
    r"(?:said|says?|saying|told|tells?|telling|familiar|briefed|with knowledge)\b"
)
# “A rights group and two residents said”: the last of those who speak.
FEW_SPEAK = re.compile(
    rf"\s(?:[\w.-]+\s){{0,2}}?(?!people\b)(?:{SPEAKERS})(?:\s(?:in|at|from|of)\s[^,.;:]{{2,40}})?\s"
    r"(?:said|say|told|tell)\b"
)
# “The second of three talks”
RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|final|\d(?:st|nd|rd|th))\s(?:\w+\s)?of\s$",
    re.IGNORECASE,
)
# “Every 40”, “not 16”, “a boat or two”, “per 1,000”, “minus 12”
NO_COUNT_BEFORE = re.compile(
    r"\bno[- ]$|\btowards?\s$|\b(?:every|not|not even)\s+$|\ban?\s[\w-]+\sor\s$|\b(?:per"
    r"|for every)\s$"
    r"|\b(?:minus|negative)\s$|\d\s?(?:±|\+/-)\s?$|\bgive or take\s(?:a\s)?$"
    r"|(?<![\w.,%])-$|(?<=\s)–$",
    re.IGNORECASE,
)
# A unit that is written without a blank: “400sq km”, “1,150kg”.
GLUED = (
    r"(?:(?:sq\.?\s?)?(?:kms?|miles|mi|ft|cm|mm|m)[23²³]?|sqkm|kgs?|lbs?|ha|tonnes?|tons?|t|mph|km/?h|kph"
    r"|[kMGT]Wh?|bpd|bcm|pc|pct)\b(?!-)"
)
# A hyphen that joins a number to what it measures or how sharp it is: “18-fold”, “300-odd”.
# A “2,000-pound bomb” is a kind of bomb.
OF_WEIGHT = r"(?!pounds?\s(?:[\w-]+\s)?(?:bomb|munition|warhead|shell|class|gun)s?\b)"
JOINED = (
    rf"(?i:{OF_WEIGHT}(?:fold|strong|magnitude|plus|odd|(?:{CURRENCY_NAMES})s?|{JOINED_MEASURE}))\b"
)
# “Temperatures hit 49.2C”
HOT = re.compile(
    r"\b(?:temperatures?|heat|mercury|degrees|thermometers?|warm\w*|cool\w*)\b[^.;]*$", re.I
)
CELSIUS = re.compile(r"[CF]\b")
PART_OF_WORD = re.compile(rf"[-‑–]\s?(?!{JOINED})(?:[a-z]{{2,}}|[A-Z])|(?!{GLUED})[A-Za-z]")
ORDINAL = re.compile(
    r"(?:st|nd|rd|th)\b|[\s-](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|halves)\b"
)
ONE_IN = re.compile(
    rf"\s(?:in|out\sof)\s(?:every\s)?(?:five|six|eight|ten|10|20|100)\b(?!\s(?:\w+\s)?(?:{DURATION}))"
)
ONE_IN_BEFORE = re.compile(
    rf"\b(?:(?:{UNITS}|\d)\s+(?:in|out\s+of)|\d+\s+in)\s+(?:every\s+)?$", re.I
)
# Powers, and magnitudes in other languages: “10^6”, “4천”, “5 млн”, “5 Milliarden”, “₹4 cr”.
MAGNITUDES = (
    r"(?:[Mm]illi(?:arden?|one|oni|oane|ard|ards?|ónes?|ón)|[Mm]illion[ei]n?|[Mm]illon(?:es)?|mil\w*ones"
    r"|mil(?:ion[yóí]|iard\w*|yon|yar|iar|h(?:ões|ão)|j(?:on|ard|oen|oon)\w*)?|bil(?:j(?:on|oen)\w*|yon"
    r"|hões|hão|lon(?:es)?)|[Bb]illionen|[Tt]rillionen|tri(?:liun|lyon|lhões)|juta|ribu|triệu|tỷ|tỉ|nghìn"
    r"|ngàn|tys|tis|mille|[Tt]ausend\w*|[Tt]sd|duizend|tusen\w*|tuhat\w*|ezer|kharab|arab|crs?|myriad"
    r"|man(?=\s(?:yen|won))|MM|[kKMBT](?![-\d]|\.\d)|L(?=\srup))"
)
UNKNOWN_MAGNITUDE = re.compile(
    r"\^|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\s?[×*]\s?10|\s?[^\W\d_A-Za-zÀ-ɏ]|\s?[万億亿兆천만억]"
    rf"|\s{MAGNITUDES}\b"
)
# “10-12.000”, “3 bis 4 Millionen”: the end of a span whose other end is not read.
WITH_UNREAD = re.compile(
    r"\s?(?:to|or|and|bis|à|[-–—])\s?"
    r"(?:\d{1,3}\.\d{3}\b(?!\s?(?:%|per ?cent|[a-z]*illion))"
    rf"|\d[\d.,]*(?:\s{MAGNITUDES}\b|\s?[^\W\d_A-Za-zÀ-ɏ]))"
)
OTHER_SIGNS = re.compile(r"\s*/\s*\d|\+\d|\s+(?:sides|fronts|directions|stages|phases)\b")
# Degrees of an angle or of latitude; those of a temperature count.
ANGLE = re.compile(r"\s*(?:°|degrees?\b)(?!\s?(?:[CF]\b|celsius|fahrenheit))", re.IGNORECASE)
# “A tenth of one percent”
PART_OF_BEFORE = re.compile(r"\b(?:half|third|quarter|fifth|tenth|hundredth)s?\sof\s$", re.I)
TIMES = re.compile(r"\s+times\b")
FEWEST_TIMES = 10
# “Three reasons”: what is named and not what happened.
ABSTRACT = re.compile(
    r"\s(?:\w+\s){0,2}?(?:reasons|ways|things|options|questions|topics|examples|aspects|kinds|types"
    r"|sorts|words|possibilities|scenarios|factors|lessons|goals|priorities|principles|matters)\b"
)
# “His two sons died”: whose they are is told, and what befell them.
HIS = re.compile(r"\b(?:his|her|their|its)\s$", re.IGNORECASE)
HARM_TO_HIS = re.compile(
    r"\b(?:kill|wound|injur|abduct|captur|arrest|detain)(?:ed|ing)\b[^.;\d]*\b(?:his|her|their|its)\s$",
    re.I,
)
CAME_TO_HARM = re.compile(
    r"\s(?:[a-z]+\s){1,3}?(?:(?:were|was|are|have been|had been|also)\s)?(?:\w+ly\s)?"
    r"(?:killed|died|dead|wounded|injured|hurt|missing|captured|abducted|arrested|detained)\b"
)
# “One – a pier; two – a fine; and three – an end”
ENUMERATES = re.compile(r"\s[–—-]\s(?:an?|the|another|yet)\b")
REPAIRED = re.compile(r"\s*\w*[-–—]+\s+[–—]")


def counts_something(text: str, number: Number, *, sourced: bool = False) -> bool:
    """Whether a number is a figure of the record and not part of a name, a date or an age.

    How far a place lies from another counts where a source gives it (``sourced``).
    """
    around = Surroundings(text, number)
    if number.currency:
        after = around.after
        unread = UNKNOWN_MAGNITUDE.match(after) or WITH_UNREAD.match(after)
        return not (REPAIRED.match(after) or after[:1].isalpha() or unread)
    return not (
        is_part_of_name(around)
        or is_time(around)
        or is_idle_distance(around, sourced=sourced)
        or is_score(around)
        or is_ratio(around)
        or is_pronoun(around)
        or _is_no_count(around)
    )


def _is_no_count(around: Surroundings) -> bool:
    """Whether the words beside a number tell that nothing is counted with it."""
    before, after, number = around.before, around.after, around.number
    small = not number.in_digits and (number.value or 0) < FEWEST_TIMES
    subset = SUBSET.search(before) and not BELONGS_TO_SEVERAL.search(before)
    harmed = HIS.search(before) and CAME_TO_HARM.match(after)
    harmed = harmed or HARM_TO_HIS.search(around.long_before)
    degrees = CELSIUS.match(after) and HOT.search(around.long_before)
    part_of_one = PART_OF_BEFORE.search(before) and PERCENT.match(after) and number.value == 1
    few_times = TIMES.match(after) and (number.value or 0) < FEWEST_TIMES
    return bool(
        (small and DETERMINED.search(before) and not (subset or harmed))
        or (small and RANKED.search(before))
        or few_times
        or part_of_one
        or (small and ABSTRACT.match(after))
        or (WHO_SPEAK.search(before) and PEOPLE_CITED.match(after))
        or SPEAK.match(after)
        or (small and FEW_SPEAK.match(after))
        or NO_COUNT_BEFORE.search(before)
        or ONE_IN.match(after)
        or ONE_IN_BEFORE.search(before)
        or (PART_OF_WORD.match(after) and not degrees)
        or ORDINAL.match(after)
        or UNKNOWN_MAGNITUDE.match(after)
        or WITH_UNREAD.match(after)
        or OTHER_SIGNS.match(after)
        or ANGLE.match(after)
        or REPAIRED.match(after)
        or (not number.in_digits and ENUMERATES.match(after))
    )
