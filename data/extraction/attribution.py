"""Who is said to say something: the subject of a verb of saying, before, after or far from it.

A source is found by the shape of the words around a verb of saying, not by a list of names. Text
between quotation marks is veiled first, for “we said” inside a quotation is not the reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.extraction.candidate import Span
from data.extraction.places import gazetteer
from data.extraction.verbs_of_saying import DETERMINER, IS_NOUN, NOUNLIKE, SPEAKER, VERB

INVERTS = re.compile(
    r"\s*\b(?:said|says|added|adds|wrote|writes|reported|reports|noted|recalled|warned"
    r"|explained|insisted|admitted|announced|tweeted|according\s+to|claimed)\s+"
    r"(?P<who>[A-Za-z][^,.;:“”\"()]*"
    r"(?:\([A-Z][\w ]*\)[^,.;:“”\"]*)?(?:,\s+(?:an?|the|its|who|one|chief|head|chair"
    r"|director)\b[^,.;:“”\"]*|,(?:\s[A-Z][\w’-]+){2,3}(?=[.,]|$))?)",
)
ACCORDING = re.compile(
    r"\b(?:according\s+to|as\s+(?:reported|claimed|stated|announced)\s+by|in\s+the\s+words\s+of"
    r"|by\s+the\s+account\s+of"
    r"|on\s+the\s+authority\s+of)\s+"
    r"(?P<who>[^,.;:“”\"]{2,120}?(?:,\s+(?:an?|the)\s+[^,.;:“”\"]{2,60})?)(?=\s*(?:[,.;:“”\"]|$"
    r"|\bwho\b|\bwhich\b))",
    re.IGNORECASE,
)
# “An independent count by Occurrence came to 93,000”: no verb of saying, but a source.
COUNT_BY = re.compile(
    r"\b(?:count|tally|estimate|poll|survey|analysis|investigation|review)\s+(?:conducted\s+"
    r"|carried\s+out\s+|compiled\s+|made\s+)?by\s+(?P<who>(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,3}"
    r"[A-Z][\w.&’'-]*(?:\s(?:of\s|for\s)?[A-Z][\w.&’'-]*)*)"
)
QUOTED = re.compile(
    r"\b(?:quoted|cited|quotes|cites)\s+(?P<who>[^,.;:“”\"]{3,100}?)\s+as\s+(?:saying|telling"
    r"|reporting|stating|claiming|denying)\b"
)
COUNT_OF = re.compile(
    r"\bby\s+(?P<who>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*)[’']s?\s+(?:count|estimate|account|tally)\b"
)
ESTIMATE_OF = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<who>(?:police|government|army|military|rebel|union|hospital|[A-Z][\w.-]+)"
    r"(?:\s[A-Z]\w+)*)(?:[’']s?)?\s+(?:estimate|count|tally|figure|number)\s+"
    r"(?:was|is|stood\s+at|stands\s+at|came\s+to)\b"
)
BY_WHOM = re.compile(
    r"\b(?:denied|rejected|dismissed|disputed|refuted|contested|confirmed|questioned)\s+by\s+"
    r"(?P<who>(?:the |both |an? |its |his )?"
    r"(?:[A-Z][\w’'-]*(?:\s(?:of |the |of the )?[A-Z][\w’'-]*)*"
    r"(?:(?<=['’]s)(?:\s[a-z]+){1,3})?|[\w’'-]+(?:\s\w+){0,2}))"
)
THERE_ARE = re.compile(
    r"\b(?:there\s+(?:are|were|have\s+been)|(?:have|has|had|’ve|'ve)\s+seen)\s+(?:the\s+|some\s+"
    r"|a lot of\s+|many\s+|also\s+)*"
    r"(?P<who>(?!no\b)(?:\w+\s+){0,2}(?:reports?|reporting|claims|allegations|rumou?rs))\b",
    re.IGNORECASE,
)
QUOTES = re.compile(
    r",?\s*(?<!was )(?<!were )\b(?:quoting"
    r"|quoted(?! by))\s+(?P<who>[^,.;:“”\"]{3,120}?)(?=\s+as\s+saying|\s*[,.;:“”\"]|$)"
)
CITES = re.compile(
    r"\b(?:citing|cited|based on|relying on)\s+(?P<what>[^,.;:“”\"]{3,100})", re.IGNORECASE
)
FLAGS = re.compile(r"\b(?:flagged|cited|pointed to)\s+(?P<what>(?:\w+\s+){0,3}reports?)\b", re.I)
BREAKS = re.compile(
    r"(?<!\d),|,(?!\d)|[;:“”\"()—–…]|\s--?\s|\b(?:that|while|where|whereas|but|because|although"
    r"|though|as|when|after|whether|if|and|or|how)\b",
    re.IGNORECASE,
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
TRAILS = re.compile(
    rf"(?:\s+(?:has|have|had|also|later|then|repeatedly|already|reportedly|immediately|again|now"
    rf"|itself|himself|herself|today"
    rf"|yesterday|earlier|previously|initially|since|both|all|alone|publicly|still|long|once|just"
    rf"|simply|separately|recently"
    rf"|(?:on|late|early)\s+{DAY}|{DAY}|(?:this|last)\s+\w+|was quoted as|were quoted as|is|are"
    rf"|was|were|being|not|n[’']t|on \w+ \d+"
    r"|the other day|continues? to|did|does|do|would|will|could|can|to reporters|who|in (?:a|an"
    r"|its|his|her) \w+(?: \w+)?"
    r"|['’]ve|['’]s|quickly|flatly|strongly|categorically|never|formally|officially|strenuously"
    r"|firmly|further|twice"
    r"|(?-i:(?!family|assembly|ally|reply|supply|italy)[a-z]+ly)))+\s*$",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"^(?:(?:an? (?:figure|claim|number|toll|charge|account|report)(?: that)?"
    rf"|but|and|so|yet|now|well|however|meanwhile|also|then|still|on {DAY}|yesterday|today"
    rf"|earlier|here|look|yes|mean"
    r"|yeah|I mean|again|just|later|in (?:a|an|its|his|her|their) [\w-]+ (?:statement|interview"
    r"|address|briefing)"
    r"|at (?:first|last|the (?:time|outset|same time))|in (?:turn|response|return|contrast"
    r"|addition)"
    r"|(?:for|on) (?:his|her|its|their) part|by contrast|so far|since then|until now|then"
    r"|first(?:ly)?"
    r"|second(?:ly)?|third(?:ly)?|finally|separately|instead|indeed|nevertheless|overall)[\s,]+)+",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|his|her|the (?:agency|group|statement|report|ministry))", re.IGNORECASE
)
FIRST_PERSON = re.compile(
    r"(?:(?:what|that|as|all|whom|one thing)\s+)?(?:I|we|I['’]ve|we['’]ve|you['’]ve|you|our|as we"
    r"|as I)$",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|there|not|been|comes?"
    r"|came|made|makes"
    r"|took|went|killed|fired|struck|hit|said|according|threw|broke|fell|rose|began|lost|won|gave"
    r"|saw|sent|brought|kept|met|ran|told|became|got|knew|stood|[a-z]+ed (?:the|an?|his|her|its"
    r"|their|\d+))\b",
    re.IGNORECASE,
)
# “The raid, which the army said killed two”: the army says it.
RELATIVE = re.compile(r"^(?:which|whom|who)\s+(?=(?:the|an?|its|his|her|their|[A-Z]\w+)\b)")
SUBORDINATE = re.compile(
    r"^(?:known|who|which|whose|where|when|speaking|citing|quoting|quoted|cited|referring)\b", re.I
)
ADVERBIAL = re.compile(
    r"^(?:on|in|at|by|for|with|from|earlier|last|this|over|under|during|after|before|since|of|to"
    r"|about|if|despite|following|among)\b",
    re.IGNORECASE,
)
PLACED = re.compile(
    r"\s+(?:reached by|contacted by|interviewed by|who|which|told of|on condition)\b.*$", re.I
)
SOMEBODY = re.compile(r"(?:the|his|her|its|their|an?|one|two|three|some|many|several)\s\w+", re.I)
CONTRACTED = re.compile(r"^(he|she|it|they|we|I|you)[’'](?:s|ve|re|d|ll)\b.*$", re.IGNORECASE)
# “Could not” is a verb of saying only where what could not be done is to know or tell.
UNABLE = re.compile(r"(?:not|unable|able)$", re.IGNORECASE)
TO_KNOW = re.compile(
    r"[^,;:]{0,40}?\b(?:confirm|verif|corroborat|say|tell|determin|establish|authenticat|know"
    r"|comment"
    r"|speak|identify|reach|provide|estimate|assess|observ)\w*",
    re.IGNORECASE,
)
# “Reuters, citing two officials: the raid has begun.”
LABELLED = re.compile(
    r"(?P<who>[A-Z][\w.’'&-]*(?:\s(?:of\s|for\s|the\s)?[A-Z(][\w.’'&)-]*){0,6})"
    r"(?:,\s+(?:citing|quoting)\s+[^:“”\"]{3,80})?:\s+(?=[\w“\"_])"
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
INFERS = re.compile(r"suggests?|suggested|indicates?|indicated|shows?|showed|reveals?|revealed")
INDEFINITE = re.compile(r"others|some|many|both|neither|locals|one|another", re.IGNORECASE)
ISSUED_BY = re.compile(r"^(?:released|issued|published|distributed|provided)\s+by\s+", re.I)
ASIDE = re.compile(
    r",\s+(?:who|which|whose|where|when|while|as|after|before|speaking|citing|quoting|referring"
    r"|asked"
    r"|in|on|at|by|for|with|following|during|known|also|however|meanwhile|though|too|again"
    r"|among|including|citing)\b",
    re.IGNORECASE,
)
PHRASES = (
    (ACCORDING, "according to"), (COUNT_OF, "count"), (ESTIMATE_OF, "count"), (COUNT_BY, "count"),
    (QUOTED, "quoted"), (THERE_ARE, "reports"),
)  # fmt: skip
REPAIR = re.compile(r"\b\w+-\s+—\s*|\b(\w+)\s+—\s+(?=\1\b)")


@dataclass(frozen=True)
class Attribution:
    """Who says, with which verb, where the words of it stand, and what they rest on.

    ``follows`` marks one that comes after its claim (“…, the army said”).
    """

    who: str
    verb: str
    span: Span
    follows: bool
    cites: str = ""


def veiled(text: str, quotes: Sequence[Span]) -> str:
    """The text with quotations blanked out and broken-off words removed, every offset kept."""
    characters = list(text)
    for start, end in quotes:
        characters[start + 1 : max(start + 1, end - 1)] = "_" * max(0, end - start - 2)
    blank = "".join(characters)
    return REPAIR.sub(lambda match: " " * len(match[0]), blank)


def attributions_in(text: str, span: Span) -> list[Attribution]:
    """Every attribution in a stretch of veiled text, in order."""
    found: list[Attribution] = []
    for read in (_by_phrase, _by_subject, _inverted):
        found += [each for each in read(text, span) if not _overlaps(each, found)]
    return sorted(found or _by_label(text, span), key=lambda each: each.span)


def _overlaps(one: Attribution, others: Sequence[Attribution]) -> bool:
    return any(o.span.start < one.span.end and one.span.start < o.span.end for o in others)


def _by_phrase(text: str, span: Span) -> Iterator[Attribution]:
    for pattern, verb in PHRASES:
        for match in pattern.finditer(text, *span):
            who, cites = _chained(text, span, PLACED.sub("", match["who"]).strip())
            if not FIRST_PERSON.match(who):
                follows = match.start() - span.start > 15
                yield Attribution(who, verb, Span(*match.span()), follows, cites)
    for match in BY_WHOM.finditer(text, *span):
        yield Attribution(match["who"].strip(), match[0].split()[0], Span(*match.span()), True)


def _by_label(text: str, span: Span) -> Iterator[Attribution]:
    """Who stands before a colon, where nobody else is said to say anything."""
    label = LABELLED.match(text, *span)
    if label and _is_label(label):
        who, cites = _chained(text, span, label["who"])
        yield Attribution(who, "label", Span(*label.span()), False, cites)


def _is_label(label: re.Match[str]) -> bool:
    """Whether what stands before a colon can speak: a body, an office, initials, who cites."""
    if label["who"].title() in gazetteer():
        return False
    return bool(
        SPEAKER.search(label["who"])
        or re.fullmatch(r"[A-Z]{2,6}|(?:[A-Z]\w+ )+Mo[DIFH]", label["who"])
        or re.match(r"(?:\w+ )?(?:Gov|Gen|Col|Lt|Maj|Sen|Rep|Dr|Prof|Mr|Mrs|Ms)\.", label["who"])
        or "citing" in label[0]
    )


def _chained(text: str, span: Span, who: str) -> tuple[str, str]:
    """Where one outlet only passes on another's words, the other is the source."""
    quotes = QUOTES.search(text, *span)
    if quotes:
        return quotes["who"].strip(), ""
    cites = CITES.search(text, *span) or FLAGS.search(text, *span)
    return who, cites["what"].strip() if cites else ""


