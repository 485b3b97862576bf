"""Numbers that count nothing: dates, times, ages, names of weapons and posts, telephone numbers."""

from __future__ import annotations

import re

from claimscope.extraction.figures.numbers import PERCENT, UNITS, Number
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
    "pier berth title amendment proposition expedition mission psalm verse region windows version",
)
BEFORE = re.compile(
    rf"(?:\b(?:{LABELLED})\s*(?:no\.?\s*|#)?(?:\d+(?:\s*(?:,|and|or|to|[–-])\s*))*$"
    rf"|\b(?:{MONTHS})\.?\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:,|and|or|to|[–-])\s*)*$"
    r"|(?<!magnitude)(?<=[A-Za-z])[-‑]$|(?:1[5-9]|20)\d\d[-–/]$|#$|\+$|\baged?\s+(?:about\s+|around\s+|of\s+|between\s+|from\s+)?(?:\w+\s+(?:and|to)\s+)?$"
    r"|\b(?:children|kids|infants|girls|boys|people|those|women|men|adults|anyone)\s+(?:\w+\s+)?"
    r"(?:under|over|below|above)\s+$"
    r"|\b(?:women|men|people|adults|children|those)\s(?:aged\s)?between\s(?:\w+\sand\s)?$"
    r"|\bage\s+(?:\w+\s+){0,3}$|\b(?:eldest|oldest|youngest)\s+(?:\w+\s+){0,4}$"
    r"|\b(?:citing|cited|cites|quoting|quoted|quotes)\s+(?:at\s+least\s+)?$|\bno[- ]$"
    r"|\b(?:every|not)\s+$"
    rf"|(?:https?://|www\.)\S*$|\b(?:{UNITS}|\d+)\s+(?:in|out\s+of)\s+(?:every\s+)?$"
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
# Words that may stand between a number and the time it measures: “six very difficult months”.
HOW_LONG = (
    r"(?:(?:very|long|short|hard|difficult|bloody|brutal|terrible|tense|whole|entire|extra|further"
    r"|additional|calendar|working|business|school|light|gruell?ing|painful|intense|busy|good|solid"
    r"|odd|and)\s+){1,3}"
)
DURATION = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
# “36 Quai Norvik”, “10 Harbour Street”: the house, and no count.
STREETS = r"(?:Quai|Rue|Avenue|Boulevard|Place|Via|Calle|Piazza|Plaza|Rua|Ulitsa)"
STREET_ENDS = r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Boulevard|Blvd|Drive|Square|Terrace|Way)"
# A unit that is written without a blank: “400sq km”, “1,150kg”.
GLUED = (
    r"(?:(?:sq\.?\s?)?(?:kms?|miles|mi|ft)|sqkm|kgs?|lbs?|ha|tonnes?|tons?|t|mph|km/?h|kph"
    r"|[kMGT]Wh?)\b(?!-)"
)
AFTER = re.compile(
    rf"(?:\s*[-‑–]\s*(?!fold\b|strong\b|magnitude\b)(?:[a-z]{{2,}}|[A-Z])|(?!{GLUED})[A-Za-z]|(?:st|nd|rd|th)\b|:\d|\s?(?:a\.?m\b|p\.?m\b"
    rf"|GMT|UTC|o['’]clock)"
    rf"|\s+(?:(?:of\s+)?(?:{MONTHS})\b(?!\s+(?:have|has)))|\s+years?[ -]old|\s*[-‑]\s*year"
    rf"|\s(?:in|out\sof)\s(?:every\s)?(?:five|six|eight|ten|10|20|100)\b(?!\s(?:\w+\s)?(?:{DURATION}))"
    rf"|\s*/\s*\d|\s*\]|\+\d|[\s-](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|halves)\b"
    rf"|\s+(?:and a half\s+|more\s+|consecutive\s+|straight\s+|full\s+|or \w+\s+|to \w+\s+"
    rf"|{HOW_LONG}|[–-]\s*\w+\s+)?{DURATION}\b"
    r"|\s*(?:to|and|[–-])\s*\d{1,2}(?::\d\d)?\s?(?:a\.?m\b|p\.?m\b)"
    rf"|\s(?:{STREETS})\b|\s(?:[A-Z][\w’'.-]*\s){{1,3}}(?:{STREET_ENDS})\b"
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
# “An epicentre 16 miles south of the town”, “at a depth of 12 miles”
POSITION = re.compile(
    r"\b(?:depth|deep|height|altitude|radius)\b[^|]{0,30}\||\|[^|,;]{0,24}?\b(?:(?:north|south"
    r"|east|west)[\w-]{0,12} of|from|off|away|above|below|deep|high|wide|long|tall|inland|offshore"
    r"|inside|into|beyond|behind)\b"
)
NO_POSITION = re.compile(r"\b(?:within|resolution|range) (?:of )?(?:\w+ )?$|\bresolution of [^|]*$")
AGE_APPOSED = re.compile(
    r"(?:[A-Z][\w’'-]{1,40}|\b(?:man|woman|boy|girl|child|son|daughter|brother|sister|wife|husband))"
    r"(?:,\s+|\s\()(?:\d\d\sand\s)?$"
)
DIED_AT = re.compile(r"\b(?:died?|dies)\s+at\s+(?:age\s+)?$", re.IGNORECASE)
PARENT_OF = re.compile(r"\b(?:mothers?|fathers?|parents?|grand\w+)[ -]of[ -]$", re.IGNORECASE)
# “The Albatross 40 was lost”: what is one and has a number is named by it.
NAMED_BY = re.compile(
    r"\b(?!(?:About|Above|After|All|Almost|Among|And|Another|Around|As|At|Before|Below|Between|But"
    r"|By|Each|Every|Exactly|Few|For|From|In|Its|Just|Least|Nearly|Of|On|Only|Or|Other|Over|Roughly"
    r"|She|Since|So|Some|Than|That|The|Their|These|They|This|Those|To|Under|Until|Was|We|When|With"
    r"|He|His|Her|How|If|It|Last|Meanwhile|Then|There|While)\s)[A-Z][a-z]+\s$"
)
IS_ONE = re.compile(r"\s(?:that|which|is|was|has)\b|['’]s\b")
# “A Boeing 707 cargo plane”: one thing of that name, whatever it is.
# “The 747 is a freighter”: an airliner by its number.
AIRLINER = re.compile(r"(?:\b(?:the|an?|and|or|boeing)\s)7[0-8]7(?!\s+[a-z]+s\b|\w)", re.IGNORECASE)
MODEL_BEFORE = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]his|[Tt]hat)\s(?:[a-z-]+\s){0,2}?(?:[A-Z][\w-]*\s){1,3}$"
)
# “Won 2–1”, “a vote of 218-206”: two numbers that are no span of one.
PAIR = re.compile(r"(?<![\w.,:/–-])(\d{1,3})\s?[–-]\s?(\d{1,3})(?![\w:/]|[.,]\d|[–-]\d)")
CONTEST_BEFORE = re.compile(
    r"\b(?:w[io]ns?|lost|loses?|beat|beats|beaten|defeat\w*|vot\w+|scor\w+|drew|draws?|leads?|led"
    r"|leading|trail\w+|victory|rul\w+|decision|passed|approved|tied|record|game|match|final)\b"
    r"[^.;]{0,30}$",
    re.IGNORECASE,
)
CONTEST_AFTER = re.compile(
    r"\s(?:\w+\s)?(?:vote|votes|win|victory|defeat|lead|loss|ruling|decision|majority|draw|record"
    r"|score|split|verdict)\b"
)
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
    r"|time|such|might|step|point|month|week|year|or|and|in|to|with|party|big|single|last|final|too"
    r"|vote|scenario|theory|goal|aim|issue|topic|example|problem|question|word|idea|news|story"
    r"|possibility|option|explanation|count of|potential|possible)s?\b"
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
    r"\b(?:no|any|every|some|this|the|each|an?|new|only|over|another)[ -]$", re.IGNORECASE
)
# “A very serious one.”: the thing named before, and no count.
SUCH_A_ONE = re.compile(
    r"\b(?:an?|the|this|that|another)\s(?:very\s|more\s|much\s)?[a-z-]+(?<!ing)(?<!ed)\s"
    r"one(?:[.,;:!?)”\"]|$)",
    re.IGNORECASE,
)
THAT_ONE = re.compile(r"\b(?:that|which)[ -]one[^\w\s]?$", re.IGNORECASE)
# “One – a pier; two – a fine; and three – an end”
ENUMERATES = re.compile(r"\s[–—-]\s(?:an?|the|another|yet)\b")
REPAIRED = re.compile(r"\s*\w*[-–—]+\s+[–—]")


