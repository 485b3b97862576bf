"""Whose a clause is: whom it names, whose quotation it stands in, or who has the floor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from claimscope.extraction.attribution.coreference import SpeakerTracker
from claimscope.extraction.attribution.cues import Attribution, attributions_in, ends_there
from claimscope.extraction.attribution.names import tidy
from claimscope.extraction.attribution.speakers import OWN_EVIDENCE, can_speak, is_idle
from claimscope.extraction.candidate import Span
from claimscope.extraction.lexicons.attribution_cues import DOCUMENT, OUTLET
from claimscope.extraction.lexicons.lexicon import entry_ids
from claimscope.extraction.lexicons.reporting_verbs import ANSWERS, SPEAKER, SPEAKERS
from claimscope.extraction.stance import stance_of

FIRST_PERSON = re.compile(
    r"(?:(?:as|what|that|all)\s+)?(?:(?:many|some|most) of )?(?:I|we|you|our"
    rf"|my(?! (?:\w+ )?(?:{SPEAKERS})))\b(?! (?:\w+ )?(?:correspondent|reporter|colleague))",
    re.IGNORECASE,
)
EVIDENCE = re.compile(
    r"(?!asked)(?:\w+ ){0,3}(?:footage|imagery|images?|photos?|photographs?|videos?|pictures?|data"
    rf"|radar|transcripts?|documents?|paperwork)\b(?! (?:{SPEAKERS})\b)",
    re.IGNORECASE,
)
# “Data from the Harbour Watch”: they are its own words, and rest on the data.
EVIDENCE_OF = re.compile(
    r"(?:\w+ ){0,3}?(?i:data|figures|documents?|transcripts?|images?|imagery|footage|video"
    r"|statements?|communiqu[eé]s?|reports|estimates?)\s"
    r"(?:(?:compiled|released|published|provided|collected|issued|gathered)\s)?(?:from|by)\s"
    rf"(?P<who>(?:the\s)?(?:[A-Z].{{2,80}}|(?:[\w’'-]+\s){{0,3}}(?:{SPEAKERS})\b.{{0,60}}))"
)
# “Holm has denied wrongdoing. He had offered $29”: what he did, he would not say.
HE = re.compile(r"(?:He|She)\b(?! (?:also |then |later )?(?:counted|put|gave|named|listed|cited))")
ANAPHOR = re.compile(
    r"(?:The (?:remaining|others?|rest)"
    r"|(?:Of|Among) (?:these|those|them|the (?:dead|wounded|injured|killed|victims|missing"
    r"|fatalities"
    r"|casualties|deceased|survivors|cases|total|arrested|detained|displaced|affected))"
    r"|(?:This|These|The) \w+ (?:includes?|included|comprises?|consists?|consisted|numbers?)"
    r"|[A-Z]\w+(?: \w+)? of (?:them|these|those|whom))\b"
)
# “They numbered 500”: a pronoun goes on with what was said only where it gives a number.
PRONOUN_COUNTS = re.compile(
    r"(?:It(?! (?:was|is|has been|should be) [a-z]+ed\b)|They|He|She"
    r"|(?:Its|Their|His|Her)(?! (?:shares?|stocks?|bonds?|currency)\b))\b"
    r"(?=[^.!?]*?(?:\b\d|\b(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|dozens|hundreds|thousands)\b))"
)
# “At least 40 others”, “another six”: the count of whoever has been counting goes on.
COUNTS_ON = re.compile(
    r"(?:(?:And|Also|Meanwhile),?\s+)?(?:[Aa]nother|[Aa] further|"
    r"(?:(?:[Aa]t least|[Aa]bout|[Ss]ome|[Aa]round|[Mm]ore than|[Oo]ver|[Nn]early|[Uu]p to)\s+)?"
    r"[\w,]+ (?:others|more))\b(?! than)"
)
# “I’ve seen the reports and cannot confirm them”: the stance is the speaker's.
UNCONVINCED = {"cannot confirm", "doubts", "denies"}
# “Its log listed 183, the director said”: the director says what the log holds.
EVIDENT = {
    "listed", "lists", "showed", "shows", "show", "counted", "recorded", "documented", "believe",
    "believed",
}  # fmt: skip
# “A document states”, “according to data”: it speaks itself; what “shows” something does not.
SPOKEN = {
    "to",
    "states",
    "stated",
    "says",
    "said",
    "argues",
    "claims",
    "concludes",
    "concluded",
    "warns",
}
PASSES_ON = {
    "according to",
    "report",
    "reports",
    "reported",
    "writes",
    "wrote",
    "said",
    "says",
    "revealed",
    "quoted",
}
# “The envoys agreed to meet, the ministry said”: what closes the sentence says all of it.
CLOSES = {"according to", "said", "says", "say", "told", "tells", "tell", "confirmed", "announced"}
OPENER = re.compile(
    r"(?P<who>He|She|They|It|(?:The\s)?(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col)\.\s)?"
    r"(?:[A-Z][\w’'-]+\s){0,4}[A-Z][\w’'-]+)"
    r"(?=\s(?!of\b|and\b|in\b)[a-z])"
)
# “On the northern side, the prefect of Sel has left, saying”: an adverbial, and then who says it.
LED_BY = re.compile(
    r"(?:(?:[Oo]n|[Ii]n|[Aa]t|[Aa]fter|[Bb]efore|[Dd]uring|[Ff]or|[Ww]ith|[Dd]espite|[Ss]ince|[Ff]rom"
    r"|[Ee]arlier|[Ll]ater|[Ll]ast|[Tt]his|[Mm]eanwhile|[Aa]s|[Ww]hen|[Ww]hile)\b[^,.;“”\"]{0,80},\s"
    r"|(?:[Aa]nd|[Bb]ut|[Ss]till|[Yy]et|[Ss]o)\s(?:even\s)?)"
)
# “Norwegian boats came but did not stay”: what opens the sentence is no name.
NATIONAL = re.compile(
    r"(?:The\s)?[A-Z][a-z]+(?:an|ish|ese|ch|i)\s(?:\w+\s)?(?:forces|troops|soldiers|units|ships|planes|jets"
    r"|aircraft|drones|missiles|fighters|tanks|boats|vessels|warplanes|helicopters|artillery|shells|rockets"
    r"|companies|workers|settlers|citizens|people|banks|firms)\b"
)
SPEAKER_OPENS = re.compile(
    rf"(?P<who>(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Ss]everal|[Mm]any)\s(?:[\w-]+\s){{0,3}}?(?:{SPEAKERS})"
    r"(?:\s(?:of|for|from|at|in)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s?){1,6})?)(?=\s[a-z])"
)
ANTECEDENT = re.compile(
    rf"(?<![\w.’'-])(?P<who>(?:(?:{SPEAKERS})\s)?[A-Z][\w.’'-]{{0,30}}"
    rf"(?:\s[A-Z][\w.’'-]{{0,30}}){{0,5}}|(?:the|an?)\s(?:[\w-]{{1,30}}\s){{0,3}}?(?:{SPEAKERS}))$"
)
# “As you have heard, there are reports”: what you have heard is no claim of yours.
AS_YOU = re.compile(r"(?:as\s+)?(?:\w+ of )?you\b", re.IGNORECASE)
# “Noting how the mayor had warned of it, Holm said”: Holm is the one who says it.
OPENS_ASIDE = re.compile(
    r"(?:(?!According)[A-Z][a-z]+ing|Asked|Pressed|Quizzed|After|When|Before|Once|Hours after"
    r"|Days after|Shortly after)\s(?!(?:said|says)\b)"
)
# “The Harbour Guard gave another count: it said”: who opens the sentence is meant by “it”.
BODY_BEFORE_IT = re.compile(
    r"(?:The\s)?(?P<who>[A-Z][\w.’'-]*(?:\s(?:(?:of|for|the|and)\s){0,2}[A-Z][\w.’'-]*){0,7})"
    r"(?:,\s[^,:;]{3,80},)?\s(?=[a-z])[^:;]{3,120}(?:[:;]|,?\s(?:and|but))\s$"
)
NOBODY_NAMED = "The text does not name who says this."
MOSTLY = 0.6
NEAR = 160
# A line “— Ada Holm” below a quotation belongs to it.
SENTENCE_ENDS = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bLt)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)"
    r"(?<!\bCol)(?<!\bRev)(?<!\bAdm)(?<!\bProf)(?<!\b[A-Z])"
    r"[.!?](?:\s|$)|\n(?!— ?[A-Z])"
)


@dataclass(frozen=True)
class Surroundings:
    """What a clause stands in: the text with quotations masked, and who spoke last.

    ``speaker`` is empty outside transcripts; ``going_on`` are the quotations by which the last of
    ``quotes`` goes on in the paragraphs that follow; ``last`` is the source of the clause before it
    in the same paragraph, and ``denied`` whether that clause denied something.
    """

    plain: str
    quotes: Sequence[Span]
    speaker: str
    going_on: Sequence[Span] = ()
    last: str = ""
    denied: bool = False


def is_first_person(said: Attribution) -> bool:
    """Whether a speaker says something of his own (“we believe”)."""
    return bool(FIRST_PERSON.match(said.who))


def attribution_of(
    clause: Span, said: Sequence[Attribution], words: str
) -> tuple[bool, Attribution | None]:
    """Whether a clause names who says it; and who does, if only after the whole sentence."""
    own = [each for each in said if clause.holds(each.span.start)]
    own = [each for each in own if not AS_YOU.match(each.who)] or own
    own = [each for each in own if not each.relative] or own
    meant = [each for each in own if not _only_compares(each, clause, words)]
    own = meant or (own if stance_of(words, narrated=False) not in UNCONVINCED else [])
    shared = [
        each
        for each in said
        if each.follows and each.span.start >= clause.end and each.verb not in ANSWERS
    ]
    logged = own and own[-1].follows and (own[0].verb in EVIDENT or EVIDENCE.match(own[0].who))
    outer = own and (logged or OPENS_ASIDE.match(words))
    embraces = [*_relayed(own), *own]
    closing = _closing(clause, own, words)
    if closing:
        embraces = [closing]
    elif outer:
        after = [each for each in own if _opens_after_comma(clause, each, words)]
        embraces = own[-1:] if logged else after[:1] or own[-1:]
    chosen = next(iter(embraces or shared), None)
    if chosen and chosen.verb == "reports" and stance_of(words, narrated=False) in UNCONVINCED:
        return bool(own), None
    return bool(own), chosen


def _only_compares(said: Attribution, clause: Span, words: str) -> bool:
    """“Denied it raced another car, as two witnesses had claimed”: what he denies, they claimed."""
    before = words[: said.span.start - clause.start]
    return before.rstrip().endswith(", as") and said.verb not in {"said", "says", "put"}


def _closing(clause: Span, own: Sequence[Attribution], words: str) -> Attribution | None:
    """“The bloc agreed to a ban, two envoys said”: what the bloc did, the envoys say.

    An outlet that stands there only passes on who is named before it.
    """
    if len(own) < 2 or not own[-1].follows or own[-1].verb not in CLOSES:
        return None
    if own[0].verb in ANSWERS:
        return None
    first, last = own[0], own[-1]
    aside = own[-2].span.end > last.span.start - 2 or not _opens_after_comma(clause, last, words)
    if aside or tidy(first.who).lower() == tidy(last.who).lower():
        return None
    if OUTLET.search(first.who):
        return None
    phrase = last.verb == "according to"
    other = phrase and (first.verb in CLOSES or DOCUMENT.search(last.who))
    return None if OUTLET.search(last.who) or other else last


def _relayed(own: Sequence[Attribution]) -> Iterator[Attribution]:
    """“The Post reports that an official said”: the paper only passes it on."""
    for outlet, said in pairwise(own[:2]):
        named = "via" in said.who or OUTLET.search(said.who) or not SPEAKER.search(said.who)
        if outlet.verb in PASSES_ON and OUTLET.search(outlet.who) and not named:
            yield replace(said, who=f"{said.who} (via {tidy(outlet.who)})")


def _opens_after_comma(clause: Span, said: Attribution, words: str) -> bool:
    """Whether who says it stands right after a comma: “Speaking at the port, Holm said”."""
    return words[: said.span.start - clause.start].rstrip().endswith(",")


def opener_of(sentence: Span, tracker: SpeakerTracker, around: Surroundings) -> str:
    """Who opens a sentence, for a clause that only goes on: “Holm left, and said that”."""
    if around.speaker:
        return ""
    led = LED_BY.match(around.plain, *sentence)
    start = led.end() if led else sentence.start
    opener = OPENER.match(around.plain, start, sentence.end) or SPEAKER_OPENS.match(
        around.plain, start, sentence.end
    )
    if NATIONAL.match(around.plain, start, sentence.end):
        return ""
    if not opener or is_idle(opener["who"]) or not can_speak(opener["who"], "said"):
        return ""
    return tracker.named(opener["who"])


class Binding(NamedTuple):
    """Whose a clause is, and the attribution that says so, if words of the text do."""

    source: str
    said: Attribution | None = None
    rule: str = "source.narrator"
    chosen: Attribution | None = None
    """The attribution of the clause itself, even if another rule tells its source."""
    doubt: str = ""
    """What the words leave open of whose it is."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that bind it: that of its cue, the word of the cue, its own."""
        cue = (self.said.rule, *entry_ids(self.said.verb)) if self.said else ()
        return (*cue, self.rule)


