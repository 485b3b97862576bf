"""What is printed at the head and foot of page after page: no part of the text that goes on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

FEWEST_PAGES = 3
EDGE_LINES = 3
LEFT_OUT = "Heads, feet and page numbers that pages repeat are left out."
_NUMBER = re.compile(r"\d{1,4}")
_SENTENCE_END = re.compile(r"[.!?:;][”\"’')\]]*\Z")


def without_furniture(pages: Sequence[str]) -> list[str]:
    """The pages without the lines that most of them have at their head or foot.

    The head of the first page and the foot of the last stay: they break no sentence, and may name
    outlet and day. A line that a page has twice is a row of a table.
    """
    split = [page.split("\n") for page in pages]
    repeated = _repeated(split)
    heads = [_edge(lines, number, repeated) for number, lines in enumerate(split)]
    feet = [_edge(lines[::-1], number, repeated) for number, lines in enumerate(split)]
    if heads:
        heads[0] = feet[-1] = 0
    kept = zip(split, heads, feet, strict=True)
    return ["\n".join(lines[head : len(lines) - foot]).strip() for lines, head, foot in kept]


def joined_pages(pages: Sequence[str]) -> str:
    """The pages as one text, an empty line between two unless a sentence goes on from one to the
    other.
    """
    full = [page for page in pages if page]
    ends = ("\n" if _goes_on(one, other) else "\n\n" for one, other in pairwise(full))
    return "".join(each for pair in zip(full, [*ends, ""], strict=False) for each in pair)


def _goes_on(page: str, following: str) -> bool:
    return not _SENTENCE_END.search(page) and following[0].islower()


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    on_pages: Counter[str] = Counter()
    twice: set[str] = set()
    for number, lines in enumerate(pages):
        here = Counter(form for line in lines for form in _forms(line, number))
        twice |= {form for form, times in here.items() if times > 1}
        edges = {*lines[:EDGE_LINES], *lines[-EDGE_LINES:]}
        on_pages.update({form for line in edges for form in _forms(line, number)})
    fewest = max(FEWEST_PAGES, (len(pages) + 1) // 2)
    return {form for form, times in on_pages.items() if times >= fewest} - twice


def _edge(lines: Sequence[str], number: int, repeated: set[str]) -> int:
    """How many lines from the beginning of these are repeated on other pages."""
    count = 0
    for line in lines[:EDGE_LINES]:
        if line.strip() and repeated.isdisjoint(_forms(line, number)):
            break
        count += 1
    return count


def _forms(line: str, number: int) -> Iterator[str]:
    """A line as it stands, and with its first or last number counted from that of its page."""
    line = " ".join(line.split())
    if line:
        yield line
    found = list(_NUMBER.finditer(line))
    for match in found[:1] + found[1:][-1:]:
        counted = int(match.group()) - number
        yield f"{line[: match.start()]}#{counted}{line[match.end() :]}"