def _inverted(text: str, span: Span) -> Iterator[Attribution]:
    """“…”, said the mayor."""
    for match in INVERTS.finditer(text, *span):
        before = text[span.start : match.start()].rstrip()
        opens = not before or before[-1] in ",”\"’—–;'"
        if opens and not match[0].lower().lstrip().startswith("according"):
            who, cites = _chained(text, span, TRAILS.sub("", PLACED.sub("", match["who"])).strip())
            speaks = SPEAKER.search(who) or re.search(r"\b[A-Z]|^(?:an?|one|the)\s", who)
            if speaks and len(who.split()) <= 16 and not ADVERBIAL.match(who):
                yield Attribution(
                    who, match[0].split()[0].lower(), Span(*match.span()), True, cites
                )


def _by_subject(text: str, span: Span) -> Iterator[Attribution]:
    for verb in VERB.finditer(text, *span):
        if not verb[0].islower() or _is_passive(text, verb) or _is_no_verb(text, span, verb):
            continue
        subject = _subject(text, span.start, verb.start())
        if subject and _can_speak(subject[0], verb[0]):
            who, start = subject
            origin, cites = _chained(text, span, who)
            start += len(text[start : verb.start()]) - len(
                text[start : verb.start()].lstrip(' _”"')
            )
            follows = start - span.start > 15 and _ends_there(text, verb.end(), span.end)
            yield Attribution(origin, verb[0].lower(), Span(start, verb.end()), follows, cites)


