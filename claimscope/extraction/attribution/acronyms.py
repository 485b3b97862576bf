"""Abbreviations and the names that they stand for, as one text has them."""

from __future__ import annotations

import re

SMALL = r"of|the|for|and|de|to|in|on"
IN_BRACKETS = re.compile(r"(?<=\w)\s\(([A-Z][A-Za-z&-]{1,9})\)")
BEFORE = 120  # characters before the bracket in which the name stands
WORDS_OF_NAME = rf"(?:[A-Z][\w’'-]+|{SMALL})(?:\s(?:[A-Z][\w’'-]+|{SMALL}))"
# A list may end it: “the Council for Peace, Safety and Work”.
NAME_BEFORE = re.compile(
    rf"(?<!\w)(?:{WORDS_OF_NAME}{{1,8}}\s(?:for|of)\s[A-Z]\w+,\s[A-Z]\w+\sand\s[A-Z]\w+"
    rf"|{WORDS_OF_NAME}{{1,8}})$"
)
PART_OF_NAME = re.compile(r"[\w’'&.-]+,?")
MOST_WORDS = 12
SHORT = re.compile(r"(?<![\w.])[A-Z]{3,6}(?!\w)")
LONG_NAME = re.compile(
    rf"(?<![\w-])(?:[A-Z][\w’'-]{{1,30}}(?:\s(?:{SMALL})){{0,3}}\s){{1,6}}[A-Z][\w’'-]{{1,30}}"
)
# What everybody writes short, so that one source does not come out as two.
COMMON = {
    "US": "United States", "U.S.": "United States", "USA": "United States",
    "UN": "United Nations", "U.N.": "United Nations", "EU": "European Union",
    "UK": "United Kingdom", "U.K.": "United Kingdom",
}  # fmt: skip


def acronyms_in(text: str) -> dict[str, str]:
    """The full name, with its abbreviation in brackets, for every abbreviation of a text.

    A name is that before the brackets (“the Harbour Guard (HG)”), or one elsewhere in the text
    with these initials.
    """
    found = {short: f"{name} ({short.replace('.', '')})" for short, name in COMMON.items()}
    for bracket in IN_BRACKETS.finditer(text):
        before = text[max(0, bracket.start() - BEFORE) : bracket.start()]
        name = _with_initials(before, bracket[1]) or _last_name(before)
        if name:
            found[bracket[1]] = f"{name} ({bracket[1]})"
    wanted = {short[0] for short in SHORT.finditer(text)} - found.keys()
    for long in LONG_NAME.finditer(text) if wanted else ():
        words = long[0].split()
        for first in range(len(words) - 2):
            initials = _initials(words[first:])
            if initials in wanted and words[first][0].isupper():
                found.setdefault(initials, f"{' '.join(words[first:])} ({initials})")
    return found


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _with_initials(before: str, short: str) -> str:
    """The shortest name at the end of ``before`` that has these initials."""
    letters = "".join(filter(str.isupper, short))
    words = PART_OF_NAME.findall(before)[-MOST_WORDS:]
    for first in range(len(words) - 1, -1, -1):
        if words[first][0].isupper() and _initials(words[first:]) == letters:
            return " ".join(words[first:])
    return ""


def _last_name(before: str) -> str:
    """The capitalised name at the end of ``before``; the last of two that “and the” joins."""
    name = NAME_BEFORE.search(before)
    last = re.split(r"\band the ", name[0])[-1] if name else ""
    return re.sub(r"^(?:(?:the|of|for|and|de|to|in|on|The|But|And|A|An)\s+)+", "", last).strip()