def antecedent_of(sentence: Span, clause: Span, plain: str) -> str:
    """Whom “, who said that” means: the name right before it, with its title.

    “Which” means only what can speak, and else all that was said before.
    """
    before = plain[sentence.start : clause.start].rstrip(" ,")
    named = ANTECEDENT.search(before)
    who = named["who"] if named else ""
    return who if SPEAKER.search(who) or plain.startswith("who", clause.start) else ""


def source_of(
    clause: Span, said: Attribution | None, tracker: SpeakerTracker, around: Surroundings
) -> Binding:
    """The source of a clause, by its fullest name; where nobody says it, the narrator."""
    if said and not said.who:
        return Binding(
            around.speaker or tracker.narrator, said, "source.unnamed", doubt=NOBODY_NAMED
        )
    if said and is_first_person(said):
        own = around.last if _quoted(clause, around.quotes) else ""
        return Binding(around.speaker or own or tracker.narrator, said, "source.first_person")
    if said and said.who.lower() == "it":
        body = BODY_BEFORE_IT.fullmatch(around.plain, clause.start, said.span.start)
        if body:
            tracker.note_body(body["who"])
    whose = None
    if said:
        whose = EVIDENCE_OF.match(said.who) or OWN_EVIDENCE.match(said.who)
    if whose:
        who = whose["who"]
        the = "the " if whose[0].startswith(f"the {who}") and who[0].islower() else ""
        return Binding(tracker.named(the + who), said, "source.evidence")
    if said and not (EVIDENCE.match(said.who) and said.verb.split()[-1] not in SPOKEN):
        return Binding(tracker.named(said.who), said, "source.cue")
    if around.last and COUNTS_ON.match(around.plain, clause.start, clause.end):
        return Binding(around.last, None, "source.counts_on")
    return _unnamed(clause, tracker, around)


