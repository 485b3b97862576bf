"""Who is said to say something: the subject of a verb of saying, before, after or far from it.

A source is found by the shape of the words around a verb of saying, not by a list of names. Text
between quotation marks is masked first, for “we said” inside a quotation is not the reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimscope.extraction.attribution.distant_subjects import distant_subject
from claimscope.extraction.attribution.names import NAMED, PERSON, is_headline
from claimscope.extraction.attribution.non_reporting_verbs import (
    is_described,
    is_no_verb,
    is_passive,
)
from claimscope.extraction.attribution.owned_nouns import owned_nouns
from claimscope.extraction.attribution.speakers import (
    ADVERBIAL,
    FINITE,
    FIRST_PERSON,
    PRONOUN,
    SPEAKS_LAST,
    can_speak,
    heads_section,
    is_idle,
)
from claimscope.extraction.attribution.subjects import DAY, LEADS, TRAILS, subject_before
from claimscope.extraction.candidate import Span
from claimscope.extraction.lexicons.attribution_cues import (
    ACCORDING,
    ACCORDING_TO_WHICH,
    ACCUSED_BY,
    ACTS,
    AFTER_DASH,
    BODIES,
    BY_WHOM,
    CALLED_BY,
    CITES,
    CLAIMS_BY,
    DOCUMENT,
    ELLIPTIC,
    FLAGS,
    GAVE,
    GOES_ON_TO_SAY,
    GOES_ON_WITHIN,
    HEADLINE_TAIL,
    IN_BRACKETS,
    INVERTS,
    LEADING_NAME,
    LEADING_SPEAKER,
    OF_WHOM,
    OUTLET,
    PHRASES,
    QUOTED_LABEL,
    QUOTES,
    SPEAKER_LABEL,
    TRACES,
    UNNAMED,
    VALUED_BY,
)
from claimscope.extraction.lexicons.reporting_verbs import NOUNLIKE, SPEAKER, SPEAKERS, VERB
from claimscope.extraction.places import is_place_name

PLACED = re.compile(
    r"(?<!\s)\s+(?:reached by|contacted by"
    r"|interviewed by|(?-i:whose)|(?-i:who)|(?:(?:of|in|for|to|from|by)\s)?which"
    r"|told of|on condition"
    r"|to (?:our|this|reporters|journalists|lawmakers|parliament|AFP|AP|Reuters|Interfax|TASS"
    r"|the (?:newspaper|paper|agency|press|media|station|channel|broadcaster|public)"
    r"|(?:state|local|public|national) (?:media|television|tv|radio)))\b.*$",
    re.IGNORECASE,
)
# “According to new developments”, “according to plan”: nobody says it.
ENDS_IN_DIGITS = re.compile(r"\d[\d.,]{0,15}[.”\"]{0,3}$")
LAST_WORD = 20
WHICH_SAYS = re.compile(r"ccording\sto\swh")
WHICH_OR_WHOM = re.compile(r"(?:which|whom)\b", re.IGNORECASE)
IMPERSONAL = re.compile(
    r"(?:(?:an?|the|its|his|her|their|new|old|latest|usual|local|strict|these|those|direct|written|verbal)"
    r"\s){0,3}"
    r"(?:(?:orders?|instructions?|directives?|commands?|wishes|timetables?|scenarios?|agreements?|treat(?:y"
    r"|ies)|contracts?)(?: (?:given|issued|signed|from|of|by|between)\b.*)?"
    r"|developments?|plans?|schedules?|rules?|laws?|tradition|customs?|norms?|principles?|needs?"
    r"|size|taste|age|circumstances|terms|protocol|standards?)"
)
# “According to his words”, “the words of the mayor”, in translated prose: he says it himself.
HIS_WORDS = re.compile(r"(his|her|their|its) (?:own )?(?:words|data|information)", re.IGNORECASE)
HIM = {"his": "him", "her": "her", "their": "them", "its": "it"}
WORDS_OF = re.compile(
    r"^(?:the )?(?:(?:preliminary|initial|official|latest|updated|operational|available) "
    r"(?:data|information) (?:of|from)|(?:words|statements?|message) of) (?=(?:the )?\w)",
    re.IGNORECASE,
)
RELATIVE_VERB = re.compile(
    r"\bwho(?:\s(?:has|have|had|also|then|later|previously|once|first|was|were|is|are|\w+ly))*\s$"
)
# “What the port called a mistake cost two lives”: it only has a word for it.
NAMES = re.compile(r"call(?:s|ed)?|describe[sd]?|dubbed|termed|labell?ed|branded")
# “The party won in May, which contradicted the poll”: what it did contradicts it, not the party.
IN_HEADLINE = re.compile(r"(?!The |A |An )[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")
WHOM = re.compile(r" (?:To |(?:[A-Z][a-z]+ ){0,3}(?:[A-Z]?[a-z]+ )?[‘'“\"])")
WHICH = re.compile(r",\s(?:and\s)?which\s(?:(?:has|have|had|also|\w+ly)\s)*$")
CAN_BE_WHICH = re.compile(rf"^(?:\S+\s){{0,7}}(?:{SPEAKERS}|[A-Z][\w’'.-]*)\)?$")
DESCRIBES = re.compile(r"\bwhat\s(?:[\w’'-]+\s){1,5}$", re.IGNORECASE)
FAR = 15
LONGEST_NAMED = 16
"""Words that a source behind its verb has at most, with its title."""
NOTHING_TOLD = re.compile(r"\s(?:when|after|before|while)\b|[.,;]")
OF_A_RELATIVE = re.compile(r"^[’']s\b|\bwhat\b|[$€£]\d")
LAST_SPEAKER = re.compile(
    rf"(?<=\s)(?P<who>(?:most\s|some\s|many\s)?(?-i:{SPEAKERS})|(?:[A-Z][\w’'.-]*\s){{0,4}}[A-Z][\w’'.-]*)$"
)
# “said coastal adviser Ada Holm of the port guard”: a name and what it belongs to, and no verb.
NO_NAME = re.compile(rf"{ADVERBIAL.pattern}|(?:that|it|he|she|they|there|this)\b", re.IGNORECASE)
TRANSITIVE = {"warned", "reported", "reports", "announced", "claimed", "recalled"}
NOTHING_BUT_NAME = re.compile(
    rf"(?:(?:the|an?|its|his|her|their|one|two|three|some|several)\s)?"
    rf"(?:(?:[a-z][\w-]*|[A-Z]{{2,5}})\s){{0,5}}?"
    rf"(?:(?:(?:{SPEAKERS})\s)?[A-Z][\w’'.-]*(?:\s(?:and\s)?[A-Z][\w’'.-]*)*|(?-i:{SPEAKERS})"
    rf"|(?:[A-Z][\w’'.-]*\s){{1,3}}(?:[a-z-]+\s){{0,3}}(?-i:{SPEAKERS}))"
    r"(?:(?:,|\s(?:of|for|from|at|in|with|inside|close\sto|familiar\swith))"
    r"(?:\s(?!\w+ed\b)[\w’'-]+,?){1,8})?"
)
# “…,” Harbour Master Ada Holm said: her titles and no headline.
AFTER_QUOTATION = re.compile(r"[“\"]_+[,.!?]?[”\"]\s")
GOING = ("goes", "writes", "posts", "adds")
STOPS = re.compile(r"[.;:]")
# Behind a name; an abbreviation in brackets belongs to it.
# “The "Pelican" battalion”: a quotation that is no more than the name of something.
QUOTED_NAME = re.compile(
    r"(?<=[\w)]\s)(?P<opens>[“\"])[A-Z][\w’-]*(?:\s[A-Z\d][\w’-]*){0,2}(?P<closes>[”\"])"
    r"(?=\s[A-Za-z])"
)
BESIDE_NAME = re.compile(r"(?<=\w )\((?![A-Z]{2,9}(?:-[A-Z]{2,9})?\))[^()“”\"\n]{1,60}\)(?=[\s,])")
REPAIR = re.compile(r"\b\w+-\s+—\s*|\b(\w+)\s+—\s+(?=\1\b)")


@dataclass(frozen=True)
class Attribution:
    """Who says, with which verb, where the words of it stand, and what they rest on.

    ``who`` is empty where the words tell only that something is said: “is said to have left”.

    ``follows`` marks one that comes after its claim (“…, the army said”).
    """

    who: str
    verb: str
    span: Span
    follows: bool
    cites: str = ""
    relative: bool = False
    """Whether it stands in a relative clause: “a judge who has argued that”."""
    rule: str = ""
    """The id of the rule that found it."""


def mask_quotations(text: str, quotes: Sequence[Span]) -> str:
    """The text with quotations blanked out, every offset kept.

    Of a quotation that is only a name, as of a unit, the marks go. Broken-off words go, and what
    brackets add to a name: “Holm (a former pilot) said”.

    The stop that closes a quotation stays: it tells whether another sentence follows.
    """
    characters = list(text)
    for start, end in quotes:
        if _is_quoted_name(text, Span(start, end)):
            characters[start] = characters[end - 1] = " "
            continue
        stop = max(start + 1, end - 2 if text[end - 2] in ".!?," else end - 1)
        characters[start + 1 : stop] = "_" * (stop - start - 1)
    blank = BESIDE_NAME.sub(_blanked, "".join(characters))
    return REPAIR.sub(_blanked, blank)


def _is_quoted_name(text: str, quote: Span) -> bool:
    """Whether a quotation stands in a group of words as a name; what is said or called is none."""
    name = QUOTED_NAME.match(text, quote.start)
    before = text[max(0, quote.start - 40) : quote.start].split()
    said = before and VERB.fullmatch(before[-1]) and not SPEAKER.fullmatch(before[-1])
    return bool(name and name.end() == quote.end and not said)


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


def attributions_in(text: str, span: Span) -> list[Attribution]:
    """Every attribution in a stretch of masked text, in order."""
    found: list[Attribution] = []
    for rule, read in READERS:
        found += [
            replace(each, rule=rule)
            for each in read(text, span)
            if not (_overlaps(each, found) or is_idle(each.who))
        ]
    found = [e for e in found if not _describes(text, e)] or [
        e for e in found if not NAMES.fullmatch(e.verb)
    ]
    for rule, read in LAST_READERS:
        if all(FIRST_PERSON.match(each.who) for each in found) and not (
            found and rule not in {"cue.dash", "cue.label"}
        ):
            found = [replace(each, rule=rule) for each in read(text, span)] or found
    return sorted(found, key=lambda each: each.span)


def _describes(text: str, said: Attribution) -> bool:
    """Whether somebody only words a description: “after what the port called a mistake”."""
    start = said.span.end - len(said.verb)
    return bool(DESCRIBES.search(text, max(0, start - 60), start))


def _overlaps(one: Attribution, others: Sequence[Attribution]) -> bool:
    return any(o.span.start < one.span.end and one.span.start < o.span.end for o in others)


def _by_phrase(text: str, span: Span) -> Iterator[Attribution]:
    for pattern, verb in PHRASES:
        if pattern is ACCORDING_TO_WHICH and not WHICH_SAYS.search(text, *span):
            continue
        for match in pattern.finditer(text, *span):
            named, end = PLACED.sub("", match["who"]).strip(), match.end()
            if pattern is ACCORDING and WHICH_OR_WHOM.match(named):
                continue
            says = VERB.search(named) if pattern is CLAIMS_BY else None
            named = named[: says.start()].strip() if says else named
            if pattern is ACCORDING and match.start() - span.start < 3:
                named = _without_main_clause(text, match, named)
                end = match.start("who") + len(named)
            named = WORDS_OF.sub("", _himself(_leading(named)))
            who, cites = _chained(text, span, named)
            if not (FIRST_PERSON.match(who) or IMPERSONAL.fullmatch(who)):
                follows = match.start() - span.start > FAR and verb != "claims"
                yield Attribution(who, verb, Span(match.start(), end), follows, cites)
    for match in BY_WHOM.finditer(text, *span):
        yield Attribution(match["who"].strip(), match[0].split()[0], Span(*match.span()), True)
    for match in ACCUSED_BY.finditer(text, *span):
        yield Attribution(
            match["who"] or match["whose"],
            match["verb"] or match["claimed"],
            Span(*match.span()),
            match.start() - span.start > FAR,
        )
    for pattern in (CALLED_BY, VALUED_BY):
        for match in pattern.finditer(text, *span):
            verb = match["verb"].split()[0]
            follows = match.start() - span.start > FAR
            yield Attribution(match["who"].strip(), verb, Span(*match.span()), follows)


def _without_main_clause(text: str, according: re.Match[str], named: str) -> str:
    """“According to a paper, the port has nine boats.”: its name ends at the comma."""
    name, comma, rest = named.partition(", ")
    apposed = text[according.end() : according.end() + 1] == "," and not FINITE.search(rest)
    return named if apposed or not comma else name


def _leading(who: str) -> str:
    """The source alone, where the words after “according to” run on into what it says."""
    if not FINITE.search(who):
        return who
    leading = LEADING_NAME.match(who) or LEADING_SPEAKER.match(who)
    return leading[0] if leading else who


def _himself(who: str) -> str:
    """“Him” for “his words”; anything else as it is."""
    his = HIS_WORDS.fullmatch(who)
    return HIM[his[1].lower()] if his else who


def _by_label(text: str, span: Span) -> Iterator[Attribution]:
    """Who stands before a colon, where nobody is said to say anything but “we” or “I”."""
    label = SPEAKER_LABEL.match(text, *span) or QUOTED_LABEL.search(text, *span)
    if label and (label.re is QUOTED_LABEL or _is_label(label)):
        who, cites = _chained(text, span, label["who"])
        yield Attribution(who, "label", Span(*label.span()), False, cites)


def _by_dash(text: str, span: Span) -> Iterator[Attribution]:
    """Who stands after a quotation and a dash."""
    found = AFTER_DASH.search(text, *span)
    if found and text[: found.start()].rstrip()[-1:] in {"”", '"'}:
        start = found.start("who")
        yield Attribution(found["who"].strip(" ."), "dash", Span(start, found.end("who")), True)


def _by_tail(text: str, span: Span) -> Iterator[Attribution]:
    """Who stands behind a headline: a body, an office, initials; an outlet there is its credit."""
    tail = HEADLINE_TAIL.search(text, *span)
    who = tail["who"] if tail else ""
    speaks = who and (SPEAKS_LAST.search(who) or re.fullmatch(r"(?:U\.?[NSK]\.?|[A-Z]{2,6})", who))
    if tail and speaks and not OUTLET.search(who) and can_speak(who, "said"):
        where = Span(*tail.span("who"))
        yield Attribution(who, "label", where, follows=True)


def _by_brackets(text: str, span: Span) -> Iterator[Attribution]:
    """The body that stands in brackets behind all that it says; no abbreviation of a name."""
    found = IN_BRACKETS.search(text, *span)
    who = found["who"].strip() if found else ""
    office = SPEAKS_LAST.search(who) or (" " in who and SPEAKER.search(who))
    abbreviates = found and SPEAKS_LAST.search(text, span.start, found.start())
    if found and (found["told"] or office or (BODIES.fullmatch(who) and not abbreviates)):
        yield Attribution(who, "label", Span(*found.span("who")), follows=True)


def _by_trace(text: str, span: Span) -> Iterator[Attribution]:
    """Who stands by a quotation with whatever verb, or goes on “, saying”."""
    for pattern in TRACES:
        for match in pattern.finditer(text, *span):
            who, start = match["who"].rstrip("."), match.start("who")
            quoted = text[match.start() - 1] in '”"' or match[0].rstrip().endswith((":", ","))
            if can_speak(who, "said") and (quoted or SPEAKER.search(who)):
                yield Attribution(
                    who, "trace", Span(start, match.end("who")), start - span.start > FAR
                )


def _going_on(text: str, span: Span) -> Iterator[Attribution]:
    """Who opens a sentence and goes on “, saying”; what he does before it, nobody says."""
    for match in ACTS.finditer(text, *span):
        end = min(span.end, match.end() + GOES_ON_WITHIN)
        on = GOES_ON_TO_SAY.search(text, match.end() - 1, end)
        if not on or STOPS.search(text, match.end(), on.start()):
            continue
        who = TRAILS.sub("", LEADS.sub("", match["who"]))
        named = SPEAKER.search(who) or re.fullmatch(r"(?:[A-Z][\w’'.-]*\s?){1,5}", who)
        speaks = named or PRONOUN.fullmatch(who)
        if speaks and can_speak(who, "said") and not is_idle(who):
            goes = next(Span(*on.span(part)) for part in GOING if on[part])
            yield Attribution(who, "goes on", goes, follows=False)
        return


def _of_whom(text: str, span: Span) -> Iterator[Attribution]:
    """Those of whom “many say” something behind a comma."""
    for match in OF_WHOM.finditer(text, *span):
        yield Attribution(match["who"], match["verb"].lower(), Span(*match.span()), follows=False)


def _by_nobody(text: str, span: Span) -> Iterator[Attribution]:
    """Words that say that something is said, and not by whom: “are believed to have left”."""
    for pattern in UNNAMED:
        for match in pattern.finditer(text, *span):
            cue = Span(*match.span("cue"))
            yield Attribution("", match["verb"].lower(), cue, follows=cue.start - span.start > FAR)
            return


def _by_noun(text: str, span: Span) -> Iterator[Attribution]:
    """Whose claim a noun names: “Holm’s claim that nine boats sank”."""
    for who, noun, where in owned_nouns(text, span):
        yield Attribution(who, noun, where, follows=False)
        return


def _is_label(label: re.Match[str]) -> bool:
    """Whether what stands before a colon can speak: a body, an office, initials, who cites."""
    if is_place_name(label["who"].title()) or heads_section(label["who"]):
        return False
    quoted = label.string[label.end() : label.end() + 1] in {"“", '"'}
    return bool(
        _is_body_or_office(label["who"])
        or (quoted and NAMED.fullmatch(label["who"]) and not is_headline(label["who"]))
        or re.fullmatch(r"[A-Z]{2,6}|(?:[A-Z]\w+ )+Mo[DIFH]", label["who"])
        or re.match(r"(?:\w+ )?(?:Gov|Gen|Col|Lt|Maj|Sen|Rep|Dr|Prof|Mr|Mrs|Ms)\.", label["who"])
        or "citing" in label[0]
    )


def _is_body_or_office(label: str) -> bool:
    """Whether a label is one of a body or an office: “Army Losses” is no army, and says nothing."""
    head = re.split(r"\s(?:of|for|in|on|at|to)\s|\s\(", label)[0]
    last = head.split()[-1]
    return bool(SPEAKER.fullmatch(last) or (SPEAKER.search(head) and PERSON.search(head)))


def _chained(text: str, span: Span, who: str) -> tuple[str, str]:
    """Where one outlet only passes on another's words, the other is the source."""
    quotes = QUOTES.search(text, *span)
    if quotes:
        return quotes["who"].strip(), ""
    match = CITES.search(text, *span) or FLAGS.search(text, *span)
    cites = match["what"].strip() if match else ""
    if OUTLET.search(who) and _is_somebody(cites):
        return f"{cites} (via {who})", ""
    return who, cites


