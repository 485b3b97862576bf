"""Which title in a file's properties somebody has given it: programs put one there themselves."""

from __future__ import annotations

import re

_OF_PROGRAMS = re.compile(
    r"Microsoft \w+ [-–] .*|PowerPoint[- ]Pr[aä]sentation|PowerPoint Presentation"
    r"|(?:Slide|Document|Dokument|Presentation|Untitled|No title)[ -]?\d*"
    r"|.*\.(?:docx?|odt|rtf|txt|pdf|indd|qxd|pptx?|xlsx?|html?|tmp|pages)|https?://\S*|\W*",
    re.IGNORECASE,
)


def likely_title(written: str) -> str:
    """The title, unless it is the name of a file, an address or what a program writes for none."""
    title = " ".join(written.split())
    return "" if _OF_PROGRAMS.fullmatch(title) else title
