"""What stands around an article and is not part of it: bylines, teasers, credits, contacts.

Every pattern is matched against one line. A line is boilerplate by what it says; a heading by
what it lacks: the full stop that ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimscope.extraction.patterns import any_of

PROSE_WORDS = 8
HEADING_WORDS = 25

# After one of these on a line of its own, what follows belongs to other articles.
END_MATTER = re.compile(
    r"(?:opinion|editorial|(?:\d+ )?comments?|sources?|references|notes|external links|see also|"
    r"trending|recommended|related(?: \w+){0,2}|read more|more (?:on|from|in) .{1,40}|"
    r"most (?:popular|read|viewed)|top stories|you (?:may|might) also like|also (?:read|see)|"
    r"share this.{0,20}|tags?|ends|about the authors?|sister links|further reading)\s*:?",
    re.IGNORECASE,
)

BOILERPLATE = any_of(
    r"by [A-Z][\w.’'-]+(?: (?:and|[A-Z][\w.’'-]+)){1,8}(?:, .{0,40})?$",
    r"(?:read|see|watch|listen)(?: more| also)?\s*:",
    r"(?:sign up|subscribe|follow us|click here|get the .{0,30}(?:headlines|newsletter|news)|"
    r"download|join (?:us|our)|share (?:this|on)|donate|support (?:us|our))\b",
    r"(?:to (?:read|continue|keep) (?:the full|the rest|reading|on)|already a (?:subscriber|member)"
    r"|(?:log|sign) in\b|create (?:a free|an) account|start your (?:free )?trial)",
    r".*\b(?:newsletter|in your inbox|all rights reserved|terms of (?:use|service)|cookies)\b",
    r".*\b(?:please contact|media (?:requests|enquiries|inquiries)|for more information)\b",
    r"for (?:the latest|more) (?:headlines|news|updates),",
    r"(?:view (?:this|in)|unsubscribe|was this|you(?:[’']re| are)? receiv)\w*",
    r"(?:our standards|privacy (?:notice|policy)|editor[’']s note)\b",
    r"(?:photo|image|picture|file photo|credit|video|illustration|graphic|map)s?\s*[:/]",
    r"(?:published|updated|posted|last modified|reporting by|editing by|writing by|additional "
    r"reporting|correction|advertisement|copyright|page \d+|index for)\b.{0,120}$",
    r".{0,120}\b(?:contributed to this (?:report|story|article)|reported from [A-Z].{0,40}$)",
    r"©",
    r".{2,120}\b(?:wrote|schrieb|a écrit|ha scritto|escribió)(?: .{2,60})?\s?:$",
    r"(?:-+ ?(?:original|forwarded) message ?-+|begin forwarded message:)",
    r"(?:from|date|sent|to|cc|subject): .{0,400}$",
    r"\(?(?:the )?(?:briefing|interview|hearing|call) (?:was )?(?:concluded|ended|end)",
)

# A link or an address makes a line boilerplate, unless it stands in a sentence of prose.
LINK = re.compile(r"(?<!\S)(?:\S[^\s@]*@\S+\.\w|\S*(?:https?://|www\.))\S*")
POINTS_TO = re.compile(
    r"\b(?:contact|visit|e-?mail|tel|available (?:at|on|from)|further information|more information"
    r"|details|write to|follow)\b",
    re.IGNORECASE,
)
LEAST_PROSE = 10

DATE_LINE = re.compile(
    r"(?:updated |published |posted )?(?:\w{3,9}day,? )?"
    r"(?:\d{1,2} \w{3,9},? \d{4}|\w{3,9} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[ ,|–-]+\d{1,2}[:.]\d\d.{0,12})?",
    re.IGNORECASE,
)
# “1. Size of the fleet”
NUMBERED_HEADING = re.compile(r"\d{1,2}[.)]\s+[A-Z][^\d\s]*(?:\s[^\d\s]+){0,4}")
SIGN = r"[•●○▪▫◦‣·*■□◾◽◼◻►▶▸➤➡➖✅✔❗❌🔹🔸🔺🔻🔴🔵🟠⚫📌👉]\ufe0f?"
BULLET = re.compile(rf"(?:{SIGN}|[-–—]|\(?(?:\d{{1,2}}|[a-z])[.)])\s+")
# A bullet that is no dash: the line before it has ended, whatever it ends with.
SIGN_BULLET = re.compile(rf"{SIGN}\s+")
CREDIT = re.compile(
    r"(?<!\s)(?:\s+[—–-]{1,2}\s*|\s*\(|\s*/\s?)(?:[A-Z][\w./, ]{1,40}|[A-Z]{2,6})\)?$"
)
SENTENCE_END = re.compile(r"[.!?…:;,]['\"”’»)\]]*(?:\[\w{1,3}\])*$|[.!?][)\]'\"”’»]+\s")
# “… in North Korea. — AFP”, “This picture taken on Monday …”, “… (AP Photo/Lee Jin-man)”
CAPTION = any_of(
    r"(?:this|undated)(?: \w+){0,2} (?:picture|photo(?:graph)?|image|handout|screengrab)"
    r" (?:shows?|taken|released|provided|from|made)\b",
    r".*[.!?][\"'”’»]?\s+[—–-]{1,2}\s*[A-Z][\w./ ]{1,40}$",
    r".*[(\[](?:file|handout|ap|afp|reuters|getty)?[ /]*(?:photo|image|picture)s?\b[^()]*[)\]]$",
)
TRUNCATED = re.compile(r"\w(?:\.\.\.|…)$")


def is_boilerplate(line: str) -> bool:
    """Whether a line is a byline, credit, teaser, contact or date, or trails off in dots."""
    furnishes = (
        BOILERPLATE.match(line.removeprefix("("))
        or DATE_LINE.fullmatch(line)
        or TRUNCATED.search(line)
    )
    return bool(furnishes) or _is_address(line)


def is_caption(line: str) -> bool:
    """Whether a line stands under a picture: it says what that shows, or ends in its credit."""
    return bool(CAPTION.match(line))


def _is_address(line: str) -> bool:
    rest = LINK.sub("", line)
    return rest != line and (len(rest.split()) < LEAST_PROSE or bool(POINTS_TO.search(rest)))


def is_heading(line: str) -> bool:
    """Whether a line is a heading: short, and with no sentence that ends."""
    if BULLET.match(line):
        numbered = NUMBERED_HEADING.fullmatch(line)
        return bool(numbered) and not SENTENCE_END.search(line)
    words = len(line.split())
    return words < HEADING_WORDS and not SENTENCE_END.search(CREDIT.sub("", line))


def end_of_article(lines: Sequence[str]) -> int:
    """How many of the lines belong to the article; the rest advertises others.

    A marker counts only after some prose, for menus may stand above an article too.
    """
    prose = 0
    for number, line in enumerate(lines):
        prose += _is_prose(line)
        if prose >= 2 and (END_MATTER.fullmatch(line) or _begins_teasers(lines, number)):
            return number
    return len(lines)


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE_WORDS and not is_heading(line) and not is_boilerplate(line)


def _begins_teasers(lines: Sequence[str], number: int) -> bool:
    """A heading with a dateline, and soon another dateline: a list of other articles.

    What stands under two datelines with prose between them is a live page, and is the article.
    """
    following = lines[number + 1 : number + 8]
    dated = [bool(DATE_LINE.fullmatch(line)) for line in following]
    if not is_heading(lines[number]) or dated[:1] != [True] or not any(dated[1:]):
        return False
    return not any(_is_prose(line) for line in following[: dated.index(True, 1)])
