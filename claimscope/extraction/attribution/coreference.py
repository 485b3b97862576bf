"""The sources of one text as it goes on: who “it” is, and the fullest name of “Dunn”."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from claimscope.extraction.attribution.acronyms import acronyms_in
from claimscope.extraction.attribution.names import (
    ARTICLE,
    BODY,
    NAME,
    OWNER,
    PERSON,
    SEVERAL,
    TITLED,
    are_two,
    is_headline,
    is_person,
    tidy,
)
from claimscope.extraction.attribution.speakers import is_idle
from claimscope.extraction.dates import MONTH_NAMES
from claimscope.extraction.lexicons.reporting_verbs import VERB
from claimscope.extraction.places import is_place_name

# “On May 9, harbour officials went to the station”
GROUP = re.compile(
    r"(?:(?:In|On|At|After|Earlier|Meanwhile)\b[^,.]{0,40},?\s|(?:When|As|Once|Before)\s)?"
    r"(?P<who>(?:[\w’'-]+ ){0,3}?[a-z]+s(?: of the [a-z]+)?)\s"
    r"(?=(?:[a-z]+ly )?(?:went|came|saw|left|were|are|had|have|[a-z]+ed)\b)"
)
CAPITALISED = re.compile(r"(?:[A-Z][\w-]{1,40}\.? ){1,4}[A-Z][\w’'-]+")
CAPITAL = re.compile(r"(?<!\w)[A-Z]\w*")
MOST_KNOWN = 300  # sources that are remembered: of more, the latest
MOST_PLACES = 50  # where the fullest name of somebody is looked for
WITHIN = 120  # characters that titles and names take up at most
# Words that mean whatever body was named last.
ANY_BODY = re.compile(
    r"group|agency|organi[sz]ation|body|company|institute|think tank|charity|newspaper|outlet"
    r"|watchdog|union|bloc|network",
    re.IGNORECASE,
)
# “The group” is no organ of a state where another body has been named.
OF_A_STATE = re.compile(
    r"\b(?:ministry|army|military|command|government|police|office|department|authorit(?:y|ies)"
    r"|(?:air|armed|naval|security) forces?|navy|administration|court|council)\b",
    re.IGNORECASE,
)
# “The statement added”: whoever has issued it, who has been named last.
ISSUED = re.compile(
    r"(?:written |press |joint )?(?:statement|communiqu[eé]|release)", re.IGNORECASE
)
THE_BODY = re.compile(rf"\b[Tt]he (?:{ANY_BODY.pattern})\b")
TITLES = {
    "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "adm": "admiral", "sen": "senator", "gov": "governor",
    "rep": "representative", "prof": "professor", "dr": "doctor", "amb": "ambassador",
}  # fmt: skip
# “Kim” of “Kim Jong Un”: the name of the family stands first.
FAMILY_FIRST = re.compile(
    r"Kim|Lee|Park|Choi|Moon|Yoon|Jang|Ri|Jo|Ban|Han|Shin|Cho|Chung|Kang|Xi|Li|Wang|Zhang|Chen|Liu"
    r"|Zhao|Hu|Deng|Mao|Nguyen|Tran|Pham"
)
SURNAME = re.compile(r"[A-Z][a-z][\w’-]{1,30}")
# “MARK HERN (RET.)”, “Our Ada Holm”: what belongs to no name.
IN_BRACKETS = re.compile(r"\s?\([^()]*\)")
ADDRESSES = re.compile(
    r"^(?:(?:Our|My|Your|And|But|So|Well|Thank|Thanks|Hi|Hello|Hey|Dear|Here)\s)+"
)
HONORIFIC = re.compile(r"^(?:MR|MS|MRS|DR|GEN|BRIG|COL|AMB|SEC|LT|MAJ|REAR|ADM)\b\.?\s*", re.I)
# What a body calls itself in its own statement, with a capital.
ISSUER_NOUNS = {
    "Ministry", "Department", "Agency", "Commission", "Committee", "Council", "Office", "Command",
    "Embassy", "Government", "Bank", "Board", "Authority", "Directorate", "Mission", "Institute",
    "Foundation", "Organization", "Organisation", "Union", "Federation", "Company", "Fund",
    "Service", "Bureau", "Secretariat", "Headquarters",
}  # fmt: skip
SINGULAR = {"he", "she", "his", "her", "him"}
PLURAL = {"it", "they", "its", "their", "them"}
DESCRIBED = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hat)\s+([a-z][\w’ -]*|[A-Z]\w+ (?:chief|leader|minister|spokesman"
    r"|agency))"
)
# “President Amadu Keita has declared three days of mourning.”
FULL_NAME = re.compile(
    r"(?:(?:In|On|At|After|Earlier|Meanwhile|As|When)\b[^,.]{0,60},\s)?"
    r"(?P<who>[A-Z][a-z][\w’-]*(?:\s[A-Z]\.)?(?:\s[A-Z][\w’-]+){1,2})(?=,?\s[a-z])(?!\sand\b)"
)
SUBJECT = re.compile(
    r"(?:(?:In|On|At|After|Earlier|Meanwhile)\b[^,.]{0,40},?\s)?"
    r"(?P<who>(?:[A-Z][\w-]*[’']s? |The |the )?(?:[\w-]+ ){1,4}?[A-Z][\w’-]+ [A-Z][\w’-]+)"
    r"(?:,|\s(?:was|is|has|had|will|met|arrived|signed|visited|ordered|declared|attended)\b)"
)
NARRATORS = (
    re.compile(r"(?<!^)(?<!\n)\((?P<who>[A-Z][A-Za-z. ]{2,40})\)\s*[-–—]\s"),
    re.compile(r"^©\s*(?P<who>[A-Z][A-Za-z ]{2,40})", re.MULTILINE),
    re.compile(r"[-–—]\s(?P<who>AFP|AP|Reuters|BBC|dpa|TASS|Yonhap|Xinhua|UPI)\s*$", re.MULTILINE),
)
TITLED_REPORT = re.compile(
    r"\A(?P<who>[A-Z][^\n,;:]{2,100}?(?: \([A-Z]{2,9}\))?) (?:Daily|Weekly|Monthly|Spot"
    r"|Situation|Press) (?:Report|Update|Bulletin|Release|Assessment|Summary)\b"
)
# A text that a body issues is that body's own voice: its statement, its report, its assessment.
ISSUERS = (
    TITLED_REPORT,
    re.compile(
        r"\A(?:[^\n]*\n){0,4}?(?P<who>(?:The )?(?:[A-Z]\w+ ){0,3}(?:Ministry|Department|Office"
        r"|Agency|General Staff|Armed Forces|Command|Headquarters|Embassy|Directorate|White House)"
        r"(?: (?:of|for|the|and|[A-Z]\w+))*)(?:,? [^\n]{0,4}\d[^\n]{0,20})?\r?\n"
    ),
    re.compile(
        r"\A(?:[^\n]*\n){0,4}?[^\n]{0,60}\b(?:Statement|Report|Communiqué|Press release"
        r"|Declaration|Summary)"
        r"\s+(?:of|by|from)\s+(?:the\s+)?(?P<who>[A-Z]\w+(?:\s(?:of|the|for|on|and"
        r"|[A-Z][\w-]+))*\s?[A-Z][\w-]+)"
    ),
    re.compile(
        r"\b(?P<who>[A-Z]{2,6})(?:’s|'s)? (?:continues to assess|assesses|assessed"
        r"|has (?:not )?(?:previously )?"
        r"(?:observed|assessed)|has long assessed|cannot independently|was unable to)"
    ),
)
DATES = re.compile(
    r"(?:\d|\b(?:in|on|by|between|from|until|till|since|during|throughout|after|before|of|and|to|or"
    r"|early|mid|late|last|this|next))[\s-]$",
    re.IGNORECASE,
)
# “Norvik Military Situation Update”: what the update is about.
SUBJECT_MATTER = re.compile(r"\b(?:military|media|news|party|police|army)$", re.IGNORECASE)


# “Its spokesman, Ibo Lens”: he speaks for the body named before.
OWNED = re.compile(
    r"[Ii]ts\s(?P<rest>(?:[\w-]+\s){0,3}?(?:spokes\w+|leaders?|chief|head|director|office|president"
    r"|chairman|chairwoman|chair|secretary|minister|commander|press|envoy|ambassador)\b.*)"
)
IN_BRACKETS = re.compile(r"\s?\([^()]*\)")
LONGEST_OWNER = 8


@dataclass
class SpeakerTracker:
    """What has been said by whom so far in one text."""

    text: str
    publisher: str = ""
    last: str = ""
    last_person: str = ""
    last_body: str = ""
    last_group: str = ""
    topic: str = ""
    body_here: str = ""
    known: deque[str] = field(default_factory=lambda: deque(maxlen=MOST_KNOWN))
    speakers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.acronyms = acronyms_in(self.text)
        self.spelled_out = {
            name.partition(" (")[0]: name
            for short, name in self.acronyms.items()
            if short in self.words or "." in short
        }

    @cached_property
    def narrator(self) -> str:
        """Who speaks where nobody is named: the publisher, as far as the text tells."""
        if self.publisher:
            return f"{self.publisher} (narration)"
        found = (match for pattern in NARRATORS if (match := pattern.search(self.text)))
        match = next(found, None)
        if match:
            return f"{match['who'].strip()} (narration)"
        issued = next((m for p in ISSUERS if (m := p.search(self.text)) and _issues(m)), None)
        return " ".join(issued["who"].split()) if issued else "narration"

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Where each word of the text stands that begins with a capital."""
        found: dict[str, list[int]] = {}
        for word in CAPITAL.finditer(self.text):
            found.setdefault(word[0], []).append(word.start())
        return found

    @cached_property
    def initials(self) -> str:
        """What the publisher calls itself: “AP” for Associated Press."""
        initials = "".join(re.findall(r"\b[A-Z]", self.publisher))
        return initials if len(initials) > 1 else "\0"

    def named(self, who: str) -> str:
        """The source that words stand for, by its fullest name; remembers it."""
        words = tidy(who)
        if words in {self.initials, self.publisher} or self._is_issuer(words):
            return self.narrator
        lower = words.lower()
        if lower in SINGULAR and (self.topic or self.last_person or self.last):
            return self.topic or self.last_person or self.last
        several = lower in {"they", "their", "them"}
        if lower in PLURAL and (self.last or (several and self.last_group)):
            return (self.last_group if several else self.last_body) or self.last
        if lower in SINGULAR | PLURAL:
            return self.narrator
        words = self._owned(words)
        return self._remembered(self._described(words) or self._fullest(words))

    def _owned(self, words: str) -> str:
        """“Its spokesman” with the name of the body; “his lawyer” may be anybody’s and stays."""
        owned = OWNED.fullmatch(words)
        if not owned:
            return words
        owner = self.last_body or self.last
        name = IN_BRACKETS.sub("", owner.partition(",")[0]).strip()
        if not name or "(narration)" in owner or len(name.split()) > LONGEST_OWNER:
            return words
        return f"{name}’s {owned['rest']}"

    def _is_issuer(self, words: str) -> bool:
        """“The Ministry”, in a statement of a ministry: the body that issues it."""
        own = words in ISSUER_NOUNS and words in self.narrator.split()
        return own and words not in self.acronyms

    def note_subject(self, sentence: str) -> None:
        """Whom a sentence is about without his saying anything: “he replied” may mean him next."""
        subject = SUBJECT.match(sentence)
        who = subject["who"] if subject and PERSON.search(subject["who"]) else ""
        if not who and not self.last_person:
            who = _titled(sentence) or named_in_full(sentence)
        if who:
            self.known.append(tidy(who))
            self.last_person = tidy(who)

    def note_group(self, sentence: str) -> None:
        """The several people whom a sentence is about: “where they said” means them."""
        group = GROUP.match(sentence)
        who = group["who"] if group else ""
        if SEVERAL.search(who.split(" of ")[0]) and not VERB.search(who):
            self.last_group = tidy(who)

    def note_sentence(self, sentence: str) -> None:
        """The body that a sentence names before it says “the agency”, which then means it."""
        phrase = THE_BODY.search(sentence)
        before = sentence[: phrase.start()] if phrase else ""
        here = {
            name
            for short, name in self.acronyms.items()
            if BODY.search(name) and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", before)
        }
        self.body_here = here.pop() if len(here) == 1 else ""

    def note_body(self, who: str) -> None:
        """A body that passes on what another says: “it added” may mean it next."""
        words = tidy(who)
        name = self.acronyms.get(words, words)
        if name in self.acronyms.values() or words.isupper() or BODY.search(words):
            self.last_body = name

    def note_question(self, sentence: str) -> None:
        """Whom a question is about: the person it names first, whom “he” means until its end."""
        self.topic = self.topic or _titled(sentence)

    def _described(self, who: str) -> str:
        """The source already named that “the intelligence service” or “the minister” means."""
        match = DESCRIBED.fullmatch(who)
        if not match:
            return ""
        meant = set(match[1].lower().split())
        known = [*reversed(self.known), self.narrator]
        body = bool(ANY_BODY.fullmatch(match[1]))
        fits = (v for v in known if meant <= _title_words(v))
        if body and self.body_here:
            return self.body_here
        found = next((v for v in fits if not (body and is_person(v))), "")
        if found or not body:
            return found or (self.last if ISSUED.fullmatch(match[1]) else "")
        return self._last_group(known) if match[1].lower() == "group" else self.last_body

    def _last_group(self, known: Sequence[str]) -> str:
        """The body that “the group” means: the latest that is neither a person nor of a state."""
        groups = (each for each in known if not (is_person(each) or OF_A_STATE.search(each)))
        named = (each for each in groups if re.search(r"[A-Z]", each) and "narration" not in each)
        return next(named, self.last_body)

    def speaker(self, label: str) -> str:
        """A speaker's label in a transcript, with the fullest name the text gives."""
        if label not in self.speakers:
            self.speakers[label] = self._speaker(label)
        return self.speakers[label]

    def _speaker(self, label: str) -> str:
        bare = HONORIFIC.sub("", HONORIFIC.sub("", IN_BRACKETS.sub("", label))).strip()
        if not bare.isupper():
            pattern = re.compile(rf"{re.escape(label)}((?: [A-Z][\w’'-]+){{1,3}})")
            named = next(self._around(label, pattern), None)
            return f"{label}{named[1]}" if named else label
        last = bare.split()[-1]
        surname = last.title()
        title = rf"{TITLED} (?:(?:of|for|the) )*"
        pattern = re.compile(rf"((?:{title}){{1,9}}{re.escape(surname)})\b")
        around = (found[1] for found in self._around(surname, pattern))
        names = [tidy(ADDRESSES.sub("", name)) for name in around if not name.isupper()]
        if names:
            return max(names, key=len)
        full = re.compile(rf"((?:[A-Z][A-Z.’'-]{{0,30}} ){{1,3}}{re.escape(last)})(?=[:,(])")
        labels = (HONORIFIC.sub("", found[1]) for found in self._around(last, full))
        return max([bare, *labels], key=len).title()

    def _fullest(self, who: str) -> str:
        if who in self.acronyms:
            return self.acronyms[who]
        if who in self.spelled_out:
            return self.spelled_out[who]
        names = frozenset(NAME.findall(ARTICLE.sub("", who)))
        if not names or len(who.split()) > 3 or not who[0].isupper() or OWNER.search(who):
            return who
        fuller = (
            known
            for known in reversed(self.known)
            if names < _names_in(known) and not are_two(known) and _may_be(who, known)
        )
        return next(fuller, "") or self._as_introduced(who)

    def _as_introduced(self, name: str) -> str:
        if len(name.split()) > 1 or name.isupper() or len(name) < 4:
            return name
        pattern = re.compile(rf"(?<![\w.])((?:{TITLED} ){{1,4}}{re.escape(name)})\b(?![’'])")
        family_first = FAMILY_FIRST.fullmatch(name)
        if family_first:
            pattern = re.compile(
                rf"(?<![\w.])((?:{TITLED} ){{0,4}}{re.escape(name)}(?: [A-Z][a-z-]+){{1,2}})"
                r"\b(?![’'])"
            )
        introduced = self._around(name, pattern)
        found = [
            _without_lead(each)
            for each in introduced
            if not (each[1].isupper() or is_headline(_line_of(each)))
        ]
        return tidy(max(found, key=len)) if found else name

    def _around(self, name: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What ``pattern`` finds with that name in it, at the first places where the name stands.

        A pattern that is made for one name never has to go through the whole text.
        """
        first = re.match(r"\w+", name)
        places = self.words.get(first[0], []) if first else []
        end = 0
        for place in places[:MOST_PLACES]:
            start = max(end, place - WITHIN)
            found = pattern.search(self.text, start, place + WITHIN)
            if found:
                end = found.end()
                yield found

    def _remembered(self, who: str) -> str:
        self.known.append(who)
        self.last = who
        head = re.split(r",| of | for | at | in ", who)[0]
        if SEVERAL.search(head) or are_two(who):
            self.last_group = who
            return who
        person = is_person(who)
        if SURNAME.fullmatch(who) and not (BODY.search(who) or is_place_name(who)):
            self.last_person = who
            self.last_body = self.last_body or who
            return who
        if person or not BODY.search(who):
            self.last_person = who if person else self.last_person
        if not person or not PERSON.search(who):
            self.last_body = self.last_group = who
        return who


@lru_cache(maxsize=2048)
def _title_words(who: str) -> frozenset[str]:
    """The words of a source, with its titles written out: “the general” means “Gen. Holm”."""
    words = re.findall(r"\w+", who.lower())
    return frozenset([*words, *(TITLES[word] for word in words if word in TITLES)])


@lru_cache(maxsize=2048)
def _names_in(who: str) -> frozenset[str]:
    return frozenset(NAME.findall(OWNER.sub("", who)))


def _may_be(who: str, known: str) -> bool:
    """“Norvik officials” are no “Norvik General Staff”: every small word is in the name."""
    small = re.findall(r"(?<![\w’'-])[a-z][\w-]*", OWNER.sub("", who))
    words = _title_words(known)
    return all(word in words for word in small)


def _line_of(found: re.Match[str]) -> str:
    start = found.string.rfind("\n", 0, found.start()) + 1
    end = found.string.find("\n", found.end())
    return found.string[start : end if end >= 0 else len(found.string)]


def _without_lead(introduced: re.Match[str]) -> str:
    """A name without the day or the adverb before it: “Today Norvik”, “in May and June Norvik”.

    Only after a preposition is June a month, for it is a name too.
    """
    words = introduced[1].split()
    dated = DATES.search(introduced.string[max(0, introduced.start(1) - 12) : introduced.start(1)])
    if len(words) > 1 and dated and words[0].lower() in MONTH_NAMES:
        words.pop(0)
    if len(words) > 2 and introduced.string.endswith("of ", 0, introduced.start(1)):
        words.pop(0)
    while len(words) > 1 and is_idle(words[0]) and words[0] not in {"The", "A", "An"}:
        words.pop(0)
    return " ".join(words)


def _issues(masthead: re.Match[str]) -> bool:
    """Whether a masthead names a body, and is no headline on what one says or on a subject."""
    who = " ".join(masthead["who"].split())
    named = re.fullmatch(r"[A-Z]{2,9}|.*\([A-Z]{2,9}\)", who) or (
        BODY.search(who) and len(who.split()) > 1 and not SUBJECT_MATTER.search(who)
    )
    of_a_body = masthead.re is not TITLED_REPORT or bool(named)
    return of_a_body and not VERB.search(who) and not is_place_name(who.title())


def named_in_full(sentence: str) -> str:
    """The person who is the subject of a sentence by his full name alone."""
    name = FULL_NAME.match(sentence)
    who = name["who"] if name and not is_headline(sentence) else ""
    no_name = ARTICLE.match(who) or is_idle(who.split()[0]) if who else True
    return "" if no_name or BODY.search(who) or is_place_name(who) else who


def _titled(sentence: str) -> str:
    """The person whom a sentence names first, with his title; nobody where it names none."""
    titled = (name[0] for name in CAPITALISED.finditer(sentence) if PERSON.search(name[0]))
    words = re.sub(r"[’']s?$", "", next(titled, "")).split()
    while len(words) > 1 and is_idle(words[0]):
        words.pop(0)
    return " ".join(words)
