"""Whether a group of words can say something: a name, a pronoun, or somebody who speaks."""

from __future__ import annotations

import re

from claimscope.extraction.dates import MONTH
from claimscope.extraction.lexicons.lexicon import words_in
from claimscope.extraction.lexicons.reporting_verbs import NOUNLIKE, SPEAKER, SPEAKERS
from claimscope.extraction.patterns import words_of

PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|his|her|the (?:agency|group|statement|report|ministry))", re.IGNORECASE
)
FIRST_PERSON = re.compile(
    r"(?:(?:what|that|as|all|whom|one thing)\s+)?(?:I|we|I['’]ve|we['’]ve|you['’]ve|you|our|as we"
    r"|as I)$",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"(?<![-‑])\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|might|did|does|do|there|not|been|comes?"
    r"|came|made|makes"
    r"|took|went|killed|fired|struck|hit|said|according|threw|broke|fell|rose|began|lost|won|gave"
    r"|saw|sent|brought|kept|met|ran|told|became|got|knew|stood|holds?|held|wins|shot back|spoke"
    r"|grew|drove|flew|fled|sought|bought|felt|built|spent|chose|rode|swept|triumphed|prevailed"
    r"|disagree[sd]?|objected|protested|concurred|demurred|apologi[sz]ed|(?:hit|fired|pushed"
    r"|struck) back"
    r"|resigned|arrived|collapsed|died|erupted|occurred|happened|emerged|remained|returned|appeared"
    r"|[a-z]+ed (?:the|an?|his|her|its|their|him|them|us|it|at least|more than|about|some|up to|two"
    r"|three|four|five|\d+))\b"
    # “The Union sanctioned Norvik”, “Holm now helps lead a crew”: a subject with its verb.
    r"|[A-Z][\w’'-]{1,40} (?:\w+ly )?[a-z]{2,20}ed"
    r" (?:[A-Z]|(?:on|in|at|for|from|with|over) (?:the|an?|his|her|its) )"
    r"|[A-Z][\w’'-]{1,40} (?:now |also |then |often )?(?!as\b|us\b)[a-z]{2,20}(?<!s)s"
    r" (?:the|an?|his|her|its|their|lead|\d)\b"
    r"|\bto (?!him$|her$|them$|us$|it$|me$)[a-z]{2,20}$"
)
# “Boasting 900 piers”, “commenting on the talks”: a participle with what belongs to it.
GERUND = re.compile(
    r"[A-Za-z][a-z]+ing\s(?:(?:on|in|at|for|from|with|over|about|to|of|by|that|the|an?|his|her|its|their"
    r"|[a-z]+ed)\b|\d)",
)
# “Emailed supporters on Monday”: a verb without its subject.
PAST_WITHOUT_SUBJECT = re.compile(
    r"(?!armed|retired|unnamed|unidentified|wounded|displaced|injured|detained|exiled|elected"
    r"|appointed|masked|trained|interested|experienced|concerned|affected|seasoned|united|allied)"
    r"[a-z]+ed\s[a-z]+\s(?:on|in|at|with|to)\b"
)
# “Another eight”, “the two”: what they are is not told.
ONLY_COUNTED = re.compile(
    r"(?:(?:an?|the)\stotal\sof\s)?(?:another|the|these|those|all|other|some|about|at least"
    r"|more than|up to"
    r"|nearly|almost|around|over)?\s?(?:one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\d+)",
    re.IGNORECASE,
)
# “47 percent”, “about four in 10 voters”: those whom a poll asked.
SHARE = re.compile(
    r"(?:(?:about|around|nearly|almost|some|roughly|only|just|over|more than|less than|at least|an?"
    r"|another)\s){0,2}(?:\d[\d.,]{0,6}\s?(?:%|per ?cent)|(?:\w+|\d+)\s(?:in|out of)\s(?:every\s)?"
    r"(?:\d+|five|six|eight|ten)|majorit(?:y|ies)|half|third"
    r"|(?:one|two|three)[- ](?:third|quarter|fifth)s?|quarter|most|respondents)\b",
    re.IGNORECASE,
)
POLLED = re.compile(
    r"(?:say|says|said|told|believe|believed|expect|expected|agreed?|doubt|doubted|reported)"
)
ADVERBIAL = re.compile(
    r"^(?:on|in|at|by|for|with|from|earlier|last|this|over|under|during|after|before|since|of|to"
    r"|about|if|despite|following|among|between|until|till|throughout|amid|amidst|across|near|within|amongst|per"
    r"|without|beyond|behind|against|towards?|upon|unlike|alongside|beneath|beside|besides|except|onto"
    r"|notwithstanding|regarding|concerning|considering|including|excluding|pending|via|owing to"
    r"|due to|thanks to|according to|because of|instead of|ahead of|prior to|along with|apart from"
    r"|(?:inside|outside|around|opposite|above|below|along|past|off)(?=\s(?-i:[A-Z]|the\s|an?\s)))\b",
    re.IGNORECASE,
)
SOMEBODY = re.compile(r"(?:the|his|her|its|their|an?|one|two|three|some|many|several)\s\w+", re.I)
# “Many backers”, “some Northlanders”: whoever they are, they are several people.
SEVERAL_OF = re.compile(
    r"(?:many|some|several|most|other|few|both|those|these)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+s", re.I
)
THOSE = re.compile(
    r"(?:those|people|others)\s(?:close\sto|familiar\swith|opposed\sto|briefed\son|involved\sin|who"
    r"|around|near|inside|present)\b",
    re.I,
)
INFERS = re.compile(r"suggests?|suggested|indicates?|indicated|shows?|showed|reveals?|revealed")
# “Data from the Harbour Watch show”: what it has compiled, it says.
COMPILED = re.compile(
    r"(?:[\w-]+ ){0,2}(?:data|figures|documents?|records|statistics) (?:(?:compiled|released"
    r"|published|provided|collected|issued) )?(?:from|by) (?:the )?[A-Z]"
)
# “Harbour Board data showed”, “police figures show”: they are the board's own words.
OWN_EVIDENCE = re.compile(
    r"(?:[Tt]he\s)?(?P<who>(?:[A-Z][\w’'.-]*\s(?:of\s|for\s|and\s|the\s){0,2}){1,5}[A-Z][\w’'.-]*"
    rf"|[A-Z]{{2,8}}|(?:[\w-]+\s){{0,2}}?(?![Oo]fficial\b)(?i:{SPEAKERS}))(?:[’']s?)?\s(?:own\s)?"
    r"(?:(?!of\b|and\b|or\b)[a-z]+\s)?(?:data|figures|statistics|records|numbers|statements?)$"
)
INDEFINITE = re.compile(r"others|some|many|both|neither|locals|one|another", re.IGNORECASE)
# One who is named by a single name “says”; where the verb is plural, he is only addressed.
PLURAL_VERB = re.compile(
    words_of(
        "say tell state claim report believe estimate confirm deny reject dispute assess urge show",
        "reveal indicate suggest consider doubt insist argue allege warn",
    )
)
SINGLE_NAME = re.compile(r"[A-Z][a-z]+[a-rt-z]")
# “Was the plant warned?”, “Did the mayor say so?”: a question, and no subject.
ASKS = re.compile(
    r"(?:Is|Are|Was|Were|Did|Do|Does|Has|Have|Had|Will|Would|Can|Could|Should|Might|Isn[’']t|Aren[’']t"
    r"|Wasn[’']t|Didn[’']t|Don[’']t|Doesn[’']t|Hasn[’']t|Haven[’']t)\s(?:the|an?|it|he|she|they|you|we"
    r"|this|that|these|those|there|your|its|his|her|their|[a-z]+s)\b"
)
# “As recently as May 9”: a day says nothing, whatever follows it.
DAY = re.compile(rf"{MONTH} \d+", re.IGNORECASE)
# Adverbs, prepositions, determiners, days: none of them says anything, alone or together.
IDLE = frozenset(
    {
        *("having", "being", "amongst", "per", "reportedly", "amid", "amidst", "despite"),
        *("during", "until", "till", "since", "without", "within"),
        *("between", "beyond", "throughout", "besides", "except", "upon", "via", "per", "like"),
        *("early", "earlier", "late", "later", "recent", "recently", "previous", "previously"),
        *("today", "yesterday", "tomorrow", "tonight", "now", "then", "soon", "once", "again"),
        *("meanwhile", "meantime", "however", "moreover", "furthermore", "nevertheless", "thus"),
        *("therefore", "instead", "initially", "eventually", "finally", "overnight", "elsewhere"),
        *("still", "also", "too", "yet", "so", "but", "and", "or", "if", "when", "where", "while"),
        *("inside", "outside", "nearby", "opposite", "along", "around", "across", "above", "below"),
        *("notwithstanding", "regarding", "concerning", "considering", "including", "pending"),
        *("afterwards", "thereafter", "hence", "perhaps", "maybe", "indeed", "ago", "before"),
        *(
            "after",
            "almost",
            "nearly",
            "about",
            "over",
            "under",
            "off",
            "out",
            "up",
            "down",
            "near",
        ),
        *("although", "though", "because", "as", "on", "in", "at", "by", "for", "with", "from"),
        *("this", "that", "these", "those", "such", "other", "every", "each", "any", "all", "no"),
        *("the", "a", "an", "last", "next", "first", "second", "most", "more", "several", "few"),
        *("day", "week", "month", "year", "morning", "afternoon", "evening", "night", "weekend"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "july", "september", "october", "november", "december"),
    }
)
# What a report's sections are called: “Supporting Effort”, “Key Takeaways”, “Northern Axis”.
SECTION = re.compile(
    r"\b(?:efforts?|axis|axes|objectives?|takeaways?|campaigns?|situations?|summary|summaries"
    r"|overview|background|analysis|analyses|assessments?|updates?|developments?|activit(?:y|ies)"
    r"|operations?|generation|mobili[sz]ation|measures|notes?|highlights?|findings|conclusions?"
    r"|introduction|outlook|context|timeline|threats?|risks?|implications?|recommendations?"
    r"|methodology|sources|references|front|frontline|direction|sector|theat(?:er|re)|events?"
    r"|topics?|issues?|section|part|chapter|annex|figures?|map|table|briefing|bulletin|news"
    r"|(?:missile|air|civil|coastal) defen[cs]es?|humanitarian|political|military|diplomatic"
    r"|economic|social|legal|financial|regional|international|domestic|additional"
    r"|headlines?|details|report|reports|update|statement|question|answer|example|warning)$",
    re.IGNORECASE,
)
# “Norvik’s call”: a noun follows. “Eagerly” and “the plan that first” are no subjects either.
NO_SUBJECT = re.compile(
    r"[’']s?$|^[A-Z]?[a-z]+ly$|\b(?:that|which) (?:\w+ )?(?:first|last|also|then|later)$"
    r"|^[A-Z][\w’'-]+ (?!united|armed|retired|elected)[a-z]+ed$|\ball$"
)
THINGS = re.compile(rf"\b(?:{words_in('voiceless_nouns')})$")
SPEAKS_LAST = re.compile(rf"\b(?:{SPEAKERS})$", re.IGNORECASE)
LONGEST_NAME = 14
ACRONYM = re.compile(r"\((?P<short>[A-Z][\w&-]+)\)$")


