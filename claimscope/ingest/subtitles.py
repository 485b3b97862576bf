"""Subtitles (SubRip, WebVTT): what is spoken, without the numbers and times of each caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimscope.ingest.normalise import normalise
from claimscope.ingest.reading import Extract

LEFT_OUT = "It is a file of subtitles: their numbers and times are left out, their words joined."
_CLOCK = r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}"
_TIMES = re.compile(rf"^{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}\b.*$", re.MULTILINE)
# What a file begins with: its name, or the number and the times of the first caption.
_BEGINS = re.compile(rf"\s*(?:WEBVTT\b[^\n]*\n|(?:\d+[ \t]*\n)?{_CLOCK}[ \t]+-->)")
_MAKERS = re.compile(r"\s*(?:NOTE|STYLE|REGION|WEBVTT)\b")
_SPEAKER = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<who>[^<>\n]{1,60})>")
_MARKUP = re.compile(r"<[^<>\n]{1,80}>|\{\\[^{}\n]{1,40}\}")
# “[applause]”, “♪ a song ♪”, “>> ”, “- ”: sounds, and signs that somebody else speaks.
_SOUND = re.compile(r"[\[(][^\])]*[\])]|[♪♫].*")
_OTHER_SPEAKS = re.compile(r"(?:>>+|[-–—])\s*(?=\w)")
_ENDS = re.compile(r"[.!?…][\"”’')]*$")
_FULL = 400
"""So many characters are a paragraph, which the next end of a sentence closes."""


def extract_text(text: str, notes: tuple[str, ...] = ()) -> Extract:
    """A plain text as it is; of subtitles, told by how they begin, the words."""
    plain = normalise(text)
    words = spoken(plain) if _BEGINS.match(plain) and _TIMES.search(plain) else ""
    return Extract(words, notes=(*notes, LEFT_OUT)) if words else Extract(text, notes=notes)


def spoken(text: str) -> str:
    """The words of subtitles in paragraphs, each with its speaker's label where one is named."""
    paragraphs: list[str] = []
    before = speaker = ""
    opens = True
    for who, line, other in _lines(text):
        if line == before:  # captions that roll say each line again
            continue
        before = line
        if opens or other or (who and who != speaker):
            paragraphs.append(f"{who}: {line}" if who else line)
        else:
            paragraphs[-1] += f" {line}"
        speaker = who or speaker
        opens = len(paragraphs[-1]) >= _FULL and bool(_ENDS.search(line))
    return "\n\n".join(paragraphs)


def _lines(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each line of a caption: who is named to speak it, the words, whether somebody else does."""
    for block in re.split(r"\n\s*\n", text):
        times = _TIMES.search(block)
        if not times or _MAKERS.match(block):
            continue
        for written in block[times.end() :].splitlines():
            named = _SPEAKER.search(written)
            line = _MARKUP.sub("", written).strip()
            other = _OTHER_SPEAKS.match(line)
            line = line[other.end() :] if other else line
            if line and not _SOUND.fullmatch(line):
                yield named["who"].strip() if named else "", line, bool(other)