def _is_no_verb(text: str, span: Span, verb: re.Match[str]) -> bool:
    """Whether the word is the noun of another verb or describes one: “the alleged loss”."""
    if UNABLE.search(verb[0]):
        return not TO_KNOW.match(text, verb.end(), span.end)
    gerund = verb[0].endswith("ing")
    noun = not gerund and NOUNLIKE.fullmatch(verb[0]) and IS_NOUN.match(text, verb.end())
    return bool(noun or DETERMINER.search(text, max(span.start, verb.start() - 8), verb.start()))


def _is_passive(text: str, verb: re.Match[str]) -> bool:
    """“Two were reported killed”: they report nothing."""
    before = text[max(0, verb.start() - 20) : verb.start()]
    return bool(PASSIVE.search(before)) and verb[0].endswith(("ed", "said", "told", "found"))


def _ends_there(text: str, start: int, end: int) -> bool:
    """Whether nothing but when and where it was said follows the verb."""
    rest = text[start:end].strip(' ,.”"')
    return (
        not rest
        or bool(
            re.match(
                rf"(?:(?:on|late|early|this|last|in|by|at|during|to|from|{DAY}|today|yesterday"
                rf"|AFP|reporters)\b|_)",
                rest,
            )
            and len(rest.split()) <= 12
        )
        or bool(
            re.match(r",", text[start:end].lstrip())
            and text[start:end].count(",") == 1
            and "citing" in rest
        )
    )