def counts_something(text: str, number: Number, *, sourced: bool = False) -> bool:
    """Whether a number is a figure of the record and not part of a name, a date or an age.

    How far a place lies from another counts where a source gives it (``sourced``); in a
    reporter's own words it only tells where the place is.
    """
    before = text[max(0, number.span.start - 40) : number.span.start]
    after = text[number.span.end : number.span.end + 40]
    if number.currency:
        return not (REPAIRED.match(after) or after[:1].isalpha())
    if DEADLINE.search(before) and IS_DURATION.match(after):
        return True
    return not (
        _is_label(text, number, before, after)
        or AFTER.match(after)
        or _is_idle_distance(
            text[max(0, number.span.start - 80) : number.span.start], after, sourced=sourced
        )
        or _is_year(text, number, after)
        or _is_age(before, after)
        or _is_score(text, number)
        or _is_one(text, number, before, after)
        or _is_phone(text, number)
        or REPAIRED.match(after)
        or (not number.in_digits and ENUMERATES.match(after))
    )


SHORT = {"’", "‘", "'"}  # “in ’22”


def _is_label(text: str, number: Number, before: str, after: str) -> bool:
    small = not number.in_digits and (number.value or 0) < 10
    if DATE_THEN.search(before) and COUNTED_NOUN.match(after):
        return False
    subset = SUBSET.search(before) and not BELONGS_TO_SEVERAL.search(before)
    named = bool(small and DETERMINED.search(before)) and not subset
    plain = number.in_digits and not (number.scaled or PERCENT.match(after))
    model = plain and NAMED_BY.search(before) and IS_ONE.match(after)
    model = model or (plain and MODEL_BEFORE.search(before))
    model = model or AIRLINER.search(before[-8:] + number.span.of(text) + after)
    return bool(BEFORE.search(before) or named or model)


