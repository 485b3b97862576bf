"""What a text shows of itself where its file says nothing: title, agency, date and language.

The first lines (headline, byline, dateline) and the last ones (“Published in …”) are looked at,
not what is said between: the story tells of other days and other agencies there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import filterfalse

from claimscope.ingest.foreign_days import day_in
from claimscope.ingest.normalise import one_line
from claimscope.ingest.property_days import is_to_come, is_unset
from claimscope.ingest.publisher import masthead, publisher_of_lines
from claimscope.ingest.reading import FROM_CHANGE, FROM_PROPERTIES, FROM_TEXT, Facts
from claimscope.ingest.written_days import DATES, SHAPES, day_of, iso_day, precision_of
from claimscope.language import language_of

AGENCIES = {
    "AFP": "AFP|Agence France-Presse",
    "AP": "AP|(?:The )?Associated Press",
    "Reuters": "Reuters|REUTERS",
    "dpa": "dpa|DPA",
    "Yonhap": "Yonhap(?: News Agency)?",
    "Kyodo": "Kyodo(?: News)?",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "Interfax": "Interfax",
    "KCNA": "KCNA",
    "ANSA": "ANSA",
    "EFE": "EFE",
    "UPI": "UPI",
    "PTI": "PTI",
    "ANI": "ANI",
}
_CUE = (
    r"(?:^[^\n(]{{0,60}}\((?:{0})\) ?[—–:-]|\((?:{0})\)\.?$|[—–-] ?(?:{0})$"
    r"|^(?:{0})$|^By (?:{0})$|^(?:By )?[^\n.]{{2,80}}, (?:{0})$)"
)
_CUES = {agency: re.compile(_CUE.format(words), re.MULTILINE) for agency, words in AGENCIES.items()}
# “KHERSON, 7 June 2023 (Reuters) – ”, “7 June 2023, KYIV — ”: place, day, agency and a dash.
_DATELINES = tuple(
    re.compile(
        rf"(?=[A-Z\d(])(?:[^\n.!?—–:]{{2,60}}?[,(] ?)?\b(?:(?i:{shape}))\b"
        r"[^\n.!?—–]{0,40}?\s?(?:[—–]|--|\s-\s)"
    )
    for shape in SHAPES[:4]
)
_DATELINE_ROOM = 160
# What parts the cells of a row that a program wrote, and no thousands.
_CELL_END = re.compile(r"(?!,\d{3}(?!\d))[,;\t](?=\S)")
_FEWEST_CELL_ENDS = 3
_FEWEST_ROWS = 2
_HEAD_ROWS = 20
TABLE = "It is a table of values: its rows are kept as text, and no claims are proposed from them."
DATA = (
    "It is written for programs (JSON or XML) and kept with its markup: to read the text in it "
    "alone, paste that."
)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ", re.IGNORECASE)
_SIGNATURES = ("— ", "– ")  # who wrote a post that is quoted, and when
_DATE_LINE = 80  # a line with a date of its own is short; a longer one tells of something
_DAY_CUES = re.compile(
    r"\b(?:(?P<updated>updated|modified|changed|corrected|edited|revised)|published|posted|issued)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"(?<!\s)\s*\([^()]*\)")
# A line that is an address and nothing else, as a copied page may begin with.
_ADDRESS = re.compile(r"(?:URL: ?)?(?P<url>https?://(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)\S*)")
_LETTERS = re.compile(r"[^\W\d_]{2}")
# “title: Ferry sinks”, in the front matter of Markdown
_TITLE_FIELD = re.compile(r"\Atitle: (?P<title>.*)", re.IGNORECASE)
_CREDIT = re.compile(r"[.!?][”\"’]? [—–-] ?[A-Z][\w/ -]*$")


def completed(facts: Facts, text: str) -> Facts:
    """``facts`` in order, with what ``text`` shows where they are empty.

    A text that names no outlet and begins or ends with an agency's name is taken for the agency's
    own; one that only credits it with a picture is not.
    """
    facts = _tidied(facts)
    lines = [line for line in text.split("\n") if line]
    edges = [*lines[:8], *lines[8:][-3:]]
    language = facts.language or language_of(text)
    facts = _dated(facts, edges, language)
    address = next(filter(None, map(_ADDRESS.fullmatch, edges)), None)
    wire = _agency_in(facts.wire) or _agency_in("\n".join(edges))
    signed = _agency_in("\n".join([*filterfalse(_is_credit, lines[:8]), *lines[8:][-3:]]))
    publisher = facts.publisher or publisher_of_lines(list(_bare(edges)), lines, DATES)
    below = lines[1:] if masthead(edges) else lines
    headline = next((line for line in below if not _is_beside_headline(line)), lines[0])
    return replace(
        facts,
        title=facts.title or ("" if _are_rows(lines) or _is_data(text) else _headline(headline)),
        publisher=publisher or (address["host"] if address else "") or signed,
        wire=wire,
        language=language,
        url=facts.url or (address["url"] if address else ""),
    )


def _is_credit(line: str) -> bool:
    """Whether a line ends in the name of whoever took a picture."""
    return bool(_CREDIT.search(line))


def _is_beside_headline(line: str) -> bool:
    """Whether a line above the headline is a date or an address."""
    return (
        bool(_ADDRESS.fullmatch(line))
        or not _LETTERS.search(line)
        or any(shape.fullmatch(_WEEKDAY.sub("", line)) for shape in DATES)
    )


def _dated(facts: Facts, edges: list[str], language: str) -> Facts:
    """``facts`` with the day that the text gives, unless the file says when it was published.

    When the file itself was made counts only where the text gives no day.
    """
    if facts.published_on and facts.published_from != FROM_PROPERTIES:
        return facts
    day, precision, found_in = _dateline_in(edges)
    if not day:
        day, precision, found_in = _date_in(edges)
    if not day and language not in {"", "en"}:
        day, precision, found_in = day_in(list(_bare(edges)), language), "day", FROM_TEXT
    if not day:
        return facts
    return replace(facts, published_on=day, published_precision=precision, published_from=found_in)


def _tidied(facts: Facts) -> Facts:
    day = iso_day(facts.published_on)
    day = "" if is_unset(day) or is_to_come(day) else day
    code = re.match(r"[A-Za-z]{2}(?![A-Za-z])", facts.language.strip())
    url = one_line(facts.url)
    return Facts(
        title=one_line(facts.title),
        publisher=one_line(facts.publisher),
        wire=facts.wire,
        published_on=day,
        published_precision=facts.published_precision if day else "unknown",
        published_from=facts.published_from if day else "",
        language=code.group().lower() if code else "",
        url=url if url.startswith(("https://", "http://")) else "",
    )


def _headline(line: str) -> str:
    field = _TITLE_FIELD.match(line)
    headline = one_line(field["title"].strip("\"' ") if field else line.lstrip("# "))
    is_one = len(headline) <= 200 and not headline.endswith((".", ":", ",")) and not _is_row(line)
    return headline if is_one else ""


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table, as of a file with comma-separated values."""
    return len(_CELL_END.findall(line)) >= _FEWEST_CELL_ENDS


