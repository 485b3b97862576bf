"""Distances that only tell where something lies."""

from __future__ import annotations

import re

from claimscope.extraction.figures.exclusions.surroundings import Surroundings
from claimscope.extraction.figures.numbers import UNITS
from claimscope.extraction.patterns import words_of

# What is told to be so long: “a 40 km border fence”
LINES = words_of(
    "front frontline line lines border boundary coast coastline fence stretch pipeline corridor",
    "road railway canal tunnel river bridge cable perimeter front-line buffer exclusion",
)
# A distance counts where something went so far or is so far away: “it flew 600 km”.
DISTANCE = re.compile(
    rf"(?:\s*(?:to|and|or|[–-])\s*(?:\d[\d.,]*|{UNITS}))?"
    r"\s*(?:(?:km|kms|kilomet\w+|miles?)\b"
    rf"(?!\s(?:(?:border|front|coastal|buffer|exclusion|security|gas|oil|rail|land|water)\s)?(?:{LINES})\b)"
    r"|mi|m\b|nautical\s+miles?"
    r"|(?:centi|milli)?met(?:re|er)s?|feet|foot|yards?|inch(?:es)?|cm|mm)\b"
    r"(?!/|\s(?:per|an)\b|(?:\s\([^()]{1,30}\))?\sof\s(?!(?:the|it|its|each|his|her|their|this|that|these|those|here|an?|one)\b)"
    r"[a-z])"
)
WORDED = rf"(?:\d[\d.]*|{UNITS})"
GOES_FAR = re.compile(
    r"\b(?:flew|drove|driven|rained|[Rr]ainfall|poured|[Ww]aves|[Ss]urges?|[Tt]ides?|flown|fly|flies"
    r"|flying|travel\w*|advanc\w+|push\w*|pull\w*|retreat\w*|withdr\w+"
    r"|reach\w*|climb\w*|rose|peak\w*|crest\w*|swell\w*|swollen|penetrat\w*|moved|gained|seized|span\w*|stretch\w*|extend\w*"
    r"|(?:came|come|comes|coming|got) (?:to )?within)\b"
    r"[^.;,(]{0,50}$"
    r"|(?<!which )(?<!that )\b(?:is|are|was|were|remain|remains)\s+"
    r"(?:(?:still|now|only|just|about|around|some|roughly|nearly|at|least|more|less|than|over|up|to)\s+){0,4}"
    rf"(?:{WORDED}\s*(?:to|and|or|[–-])\s*)?$"
)
LIES = re.compile(r"\b(?:lies|lie|located|situated|based)\b[^,]{0,30}$")
# “An epicentre 16 miles south of the town”, “at a depth of 12 miles”
POSITION = re.compile(
    r"\b(?:depth|deep|height|altitude|radius)\b[^|]{0,30}\||\|[^|,;]{0,24}?\b(?:(?:north|south"
    r"|east|west)[\w-]{0,12} of|from|off|away|above|below|deep|high|wide|long|tall|inland|offshore"
    r"|inside|into|beyond|behind)\b"
)
# “Two metres above the danger mark”
OF_A_LEVEL = re.compile(
    rf"{DISTANCE.pattern}\s(?:above|below|over|under|higher than|lower than)\s"
    r"(?:(?:the|its|their)\s)?(?:\w+\s)?(?:danger|flood|warning|normal|mark|average|usual|record|level)"
)
MEASURED = re.compile(
    r"\b(?:recorded|measured|registered|detected)\b[^.;]{0,20}\b(?:depth|height|altitude)\b[^.;]{0,20}$"
)
# “More than 300mm fell overnight”
FELL = re.compile(
    r"\s*(?:cm|mm|(?:centi|milli)met(?:re|er)s?|inch(?:es)?)\s(?:(?:had|has|have)\s)?(?:fell|fallen)\b"
)
NO_POSITION = re.compile(r"\b(?:within|resolution|range) (?:of )?(?:\w+ )?$|\bresolution of [^|]*$")


def is_idle_distance(around: Surroundings, *, sourced: bool) -> bool:
    """Whether a distance only tells where something lies.

    How far a place lies from another counts where a source gives it (``sourced``); in a reporter's
    own words it tells no more than where the place is.
    """
    before = around.long_before
    if not DISTANCE.match(around.after):
        return False
    if sourced and not NO_POSITION.search(before) and POSITION.search(before + "|" + around.after):
        return False
    if MEASURED.search(before) or OF_A_LEVEL.match(around.after) or FELL.match(around.after):
        return False
    return bool(LIES.search(before) or not GOES_FAR.search(before))