def is_idle(who: str) -> bool:
    """Whether words name nobody at all: “Despite”, “Early”, “Today’s”, “On Monday”."""
    words = [re.sub(r"[’']s?$", "", word) for word in re.findall(r"[\w’'-]+", who.lower())]
    owned = re.match(
        r"(?:(?:to|yester)day|tonight|\w+day|(?:last|this|next) \w+)[’']s?\s", who, re.I
    )
    return bool(owned) or all(word in IDLE or word.isdigit() for word in words)


def heads_section(label: str) -> bool:
    """Whether what stands before a colon heads a section and is nobody's name."""
    head = re.split(r"\s[–—-]\s|\s(?:of|for|in|on|near|against|to)\s", label)[0]
    return bool(SECTION.search(head) or SECTION.search(label) or is_idle(label))


def can_speak(who: str, verb: str) -> bool:
    """Whether words can be a source: a name, a pronoun or somebody who speaks."""
    own = INFERS.fullmatch(verb) and OWN_EVIDENCE.match(who)
    if (POLLED.fullmatch(verb) and SHARE.match(who)) or COMPILED.match(who) or own:
        return True
    if _is_no_name(who) or _is_addressed(who, verb) or _is_thing(who):
        return False
    bare = re.sub(r"^(?:The|A|An|This|That|These|Those|Such|His|Its|Their|Her)\s", "", who)
    he = re.fullmatch(r"he|she|they|we", who, re.IGNORECASE)
    if (
        INFERS.fullmatch(verb)
        and not he
        and not SPEAKER.search(re.split(r"\s(?:of|for|in)\s", bare)[0])
    ):
        return bool(re.match(r"[A-Z]", bare) or SEVERAL_OF.match(bare))
    named = bool(re.search(r"\b[A-Z]", bare) or SPEAKER.search(who) or SOMEBODY.match(who))
    named = named or bool(THOSE.match(who))
    if PRONOUN.fullmatch(who) or FIRST_PERSON.match(who) or INDEFINITE.fullmatch(who):
        return True
    if NOUNLIKE.fullmatch(verb) and not (
        who[0].isupper() or named_body(who) or SEVERAL_OF.fullmatch(who)
    ):
        return False
    return named and not re.fullmatch(
        r"(?:The|A|An|This|These|Those|That|There|What|Who|Among)"
        r"(?:\s(?:first|second|third|last|latest|only|other|next|previous|most|many|few))?",
        who,
    )


