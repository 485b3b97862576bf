"""What a model sees of each token of a sentence: words, kinds and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimscope.extraction.tagger.tokens import QUOTED, Token

OUTSIDE = "-"
FAR = 6


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """The features of each token of a sentence, as strings."""
    words = [OUTSIDE, OUTSIDE, *(each.word for each in tokens), OUTSIDE, OUTSIDE]
    kinds = [OUTSIDE, OUTSIDE, *(each.kind for each in tokens), OUTSIDE, OUTSIDE]
    quotes = [place for place, each in enumerate(tokens) if each.kind == QUOTED]
    return [
        [
            *_around(words, kinds, place + 2),
            *_quoted(place, quotes, kinds[place + 2]),
            *_place(place, len(tokens), kinds[place + 2]),
            f"behind={_last_telling(kinds, place + 2)}|k={kinds[place + 2]}",
        ]
        for place in range(len(tokens))
    ]


def _around(words: Sequence[str], kinds: Sequence[str], at: int) -> Iterator[str]:
    word, kind = words[at], kinds[at]
    yield "bias"
    yield f"w={word}"
    yield f"w-1={words[at - 1]}"
    yield f"w+1={words[at + 1]}"
    yield f"w+2={words[at + 2]}"
    yield f"w-2={words[at - 2]}"
    yield f"w={word}|w+1={words[at + 1]}"
    yield f"s={word[-3:]}"
    yield f"stem={stem(word)}"
    yield f"stem|k+1={stem(word)}|{kinds[at + 1]}"
    yield f"stem|k-1={stem(word)}|{kinds[at - 1]}"
    for step in (-2, -1, 0, 1, 2):
        yield f"k{step:+}={kinds[at + step]}"
    yield f"k-1,0={kinds[at - 1]}|{kind}"
    yield f"k0,1={kind}|{kinds[at + 1]}"
    yield f"k-1,0,1={kinds[at - 1]}|{kind}|{kinds[at + 1]}"
    yield f"k0,1,2={kind}|{kinds[at + 1]}|{kinds[at + 2]}"
    yield f"k-2,-1,0={kinds[at - 2]}|{kinds[at - 1]}|{kind}"
    yield f"k0|w+1={kind}|{words[at + 1]}"
    yield f"k0|w-1={kind}|{words[at - 1]}"


def stem(word: str) -> str:
    """A word without its ending, roughly: “denied” and “denies” have one stem."""
    for ending in ("ying", "ied", "ies", "ing", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _quoted(place: int, quotes: Sequence[int], kind: str) -> Iterator[str]:
    before = min((place - each for each in quotes if each < place), default=0)
    after = min((each - place for each in quotes if each > place), default=0)
    yield f"quoted before={min(before, FAR)}"
    yield f"quoted after={min(after, FAR)}"
    yield f"quoted={bool(before):d}{bool(after):d}|k={kind}"


def _place(place: int, length: int, kind: str) -> Iterator[str]:
    yield f"from start={min(place, FAR)}"
    yield f"to end={min(length - place, FAR)}|k={kind}"


def _last_telling(kinds: Sequence[str], at: int) -> str:
    """The nearest word before that can be a subject, skipping adverbs and auxiliaries."""
    skipped = {"ly", "be", "have", "do", "modal", "not", "hedge"}
    before = (kinds[each] for each in range(at - 1, 0, -1))
    return next((kind for kind in before if kind not in skipped), OUTSIDE)
