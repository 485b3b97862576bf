"""Whose words a mail passes on: lines quoted with “>”, and mails forwarded under their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from claimscope.extraction.candidate import Span

_MARKED = re.compile(r"^(?P<marks>(?:>[ \t]?)+)(?!\d)|^(?P<spaced>(?:>[ \t])+)", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\n?")
_ADDRESS = r"\s*[<(\[][^<>()\[\]\s]*@[^<>()\[\]\s]*[>)\]]"
# “On Tue, 6 June 2023 at 09:00, Ann Lee <a@b.example> wrote:”, in the languages of mail programs.
_WROTE = re.compile(
    r"(?:(?:On|Am|Le|El|Il)\b[^\n]{6,60}?[\d.](?:,| schrieb| Uhr schrieb)? (?=[A-Z\"“<])"
    r"|^[\s>]*)"
    rf"[\"“]?(?P<who>[A-Z][^\n<>@,:\"”]{{1,60}}?)[\"”]?(?:{_ADDRESS})?\s*"
    r"(?:wrote|writes|a écrit|ha scritto|escribió|schrieb)?\s*:\s*$",
    re.MULTILINE,
)
_SAYS_WROTE = re.compile(r"\b(?:wrote|writes|a écrit|ha scritto|escribió|schrieb)\b")
_HEADERS = re.compile(
    r"^(?:[*_ ]*)(?P<name>From|Date|Sent|To|Cc|Subject|Reply-To)[*_]*: [^\n]*(?:\n|\Z)",
    re.MULTILINE,
)
_FEWEST_HEADERS = 3
_SENDER = re.compile(
    rf"^[*_ ]*From[*_]*: [\"“]?(?P<who>[^\n<>\"”]{{0,120}}?)[\"”]?(?:{_ADDRESS})?[^\S\n]{{0,9}}\n",
    re.MULTILINE,
)
_SENT = re.compile(r"^[*_ ]*(?:Date|Sent)[*_]*: (?P<when>[^\n]+)", re.MULTILINE)
ABOVE = 200  # characters in which a quotation's author may stand above it


@dataclass(frozen=True)
class Message:
    """A stretch that somebody else wrote. ``author`` is empty where the mail does not say who;
    ``day`` is when a forwarded mail was sent, where its headers say so.
    """

    span: Span
    author: str
    day: date | None = None


def messages_in(text: str) -> list[Message]:
    """The stretches of a mail that others wrote, in order; what is quoted in one of them too."""
    forwarded = list(_forwarded(text))
    return sorted([*forwarded, *_quoted(text)], key=lambda each: each.span)


def without_quotation_marks(text: str) -> str:
    """The text with blanks for the “>” before its lines, every offset kept.

    Where the depth of quoting grows or falls within quoted lines, an empty line begins: another
    speaks there.
    """
    if "\n>" not in text and not text.startswith(">"):
        return text
    lines: list[str] = []
    above = 0
    for line in _LINE.findall(text):
        marked = _MARKED.match(line)
        depth, end = (marked[0].count(">"), marked.end()) if marked else (0, 0)
        first = "\n" if depth != above and lines else " "
        lines.append(f"{first}{' ' * (end - 1)}{line[end:]}" if marked else line)
        above = depth
    return "".join(lines)


def _quoted(text: str) -> Iterator[Message]:
    """Every run of lines of one depth; a blank line ends none."""
    authors: dict[int, str] = {}
    begun, depth, place = 0, 0, 0
    for line in [*_LINE.findall(text), "\n"]:
        marked = _MARKED.match(line)
        here = marked[0].count(">") if marked else 0
        if here != depth and (line.strip() or place >= len(text)):
            if depth:
                yield Message(Span(begun, place), authors.get(depth, ""))
            if here > depth:
                authors[here] = _author(text[max(0, place - ABOVE) : place])
            begun, depth = place, here
        place += len(line)


def _author(above: str) -> str:
    """Who is said to have written what comes next."""
    line = " ".join(part.lstrip("> ") for part in above.rstrip("> \n").split("\n")[-2:])
    match = _WROTE.search(f"{line}\n") if _SAYS_WROTE.search(line) else None
    return match["who"].strip() if match else ""


def _forwarded(text: str) -> Iterator[Message]:
    """What stands below the headers of a mail, up to the next such headers or the end."""
    blocks: list[list[re.Match[str]]] = []
    for header in _HEADERS.finditer(text):
        if blocks and blocks[-1][-1].end() == header.start():
            blocks[-1].append(header)
        else:
            blocks.append([header])
    heads = [each for each in blocks if len(each) >= _FEWEST_HEADERS or _are_enough(each)]
    for number, head in enumerate(heads):
        start, end = head[0].start(), head[-1].end()
        last = heads[number + 1][0].start() if number + 1 < len(heads) else len(text)
        sender = _SENDER.search(text, start, end)
        sent = _SENT.search(text, start, end)
        yield Message(
            Span(end, last),
            sender["who"].strip() if sender else "",
            _day(sent["when"] if sent else ""),
        )


def _are_enough(block: list[re.Match[str]]) -> bool:
    return {"From", "Subject"} <= {each["name"] for each in block}


def _day(written: str) -> date | None:
    try:
        return parsedate_to_datetime(written).date()
    except (TypeError, ValueError, OverflowError):
        return None
