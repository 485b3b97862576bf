"""The tokens of a sentence, and which kind of word each is.

The kind is what a small model can learn from: a word that it has never seen still is a reporting
verb of the lexicon, a speaker noun, a name or a word in “-ed”. Names have one kind for all, so that
no name of anybody gets into the weights.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimscope.extraction.candidate import Span
from claimscope.extraction.lexicons.lexicon import entries, forms

TOKEN = re.compile(r"_[_ ]*_|[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]|_")
QUOTED, NAMED, NUMBER, MARK = "quoted", "name", "number", "mark"
CLOSED = {
    "pronoun": "he she they it i we you who him her them us me himself herself themselves",
    "possessive": "his its their my our your",
    "determiner": "the a an this these those some any no every each another many several few",
    "be": "is are was were be been being 's ’s",
    "have": "has have had having",
    "do": "do does did",
    "modal": "will would can could may might shall should must",
    "not": "not n't never",
    "wh": "what which when where why how whether if",
    "that": "that",
    "to": "to",
    "by": "by",
    "as": "as",
    "preposition": "in on at of for from with about over after before under into against during",
    "and": "and or but",
    "while": "while because since although though so than then until",
}
CLOSED_OF = {word: kind for kind, words in CLOSED.items() for word in words.split()}
# A capital at the start of a sentence may be that of a name.
WITHOUT_WORD = {NAMED, NUMBER, QUOTED, "opens.other", "opens.s"}
SUFFIXES = ("ing", "ed", "tion", "ment", "ly", "s")


@dataclass(frozen=True)
class Token:
    """One token where it stands in the text: its word in small letters and its kind.

    The word of a name, of a number and of words between quotation marks is that kind; so is that
    of a sentence's first word, unless a lexicon or its ending tells that it is no name.
    """

    span: Span
    word: str
    kind: str


def tokens_in(text: str, sentence: Span) -> list[Token]:
    """The tokens of a sentence of masked text; what is masked is one token."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, *sentence):
        words, opens = match[0], all(each.kind == MARK for each in found)
        kind = _kind(words, opens)
        plain = kind if kind in WITHOUT_WORD else words.lower()
        found.append(Token(Span(*match.span()), plain, kind))
    return found


def _kind(words: str, opens: bool) -> str:
    if words[0].isalpha():
        return _kind_of_word(words, opens)
    return QUOTED if words[0] == "_" else NUMBER if words[0].isdigit() else MARK


def _kind_of_word(words: str, opens: bool) -> str:
    """The kind of a word; a capital makes it a name, unless it opens the sentence."""
    lower, capital = words.lower(), words[0].isupper()
    if lower in CLOSED_OF:
        return CLOSED_OF[lower]
    if capital and not (opens and not words.isupper()):
        return NAMED
    suffix = next((each for each in SUFFIXES if lower.endswith(each)), "other")
    return _lexicon().get(lower) or (f"opens.{suffix}" if capital else suffix)


@cache
def _lexicon() -> Mapping[str, str]:
    """The kind of each word that stands alone in a lexicon; the first that has it decides."""
    found: dict[str, str] = {}
    for name, kind in (
        ("reporting_verbs", "verb"),
        ("reporting_nouns", "noun"),
        ("reporting_adjectives", "adjective"),
        ("hedges", "hedge"),
        ("speaker_nouns", "speaker"),
        ("voiceless_nouns", "thing"),
    ):
        for entry in entries(name):
            for form in entry.forms:
                found.setdefault(form.lower(), kind)
    for form in forms("reporting_verbs", "goes_on"):
        found.setdefault(form.split()[0], "participle")
    return found
