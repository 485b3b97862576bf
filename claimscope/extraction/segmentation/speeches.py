"""Who speaks in a text that is one person's speech, or in a transcript before its first label."""

from __future__ import annotations

import re

from claimscope.extraction.attribution.names import is_person

HEAD = 600
TITLE_SPEAKER = re.compile(
    r"(?:briefing|gaggle|remarks|statement|speech|address|interview|conference)\b[^\n]*?\n?"
    r"\b(?:by|with|of)\s+([^\n]{4,160}?)(?=\s+(?:ahead|at|on|after|before|following|in|to|during"
    r"|and)\s|\n|$)",
    re.IGNORECASE,
)
# “Commissioner Holm’s remarks to the Council”
OWN_SPEECH = re.compile(
    r"^(?P<who>[A-Z][^\n,;:]{3,100}?)[’']s? (?:opening |closing |full )?(?:remarks|statement|speech"
    r"|address|briefing|testimony)\b(?! (?:draw|cause|spark|prompt|has|have|was|were|is|are)\w*)",
    re.MULTILINE,
)
QUOTATION = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"\n]*\"")
FIRST_PERSON = re.compile(r"\b(?:I|we|our|my)\b")


def title_speaker(text: str) -> str:
    """Who a transcript says it is by, for what is said before the first label."""
    return next(iter(_title_speakers(text)), "")


def _title_speakers(text: str) -> list[str]:
    return [title[1].strip(" .") for title in TITLE_SPEAKER.finditer(text[:HEAD])]


def monologist(text: str) -> str:
    """Whose speech a text is; empty where it is nobody's, but a report on one.

    A speech is headed as somebody's remarks and says “I” or “we” outside quotation marks.
    """
    own = OWN_SPEECH.search(text, 0, min(len(text), HEAD))
    named = [" ".join(own["who"].split())] if own else _title_speakers(text)
    speaks = FIRST_PERSON.search(QUOTATION.sub("", text))
    return next(filter(is_person, named), "") if speaks else ""
