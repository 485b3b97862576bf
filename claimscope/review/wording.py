"""A claim put into words of its own: what a quote says, without who says it and when."""

from __future__ import annotations

import re

from claimscope.extraction.attribution.cues import Attribution, attributions_in, mask_quotations
from claimscope.extraction.attribution.speakers import FINITE
from claimscope.extraction.attribution.subjects import DAY
from claimscope.extraction.candidate import Span
from claimscope.extraction.folding import folded
from claimscope.extraction.lexicons.reporting_verbs import VERB
from claimscope.extraction.segmentation.quotations import quotation_spans

TITLE_LIMIT = 80
LEAST_WORDS = 4
DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]+(?:[ ,/]+[A-Z][A-Z’'.-]+)*(?:,\s+[A-Z][\w.]+(?:\s\d{1,2})?)?"
    r"(?:\s*\([^()]{1,40}\))?\s*(?::|—|–|--|-)\s+"
)
WHEN_SAID = (
    r"(?:\s+(?:AFP|reporters|journalists|lawmakers|parliament))?"
    rf"(?:,?\s+(?:(?:late|early|again|earlier|on|last|this)\s+)*{DAY}\b"
    r"(?:\s+(?:morning|afternoon|evening|night))?|,?\s+(?:yesterday|today|earlier))?,?"
)
THAT = re.compile(rf"{WHEN_SAID}\s+that,?\s+")
PLAINLY = re.compile(rf"{WHEN_SAID}\s+")
TAKES_NO_THAT = {"said", "says"}
LEADS_ON = re.compile(
    r"(?:(?:And|But|and|but|though|while|adding that)\b,?\s+"
    r"|(?:[Ww]ell|[Ll]ook|[Nn]ow|So|Yes|Yeah|Again|Also|Lastly|Finally|Meanwhile),\s+)+"
    r"(?=[\w“\"‘])"
)
BEGINS_NO_CLAIM = re.compile(
    r"(?:in|on|at(?! (?:least|most)\b)|to|of|by|from|for|about|during|after|before|as|so|it|this"
    r"|the same)\b|[“\"‘,_:(]",
    re.IGNORECASE,
)
ACCORDING = re.compile(
    r"According to [^,_]+,(?: (?:quoting|citing|an?|the|one of) [^,_]+,)?\s+(?=\w)"
    r"(?!(?:who|which|whose)\b)"
)
TOLD_WHOM = r"(?: (?:the )?[A-Z]\w+(?: [A-Z]\w+)*+)"
SAYS_PLAINLY = re.compile(
    rf"(?:sa(?:id|ys)|claim(?:s|ed)|believed?|told{TOLD_WHOM}){WHEN_SAID}\s+(?!that\b)"
)
SAYS_THAT = re.compile(rf"{WHEN_SAID}{TOLD_WHOM}?{WHEN_SAID} that,? ")
# By stance, how a refusal, a denial or a confirmation leads on to what it answers.
ANSWERS = {
    "confirms": re.compile(r"\bconfirm(?:s|ed)? that "),
    "denies": re.compile(
        r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed))"
        r"(?: (?:the )?(?:reports?|claims?|allegations?))? that "
        r"|\b(?:pretext|lie|fiction|falsehood) that "
    ),
    "doubts": re.compile(r"\b(?:doubt(?:s|ed)?|(?:did|does|do) not believe) (?:that|whether|if) "),
    "cannot confirm": re.compile(
        r"\b(?:(?:could|can|did|would) ?not|can[’']t|couldn[’']t|(?:un)?able to|declined to"
        r"|refused to|yet to) (?:independently )?confirm(?: (?:the )?(?:reports?|claims?))?"
        r" (?:that|whether|if) "
    ),
}
ASSERTS_NOT = re.compile(r"(?:den|doubt|reject|disput|refut|dismiss|question|rul)", re.IGNORECASE)
MOST_BEFORE = 160
THEY_BELIEVE = re.compile(r"(?:he|she|it|they) (?:believed?|thinks?|thought|understood) (?:that )?")
PRONOUN = re.compile(r"(?P<it>it|its|he|his|she|her|they|their)\b(?= \w)", re.IGNORECASE)
IT_IS = re.compile(
    r"it (?:is|was|were|be|would be|will be|seem|appear|look|rain|snow)", re.IGNORECASE
)
NAMES = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|me|mine|[Yy]ou|[Yy]our)\b")
QUOTED = re.compile(r"[“\"]?(?P<words>[^“”\"]+?),?[”\"](?P<rest>.*)")
# Where a title may end: what follows only says more of what is said before it.
GOES_ON = re.compile(
    r",(?= (?:which|who|whose|where|when|while|after|as|with|according)\b| \w+ing\b)|;"
)


