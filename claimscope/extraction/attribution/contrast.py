"""Whose the next clause is: “The mayor said nine boats sank, but the pier …”.

Reported speech has its tenses shifted after “said” and keeps them after “says”. So a clause that
goes on in such a tense is the source's too, one that falls back into the present after “said” is
the text's own, and in between the words leave it open.
"""

from __future__ import annotations

import re
from typing import Literal

from claimscope.extraction.attribution.cues import Attribution

Whose = Literal["source", "narrator", "open"]
CONTRASTS = re.compile(r"(?:but|though|although|yet|while|whereas)\s(?!also\b|not\b)")
TENSE = re.compile(
    r"\b(?:(?P<shifted>had|hadn[’']t|would|wouldn[’']t|could|couldn[’']t|might)"
    r"|(?P<present>is|are|has|have|does|do|will|can|cannot|may|remains?|(?:is|are|has|have|does|do)n[’']t"
    r"|won[’']t|can[’']t)"
    r"|(?P<past>was|were|did|(?:was|were|did)n[’']t|[a-z]{2,20}ed|came|went|took|made|got|gave|fell"
    r"|rose|lost|won))\b"
)
# What somebody expects says nothing of whose the next clause is.
EXPECTS = re.compile(r"(?:expect|forecast|predict|anticipate|want|demand|urge)(?:s|ed)?")
SAYS_NOW = re.compile(r"say|tell|argue|insist|warn|note|add|claim|[a-z]{2,20}s")


def whose_next(words: str, said: Attribution, told: str, *, listed: bool) -> Whose | None:
    """Whose a clause is that opens with “but” after ``told``, which ``said`` introduces.

    Where that keeps the present after “said” (“said that it is open”), so may what follows.

    What a semicolon lists behind it (“Holm said nine boats sank; two were late”) is the source's.
    None where the clause opens otherwise, or where who says it follows what he says: “…, he said,
    but” ends his words.
    """
    if said.follows:
        return None
    if listed:
        return None if EXPECTS.fullmatch(said.verb) else "source"
    if not CONTRASTS.match(words):
        return None
    found = TENSE.search(words)
    tense = found.lastgroup if found else ""
    before = TENSE.search(told)
    kept = before is not None and before.lastgroup == "present"
    now = kept or bool(SAYS_NOW.fullmatch(said.verb.split()[-1]))
    if tense == ("present" if now else "shifted"):
        return "source"
    return "narrator" if tense == "present" else "open"


def doubt_of(source: str) -> str:
    """What is told of a clause of which it is open whose it is."""
    return f"The words leave open whether this is said by {source} or by the text itself."