def _is_score(text: str, number: Number) -> bool:
    """Whether a number is one side of a result (“2–1”): of a span the first is the smaller."""
    begin = max(0, number.span.start - 5)
    for pair in PAIR.finditer(text, begin, number.span.end + 6):
        if number.span.start in {pair.start(1), pair.start(2)}:
            before = text[max(0, pair.start() - 60) : pair.start()]
            sides = int(pair[1]), int(pair[2])
            contest = CONTEST_BEFORE.search(before) or CONTEST_AFTER.match(text, pair.end())
            return sides[0] >= sides[1] or bool(contest)
    return False


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
    ends = NOT_COUNTING.match(after) and (HIS_AGE.search(before) or DIED_AT.search(before))
    several = re.search(r"\b[A-Z]\w+,\s$", before) and re.match(r"\sand\s\d\d[,.)]", after)
    return bool(apposed or ends or several or PARENT_OF.search(before))


def _is_idle_distance(before: str, after: str, *, sourced: bool) -> bool:
    """Whether a distance only tells where something lies."""
    distance = DISTANCE.match(after)
    if not distance:
        return False
    if sourced and not NO_POSITION.search(before) and POSITION.search(before + "|" + after):
        return False
    return bool(LIES.search(before) or not GOES_FAR.search(before))


def _is_one(text: str, number: Number, before: str, after: str) -> bool:
    member = after.startswith(" of ") and BELONGS_TO.search(before)
    around = before + "one" + after[:1]
    return number.span.of(text).lower() == "one" and bool(
        member
        or PRONOUN_ONE.match(after)
        or ONE_BEFORE.search(before)
        or THAT_ONE.search(around)
        or SUCH_A_ONE.search(around)
    )


def _is_phone(text: str, number: Number) -> bool:
    around = max(0, number.span.start - 25)
    return any(
        phone.start() <= number.span.start < phone.end()
        and not re.search(r"\d[,.]\d{3}\b", phone[0])
        for phone in PHONE.finditer(text, around, number.span.end + 25)
    )
