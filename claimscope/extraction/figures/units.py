"""What a figure counts: its unit, the quantity of the record, and which number of it."""

from __future__ import annotations

import re

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.numbers import CURRENCY_NAMES, UNITS
from claimscope.extraction.lexicons.lexicon import words_meaning
from claimscope.extraction.patterns import alternation, words_of

# “A magnitude-7.8 quake”, “measured 5.9 on the Richter scale”
MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:[ -]|\sof\s)?[^\d.;]{0,20}\d[\d.]*$", re.IGNORECASE)
MAGNITUDE_AFTER = re.compile(
    r"[ -]magnitude\b(?!\s\d)|\son the (?:Richter|moment magnitude)\b", re.IGNORECASE
)
# “2,000 shells a day”, “$80 per barrel”: no total, and not compared with one.
RATE = re.compile(
    r"(?:\sof(?:\s[a-z]+){1,2}?)?\s(?:per\s(?P<each>(?:(?:square|cubic|metric)\s)?(?!cent\b)[a-z]+)"
    r"|(?:an?|each|every)\s(?P<time>second|minute|hour|day|night|week|month|quarter|year|barrel"
    r"|lit(?:re|er)|gallon|tonne|ton|kilo|kg|head|share)"
    r"|(?:on an? )?(?P<often>daily|weekly|monthly|annually|annual|yearly)(?: basis)?)\b"
    r"(?!\s(?:later|after|ago|before|earlier|old))",
)
OFTEN = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "annual": "year",
    "yearly": "year",
}
# A line of key figures: “Killed: 1,234”, “Homes destroyed – at least 400”
KEY_LABEL = re.compile(
    r"(?:^|[.;•]\s)(?P<label>[A-Z][^\W\d_][A-Za-z’' ()/-]{1,50}?)\s?(?::|\s[–—-])\s\D{0,20}$"
)
KEY_ENDS = re.compile(r"\s*(?:$|[.;,(\n])")
LABELLED_UNIT = re.compile(r"\b([A-Za-z]+(?:[^s’'iu]s|ople|en|raft))\b")
# “A 10-km-wide strip”, “a 3-metre-high wall”, “a 40-mile front”: what the number is joined to.
DIMENSION = r"[-‑](?:wide|long|high|deep|tall|thick|broad)"
JOINED_MEASURE = (
    r"(?:(?:sq(?:uare)?[-‑])?(?:km|kilomet(?:re|er)|mile)"
    rf"|(?:m|cm|met(?:re|er)|centimet(?:re|er)|feet|foot|ft|yard)(?={DIMENSION})|per[-‑]?cent)"
)
JOINED_UNIT = re.compile(rf"[-‑](?P<unit>{JOINED_MEASURE})\b(?:{DIMENSION}\b)?", re.IGNORECASE)
SPELLED_OUT = {"foot": "feet"}
NEXT_WORD = re.compile(
    r"[\s(]*(?:[-–]\s)?(?:[“\"‘'][A-Za-z][\w-]*[”\"’']\s|(?<=\s)[“\"‘](?=[a-z]))?"
    r"(?:(?:[A-Z]\.){2,}(?:-[a-z]+)?\s)?([A-Za-z][\w’'-]*)"
)
# “80 tilt- and rotary-wing aircraft”, “12 North Korean and Russian soldiers”
JOINED = re.compile(
    r"\s(?:and|or)((?:\s(?!(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"[A-Za-z][\w’-]*){1,4})"
)
ENDS_UNIT = re.compile(
    words_of(
        "a an the and or in on at to from for with by as of who that which were was are is had has",
        "have been be over after before when while since near during into under against across",
        "will would could may might said says killed wounded injured dead died hurt missing more",
        "fewer less than so still also then they he she it we i not about around including among",
        "arrested detained captured treated left under_the inside outside between per did do does",
        "within through until roughly nearly almost some according overall so_far today yesterday",
        "last this each if unless hit struck fell landed",
        "above below off away along reported confirmed due following caused despite because",
        "compared versus out magnitude strong beyond met marched voted fled joined came went",
        "stayed gathered arrived resigned deserted surrendered drew took held flew remain remained",
        "remains received sustained suffered survived escaped first later overnight",
        "fought returned crossed attended but yet nor though although where why how whether plus",
        "only just too found sank sunk lay stood ran won lost broke burst began shut",
    )
    + rf"|{UNITS}",
    re.IGNORECASE,
)
# “Five km west of the pier”, “82 m wide”, “hurt at least 11 early on Monday”: no noun of the group.
AFTER_UNIT = re.compile(
    r"(?:(?:north|south)(?:-?(?:east|west))?|east|west)(?:wards?)?|inland|offshore|burning|early"
    r"|late|deep|wide|long|high|tall|thick"
)
VERBAL = re.compile(r"[a-z]{3,}(?:ing|(?<!e)ed)")
ADVERB = re.compile(r"(?!(?:famil|suppl|assembl|anomal|all|fl|bull)y)[a-z]{3,}ly")
SPEED = re.compile(r"\s?(?P<unit>km/h|kmh|kph|mph|m/s|b/d|bpd)\b")
VAGUE_OF = re.compile(r"s\b\s+of\s+(?=[a-z])(?!the\b|them\b)")
# The plural is the head of its group: what comes after “soldiers” is what they do.
PLURAL = re.compile(
    r"(?:[^s’'iu]s|ies|people|men|women|children|personnel|aircraft|infantry|dead)$", re.IGNORECASE
)
SHORTENED = {"sq", "cu"}
SQUARE = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
# “Three Leopard 2A6 tanks”, “2,000 155mm shells”: the name of a kind, and no noun.
KIND = re.compile(
    r"(?:\s\d[\d.]*[ -]?(?:mm|millimet(?:re|er))(?=\s[a-zA-Z]))?"
    r"\s(?:[A-Z][A-Z\d-]*\d[A-Z\d-]*|\d[A-Z\d]*[A-Z]\d*|[A-Z]{3,})(?=\s[a-z]{3,})"
    r"|\s\d[\d.]*[ -]?(?:mm|millimet(?:re|er))(?=\s[a-z])"
)
# “4.1 million of the country’s 6 million voters”
OWNER_OF_ANOTHER = re.compile(r"[’']s?\s\d")
PASSES = re.compile(
    r"\s*(?:of (?:(?:its|their|his|her|the|our|these|those) )?(?:[A-Za-z][\w-]*[’']s? )?\d[\d,.]*"
    r"(?: (?:thousand|million|billion))?(?=\s[a-z])(?!\s?per ?cent)"
    r"|of (?:its|their|his|her|the|our|them|those|these)\b|or more\b|or so\b"
    r"|more\b(?=\s(?!than)[a-z]))"
)
NOUNS = {
    name: rf"\b(?:{alternation(words_meaning('quantity_nouns', name))})\b"
    for name in ("containers", "shells", "missiles", "ships", "troops")
}
# “Dead or badly wounded” is one count, “dead and 12 wounded” are two.
NO_COUNT = rf"(?:(?!(?:\d|{UNITS}|dozens|hundreds|several|many)\b)[^\W\d][\w-]* )?"
HARM = {
    "casualties": rf"casualt\w+|(?:killed|dead|deaths|died) (?:or|and|and/or) {NO_COUNT}(?:wounded"
    r"|injured|injuries)|(?:wounded|injured) (?:or|and) (?:killed|dead)|losses\b",
    "killed": r"kill(?:ed|ing|s)?\b|dead\b|deaths?\b|died\b|die\b|fatalit\w+|bodies\b|executed\b"
    r"|shot dead|fatally\b|drown(?:ed|ing)\b|lost their lives|death toll"
    r"|perished|massacred|murdered|suffocated|slain|toll\b"
    r"|buried\b|victims\b|claim\w*(?=[^.;]{0,40}\blives\b)",
    "wounded": r"wound(?:ed|ing)\b|(?:sustain|suffer|receiv)(?:ed|ing) (?:\w+ ){0,3}?"
    r"(?:wounds|burns|injuries)|injur(?:ed|ies|ing|y)\b|hurt\b|hospitali[sz]ed\b|maimed\b",
    "captured": r"captur(?:ed|ing)\b|prisoners?\b|taken prisoner|pows?\b|taken captive"
    r"|surrendered\b|hostages?\b|abducted\b|kidnapped\b",
}
HARMED = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in HARM.items()}
NOT_PEOPLE = re.compile(
    r"\b(?:carriers?|transport(?:er)?s?|mines?|boats?|trucks?|trains?|cars?|buses|planes?|jets?"
    r"|helicopters?|hectares|acres|drones?|aircraft|tanks?|vehicles?|buildings?|homes?"
    r"|houses?|percent|per cent|USD|EUR"
    r"|survivors?|hours?|days?|attacks?|targets?|sites?|stations?|explosions?|regions?|systems?|tons?|tonnes"
    r"|shells?|rounds?|missiles?|rockets?|containers?|resolutions?|villages?|towns?|depots?"
    r"|pigs?|cattle|sheep|birds?|chickens?|poultry|animals|livestock|dogs?|cows?|horses|camels|goats|fish"
    r"|hospitali[sz]ations?|infections?|cases|arrests|votes?|masks|doses|(?:earth)?quakes?|aftershocks?"
    rf"|(?:{CURRENCY_NAMES})s?|launchers?|uavs?|ships?|vessels?|kilomet\w+|km|miles|barrels|dollars|strikes?|bombs?)\b",
    re.IGNORECASE,
)
PART_OF = re.compile(r"\b(?:including|among them)\s+(?:at least\s+)?$", re.IGNORECASE)
PASSIVE = re.compile(r"[\s\w]{0,20}?\b(?:was|were|been|are|left)\s", re.IGNORECASE)
# “12 are missing”: what befell them is no harm that the words before them tell.
FATES = (
    r"(?:homeless|missing|displaced|stranded|arrested|detained|evacuated|rescued|trapped|uprooted"
    r"|unaccounted for|unhurt|unharmed|uninjured)"
)
UNHARMED = re.compile(
    rf"(?:(?!\d|\bwho\b|\bthat\b)[\s\w]){{0,30}}?\b(?P<fate>{FATES}|fled|escaped|survived)\b",
    re.IGNORECASE,
)
# “Found dead”: those who were missing, and no more are.
THEN_FOUND = re.compile(r"[\s\w]*\b(?:found|confirmed|pronounced|declared|later|since)\s$")
# “Displaced 4,000”, “the number of missing rose to 30”
FATE_BEFORE = re.compile(
    rf"\b(?P<fate>{FATES}|displacing|evacuating|rescuing|arresting|detaining|stranding|trapping"
    r"|forcing|uprooting)\b(?:(?!\d)[\s\w:–—-]){0,40}$",
    re.IGNORECASE,
)
# “3 people, including 2 children, were killed”: the 3 were.
INCLUDING = re.compile(r",\s(?:including|among them)\s[^,;]{1,60},")
BRACKETS = re.compile(r"\s\([^()]{1,60}\)")
# “3 of 12 missing people were found dead”: the 3 were, not the 12.
OF_A_COUNT = re.compile(r"\s*of\s(?:(?:the|its|their|his|her|these|those)\s)?\d[\d,.]*\b")
COUNT_OF = re.compile(
    rf"(?:\d|\b(?:{UNITS}|none|some|many|most|several|half|few))\sof\s"
    r"(?:(?:the|its|their|his|her|these|those)\s)?$",
    re.IGNORECASE,
)
VERB_OF_PART = re.compile(r"\b(?:was|were|is|are|has|have|had|died|drowned|survived)\b")
NEGATED = re.compile(r"(?:\b(?:not|never)|n[’']t)\s(?:\w+\s)?$")
# “And the dead to 12”: another count begins.
ANOTHER_COUNT = re.compile(r"\d|, (?:and|while|as)\b|\band the $")
# “Personnel carriers” are no personnel, “infantry vehicles” no infantry, “aircraft carriers” ships.
GROUPS = re.compile(r"(?:personnel|infantry|aircraft|people|men|women|children)$", re.IGNORECASE)
THINGS = (
    r"(?:carriers?|mines?|vehicles?|transport(?:er)?s?|trucks?|trains?|barracks|bases?|camps?|crews?"
    r"|landing craft|craft|launchers?|hangars?|shelters?|records|files|families|weapons?|rifles"
    r"|engines?|parts|bombs?|losses)"
)
MADE_FOR = re.compile(
    rf"(?P<between>(?:\s(?:fighting|landing|support|combat|transport|assault|armou?red))?\s)"
    rf"(?P<thing>{THINGS})\b"
)
RELATIVE = re.compile(r"\b(?:that|which|who)\b")
RELATIVE_BEFORE = re.compile(r"\b(?:that|which)\s(?:ha(?:s|ve|d)\s)?$")
TOLL = re.compile(
    r"\bdeath toll\b[^;.]*\bfrom\s\S+(?:\s[a-z]+)?\sto\s$|"
    r"\bdeath toll\b[^;]*\b(?:ris\w+|rose|climb\w+|jump\w+|increas\w+|reach\w*|pass\w+|exceed\w*"
    r"|stands?|stood|surpass\w+)(?:\s(?:to|by|at|above|past))?\s$",
    re.IGNORECASE,
)
REACH, FAR = 60, 160  # characters
STOP = r"(?<!\b[A-Z])\.(?!\d)"
ASPECTS = {
    "in training": r"\b(?:in|under(?:going|go|goes)?|being|complet\w+)\s+(?:\w+\s+){0,2}train"
    r"|\btraining\s+\d",
    "planned total": r"\b(?:plan\w*|intend\w*|will|could|would|expected|in total|to bring"
    r"|decided to send|prepar\w+ to|going to|pledg\w+|on track)\b",
    "transferred": r"\b(?:provid\w+|suppl\w+|deliver\w+|transfer\w+|handed over|shipped|sold"
    r"|sent)\b",
    "in place": r"\b(?:in place|station\w+|deployed|already in|are in|present in|based|garrison\w*"
    r"|concentrat\w+|amass\w+|are now in|remain\w*)\b",
}