def _is_somebody(cites: str) -> bool:
    """Whether what is cited speaks itself, as officials do and a log does not."""
    speaks = SPEAKER.search(cites) and not cites.startswith("by ")
    return bool(speaks and not DOCUMENT.search(cites))


def _inverted(text: str, span: Span) -> Iterator[Attribution]:
    """“…”, said the mayor."""
    for match in INVERTS.finditer(text, *span):
        before = text[span.start : match.start()].rstrip()
        opens = not before or before[-1] in ",”\"’—–;'"
        if opens and not match[0].lower().lstrip().startswith("according"):
            named = " ".join(TRAILS.sub("", PLACED.sub("", match["who"])).split())
            who, cites = _chained(text, span, _without_long_title(named))
            speaks = SPEAKER.search(who) or re.search(r"\b[A-Z]|^(?:an?|one|the)\s", who)
            no_name = len(who.split()) > LONGEST_NAMED or NO_NAME.match(who) or FINITE.search(who)
            if speaks and not no_name:
                yield Attribution(
                    who, match[0].split()[0].lower(), Span(*match.span()), True, cites
                )


def _without_long_title(who: str) -> str:
    """The name alone, where it is too long with its title.

    “Ada Holm, a professor of … and the editor of …”, “the spokesman of the …, Colonel Ibo Lens”.
    """
    if len(who.split()) <= LONGEST_NAMED:
        return who
    ends = who.partition(", ")[0], who.rpartition(", ")[2]
    return next(filter(NAMED.fullmatch, ends), who)


