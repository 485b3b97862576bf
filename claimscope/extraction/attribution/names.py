"""Whether words name a person, a body or several people, and what belongs to the name."""

from __future__ import annotations

import re

PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Sen|Rep|Gov|Prof|General|Colonel|President|minister|spokes(?:man|woman|person)|chief"
    r"|head"
    r"|analyst|professor|official|mayor|ambassador|secretary|woman|man|doctor|surgeon|witness"
    r"|resident|student|officer|chair|director|commander|governor|envoy|leader|judge"
    r"|commissioner|prefect|ombudsman|senator|lawmaker|premier|chancellor|king|queen|prince"
    r"|survivor"
    r"|founder|economist|lawyer|nurse|captain|sergeant|lieutenant|admiral|adviser|advisor|activist"
    r"|farmer|owner|trader|teacher|historian|researcher|correspondent|reporter|Sheikh|Ayatollah"
    r"|Rev|archbishop|pope|prosecutor|diplomat|negotiator|mediator"
    r"|representative|delegate|speaker|legislator|member(?! (?:state|countr|nation))|deputy"
    r"|expert|scientist)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:ministry|agency|service|army|military|government|office|commission|mission|council|group"
    r"|union|party|report|statement|media|police|organi[sz]ation|command|staff|institute|department"
    r"|coalition|directorate|administration|court|authorities|forces|committee|news|observatory"
    r"|centre|center|network|federation|association|alliance|league|foundation)\b",
    re.IGNORECASE,
)
# A word of a name or a title; a full stop belongs to it only in an abbreviation (“Gen.”).
TITLED = (
    r"[A-Z](?:[\w’'-]+(?![\w.])|(?:r|rs|s|en|t|aj|ol|rig|gt|dm|ep|ov|rof|ear|mdr|apt|pl|mb)?\.)"
)
PARTICLE = r"(?:(?:al|el|ul|as|ad)-|(?:bin|ibn|abu|van|von|de|da|del|di|der|den|la|le)\s)"
NAMED = re.compile(rf"(?:{PARTICLE}{{0,2}}[A-Z][\w’'.-]+\s?){{2,4}}")
NAME = re.compile(r"[A-Z][\w’-]+")
OWNER = re.compile(r"\b\w+['’]s?(?=\s)")
ARTICLE = re.compile(r"^(?:The|A|An|This|That|These|Those|His|Her|Its|Their)\s")
# Several people: “they”, and never “it” or “he”.
SEVERAL = re.compile(
    r"(?:officials|sources|witnesses|residents|survivors|doctors|experts|analysts|organi[sz]ers"
    r"|protesters|owners|families|drivers|farmers|students|teachers|prisoners|passengers|neighbours"
    r"|neighbors|parents|critics|workers|soldiers|villagers|lawmakers|diplomats|activists|rebels|people|medics"
    r"|relatives|observers|monitors|rescuers|investigators|lawyers|researchers|militants)$",
    re.IGNORECASE,
)


LONG_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")


def is_headline(words: str) -> bool:
    """Whether words are a headline In Capitals, where a verb looks like a name."""
    long = LONG_WORD.findall(words)
    return len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.85 * len(long)


# “Miller and Smith”, “the Council and the Harbour Police”: no name of one.
TWO = re.compile(r"(?P<first>.{2,80}?) and (?:the |an? |[a-z]+ ){0,3}[A-Z]")


def are_two(who: str) -> bool:
    """Whether a source names two, each of whom is also named alone."""
    two = TWO.match(who)
    return bool(two) and not re.search(r" (?:of|for|on) |^[a-z]", two["first"] if two else "")


def is_person(who: str) -> bool:
    """Whether a source is somebody, not a body: by the last telling word of its head."""
    title, _, name = who.partition(", ")
    described = re.split(r" of | for | at | in ", name)[0]
    if NAMED.fullmatch(name) and PERSON.search(title):
        return True
    tells = PERSON.search(described) or re.search(r"\bwho\b", name)
    if NAMED.fullmatch(title) and tells and not BODY.search(title):
        return True
    head = re.split(r",| of | for | at | in ", who)[0]
    person, body = PERSON.search(who), list(BODY.finditer(head))
    if body and not PERSON.search(head[body[-1].end() :]):
        return False
    if BODY.search(who) and not PERSON.search(head):
        return False
    return bool(person or NAMED.fullmatch(head))


def tidy(who: str) -> str:
    """A source without the article of its name and the marks around it."""
    return re.sub(r"^(?:The|the|But|And|A|An)\s+(?=[A-Z])", "", " ".join(who.split())).strip(
        ' ,—–_“”"'
    )
