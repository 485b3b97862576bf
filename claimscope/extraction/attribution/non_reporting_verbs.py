"""Verbs of saying that say nothing where they stand: nouns, participles, passives, infinitives."""

from __future__ import annotations

import re

from claimscope.extraction.attribution.speakers import PRONOUN
from claimscope.extraction.candidate import Span
from claimscope.extraction.lexicons.reporting_verbs import DETERMINER, IS_NOUN, NOUNLIKE, SPEAKER

# “Could not” is a verb of saying only where what could not be done is to know or tell.
UNABLE = re.compile(r"(?:not|unable|able|position)$", re.IGNORECASE)
# “Crews said to have left”: others say so.
SAID_TO_BE = re.compile(r"(?:said|reported|believed|alleged|found)\sto\s(?:have|be)\b")
TO_KNOW = re.compile(
    r"[^,;:]{0,40}?\b(?:confirm|verif|corroborat|say|tell|determin|establish|authenticat|know"
    r"|comment"
    r"|speak|identify|reach|provide|estimate|assess|observ)\w*",
    re.IGNORECASE,
)
# “It is hard to say”: an infinitive has no subject, unless it only draws out another verb.
INFINITIVE = re.compile(
    r"(?<!continue )(?<!continues )(?<!continued )(?<!on )(?<!appeared )(?<!appear )(?<!appears )"
    r"(?<!seemed )(?<!seems )(?<!seem )\bto\s+$"
)
PARTICIPLE_GOES_ON = re.compile(r"\s+(?:for|by|in|on|at|under|with|from|during|between|after)\b")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|being)\s+(?:(?:\w+ly|first|later|also|since|on\s\w+day)\s+){0,2}$",
    re.IGNORECASE,
)
BY_SOMEBODY = re.compile(
    r"\s+by\s+(?!(?:(?:satellite|mobile|text|voice) )?(?:tele)?(?:phone|e-?mail|letter|message"
    r"|text|radio"
    r"|video|fax|telegram)\b|way\sof\b|saying\b)"
)
# “Over alleged plots”, “some reports”: the word belongs to the noun, or is one.
ADJECTIVE_BEFORE = re.compile(
    r"\b(?:over|of|for|about|in|on|with|by|against|from|amid|amongst?|between|as|into|including"
    r"|despite|per|other|any|such|new|more)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
SEVERAL_BEFORE = re.compile(
    r"(?:\b(?:some|many|several|most|few|other|earlier|later|latest|media|news|press|local|unconfirmed"
    r"|initial|recent|early|multiple|various|further|official|previous|conflicting|similar|such)"
    r"|^(?:Some|Many|Several|Most|Few|Other|Earlier|Later|Media|News|Press|Local|Unconfirmed|Initial"
    r"|Recent|Early|Multiple|Various|Further|Official|Previous|Conflicting|Similar))\s+$"
)
COUNTS_AS_NOUN = re.compile(
    r"(?:reports|claims|estimates|counts|notes|shows|lists|calls)", re.IGNORECASE
)
# “Five states”, “secretary of state”: a verb only where what is stated follows it.
STATE = re.compile(r"states?", re.IGNORECASE)
STATES_SOMETHING = re.compile(
    r",?\s+(?:that|the|its?|they|he|she|there|how|why|what|in\s(?:its|his|her|their)|_|[“\"])|:"
)
# “…, the report states.”
SOMEBODY_BEFORE = re.compile(r"[,”\"]\s(?:the|an?|its|his|her|their)\s(?:\w+\s){1,2}$")
ENDS_SENTENCE = re.compile(r"[.,;]|\s*$")
OF_STATES = re.compile(
    r"\b(?:of|united|member|swing|gulf|arab|baltic|\w+ern|key|battleground|some|few|those|these|all"
    r"|both|other|most|several|many|each|head|heads|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\d+|nation|police|welfare|city|sovereign)[- ]$",
    re.IGNORECASE,
)
# “Two envoys briefed on the talks said”: they were told.
BRIEFED_ON = re.compile(r"\s(?:on|by|about)\b")
# “With 99% counted”: the ballots are, and count nothing.
BALLOTS = re.compile(
    r"(?:%|per ?cent|\b(?:votes?|ballots?|precincts?|polling stations|results?|districts))"
    r" (?:had been |have been )?$"
)
# “Cut by 50 basis points to 4 per cent”
POINTS = re.compile(r"(?:\b(?:basis|percentage)|\d) $")
# “A woman found dead in Sel”: somebody found her there.
FOUND_SO = re.compile(
    r"\s+(?:dead|alive|safe|guilty|innocent|unconscious|floating|hanging|abandoned|buried|hidden|drowned"
    r"|stabbed|shot|wounded|inside|near|under|beneath|among|aboard|(?:in|at|on|by)\s(?:an?|the|his|her"
    r"|their))\b"
)
# “Claimed a victory”, “adding to his wins”: won, and said nothing.
WINS = re.compile(
    r"\s+(?:(?:an?|the|his|her|its|their|another|first|\w+ly)\s+)?(?:[\w’'.-]+\s+){0,2}?(?:victory"
    r"|victories|wins?|lives|life|per ?cent|%|seats?|titles?|credit|asylum|benefits|medals?|prizes?"
    r"|throne|crown|sovereignty|ownership|territory)\b"
)
ADDS_TO = re.compile(r"\s+(?:to|up)\b")
# “A town called Sel”: it has the name, and calls nothing.
NAMED_THING = re.compile(
    r"\b(?:an?|some|one|two|three|many|several)\s(?:[\w-]+\s){0,3}?"
    r"(?P<thing>(?!(?:also|later|then|has|had|have|once)\b|\w+ly\b)[a-z]+)\s$"
)
# “After what its operator called an explosion”: a word is his, and not the sentence.
WHAT_HE_CALLS = re.compile(
    r"\b(?:after|following|amid|during|despite|since|because of|over)\swhat\s(?:[\w’'.-]+\s){1,5}$",
    re.IGNORECASE,
)
NAMES_IT = re.compile(r"(?:calls?|called|dubbed|termed|describes?|described)", re.IGNORECASE)
IS_CALLED = re.compile(r"(?:called|dubbed|termed)", re.IGNORECASE)
# “Are maintaining their defence”: they keep it up, and say nothing.
KEEPS_UP = re.compile(
    r"\s+(?:(?:the|its|their|his|her|an?|full|strict|close|firm|good)\s)?(?:[a-z-]+\s)?(?:control"
    r"|pressure|presence|defen[cs]es?|positions?|contacts?|order|ties|relations|peace|ceasefire|truce"
    r"|blockade|siege|stability|lead|power|grip|hold|balance|supply|supplies|forces?|troops)\b"
)
# “After the talks concluded, the envoy said”: they only ended.
WHEN_OVER = re.compile(r"\b(?:after|when|once|until|before|as|since)\s[^,;]{0,60}$", re.IGNORECASE)


def is_no_verb(text: str, span: Span, verb: re.Match[str]) -> bool:
    """Whether the word is the noun of another verb or describes one: “the alleged loss”."""
    if UNABLE.search(verb[0]):
        return not TO_KNOW.match(text, verb.end(), span.end)
    if SAID_TO_BE.match(text, verb.start()):
        return True
    if INFINITIVE.search(text, max(span.start, verb.start() - 20), verb.start()):
        return True
    before = text[max(span.start, verb.start() - 60) : verb.start()]
    if _is_other_word(text, before, verb):
        return True
    gerund = verb[0].endswith("ing")
    noun = not gerund and NOUNLIKE.fullmatch(verb[0]) and IS_NOUN.match(text, verb.end())
    return bool(noun or DETERMINER.search(text, max(span.start, verb.start() - 8), verb.start()))


def _is_other_word(text: str, before: str, verb: re.Match[str]) -> bool:
    """Whether what looks like a verb of saying is an adjective, a noun or another verb here."""
    word = verb[0].lower()
    if STATE.fullmatch(word):
        ends = SOMEBODY_BEFORE.search(before) and ENDS_SENTENCE.match(text, verb.end())
        something = ends or STATES_SOMETHING.match(text, verb.end())
        return bool(OF_STATES.search(before)) or not something
    if word.startswith("claim") and WINS.match(text, verb.end()):
        return True
    if word == "briefed" and BRIEFED_ON.match(text, verb.end()):
        return True
    if word == "found" and FOUND_SO.match(text, verb.end()):
        return True
    if word.startswith("add") and ADDS_TO.match(text, verb.end()):
        return True
    thing = NAMED_THING.search(before) if IS_CALLED.fullmatch(word) else None
    over = word == "concluded" and text[verb.end() : verb.end() + 1] in {",", "."}
    return bool(
        (word.endswith("ed") and ADJECTIVE_BEFORE.search(before))
        or (COUNTS_AS_NOUN.fullmatch(word) and SEVERAL_BEFORE.search(before))
        or (thing and not SPEAKER.fullmatch(thing["thing"]))
        or (NAMES_IT.fullmatch(word) and WHAT_HE_CALLS.search(before))
        or (over and WHEN_OVER.search(before))
        or ("maintain" in word and KEEPS_UP.match(text, verb.end()))
        or (word == "counted" and BALLOTS.search(before))
        or (word.startswith("point") and POINTS.search(before))
    )


def is_described(text: str, who: str, verb: re.Match[str]) -> bool:
    """“A truce declared for the feast”: what cannot speak is described by the participle."""
    dumb = who.startswith(("a ", "an ")) and not SPEAKER.search(who) and not PRONOUN.fullmatch(who)
    return dumb and verb[0].endswith("ed") and bool(PARTICIPLE_GOES_ON.match(text, verb.end()))


def is_passive(text: str, verb: re.Match[str]) -> bool:
    """“Two were reported killed”: they report nothing."""
    before = text[max(0, verb.start() - 40) : verb.start()]
    word = verb[0].split()[0]  # of “called on”, the verb
    participle = word.endswith(("ed", "said", "told", "found", "heard", "put", "forecast"))
    return participle and bool(PASSIVE.search(before) or BY_SOMEBODY.match(text, verb.end()))
