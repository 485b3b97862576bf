"""Headlines, teasers and lines of key figures that claim something.

They tell a number, or who says or denies what. Other headings only name what follows. “5 things to
know” and “12 comments” count nothing that happened.
"""

from __future__ import annotations

import re

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.lexicons.reporting_verbs import SPEAKERS
from claimscope.extraction.patterns import words_of

LEAST_WORDS = 5
# Of a line of a table most is numbers.
WORDS_A_NUMBER = 2
LETTERS = re.compile(r"[^\W\d_]{2,}")
DIGITS = re.compile(r"\d[\d.,]*")
MONEY = r"[A-Z]{0,2}[$€£¥₹₽₴]|(?:[A-Z]{3}|Rs\.?)\s"
# “Killed: 1,234”, “Funding: US$9.8 million”, “Displaced – at least 40,000”, “1,234 injured”
KEY_FIGURE = re.compile(
    r"[A-Z][A-Za-z’'()/ -]{2,50}?\s?(?::|\s[–—-])\s"
    rf"(?=(?:[a-z]{{1,15}}\s){{0,4}}[~≈<>≥≤]?\s?(?:{MONEY})?\d)"
    rf"|(?:[A-Za-z]{{1,20}}\s){{0,3}}?(?:{MONEY})?\d[\d,.]{{0,15}}"
    r"(?:\s?(?:%|[KMBkmb]|bn|per ?cent|thousand|million|billion))?"
    r"\s(?:[a-z-]{1,20}\s){0,5}[a-z]{3,20}$"
)
OF_THE_PAGE = re.compile(
    r"\d\s+(?:"
    + words_of(
        "comment comments share shares view views like likes follower followers min mins minute",
        "minutes read result results photo photos image images picture pictures slide slides item",
        "items reply replies post posts article articles story stories thing things way ways",
        "reason reasons fact facts takeaway takeaways question questions tip tips step steps",
        "chart charts word words page pages kb mb gb subscriber subscribers listener listeners",
        "review reviews star stars ago point points lesson lessons update updates key",
    )
    + r")\b",
    re.IGNORECASE,
)
FIRST_OF_PAGE = re.compile(
    r"(?:\d+|[A-Z][a-z]+) (?:things|ways|reasons|facts|takeaways|questions|key)\b"
)
NAMES_A_PART = re.compile(
    r"(?:page|table|figure|fig|chapter|part|section|annex|appendix|volume|vol|issue|no|tel|phone"
    r"|fax|isbn|updated|published|posted|version|article|rule|box|map|chart|graph)\b",
    re.IGNORECASE,
)

# “Norvik denies hitting school”, “Boats hit pier, mayor says”: who says what.
SAYS = words_of(
    "says say claims claim denies deny rejects reject confirms confirm disputes dispute dismisses",
    "dismiss admits admit alleges allege warns warn insists insist accuses accuse announces",
    "announce said denied claimed rejected confirmed disputed dismissed admitted cannot_confirm",
    "could_not_confirm cannot_verify could_not_verify",
)
ASIDE = re.compile(
    r"(?:What|Why|How|Who|When|Where|Which|Watch|Video|Opinion|Analysis|Comment|Editorial|Explainer"
    r"|Fact[- ]check|Photos|In pictures|Podcast|Read|Listen)\b"
)
CLAIMS = re.compile(
    rf"(?:[\w.’'&-]{{1,30}}\s){{0,5}}?(?:(?-i:[A-Z])[\w.’'&-]{{0,30}}|(?:{SPEAKERS}))\s(?:{SAYS})\s\S+\s\S"
    rf"|[^:;]{{10,150}}[,–—]\s(?:[\w.’'&-]{{1,30}}\s){{1,6}}(?:{SAYS}|said|reports?)$",
    re.IGNORECASE,
)


def tells_claim(line: str) -> bool:
    """Whether a heading tells who says or denies something."""
    return bool(CLAIMS.match(line)) and not (ASIDE.match(line) or line.endswith("?"))


def tells_figure(line: str) -> bool:
    """Whether a heading tells a number of something that is said to have happened."""
    if NAMES_A_PART.match(line) or OF_THE_PAGE.search(line) or FIRST_OF_PAGE.match(line):
        return False
    words, numbers = LETTERS.findall(line), DIGITS.findall(line)
    if len(words) < WORDS_A_NUMBER * len(numbers) and not KEY_FIGURE.match(line):
        return False
    if len(words) < LEAST_WORDS and not KEY_FIGURE.match(line):
        return False
    found = figures_in(line, Span(0, len(line)))
    return any(each.low is not None or each.high is not None for each in found)