def _surely_inverted(text: str, span: Span) -> Iterator[Attribution]:
    """“…, said Mayor Ada Holm.”: nothing but a name follows, so the verb has no other subject."""
    for each in _inverted(text, span):
        bare = NOTHING_BUT_NAME.fullmatch(each.who) and not re.match(DAY, each.who)
        credit = text[: each.span.start].rstrip()[-1:] == "," and OUTLET.search(each.who)
        sure = each.verb not in TRANSITIVE or (credit and ends_there(text, each.span.end, span.end))
        if bare and sure and not FINITE.search(each.who):
            yield each


def _by_subject(text: str, span: Span) -> Iterator[Attribution]:
    headline = is_headline(span.of(text)) and not AFTER_QUOTATION.match(text, *span)
    for verb in VERB.finditer(text, *span):
        if (
            not (verb[0].islower() or headline)
            or is_passive(text, verb)
            or is_no_verb(text, span, verb)
        ):
            continue
        subject = subject_before(text, span.start, verb.start())
        if headline and not (subject and _heads(subject[0], verb)):
            continue
        if not (headline or (subject and can_speak(subject[0], verb[0]))):
            subject = distant_subject(text, span.start, verb.start()) or subject
        which = WHICH.search(text, max(span.start, verb.start() - 40), verb.start())
        if which and subject and not CAN_BE_WHICH.search(subject[0]):
            continue
        told = not NOTHING_TOLD.match(text, verb.end(), span.end)
        subject = _without_relative(subject) if subject and told else subject
        described = subject and is_described(text, subject[0], verb)
        # “We expect them to leave”: what a writer expects himself, he tells as his own.
        own = verb[0].lower() == "expect" and subject and FIRST_PERSON.match(subject[0])
        if subject and can_speak(subject[0], verb[0]) and not (described or own):
            who, start = subject
            origin, cites = _chained(text, span, who)
            start += len(text[start : verb.start()]) - len(
                text[start : verb.start()].lstrip(' _”"')
            )
            follows = start - span.start > FAR and ends_there(text, verb.end(), span.end)
            relative = bool(
                RELATIVE_VERB.search(text, max(span.start, verb.start() - 40), verb.start())
            )
            said = Span(start, verb.end())
            yield Attribution(origin, verb[0].lower(), said, follows, cites, relative)


