"""Who published a text, as its lines or its page say: masthead, dated line, byline, copyright.

A name is proposed only where a line is there for it. Words of the story that happen to name an
outlet propose nothing, for most stories tell of several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimscope.ingest.page_days import items_of
from claimscope.ingest.page_tree import linked_data

# “Sel Harbour News”: without an article, a name that only an outlet or an office has.
OUTLET = (
    r"(?:News|Wikinews|Blog|Times|Post|Press|Journal|Herald|Tribune|Gazette|Daily|Weekly|Guardian"
    r"|Telegraph|Magazine|Review|Observer|Chronicle|Courier|Monitor|Mail|Mirror|Globe|Network|Radio"
    r"|Television|TV|BBC|CNN|NPR|CBC|Reuters|Agency|Institute|Foundation|Jazeera|Ministry"
    r"|Department|Politico|Bulletin|Standard|Independent|Express|Echo|Examiner|Inquirer|Dispatch"
    r"|Newswire|Pravda|Zeitung|Today|Sentinel|Gazeta|Broadcasting|Media|Online)"
)
# A name, not a sentence: of its words, small ones join capitalised ones.
_WORD = r"(?:(?:of|and|for|the|de|du|la)\b|[A-Z&][\w’'&.-]*)"
NAME = rf"{_WORD}(?: {_WORD}){{0,7}}"
_PERSON = r"[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.’'-]+){1,5}"
_END = r"(?=\s*(?:[.,;|)]|\Z| - | – | — ))"
_OFFICE = (
    r"(?:The White House|The Kremlin|(?:The )?(?:Office|Ministry|Department|Embassy|Government"
    r"|Institute|Council) (?:of|for) (?:the )?[A-Z][\w’'&.-]*"
    r"(?: (?:of |and |the |for )*[A-Z][\w’'&.-]*){0,5})"
)
# In a line that also gives the day: “The Harbour Office, 7 June 2023”.
_BEFORE_DAY = re.compile(
    rf"(?:(?:First |Originally )?[Pp]ublished (?:in|by|on) |(?=The (?!Hague\b))"
    rf"|(?=[^,\d]{{0,60}}?\b{OUTLET}\b[^,\d]{{0,40}}[,|]))({NAME})(?:,| on| \|) "
)
# “7 June 2023, 15:40, The Kremlin, Moscow”.
_AFTER_DAY = re.compile(
    rf",? (?:\d\d?:\d\d,? )?(?P<name>The (?!Hague\b){NAME}|(?=[^,]*\b{OUTLET}\b){NAME})"
    r"(?:, [A-Z][\w ]+)?\Z"
)
_PUBLISHED_IN = re.compile(
    rf"\(?(?:This (?:article|story|report) (?:was )?)?(?:[Ff]irst |[Oo]riginally )?"
    rf"(?:[Pp]ublished|[Aa]ppeared) (?:in|by|on) (?P<name>{NAME}){_END}"
)
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|Copyright(?: ?©| \([cC]\))?)\s*(?:\d{{4}}(?:[-–]\d{{2,4}})?,? )?(?:by )?"
    rf"(?P<name>{NAME})(?:,? \d{{4}}(?:[-–]\d{{2,4}})?)?{_END}"
)
_SOURCE = re.compile(rf"(?:Source|Published by|Publisher|From)\s?: (?P<name>{NAME})\.?\Z")
_BYLINE = re.compile(
    rf"By {_PERSON}(?:,| \||,? for| of| [–—-]) (?P<name>(?=.*\b{OUTLET}\b){NAME})"
    r"(?: (?:correspondent|staff writer|staff|reporter|editor)s?)?\Z"
)
# “By Le Parisien”, “By the Harbour Gazette”: an outlet's signature and no person's.
_SIGNED = re.compile(
    rf"By (?P<name>(?:[Tt]he|Le|La|El|Il|Der|Die) {NAME}|(?=[^,]*\b{OUTLET}\Z){NAME})\Z"
)
# “KHERSON, June 7 (Karsia News Agency) –”
_DATELINE = re.compile(
    rf"[A-Z][^\n(]{{1,60}}\((?P<name>(?=[^)]*\b{OUTLET}\b){NAME})\)\s*[—–-]{{1,2}}"
)
_MASTHEAD = re.compile(
    rf"(?:(?=(?:.* )?{OUTLET}(?: Online| Agency)?\Z)|(?={OUTLET} )|(?={_OFFICE}\Z)){NAME}\Z"
)
_CAPITALS = re.compile(r"[A-Z][A-Z &’'.-]+\Z")
LONGEST_LINE = 160
_HEAD = 8
_LONGEST_MASTHEAD = 5  # words; a headline in capitals that ends in such a name is longer
_ALONE = {"Press", "Post", "Mail", "Media", "Today", "Network", "Department", "Standard", "Online"}
_RIGHTS = re.compile(r",?\s*(?:All [Rr]ights.*|Ltd|Inc|LLC|plc)\.?\Z")
# “Dam breach – Karsia Weekly”: the end of a page's title, which its heading has not.
_TITLE_END = re.compile(r"\s[-–—|·»:]\s(?=[^-–—|·»]+\Z)")
_PUBLISHER_META = (
    "//meta[@property='og:site_name' or @name='og:site_name']/@content",
    "//meta[translate(@name, 'DCPUBLISHER', 'dcpublisher') = 'publisher' or"
    " translate(@name, 'DCPUBLISHER', 'dcpublisher') = 'dc.publisher'"
    " or translate(@name, 'DCPUBLISHER', 'dcpublisher') = 'citation_publisher']/@content",
    "//meta[@itemprop='publisher']/@content",
)
_ITEM = "//*[@itemprop='publisher']//*[@itemprop='name']"


def publisher_of_lines(
    edges: Sequence[str], lines: Sequence[str], dates: Sequence[re.Pattern[str]]
) -> str:
    """The publisher that the text itself names, or nothing.

    ``edges`` are its first and last lines without what they have in brackets, ``lines`` all of
    them: where it was “published in” may stand anywhere. ``dates`` are the shapes of a date.
    """
    edges = [line for line in edges if len(line) <= LONGEST_LINE]
    short = [line for line in lines if len(line) <= LONGEST_LINE]
    found = (
        masthead(edges),
        *(name for line in edges if (name := _dated(line, dates))),
        *_named(short, (_PUBLISHED_IN,)),
        *_named(edges, (_BYLINE, _SIGNED, _COPYRIGHT, _SOURCE)),
        *_named([line[:LONGEST_LINE] for line in lines[:_HEAD]], (_DATELINE,)),
    )
    return next(filter(None, found), "")


def masthead(lines: Sequence[str]) -> str:
    """The first line where it is an outlet's or an office's name, with a headline to come."""
    return outlet_named(lines[0]) if len(lines) > 2 else ""


def outlet_named(line: str) -> str:
    """The outlet or office whose name a line is, as it is written within a text; or nothing."""
    name = line.strip(" #|*")
    if not name or name in _ALONE or len(name.split()) > _LONGEST_MASTHEAD:
        return ""
    written = name.title() if _CAPITALS.match(name) else name
    return written if _MASTHEAD.match(_joined(written)) else ""


def _joined(name: str) -> str:
    """A name in capitals as it is written otherwise, with its joining words small."""
    return re.sub(r"\b(?:Of|And|For)\b", lambda word: word[0].lower(), name)


def _dated(line: str, dates: Sequence[re.Pattern[str]]) -> str:
    """Whoever stands beside the day in a line that has nothing else."""
    before = _BEFORE_DAY.match(line)
    if before and any(shape.fullmatch(line, before.end()) for shape in dates):
        return before[1].strip()
    for shape in dates:
        day = shape.match(line)
        after = _AFTER_DAY.match(line, day.end()) if day else None
        if after:
            return after["name"].strip()
    return ""


def _named(lines: Sequence[str], shapes: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for shape in shapes:
        for line in lines:
            match = shape.match(line)
            if match:
                yield _RIGHTS.sub("", match["name"]).strip(" .,")


def publisher_of_page(tree: Any, heading: str) -> str:
    """The publisher that a page's metadata names, or the end of its title; or nothing.

    ``heading`` is what the article is called: a title that adds something to it adds the outlet.
    """
    for path in _PUBLISHER_META:
        for each in tree.xpath(path):
            if name := " ".join(str(each).split()):
                return name
    if name := next(filter(None, map(_in_linked_data, linked_data(tree))), ""):
        return name
    for each in tree.xpath(_ITEM):
        if name := " ".join((each.get("content") or each.text_content()).split()):
            return name
    return _after_title(str(tree.findtext(".//title") or ""), heading)


def _after_title(title: str, heading: str) -> str:
    title = " ".join(title.split())
    cut = _TITLE_END.search(title)
    if cut is None:
        return ""
    begins, name = title[: cut.start()], title[cut.end() :]
    is_heading = bool(heading) and " ".join(heading.split()).startswith(begins)
    return name if is_heading or _MASTHEAD.match(name) else ""


def title_without_outlet(title: str, outlet: str) -> str:
    """A page's title without the outlet at its end: “Dam breach – Karsia Weekly”."""
    cut = _TITLE_END.search(title)
    return title[: cut.start()] if cut and title[cut.end() :] == outlet else title


def _in_linked_data(script: str) -> str:
    """The publisher's name in a script of JSON-LD, which may refer to it by its id."""
    items = items_of(script)
    named = {str(each["@id"]): each["name"] for each in items if {"@id", "name"} <= each.keys()}
    for item in items:
        for each in _listed(item.get("publisher")):
            name = each
            if isinstance(each, Mapping):
                name = each.get("name") or named.get(str(each.get("@id")))
            name = next(iter(_listed(name)), "")
            if isinstance(name, str) and name.strip():
                return " ".join(name.split())
    return ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
