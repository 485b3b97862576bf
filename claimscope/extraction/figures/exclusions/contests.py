"""Results of games and votes (“2–1”), which are no span of numbers."""

from __future__ import annotations

import re

from text_to_num import text2num

from claimscope.extraction.figures.exclusions.surroundings import Surroundings
from claimscope.extraction.figures.numbers import UNITS, WORD

# “Won 2–1”, “a vote of 218-206”: two numbers that are no span of one.
PAIR = re.compile(r"(?<![\w.,:/–-])(\d{1,3})\s?[–-]\s?(\d{1,3})(?![\w:/]|[.,]\d|[–-]\d)")
CONTEST_BEFORE = re.compile(
    r"\b(?:w[io]ns?|lost|loses?|beat|beats|beaten|defeat\w*|vot\w+|scor\w+|drew|draws?|leads?|led"
    r"|leading|trail\w+|victory|rul\w+|decision|passed|approved|tied|record|game|match|final)\b"
    r"[^.;]{0,30}$",
    re.IGNORECASE,
)
CONTEST_AFTER = re.compile(
    r"\s(?:\w+\s)?(?:vote|votes|win|victory|defeat|lead|loss|ruling|decision|majority|draw|record"
    r"|score|split|verdict)\b"
)
# “They lose 300-400 soldiers a day”: so many people, and no score.
OF_PEOPLE = re.compile(r"\s(?:[a-z-]+\s)?(?:people|men|women|children|[a-z]{3,}ers|troops)\b")


# “Odds of 3 to 1”: the first of a span is the smaller, unless it falls from the one to the other.
RATIO = re.compile(
    rf"(?<![\w.,:/–-])(\d{{1,3}}|{UNITS}) to (\d{{1,3}}|{UNITS})\b"
    rf"(?![%\w:/]|[.,]\d|\s?per ?cent|[ -]{WORD}\b)",
    re.IGNORECASE,
)
FALLS = re.compile(
    r"\b(?:from|between|of|magnitudes?|ages?|fell|down|drops?|dropped|cut|reduced|lowered)\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)


def is_ratio(around: Surroundings) -> bool:
    """Whether a number is one side of a ratio or a vote, “3 to 1”."""
    text, span = around.text, around.number.span
    for pair in RATIO.finditer(text, max(0, span.start - 12), span.end + 12):
        if span.start in {pair.start(1), pair.start(2)}:
            before = text[max(0, pair.start() - 60) : pair.start()]
            one, other = (
                text2num(each.lower(), "en") if each.isalpha() else int(each)
                for each in pair.groups()
            )
            return one > other and not FALLS.search(before)
    return False


def is_score(around: Surroundings) -> bool:
    """Whether a number is one side of a result: of a span the first is the smaller."""
    text, span = around.text, around.number.span
    for pair in PAIR.finditer(text, max(0, span.start - 5), span.end + 6):
        if span.start in {pair.start(1), pair.start(2)}:
            before = text[max(0, pair.start() - 60) : pair.start()]
            sides = int(pair[1]), int(pair[2])
            contest = CONTEST_AFTER.match(text, pair.end()) or (
                CONTEST_BEFORE.search(before) and not OF_PEOPLE.match(text, pair.end())
            )
            return sides[0] >= sides[1] or bool(contest)
    return False