def _elliptic(text: str, span: Span) -> Iterator[Attribution]:
    """Who gives the last number of a sentence with the verb of the one before."""
    gives = ENDS_IN_DIGITS.search(text, max(span.start, span.end - LAST_WORD), span.end)
    gives = ELLIPTIC.search(text, *span) if gives else None
    before = Span(span.start, gives.start()) if gives else span
    verb = next(GAVE.finditer(text, *before), None) if gives else None
    if gives and verb and any(each.isdigit() for each in text[verb.end() : before.end]):
        yield Attribution(gives["who"], verb[0], Span(*gives.span("who")), follows=False)


def _without_relative(subject: tuple[str, int]) -> tuple[str, int]:
    """“That’s a tenth of what experts say”: the experts alone."""
    who, start = subject
    tail = LAST_SPEAKER.search(who) if OF_A_RELATIVE.search(who) else None
    return (tail["who"], start + tail.start("who")) if tail else subject


def _heads(who: str, verb: re.Match[str]) -> bool:
    """Whether a verb In Capitals is one, and what stands before it no more than a short name.

    “Calls” is a noun too, unless a name or “To” follows: “Holm Calls Lens a Friend”.
    """
    noun = NOUNLIKE.fullmatch(verb[0]) and not WHOM.match(verb.string, verb.end())
    return not noun and bool(IN_HEADLINE.fullmatch(who))


