"""What an editor puts in brackets into somebody's number: “12[,000] men”, “10 [to 12] thousand”.

The rules read such words as part of the number, which the speaker meant; the quote keeps the
brackets.
"""

from __future__ import annotations

_SHARP = (
    "about|around|some|nearly|almost|roughly|approximately|over|more than|at least|fewer than"
    "|less than|up to"
)
_COUNTED = (
    "people|men|women|children|civilians|soldiers|troops|dead|killed|wounded|injured|missing"
    "|percent|per cent|kilomet(?:re|er)s|km|miles|tons|tonnes|drones|missiles|shells|tanks|dollars"
    "|euros|boats"
)
INSERTION = (
    r"(?<=\d)\[,\d{3}(?:,\d{3})*\]"
    r"|(?<=\d )\[(?:hundred|thousand|million|billion|trillion)\]"
    r"|(?<=\d )\[(?:to|or|and|-|–) ?\d[\d,.]*\]"
    rf"|(?<= )\[(?:{_SHARP})\](?= \d)"
    r"|(?<= )\[\d[\d,.]*\](?= [a-z])"
    rf"|(?<=\d )\[(?:{_COUNTED})\]"
)
"""A pattern of such a bracket, beside its number; never that of a footnote (“left.[3]”)."""