def _unnamed(clause: Span, tracker: SpeakerTracker, around: Surroundings) -> Binding:
    """Whose a clause is that names nobody."""
    if around.speaker:
        return Binding(around.speaker, None, "source.speaker")
    if _quoted(clause, around.quotes):
        quoter = _quoter(clause, around)
        if quoter:
            return Binding(tracker.named(quoter.who), quoter, "source.quotation")
        last = around.last or tracker.last
        return Binding(last, None, "source.last") if last else Binding(tracker.narrator)
    resumed = next(
        filter(None, (p.match(around.plain, *clause) for p in (ANAPHOR, PRONOUN_COUNTS))), None
    )
    own_deed = around.denied and HE.match(around.plain, clause.start)
    if around.last and resumed and not own_deed:
        return Binding(around.last, None, "source.anaphor")
    return Binding(tracker.narrator)


def cites_of(said: Attribution | None) -> str:
    """What a source rests on; footage that “shows” something is such evidence, not a source."""
    if said and EVIDENCE.match(said.who):
        return said.who
    return said.cites if said else ""


def _quoted(clause: Span, quotes: Sequence[Span]) -> bool:
    """Whether most of a clause stands between quotation marks."""
    inside = sum(max(0, min(clause.end, q.end) - max(clause.start, q.start)) for q in quotes)
    return inside > (clause.end - clause.start) * MOSTLY


