"""Numbers that are a date, a time of day, an age, or how long something took."""

from __future__ import annotations

import re

from claimscope.extraction.dates import COUNTED_THINGS
from claimscope.extraction.figures.exclusions.surroundings import Surroundings
from claimscope.extraction.lexicons.reporting_verbs import SPEAKERS
from claimscope.extraction.patterns import words_of

MONTHS = words_of(
    "January February March April May June July August September October November December",
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec",
)
IN_MONTH = re.compile(
    rf"\b(?:{MONTHS})\.?\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:,|and|or|to|[–-])\s*)*$"
    r"|(?:1[5-9]|20)\d\d[-–/]$",
    re.IGNORECASE,
)
OF_MONTH = re.compile(rf"\s+(?:of\s+)?(?:{MONTHS})\b(?!\s+(?:have|has))")
# “On March 5, 94 people died”, “on 5 March 94 people died”: the day is told before.
WHOLE_DATE = re.compile(
    rf"\d(?:st|nd|rd|th)?,\s+$|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTHS})\s$", re.IGNORECASE
)
COUNTED_NOUN = re.compile(r"\s+(?!and\b|or\b|to\b|at\b)[a-z]{3,}")
TIME_OF_DAY = re.compile(
    r":\d|\s?(?:a\.?m\b|(?:hrs|hours)?\s?local time\b|p\.?m\b|GMT|UTC|o['’]clock)"
    r"|\s*(?:to|and|[–-])\s*\d{1,2}(?::\d\d)?\s?(?:a\.?m\b|p\.?m\b)"
)
# “As of 0900”, “by 1430”: a time of day as soldiers write it; no count begins with nought.
FOUR_DIGITS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
AS_OF = re.compile(r"\b[Aa]s of $|\b(?:at|by|from|until|since) (?:\d{4}(?:\sto\s|-))?$")
ENDS = re.compile(r"\s?(?:[.,;)]|$|on\b|h(?:ou)?rs\b)")
NOUGHT_FIRST = re.compile(r"0\d+")
DOTTED_TIME = re.compile(r"0\d\.[0-5]\d")
# “Was recorded at 3.32”: when it happened.
CLOCK = re.compile(r"(?:1?\d|2[0-3])\.[0-5]\d")
HAPPENED_AT = re.compile(
    r"\b(?:occur\w*|struck|recorded|happened|felt|began|started|took place|hit|erupted|left|arrived"
    r"|landed|exploded|died|departed|called)\b[^.;,\d]{0,30}\bat (?:about |around )?$"
)
AT_A_TIME = re.compile(
    r"\b(?:at|by|from|until|till|since|before|after|about|around|between)\s(?:\S+\s(?:to|and)\s)?$",
    re.I,
)
# Words that may stand between a number and the time it measures: “six very difficult months”.
HOW_LONG = (
    r"(?:(?:very|long|short|hard|difficult|bloody|brutal|terrible|tense|whole|entire|extra|further"
    r"|additional|calendar|working|business|school|light|gruell?ing|painful|intense|busy|good|solid"
    r"|odd|and)\s+){1,3}"
)
DURATION = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
MEASURES_TIME = re.compile(
    rf"\s+(?:and a half\s+|more\s+|consecutive\s+|straight\s+|full\s+|or \w+\s+|to \w+\s+"
    rf"|{HOW_LONG})?{DURATION}\b|\s*[-‑]\s*year|\s*[–-]\s*\w+\s+{DURATION}\b"
)
IS_DURATION = re.compile(rf"(?:\s?(?:to|or|[-–])\s?\w+)?\s+{DURATION}\b", re.IGNORECASE)
# A time that somebody sets or measures is a figure: “within 48 hours”, “it took two years”.
DEADLINE = re.compile(r"\bwithin\s+(?:the\s+next\s+|a\s+)?(?:about\s+)?$", re.IGNORECASE)
TOOK = re.compile(
    r"\b(?:took|takes?|taken|lasted|lasts|(?:will|would|could|may|might|to)\slast)\s(?:(?:for|him|her|them|it|us|about|around|some|nearly"
    r"|almost|just|only|over|under|more|less|than|at|least|up|to|roughly|approximately)\s){0,4}(?:\w+(?:\s(?:to|or)\s|[-–]))?$",
    re.IGNORECASE,
)
GIVEN = re.compile(r"\b(?:given|gave|gives|giving|set)\s(?:[\w’]+\s){0,3}$", re.IGNORECASE)
TO_ACT = re.compile(rf"\s+{DURATION}\s(?:to|in which to)\s[a-z]", re.IGNORECASE)
# “A month or two”
MONTH_OR = re.compile(rf"\b{DURATION}\s(?:or|and)\s$", re.IGNORECASE)
SHORT_YEAR = {"’", "‘", "'"}  # “in ’22”
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# “In 1921 people fled”, “the famine of 1921”; but “a crowd of 1900 people”, “food for 1900 people”.
HAPPENING = words_of(
    "war wars revolution famine flood floods drought earthquake quake crisis summer spring autumn",
    "fall winter uprising revolt coup election elections battle siege massacre treaty constitution",
    "events epidemic pandemic offensive end beginning start late early middle half quarter class",
    "generation campaign season crash recession purge purges riot riots protests strike storm",
    "hurricane cyclone eruption fire harvest law act days weeks months year pogrom genocide",
    MONTHS.replace("|", " "),
)
OF_A_YEAR = re.compile(
    rf"\b(?:the|in|since|by|until|from|during|its|their|this|that|(?:{HAPPENING})\s(?:in\s)?of)\s$",
    re.IGNORECASE,
)
COUNTED_IN_YEAR = re.compile(rf"\s+{COUNTED_THINGS}")
YEARS_OLD = re.compile(r"\s+years?[ -]old")
OF_AGE = re.compile(
    r"\baged?\s+(?:about\s+|around\s+|of\s+|between\s+|from\s+)?(?:\w+\s+(?:and|to)\s+)?$"
    r"|\b(?:children|kids|infants|girls|boys|people|those|women|men|adults|anyone)\s+(?:\w+\s+)?"
    r"(?:under|over|below|above)\s+$"
    r"|\b(?:women|men|people|adults|children|those)\s(?:aged\s)?between\s(?:\w+\sand\s)?$"
    r"|\b(?:patients|victims|dead|them|percent|per cent|quarter|third|half|cases)"
    r"\s(?:is|are|was|were|aged)\s(?:under|over|below|above)\s+$"
    r"|\bage\s+(?:\w+\s+){0,3}$|\b(?:eldest|oldest|youngest)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
A_CHILD_OF = re.compile(
    r"\b(?:an?|the)\s(?:\w+\s)?(?:boy|girl|child|youth|lad|man|woman)\s(?:aged\s|of\s)"
    r"(?:just\s|only\s|about\s)?$",
    re.IGNORECASE,
)
AGE_APPOSED = re.compile(
    r"(?:[A-Z][\w’'-]{1,40}|\b(?:man|woman|boy|girl|child|son|daughter|brother|sister|wife|husband))"
    r"(?:,\s+|\s\()(?:\d\d\sand\s)?$"
)
# “The driver, 22, admits”: nobody counts after such a noun and a comma.
AGE_BETWEEN_COMMAS = re.compile(rf"\b(?:{SPEAKERS}),\s$", re.IGNORECASE)
OLDEST = 120
CHILDREN = re.compile(
    r"\b(?:children|sons?|daughters?|brothers?|sisters?|boys?|girls?|twins|grand\w+)\s"
    r"\((?:\d{1,2},?\s(?:and\s)?)*$",
    re.IGNORECASE,
)
DIED_AT = re.compile(r"\b(?:died?|dies)\s+at\s+(?:age\s+)?$", re.IGNORECASE)
PARENT_OF = re.compile(r"\b(?:mothers?|fathers?|parents?|grand\w+)[ -]of[ -]$", re.IGNORECASE)
HIS_AGE = re.compile(
    r"\b(?:he|she|I|who)\s+(?:was|is|turned|turns)\s+(?:just\s+|only\s+|about\s+)?$", re.IGNORECASE
)
NOT_COUNTING = re.compile(r"\s*(?:[,.;:)”\"]|$|(?:and|or|so|when|but|while|at|in)\b)")


def is_time(around: Surroundings) -> bool:
    """Whether a number tells when something was, how old somebody is or how long it went on."""
    if _is_measured(around):
        return False
    return bool(
        _is_date(around)
        or _is_dotted_time(around)
        or _is_military_time(around)
        or TIME_OF_DAY.match(around.after)
        or MEASURES_TIME.match(around.after)
        or MONTH_OR.search(around.before)
        or _is_year(around)
        or _is_age(around)
    )


def _is_measured(around: Surroundings) -> bool:
    """Whether somebody sets or measures a time: “within 48 hours”, “it took two years”."""
    told = DEADLINE.search(around.before) or TOOK.search(around.before)
    given = GIVEN.search(around.before) and TO_ACT.match(around.after)
    return bool((told and IS_DURATION.match(around.after)) or given)


def _is_dotted_time(around: Surroundings) -> bool:
    """Whether a number is a time of day with a full stop: “at 04.20”."""
    happened = CLOCK.fullmatch(around.wording) and HAPPENED_AT.search(around.long_before)
    dotted = DOTTED_TIME.fullmatch(around.wording) and AT_A_TIME.search(around.before)
    return bool((happened and not COUNTED_NOUN.match(around.after)) or dotted)


def _is_military_time(around: Surroundings) -> bool:
    """Whether four digits without a mark are a time of day."""
    if NOUGHT_FIRST.fullmatch(around.wording):
        return True
    told = FOUR_DIGITS.fullmatch(around.wording) and AS_OF.search(around.before)
    as_of = told and around.before.lower().endswith("as of ")
    return bool(
        told and (ENDS.match(around.after) if not as_of else not COUNTED_NOUN.match(around.after))
    )


def _is_date(around: Surroundings) -> bool:
    if WHOLE_DATE.search(around.before) and COUNTED_NOUN.match(around.after):
        return False
    return bool(IN_MONTH.search(around.before) or OF_MONTH.match(around.after))


def _is_year(around: Surroundings) -> bool:
    short = around.text[around.number.span.start - 1 : around.number.span.start] in SHORT_YEAR
    if short and re.fullmatch(r"\d\d", around.wording):
        return True
    of_year = OF_A_YEAR.search(around.before)
    counted = COUNTED_IN_YEAR.match(around.after) and not of_year
    return bool(YEAR.fullmatch(around.wording)) and not counted


def _is_age(around: Surroundings) -> bool:
    before, after = around.before, around.after
    if around.number.value is not None and around.number.value > OLDEST:
        return False
    apposed = bool(AGE_APPOSED.search(before) and re.match(r"\s*[,.)]", after))
    described = AGE_BETWEEN_COMMAS.search(before) and re.match(r",\s(?!\d|and\b|or\b)[a-z]", after)
    apposed = apposed or bool(described and around.number.in_digits)
    ends = NOT_COUNTING.match(after) and (HIS_AGE.search(before) or DIED_AT.search(before))
    several = re.search(r"\b[A-Z]\w+,\s$", before) and re.match(r"\sand\s\d\d[,.)]", after)
    child = A_CHILD_OF.search(before) and not re.match(r"\s(?!was\b|is\b|has\b)\w+s\b", after)
    told = YEARS_OLD.match(after) or OF_AGE.search(before) or PARENT_OF.search(before)
    told = told or (CHILDREN.search(before) and re.match(r"\)|,|\sand\s\d", after))
    return bool(told or apposed or ends or several or child)