def data_note(text: str) -> tuple[str, ...]:
    """The note on a text that programs write and read, with the marks between its values."""
    return (DATA,) if _is_data(text) else ()


def _is_data(text: str) -> bool:
    """Whether a text is XML, or JSON, in one piece or with an object on each line."""
    return text.startswith("<?xml") or any(map(_holds_objects, (text, text.partition("\n")[0])))


def _holds_objects(text: str) -> bool:
    if not text.startswith(("{", "[")):
        return False
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value[0] if isinstance(value, list) and value else value, dict)


def table_note(text: str) -> tuple[str, ...]:
    """The note on a text whose lines are rows of values: no sentence in them makes a claim."""
    lines = text.split("\n")[:_HEAD_ROWS]
    rows = sum(map(_is_row, lines))
    many = rows >= _FEWEST_ROWS and rows * 2 > len(lines)
    return (TABLE,) if many or _are_rows(list(filter(None, lines))) else ()


def _agency_in(lines: str) -> str:
    found = {agency: cue.search(lines) for agency, cue in _CUES.items()}
    starts = {agency: match.start() for agency, match in found.items() if match}
    return min(starts, key=starts.__getitem__, default="")


def _date_lines(lines: list[str]) -> Iterator[str]:
    """The lines short enough to be there for a date, without what they say in brackets."""
    return (
        line
        for line in _bare(lines)
        if len(line) <= _DATE_LINE and not line.startswith(_SIGNATURES)
    )


def _bare(lines: list[str]) -> Iterator[str]:
    rows = _are_rows(lines)
    return (_BRACKETS.sub("", line).strip() for line in lines if not (rows or _is_row(line)))


def _are_rows(lines: list[str]) -> bool:
    """Whether lines are rows of few cells, of which each has as many: “2024-10-17,Sel,12”."""
    ends = [len(_CELL_END.findall(line)) for line in lines]
    return len(lines) > _FEWEST_ROWS and ends[0] > 0 and len(set(ends)) == 1


def _dateline_in(lines: list[str]) -> tuple[str, str, str]:
    """The day with which a story begins, which may go on in the line below."""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        start = f"{line[:_DATELINE_ROOM]} {below[:_DATELINE_ROOM]}"
        for match in filter(None, (shape.match(start) for shape in _DATELINES)):
            if day_of(match):
                return day_of(match), "day", FROM_TEXT
    return "", "unknown", ""


def _date_in(lines: list[str]) -> tuple[str, str, str]:
    """The first day in the lines; where it is that of a change, the one that is of publication."""
    found = [
        (_cue_of(line[: match.start()]), day_of(match), precision_of(match))
        for line in _date_lines(lines)
        for match in _dates_in(line)
    ]
    if found and found[0][0] == "updated":
        found.sort(key=lambda each: each[0] != "published")
    if not found:
        return "", "unknown", ""
    cue, day, precision = found[0]
    return day, precision, FROM_CHANGE if cue == "updated" else FROM_TEXT


def _dates_in(line: str) -> list[re.Match[str]]:
    """The dates in a line, in the order of the shapes; with a whole day, no month alone."""
    every = [match for shape in DATES for match in shape.finditer(line) if day_of(match)]
    days = [match for match in every if precision_of(match) == "day"]
    return days or every


def _cue_of(before: str) -> str:
    """Whether the words before a day say that it is one of publication or of a change."""
    cues = list(_DAY_CUES.finditer(before))
    return "" if not cues else "updated" if cues[-1]["updated"] else "published"