def claim_words(quote: str, stance: str, source: str = "", *, person: bool = False) -> str:
    """What is claimed in a quote, on one line; all of it where that cannot be told apart.

    “The navy said on Monday that 40 boats sank” claims that 40 boats sank; “denied that 40 boats
    sank” answers the same claim. Of any other refusal the rest could be read as what its source
    says, so that it stays whole. Where the claim speaks of its ``source`` as “it”, or of a
    ``person`` as “he”, the source is named.
    """
    words = " ".join(folded(quote).text.split())
    for opening in (DATELINE, LEADS_ON):
        found = opening.match(words)
        words = _capital(words[found.end() :]) if found else words
    plain = mask_quotations(words, quotation_spans(words, 0, len(words)))
    if stance in ANSWERS:
        answered = ANSWERS[stance].search(plain)
        claimed = words[answered.end() :] if answered else ""
        names = NAMES.findall(plain[: answered.start()]) if answered else []
        source = source if re.search("[A-Z]", source) or not names else names[-1]
    elif stance in ("asserts", "finds likely"):
        claimed = _asserted(words, plain)
    else:
        claimed = ""
    claimed = _naming(_unquoted(claimed), source, person=person)
    return _capital(claimed) if len(claimed.split()) >= LEAST_WORDS else _unquoted(words)


def _asserted(words: str, plain: str) -> str:
    """What somebody is said to state in these words; nothing where that is not sure."""
    said = attributions_in(plain, Span(0, len(words)))
    claimed = _claimed(words, plain, said[0]) if len(said) == 1 else ""
    if len(claimed.split()) >= LEAST_WORDS:
        return claimed
    leads = ACCORDING.match(plain)
    if leads:
        return words[leads.end() :]
    quoted = QUOTED.fullmatch(words)
    if quoted and not FIRST_PERSON.search(quoted["words"]):
        rest = quoted["rest"].strip(" .,")
        if not rest or (VERB.search(rest) and len(rest.split()) <= MOST_BEFORE // 20):
            return f"{quoted['words'].rstrip('.')}."
    return _after_first_verb(words, plain)


def _after_first_verb(words: str, plain: str) -> str:
    """What follows the first verb of saying, where it plainly leads on to what is said."""
    for verb in VERB.finditer(plain, 0, MOST_BEFORE):
        before = plain[: verb.start()]
        if "_" in before or ASSERTS_NOT.match(verb[0]) or FIRST_PERSON.search(before):
            return ""
        if re.search(
            r"\b(?:as|which|who|that|if|when|where|while|after|because|not)\b",
            before,
            re.IGNORECASE,
        ):
            return ""
        opens = SAYS_THAT.match(plain, verb.end())
        if opens:
            return words[opens.end() :]
        opens = SAYS_PLAINLY.match(plain, verb.start())
        if opens:
            after = words[opens.end() :]
            leads = THEY_BELIEVE.match(after)
            after = after[leads.end() :] if leads else after
            own = PRONOUN.match(after) and not IT_IS.match(after)
            return after if own or not BEGINS_NO_CLAIM.match(after) else ""
    return ""


def _unquoted(words: str) -> str:
    """The words without a quotation mark at one end whose other was cut off."""
    if len(re.findall('[“”"]', words)) == 1:
        return re.sub(r"^[“”\"]|,?[“”\"](?=[.\s]*$)", "", words)
    return words


def _naming(words: str, source: str, *, person: bool) -> str:
    """The words with the source in the place of the pronoun that they begin with."""
    found = PRONOUN.match(words)
    if not found or not re.search("[A-Z]", source) or IT_IS.match(words):
        return words
    pronoun = found["it"].lower()
    several = source.endswith("s") and not person
    fits = {"t": several, "i": not person and not several}.get(pronoun[0], person)
    owner = "’s" if pronoun in ("its", "his", "her", "their") else ""
    return f"{source}{owner}{words[found.end() :]}" if fits else words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def claim_title(words: str) -> str:
    """The first whole words, in 80 characters, with a capital and without a full stop at the end.

    A long sentence ends where it goes on to say more of the same, else with an ellipsis.
    """
    words = _capital(words)
    if len(words) <= TITLE_LIMIT:
        return words.removesuffix(".")
    ends = [each.start() for each in GOES_ON.finditer(words, 0, TITLE_LIMIT)]
    whole = [end for end in ends if FINITE.search(words[:end]) and _is_balanced(words[:end])]
    if whole:
        return words[: whole[-1]]
    return f"{words[: TITLE_LIMIT - 2].rpartition(' ')[0]} …"


def _is_balanced(words: str) -> bool:
    """Whether every bracket and quotation mark that is opened is closed."""
    pairs = (("(", ")"), ("“", "”"))
    return all(words.count(a) == words.count(b) for a, b in pairs) and words.count('"') % 2 == 0


def _claimed(words: str, plain: str, said: Attribution) -> str:
    if said.follows:
        before, after = words[: said.span.start], words[said.span.end :].rstrip(".")
        ends_there = "_" not in plain and re.fullmatch(WHEN_SAID, after)
        return f"{before.rstrip(' ,—–')}." if ends_there else ""
    if said.span.start > 0:
        return ""
    after = words[said.span.end :]
    if said.verb.endswith(" that"):
        return after.lstrip()
    opens = THAT.match(after)
    if not opens and said.verb in TAKES_NO_THAT:
        opens = PLAINLY.match(after)
        if opens and BEGINS_NO_CLAIM.match(after, opens.end()):
            return ""
    return after[opens.end() :] if opens else ""