def ends_there(text: str, start: int, end: int) -> bool:
    """Whether nothing but when and where it was said follows the verb."""
    rest = text[start:end].strip(' ,.”"')
    return (
        not rest
        or bool(
            re.match(
                rf"(?:(?:on|late|early|this|last|in|by|at|during|to|from|{DAY}(?![’'])|today|yesterday"
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


Read = Callable[[str, Span], Iterator[Attribution]]
READERS: tuple[tuple[str, Read], ...] = (
    ("cue.phrase", _by_phrase),
    ("cue.inverted.name", _surely_inverted),
    ("cue.subject", _by_subject),
    ("cue.inverted", _inverted),
    ("cue.elliptic", _elliptic),
)
"""The rules that find attributions, the surest first: what one has found, the next leaves alone."""
LAST_READERS: tuple[tuple[str, Read], ...] = (
    ("cue.dash", _by_dash),
    ("cue.label", _by_label),
    ("cue.headline", _by_tail),
    ("cue.brackets", _by_brackets),
    ("cue.trace", _by_trace),
    ("cue.goes_on", _going_on),
    ("cue.noun", _by_noun),
    ("cue.of_whom", _of_whom),
    ("cue.unnamed", _by_nobody),
)
"""The rules for a sentence in which those find nobody but “I” or “we”, or nobody at all."""

Finder = Callable[[str, Span], list[Attribution]]
"""What finds the attributions of a stretch of masked text: the rules, or a model."""
FINDERS: tuple[Finder, ...] = (attributions_in,)


def cues_in(text: str, span: Span, finders: Sequence[Finder] = FINDERS) -> list[Attribution]:
    """The attributions that any of several finders finds, in order.

    What one has found, the next leaves alone: the surest stands first.
    """
    found: list[Attribution] = []
    for find in finders:
        found += [each for each in find(text, span) if not _overlaps(each, found)]
    return sorted(found, key=lambda each: each.span)
