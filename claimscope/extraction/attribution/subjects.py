"""The noun group before a verb of saying: who it names and where it starts.

A group ends where the verb begins and starts at the last break before it; what stands between
the two without naming anybody (“, speaking after a meeting,”) is passed over.
"""

from __future__ import annotations

import re

from claimscope.extraction.attribution.names import NAMED
from claimscope.extraction.attribution.speakers import ACRONYM, ADVERBIAL, FINITE, LONGEST_NAME
from claimscope.extraction.dates import MONTH_NAMES
from claimscope.extraction.lexicons.reporting_verbs import SAYS, SPEAKER, SPEAKERS, VERB
from claimscope.extraction.places import is_area

BREAKS = re.compile(
    r"(?<!\d),|,(?!\d)|[;:“”\"()—–…]|\s--?\s|\b(?:that|while|where|whereas|but|because|although"
    r"|though|as|when|after|whether|if|and|or|how|why)\b",
    re.IGNORECASE,
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTHS = "|".join(sorted((name.title() for name in MONTH_NAMES), key=len, reverse=True))
TRAILS = re.compile(
    rf"(?<!\s)(?:\s+(?:has|have|had|also|later|then|repeatedly|already|reportedly|immediately|again|now"
    r"|itself|himself|herself|today|often|always|sometimes|first|soon|finally"
    r"|nevertheless|nonetheless|however|meanwhile|eventually|though|instead|afterwards|therefore"
    rf"|yesterday|earlier|previously|initially|since|both|all|alone|publicly|still|long|once|just"
    rf"|simply|separately|recently"
    rf"|(?:on|late|early)\s+{DAY}|{DAY}|on\s+(?:{MONTHS})\.?\s\d{{1,2}}|last"
    rf"|(?:this|last|this past)\s+(?:week|weekend|month|year|quarter|morning|afternoon|evening"
    rf"|night|spring|summer|autumn|fall|winter|time|decade|century|{DAY}|{MONTHS})"
    rf"|was quoted as|were quoted as|is|are"
    rf"|was|were|being|not|n[’']t|on \w+ \d+"
    r"|(?:did|does|do|has|have|had|was|were|is|are|could|would|wo|ca)n[’']t|neither"
    r"|(?:declin|refus|fail)\w* to"
    r"|for the \w+ time|there|here"
    r"|the other day|continues? to|did|does|do|would|will|could|can|to reporters|even|(?-i:who)"
    r"|in (?:a|an|its|his|her) \w+(?: \w+)?"
    r"|(?:appear|seem)(?:s|ed) to|(?:began|went on|continued|started|tended|continues) to"
    r"|['’]ve|['’]s|quickly|flatly|strongly|categorically|never|formally|officially|strenuously"
    r"|firmly|further|twice"
    r"|(?-i:(?!family|assembly|ally|reply|supply|italy)[a-z]+ly))){1,12}\s*$",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"^(?:(?:early on \w+day|(?:early|earlier|later|recent|meanwhile|today|tonight)(?=\s)"
    rf"|{DAY}(?:\s(?:morning|afternoon|evening|night))?"
    r"|(?:without|despite|amid|since|until|during)(?-i:(?:\s[a-z]+)+(?=\s[A-Z]))"
    r"|the (?:same|next|following|previous) (?:day|night|morning|week|month)"
    r"(?=\s(?:the|an?|its|his|their)\s|\s[A-Z])"
    r"|an? (?:figure|claim|number|toll|charge|account|report|allegation|accusation|assertion"
    r"|suggestion|version|story|theory|view|conclusion)(?: that| which)?"
    rf"|but|and|so|yet|now|well|however|meanwhile|also|then|still|on {DAY}|yesterday|today"
    rf"|earlier|here|look|yes|mean"
    r"|yeah|I mean|again|just|later|in (?:a|an|its|his|her|their) (?:[\w-]+ )?"
    r"(?:statement|interview|address|briefing)"
    r"|at (?:first|last|the (?:time|outset|same time))|in (?:turn|response|return|contrast"
    r"|addition)"
    r"|(?:for|on) (?:his|her|its|their) part|by contrast|so far|since then|until now|then"
    r"|first(?:ly)?"
    r"|second(?:ly)?|third(?:ly)?|finally|separately|instead|indeed|nevertheless|overall)[\s,]+)+",
    re.IGNORECASE,
)
TIME = (
    r"(?:(?:(?:early|mid|late|the|end|of)[\s-]){0,4}(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?"
    rf"(?:{MONTHS}|{DAY})\b\.?(?:\s\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s(?:19|20)\d\d\b)?"
    r"(?:\s(?:morning|afternoon|evening|night))?"
    r"|(?:the\s)?(?:last|past|this|next)\s(?:week|weekend|month|year|night|spring|summer|autumn|winter)"
    r"|(?:19|20)\d\d)"
)
# “Between May and June Norvik said”: when it was, and then who says it.
OPENING_TIME = re.compile(
    r"(?:(?i:on|in|by|between|from|until|till|since|during|throughout|after|before|as\sof|within)\s"
    rf"{TIME}(?:\s(?:and|to|until|till|or|through)\s(?:(?:by|before|after)\s)?{TIME})?"
    rf"|(?i:last|this|next)\s(?:week|weekend|month|year|night|spring|summer|autumn|winter|{DAY})\b)"
    r"\s+(?=[A-Z]|(?:the|an?|its|his|her|their)\s)"
)
# “The raid, which the army said killed two”: the army says it.
RELATIVE = re.compile(
    r"^(?:which|whom|who)\s+(?=(?:the|an?|its|his|her|their|he|she|they|it|[A-Z]\w+)\b)"
)
# “The channel Sel Live, close to the police, writes”
BELONGS_TO = (
    r"(?:close|loyal|linked|affiliated|aligned|allied|tied|based|owned|controlled|funded|backed"
    r"|responsible|critical|opposed|sympathetic|friendly|subordinate)\s(?:to|with|in|by|for|of|at)"
)
# “There are some pilots who say”
THERE_ARE = re.compile(r"^there\s(?:is|are|was|were)\s(?:also\s|still\s)?", re.IGNORECASE)
# “There was no comment from Norvik and the Watch could not verify it”
NO_COMMENT = re.compile(r"^no\s[^,;:]{5,60}\sand\s(?=[A-Z]|the\s|an?\s)")
SUBORDINATE = re.compile(
    r"^(?:\d[\d.,]*(?:\s?(?:km|kilomet\w+|miles?)|$)|known|(?-i:who)|which|whose|where|when"
    rf"|{BELONGS_TO}|speaking|citing|quoting|quoted|cited"
    r"|referring|(?-i:[a-z]+ing(?=$|\s(?:(?:on|in|at|for|from|with|over|about|to|of|by|the"
    r"|an?|his|her|its|their)\b|[A-Z]))))\b",
    re.I,
)
# “It sounds like the envoy said”: the envoy says it, as it sounds.
SOUNDS_LIKE = re.compile(r"^it (?:sounds|looks|seems|sounded|looked|seemed) (?:like|to be) ", re.I)
CONTRACTED = re.compile(r"^(he|she|it|they|we|I|you)[’'](?:s|ve|re|d|ll)\b.*$", re.IGNORECASE)
ISSUED_BY = re.compile(r"^(?:released|issued|published|distributed|provided)\s+by\s+", re.I)
ASIDE = re.compile(
    rf",\s+(?:{BELONGS_TO}"
    r"|(?-i:who)|which|whose|where|when|while|as|after|before|speaking|citing|quoting|referring"
    r"|asked"
    r"|in|on|at|by|for|with|of|from|following|during|known|also|however|meanwhile|though|too|again"
    r"|among|including|citing"
    r"|(?:\w+ly\s)?[a-z]+ing\s(?:on|in|at|for|from|with|over|about|to|of|by|the|an?|his|her|its|their)"
    r"|(?:\w+ly\s)?(?:\w+ed|seen|led|run|held|born|struck|known|taken|given|made|caught|drawn|left"
    r"|told|sent|shown|written|thrown|hit|met)\s(?:as|by|in|on|at|for|to|with|from|after|near|under)"
    r"|(?:an?|the|one)\s[^,]{3,60}\sand)\b",
    re.IGNORECASE,
)
# “Ada Holm, Commissioner for the North, the Isles and the Strait, said”: the name is the subject.
TITLED_AT_LENGTH = re.compile(
    r"(?P<who>[A-Z][^,;:“”\"]{3,80}), (?P<title>(?:an?|the)?\s?[A-Z][^,;:“”\"]+)"
    r"(?P<more>(?:, | and )[^;:“”\"]{3,200}),\s*$"
)
# “A rights group that visited the harbour said”, “Crews who left said”, “The police, as they’ve
# said, are looking”
RELATED = re.compile(
    rf"(?P<who>(?:[Aa]n?|[Tt]he|One|Two|Three|Some|Several)\s[^,;:“”\"]{{3,60}}?(?=\s(?:that|which|who))"
    rf"|[^,;:“”\"]{{3,60}}?(?=\swho)|(?:[A-Za-z][\w-]*\s){{1,3}}[a-z]+s(?=\s(?:that|who)))"
    rf"\s\w+(?:[’'](?:ve|d|re|s))?\s"
    rf"(?!(?:the|an?)\s)(?:(?!\b(?:{SAYS})\b)[^,;:“”\"]){{3,100}}$"
)
SOME_OF = re.compile(r"(?:One|Two|Three|Some|Several|Many|Most)\sof\s(?:the|his|her|its|their)\s")
# “Ada Holm, 22, of Sel, Norvik, said”
AGED = re.compile(
    r"(?:^|[,.;”\"]\s|\b(?:But|And)\s)(?P<who>[A-Z][\w.’'-]{0,30}"
    r"(?:\s[A-Z][\w.’'-]{0,30}){1,4}), \d{1,3}(?:, [^;:“”\"]{2,140})?,\s?$"
)
OPENING_QUOTE = re.compile(r"[“\"]_*[,!?][”\"]\s+")
# “A wall, which he said they would pay for”: he says it.
BY_PRONOUN = re.compile(r"\b(?:which|that|whom|what|and|but|as|if|whether)\s(?:he|she|they|it)\s*$")
# “At the rally that day he said”, “even now she says”: the pronoun is the subject.
PRONOUN_AFTER_ADVERBIAL = re.compile(r"\s(?P<who>he|she|they|it)$")
SUBJECT_PRONOUN = re.compile(r"\s(?P<who>he|she|they)$")
# “He left, then said”: the subject is that of the clause before.
# “Current and former officials”
TWO_KINDS = re.compile(
    r"(?:^|[,.;]\s|\b(?:[Bb]ut|[Tt]he|[Ss]ome|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal"
    r"|[Mm]any|[Bb]oth)\s)(?:[Cc]urrent|[Ff]ormer|[Pp]ast|[Pp]resent|[Ll]ocal|[Ff]oreign|[Ss]enior"
    r"|[Mm]ilitary|[Cc]ivil|[Ss]tate|[Nn]ational|[Pp]olitical|[Rr]egional|[Ee]lected|[Yy]oung|[Oo]ld)"
    r"\s*$"
)
KIND_OF_SPEAKER = re.compile(rf"[a-z]+\s(?:{SPEAKERS})\b")
# “In Sel they believe”, in translated prose: those in Sel do.
THEY_IN = re.compile(r"[Ii]n (?:the )?(?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}),? they")
THEN = re.compile(r",\s(?:and\s)?then\s$")
AFTER_NAME = re.compile(
    r"\b(?:in|at|near|of|from|outside|around|to)\s(?:[A-Z][\w’'.-]*\s?){1,3},\s*$"
)
AS_THEY = re.compile(r"(?P<who>[^;:“”\"]{2,60}), as (?:he|she|they|it)(?:[’'](?:ve|s))?\s*$")


# “With the takeover Norvik said”, “after the raid Sel said”: what happened, and then who says it.
OPENING_EVENT = re.compile(
    r"(?:After|Before|Following|With|Since|During|Amid|Despite|In|At|On|By|For|Through|Under)\s"
    rf"(?:the|an?|its|his|her|their|this|that)\s(?:(?!(?:{SPEAKERS})\b)[a-z-]{{2,20}}\s){{1,4}}"
    r"(?=[A-Z][\w’'-]*\s(?:[A-Z][\w’'-]*\s){0,4}[^A-Z]{0,40}$)"
)
# “The Harbour Watch, a group that counts boats, put”: a relative clause in its apposition.
APPOSED = re.compile(
    r"(?P<who>[^,;:“”\"]{2,80}, (?:an?|the|one)\s[^,;:“”\"]{2,60}?)\s(?:that|which|who|whose)\s"
    r"[^,;:“”\"]{3,100},\s*$"
)
# “The prefect, Ada Holm, and the mayor, Ibo Lens, said”
TWO_TITLED = re.compile(
    r"(?P<who>[^,;:“”\"]{2,60}, [^,;:“”\"]{2,60},? and [^,;:“”\"]{2,60}, [^,;:“”\"]{2,60}),\s*$"
)


def subject_before(text: str, begin: int, verb: int) -> tuple[str, int] | None:
    """The noun group before a verb of saying and where it starts; appositions are passed over."""
    when = OPENING_TIME.match(text, begin, verb) or OPENING_EVENT.match(text, begin, verb)
    begin = when.end() if when else begin
    opens = OPENING_QUOTE.match(text, begin, verb)
    first = opens.end() if opens else begin
    if THEN.search(text, max(first, verb - 20), verb):
        return None
    before = TRAILS.sub("", text[first:verb])
    far = "" if BY_PRONOUN.search(before) else _across(before)
    if far:
        return far, first
    end = verb
    for step in range(3):
        end = _before_aside(text, begin, end) if step else end
        start = _last_break(text, begin, end)
        words = LEADS.sub("", TRAILS.sub("", " " + text[start:end].rstrip()).strip())
        words = CONTRACTED.sub(r"\1", ISSUED_BY.sub("", words))
        words = SOUNDS_LIKE.sub("", words)
        words = NO_COMMENT.sub("", THERE_ARE.sub("", RELATIVE.sub("", words)))
        dated = ADVERBIAL.match(words) or words.startswith(
            ("day ", "week ", "night ", "morning ", "late ", "Late ", "early ", "Early ")
        )
        he = (PRONOUN_AFTER_ADVERBIAL if dated else SUBJECT_PRONOUN).search(words)
        those_in = THEY_IN.fullmatch(words)
        words = those_in["who"] if those_in else he["who"] if he else words
        if words and not SUBORDINATE.match(words) and not _only_says_where(text, start, end, words):
            return _with_apposition(text, begin, start, words)
        stop = text[begin:start].rstrip(' ,—–(“”"_')
        if not stop or start - begin - len(stop) > 60:
            return None
        end = begin + len(stop)
        if not words and text[start - 1 : start] not in ',—–”")':
            return None
    return None


def _only_says_where(text: str, start: int, end: int, words: str) -> bool:
    """“The log in Sel, Norvik, shows”: the country after a town's name says nothing."""
    after_name = AFTER_NAME.search(text[max(0, start - 60) : start])
    closed = text[end : end + 1] == "," or text[start:end].rstrip().endswith(",")
    return bool(after_name) and closed and len(words.split()) < 4 and is_area(words)


def _across(before: str) -> str:
    """The subject that opens a sentence, where titles or a clause keep it from its verb."""
    two = TWO_TITLED.match(before)
    if two and all(_names_or_speaks(half) for half in re.split(r",? and ", two["who"])):
        return two["who"]
    titled = TITLED_AT_LENGTH.match(before)
    if titled and _names_at_length(titled):
        return titled["who"] + ", " + titled["title"]
    relative = RELATED.match(before)
    related = relative and before.startswith(" who", relative.end("who"))
    if relative and _is_group(relative["who"], people=bool(related)):
        return relative["who"]
    apposed = APPOSED.match(before)
    if apposed and _names_or_speaks(LEADS.sub("", apposed["who"]).partition(", ")[0]):
        return LEADS.sub("", apposed["who"])
    aged = AGED.search(before)
    if aged:
        return aged["who"].strip()
    aside = AS_THEY.search(before)
    return LEADS.sub("", aside["who"].strip()) if aside and not FINITE.search(aside["who"]) else ""


def _is_group(who: str, *, people: bool) -> bool:
    """Whether words are a noun group that can speak, and not one with its verb of saying.

    “One of the divers who” are ``people``, whatever they are called.
    """
    last = who.rsplit(maxsplit=1)[-1]
    says = VERB.fullmatch(last) and not SPEAKER.fullmatch(last)
    people = people and bool(SOME_OF.match(who))
    return (people or bool(SPEAKER.search(who))) and not (says or FINITE.search(who))


def _names_or_speaks(who: str) -> bool:
    """Whether words are a name, or a group around somebody who speaks, and no clause."""
    capital = re.fullmatch(r"(?:[Tt]he\s)?(?:[A-Z][\w’'.-]*\s?){1,6}", who)
    known = capital or NAMED.fullmatch(who) or SPEAKER.search(who)
    return bool(known) and not (FINITE.search(who) or ADVERBIAL.match(who))


def _names_at_length(titled: re.Match[str]) -> bool:
    who = titled["who"]
    if FINITE.search(titled[0]) or ADVERBIAL.match(who):
        return False
    return bool(NAMED.fullmatch(who) or SPEAKER.search(who))


def _before_aside(text: str, begin: int, end: int) -> int:
    """Where an aside between commas (“, speaking after a meeting,”) begins, if one ends there."""
    comma = text.rfind(",", begin, end)
    return comma if comma > begin and ASIDE.match(text, comma, end) else end


def _last_break(text: str, begin: int, end: int) -> int:
    found = begin
    for match in BREAKS.finditer(text, begin, end):
        if match[0] in "()" and re.match(r"\([A-Z][\w&-]+\)", text[match.start() : end]):
            continue
        if match[0] == ")" and re.search(r"\([A-Z][\w& -]+$", text[begin : match.start()]):
            continue
        if match[0].lower() in {"and", "or", "as"} and _joins_names(text, match):
            continue
        found = match.end()
    return found


# “Norvik and the Isles said”, “Ada Holm of the guard and Ibo Lens of the navy said”
NAME_ALONE = re.compile(r"(?:^|[,.;:”\"]\s)(?:(?:[Bb]oth|[Tt]he)\s)?(?:[A-Z][\w’'-]*\s){1,4}$")
NAME_OF = re.compile(
    r"(?:^|[,.;:”\"]\s)(?:[A-Z][\w’'-]*\s){2,4}(?:of|from|for|at)\s(?:the\s)?(?:[\w’'-]{2,20}\s){1,4}$"
)


def _joins_names(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip()[-30:].split()[-1:]
    after = text[match.end() : match.end() + 20].lstrip()
    name = text[max(0, match.start() - 40) : match.start()]
    of_two = re.match(r"the [A-Z]", after) and (
        re.search(r"\bof [A-Z][\w’'-]*\s*$", name) or NAME_ALONE.search(name)
    )
    of_two = of_two or (re.match(r"[A-Z][\w’'-]* [A-Z]", after) and NAME_OF.search(name))
    if match[0].lower() == "and" and of_two:
        return True
    if match[0].lower() == "and" and after.startswith(
        ("its ", "their ", "his ", "her ", "at ", "in ", "from ", "of ")
    ):
        return True
    if match[0].lower() == "and" and TWO_KINDS.search(name) and KIND_OF_SPEAKER.match(after):
        return True
    if not before or before[0][-1] == ",":
        return False
    both = SPEAKER.fullmatch(before[0]) and SPEAKER.search(" ".join(after.split()[:3]))
    return bool(both or (before[0][:1].isupper() and after[:1].isupper()))


def _with_apposition(text: str, begin: int, start: int, words: str) -> tuple[str, int] | None:
    """“Interior minister, Pavel Ruiz,”: both halves name the source."""
    before = text[begin:start].rstrip(" ,")
    if text[:start].rstrip().endswith(",") and before:
        earlier_start = _last_break(text, begin, begin + len(before))
        earlier = LEADS.sub("", text[earlier_start : begin + len(before)].strip())
        describes = re.match(
            r"(?:an?|the|its|his|her|their|one|chair|head|director|chief)\b"
            rf"|[a-z]+(?: [a-z]+)? (?:of|for|at|with)\b|(?:[a-z-]+ ){{0,3}}(?:{SPEAKERS})\b",
            words,
        )
        named = NAMED.fullmatch(earlier) or re.fullmatch(r"(?:[A-Z][\w’'.-]*\s?){1,5}", earlier)
        short = ACRONYM.search(earlier)
        if short and describes:
            return short["short"], earlier_start + short.start("short")
        fits = _is_title(earlier) and (words[0].isupper() or describes)
        if (
            earlier
            and (fits or (describes and (named or earlier.lower() == "one of them")))
            and text[start:].lstrip()[: len(words)] == words
        ):
            if len(earlier.split()) + len(words.split()) > LONGEST_NAME:
                return earlier, earlier_start
            closes = text[start + len(text[start:]) - len(text[start:].lstrip()) + len(words) :]
            if closes.lstrip().startswith(","):
                return f"{earlier}, {words}", earlier_start
    return words, start


def _is_title(words: str) -> bool:
    return (
        len(words.split()) <= 9
        and not FINITE.search(words)
        and bool(SPEAKER.search(words) or re.match(r"[A-Z]\w+ [A-Z]|[A-Z][a-z]+\.? [A-Z]", words))
        and not ADVERBIAL.match(words)
    )