def _subject(text: str, begin: int, verb: int) -> tuple[str, int] | None:
    """The noun group before a verb of saying and where it starts; appositions are passed over."""
    end = verb
    for step in range(3):
        end = _before_aside(text, begin, end) if step else end
        start = _last_break(text, begin, end)
        words = LEADS.sub("", TRAILS.sub("", " " + text[start:end].rstrip()).strip())
        words = CONTRACTED.sub(r"\1", ISSUED_BY.sub("", words))
        words = RELATIVE.sub("", words)
        if words and not SUBORDINATE.match(words):
            return _with_apposition(text, begin, start, words)
        stop = text[begin:start].rstrip(' ,—–(“”"_')
        if not stop or start - begin - len(stop) > 60:
            return None
        end = begin + len(stop)
        if not words and text[start - 1 : start] not in ',—–”")':
            return None
    return None


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


def _joins_names(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip()[-30:].split()[-1:]
    after = text[match.end() : match.end() + 20].lstrip()
    return bool(before and before[0][:1].isupper() and after[:1].isupper() and before[0][-1] != ",")


def _with_apposition(text: str, begin: int, start: int, words: str) -> tuple[str, int] | None:
    """“Interior minister, Pavel Ruiz,”: both halves name the source."""
    before = text[begin:start].rstrip(" ,")
    if text[:start].rstrip().endswith(",") and before:
        earlier_start = _last_break(text, begin, begin + len(before))
        earlier = LEADS.sub("", text[earlier_start : begin + len(before)].strip())
        describes = re.match(
            r"(?:an?|the|its|his|her|their|one|chair|head|director|chief)\b", words
        )
        named = re.fullmatch(r"(?:[A-Z][\w’'.-]*\s?){1,5}", earlier)
        fits = _is_title(earlier) and (words[0].isupper() or describes)
        if (
            earlier
            and (fits or (describes and (named or earlier.lower() == "one of them")))
            and text[start:].lstrip()[: len(words)] == words
        ):
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


def _can_speak(who: str, verb: str) -> bool:
    """Whether words can be a source: a name, a pronoun or somebody who speaks."""
    if len(who.split()) > 14 or FINITE.search(who) or ADVERBIAL.match(who):
        return False
    if re.search(r"^No\s|\w\s+(?:he|she|they|it|we|I)$", who):
        return False
    bare = re.sub(r"^(?:The|A|An|This|That|These|Those|Such|His|Its|Their|Her)\s", "", who)
    if INFERS.fullmatch(verb) and not SPEAKER.search(re.split(r"\s(?:of|for|in)\s", bare)[0]):
        return bool(re.match(r"[A-Z]", bare))
    named = bool(re.search(r"\b[A-Z]", bare) or SPEAKER.search(who) or SOMEBODY.match(who))
    if PRONOUN.fullmatch(who) or FIRST_PERSON.match(who) or INDEFINITE.fullmatch(who):
        return True
    if NOUNLIKE.fullmatch(verb) and not (who[0].isupper() or SPEAKER.search(who)):
        return False
    return named and not re.fullmatch(
        r"(?:The|A|An|This|These|Those|That|There|What|Who|Among)", who
    )