def _is_thing(who: str) -> bool:
    """Whether a group is about a thing, which says nothing: “the tanks of the 5th Brigade”."""
    head = re.split(r",|\s(?:of|for|in|at|near|from|with|on|that|which)\s", who)[0]
    return bool(THINGS.search(head)) and not SPEAKS_LAST.search(head)


def named_body(who: str) -> bool:
    """Whether a group with an article names somebody: “the Mission”, “the port police”."""
    return bool(
        re.match(r"the [A-Z]", who) or SPEAKER.search(who) or re.search(r"[A-Z]\S{0,30} [A-Z]", who)
    )


def _is_no_name(who: str) -> bool:
    """Whether a group is a clause, an adverbial, or longer than names are."""
    long = len(who.split()) > LONGEST_NAME and not ACRONYM.search(who)
    tells = FINITE.search(who) or ADVERBIAL.match(who)
    clause = re.search(
        r"^(?:No|He|She|They|It|We)\s|\w\s+(?:he|she|they|it|we|I|you)$|^[’']|\bwhat\b",
        who,
    )
    verbal = GERUND.match(who) or PAST_WITHOUT_SUBJECT.match(who) or ONLY_COUNTED.fullmatch(who)
    none = DAY.fullmatch(who) or NO_SUBJECT.search(who) or ASKS.match(who)
    return bool(long or tells or clause or verbal or none)


def _is_addressed(who: str, verb: str) -> bool:
    single = SINGLE_NAME.fullmatch(who) and not (PRONOUN.fullmatch(who) or SPEAKER.search(who))
    return bool(single and PLURAL_VERB.fullmatch(verb))