def is_magnitude(text: str, span: Span) -> bool:
    """Whether a number is the magnitude of an earthquake, by the words beside it."""
    before = text[max(0, span.start - 25) : span.end]
    return bool(MAGNITUDE_AFTER.match(text, span.end) or MAGNITUDE_BEFORE.search(before))


def rate_after(text: str, end: int, within: Span) -> tuple[str, int]:
    """By what an amount is reckoned, “ per day”, and where the words for it end."""
    rate = RATE.match(text, end, within.end)
    if not rate:
        return "", end
    return f" per {rate['each'] or rate['time'] or OFTEN[rate['often']]}", rate.end()


def label_before(text: str, span: Span, within: Span) -> str:
    """The words that head a line of key figures: “Homes destroyed” in “Homes destroyed: 400”."""
    label = KEY_LABEL.search(text[within.start : span.start])
    label = label if KEY_ENDS.match(text[span.end : within.end]) else None
    return label["label"] if label else ""


def labelled_unit(label: str) -> str:
    """What is counted in a line that such words head: its first plural."""
    plural = LABELLED_UNIT.search(label)
    return plural[1].lower() if plural else ""


def unit_after(text: str, start: int, end: int) -> tuple[str, int]:
    """The noun that follows a number, the last word of its group, and where the group ends."""
    passed = PASSES.match(text, start, end) or VAGUE_OF.match(text, max(0, start - 1), end)
    place = passed.end() if passed else start
    percent = re.compile(r"\s?(?:%|per ?cent\b|percentage points?\b)").match(text, place, end)
    if percent:
        return "percent", percent.end()
    measure = JOINED_UNIT.match(text, place, end) or SPEED.match(text, place, end)
    if measure:
        return _measure(measure["unit"]), measure.end()
    unit, stop = "", start
    square = ""
    for _ in range(5):
        kind = KIND.match(text, place, end)
        place = kind.end() if kind else place
        word = NEXT_WORD.match(text, place, end)
        if not word or ENDS_UNIT.fullmatch(word[1]) or _is_last_adverb(text, word):
            break
        if AFTER_UNIT.fullmatch(word[1]) and (unit or word[1] in {"early", "late"}):
            break
        if OWNER_OF_ANOTHER.match(text, word.end(), end):
            return "", start
        unit, place = word[1], word.end()
        square = square or SQUARE.get(unit.lower(), "")
        stop = place
        if unit.lower() in SHORTENED and text.startswith(".", place):
            place += 1
        thing = MADE_FOR.match(text, place, end) if GROUPS.search(unit) else None
        if thing:
            return thing["thing"].lower(), thing.end()
        if PLURAL.search(unit) or text[place : place + 1] in {"'", "’", ")"}:
            break
    several = text[max(0, start - 3) : start].lower() != "one"
    if several and VERBAL.fullmatch(unit):
        return "", start
    if unit and not PLURAL.search(unit) and several:
        unit, stop = _joined_unit(text, stop, end) or (unit, stop)
    unit = re.sub(r"[’']s?$", "", unit).lower()
    return f"{square} {unit}" if square and unit not in SQUARE else unit, stop


