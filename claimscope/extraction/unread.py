"""Stretches in a language that the rules do not know: proposed as they stand, and not read.

The rules know English. Elsewhere a number may have other separators and multipliers, and a denial
looks like a statement, so that nothing is taken from such words: no figure, no stance, no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claimscope.extraction.candidate import Candidate, Span, trimmed
from claimscope.language import (
    UNTOLD,
    is_hardly_english,
    language_name,
    language_of,
    surely_another,
)

READ = {"en": "English"}
"""The languages that the rules know, by their ISO 639-1 code."""

LEAST_WORDS = 4
LEAST_LETTERS = 8
FEWEST_WORDS = 2
FEWEST_LETTERS = 4
LONGEST = 1500
# No full stop after a number, which is an ordinal in many languages (“am 3. Mai”).
STOP = re.compile(
    r"(?:(?<![.!?…\d])[.!?…]++[\"”’'»)\]]*+(?=\s|$)|[。！？؟۔।॥]++[\"”’'»)\]」』]*+)|\n"
)
TELLS = re.compile(r"\d|[“”„«»「『\"]|[零〇一二三四五六七八九十百千萬万億亿兆]{2}")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")


def base_language(text: str, language: str = "") -> str:
    """The language of a whole text, in the two letters of its code; empty where none is told.

    ``language`` is what the file or the analyst says it is, for a text that does not tell. Without
    that a text which is hardly English is in an untold language, and not read.
    """
    said = language.strip().lower()[:2]
    told = language_of(text) or (said if said.isascii() and said.isalpha() else "")
    return told or (UNTOLD if is_hardly_english(text) else "")


def is_read(language: str) -> bool:
    """Whether the rules know a language; one that nobody can tell is taken for one they know."""
    return not language or language in READ


def unread_note(language: str) -> str:
    """What to tell of words in a language that the rules do not know."""
    return (
        f"In {language_name(language)}, which is not read: figures, stance and source are to be "
        "filled in by hand."
    )


def text_note(language: str) -> str:
    """What to tell of a whole text in such a language."""
    known = " and ".join(READ.values())
    return (
        f"This text is in {language_name(language)}. The rules read {known} only: sentences with "
        "a number or a quotation are proposed without figures, stance or source."
    )


def block_language(words: str, base: str) -> str:
    """The language of a paragraph: its own where that can be told, else that of the text."""
    return (_is_long(words) and language_of(words)) or base


def other_language(words: str) -> str:
    """The language that a sentence or a quotation in a text that is read is surely in, if not read.

    Empty where it is read.
    """
    found = surely_another(words, "en") if _is_long(words) else ""
    return "" if is_read(found) else found


def unread_in(text: str, span: Span, language: str, published_on: date) -> Iterator[Candidate]:
    """The sentences of a stretch that have a number or a quotation, each as it stands."""
    for sentence in _sentences(text, span):
        words = sentence.of(text)
        if _says_something(words) and TELLS.search(words):
            yield unread(words, sentence, language, published_on)


def unread(quote: str, span: Span, language: str, published_on: date) -> Candidate:
    """A candidate of which nothing is known but its words and its language."""
    return Candidate(
        quote=quote,
        start=span.start,
        end=span.end,
        source="",
        cites="",
        stance="",
        hedge="",
        modality="",
        figures=(),
        places=(),
        event_from=None,
        event_to=None,
        event_precision="unknown",
        said_on=published_on,
        language=language,
        note=unread_note(language),
    )


def _is_long(words: str) -> bool:
    """Whether there is enough of it to tell a language: some words, or letters of other scripts."""
    latin = LATIN_WORD.findall(words)
    others = sum(letter.isalpha() for letter in words) - sum(map(len, latin))
    return len(latin) >= LEAST_WORDS or others >= LEAST_LETTERS


def _says_something(words: str) -> bool:
    """Whether there is more than a number, a time or a day: two words, or some other letters."""
    latin = LATIN_WORD.findall(words)
    others = sum(letter.isalpha() for letter in words) - sum(map(len, latin))
    return len(latin) >= FEWEST_WORDS or others >= FEWEST_LETTERS


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    stops = (each.end() for each in STOP.finditer(text, *span))
    for stop in [*(each for each in stops if not _goes_on(text, each)), span.end]:
        for begun in range(start, stop, LONGEST):
            sentence = trimmed(text, begun, min(stop, begun + LONGEST))
            if sentence.end > sentence.start:
                yield sentence
        start = stop


def _goes_on(text: str, place: int) -> bool:
    """Whether a small letter follows, so that the stop was an abbreviation's (“4 тыс. солдат”)."""
    return text[place : place + 4].lstrip()[:1].islower()