def _quoter(clause: Span, around: Surroundings) -> Attribution | None:
    """Who is named right after the quotation a clause is part of, or else right before it."""
    for quote in around.quotes:
        if quote.start <= clause.start + 2 and clause.start < quote.end:
            lead = _before(around.plain, quote)
            runs_on = around.going_on and quote == around.quotes[-1]
            end = around.going_on[-1] if runs_on else quote
            introduced = lead and _closes(around.plain, end)
            said = lead if introduced else _after(around.plain, end) or lead
            return said[0] if said else None
    return None


def _after(plain: str, quote: Span) -> list[Attribution]:
    """Who is named after a quotation; after its full stop, only by words that tell nothing else."""
    tail = SENTENCE_ENDS.split(plain[quote.end : quote.end + NEAR], maxsplit=1)[0]
    end = quote.end + len(tail)
    said = _named_in(plain, Span(quote.end, end))
    closed = _closes(plain, quote)
    return [each for each in said if not closed or ends_there(plain, each.span.end, end)]


def _closes(plain: str, quote: Span) -> bool:
    """Whether a quotation ends its sentence, so that the next says nothing of whose it is."""
    return (
        plain[quote.end - 2] in ".!?"
        and not plain[quote.end : quote.end + 9].lstrip()[:1].islower()
    )


def _before(plain: str, quote: Span) -> list[Attribution]:
    lead = SENTENCE_ENDS.split(plain[max(0, quote.start - NEAR) : quote.start])[-1]
    return _named_in(plain, Span(quote.start - len(lead), quote.start))


def _named_in(plain: str, span: Span) -> list[Attribution]:
    return [each for each in attributions_in(plain, span) if each.who]