def _measure(unit: str) -> str:
    """The unit that is joined to its number, in the plural where it is no abbreviation."""
    word = unit if "/" in unit else unit.lower()
    if word.startswith("per"):
        return "percent"
    square, _, length = word.rpartition("-")
    length = SPELLED_OUT.get(length, f"{length}s" if length[-2:] in {"re", "er", "le"} else length)
    return f"square {length}" if square else length


def _is_last_adverb(text: str, word: re.Match[str]) -> bool:
    """“Three seriously.”: how, and not what."""
    return bool(ADVERB.fullmatch(word[1]) and not re.match(r"\s[a-z]", text[word.end() :][:2]))


def _joined_unit(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The plural that two adjectives before it share, and where it ends."""
    joined = JOINED.match(text, start, end)
    for word in re.finditer(r"\S+", joined[1]) if joined else ():
        if ENDS_UNIT.fullmatch(word[0]):
            return None
        if joined and PLURAL.search(word[0]):
            return word[0], joined.start(1) + word.end()
    return None


def quantity_of(text: str, span: Span, within: Span, unit: str) -> str:
    """What the record calls the thing counted; harm to people goes before what they are."""
    words = text[span.start : min(within.end, span.end + 40)]
    if not NOT_PEOPLE.search(unit):
        label = label_before(text, span, within)
        harm = _harm_in(label) if label else _nearest_harm(text, span, within)
        if harm:
            return harm
    near = unit if unit else words
    for name, nouns in NOUNS.items():
        if re.search(nouns, near, re.IGNORECASE):
            return name
    return "other"


def _harm_in(label: str) -> str:
    return next((name for name, pattern in HARMED.items() if pattern.search(label)), "")


def _nearest_harm(text: str, span: Span, within: Span) -> str:
    """The word for harm that stands nearest in the same clause."""
    found: list[tuple[float, str]] = []
    rest = INCLUDING.sub("", text[span.end : min(within.end, span.end + FAR)], count=1)
    after = re.split(rf"[;!?]|{STOP}", rest[:REACH])[0]
    before = re.split(
        rf"[;!?:]|,\s(?:where|while|when)\b|{STOP}",
        text[max(within.start, span.start - REACH) : span.start],
    )[-1]
    if TOLL.search(text, within.start, span.start):
        return "killed"
    after = _of_those_counted(after, before)
    fate = _fate_in(after)
    met_before = FATE_BEFORE.search(before)
    inside = span.of(text)
    for name, pattern in HARMED.items():
        found += [(0, name)] if pattern.search(inside) else []
        ahead = pattern.search(after)
        behind = list(pattern.finditer(before))
        if (
            ahead
            and not ahead[0].endswith("ing")
            and not _met_first(after, fate, ahead)
            and not RELATIVE_BEFORE.search(after[: ahead.start()])
            and not ANOTHER_COUNT.search(after[: ahead.start()])
            and not _counts_another(after, ahead)
            and not NEGATED.search(after[: ahead.start()])
        ):
            befell = PASSIVE.match(after[: ahead.start()])
            sure = 6 if name == "casualties" or befell else 0
            sure += REACH if befell and not RELATIVE.search(befell[0]) else 0
            found.append((ahead.start() - sure, name))
        between = before[behind[-1].end() :] if behind else ""
        if behind and met_before and met_before.start() > behind[-1].start():
            continue
        if behind and not fate and (PART_OF.search(before) or not re.search(r"\d", between)):
            found.append((len(before) - behind[-1].end(), name))
    return min(found)[1] if found else ""


def _of_those_counted(after: str, before: str) -> str:
    """What follows a number, as far as it is about those whom it counts.

    Of a part and its whole the part is what the verb is about.
    """
    if COUNT_OF.search(before):
        return VERB_OF_PART.split(after)[0]
    whole = OF_A_COUNT.match(after)
    verb = VERB_OF_PART.search(after) if whole else None
    if whole:
        after = after[verb.start() if verb else whole.end() :]
    return BRACKETS.sub("", INCLUDING.sub("", after))


def _fate_in(after: str) -> re.Match[str] | None:
    """The fate of those counted, unless it is of others: “killed 3 and displaced 4,000”."""
    fate = UNHARMED.match(after)
    return None if fate and _joins_another(after, fate) else fate


def _joins_another(after: str, found: re.Match[str]) -> bool:
    start = found.start("fate")
    joins = re.search(r"(?:\band|,)\s$", after[:start])
    return bool(joins and re.match(r"\s(?:[a-z]+\s){0,2}?\d", after[found.end() :]))


def _met_first(after: str, fate: re.Match[str] | None, harm: re.Match[str]) -> bool:
    """Whether those counted met another fate before the words come to a harm, which is others'."""
    between = after[fate.end() : harm.start()] if fate and fate.end() < harm.start() else None
    return between is not None and not THEN_FOUND.match(between)


def _counts_another(after: str, harm: re.Match[str]) -> bool:
    """“Displaced 4,000 and injured 60”: the injured are the other number."""
    joins = re.search(r"(?:\band|,)\s$", after[: harm.start()])
    return bool(joins and re.match(r"\s(?:[a-z]+\s){0,2}?\d", after[harm.end() :]))


def fate_of(text: str, span: Span, within: Span) -> str:
    """What befell those counted that is no harm of the record: “missing”, “displaced”."""
    after = re.split(rf"[;!?]|{STOP}", text[span.end : min(within.end, span.end + REACH)])[0]
    before = re.split(rf"[;!?]|{STOP}", text[max(within.start, span.start - REACH) : span.start])
    found = _fate_in(after) or FATE_BEFORE.search(before[-1])
    word = found["fate"].lower() if found else ""
    return word if re.fullmatch(FATES, word) else ""


def aspect_of(text: str, within: Span, quantity: str) -> str:
    """Which number of a quantity it is, by the verbs of its clause."""
    if quantity in HARM:
        return "event total"
    words = within.of(text)
    for name, pattern in ASPECTS.items():
        if re.search(pattern, words, re.IGNORECASE):
            return name
    return "other"
