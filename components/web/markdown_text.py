"""Words of a document where Streamlit reads Markdown: labels, options, help, messages.

Most of Streamlit's marks are told by a punctuation mark, which a backslash makes plain. Addresses,
icons, emoji and arrows are looked for again after that, in the text that is left; a word joiner,
which has no width, takes them apart.
"""

from __future__ import annotations

import re
from string import punctuation

JOINER = "\u2060"
# Between these two Streamlit would find an address, an icon or emoji, or a sign that it redraws.
SEAMS = re.compile(r"(?<=:)(?=[\w/+-])|(?<=[<>=~-])(?=[<>=~-])|(?<=www)(?=\.)|(?=@)", re.I)
MARKS = re.compile(f"[{re.escape(punctuation)}]")


def escape_markdown(words: str) -> str:
    """The words, in one line, that Streamlit's Markdown shows as they stand."""
    in_one_line = " ".join(words.split())
    return MARKS.sub(r"\\\g<0>", SEAMS.sub(JOINER, in_one_line))
