"""The part that a place plays in what is told, from the words before and behind its name.

A preposition tells it (“from Busan”), or a verb of what is done to a place: “shelled Busan”, “Busan
was shelled”. The verbs are the lexicon ``place_verbs``, with the role in its ``means``; ``struck``
is “at” too, of verbs that also have another sense (“hit Busan with tariffs”).
"""

from __future__ import annotations

import re

from claimscope.extraction.lexicons.lexicon import words_meaning
from claimscope.extraction.patterns import alternation

MENTIONED = "mentioned"
TOWN = r"(?:city|town|port|village|capital|suburb|state|province) of "
FILLER = (
    rf"(?:the |{TOWN}|region of |territory of |capital,? |parts of |\w+ern |[A-Z]\w+[’']s "
    rf"|[A-Z]\w+ (?:[a-z]+ )?{TOWN})*"
)
PREPOSITIONS = {
    role: re.compile(rf"\b(?:{words})\s+{FILLER}$", re.IGNORECASE)
    for role, words in {
        "from": "from|out of|left|leaving",
        "to": "(?<!according )to|into|toward|towards|onto",
        "near": "near|around|outside|off|close to|next to|in and around",
        "at": r"in|at|on|inside|over|across|within|throughout|through|between|as far (?:\w+ )?as",
    }.items()
}
PREPOSED = re.compile(
    r"\b(?:in|at|near|from|(?<!according )to|into|towards?|around|outside|over|on|of|off|inside"
    r"|between|and|across)\s+(?:the \w+ of |[A-Z]\w+[’']s )?$"
)
SURE, STRUCK, BOUND = (
    alternation(words_meaning("place_verbs", each)) for each in ("at", "struck", "to")
)
DONE_TO = re.compile(rf"\b(?:(?P<at>{SURE})|(?P<struck>{STRUCK})|(?P<to>{BOUND}))\s+{FILLER}$")
# “the shelling of Busan”
DEED_OF = re.compile(
    rf"\b(?:{SURE}|battles?|siege|fall|bombardment|capture|occupation|destruction)\s+(?:of|for)\s+"
    rf"{FILLER}$"
)
FIGURATIVE = re.compile(
    r"\s(?:with\s(?:\w+\s){0,3}(?:sanctions|tariffs?|duties|fines?|lawsuits?|criticism|bans?|levy"
    r"|levies)|over|for|as)\b"
)
# “Busan was shelled”, “Busan came under fire”, “Busan was hit by a storm”
FORCE = (
    "missiles? drones? rockets? shells? bombs? artillery earthquakes? quakes? cyclones? hurricanes?"
    " typhoons? tornado(?:es)? floods? storms? fires? strikes? airstrikes? attacks? blasts?"
    " explosions? outbreaks?"
).replace(" ", "|")
SUFFERED = re.compile(
    rf"\s(?:(?:was|were|is|are|has\sbeen|have\sbeen|had\sbeen|being)\s(?:\w+ly\s|again\s)?"
    rf"(?:(?:{SURE})(?<!ing)\b|(?:{STRUCK})\sby\s(?:[\w-]+\s){{0,3}}(?:{FORCE})\b)"
    r"|(?:came|comes|has\scome)\sunder\s(?:\w+\s)?(?:fire|attack|bombardment|shelling|siege)\b)"
)


def role_of(before: str, after: str) -> str:
    """The role of :data:`claimscope.record.model.ROLES`, from what stands around the name."""
    for role, pattern in PREPOSITIONS.items():
        if pattern.search(before):
            return role
    done = DONE_TO.search(before)
    if done and done["to"]:
        return "to"
    if done and not (done["struck"] and FIGURATIVE.match(after)):
        return "at"
    return "at" if DEED_OF.search(before) or SUFFERED.match(after) else MENTIONED


def is_in_position(before: str, after: str) -> bool:
    """Whether a place is named there, so that a word which is a name of one means it."""
    return bool(PREPOSED.search(before)) or role_of(before, after) != MENTIONED
