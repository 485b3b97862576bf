"""Two numbers that are the ends of one span: “10 to 12”, “between 40 and 80”, “3-4 million”."""

from __future__ import annotations

import re

from claimscope.extraction.figures.exclusions.contests import CONTEST_BEFORE
from claimscope.extraction.figures.numbers import PERCENT, Number, multiplied

SHARE = r"(?:%|per ?cent\b|pc\b|pct\b|percentage points?\b)"
UNIT = (
    rf"(?:{SHARE}|(?:km|kilomet(?:re|er)s|miles|m|met(?:re|er)s|feet|ft|tons|tonnes|kg|barrels|people"
    r"|men)\b)"
)
JOINS = re.compile(
    rf"\s?(?P<unit>{UNIT})?\s*(?P<word>to|[-–—,]|or|and)\s*"
    r"(?:as many as\s+|even\s+|perhaps\s+|maybe\s+|possibly\s+)?",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween\s+(?:about\s|some\s|around\s)?$", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|by)\s+(?:\w+\s+)?$", re.IGNORECASE)
BY_SO_MUCH = re.compile(r"\bby\s+(?:\w+\s+)?$", re.IGNORECASE)
CHANGES = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|grew|grown|growing|increas(?:e|es|ed|ing)|fell|fallen|falling"
    r"|drop(?:s|ped|ping)|up|down|revis(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)"
    r"|cut|cuts|cutting|went|going|jump(?:s|ed|ing)|climb(?:s|ed|ing)|decreas(?:e|es|ed|ing)"
    r"|declin(?:e|es|ed|ing)|shrank|shrinking|chang(?:e|es|ed|ing)|expand(?:s|ed|ing)?"
    r"|bring(?:s|ing)|brought|tak(?:es|ing)|push(?:es|ed|ing)|lift(?:s|ed|ing)|reduc(?:e|es|ed|ing)"
    r"|doubl(?:es|ed|ing)|moved?|moving|widen(?:s|ed|ing)|narrow(?:s|ed|ing)|toll|surg(?:es|ed|ing)"
    r"|plung(?:es|ed|ing)|swell(?:s|ed|ing)|upgrad(?:es|ed|ing)|downgrad(?:es|ed|ing))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# “Several hundred to a thousand”, “hundreds, if not thousands”: an end is only roughly told.
ROUGHLY_JOINS = re.compile(
    r"\s*(?:(?:up\s)?to|[-–—]|,?\s?(?:or|if not))\s*"
    r"(?:as many as\s+|even\s+|perhaps\s+|maybe\s+|possibly\s+)?(?:an?\s)?",
    re.IGNORECASE,
)
THOUSANDS = re.compile(r"\d{1,3}[, \u202f]000")
# Ends that share their thousands lie no further apart: “10-12,000”, but “1 to 15,000”.
WIDEST = 4
NEAR = 80
DASHES = {"-", "–", "—"}


def is_range(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the ends of one span."""
    joint = JOINS.fullmatch(text, first.span.end, second.span.start)
    before = text[max(0, first.span.start - NEAR) : first.span.start]
    vague = first.vague or second.vague
    if (
        not joint
        or vague
        or _measure_apart(text, first, second, joint)
        or _parts(joint, first, second)
    ):
        return False
    change = _is_change_and_level(text, joint, second)
    word = joint["word"].lower()
    ends = ends_of(text, first, second)
    if word == ",":
        return _guesses(text, first, second, ends)
    if word == "and":
        return bool(BETWEEN.search(before))
    if word == "or" and not first.in_digits:
        return ends[0] < ends[1] <= 2 * max(ends[0], second.scale)
    if joint["unit"] and ends[0] > ends[1] and CONTEST_BEFORE.search(before):
        return False
    by_percent = (
        BY_SO_MUCH.search(before) and not joint["unit"] and PERCENT.match(text, second.span.end)
    )
    return not (change or (FROM.search(before) and CHANGES.search(before) and not by_percent))


def is_vague_range(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the ends of one span, of which at least one is a vague plural."""
    joint = ROUGHLY_JOINS.fullmatch(text, first.span.end, second.span.start)
    before = text[max(0, first.span.start - NEAR) : first.span.start]
    if not joint or not (first.vague or second.vague) or second.currency != first.currency:
        return False
    changes = FROM.search(before) and CHANGES.search(before)
    known = first.value is not None and second.value is not None
    return not changes and not (known and (first.value or 0) >= (second.value or 0))


def _is_change_and_level(text: str, joint: re.Match[str], second: Number) -> bool:
    """Whether a share by which something changed stands before what it came to: “3% to $82”."""
    told = re.compile(UNIT, re.IGNORECASE).match(text, joint.end("unit"))
    shared = joint["unit"] and PERCENT.fullmatch(joint["unit"].lower())
    of_money = second.currency or not PERCENT.match(text, second.span.end)
    return bool(joint["word"].lower() == "to" and shared and of_money and not told)


def _parts(joint: re.Match[str], first: Number, second: Number) -> bool:
    """Whether a dash only parts two numbers: “put it at 125,000 – three times more”."""
    apart = joint[0].strip() in DASHES and joint[0] not in DASHES
    return apart and (second.value or 0) <= (first.value or 0)


def _guesses(text: str, first: Number, second: Number, ends: tuple[float, float]) -> bool:
    """Whether two numbers in words only guess at one: “twenty, thirty boats”."""
    worded = not (first.in_digits or second.in_digits)
    near = ends[0] < ends[1] <= 2 * ends[0]
    counted = re.compile(r"\s(?!and\b|or\b|to\b|of\b)[a-z]{3,}").match(text, second.span.end)
    return bool(worded and near and counted)


def _measure_apart(text: str, first: Number, second: Number, joint: re.Match[str]) -> bool:
    """Whether the two are of different kinds: money and none, points and a rate."""
    unit = joint["unit"] or ""
    points = "point" in unit.lower()
    also = re.compile(r"\s?(?:percentage )?points?\b").match(text, second.span.end)
    money = second.currency and second.currency != first.currency
    measured = unit and not re.fullmatch(SHARE, unit, re.IGNORECASE)
    again = re.compile(rf"[\s-]?{re.escape(unit)}\b").match(text, second.span.end)
    return bool((points and not also) or money or (measured and not again))


def ends_of(text: str, first: Number, second: Number) -> tuple[float, float]:
    """The two numbers, of which the first may share the magnitude of the second.

    “3-4 million” is from three million on, “10-12,000” from ten thousand.
    """
    one, other = first.value or 0, second.value or 0
    shares = not first.scaled and one < other and one < 1000
    if second.scaled and shares:
        return multiplied(one, second.scale), other
    grouped = THOUSANDS.fullmatch(second.span.of(text).strip())
    whole = first.in_digits and one == int(one) and 0 < one * 1000 < other <= one * 1000 * WIDEST
    return (one * 1000, other) if shares and grouped and whole else (one, other)
